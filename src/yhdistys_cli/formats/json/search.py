"""The shape of `search`."""

from typing import Any

from ...views.search import SearchHits
from ...words import Words
from .common import link_shape, standing


def answer(view: SearchHits, words: Words) -> tuple[str, dict[str, Any]]:
    """The answer's kind and its shape."""
    return "search", {
        "question": view.question,
        "all_words": view.all_words,
        "hits": [
            {"heading": words.text(hit.heading), "command": words.command(hit.command), "texts": list(hit.texts)}
            for hit in view.hits
        ],
        "suggestions": [{"kind": t.kind, "id": t.id, "name": words.text(t.name)} for t in view.suggestions],
        "directory": link_shape(view.directory, words),
        "standing": standing(view.provenance, words),
    }
