"""Problems as a page for a pull request, in Markdown: what is shown in `$GITHUB_STEP_SUMMARY`."""

from collections.abc import Iterator

from ...views.problems import Group, Problems
from ...words import Words
from .. import Page
from ..prose.escaping import escape
from .gaps import heading
from .gaps import sentence as gap_sentence
from .grouped import header, outcome, place, rows, whole
from .sentences import SEVERITIES, related_sentence, visible

# GitHub takes 1 MiB for all steps of a job together and shows nothing of what is larger.
_LARGEST = 900_000


def write(view: Problems, page: Page) -> str:
    """A heading that says how it is, the numbers, and the problems by file; cut, and said so, where it is too long."""
    words = page.words
    parts = [f"# {escape(_heading(view, words))}\n\n{escape(outcome(view, words))}\n"]
    if view.problems:
        legend = words.gettext("The numbers are the line and the character in it, such as 14:12.")
        parts.append(f"\n{escape(legend)}\n")
    if view.gaps:
        items = "".join(f"- {escape(gap_sentence(gap, words))}\n" for gap in view.gaps)
        parts.append(f"\n{escape(heading(words))}\n\n{items}")
    size = sum(len(part.encode()) for part in parts)
    file = None
    shown = 0
    for group in view.groups:
        before = ""
        if group.first.spot.file != file:
            file = group.first.spot.file
            before = f"\n## {escape(visible(file))}\n\n"
        for number, text in _items(group, words):
            item = before + text
            before = ""
            size += len(item.encode("utf-8", "replace"))
            if size > _LARGEST:
                left = len(view.problems) - shown
                cut = words.ngettext(
                    "There is no room for {n} more. All of them: yhdistys validate",
                    "There is no room for {n} more. All of them: yhdistys validate",
                    left,
                )
                return "".join([*parts, f"\n{escape(cut.format(n=left))}\n"])
            parts.append(item)
            shown += number
    return "".join(parts)


def _heading(view: Problems, words: Words) -> str:
    _ = words.gettext
    if view.errors:
        return _("The data has errors")
    if view.warnings:
        return _("The data can be used, but not all of it is as it should be")
    if view.notes:
        return _("The data can be used; look at a few places")
    return _("The data is as it should be")


def _items(group: Group, words: Words) -> Iterator[tuple[int, str]]:
    """How many problems a piece of the page shows, and the piece."""
    problem = group.first
    kind = words.gettext(SEVERITIES[problem.diagnostic.severity])
    at = f"**{place(problem.spot)}** " if problem.spot.line else ""
    lines = [f"- {at}{kind}: {escape(whole(problem, words))} `{problem.diagnostic.code}`"]
    for other in problem.related:
        here = place(other) if other.file == problem.spot.file else f"{visible(other.file)} {place(other)}"
        lines.append(f"  - {escape(related_sentence(problem, words))}: {escape(here)}")
    if len(group.problems) > 1:
        lines.append(f"  - {escape(header(group, words))}")
    yield 1, "".join(f"{line}\n" for line in lines)
    for spots, what in rows(group, words):
        said = f": {escape(what)}" if what else ""
        yield len(spots), f"    - {', '.join(map(place, spots))}{said}\n"
