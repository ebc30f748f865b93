"""Where the guide's text speaks of something, for a page."""

import htpy as h

from ...views.search import SearchHits
from .marks import own
from .parts import directory, items, standing
from .setting import Setting


def main(view: SearchHits, setting: Setting) -> h.Node:
    """The parts that have the words, with their sentences; where none has, names that look like them."""
    words = setting.words
    _ = words.gettext
    asked = words.quote(view.question)
    if not view.hits:
        near = items(words.text(target.name) for target in view.suggestions)
        return [
            h.h1[_("The guide's text does not have {question}.").format(question=asked)],
            [h.p[_("Similar names in the guide:")], near] if near else None,
            directory(view.directory, setting),
            standing(view.provenance, setting),
        ]
    some = _("No sentence has all of these words; these have some of them.")
    return [
        h.h1[_("Where the guide has {question}").format(question=asked)],
        None if view.all_words else h.p[some],
        [[h.h2[words.text(hit.heading)], items(own(text, words) for text in hit.texts)] for hit in view.hits],
        standing(view.provenance, setting),
    ]
