"""Problems as annotations of GitHub Actions: workflow commands, which its runner reads from standard output.

A command is a line `::error file=…,line=…::message`; how texts stand in it is what `actions/toolkit` does
(`packages/core/src/command.ts`). The runner shows at most ten annotations of each kind for a step and cuts a message
at 4 096 characters (`ExecutionContext.cs` of `actions/runner`), so what repeats in a file is one annotation.
"""

from ...views.problems import Group, Problems
from ...words import Words
from .. import Page
from .grouped import header, outcome, place, rows, slashed, whole
from .sentences import related_sentence, visible

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_LONGEST = 4000


def write(view: Problems, page: Page) -> str:
    """A command for each group of problems; the last line, which is none, says how many there are."""
    commands = [_command(group, page.words) for group in view.groups]
    return "".join(f"{line}\n" for line in (*commands, outcome(view, page.words)))


def _command(group: Group, words: Words) -> str:
    found, spot = group.first.diagnostic, group.first.spot
    properties: dict[str, str | int] = {"file": visible(slashed(spot.file))}
    if spot.line:
        # What ends where a line begins has no character of that line, which the file may not have at all.
        last = spot.end_line - (spot.end_line > spot.line and spot.end_column == 1)
        properties |= {"line": spot.line, "endLine": last}
        if spot.line == last:  # the service refuses columns of several lines
            properties["col"] = spot.column
            properties["endColumn"] = spot.column + spot.length
    properties["title"] = found.code
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[found.severity]} {said}::{_data(_message(group, words))}"


def _message(group: Group, words: Words) -> str:
    """Whole sentences; below them the other places of the group, as many as fit."""
    problem = group.first
    lines = [whole(problem, words)]
    lines += [f"{related_sentence(problem, words)}: {slashed(other.file)}:{place(other)}" for other in problem.related]
    if len(group.problems) > 1:
        lines.append(header(group, words))
    length = sum(len(line) + 1 for line in lines)
    left = len(group.problems) - 1
    for spots, what in rows(group, words):
        said = f"  {what}" if what else ""
        fitting = _fitting([place(spot) for spot in spots], _LONGEST - length - len(said))
        if fitting:
            lines.append(", ".join(fitting) + said)
            length += len(lines[-1]) + 1
            left -= len(fitting)
        if len(fitting) < len(spots):
            more = words.ngettext("and {n} more: yhdistys validate", "and {n} more: yhdistys validate", left)
            lines.append(more.format(n=left))
            break
    return "\n".join(lines)


def _fitting(places: list[str], room: int) -> list[str]:
    """The first places that fit on a line with commas between them."""
    number = 0
    for at in places:
        room -= len(at) + 2
        if room < 0:
            break
        number += 1
    return places[:number]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
