"""Whatever is done to people and records, a guide has no more errors than before, and all of it can be said.

What one command wrote, nobody answers twice by it, and no post is vacant that somebody has.
"""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from yhdistys_cli.amend import Change, Impossible, Statement
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.amend.fields import LISTS, SETTABLE, set_field
from yhdistys_cli.amend.looking import check_page, check_record, pages
from yhdistys_cli.amend.naming import Newcomer
from yhdistys_cli.amend.people import add_person, away, replace, vacate
from yhdistys_cli.amend.records import add_board, add_event, add_unit, remove
from yhdistys_cli.edit import woven
from yhdistys_cli.formats.changes import reason, said
from yhdistys_cli.load import Loaded, review
from yhdistys_cli.search import CHECKLIST, EVENT, PERSON, UNIT, targets
from yhdistys_cli.words import Words

from ..conftest import CITIES, ROOT, TODAY

GUIDES = [*CITIES.values(), *(ROOT / "tests" / "guides" / name for name in ("every-form", "people", "terms"))]
LANGUAGES = [Words(language) for language in ("fi", "sv", "en")]
# What a command about people must not bring, beside errors.
NEVER = ("overlapping-terms", "vacancy-with-contact")
TEXTS = ("Kirjasto", "040 123 4567", "maija.malli@example.com", "1.1.2027", "ma–pe klo 9: ovi #2", "”Åbo” & Co")


def some_day(chance: random.Random) -> date:
    return date(2025, 6, 1) + timedelta(days=chance.randrange(900))


def change(draft: Draft, chance: random.Random) -> Change:
    """Do something to somebody or something."""
    contacts = draft.guide.contacts
    people = [Newcomer(person.id, person.name) for person in contacts.people]
    units = tuple(chance.sample([unit.id for unit in contacts.units], k=min(len(contacts.units), chance.randrange(3))))
    somebody = chance.choice([*people, Newcomer("maija-malli-9", "Maija Malli", is_new=True)])
    old, day = chance.choice([*people, somebody]).id, some_day(chance)
    target = chance.choice(targets(draft.guide, tuple(LISTS)))
    doing = chance.randrange(9) if old in {person.id for person in people} else chance.randrange(3, 9)
    if doing == 0:
        return replace(draft, old, somebody, day if chance.random() < 0.8 else None, units[:1])
    if doing == 1:
        return vacate(draft, old, day, units[:1])
    if doing == 2:
        last = day + timedelta(days=chance.randrange(100))
        return away(draft, old, day, chance.choice([last, None]), chance.choice([*(p.id for p in people), None]))
    if doing == 3:
        last = day + timedelta(days=chance.randrange(-10, 100))
        role = chance.choice(["contact", "substitute", "acting"])
        return add_person(
            draft, somebody, units, (chance.choice([day, date.min]), chance.choice([last, date.max])), role
        )
    if doing == 4:
        return remove(draft, chance.choice(targets(draft.guide, (PERSON, UNIT, EVENT, CHECKLIST))))
    if doing == 5:
        key = chance.choice(SETTABLE[LISTS[target.kind][0]])
        return set_field(draft, target, key, chance.choice([*TEXTS, None]), chance.choice([None, None, "sv"]))
    if doing == 6:
        known = pages(draft)
        return check_page(draft, chance.choice(known), TODAY) if known else check_record(draft, target, day)
    if doing == 7:
        return add_unit(draft, chance.choice(TEXTS), (day, date.max), None, {}, new=False)
    if chance.random() < 0.5:
        return add_board(draft, "Uusi huoneentaulu", ["Yksi: kaksi", "# kolme"], {}, new=True)
    return add_event(draft, "Uusi ilta", "meeting", [], list(units), chance.choice([None, 2]), {}, new=True)


def changed_somehow(folder: Path, seed: int, before: Loaded) -> str:
    """Do one thing to a guide, and judge what comes of it; returns what was done or why it was refused."""
    chance = random.Random(seed)
    draft = Draft(before, str(folder), TODAY)
    refused: Impossible | None = None
    statements: tuple[Statement, ...] = ()
    try:
        statements = change(draft, chance).statements
    except Impossible as impossible:
        refused = impossible
    if refused is not None:
        assert all(reason(refused, words) for words in LANGUAGES)
        return refused.code
    assert all(said(statement, words) for statement in statements for words in LANGUAGES)
    assert bool(statements) == bool(draft.changed())
    new = {file: content for file, (_old, content) in woven(before.sources, draft.changed()).items()}
    after, was = count(review(str(folder), TODAY, instead=new)), count(before)
    assert after <= was, (seed, statements, after - was)
    return statements[0].code if statements else "nothing"


def count(loaded: Loaded) -> Counter[str]:
    return Counter(d.code for d in loaded.diagnostics if d.severity == "error" or d.code in NEVER)


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_people_who_are_changed_at_random_bring_no_error(folder: Path) -> None:
    before = review(str(folder), TODAY)
    found = Counter(changed_somehow(folder, seed, before) for seed in range(12))
    assert len(found) > 3
