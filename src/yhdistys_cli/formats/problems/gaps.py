"""What is still empty in a guide, in words: `validate` says it below the problems."""

from ...views.unfinished import Gap
from ...words import N_, Words

# So many names are said; of more of them how many there are besides.
_NAMED = 4

SENTENCES = {
    "no-people": N_("contact persons (people)"),
    "no-units": N_("units"),
    "units-without-person": N_("the contact person of: {names}"),
    "no-areas": N_("working areas"),
    "areas-without-unit": N_("the unit responsible for: {names}"),
    "no-clock": N_("the annual clock"),
    "no-directory": N_("the page with phone numbers and e-mail addresses (directory)"),
    "no-corrections": N_("the page for reporting mistakes (corrections)"),
    "no-domain": N_("the web domain for the ids of calendar entries (domain)"),
}


def heading(words: Words) -> str:
    """What stands above the list."""
    return words.gettext("Still empty:")


def sentence(gap: Gap, words: Words) -> str:
    """One thing that is still empty."""
    names = [words.text(name) for name in gap.names]
    more = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
    return words.gettext(SENTENCES[gap.code]).format(names=", ".join(names[:_NAMED]) + more)
