"""What a code means, as text: the example stands in it as `validate` would show it."""

from ...views.explain import Explanation, Explanations
from ...views.problems import Problems
from .. import Page
from ..prose.layout import Line, lay_out
from ..prose.text import paint
from .explained import above, below, index
from .text import lines


def write(view: Explanation | Explanations, page: Page) -> str:
    """An explanation with its example, or the index of all codes."""
    if isinstance(view, Explanations):
        return paint(lay_out(list(index(view, page.words)), page.width, page.accessible), page)
    top, bottom = (lay_out(part(view, page.words), page.width) for part in (above, below))
    return paint([*top, *lines(Problems((view.example,), 0, 0), page), Line(""), *bottom], page)
