"""What the fields that a command may set are called, in every language, and by which words people mean them."""

from collections.abc import Iterable

from ...languages import LANGUAGES
from ...words import N_, Words, fold

# field → what it is called where people read of it; of a list of records otherwise than of the others
_LABELS = {
    "name": N_("name"),
    "family": N_("family name"),
    "title": N_("heading"),
    "email": N_("e-mail address"),
    "phone": N_("phone number"),
    "second_phone": N_("second phone number"),
    "phone_hours": N_("phone hours"),
    "address": N_("address"),
    "hours": N_("opening hours"),
    "since": N_("first day"),
    "until": N_("last day"),
    "source": N_("source"),
    "checked": N_("day of checking"),
    "about": N_("description"),
    "place": N_("place"),
    "summary": N_("summary"),
    "answers": N_("responsible units"),
    "working_group": N_("working group"),
    "audience": N_("audience"),
    "aim": N_("aim"),
}
_LABELS_OF = {("people", "title"): N_("job title")}
# Other words for a field, beside its key and what it is called in each language.
_WORDS = {
    "email": ("email", "mail", "sähköposti", "meili", "e-post", "epost", "mejl"),
    "phone": ("puhelin", "puh", "numero", "telefon", "nummer", "tel"),
    "second_phone": ("toinen puhelin", "andra telefon", "vaihde", "växel"),
    "phone_hours": ("puhelinaika", "soittoaika", "telefontid"),
    "hours": ("aukiolo", "öppettid"),
    "address": ("katuosoite", "adress", "gatuadress"),
    "since": ("alkaa", "alku", "börjar", "begins"),
    "until": ("päättyy", "loppu", "slutar", "ends"),
    "family": ("sukunimi", "efternamn", "surname"),
    "about": ("esittely", "beskrivning"),
    "place": ("missä", "var"),
    "answers": ("vastaa", "vastuu", "vastuuyksikkö", "ansvarar", "ansvarig", "ansvarig enhet", "responsible"),
}
_WORDS_OF = {("people", "title"): ("nimike", "titteli", "titel", "tehtävä")}
# What stands in the place of units that answer for a working area, beside its own word.
_ANSWERS = {
    "each-unit": ("each unit", "kukin yksikkö", "kukin", "varje enhet", "var och en"),
    "unknown": ("ei tiedossa", "tuntematon", "okänd", "okänt", "inte känt"),
}


def answers_word(said: str) -> str | None:
    """What a word or phrase means in the place of the units that answer for a working area; none where it is a unit."""
    asked = fold(said)
    return next((word for word, others in _ANSWERS.items() if asked in {word, *map(fold, others)}), None)


def label(list_: str, key: str, words: Words) -> str:
    """What a field of a record of a list is called: *puhelinnumero*."""
    return words.gettext(_LABELS_OF.get((list_, key), _LABELS[key]))


def field_named(said: str, list_: str, keys: Iterable[str]) -> str | None:
    """The key, of these of a list's records, that a word or phrase means in any language; none if it means none."""
    asked = fold(said).replace("_", " ")
    for key in keys:
        called = [label(list_, key, Words(language)) for language in LANGUAGES]
        others = _WORDS_OF.get((list_, key), _WORDS.get(key, ()))
        if asked in {key.replace("_", " "), *map(fold, called), *map(fold, others)}:
            return key
    return None
