"""`yhdistys add person|unit|event|board NAME`."""

from datetime import date
from typing import Annotated, Any

import click
import typer

from ...amend import Change
from ...amend.draft import Draft
from ...amend.naming import one
from ...amend.people import add_person
from ...amend.records import add_board, add_event, add_unit
from ...search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, UNIT
from ...words import N_
from .. import meant
from ..changing import Diff, Yes, carry_out
from ..filters import read_kind
from ..question import Invocation
from ..where import typed as typed_word

# kind → the options that it has
_BELONG = {
    PERSON: {"unit", "substitute", "acting", "from_", "until", "title", "phone", "email", "source", "checked"},
    UNIT: {"service_area", "from_", "until", "phone", "email", "source", "checked"},
    EVENT: {"kind", "area", "unit", "times", "from_", "until", "place", "about", "source", "checked"},
    CHECKLIST: {"item", "audience", "source", "checked"},
}


def command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar=N_("KIND NAME"), help=N_("person, unit, event or board, and what it is called.")),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(
            "--unit", metavar=N_("UNIT"), help=N_("The unit of a person or an event; may be given many times.")
        ),
    ] = None,
    substitute: Annotated[bool, typer.Option("--substitute", help=N_("The person is a substitute."))] = False,
    acting: Annotated[bool, typer.Option("--acting", help=N_("The person has the post for the time being."))] = False,
    from_: meant.From = None,
    until: meant.Until = None,
    title: meant.JobTitle = None,
    phone: meant.Phone = None,
    email: meant.Email = None,
    service_area: Annotated[
        str | None, typer.Option("--service-area", metavar=N_("AREA"), help=N_("The service area of a unit."))
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar=N_("KIND"), help=N_("What kind of event it is: application, info, meeting, …")),
    ] = None,
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar=N_("AREA"), help=N_("A working area of an event; may be given many times.")),
    ] = None,
    times: Annotated[
        str | None, typer.Option("--times", metavar=N_("N"), help=N_("How many times a year an event is promised."))
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar=N_("TEXT"), help=N_("Where an event is."))] = None,
    about: Annotated[str | None, typer.Option("--about", metavar=N_("TEXT"), help=N_("What an event is."))] = None,
    item: Annotated[
        list[str] | None,
        typer.Option("--item", metavar=N_("TEXT"), help=N_("An item of a board; may be given many times.")),
    ] = None,
    audience: Annotated[
        str | None, typer.Option("--audience", metavar=N_("TEXT"), help=N_("Whom a board is for."))
    ] = None,
    source: meant.Source = None,
    checked: meant.Checked = None,
    new: meant.IsNew = False,
    yes: Yes = False,
    diff: Diff = False,
) -> None:
    """Somebody or something new."""
    question = Invocation(context, "add")
    typed = [word for word in words or () if word.strip()]
    what = meant.kind_named(typed[0]) if typed else None
    if what not in _BELONG or len(typed) < 2:
        raise meant.no_words(
            question,
            N_("Say what is to be added (person, unit, event or board) and its name:"),
            question.words.gettext("person"),
            '"Maija Malli"',
        )
    _refuse_options(context, question, what, typed[0])
    name = " ".join(" ".join(typed[1:]).split())
    common = meant.given(phone=phone, email=email, source=source, checked=checked)

    def days(draft: Draft) -> tuple[date, date]:
        return meant.day(draft, question, from_) or date.min, meant.day(draft, question, until) or date.max

    def person(draft: Draft) -> Change:
        named, said = meant.name_and_days(draft, context, question, typed[1:], typed[0])
        who = meant.somebody(draft, context, question, " ".join(named), new, typed[0])
        where = meant.units(draft, context, question, unit or (), typed[0], who.name if who.is_new else who.id)
        first, last = days(draft)
        if said:
            first, last = (said[0] if from_ is None else first), (said[1] or last if until is None else last)
        role = "substitute" if substitute else "acting" if acting else "contact"
        return add_person(draft, who, where, (first, last), role, {**meant.given(title=title), **common})

    def a_unit(draft: Draft) -> Change:
        service = _service_area(draft, context, question, service_area, typed) if service_area else None
        return add_unit(draft, name, days(draft), service, common, new)

    def event(draft: Draft) -> Change:
        values = meant.given(about=about, place=place, since=from_, until=until, **common)
        where = meant.units(draft, context, question, unit or (), *typed)
        areas = tuple(_area(draft, context, question, each, typed) for each in area or ())
        assert kind is not None
        return add_event(draft, name, read_kind(question, kind), areas, where, _times(question, times), values, new)

    def board(draft: Draft) -> Change:
        return add_board(draft, name, item or (), meant.given(audience=audience, **common), new)

    if what == EVENT and kind is None:
        raise meant.no_words(
            question, N_("What kind of event is it? Add --kind:"), typed[0], typed_word(name), "--kind", "info"
        )
    if what == CHECKLIST and not item:
        raise meant.no_words(
            question,
            N_("What stands on the board? Add --item, once for each:"),
            typed[0],
            typed_word(name),
            "--item",
            '"…"',
        )
    made = {PERSON: person, UNIT: a_unit, EVENT: event, CHECKLIST: board}
    carry_out(question, made[what], yes=yes, diff=diff)


def _refuse_options(context: click.Context, question: Invocation, what: str, said: str) -> None:
    """Raise UsageError for an option that another kind of record has; `said` is what this kind was called."""
    every = set().union(*_BELONG.values())
    for parameter in context.command.params:
        value: Any = context.params.get(parameter.name or "")
        if parameter.name in every - _BELONG[what] and value not in (None, False, (), []):
            text = question.words.gettext("{option} does not go with “{kind}”. Leave it out.")
            raise click.UsageError(text.format(option=parameter.opts[0], kind=said))


def _area(draft: Draft, context: click.Context, question: Invocation, said: str, typed: list[str]) -> str:
    return one(draft.guide, said, (AREA,), lambda *which: meant.again(context, question, *typed, area=which[-1])).id


def _service_area(draft: Draft, context: click.Context, question: Invocation, said: str, typed: list[str]) -> str:
    if said == "administration":
        return said
    found = one(
        draft.guide,
        said,
        (SERVICE_AREA,),
        lambda *which: meant.again(context, question, *typed, service_area=which[-1]),
    )
    return found.id


def _times(question: Invocation, text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1000):
        raise click.UsageError(question.words.gettext("“{value}” is not a number from 1 to 999.").format(value=text))
    return int(text)
