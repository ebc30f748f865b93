"""What the tool knows of each language beside its catalogues: what days, months and hours are called. No imports.

How a date stands in a sentence is in `words`; CONTRIBUTING.md tells how a language is added.
"""

LANGUAGES = ("fi", "sv", "en")
# As an operating system may spell a locale.
NAMES = {"fi": "finnish", "sv": "swedish", "en": "english"}

# Within a sentence; as a heading, with a capital.
MONTHS = {
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
WEEKDAYS = {
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
SHORT_WEEKDAYS = {
    "fi": "ma ti ke to pe la su",
    "sv": "må ti on to fr lö sö",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}
# What the name of a weekday ends with where something happens on it: maanantaina.
ON_WEEKDAY = {"fi": "na", "sv": "", "en": ""}
BEFORE_HOURS = {"fi": "klo ", "sv": "kl. ", "en": ""}

# What people say for a day, by its distance from today; and before a weekday, for the next of its kind.
NAMED_DAYS = {
    "fi": {"tänään": 0, "tanaan": 0, "huomenna": 1, "eilen": -1},
    "sv": {"idag": 0, "i dag": 0, "imorgon": 1, "i morgon": 1, "igår": -1, "i går": -1},
    "en": {"today": 0, "tomorrow": 1, "yesterday": -1},
}
NEXT = {"fi": "ensi", "sv": "nästa", "en": "next"}
