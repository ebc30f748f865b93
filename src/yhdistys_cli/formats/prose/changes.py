"""What has changed, as blocks: a piece that can be pasted into a newsletter."""

from collections.abc import Iterator

from ...views.changes import Changes
from ...words import Words
from ..wording.blocks import Block, Heading, Items, Paragraph
from ..wording.news import TOPICS, told
from ..wording.phrases import provenance_line

# From so many lines on they stand under headings.
_MANY = 8


def compose(view: Changes, words: Words) -> Iterator[Block]:
    """What has changed since when, thing by thing; that nothing has, where that is so."""
    _ = words.gettext
    yield Heading(1, _heading(view, words))
    if not view.news:
        yield Paragraph(_("Nothing has changed for those who read the guide."))
    topics = {topic: told([one for one in view.news if one.topic == topic], words) for topic in TOPICS}
    topics = {topic: rows for topic, rows in topics.items() if rows}
    if sum(map(len, topics.values())) < _MANY or len(topics) < 2:
        topics = {"": [row for rows in topics.values() for row in rows]} if topics else {}
    for topic, rows in topics.items():
        if topic:
            yield Heading(2, _(TOPICS[topic]))
        yield Items(tuple(text for _lead, text in rows), leads=tuple(lead for lead, _text in rows))
    if view.is_partial:
        yield Paragraph(_("What could not be read, then or now, was not compared."))
    yield provenance_line(view.provenance, words)


def _heading(view: Changes, words: Words) -> str:
    own = words.text(view.name)
    if view.since.day is None:
        return words.gettext("{guide}: what has changed").format(guide=own)
    return words.gettext("{guide}: what has changed {span}").format(
        guide=own, span=words.span(view.since.day, view.today)
    )
