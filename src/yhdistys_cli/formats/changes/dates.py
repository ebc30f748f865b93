"""What changes of dates say: days, hours, registration, promises; and why one cannot be made."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ...happenings import Happening, Precision
from ...languages import WEEKDAYS
from ...models import Event, Moment, Occurrence
from ...words import N_, Words
from ..wording import agenda

Params = Mapping[str, Any]
Sayings = Mapping[str, Callable[[Params, Words], str]]


def _fixed(text: str) -> Callable[[Params, Words], str]:
    """A sentence with the params in it: days as dates, titles in the reader's language."""

    def say(params: Params, words: Words) -> str:
        shown = {name: _shown(value, words) for name, value in params.items()}
        return words.gettext(text).format(**shown)

    return say


def _shown(value: Any, words: Words) -> str:
    if isinstance(value, Event):
        return words.text(value.title)
    if isinstance(value, Moment):
        return _moment(value, words)
    if isinstance(value, date):
        return words.date(value)
    return str(value) if isinstance(value, str | int) else words.text(value) if hasattr(value, "fi") else ""


def _moment(moment: Moment, words: Words) -> str:
    day = words.span(moment.day, None, weekdays=True)
    return f"{day} {words.hours(moment.time)}" if moment.time else day


# --- when


def _happening(params: Params) -> Happening:
    """A time as a happening of its event, which has its words."""
    event, start, end = params["event"], params.get("start"), params.get("end")
    first = start or end
    year = first.day.year if first else params["year"]
    month, week, season = params.get("month"), params.get("week"), params.get("season")
    precision: Precision = "day"
    if month:
        start, precision = Moment(date(year, int(month), 1)), "month"
    elif week:
        start, precision = Moment(date.fromisocalendar(year, int(week), 1)), "week"
    elif season:
        precision = "season"
    elif first is None:
        precision = "year"
    return Happening(event, year, 0, start, end, precision, "confirmed", Occurrence(season=season))


def _when(params: Params, words: Words, hours: bool = True) -> str:
    """Day and hours, the days of a window and when it closes, or how much is known."""
    happening = _happening(params)
    day = agenda.when(happening, words)
    said = agenda.hours(happening, words) if hours and happening.precision == "day" else ""
    start, end = happening.start, happening.end
    is_one_day = start is not None and start.time is not None and (end is None or end.day == start.day)
    between = " " if is_one_day and words.language != "en" else ", "
    return between.join(filter(None, (day, said)))


def _both(params: Params, words: Words) -> tuple[str, str]:
    """The days of a date before and after it moved; the hours before only where they are others."""
    old = params["old"]
    hours = [[moment and moment.time for moment in (each["start"], each["end"])] for each in (old, params)]
    return _when(old, words, hours[0] != hours[1]), _when(params, words)


def _of(title: Any, words: Words) -> str:
    return words.text(title.title if isinstance(title, Event) else title)


# --- what becomes true


def _event_when(text: str) -> Callable[[Params, Words], str]:
    """A sentence about an event and a time of it, with its place where that is said."""

    def say(params: Params, words: Words) -> str:
        said = words.gettext(text).format(event=_of(params["event"], words), when=_when(params, words))
        place = words.text(params.get("place"))
        return f"{said}, {place}" if place else said

    return say


def _revision(params: Params, words: Words) -> str:
    return words.gettext("(revision {n})").format(n=params["revision"])


def _moved(params: Params, words: Words) -> str:
    old, new = _both(params, words)
    said = words.gettext("{event}: moves {old} → {new}").format(event=_of(params["event"], words), old=old, new=new)
    return f"{said} {_revision(params, words)}"


def _moved_to_year(params: Params, words: Words) -> str:
    old, new = _both(params, words)
    said = words.gettext("{event}: moves {old} → {new}").format(event=_of(params["event"], words), old=old, new=new)
    stays = words.gettext("The date of {old_year} stays, as cancelled; that of {year} is a new one.")
    return f"{said}\n  {stays.format(old_year=params['old_year'], year=params['year'])}"


def _extended(text: str) -> Callable[[Params, Words], str]:
    def say(params: Params, words: Words) -> str:
        event, end, old = params["event"], params["end"], params["old"]
        said = words.gettext(text).format(event=_of(event, words), end=_moment(end, words), old=_moment(old, words))
        return f"{said} {_revision(params, words)}"

    return say


def _cancelled(params: Params, words: Words) -> str:
    said = words.gettext("{event}: cancelled: {when}").format(
        event=_of(params["event"], words), when=_when(params, words)
    )
    stays = words.gettext("In calendars it stays, as cancelled.")
    return f"{said} {_revision(params, words)}\n  {stays}"


def _registration_span(params: Params, words: Words) -> str:
    """When registration is, as a phrase that begins with a capital letter."""
    _ = words.gettext
    opens, closes = params.get("opens"), params.get("closes")
    if opens and closes:
        if not (opens.time or closes.time):
            return _("Registration {span}").format(span=words.span(opens.day, closes.day))
        span = f"{_plain(opens, words)} – {_plain(closes, words)}"
        return _("Registration {span}").format(span=span)
    if closes:
        return _("Registration until {date}").format(date=_plain(closes, words))
    return _("Registration from {date}").format(date=_plain(opens, words)) if opens else ""


def _plain(moment: Moment, words: Words) -> str:
    day = words.date(moment.day)
    return f"{day} {words.hours(moment.time)}" if moment.time else day


def _registration(params: Params, words: Words) -> str:
    said = _registration_span(params, words)
    before = [str(params[key]) for key in ("opens_before", "closes_before") if key in params]
    if len(before) == 2:
        said += " " + words.gettext("({opens} and {closes} days before)").format(opens=before[0], closes=before[1])
    elif before:
        number = int(before[0])
        said += " " + words.ngettext("({n} day before)", "({n} days before)", number).format(n=number)
    return f"  {said}."


def _registration_stays(text: str) -> Callable[[Params, Words], str]:
    def say(params: Params, words: Words) -> str:
        return "  " + words.gettext(text).format(registration=_registration_span(params, words))

    return say


def _promise(params: Params, words: Words) -> str:
    left = params["left"]
    text = words.ngettext(
        "Of the times promised for {year}, {n} has no day yet.",
        "Of the times promised for {year}, {n} have no day yet.",
        left,
    )
    return "  " + text.format(n=left, year=params["year"])


def _skipped_times(params: Params, words: Words) -> str:
    number = params["times"]
    text = words.ngettext(
        "{event}: {n} of the times of {year} is not held",
        "{event}: {n} of the times of {year} are not held",
        number,
    )
    return text.format(event=_of(params["event"], words), n=number, year=params["year"])


def _shared(params: Params, words: Words) -> str:
    names = words.join(words.quote(words.text(title)) for title in params["titles"])
    return "  " + words.gettext("The same dates are also those of {names}.").format(names=names)


def _note(text: str) -> Callable[[Params, Words], str]:
    """A sentence under what becomes true."""

    def say(params: Params, words: Words) -> str:
        return "  " + _fixed(text)(params, words)

    return say


def _programme(params: Params, words: Words) -> str:
    text = words.gettext("The hours of its programme do not move along: it begins at {hour}.")
    return "  " + text.format(hour=words.hour(params["start"]))


SENTENCES: Sayings = {
    "confirmed": _event_when(N_("{event}: to be confirmed: {when}")),
    "confirmed-again": _event_when(N_("{event}: held after all: {when}")),
    "completed": _event_when(N_("{event}: to be completed: {when}")),
    "no-longer-none": _note(N_("That there is no round in {year} is taken away, with its note.")),
    "skipped": _fixed(N_("{event}: not held in {year}")),
    "rest-skipped": _skipped_times,
    "moved": _moved,
    "moved-to-year": _moved_to_year,
    "extended": _extended(N_("{event}: extended until {end}, it was {old}")),
    "reopened": _extended(N_("{event}: opened again until {end}, it closed {old}")),
    "opens-again": _note(N_("From which day it is open again is recorded nowhere: say so with --note.")),
    "cancelled": _cancelled,
    "registration": _registration,
    "registration-stays": _registration_stays(
        N_("{registration}: it does not move along. Look whether it still holds.")
    ),
    "registration-not-taken": _registration_stays(N_("{registration}: it stays with the cancelled date.")),
    "programme-stays": _programme,
    "promise": _promise,
    "promise-kept": _note(N_("All {times} times promised for {year} now have a day.")),
    "past-day": _note(N_("Note: {day} is past.")),
    "far-day": _note(N_("Note: {day} is more than three years ahead. Look whether the year is right.")),
    "shared": _shared,
    "other-languages": _note(N_("A text was changed that is also there in other languages: see to those too.")),
}


# --- why not


def _wrong_weekday(params: Params, words: Words) -> str:
    names = WEEKDAYS[words.language].split()
    text = words.gettext("{date} is a {right}, not a {wrong}. Which one did you mean?")
    return text.format(
        date=words.date(params["day"]), right=names[params["day"].weekday()], wrong=names[params["weekday"]]
    )


def _already(params: Params, words: Words) -> str:
    _ = words.gettext
    event = params["event"]
    dates = [_when({"event": event, "start": start, "end": end}, words) for start, end in params["dates"]]
    if not dates:
        return _("“{event}” already has all its times of {year}. Another one:").format(
            event=_of(event, words), year=params["year"]
        )
    said = _("“{event}” is already: {dates}.").format(event=_of(event, words), dates=words.join(dates))
    more = _("If a date moves, the command is move; if this is one more, add --again:")
    return " ".join((said, more if params["again"] else _("If it moves:")))


def _nothing(text: str, otherwise: str, only: str = "") -> Callable[[Params, Words], str]:
    """That an event has no date for a command, when the last one was, and what can be done: `only` where none was."""

    def say(params: Params, words: Words) -> str:
        event = params["event"]
        start, end = params["last"]
        said = words.gettext(text).format(event=_of(event, words))
        if not (start or end) and only:
            return " ".join((said, words.gettext(only)))
        if start or end:
            last = _when({"event": event, "start": start, "end": end}, words)
            said += " " + words.gettext("The last one was {when}.").format(when=last)
        return " ".join((said, words.gettext(otherwise))) if params["is_offered"] else said

    return say


def _unknown(params: Params, words: Words) -> str:
    said = words.gettext("No event is called “{question}”.").format(question=params["question"])
    if params["names"]:
        names = words.join_or(words.text(name) for name in params["names"])
        said += " " + words.gettext("Did you mean {names}?").format(names=names)
    else:
        said += " " + words.gettext("Everything that there is:")
    return said


REASONS: Sayings = {
    # what was said
    "no-event": _fixed(N_("Which event? Write its name before the day.")),
    "unknown-event": _unknown,
    "ambiguous-event": _fixed(N_("“{question}” can mean several things:")),
    "no-time": _fixed(N_("When? Write the day after the name: 14.4.2027 at 17")),
    "no-year": _fixed(N_("“{value}” has no year, and none is guessed. Did you mean this?")),
    "two-digit-year": _fixed(N_("Write the year with four digits: “{value}” can be of any century.")),
    "no-such-day": _fixed(N_("“{value}” is not a day. Write it as 14.4.2027 or 2027-04-14.")),
    "no-such-week": _fixed(N_("There is no week {week} in {year}.")),
    "no-such-hour": _fixed(N_("“{value}” is not an hour. Write it as 17 or 17.30; midnight is 0.00.")),
    "wrong-weekday": _wrong_weekday,
    "weekday-alone": _fixed(N_("“{value}” alone is no day. Did you mean the next one?")),
    "words-left": _fixed(N_("After “{time}” comes “{value}”, which is no time. Leave it out, or use an option.")),
    "day-first": _fixed(N_("Write the day first, then the hour: 14.4.2027 at 17")),
    "hours-of-several-days": _fixed(N_("Of several days, write the hour of each end: 1.3.2027 at 9 – 31.3.2027 at 15")),
    "deadline-of-two": _fixed(N_("A last day is one day, with one hour at most: by 31.3.2027 at 15")),
    "end-before-start": _fixed(N_("It would end before it begins. Look at the days and the hours.")),
    "bad-year": _fixed(N_("“{value}” is not a year. Write it as 2027.")),
    "no-year-said": _fixed(N_("Which year? Write it after the name: 2027")),
    "cancel-day": _fixed(N_("Write the day of the date that is cancelled: 14.4.2027")),
    # what is recorded
    "same-dates": _fixed(N_("“{event}” has the same dates as “{first}”. Change them there:")),
    "already": _already,
    "said-none": _fixed(N_("“{event}” is recorded as not held in {year}. If it is held after all:")),
    "was-cancelled": _fixed(N_("“{event}” on {day} was cancelled. If it is held after all:")),
    "has-date": _fixed(N_("“{event}” has a date in {year}. If it is not held, cancel that:")),
    "not-a-deadline": _fixed(N_("“{event}” has a day on which it begins, not a last day. Write the day alone:")),
    "one-day-window": _fixed(
        N_(
            "“{event}” is a time to apply or to report. Write both of its ends, such as 1.–31.3.2027; if {day} is its "
            "last day:"
        )
    ),
    "registration-without-day": _fixed(N_("Write when one registers as days: --registration 1.3.–31.3.2027")),
    "registration-after": _fixed(N_("Registration would go on until {day}, when “{event}” is over.")),
    "move-to-day": _fixed(N_("Write the day to which “{event}” moves: 14.4.2027")),
    "extend-to-day": _fixed(N_("Write one day, until which “{event}” is open: 14.4.2027 at 15")),
    "not-later": _fixed(N_("“{event}” closes {old}, which is not earlier. Write a later day.")),
    "too-far": _fixed(N_("“{event}” closes {old}. More than half a year later it is another round: confirm that.")),
    "no-end": _fixed(N_("“{event}” has no day on which it closes. If it moves:")),
    "no-such-date": _fixed(N_("“{event}” has no date {day}.")),
    "which-date": _fixed(N_("“{event}” has several dates. Which one?")),
    "nothing-to-move": _nothing(
        N_("“{event}” has no coming date that could move."),
        N_("Confirm a new one, or say which one moves:"),
        N_("Confirm a new one:"),
    ),
    "nothing-to-extend": _nothing(N_("“{event}” has no window that could be extended."), N_("Confirm a new one:")),
    "nothing-to-cancel": _nothing(
        N_("“{event}” has no coming date that could be cancelled."),
        N_("If there is no round, or that one was cancelled:"),
    ),
}
