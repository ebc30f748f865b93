"""The questions of `init` as a table, and how an answer to each is read: from the keyboard or from an option alike."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ...languages import LANGUAGES
from ...municipalities import find, suggest
from ...starting import slug
from ...starting.texts import PROPOSALS
from ...words import N_, Words

# What means *I do not know*, at the keyboard and as the value of an option.
UNKNOWN = (
    "?",
    "-",
    "en tiedä",
    "en tieda",
    "ei tiedossa",
    "vet inte",
    "vet ej",
    "i don't know",
    "don't know",
    "unknown",
)
_YES = ("k", "kyllä", "kylla", "on", "j", "joo", "ja", "y", "yes")
_NO = ("e", "ei", "n", "nej", "no")
_MOST = 200  # characters of a name


class WrongAnswerError(ValueError):
    """An answer that cannot be taken; the text says why and what to write."""


Read = Callable[[str, Words], Any]


class Question(NamedTuple):
    """One question: the option with the same meaning, what is asked, a hint, and what reads the answer.

    `empty` is what an empty answer means: the value that stands in the hint, or nothing where nothing is known.
    """

    name: str
    ask: str
    hint: str
    read: Read
    empty: str = "?"


def city(text: str, words: Words) -> Any:
    """The municipality with this name or code."""
    _ = words.gettext
    if not text or text.casefold() in UNKNOWN:
        raise WrongAnswerError(_("A guide is always that of a municipality. Give its name."))
    if found := find(text):
        return found
    said = _("No municipality is called “{text}”.").format(text=text)
    if near := suggest(text):
        said += " " + _("Did you mean {names}?").format(names=near)
    raise WrongAnswerError(said)


def languages(text: str, words: Words) -> tuple[str, ...]:
    """Some of fi, sv and en, the guide's own first; by their names too. Not known: that of the computer."""
    if text.casefold() in UNKNOWN:
        return (words.language,)
    names = {"suomi": "fi", "finska": "fi", "finnish": "fi", "ruotsi": "sv", "svenska": "sv", "swedish": "sv"}
    names |= {"englanti": "en", "engelska": "en", "english": "en", **{code: code for code in LANGUAGES}}
    found = [
        names.get(part) for part in re.split(r"[\s,;/+]+", text.casefold().strip(" ,;")) if part not in ("ja", "och")
    ]
    if not found or None in found:
        raise WrongAnswerError(words.gettext("Write fi, sv or en; several with a comma between them: fi, sv"))
    return tuple(dict.fromkeys(language for language in found if language))


def domain(text: str, words: Words) -> str | None:
    """A web domain; of a web address its domain is taken."""
    if text.casefold() in UNKNOWN:
        return None
    host = re.sub(r"^https?://", "", text.strip().casefold()).partition("/")[0].removeprefix("www.")
    return _valid("domain", "bad-domain", host, text, words)


def address(text: str, words: Words) -> str | None:
    """A web address; one without its beginning gets `https://`."""
    if text.casefold() in UNKNOWN:
        return None
    text = text.strip()
    if "@" in text and "/" not in text:
        said = words.gettext("“{text}” is an e-mail address. Give a page on the web, such as one with a form.")
        raise WrongAnswerError(said.format(text=text))
    return _valid("url", "bad-url", text if "://" in text else f"https://{text}", text, words)


def _valid(kind: str, code: str, value: str, written: str, words: Words) -> str:
    """A value that the data may hold; what is wrong with another is said as `validate` says it."""
    from ...formats.problems.sentences import SENTENCES
    from ...validation.text_kinds import accepts

    if accepts(kind, value):
        return value
    wrong, advice = (words.gettext(text).format(value=written) for text in SENTENCES[code])
    raise WrongAnswerError(f"{wrong[:1].upper()}{wrong[1:]}: {advice}.")


def areas(text: str, words: Words) -> tuple[str, ...]:
    """Working areas: numbers or names of those that are proposed, or names of others."""
    if text.casefold() in UNKNOWN:
        return ()
    known = {str(number): proposal.id for number, proposal in enumerate(PROPOSALS, 1)}
    known |= {slug(title): p.id for p in PROPOSALS for title in (p.id, *p.title.values())}
    found = []
    for name in _names(text, words):
        if name.isdigit() and name not in known:
            said = words.gettext("There is no number {text} in the list. Write numbers from 1 to {n}, or names.")
            raise WrongAnswerError(said.format(text=name, n=len(PROPOSALS)))
        found.append(known.get(slug(name), name))
    return _apart(found)


def units(text: str, words: Words) -> tuple[str, ...]:
    """Names of units, with commas between them."""
    return () if text.casefold() in UNKNOWN else _apart(_names(text, words))


def _names(text: str, words: Words) -> list[str]:
    """The names in a list with commas, with the quotation marks that the data may have."""
    names = [" ".join(part.split()).replace('"', "”").replace("'", "’") for part in re.split("[,;]", text)]
    names = [name for name in names if name]
    for name in names:
        if not slug(name) or len(name) > _MOST or not name.isprintable():
            raise WrongAnswerError(words.gettext("“{text}” cannot be a name here.").format(text=name[:_MOST]))
    return names


def _apart(names: list[str]) -> tuple[str, ...]:
    """Each name once: those that would have the same id are the same."""
    return tuple({slug(name): name for name in reversed(names)}[key] for key in dict.fromkeys(map(slug, names)))


def clock(text: str, words: Words) -> bool | None:
    """Yes, no or not known."""
    answer = text.casefold().strip(" .!")
    if answer in UNKNOWN:
        return None
    if answer in _YES or answer in _NO:
        return answer in _YES
    raise WrongAnswerError(words.gettext("Write y or n, or ? if you do not know."))


QUESTIONS = (
    Question("city", N_("Which municipality?"), N_("Its name in Finnish or Swedish."), city, ""),
    Question(
        "languages",
        N_("In which languages is the guide?"),
        N_("fi, sv or en; several with a comma between them, the main one first. Enter: {language}"),
        languages,
    ),
    Question(
        "domain",
        N_("What is the web domain of the municipality?"),
        N_("Such as city.fi. Calendar entries get their ids from it."),
        domain,
    ),
    Question(
        "directory",
        N_("On which page are phone numbers and e-mail addresses found?"),
        N_("A web address. Answers lead there where a person is not known."),
        address,
    ),
    Question(
        "areas",
        N_("Which working areas does the co-operation have?"),
        N_("Numbers or names of your own, with commas between them. Enter: all of these"),
        areas,
        ", ".join(str(number) for number, _proposal in enumerate(PROPOSALS, 1)),
    ),
    Question(
        "units",
        N_("Which units or services work with associations?"),
        N_("Their names, with commas between them."),
        units,
    ),
    Question("clock", N_("Is there an annual clock?"), N_("y = yes, n = no"), clock),
    Question(
        "corrections",
        N_("On which page can one report a mistake in the guide?"),
        N_("A web address."),
        address,
    ),
)
