"""Problems as text: where, what is wrong, the line itself, what to do."""

from ..views.problems import Problem, Problems, Spot
from ..words import cells
from . import Page
from .layout import Line, wrap
from .sentences import SEVERITIES, related_sentence, sentence, visible

_WIDEST = 1000  # cells of a line that are shown where no terminal sets a limit


def lines(view: Problems, page: Page) -> list[Line]:
    """All problems, an empty line between them."""
    found: list[Line] = []
    for problem in view.problems:
        found += [("", "")] if found else []
        found += _problem(problem, page)
    return found


def summary(view: Problems, page: Page) -> list[Line]:
    """The last line of `validate`: what was found in what was read."""
    words = page.words
    read = ", ".join(
        (
            words.ngettext("{n} file", "{n} files", view.files).format(n=view.files),
            words.ngettext("{n} record", "{n} records", view.records).format(n=view.records),
        )
    )
    if not view.problems:
        well = words.gettext("All is well.")
        return [(line, "") for line in wrap(f"{well} {read}", page.width)]
    found = ", ".join(
        (
            words.ngettext("{n} error", "{n} errors", view.errors).format(n=view.errors),
            words.ngettext("{n} warning", "{n} warnings", view.warnings).format(n=view.warnings),
        )
    )
    return [("", ""), *((line, "") for line in wrap(f"{found} · {read}", page.width))]


def _problem(problem: Problem, page: Page) -> list[Line]:
    _ = page.words.gettext
    diagnostic, spot = problem.diagnostic, problem.spot
    kind = _(SEVERITIES[diagnostic.severity])
    wrong, mend = sentence(problem, page.words)
    found: list[Line] = [
        (line, diagnostic.severity) for line in wrap(f"{_where(spot)}: {kind}: {wrong} [{diagnostic.code}]", page.width)
    ]
    found += _frame(spot, mend, page)
    for related in problem.related:
        found += [
            (line, "quiet") for line in wrap(f"{_where(related)}: {related_sentence(problem, page.words)}", page.width)
        ]
        found += _frame(related, "", page)
    return found


def _where(spot: Spot) -> str:
    file = visible(spot.file)
    return f"{file}:{spot.line}:{spot.column}" if spot.line else file


def _frame(spot: Spot, mend: str, page: Page) -> list[Line]:
    """The line with its number, and marks under what is meant; `mend` beside them where there is room."""
    if not spot.line:
        return [(line, "") for line in wrap(mend, page.width, "    ", "    ")] if mend else []
    gutter = max(5, len(str(spot.line)))
    room = _WIDEST if page.width is None else max(8, page.width - gutter - 3)
    text, before, length = _excerpt(spot, room)
    marks = f"{' ' * gutter} | {' ' * before}{'^' * length}"
    found = [(f"{spot.line:>{gutter}} | {text}", ""), (marks, "")]
    if not mend:
        return found
    beside = f"{marks} {mend}"
    if page.width is None or cells(beside) <= page.width:
        return [found[0], (beside, "")]
    return found + [(line, "") for line in wrap(mend, page.width, "        ", "        ")]


def _excerpt(spot: Spot, room: int) -> tuple[str, int, int]:
    """A line in at most `room` cells with the marked place in it: the text, the cells before the marks, the marks."""
    # Only the neighbourhood can be shown: a thousand problems in one long line must not each read all of it.
    low, high = max(0, spot.column - 1 - 4 * room), spot.column - 1 + 4 * room
    shown = [visible(c) for c in spot.text[low:high]]
    widths = [cells(c) for c in shown]
    meant, end = spot.column - 1 - low, spot.column - 1 - low + spot.length
    first, last = 0, len(shown)
    cut = low > 0 or high < len(spot.text)
    if cut or sum(widths) > room:
        first = meant
        # A third of the room shows what stands before; a combining mark is not parted from its letter.
        while first and (sum(widths[first - 1 : meant]) <= room // 3 or not widths[first]):
            first -= 1
        left = room - (2 if first or low else 1)
        last = first
        while last < len(shown) and left >= widths[last]:
            left -= widths[last]
            last += 1
        while last < len(shown) and not widths[last]:
            last += 1
    head = "…" if first or low else ""
    tail = "…" if last < len(shown) or high < len(spot.text) else ""
    before = cells(head) + sum(widths[first:meant])
    return head + "".join(shown[first:last]) + tail, before, max(1, sum(widths[meant : min(end, last)]))
