"""Problems as text: where, what is wrong, the line itself, what to do."""

import unicodedata

from ...views.problems import Group, Location, Problem, Problems
from ...words import cells
from .. import Page
from ..prose.layout import Line, wrap
from ..prose.text import paint
from .gaps import heading
from .gaps import sentence as gap_sentence
from .grouped import header, outcome, place, rows, where
from .sentences import SEVERITIES, related_sentence, sentence, visible

_WIDEST = 1000  # cells of a line that are shown where no terminal sets a limit
_WIDEST_PLACES = 100  # the same for a list of places: nobody searches for words in it
_WIDEST_COLUMN = 24  # so wide may the places be beside which a text stands
_STACKED_BELOW = 60  # in a narrower terminal it stands below them

# What joins or tints emoji (zero-width joiner, variation selectors, skin tones).
_JOINING = frozenset("\u200d\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def write(view: Problems, page: Page) -> str:
    """All problems, and the last line of `validate`."""
    return paint(lines(view, page) + summary(view, page), page)


def lines(view: Problems, page: Page) -> list[Line]:
    """All problems, an empty line between them; what repeats in a file is shown once, with all of its places."""
    found: list[Line] = []
    for group in view.groups:
        found += [Line("")] if found else []
        found += _problem(group.first, page)
        if len(group.problems) > 1:
            found += _others(group, page)
    return found


def summary(view: Problems, page: Page) -> list[Line]:
    """The last line of `validate`: what was found in what was read."""
    said = [Line(line) for line in wrap(outcome(view, page.words), page.width)]
    if view.gaps:
        said += [Line(""), Line(heading(page.words))]
        for gap in view.gaps:
            said += [Line(line) for line in wrap(gap_sentence(gap, page.words), page.width, "  - ", "    ")]
    return [Line(""), *said] if view.problems else said


def _problem(problem: Problem, page: Page) -> list[Line]:
    _ = page.words.gettext
    diagnostic, spot = problem.diagnostic, problem.spot
    kind = _(SEVERITIES[diagnostic.severity])
    wrong, fix = sentence(problem, page.words)
    said = wrap(f"{_where(spot, page)}: {kind}: {wrong} [{diagnostic.code}]", page.width)
    # Only the word of severity is painted; a long path may have moved it to the next line.
    at = next((number for number, line in enumerate(said) if f"{kind}:" in line), 0)
    found = [Line(line, diagnostic.severity, f"{kind}:") if n == at else Line(line) for n, line in enumerate(said)]
    found += _frame(spot, fix, page)
    for related in problem.related:
        found += [
            Line(line, "quiet")
            for line in wrap(f"{_where(related, page)}: {related_sentence(problem, page.words)}", page.width)
        ]
        found += _frame(related, "", page)
    return found


def _place(spot: Location, page: Page) -> str:
    """14:12, or in words what a screen reader would read as a time of day."""
    if not (page.accessible and spot.line):
        return place(spot)
    return page.words.gettext("line {line}, character {column}").format(line=spot.line, column=spot.column)


def _where(spot: Location, page: Page) -> str:
    return f"{visible(spot.file)}, {_place(spot, page)}" if page.accessible and spot.line else where(spot)


def _others(group: Group, page: Page) -> list[Line]:
    """The other problems of a group: in columns the place and what is there, or places alone."""
    found = [Line(line) for line in wrap(header(group, page.words), page.width, "    ", "    ")]
    said = [
        (("; " if page.accessible else ", ").join(_place(spot, page) for spot in spots), what)
        for spots, what in rows(
            group, page.words, lambda spot, file: _where(spot, page) if file else _place(spot, page)
        )
    ]
    column = max((len(places) for places, what in said if what and len(places) <= _WIDEST_COLUMN), default=0)
    for places, what in said:
        if what and len(places) <= _WIDEST_COLUMN and (page.width is None or page.width >= _STACKED_BELOW):
            first = f"    {places:<{column}}  "
            beside = wrap(what, page.width, first, " " * len(first))
            if page.width is None or max(map(cells, beside)) <= page.width:
                found += [Line(line) for line in beside]
                continue
        found += [
            Line(line) for line in wrap(places, min(page.width or _WIDEST_PLACES, _WIDEST_PLACES), "    ", "    ")
        ]
        found += [Line(line) for line in wrap(what, page.width, "        ", "        ")] if what else []
    return found


def _frame(spot: Location, fix: str, page: Page) -> list[Line]:
    """The line with its number, and marks under what is meant; `mend` beside them where there is room."""
    if not spot.line:
        return [Line(line) for line in wrap(fix, page.width, "    ", "    ")] if fix else []
    if page.accessible:  # no marks: what they point at has been said in words
        advice = wrap(fix, page.width, "    ", "    ") if fix else []
        return [
            Line(line)
            for line in (*wrap("".join(_shown(spot.text[:_WIDEST])).strip(), page.width, "    ", "    "), *advice)
        ]
    gutter = max(5, len(str(spot.line)))
    room = _WIDEST if page.width is None else max(8, page.width - gutter - 3)
    text, before, length = _excerpt(spot, room)
    marks = f"{' ' * gutter} | {' ' * before}{'^' * length}"
    found = [Line(f"{spot.line:>{gutter}} | {text}"), Line(marks)]
    if not fix:
        return found
    beside = f"{marks} {fix}"
    if page.width is None or cells(beside) <= page.width:
        return [found[0], Line(beside)]
    return found + [Line(line) for line in wrap(fix, page.width, "        ", "        ")]


def _excerpt(spot: Location, room: int) -> tuple[str, int, int]:
    """A line in at most `room` cells with the marked place in it: the text, the cells before the marks, the marks."""
    # Only the neighbourhood can be shown: a thousand problems in one long line must not each read all of it.
    low, high = max(0, spot.column - 1 - 4 * room), spot.column - 1 + 4 * room
    shown = _shown(spot.text[low:high])
    widths = [cells(c) for c in shown]
    meant, end = spot.column - 1 - low, spot.column - 1 - low + spot.length
    first, last = 0, len(shown)
    cut = low > 0 or high < len(spot.text)
    if cut or sum(widths) > room:
        first, spare = meant, room // 3
        # A third of the room shows what stands before; a combining mark is not parted from its letter.
        while first and (spare >= widths[first - 1] or not widths[first]):
            first -= 1
            spare -= widths[first]
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


def _shown(text: str) -> list[str]:
    """A line's characters as they are shown above marks.

    What joins emoji into one picture is left out: terminals do not agree how wide the picture is, but they do about
    each of its parts.
    """
    if text.isprintable() and not _JOINING.intersection(text):
        return list(text)
    shown: list[str] = []
    in_emoji = False
    for character in text:
        if character in _JOINING and in_emoji:
            shown.append("")
            continue
        in_emoji = unicodedata.category(character) == "So" or character in _JOINING
        shown.append(visible(character))
    return shown
