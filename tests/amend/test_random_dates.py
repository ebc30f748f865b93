"""Whatever is done to dates, a guide has no more errors than before, and all of it can be said in three languages."""

import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from yhdistys_cli.amend import Change, Impossible
from yhdistys_cli.amend.changed_dates import cancel, extend, move
from yhdistys_cli.amend.dates import confirm, skip
from yhdistys_cli.amend.draft import Draft
from yhdistys_cli.amend.recorded import Asked
from yhdistys_cli.edit import woven
from yhdistys_cli.formats.changes import reason, said
from yhdistys_cli.load import review
from yhdistys_cli.models import Event
from yhdistys_cli.moments import When, read
from yhdistys_cli.words import Words

from ..conftest import CITIES, ROOT, TODAY

GUIDES = [*CITIES.values(), *(ROOT / "tests" / "guides" / name for name in ("every-form", "clocked", "edges"))]
LANGUAGES = [Words(language) for language in ("fi", "sv", "en")]


def some_time(chance: random.Random) -> When:
    day = date(2025, 6, 1) + timedelta(days=chance.randrange(900))
    end, hour = day + timedelta(days=chance.randrange(1, 40)), chance.randrange(6, 20)
    written, until = (f"{d.day}.{d.month}.{d.year}" for d in (day, end))
    phrases = (
        written,
        f"{written} klo {hour}",
        f"{written} klo {hour}–{hour + 2}",
        f"{written} – {until} klo 15",
        f"viimeistään {written}",
        f"toukokuu {day.year}",
        f"viikko 12/{day.year}",
        f"syksy {day.year}",
    )
    return read(chance.choice(phrases), TODAY)


def change(draft: Draft, event: Event, chance: random.Random) -> Change:
    """Do something to an event."""
    asked, when = Asked(event.id, (event.id,)), some_time(chance)
    days = [o.first.day for dated in event.dates for o in dated.occurrences if o.first]
    which = chance.choice(days) if days and chance.random() < 0.4 else None
    command = chance.choice((confirm, move, extend, cancel, skip))
    if command is confirm:
        return confirm(draft, asked, when, again=chance.random() < 0.4)
    if command is cancel:
        return cancel(draft, asked, which)
    if command is skip:
        return skip(draft, asked, chance.choice((2025, 2026, 2027, 2028)))
    return (move if command is move else extend)(draft, asked, when, which)


def changed_somehow(folder: Path, seed: int) -> Counter[str]:
    """Do something to each event of a guide at once, and judge what comes of it; what was done and refused."""
    chance, found = random.Random(seed), Counter[str]()
    before = review(str(folder), TODAY)
    draft = Draft(before, str(folder), TODAY)
    for event in draft.guide.clock.events:
        tree = repr(draft.record("events", event.id))
        try:
            statements = change(draft, event, chance).statements
        except Impossible as impossible:
            statements = ()
            texts = [reason(impossible, words) for words in LANGUAGES]
            found[impossible.code] += 1
        else:
            texts = [said(statement, words) for statement in statements for words in LANGUAGES]
        assert all(texts)
        assert statements or repr(draft.record("events", event.id)) == tree
        found["done"] += bool(statements)
    new = {file: content for file, (_old, content) in woven(before.sources, draft.changed()).items()}
    after = review(str(folder), TODAY, instead=new)
    assert errors(after) <= errors(before)
    return found


def errors(loaded: object) -> Counter[str]:
    return Counter(d.code for d in getattr(loaded, "diagnostics", ()) if d.severity == "error")


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_dates_that_are_changed_at_random_bring_no_error(folder: Path) -> None:
    found = changed_somehow(folder, 1) + changed_somehow(folder, 2)
    assert found["done"]
