"""What people call the options of commands that change the data, in Finnish and Swedish.

Elsewhere these words mean something else, so they are not in the synonyms: *sijainen* asks for contacts, `--sijainen`
is `--substitute`. They are read only where a command has no option of the name that was typed.
"""

from collections.abc import Collection

from ..words import fold

NAMES: dict[str, tuple[str, ...]] = {
    "--area": ("osa-alue", "delområde"),
    "--from": ("alkaen", "från"),
    "--until": ("asti", "saakka", "till"),
    "--since": ("lähtien", "sedan"),
    "--unit": ("yksikkö", "enhet"),
    "--substitute": ("sijainen", "sijaisena", "ersättare", "vikarie"),
    "--acting": ("vs", "tf"),
    "--vacant": ("täyttämättä", "avoin", "obesatt", "vakant"),
    "--title": ("nimike", "tehtävänimike", "titel"),
    "--phone": ("puhelin", "puhelinnumero", "telefon", "telefonnummer"),
    "--email": ("sähköposti", "e-post", "epost"),
    "--source": ("lähde", "källa"),
    "--checked": ("tarkistettu", "kontrollerad"),
    "--service-area": ("palvelualue", "serviceområde"),
    "--place": ("paikka", "plats"),
    "--about": ("kuvaus", "beskrivning"),
    "--note": ("huomautus", "anmärkning"),
    "--times": ("kertaa", "gånger"),
    "--item": ("kohta", "punkt"),
    "--audience": ("kenelle", "målgrupp"),
    "--registration": ("ilmoittautuminen", "anmälan"),
    "--which": ("mikä", "vilken"),
    "--again": ("toinen", "igen"),
    "--new": ("uusi", "ny"),
    "--in": ("kielellä", "på"),
    "--remove": ("poista", "ta-bort"),
    "--yes": ("kyllä", "ja"),
    "--diff": ("näytä", "visa"),
}


def option_named(word: str, known: Collection[str]) -> str | None:
    """The option, of these of a command, that somebody calls by this word; none if none is called so."""
    asked = fold(word)
    return next((option for option in NAMES if option in known and asked in map(fold, NAMES[option])), None)
