"""The commands, their aliases and what they are for; nothing is imported here that a start would wait for."""

from typing import NamedTuple

from ..words import N_

# What a command is for, in the order of the help, with the heading over its commands there.
BLOCKS = {"ask": N_("Ask"), "keep": N_("Keep up to date"), "publish": N_("Publish")}


class Command(NamedTuple):
    """A command: its name, its line in the help, the Finnish and Swedish names that people will type, its block."""

    name: str
    help: str
    aliases: tuple[str, ...] = ()
    block: str = "ask"


COMMANDS = (
    Command(
        "contacts",
        N_("Contacts: people by name, unit or working area."),
        ("yhteyshenkilöt", "yhteyshenkilot", "yhteyshenkilö", "yhteyshenkilo", "kontaktpersoner"),
    ),
    Command(
        "areas",
        N_("One working area on one page: whom to contact, who decides, what to know."),
        ("osa-alueet", "osa-alue", "osaalueet", "delområden"),
    ),
    Command(
        "checklist",
        N_("The house rules: a board, or a list of them."),
        ("huoneentaulu", "huoneentaulut", "hustavla", "hustavlor"),
    ),
    Command(
        "clock",
        N_("The annual clock: what happens when, for a year or the coming twelve months."),
        ("vuosikello", "årsklocka", "arsklocka"),
    ),
    Command(
        "letter",
        N_("A draft to associations: an invitation, a reminder, a programme or a confirmation."),
        ("kirje", "kutsu", "brev", "inbjudan"),
        "publish",
    ),
    Command(
        "calendar",
        N_("The clock for calendars: -o FILE.ics, or -o FOLDER for one calendar of all and one of each area."),
        ("kalenteri", "kalender"),
        "publish",
    ),
    Command(
        "plan",
        N_("Planning a year: what is to be decided, what collides, what is in the wrong order."),
        ("suunnitelma", "planera"),
    ),
    Command(
        "todo",
        N_("What is to be done now: dates, people, pages to check, each with the command that does it."),
        ("tehtävät", "tehtavat", "att-göra", "att-gora"),
        "keep",
    ),
    Command(
        "handover",
        N_("What somebody hands over: units, areas, dates, and what is left to nobody."),
        ("luovutus", "luovuta", "överlämning", "overlamning"),
        "keep",
    ),
    Command("guide", N_("The guide itself: its contents, a topic or the whole."), ("opas", "handbok")),
    Command(
        "site",
        N_("The guide as a site: pages, calendars and data in a folder, for any web server: -o FOLDER."),
        ("sivusto", "webbplats"),
        "publish",
    ),
    Command(
        "serve",
        N_("The site on this computer while you write: it follows whenever a file is saved."),
        ("esikatselu", "förhandsvisa", "forhandsvisa"),
        "publish",
    ),
    Command("search", N_("Where the guide's own text speaks of something."), ("etsi", "hae", "sök", "sok", "find")),
    Command(
        "confirm",
        N_("Record a date that is sure now: an event, a day and its hours."),
        ("vahvista", "bekräfta", "bekrafta"),
        "keep",
    ),
    Command(
        "move",
        N_("Move a date to another day; its hours and its length stay."),
        ("siirrä", "siirra", "flytta"),
        "keep",
    ),
    Command(
        "extend",
        N_("Let a window close later, or open it again."),
        ("jatka", "förläng", "forlang"),
        "keep",
    ),
    Command(
        "cancel",
        N_("Cancel a date; calendars show that it is cancelled."),
        ("peru", "peruuta", "avboka", "ställ-in", "stall-in"),
        "keep",
    ),
    Command(
        "skip",
        N_("Record that an event is not held in a year."),
        ("ohita", "väliin", "valiin", "hoppa-över", "hoppa-over"),
        "keep",
    ),
    Command(
        "replace",
        N_("Somebody else answers, from a day on; or nobody: --vacant."),
        ("vaihda", "byt"),
        "keep",
    ),
    Command("away", N_("Somebody is away for a time, and who stands in."), ("poissa", "borta"), "keep"),
    Command(
        "add",
        N_("Somebody or something new: a person, a unit, an event, a house-rule board."),
        ("lisää", "lisaa", "lägg-till", "lagg-till"),
        "keep",
    ),
    Command("remove", N_("Somebody or something goes whom nothing needs any more."), ("poista", "ta-bort"), "keep"),
    Command("set", N_("A phone number, a title or another text of a record."), ("aseta", "ange"), "keep"),
    Command(
        "checked",
        N_("Somebody has looked at a page today: all that it says is checked."),
        ("tarkistettu", "kontrollerad"),
        "keep",
    ),
    Command(
        "changes",
        N_("What has changed since a day, for those who read the guide: for a newsletter, for instance."),
        ("muutokset", "muuttunut", "ändringar", "andringar"),
        "publish",
    ),
    Command("validate", N_("Check the data and show every problem."), ("tarkista", "kontrollera"), "keep"),
    Command(
        "init",
        N_("A guide of one's own: a few questions, and a new folder with everything to begin with."),
        ("aloita", "uusi", "börja", "borja"),
        "keep",
    ),
    Command(
        "export",
        N_("A workbook to edit: people, duties and days; `import` brings it back."),
        ("vie", "exportera"),
        "keep",
    ),
    Command(
        "import",
        N_("A spreadsheet that was edited, or a list of contacts, into the data."),
        ("tuo", "importera"),
        "keep",
    ),
    Command(
        "undo",
        N_("Take the last change of the data back; once more makes it again."),
        ("kumoa", "ångra", "angra"),
        "keep",
    ),
    Command(
        "schema",
        N_("What the data files hold, for editors that complete and warn: JSON Schemas."),
        ("skeema", "skeemat", "scheman"),
        "keep",
    ),
    Command("completion", N_("Let the shell complete commands and names with the Tab key.")),
)

# The common options of a command that changes the data, whose answer has one form and goes to whoever makes it.
WRITING = ("--data", "--lang", "--today")
# What of the common options a command has, where it has not all: a script has no guide, a new guide no answer.
COMMON_OF = {
    "completion": ("--lang",),
    "init": ("--lang", "--today"),
    **dict.fromkeys(("confirm", "move", "extend", "cancel", "skip"), WRITING),
    **dict.fromkeys(("replace", "away", "add", "remove", "set", "checked", "import", "undo", "serve"), WRITING),
}
# Options whose value is a day, which may be of two words: --on ensi ma.
DAY_OPTIONS = ("--on", "--from", "--until", "--today", "--which", "--checked")
# Options whose value is a time, of several words: --registration 1.3.–31.3.2027 klo 15.
WHEN_OPTIONS = ("--registration",)


def resolve(word: str) -> str | None:
    """The name of the command that a word means, by name or alias; none if it means none."""
    import unicodedata

    asked = unicodedata.normalize("NFC", word).casefold()
    for command in COMMANDS:
        if asked == command.name or asked in command.aliases:
            return command.name
    return None


def near_command(word: str) -> str | None:
    """The command whose name or alias is nearly a word; none if none is close."""
    import difflib

    names = {alias: command.name for command in COMMANDS for alias in (command.name, *command.aliases)}
    near = difflib.get_close_matches(word.casefold(), list(names), 1, 0.8)
    return names[near[0]] if near else None
