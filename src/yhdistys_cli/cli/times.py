"""The times in a question, as the options of a command: its years, months and days, and how many are asked for."""

from datetime import date

from ..working_days import last_of_month
from .tokens import Token, season

# What a day is where only one end of a time is said: *1.3. alkaen*, *after 1.3.*; *31.3. asti*, *before 1.4.*
_FIRST, _LAST = ("from", "after"), ("until", "before")


class Times:
    """What the tokens of a question say about time, seen from `today`; all days are those of the guide's time zone."""

    def __init__(self, found: list[Token], today: date) -> None:
        self.today = today
        said = [t.meaning.value for t in found if t.meaning and t.meaning.kind == "time"]
        self.years = [t.year for t in found if t.year]
        self.months = [t.month for t in found if t.month]
        self.spans = [self._span(t) for t in found if t.span]
        self.next = "next" in said
        self.month_numbers = [t.number for t in found if t.number and t.meaning is None]
        self.counts = [t.number for t in found if t.number]
        self.begins = any(word in said for word in _FIRST)
        self.ends = any(word in said for word in _LAST)
        self.texts = [t.text for t in found if t.year or t.month or t.span or (t.meaning and t.meaning.value == "next")]
        self.loose = [t.text for t in found if t.meaning and t.meaning.value in ("after", "before")]
        if self.years or self.months or self.spans:
            self.loose = []

    def __bool__(self) -> bool:
        return bool(self.years or self.months or self.spans or self.next)

    def _span(self, token: Token) -> tuple[date, date]:
        """The days that a token means; of a season those of the year that the question names."""
        assert token.span is not None
        if token.meaning and self.years:
            return season(token.meaning.value, self.years[0])
        return token.span

    @property
    def day(self) -> date | None:
        """The one day that is meant, if it is one."""
        first, last = self.spans[0] if len(self.spans) == 1 else (None, None)
        return first if first == last else None

    def year(self) -> list[str]:
        """The year as an argument, if one is asked for and no days are."""
        return [str(self.years[0])] if self.years and not self._days() and len(set(self.years)) == 1 else []

    def options(self) -> list[str]:
        """--from and --until, --month, --next, as far as they are meant."""
        found: list[str] = []
        if days := self._days():
            first, last = days
            found += ["--from", first.isoformat()] if first else []
            found += ["--until", last.isoformat()] if last else []
        elif self.months:
            found += ["--month", str(self.months[0])]
        if self.next:
            found += ["--next", str(self.counts[0] if self.counts else 1)]
        elif self.month_numbers and not self.months and not self.years and not days:
            found += ["--month", str(self.month_numbers[0])]
        return found

    def since(self) -> list[str]:
        """The first day of what is asked about the past, as --since; without a year the latest that there was."""
        days = self._days()
        first = days[0] if days else None
        if first is None and (self.months or self.years):
            first = date(self.years[0] if self.years else self.today.year, self.months[0] if self.months else 1, 1)
        if first is not None and first > self.today and not self.years:
            # Days are read as those to come; 29.2. is not in every year.
            first = first.replace(year=first.year - 1, day=28 if (first.month, first.day) == (2, 29) else first.day)
        return ["--since", first.isoformat()] if first else []

    def _days(self) -> tuple[date | None, date | None] | None:
        """The first and the last day of what is asked; none where a year or a month says it as well."""
        if self.spans:
            first, last = self.spans[0][0], self.spans[-1][1]
        elif len(set(self.months)) > 1 or (self.months and (self.begins or self.ends)):
            first, last = self._months()
        elif len(set(self.years)) > 1:
            return date(min(self.years), 1, 1), date(max(self.years), 12, 31)
        else:
            return None
        if len(self.spans or set(self.months)) == 1 and self.begins != self.ends:
            return (first, None) if self.begins else (None, last)
        return first, last

    def _months(self) -> tuple[date, date]:
        """The first month's first day and the last month's last: of the year that is said, else of the coming ones."""
        first, last = self.months[0], self.months[-1]
        this = self.today.year + (last < self.today.month) if first <= last else self.today.year
        year = self.years[0] if self.years else this
        end = self.years[-1] if len(self.years) > 1 else year + (last < first)
        return date(year, first, 1), last_of_month(end, last)
