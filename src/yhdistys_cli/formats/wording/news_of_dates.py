"""The sentences of what is new in the annual clock."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...happenings import Happening
from ...models import WINDOWS, Moment
from ...views.news import News
from ...words import N_, Words
from .agenda import hours, place, registration, when

Facts = Mapping[str, Any]


def _at(happening: Happening, words: Words, with_place: bool = True) -> str:
    """When something is, with its hours and its place."""
    said, at = when(happening, words), hours(happening, words)
    is_one_day = happening.precision == "day" and happening.first_day == happening.last_day
    parts = [f"{said} {at}" if at and is_one_day and not happening.is_deadline else ", ".join(filter(None, (said, at)))]
    return ", ".join(filter(None, (*parts, place(happening, words) if with_place else "")))


def _and_registration(text: str, happening: Happening, words: Words) -> str:
    said = registration(happening, words)
    return f"{text} {said[:1].upper()}{said[1:]}." if said else text


def _set(news: News, own: str, words: Words) -> str:
    _ = words.gettext
    happening: Happening = news.facts["date"]
    is_window = happening.event.kind in WINDOWS and happening.first_day != happening.last_day
    if happening.precision != "day" or happening.start is None:
        text = "{name}: {when}."
    elif len(news.names) > 1:
        text = _("{name} are open {when}.") if is_window else _("{name} are on {when}.")
    else:
        text = _("{name} is open {when}.") if is_window else _("{name} is on {when}.")
    return _and_registration(text.format(name=own, when=_at(happening, words)), happening, words)


def _moved(news: News, own: str, words: Words) -> str:
    _ = words.gettext
    happening: Happening = news.facts["date"]
    earlier: Happening = news.facts["was"]
    text = {
        "date-moved": _("{name} has been moved: the new time is {when} (earlier {was})."),
        "date-extended": _("{name} has been extended: {when} (earlier {was})."),
        "date-reopened": _("{name} has been opened again: {when} (earlier {was})."),
    }[news.code]
    was = _at(earlier, words, with_place=False)
    if news.code == "date-extended" and earlier.end:
        was = _moment(earlier.end, words)
    said = text.format(name=own, when=_at(happening, words), was=was)
    return _and_registration(said, happening, words) if news.code == "date-moved" else said


def _moment(moment: Moment, words: Words) -> str:
    day = words.span(moment.day, None, weekdays=True)
    return f"{day} {words.hours(moment.time)}" if moment.time else day


def _off(text: str) -> Callable[[News, str, Words], str]:
    """That something is not held, and the note of its date, which may say why."""

    def say(news: News, own: str, words: Words) -> str:
        happening: Happening = news.facts["date"]
        said = words.gettext(text).format(name=own, when=when(happening, words), year=happening.year)
        note = words.text(happening.occurrence.note) if happening.occurrence else ""
        return f"{said} {note}" if note else said

    return say


def _restored(news: News, own: str, words: Words) -> str:
    happening: Happening = news.facts["date"]
    said = words.gettext("{name} will be held after all: {when}.").format(name=own, when=_at(happening, words))
    return _and_registration(said, happening, words)


def _withdrawn(news: News, own: str, words: Words) -> str:
    _ = words.gettext
    said = _("{name}: {was} no longer holds.").format(name=own, was=when(news.facts["was"], words))
    now = _("A new date is not known.")
    if news.facts["expected"]:
        now = _("The forecast is {when}.").format(when=_at(news.facts["date"], words))
    return f"{said} {now}"


def _expected(news: News, own: str, words: Words) -> str:
    _ = words.gettext
    happening, was = news.facts["date"], news.facts["was"]
    if happening.status == "forecast":
        text = _("{name}: the forecast is now {when} (earlier {was}).") if was else _("{name}: the forecast is {when}.")
    else:
        text = _("{name}: now {when} (earlier {was}).") if was else "{name}: {when}."
    return text.format(name=own, when=_at(happening, words), was=_at(was, words) if was else "")


def _new_event(news: News, own: str, words: Words) -> str:
    _ = words.gettext
    dates: Sequence[Happening] = news.facts["dates"]
    if not dates:
        return _("{name} is new in the annual clock.").format(name=own)
    forecast = _("forecast")
    said = [_at(one, words) + (f" ({forecast})" if one.status == "forecast" else "") for one in dates]
    return _("{name} is new in the annual clock: {when}.").format(name=own, when="; ".join(said))


def _of_event(text: str) -> Callable[[News, str, Words], str]:
    """A sentence about an event itself."""

    def say(news: News, own: str, words: Words) -> str:
        until, was = news.facts.get("until"), news.facts.get("was")
        return words.gettext(text).format(name=own, date=words.date(until) if until else "", was=words.text(was))

    return say


# Whole sentences, which begin with the name.
SENTENCES: dict[str, Callable[[News, str, Words], str]] = {
    "date-set": _set,
    "date-moved": _moved,
    "date-extended": _moved,
    "date-reopened": _moved,
    "date-cancelled": _off(N_("{name} ({when}) is cancelled.")),
    "date-restored": _restored,
    "date-withdrawn": _withdrawn,
    "no-round": _off(N_("{name}: not held in {year}.")),
    "no-more-rounds": _off(N_("{name}: not held another time in {year}.")),
    "expected-changed": _expected,
    "event-new": _new_event,
    "event-gone": _of_event(N_("{name} is no longer in the annual clock.")),
    "event-renamed": _of_event(N_("{name}: a new name (earlier {was}).")),
    "event-ends": _of_event(N_("{name} ends on {date}.")),
    "event-text": _of_event(N_("{name}: the description has changed.")),
}


def _time(facts: Facts, words: Words) -> str:
    _ = words.gettext
    was, now = hours(facts["was"], words), hours(facts["date"], words)
    if not now:
        return _("the hours are open.")
    text = _("the time is now {hours} (earlier {was}).") if was else _("the time is {hours}.")
    return text.format(hours=now, was=was)


def _place(facts: Facts, words: Words) -> str:
    _ = words.gettext
    was, now = place(facts["was"], words), place(facts["date"], words)
    if not now:
        return _("the place is open.")
    text = _("the place is now {place} (earlier {was}).") if was else _("the place is {place}.")
    return text.format(place=now, was=was)


def _registration(facts: Facts, words: Words) -> str:
    return f"{registration(facts['date'], words)}."


def _amount(facts: Facts, words: Words) -> str:
    said = words.gettext("{euros} to share out").format(euros=words.euros(facts["date"].amount))
    return f"{said}."


def _programme(_facts: Facts, words: Words) -> str:
    return words.gettext("the programme has changed.")


def _note(facts: Facts, words: Words) -> str:
    return words.text(facts["date"].occurrence.note)


# What is said of a date after its name and its day.
DETAILS: dict[str, Callable[[Facts, Words], str]] = {
    "time-changed": _time,
    "place-changed": _place,
    "registration-changed": _registration,
    "amount-changed": _amount,
    "programme-changed": _programme,
    "note-changed": _note,
}
