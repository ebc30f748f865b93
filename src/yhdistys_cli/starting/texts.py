"""What a new guide says before anybody has written it, in the three languages: nothing that would be news of a city."""

from typing import NamedTuple

Said = dict[str, str]  # language → text

NAME: Said = {
    "fi": "Yhdistysyhteistyön opas",
    "sv": "Guide till samarbetet med föreningar",
    "en": "Guide to working with associations",
}
INTRODUCTION: Said = {
    "fi": "Tätä opasta kootaan vasta.",
    "sv": "Den här guiden är under arbete.",
    "en": "This guide is still being put together.",
}
SUMMARY: Said = {
    "fi": "Kuvausta ei ole vielä kirjoitettu.",
    "sv": "Beskrivningen är inte skriven ännu.",
    "en": "The description has not been written yet.",
}
DIRECTORY: Said = {"fi": "Yhteystietohakemisto", "sv": "Kontaktregister", "en": "Contact directory"}
CORRECTIONS: Said = {"fi": "Ilmoita virheestä", "sv": "Meddela om fel", "en": "Report a mistake"}
CLOCK: Said = {"fi": "Vuosikello", "sv": "Årsklocka", "en": "Annual clock"}
AREAS: Said = {"fi": "Osa-alueet", "sv": "Delområden", "en": "Working areas"}
CONTACTS: Said = {"fi": "Yhteyshenkilöt", "sv": "Kontaktpersoner", "en": "Contact persons"}


class Proposal(NamedTuple):
    """A working area that is proposed: its id, its title and the words that people ask with."""

    id: str
    title: Said
    keywords: tuple[str, ...]


# The four areas of Lahti's guide. Their titles and words fit any city; what is done in them is for the city to say.
PROPOSALS = (
    Proposal(
        "avustukset",
        {"fi": "Avustukset", "sv": "Understöd", "en": "Grants"},
        (
            *("avustus", "avustusten", "avustuksia", "hakemus", "tuki", "rahoitus"),
            *("bidrag", "bidragen", "understöd", "ansökan", "grants", "funding"),
        ),
    ),
    Proposal(
        "tapahtumat",
        {"fi": "Tapahtumayhteistyö", "sv": "Samarbete kring evenemang", "en": "Events"},
        ("tapahtuma", "tapahtumat", "tapahtumia", "tilaisuus", "evenemang", "events"),
    ),
    Proposal(
        "tilat",
        {"fi": "Tilayhteistyö", "sv": "Samarbete kring lokaler", "en": "Premises"},
        ("tila", "tilat", "tiloja", "tilojen", "vuoro", "vuorot", "lokal", "lokaler", "premises", "rooms"),
    ),
    Proposal(
        "viestinta",
        {"fi": "Viestintä", "sv": "Kommunikation", "en": "Communication"},
        ("viestintä", "viestinnän", "tiedotus", "kommunikation", "information", "communication"),
    ),
)
