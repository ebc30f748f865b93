"""Which language the tool speaks, decided before the app is built."""

import os
import sys
from collections.abc import Mapping, Sequence

from ..languages import LANGUAGES, NAMES
from ..words import DOMAIN, LOCALE


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """`--lang`, else YHDISTYS_LANG, else the locale if it is one of the three, else Finnish."""
    for index, word in enumerate(arguments):
        if word == "--":
            break
        following = arguments[index + 1] if index + 1 < len(arguments) else ""
        asked = following if word == "--lang" else word[7:] if word.startswith("--lang=") else ""
        if asked in LANGUAGES:
            return asked
    if (asked := environment.get("YHDISTYS_LANG", "")) in LANGUAGES:
        return asked
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return _of_locale(value)
    if sys.platform == "win32":
        import locale

        return _of_locale(locale.getlocale()[0] or "")
    return "fi"


def _of_locale(value: str) -> str:
    """`sv_FI.UTF-8` → sv. Windows spells the languages out."""
    spelled = {name: language for language, name in NAMES.items()}
    first = value.replace("-", "_").split(".")[0].split("_")[0].casefold()
    first = spelled.get(first, first)
    return first if first in LANGUAGES else "fi"


def use(language: str) -> None:
    """Make the standard gettext domain ours, so that Click's own texts come from our catalogue."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
