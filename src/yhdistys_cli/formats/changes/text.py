"""A change as lines for a reader: what becomes true, what is open afterwards, what to read again."""

from ...views.change import ChangeView, Mention
from ...views.problems import Problem
from ...words import fold
from .. import Page
from ..problems.sentences import SEVERITIES, sentence, visible
from ..prose.layout import Line, wrap
from ..prose.text import paint
from . import said

# So many problems that come or go are shown, and so many places to read; of more only the number.
MOST = 6
_WIDEST = 200  # characters of a comment or a text that are shown


def write(view: ChangeView, page: Page) -> str:
    """What is shown before the lines of the difference."""
    return paint(lines(view, page), page)


def lines(view: ChangeView, page: Page) -> list[Line]:
    """Statements, problems that come and go, places to read."""
    _ = page.words.gettext
    found: list[Line] = []
    for statement in view.statements:
        for number, text in enumerate(said(statement, page.words).split("\n")):
            indent = text[: len(text) - len(text.lstrip(" "))] or ("  " if number else "")
            wrapped = wrap(visible(text.strip()), page.width, indent, indent + "  ")
            found += [Line(line, "" if number or indent else "heading") for line in wrapped]
    if view.came or view.gone:
        found.append(Line(_("Afterwards")))
        found += _shown(view.came, False, page) + _shown(view.gone, True, page)
    for mention in view.mentions[:MOST]:
        found += _mention(mention, page)
    found += _more(len(view.mentions), page)
    return found


def _shown(problems: tuple[Problem, ...], gone: bool, page: Page) -> list[Line]:
    found = []
    for problem in problems[:MOST]:
        _ = page.words.gettext
        kind = _("gone") if gone else _(SEVERITIES[problem.diagnostic.severity])
        wrong, _fix = sentence(problem, page.words)
        text = f"{kind}: {_about(problem, wrong)} [{problem.diagnostic.code}]"
        style = "" if gone else problem.diagnostic.severity
        first, *rest = wrap(text, page.width, "  ", "    ")
        found += [Line(first, style, f"{kind}:" if style else ""), *map(Line, rest)]
    return found + _more(len(problems), page)


def _about(problem: Problem, wrong: str) -> str:
    """What is wrong, and where the sentence does not name it, the record that has the problem, or the file."""
    steps = problem.steps
    name = steps[1] if len(steps) > 1 and isinstance(steps[1], str) else problem.spot.file
    return wrong if fold(name) in fold(wrong) else f"{visible(name)}: {wrong}"


def _more(number: int, page: Page) -> list[Line]:
    left = number - MOST
    if left <= 0:
        return []
    text = page.words.ngettext("and {n} more", "and {n} more", left)
    return [Line(f"  {text.format(n=left)}")]


def _mention(mention: Mention, page: Page) -> list[Line]:
    text = page.words.gettext("Read also: {place} names {what}")
    said = text.format(place=f"{visible(mention.file)}:{mention.line}", what=visible(mention.named))
    shown = mention.text if len(mention.text) <= _WIDEST else f"{mention.text[: _WIDEST - 1]}…"
    return [
        *map(Line, wrap(said, page.width, "", "  ")),
        *(Line(line, "quiet") for line in wrap(visible(shown), page.width, "  ", "  ")),
    ]
