"""The annual clock as a picture: nothing overlaps, nothing leaves the page, and all of it is text too."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import cos, pi, radians, sin
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from yhdistys_cli.formats import Page
from yhdistys_cli.formats.picture.keys import KEY
from yhdistys_cli.formats.picture.labels import Label
from yhdistys_cli.formats.picture.page import RED, Picture, picture
from yhdistys_cli.formats.picture.sheet import GREY, HEIGHT, INK, MARGIN, SMALLEST, WIDTH, Line, Sign
from yhdistys_cli.formats.picture.shelf import Waiting
from yhdistys_cli.formats.picture.signs import CIRCLE, OUTLINES
from yhdistys_cli.formats.picture.svg import corners, write
from yhdistys_cli.formats.picture.wheel import Mark, Wheel, mark_style, ring_style, tint
from yhdistys_cli.formats.wording.agenda import status, when
from yhdistys_cli.load import calendar, load
from yhdistys_cli.views.clock import EVERYTHING, ClockView, Filters, clock, years
from yhdistys_cli.words import Words

from ...conftest import CITIES, make_guide

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
AREAS = (
    "Avustukset",
    "Tapahtumayhteistyö",
    "Tilayhteistyö",
    "Viestintä",
    "Osallisuus",
    "Nuoret",
    "Liikunta",
    "Kulttuuri",
    "Ikäihmiset",
    "Ympäristö",
)


def guide(
    folder: Path, count: int, areas: int = 4, month: int = 0, long: bool = False, seed: int = 1, names: str = ""
) -> Path:
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
            lines += [
                "    rule:",
                "      from:",
                f"        day: {first:%-d.%-m.}",
                "      until:",
                f"        day: {last:%-d.%-m.}",
            ]
        elif kind == 7:
            lines += ["    rule:", f"      month: {first.month}"]
        elif kind == 8:
            lines += ["    rule:", f"      week: {first.isocalendar().week}"]
        else:
            lines += ["    rule:", "      on:", f"        day: {first:%-d.%-m.}"]
    parts = [
        f"  - {{id: alue-{n}, title: {names}{AREAS[n - 1]}, summary: Alue., answers: unknown}}"
        for n in range(1, areas + 1)
    ]
    make_guide(
        folder,
        clock="\n".join(lines) + "\n",
        areas="areas:\n" + "\n".join(parts) + "\n",
        contacts="units:\n  - {id: nuorisopalvelut, name: Nuorisopalvelut}\n"
        "  - {id: kulttuuri-ja-museopalvelut, name: Kulttuuri- ja museopalvelut}\n",
    )
    return folder


def view_of(
    folder: Path,
    year: int | None = 2027,
    today: date = date(2026, 11, 24),
    said: bool = False,
    filters: Filters = EVERYTHING,
) -> ClockView:
    loaded = load(str(folder))
    assert loaded.guide is not None
    assert not loaded.diagnostics
    known = calendar(loaded.guide, years(today, year, filters))
    view = clock(loaded.guide, known, today, year, filters, said)
    assert isinstance(view, ClockView)
    return view


Build = Callable[[Path], ClockView]


def of_city(city: str, year: int | None, today: date = date(2026, 11, 24)) -> Build:
    return lambda _folder: view_of(CITIES[city], year, today)


def made(
    count: int,
    year: int | None = 2027,
    today: date = date(2026, 11, 24),
    said: bool = False,
    filters: Filters = EVERYTHING,
    **how: Any,
) -> Build:
    return lambda folder: view_of(guide(folder, count, **how), year, today, said, filters)


CASES: dict[str, Build] = {
    **{f"lahti-{year}": of_city("lahti", year) for year in (2024, 2025, 2026, 2027)},
    **{f"porvoo-{year}": of_city("porvoo", year) for year in (2023, 2024, 2027)},
    "lahti-coming": of_city("lahti", None, date(2026, 3, 20)),
    **{f"{n}-events": made(n) for n in (0, 1, 5, 12, 27, 40, 60)},
    **{f"{n}-in-march": made(n, month=3) for n in (5, 27, 60)},
    **{f"{n}-areas": made(27, areas=n) for n in range(1, 11)},
    **{f"{n}-areas-60-in-march": made(60, areas=n, month=3) for n in (1, 2, 8)},
    **{f"seed-{n}": made(60, seed=n) for n in range(2, 6)},
    "long-titles": made(60, long=True),
    "long-names-of-areas": made(27, areas=8, names=LONG, said=True, today=date(2027, 11, 8)),
    "today": made(27, today=date(2027, 9, 14), said=True),
    "coming-twelve-months": made(27, None, date(2027, 9, 14)),
    "coming-on-leap-day": made(27, None, date(2028, 2, 29)),
    "march-only": made(60, filters=Filters(month=3)),
    "three-years": made(12, None, filters=Filters(last=date(2029, 12, 31))),
}
every_case = pytest.mark.parametrize("case", CASES)
Points = list[tuple[float, float]]
Piece = tuple[str, list[Points]]


def rectangle(left: float, top: float, right: float, bottom: float) -> Points:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def of_line(line: Line) -> Piece:
    """A line of text: ascenders and descenders included."""
    return line.text, [rectangle(line.x, line.y - 0.75 * line.size, line.x + line.width, line.y + 0.22 * line.size)]


def of_mark(mark: Mark | Sign | Waiting, shape: str, name: str) -> Piece:
    """A mark with its white edge, as a convex outline."""
    outline = [(CIRCLE * cos(i * pi / 12), CIRCLE * sin(i * pi / 12)) for i in range(24)]
    parts = [outline]
    if shape == "cross":
        parts = [rectangle(-0.9, -0.55, 0.9, 0.55), rectangle(-0.55, -0.9, 0.55, 0.9)]
    elif shape != "circle":
        parts = [list(OUTLINES[shape][0])]
    grown = mark.size + 0.15
    return name, [[(mark.x + x * grown, mark.y + y * grown) for x, y in part] for part in parts]


def sector(wheel: Wheel, inner: float, outer: float, first: float, last: float) -> list[Points]:
    """A piece of a ring as flat pieces of five degrees at most."""
    count = int((last - first) / 5) + 1
    edges = [first + (last - first) * i / count for i in range(count + 1)]
    return [
        [wheel.point(inner, a), wheel.point(outer, a), wheel.point(outer, b), wheel.point(inner, b)]
        for a, b in pairwise(edges)
    ]


def of_label(label: Label) -> Piece:
    return label.text, [corners(label)]


def pieces(drawn: Picture) -> Iterator[Piece]:
    """Every mark and every word of the page."""
    wheel, beside = drawn.wheel, drawn.list
    yield from (of_mark(mark, wheel.rings[mark.ring].shape, f"mark {mark.row + 1}") for mark in wheel.marks)
    yield from (of_mark(mark, ring_style(mark.ring)[1], f"waiting {mark.row + 1}") for mark in drawn.waiting)
    yield from map(of_label, (*drawn.names, *drawn.months))
    if drawn.shelf:
        line = drawn.shelf
        yield of_line(line._replace(x=line.x - line.width * (1 if drawn.shelf_anchor == "end" else 0.5)))
    for text in drawn.hub:
        half = Line(0, 0, text.size, text.text, text.bold).width / 2
        top, bottom = text.y - 0.75 * text.size, text.y + 0.22 * text.size
        yield text.text, [rectangle(text.x - half, top, text.x + half, bottom)]
    for key in drawn.keys:
        yield from map(of_line, key.lines)
        left, y = key.x - key.sign, key.lines[0].y
        yield f"key of {key.lines[0].text}", [rectangle(left, y - 0.9 * KEY, key.x - 1, y + 0.3 * KEY)]
    for line in (*beside.head, *beside.foot):
        yield of_line(line)
    for entry in beside.entries:
        yield from (of_mark(sign, ring_style(sign.ring)[1], f"sign {sign.number}") for sign in entry.signs)
        yield from (of_line(line) for line in entry.lines)


def box(points: Points) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def apart(one: Points, other: Points) -> bool:
    """Whether a line parts two convex outlines."""
    for outline in (one, other):
        for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
            nx, ny = ay - by, bx - ax
            here = [nx * x + ny * y for x, y in one]
            there = [nx * x + ny * y for x, y in other]
            if max(here) <= min(there) + 1e-9 or max(there) <= min(here) + 1e-9:
                return True
    return False


def overlapping(found: list[Piece]) -> list[tuple[str, str]]:
    flat = sorted((box(part), i, part) for i, (_name, parts) in enumerate(found) for part in parts)
    pairs = set()
    for at, (one, i, part) in enumerate(flat):
        for other, j, second in flat[at + 1 :]:
            if other[0] >= one[2]:
                break
            if i != j and one[1] < other[3] and other[1] < one[3] and not apart(part, second):
                pairs.add((found[i][0], found[j][0]))
    return sorted(pairs)


@every_case
def test_nothing_overlaps_and_nothing_leaves_the_page(case: str, tmp_path: Path) -> None:
    view = CASES[case](tmp_path)
    for language in ("fi", "sv", "en"):
        drawn = picture(view, Words(language))
        found = list(pieces(drawn))
        assert overlapping(found) == []
        edge = MARGIN - 0.5
        for name, parts in found:
            left, top, right, bottom = map(min, zip(*map(box, parts), strict=True))
            right, bottom = max(box(part)[2] for part in parts), max(box(part)[3] for part in parts)
            assert edge <= left < right <= WIDTH - edge, name
            assert edge <= top < bottom <= HEIGHT - edge, name
        # Twenty titles of two hundred letters are more than a page holds.
        if case != "long-titles":
            assert min(line.size for entry in drawn.list.entries for line in entry.lines) >= SMALLEST


@every_case
def test_what_is_beside_the_wheel_does_not_touch_it(case: str, tmp_path: Path) -> None:
    drawn = picture(CASES[case](tmp_path), Words("fi"))
    wheel = drawn.wheel
    lines = [*drawn.list.head, *drawn.list.foot, *(line for key in drawn.keys for line in key.lines)]
    lines += [line for entry in drawn.list.entries for line in entry.lines]
    for line in lines:
        left, top, right, bottom = box(of_line(line)[1][0])
        x, y = min(max(wheel.x, left), right), min(max(wheel.y, top), bottom)
        assert wheel.polar(x, y)[0] >= wheel.radius + 3.9, line.text
    for text in drawn.hub:
        half = Line(0, 0, text.size, text.text, text.bold).width / 2
        assert wheel.polar(wheel.x + half, text.y)[0] < wheel.hub, text.text
        assert wheel.polar(wheel.x + half, text.y - 0.75 * text.size)[0] < wheel.hub, text.text
    for mark in wheel.marks:
        ring = wheel.rings[mark.ring]
        assert ring.inner <= wheel.polar(mark.x, mark.y)[0] - mark.size, mark
        assert wheel.polar(mark.x, mark.y)[0] + mark.size <= ring.outer, mark


@every_case
def test_no_name_stands_on_an_arc_and_no_mark_on_that_of_another(case: str, tmp_path: Path) -> None:
    drawn = picture(CASES[case](tmp_path), Words("fi"))
    wheel = drawn.wheel
    arcs = [(a, sector(wheel, a.radius - 0.8, a.radius + 0.8, a.first, a.last)) for a in wheel.arcs]
    names = [of_label(label) for label in drawn.names]
    for arc, parts in arcs:
        for name in names:
            assert overlapping([("arc", parts), name]) == [], arc
        if len({mark.row for mark in wheel.marks}) < 30 and "march" not in case:  # else arcs may pass under marks
            for mark in wheel.marks:
                if mark.ring == arc.ring and mark.row != arc.row:
                    assert overlapping([("arc", parts), of_mark(mark, wheel.rings[mark.ring].shape, "mark")]) == [], arc


@pytest.mark.parametrize("case", ["lahti-2027", "27-events", "12-events", "5-in-march"])
def test_a_mark_covers_its_day_or_a_leader_says_where_it_is(case: str, tmp_path: Path) -> None:
    view = CASES[case](tmp_path)
    wheel = picture(view, Words("fi")).wheel
    led = {(leader.ring, round(leader.at, 6)) for leader in wheel.leaders}
    for mark in wheel.marks:
        happening = view.rows[mark.row].happening
        if happening.start is None or happening.end is not None:
            continue
        radius, angle = wheel.polar(mark.x, mark.y)
        day = 360 * (happening.start.day.timetuple().tm_yday - 0.5) / 365
        off = abs((angle - day + 180) % 360 - 180)
        assert radians(off) * radius <= mark.size + 0.01 or (mark.ring, round(angle, 6)) in led


def parsed(written: str) -> ElementTree.Element:
    return ElementTree.fromstring(written)


def texts(element: ElementTree.Element) -> str:
    """What a reader selects and copies: text in the order of the page, without titles."""
    parts = []
    for node in element.iter("{http://www.w3.org/2000/svg}text"):
        parts.append("".join(node.itertext()))
    return " ".join(" ".join(parts).split())


@every_case
def test_every_event_is_in_the_list_and_in_the_description(case: str, tmp_path: Path) -> None:
    view = CASES[case](tmp_path)
    words = Words("fi")
    root = parsed(write(view, Page(words)))
    space = "{http://www.w3.org/2000/svg}"
    assert root.attrib["role"] == "img"
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert description is not None
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == description.attrib["id"]
    drawn = picture(view, words)
    listed = texts(root)
    for row in (*view.rows, *view.undated):
        event = words.text(row.happening.event.title)
        assert event in listed
        assert event in (description.text or "")
        assert when(row.happening, words, False) in (description.text or "")
        assert status(row.happening, words) in (description.text or "")
    by_row = {entry.row: entry for entry in drawn.list.entries if entry.row is not None}
    assert sorted(row for row in by_row if row >= 0) == list(range(len(view.rows) + len(drawn.waiting)))
    for number, row in enumerate(view.rows):
        entry = by_row[number]
        said = " ".join("".join(line.text for line in entry.lines).split())
        assert status(row.happening, words) in said
        assert when(row.happening, words, False)[:12] in said
        assert {sign.look for sign in entry.signs} == {mark_style(row)}
        # Where room is scarcest who answers is in the sentence of each mark.
        assert all(words.text(unit.name) in said + drawn.said[number] for unit in row.units)


@every_case
def test_forecasts_are_open_confirmed_filled_and_cancelled_crossed(case: str, tmp_path: Path) -> None:
    view = CASES[case](tmp_path)
    root = parsed(write(view, Page(Words("fi"))))
    space = "{http://www.w3.org/2000/svg}"
    seen = set()
    for group in root.iter(f"{space}g"):
        title = group.find(f"{space}title")
        found = re.match(r"(\d+)\. ", title.text or "") if title is not None else None
        if not found or len(group) < 3:
            continue
        if int(found[1]) > len(view.rows):
            continue
        row = view.rows[int(found[1]) - 1]
        shape, number = group[1], group[-1]
        assert number.text == found[1]
        filled = row.happening.status in ("confirmed", "changed")
        assert (shape.attrib["fill"] == "#FFFFFF") != filled
        assert (number.attrib["fill"] == "#FFFFFF") == filled
        assert (len(group) == 4) == (row.happening.status == "cancelled")
        seen.add(int(found[1]) - 1)
    wheel = picture(view, Words("fi")).wheel
    assert seen == {mark.row for mark in wheel.marks}
    for arc in wheel.arcs:
        happening = view.rows[arc.row].happening
        vague = happening.precision in ("week", "month")
        looks = {"confirmed": "solid", "changed": "solid", "cancelled": "thin"}
        assert arc.look == ("hollow" if vague else looks.get(happening.status, "dashed"))


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_stands_out_from_its_ground() -> None:
    for number in range(12):
        colour, _shape = ring_style(number)
        assert contrast(colour, tint(colour)) >= 4.5  # the name of a ring
        assert contrast(colour, "#FFFFFF") >= 4.5  # a number in a mark, filled or open
    for colour in (INK, GREY, RED):
        assert contrast(colour, "#FFFFFF") >= 4.5


def test_no_two_rings_look_alike() -> None:
    assert len({ring_style(number) for number in range(30)}) == 30
    assert len({ring_style(number)[1] for number in range(9)}) == 9


def test_the_same_view_is_the_same_bytes(tmp_path: Path) -> None:
    one = write(view_of(guide(tmp_path, 60)), Page(Words("fi")))
    assert write(view_of(guide(tmp_path, 60)), Page(Words("fi"))) == one
    assert not any(re.search(r"\d?\.\d{3}", value) for value in re.findall(r' (?:d|x|y|cx|cy|r)="[^"]*"', one))


def test_today_is_drawn_only_when_it_was_asked_for(tmp_path: Path) -> None:
    guide(tmp_path, 5)
    without = write(view_of(tmp_path, today=date(2027, 9, 14)), Page(Words("fi")))
    assert RED not in without
    assert "14.9." not in texts(parsed(without))
    asked = view_of(tmp_path, today=date(2027, 9, 14), said=True)
    assert picture(asked, Words("fi")).wheel.today == pytest.approx(360 * 256 / 365)
    assert "14.9." in texts(parsed(write(asked, Page(Words("fi")))))


def test_what_goes_over_the_turn_of_the_year_goes_on_at_its_edge() -> None:
    wheel = picture(view_of(CITIES["lahti"], 2026), Words("fi")).wheel
    arcs = {(round(arc.first), round(arc.last)): (arc.before, arc.after) for arc in wheel.arcs}
    assert arcs[0, 360] == (True, True)
    assert (False, True) in arcs.values()
    written = write(view_of(CITIES["lahti"], 2026), Page(Words("fi")))
    # An arc whose ends fall together would not be drawn.
    for start, path in re.findall(r'd="M([\d. ]+)(A[^"]+)"', written):
        ends = [start, *(" ".join(part.split()[-2:]) for part in path.split("A")[1:])]
        assert all(a != b for a, b in pairwise(ends))


def test_a_title_cannot_break_out_of_its_text(tmp_path: Path) -> None:
    view = view_of(guide(tmp_path, 5))
    nasty = '<script>&amp; ]]> \u202eohi\u202c \x00\x1b[31m \ufffe \ud800 ☀️ 👩‍👩‍👧 "a"\r\n\tb'
    rows = tuple(
        replace(row, happening=replace(row.happening, event=replace(row.happening.event, title=nasty)))
        for row in view.rows
    )
    written = write(replace(view, rows=rows, title=nasty, note=nasty), Page(Words("fi")))
    root = parsed(written.encode("utf-8").decode("utf-8"))
    assert "<script>&amp; ]]>" in texts(root)
    assert [node for node in root.iter() if node.tag.endswith("script")] == []


def test_what_no_page_holds_is_still_a_page(tmp_path: Path) -> None:
    view = view_of(guide(tmp_path, 60))
    many = replace(view, rows=tuple(sorted(view.rows * 20, key=lambda row: row.happening.last_day or view.last)))
    drawn = picture(many, Words("fi"))
    assert {entry.row for entry in drawn.list.entries if entry.row is not None} == set(range(len(many.rows)))
    assert max(line.y for entry in drawn.list.entries for line in entry.lines) < HEIGHT - MARGIN


def test_today_stands_in_the_picture_only_of_its_own_year(tmp_path: Path) -> None:
    """A day without its year, in the hub of another year, would be read as a day of that year."""
    guide(tmp_path, 5)
    assert "14.9." not in texts(parsed(write(view_of(tmp_path, today=date(2026, 9, 14), said=True), Page(Words("fi")))))
