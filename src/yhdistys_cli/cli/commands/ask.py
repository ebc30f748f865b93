"""`yhdistys WORDS…`: a question without a command. It is understood, said as a command, and that command is run."""

import sys
from typing import Annotated, Any

import click
import typer

from ...formats.prose.layout import Line, wrap
from ...formats.prose.text import paint
from ...models import Guide
from ...search import AREA, CHECKLIST, EVENT, PERSON, SERVICE_AREA, UNIT, targets
from ...views.lookup import command_of
from .. import output
from ..question import STATUS_QUESTION, Invocation
from ..readings import Understood, understand

# What the ids in a command may be.
_KINDS = {
    "contacts": (PERSON, UNIT, SERVICE_AREA, AREA),
    "areas": (AREA, UNIT),
    "checklist": (CHECKLIST,),
    "clock": (EVENT, AREA, UNIT, SERVICE_AREA),
    "calendar": (EVENT, AREA, UNIT, SERVICE_AREA),
}


def command(context: typer.Context, words: Annotated[list[str], typer.Argument()]) -> None:
    """A question in one's own words."""
    question = Invocation(context, "ask")
    guide = question.guide()
    found = understand(guide, question.words, words, question.today)
    if not found.commands:
        _not_understood(question, found, words)
    elif len(found.commands) == 1:
        _run(context, question, found)
    else:
        _choose(question, guide, found)


def _run(context: click.Context, question: Invocation, found: Understood) -> None:
    """Run the one command that the question means, with itself above its answer."""
    _, words = question.words.gettext, question.words
    name, *arguments = found.commands[0]
    root = context.find_root()
    group: Any = root.command
    if name == "help":
        shown = group.get_command(root, arguments[0]) if arguments else None
        about = shown.make_context(shown.name, [], parent=root, resilient_parsing=True) if shown else root
        output.to_stdout(about.get_help() + "\n")
        return
    said = [(words.command(*found.commands[0]), "quiet")]
    for typed, meant in found.read:
        names = ", ".join(words.text(target.name) for target in meant)
        said.append((_("“{word}” was read as: {names}").format(word=typed, names=names), "quiet"))
    said += [(line, "quiet") for line in _missed(question, found)]
    _say(question, said)
    running = group.get_command(root, name)
    with running.make_context(name, arguments, parent=root) as inner:
        running.invoke(inner)


def _choose(question: Invocation, guide: Guide, found: Understood) -> None:
    """Say the two or three commands that the question may mean, and what each would answer."""
    from ...formats.wording.agenda import KINDS
    from ..table import COMMANDS

    _ = question.words.gettext
    about = {entry.name: _(entry.help).split(":")[0].rstrip(".") for entry in COMMANDS}
    rows = []
    for command in found.commands:
        names = [question.words.text(t.name) for t in targets(guide, _KINDS.get(command[0], ())) if t.id in command]
        kinds = [_(KINDS[kind]) for kind in command if kind in KINDS]
        rows.append((question.words.command(*command), ": ".join((about[command[0]], *names[:1], *kinds))))
    longest = max(len(written) for written, _about in rows)
    width = question.page(sys.stderr).width
    fits = width is None or all(longest + len(said) + 4 <= width for _written, said in rows)
    lines = [_("This can mean several things:")]
    for written, said in rows:
        lines += [f"  {written:<{longest}}  {said}"] if fits else [f"  {written}", f"    {said}"]
    output.tell("\n".join([*lines, *_missed(question, found)]))
    raise click.exceptions.Exit(STATUS_QUESTION)


def _missed(question: Invocation, found: Understood) -> list[str]:
    """What the answer leaves out: words that were not understood or not used, and who is responsible for what."""
    _, words = question.words.gettext, question.words
    lines = [
        text.format(words=", ".join(map(words.quote, missed)))
        for text, missed in (
            (_("Not understood: {words}"), found.unknown),
            (_("Not taken into account: {words}"), found.unused),
        )
        if missed
    ]
    if found.nobody:
        names = ", ".join(dict.fromkeys(words.text(target.name) for target in found.nobody))
        lines.append(_("The guide does not say who is responsible for this: {names}").format(names=names))
        lines.append(_("All contacts: {command}").format(command=words.command("contacts")))
    return lines


def _not_understood(question: Invocation, found: Understood, typed: list[str]) -> None:
    """Say what the question may have meant, and what the guide's own text says of its words."""
    from ..table import near_command

    _ = question.words.gettext
    asked = " ".join(typed)
    lines = [_("The question {question} was not understood.").format(question=question.words.quote(asked))]
    meant = [question.words.command(near, *typed[1:])] if (near := near_command(typed[0])) else []
    meant += [question.words.command(*command_of(target)) for target in found.near]
    if meant:
        lines.append(_("Perhaps you meant:"))
        lines += [f"  {line}" for line in dict.fromkeys(meant[:3])]
    _say(question, [(line, "") for line in lines])
    from .search import answer

    question.rename("search")
    answer(question, list(found.unknown) or typed, typed)


def _say(question: Invocation, lines: list[tuple[str, str]]) -> None:
    """Lines on standard error, each in a style; what is no command is wrapped at words."""
    page = question.page(sys.stderr)
    shown = []
    for text, style in lines:
        said = output.clean(text)
        whole = page.width is None or said.lstrip().startswith("yhdistys ")
        shown += [Line(part, style) for part in ([said] if whole else wrap(said, page.width))]
    output.say(paint(shown, page).rstrip("\n"))
