"""The annual clock as a picture: nothing overlaps, nothing leaves the page, and all of it is text too."""

import random
from datetime import date, timedelta
from pathlib import Path

from yhdistys_cli.load import calendar, load
from yhdistys_cli.views.clock import ClockView, clock, years, EVERYTHING

WORDS = (
    "Vuosiavustusten haku",
    "Liikuntatilojen vakiovuorojen suunnitteluilta",
    "Yhdistysilta",
    "Tapahtumainfo keväällä",
    "Avustustyöryhmän kokous",
    "Uutiskirje yhdistyksille",
    "Kesätapahtumien ilmoitukset",
    "Järjestöjen joulutori",
    "Yhteyshenkilöiden suunnittelupäivä",
)
LONG = "Hyvinvoinnin ja vapaa-ajan lautakunnan myöntämien kehittämisavustusten hakuaika ja sitä koskeva neuvontailta "
AREAS = ("Avustukset", "Tapahtumayhteistyö", "Tilayhteistyö", "Viestintä", "Osallisuus", "Nuoret", "Liikunta", "Kulttuuri")


def guide(folder: Path, count: int, areas: int = 4, month: int = 0, long: bool = False, seed: int = 1) -> Path:
    """A guide with so many events of 2027, all in one month or all over the year, of every kind of date."""
    dice = random.Random(seed)
    lines = ["title: Yhdistysyhteistyön vuosikello", "events:" if count else "events: []"]
    for number in range(count):
        title = (LONG * 2)[:190].strip() if long and number % 3 == 0 else WORDS[number % len(WORDS)]
        first = date(2027, 1, 1) + timedelta(days=dice.randrange(365))
        if month:
            first = date(2027, month, dice.randrange(1, 29))
        lines += [f"  - id: asia-{number}", f"    title: {title} {number + 1}", "    kind: meeting"]
        area = dice.randrange(areas + 1)
        if area:
            lines.append(f"    areas: [{', '.join(f'alue-{a}' for a in sorted({area, dice.choice((area, area, 1))}))}]")
            lines.append("    units: [nuorisopalvelut]" if number % 2 else "    units: [kulttuuri-ja-museopalvelut]")
        kind = dice.randrange(10)
        if kind < 4:
            hour = " klo 17.00" if kind % 2 else ""
            lines += ["    dates:", "      2027:", f"        from: {first:%-d.%-m.%Y}{hour}"]
            if kind == 3:
                lines += ["        status: cancelled", "        revision: 2"]
        elif kind < 6:
            last = first + timedelta(days=dice.randrange(2, 45))
            lines += ["    dates:", "      2027:", f"        from: {first:%-d.%-m.%Y}"]
            lines += [f"        until: {last:%-d.%-m.%Y} klo 15.00"]
        elif kind == 6:
            last = first + timedelta(days=20)
            lines += ["    rule:", "      from:", f"        day: {first:%-d.%-m.}", "      until:", f"        day: {last:%-d.%-m.}"]
        elif kind == 7:
            lines += ["    rule:", f"      month: {first.month}"]
        elif kind == 8:
            lines += ["    rule:", f"      week: {first.isocalendar().week}"]
        else:
            lines += ["    rule:", "      on:", f"        day: {first:%-d.%-m.}"]
    (folder / "clock.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "guide.yaml").write_text(
        'name: Opas\nmunicipality: {name: Lahti, code: "398"}\nlanguage: fi\nupdated: 2026-11-24\nintroduction: Opas.\n',
        encoding="utf-8",
    )
    parts = [f"  - {{id: alue-{n}, title: {AREAS[n - 1]}, summary: Alue., answers: unknown}}" for n in range(1, areas + 1)]
    (folder / "areas.yaml").write_text("areas:\n" + "\n".join(parts) + "\n", encoding="utf-8")
    (folder / "contacts.yaml").write_text(
        "units:\n  - {id: nuorisopalvelut, name: Nuorisopalvelut}\n"
        "  - {id: kulttuuri-ja-museopalvelut, name: Kulttuuri- ja museopalvelut}\n",
        encoding="utf-8",
    )
    return folder


def view_of(folder: Path, year: int | None = 2027, today: date = date(2026, 11, 24), said: bool = False) -> ClockView:
    loaded = load(str(folder))
    assert loaded.guide is not None and not loaded.diagnostics, loaded.diagnostics
    known = calendar(loaded.guide, years(today, year, EVERYTHING))
    view = clock(loaded.guide, known, today, year, said_today=said)
    assert isinstance(view, ClockView)
    return view
