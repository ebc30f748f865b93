"""The command line as people type it: options by their Finnish and Swedish names, days of two words, gaps."""

from collections.abc import Sequence

import click

from .table import DAY_OPTIONS, WHEN_OPTIONS


def joined(arguments: list[str]) -> list[str]:
    """The arguments, each day or time of several words as one."""
    from ..written_days import begins_day

    found: list[str] = []
    for word in arguments:
        option = found[-2] if len(found) > 1 else ""
        waiting = option in DAY_OPTIONS and begins_day(found[-1])
        name, equals, _value = found[-1].partition("=") if found else ("", "", "")
        is_time = option in WHEN_OPTIONS or bool(equals and name in WHEN_OPTIONS)
        if (waiting and not word.startswith("-")) or (is_time and _goes_on(word)):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _goes_on(word: str) -> bool:
    """Whether a time goes on with a word, which then is no option."""
    if word.startswith("-") and word != "-":
        return False
    from ..moments import goes_on

    return goes_on(word)


def translated(arguments: list[str], known: Sequence[str]) -> list[str] | None:
    """The arguments with options that are called by another name (`--muoto`) in their own; none if none is."""
    from ..vocabulary import meaning
    from ..words import fold
    from .option_names import option_named

    found = []
    for word in arguments:
        name, equals, value = word.partition("=")
        if name.startswith("--") and name not in known and (own := option_named(name[2:], known)):
            found.append(f"{own}{equals}{value}")
            continue
        said = meaning(fold(name[2:])) if name.startswith("--") and name not in known else None
        option = said.value if said and said.kind == "option" and said.value in known else name
        found.append(f"{option}{equals}{value}")
    return found if found != arguments else None


_DAYS = ("--on", "--from", "--until", "--today", "--checked", "--since")


def no_such_option(error: click.NoSuchOption) -> str:
    """That there is no such option, and the one that was meant if one is close."""
    import difflib
    from gettext import gettext as _

    said = _("There is no option “{option}”.").format(option=error.option_name)
    assert error.ctx is not None
    known = [o for p in error.ctx.command.params if isinstance(p, click.Option) for o in p.opts]
    near = difflib.get_close_matches(error.option_name, known, 1, 0.8)
    meant = _("Did you mean {names}?").format(names=near[0]) if near else ""
    return f"{said} {meant}".rstrip()


def no_value(error: click.BadOptionUsage) -> str:
    """What belongs after an option that was left without it."""
    from gettext import gettext as _

    needed = {
        "--area": _("After {option} comes a working area or a unit, for example: {option} {example}"),
        "--kind": _("After {option} comes a kind, for example: {option} {example}"),
        "--month": _("After {option} comes a month, for example: {option} {example}"),
        "--next": _("After {option} comes a number, for example: {option} {example}"),
        "--format": _("After {option} comes the form of the answer, for example: {option} {example}"),
        "--output": _("After {option} comes the name of a file, for example: {option} {example}"),
        "--data": _("After {option} comes the folder of the data, for example: {option} {example}"),
        "--lang": _("After {option} comes a language, for example: {option} {example}"),
        "--explain": _("After {option} comes the code of a problem, for example: {option} {example}"),
    }
    text = _("After {option} comes a text, for example: {option} “{example}”")
    needed |= dict.fromkeys(("--place", "--note", "--source"), text)
    needed["--registration"] = _("After {option} comes when one registers, for example: {option} {example}")
    needed["--languages"], needed["--port"] = needed["--lang"], needed["--next"]
    needed["--url"] = _("After {option} comes an address, for example: {option} {example}")
    needed["--year"] = _("After {option} comes a year, for example: {option} {example}")
    needed["--paper"] = _("After {option} comes a size of paper, for example: {option} {example}")
    needed["--remind"] = _("After {option} comes how many days before, for example: {option} {example}")
    day = _("After {option} comes a date, for example: {option} {example}")
    examples = {
        "--area": "nuoriso",
        "--kind": _("application"),
        "--month": "3",
        "--next": "3",
        "--format": "json",
        "--output": "vastaus.xlsx",
        "--data": "data",
        "--lang": "fi",
        "--explain": "bad-date",
        "--place": "Kaupungintalo",
        "--note": "Striimataan.",
        "--source": "lahti.fi/yhdistykset",
        "--registration": "1.3.–31.3.2027",
        "--languages": "fi,sv",
        "--port": "8001",
        "--url": "https://www.example.com/",
        "--year": "2027",
        "--paper": "a3",
        "--remind": "14,1",
    }
    name = {"-o": "--output"}.get(error.option_name, error.option_name)
    if name in _DAYS:
        needed[name] = day
    other = _("Something is missing after {option}.")
    return needed.get(name, other).format(option=error.option_name, example=examples.get(name, "14.4.2027"))
