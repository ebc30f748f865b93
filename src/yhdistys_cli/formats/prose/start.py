"""What `yhdistys` alone says, as blocks."""

from collections.abc import Iterator

from ...views.start import Start
from ...words import Words
from ..wording.blocks import Block, Heading, Paragraph, Table
from ..wording.phrases import provenance_line
from .common import coming_next


def compose(view: Start, words: Words) -> Iterator[Block]:
    """The guide's name, what comes next, and what one can ask."""
    _ = words.gettext
    about = {
        "contacts": _("whom to contact"),
        "areas": _("a working area on one page"),
        "checklist": _("a house-rule board"),
        "guide": _("the guide's contents"),
    }
    yield Heading(1, words.text(view.name))
    yield from coming_next(view.next, words, 2)
    yield Paragraph(_("You can ask, for example:"))
    yield Table((), tuple((words.command(command), about[kind]) for kind, command in view.questions))
    yield Paragraph(_("All commands: yhdistys --help"))
    yield provenance_line(view.provenance, words)
