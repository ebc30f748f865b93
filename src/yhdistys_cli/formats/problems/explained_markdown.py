"""What a code means, as Markdown: the example stands in a block of code, without a width."""

from ...views.explain import Explanation, Explanations
from ...views.problems import Problems
from ...words import Words
from .. import Page
from ..prose.markdown import fence, markdown
from .explained import above, below, index
from .text import lines


def write(view: Explanation | Explanations, page: Page) -> str:
    """An explanation with its example, or the index of all codes."""
    if isinstance(view, Explanations):
        return markdown(index(view, page.words))
    top, bottom = (markdown(part(view, page.words)) for part in (above, below))
    return f"{top}\n{example(view, page.words)}\n\n{bottom}"


def example(view: Explanation, words: Words) -> str:
    """The example in its fence, as `validate` shows it where no terminal sets a width."""
    return fence("\n".join(line.text for line in lines(Problems((view.example,), 0, 0), Page(words))))
