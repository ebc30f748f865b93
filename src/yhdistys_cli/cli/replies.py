"""What is said where a question has no answer, or more than one: the commands that would have it."""

from collections.abc import Sequence

from ..search import Target
from ..views.lookup import Ambiguous, NotFound, command_of
from ..words import Words


def command_for(target: Target, name: str, typed: str = "") -> str:
    """The command that shows a target, as somebody who asked the command `name`, `typed` so, would type it."""
    typed = typed or name
    if name == "contacts":
        return f"yhdistys {typed} {'' if target.kind == 'person' else '--area '}{target.id}"
    if name in ("clock", "calendar", "todo"):
        return f"yhdistys {typed} --area {target.id}"
    if name in ("areas", "checklist", "guide", "handover", "letter"):
        return f"yhdistys {typed} {target.id}"
    return " ".join(("yhdistys", *command_of(target)))


def not_found(view: NotFound | Ambiguous, words: Words, name: str, typed: str) -> str:
    """Why the command `name`, typed as `typed`, has no answer; and the commands that would have one."""
    _ = words.gettext
    if isinstance(view, Ambiguous):
        first = _("“{question}” can mean several things:").format(question=view.question)
        return "\n".join([first, *_choices(view.candidates, words, name, typed)])
    sentence = {
        "person": _("No person, unit or working area is called “{question}”."),
        "unit": _("No working area or unit is called “{question}”."),
        "area": _("No working area or unit is called “{question}”."),
        "checklist": _("No house-rule board is called “{question}”."),
        "topic": _("The guide has no topic called “{question}”."),
        "event": _("Nothing in the annual clock is called “{question}”."),
        "round": _("“{question}” has no time in the year that was asked for, nor one to come."),
    }[view.kinds[0]]
    if view.kinds == ("person",):
        sentence = _("No contact person is called “{question}”.")
    sentence = sentence.format(question=view.question)
    lines = [sentence]
    if view.suggestions:
        names = words.join_or(words.text(t.name) for t in view.suggestions)
        meant = _("Did you mean {names}?").format(names=names)
        lines = [f"{sentence} {meant}", *_choices(view.suggestions, words, name, typed)]
    else:
        # The clock and what is to be done are asked by area; what areas there are is another question.
        listed = {"handover": "contacts", "letter": "clock"}.get(
            name, "areas" if name in ("clock", "calendar", "todo") else typed
        )
        lines.append(f"  {_('All that there is: {command}').format(command=words.command(listed))}")
    if view.directory:
        # Somebody who is no contact person may well work for the city.
        everybody = _("The city's directory: {url}").format(url=view.directory.url)
        lines.append(f"  {everybody}")
    return "\n".join(lines)


def _choices(targets: Sequence[Target], words: Words, name: str, typed: str) -> list[str]:
    """The commands for these targets; where two have one id, each by the command of its kind."""
    ids = [target.id for target in targets]
    names = ["" if ids.count(target.id) > 1 else name for target in targets]
    return [
        f"  {command_for(target, command, typed)}{words.data}" for target, command in zip(targets, names, strict=True)
    ]
