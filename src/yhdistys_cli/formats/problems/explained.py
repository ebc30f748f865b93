"""What a code means, in words: what it looks like, why it matters, how to fix it."""

from collections.abc import Iterator
from dataclasses import replace

from ...views.explain import Explanation, Explanations
from ...words import N_, Words
from ..wording.blocks import Block, Heading, Items, Paragraph, Table
from .explanations import WHY
from .sentences import SEVERITIES, mends_by_type, reasons, sentence

# What each severity means; the rule stands at `diagnostics.CODES`.
MEANING = {
    "error": N_("Error: an answer is wrong or missing until this is fixed."),
    "warning": N_("Warning: the answers are right, but there is something to fix in the data."),
    "note": N_("Note: this may be as it should. Somebody must look at it, or decide."),
}
FIX = "yhdistys validate --fix"


def what(view: Explanation, words: Words) -> str:
    """What is wrong, as a sentence."""
    return _whole(sentence(view.example, words)[0])


def why(view: Explanation, words: Words) -> str:
    """Why it matters."""
    return words.gettext(WHY[view.code])


def how(view: Explanation, words: Words) -> list[str]:
    """What to do, as sentences."""
    _ = words.gettext
    said = [_whole(text) for text in (mends_by_type(words) if view.code == "wrong-type" else [_mend(view, words)])]
    if view.fixable:
        said.append(_("Where only one answer is right, the tool fixes it itself: {command}").format(command=FIX))
    return said


def above(view: Explanation, words: Words) -> list[Block]:
    """What stands above the example: the code, and what its severity means."""
    _ = words.gettext
    return [Heading(1, view.code), Paragraph(_(MEANING[view.severity])), Heading(2, _("What it looks like"))]


def below(view: Explanation, words: Words) -> list[Block]:
    """What stands below it: possible reasons, why it matters, what to do."""
    _ = words.gettext
    found: list[Block] = []
    if possible := reasons(view.code, words):
        found += [Paragraph(_("The reason may be:")), Items(tuple(possible))]
    found += [Heading(2, _("Why it matters")), Paragraph(why(view, words))]
    return [*found, Heading(2, _("What to do")), *map(Paragraph, how(view, words))]


def index(view: Explanations, words: Words) -> Iterator[Block]:
    """Every code, under what its severity means."""
    _ = words.gettext
    yield Heading(1, _("What the data may have wrong"))
    for severity in SEVERITIES:
        yield Heading(2, _(MEANING[severity]))
        own = [found for found in view.codes if found.severity == severity]
        yield Table((), tuple((found.code, sentence(found.example, words)[0]) for found in own))
    yield Paragraph(_("One of them: {command}").format(command="yhdistys validate --explain unknown-person"))


def _mend(view: Explanation, words: Words) -> str:
    """What to do in general, also where the example suggests what was probably meant."""
    found = view.example.diagnostic
    params = {key: value for key, value in found.params.items() if key != "suggestion"}
    return sentence(replace(view.example, diagnostic=replace(found, params=params)), words)[1]


def _whole(text: str) -> str:
    """A clause as a sentence."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "…", "?")) else ".")
