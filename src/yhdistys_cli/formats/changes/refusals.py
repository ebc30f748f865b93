"""Why a change cannot be put into the text of a file without harm, and what to do by hand."""

from typing import TYPE_CHECKING

from ...words import N_, Words
from ..problems.sentences import visible

if TYPE_CHECKING:
    from ...weave import Refused

SENTENCES = {
    "unreadable": N_(
        "there is a fault in the text of this file, so nothing else can be changed in it. See it: yhdistys validate"
    ),
    "would-be-empty": N_("nothing would be left in this file. Delete it by hand."),
    "unclear-form": N_("this is written in a form in which only a person can change it. Change it by hand."),
    "comment-inside": N_("there is a comment inside what changes, and it would be lost. Change this by hand."),
    "unwritable": N_("this has a character that cannot be written into a file. Leave it out."),
    "astray": N_("the change would harm what stands around it. Change this by hand, and tell us about it."),
}


def refusal(refused: "Refused", words: Words) -> str:
    """What is refused and where, and the lines that somebody would write there."""
    _ = words.gettext
    params = refused.params
    place = visible(str(params.get("file", "")))
    place += f":{params['line']}" if "line" in params else ""
    found = [f"{_('Error')}: {place}: {_(SENTENCES[refused.code])}"]
    if lines := params.get("lines"):
        found += [_("The lines as they would be:"), *(f"  {visible(line)}" for line in lines)]
    return "\n".join([*found, _("Nothing was changed.")])
