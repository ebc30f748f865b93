"""The sections of a guide, as its files are called. No imports: completion starts from here too."""

# In the order in which they are read, each with its lists of records that can be set aside one by one. `guide.yaml`
# must be there; each of the others is one file, or a folder of the same name holding several, or missing.
SECTIONS = {
    "guide": ("bodies", "links", "errata"),
    "contacts": ("service_areas", "units", "groups", "people"),
    "areas": ("areas",),
    "checklists": ("checklists",),
    "clock": ("events",),
    "school_holidays": ("school_holidays",),
}
WITHOUT_IDS = ("links", "errata", "school_holidays")
# list whose records have ids → the section in which it stands
SECTION_OF = {name: section for section, lists in SECTIONS.items() for name in lists if name not in WITHOUT_IDS}
