"""The annual clock as a picture (SVG 1.1, one page in A3 or A4 landscape). `picture` says where everything stands."""

import re
from collections.abc import Iterator
from math import cos, degrees, radians, sin
from zlib import crc32

from ...views.clock import ClockView
from ...words import Words
from .. import Page
from .event_list import Entry
from .keys import KEY, RING_SIGN, Key
from .labels import Label
from .page import RED, Picture, alone, picture
from .ring_packing import ASCENT, DESCENT
from .sheet import GREY, HEIGHT, INK, WIDTH, Line, Sign
from .shelf import Waiting
from .signs import BAND, SEASON, THICK, THIN, arc, mark, number_size
from .strokes import bow, dot, n, p, polygon, radial
from .wheel import Mark, ring_style, tint

# No font with a slashed zero: Atkinson Hyperlegible writes 2Ø27.
FONTS = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
# A picture that is opened alone fills the window, and one sheet of paper: A3 and A4 have the same shape. The page has a
# name, so that a document in which the picture stands keeps its own.
STYLE = (
    "@page year{size:landscape;margin:0}"
    "svg:root{width:100vw;height:100vh;page:year}"
    "@media print{svg:root{width:100%;height:100%}}"
)
# What XML may not hold, and control characters. Compiled only where it is needed: that takes 5 ms.
_FORBIDDEN = "[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def write(view: ClockView, page: Page) -> str:
    """The wheel and the list beside it."""
    return "\n".join(_parts(view, picture(view, page.words), page.words)) + "\n"


def wheel_alone(view: ClockView, words: Words) -> str:
    """The wheel with its key and without the list, for a page that has the list as text."""
    drawn = alone(view, words)
    wide = n(2 * drawn.wheel.x)
    parts = "".join((*_wheel(drawn), *_keys(drawn)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}mm" '
        f'height="{wide}mm" viewBox="0 0 {wide} {wide}" font-family="{FONTS}" fill="{INK}" '
        f'stroke-linejoin="round">{parts}</svg>'
    )


def _parts(view: ClockView, drawn: Picture, words: Words) -> Iterator[str]:
    name = _name_of(view, drawn)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="420mm" '
        f'height="297mm" viewBox="0 0 {n(WIDTH)} {n(HEIGHT)}" xml:lang="{words.language}" role="img" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc" font-family="{FONTS}" fill="{INK}" '
        f'stroke-linejoin="round">'
    )
    yield f'<title id="{name}-title">{text(drawn.title)}</title>'
    yield f'<desc id="{name}-desc">{text(_description(view, drawn.said, drawn.waiting, words))}</desc>'
    yield f"<style>{STYLE}</style>"
    yield f'<path fill="#FFFFFF" d="M0 0h{n(WIDTH)}v{n(HEIGHT)}h-{n(WIDTH)}z"/>'
    yield from map(_line, drawn.list.head)
    yield from _wheel(drawn)
    yield from _keys(drawn)
    yield from _list(drawn)
    if drawn.list.foot:
        title = f"<title>{text(drawn.list.full_foot)}</title>" if drawn.list.full_foot else ""
        yield f"<g>{title}{''.join(map(_line, drawn.list.foot))}</g>"
    yield "</svg>"


def _name_of(view: ClockView, drawn: Picture) -> str:
    """What the ids begin with. Two wheels on one page must not have an id in common: the same answer has the same."""
    shown = "\n".join((view.provenance.municipality.code, drawn.title, *drawn.said))
    return f"k{view.first.isoformat().replace('-', '')}-{crc32(shown.encode(errors='surrogatepass')):08x}"


def _description(view: ClockView, said: tuple[str, ...], waiting: tuple[Waiting, ...], words: Words) -> str:
    """The same list as text, for who cannot see it."""
    _ = words.gettext
    lines = [_("A wheel of the year with a ring for each working area. What is on it and beside it:")]
    lines += [f"{i}. {row}" for i, row in enumerate(said[: len(view.rows)], 1)]
    if not view.rows:
        lines.append(_("No dates are known for this time."))
    if view.undated:
        waits = len(view.rows) + len(waiting)
        numbered = (f"{i}. {row}" for i, row in enumerate(said[len(view.rows) : waits], len(view.rows) + 1))
        lines += [_("Date not set"), *numbered, *(f"– {row}" for row in said[waits:])]
    return "\n".join(lines)


# --- the wheel


def _wheel(drawn: Picture) -> Iterator[str]:
    wheel = drawn.wheel
    at = f'cx="{n(wheel.x)}" cy="{n(wheel.y)}"'
    yield "<g>"
    yield f'<circle {at} r="{n(wheel.radius)}"/>'
    yield '<g stroke="#FFFFFF" stroke-width=".5">'
    for ring in wheel.rings:
        yield f'<circle {at} r="{n(ring.outer)}" fill="{ring.tint}"/>'
    if not wheel.rings:
        yield f'<circle {at} r="{n(wheel.rim)}" fill="{tint(INK)}"/>'
    yield f'<circle {at} r="{n(wheel.hub)}" fill="#FFFFFF"/>'
    lines = "".join(radial(wheel, wheel.hub, wheel.radius, first) for _name, first, _last in wheel.months)
    yield f'<path d="{lines}"/>'
    yield "</g>"
    yield f'<path stroke="{INK}" stroke-width=".4" d="{radial(wheel, wheel.hub, wheel.rim, wheel.edge)}"/>'
    if wheel.today is not None:
        tip, left, right = (
            wheel.point(wheel.radius + out, wheel.today + degrees(aside / wheel.radius))
            for out, aside in ((-0.6, 0), (3.6, -2.1), (3.6, 2.1))
        )
        yield (
            f'<path stroke="{RED}" stroke-width=".6" stroke-dasharray="2 1.2" '
            f'd="{radial(wheel, wheel.hub, wheel.rim, wheel.today)}"/>'
        )
        yield f'<path fill="{RED}" stroke="#FFFFFF" stroke-width=".5" d="{polygon((tip, left, right))}"/>'
    yield from _names(drawn)
    for number, ring in enumerate(wheel.rings):
        arcs = [own for own in wheel.arcs if own.ring == number]
        if arcs:
            yield f'<g fill="none" stroke="{ring.colour}" stroke-width="{n(BAND)}">'
            yield from (arc(wheel, own) for own in arcs)
            yield "</g>"
        leaders = [leader for leader in wheel.leaders if leader.ring == number]
        if leaders:
            path = "".join(
                f"M{p(wheel.point(leader.radius, leader.at))}L{p(wheel.point(leader.along, leader.at))}"
                + bow(wheel, leader.along, leader.at, leader.day)
                for leader in leaders
            )
            yield f'<path fill="none" stroke="{ring.colour}" stroke-width=".2" d="{path}"/>'
            dots = "".join(dot(wheel.point(leader.along, leader.day)) for leader in leaders)
            yield f'<path fill="{ring.colour}" d="{dots}"/>'
    letters = number_size(wheel.size)
    yield f'<g text-anchor="middle" font-weight="700" font-size="{n(letters)}">'
    for own in wheel.marks:
        ring = wheel.rings[own.ring]
        yield _titled(own, drawn, mark(own, ring.shape, ring.colour, str(own.row + 1), letters))
    for waits in drawn.waiting:
        colour, shape = ring_style(waits.ring)
        yield _titled(waits, drawn, mark(waits, shape, colour, str(waits.row + 1), letters))
    yield "</g>"
    if drawn.shelf:
        yield _line(drawn.shelf, 0, drawn.shelf_anchor)
    for line in drawn.hub:
        weight = ' font-weight="700"' if line.bold else ""
        fill = f' fill="{line.colour}"' if line.colour != INK else ""
        yield (
            f'<text x="{n(line.x)}" y="{n(line.y)}" font-size="{n(line.size)}" text-anchor="middle"{weight}{fill}>'
            f"{text(line.text)}</text>"
        )
    yield "</g>"


def _titled(own: Mark | Waiting, drawn: Picture, written: str) -> str:
    return f"<g><title>{text(f'{own.row + 1}. {drawn.said[own.row]}')}</title>{written}</g>"


def _names(drawn: Picture) -> Iterator[str]:
    """Months and rings: straight texts, each turned to its place."""
    backs = [f'<path fill="{label.back}" d="{polygon(corners(label, 1.0))}"/>' for label in drawn.names]
    yield "".join(backs)
    yield '<g text-anchor="middle" font-weight="700">'
    for label in (*drawn.months, *drawn.names):
        yield (
            f'<text x="{n(label.x)}" y="{n(label.y)}" font-size="{n(label.size)}" fill="{label.colour}" '
            f'transform="rotate({n(label.angle)} {n(label.x)} {n(label.y)})">{text(label.text)}</text>'
        )
    yield "</g>"


def corners(label: Label, beside: float = 0.0) -> list[tuple[float, float]]:
    """The corners of what a name takes, with so much more at its sides."""
    half = label.half + beside
    up, down = ASCENT * label.size, DESCENT * label.size
    dx, dy = cos(radians(label.angle)), sin(radians(label.angle))
    around = ((-half, -up), (half, -up), (half, down), (-half, down))
    return [(label.x + x * dx - y * dy, label.y + x * dy + y * dx) for x, y in around]


# --- words


def _keys(drawn: Picture) -> Iterator[str]:
    """The key: shapes above, how sure below."""
    yield f'<g font-size="{n(KEY)}">'
    for key in drawn.keys:
        yield f"<g>{''.join(_key_sign(key))}{''.join(_line(line, KEY) for line in key.lines)}</g>"
    yield "</g>"


def _key_sign(key: Key) -> Iterator[str]:
    y = key.lines[0].y - KEY * 0.34
    size = KEY * 0.62
    if key.ring is not None:
        colour, shape = ring_style(key.ring)
        yield mark(Sign(key.x - RING_SIGN + size, y, size, key.ring, "filled", ""), shape, colour, "")
        return
    x = key.x - key.sign + size
    end = key.x - 2.2
    band = f'fill="none" stroke="{INK}"'
    if key.arc == "hollow":
        path = f"M{n(x + 0.85)} {n(y)}H{n(end - 0.85)}"
        yield f'<path {band} stroke-width="{n(BAND)}" stroke-linecap="round" d="{path}"/>'
        yield f'<path fill="none" stroke="#FFFFFF" stroke-width="{n(BAND - 0.7)}" stroke-linecap="round" d="{path}"/>'
        x = (x + end) / 2
    elif key.arc == "arrow":
        yield f'<path {band} stroke-width="{n(BAND)}" d="M{n(x - size)} {n(y)}H{n(end - 2.4)}"/>'
        yield f'<path d="{polygon(((end, y), (end - 2.8, y - 1.7), (end - 2.8, y + 1.7)))}"/>'
    elif key.arc == "deadline":
        low, high = THIN / 2, THICK / 2
        horn = polygon(((x - size, y - low), (end - size, y - high), (end - size, y + high), (x - size, y + low)))
        yield f'<path fill="{tint(INK, 0.5)}" d="{horn}"/>'
        x, size = end - size, size * 1.15
    elif key.arc == "season":
        soft = f'fill="none" stroke="{tint(INK, 0.5)}" stroke-width="{n(SEASON)}"'
        yield f'<path {soft} d="M{n(x - size)} {n(y)}H{n(end)}"/>'
        yield f'<path {band} stroke-width=".6" d="M{n(end - 0.3)} {n(y - 1.6)}v3.2"/>'
    if key.look:
        yield mark(Sign(x, y, size, 0, key.look, ""), "circle", INK, "")


def _list(drawn: Picture) -> Iterator[str]:
    yield f'<g font-size="{n(drawn.list.size)}">'
    rules = "".join(f"M{n(x)} {n(y)}h{n(long)}" for x, y, long in drawn.list.rules)
    if rules:
        yield f'<path stroke="#C3C9D1" stroke-width=".25" d="{rules}"/>'
    for entry in drawn.list.entries:
        yield _entry(entry, drawn)
    yield "</g>"


def _entry(entry: Entry, drawn: Picture) -> str:
    signs = ""
    if entry.signs:
        letters = number_size(entry.signs[0].size)
        inside = "".join(_sign(own, letters) for own in entry.signs)
        signs = f'<g text-anchor="middle" font-weight="700" font-size="{n(letters)}">{inside}</g>'
    body = "".join(_span(line, drawn.list.size) for line in entry.lines).rstrip()
    return f"<g>{signs}<text>{body}</text></g>"


def _sign(own: Sign, letters: float) -> str:
    colour, shape = ring_style(own.ring)
    return mark(own, shape, colour, own.number, letters)


def _span(line: Line, size: float) -> str:
    letters = f' font-size="{n(line.size)}"' if n(line.size) != n(size) else ""
    weight = ' font-weight="700"' if line.bold else ""
    fill = f' fill="{GREY}"' if line.quiet else ""
    struck = ' text-decoration="line-through"' if line.struck else ""
    place = "" if line.follows else f' x="{n(line.x)}" y="{n(line.y)}"'
    return f"<tspan{place}{letters}{weight}{fill}{struck}>{text(line.text.rstrip())}</tspan>" + (
        " " if line.text.endswith(" ") else ""
    )


def _line(line: Line, size: float = 0, anchor: str = "") -> str:
    letters = f' font-size="{n(line.size)}"' if n(line.size) != n(size) else ""
    weight = ' font-weight="700"' if line.bold else ""
    fill = f' fill="{GREY}"' if line.quiet else ""
    side = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{n(line.x)}" y="{n(line.y)}"{letters}{weight}{fill}{side}>{text(line.text)}</text>'


def text(written: str) -> str:
    """A text as XML may hold it."""
    if not written.replace("\n", " ").isprintable():
        written = re.sub(_FORBIDDEN, "\ufffd", written)
    if "&" in written or "<" in written or ">" in written:
        written = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return written
