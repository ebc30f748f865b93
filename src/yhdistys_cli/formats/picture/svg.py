"""The annual clock as a picture (SVG 1.1, one page in A3 or A4 landscape). `picture` says where everything stands."""

import re
from collections.abc import Iterable, Iterator
from math import degrees
from zlib import crc32

from ...views.clock import ClockView
from ...words import Words
from .. import Page
from .event_list import GREY, HEIGHT, INK, WIDTH, Entry, Line, Sign
from .page import CIRCLE, KEY, OUTLINES, RED, Bow, Key, Picture, picture
from .wheel import Arc, Mark, Wheel

# No font with a slashed zero: Atkinson Hyperlegible writes 2Ø27.
FONTS = "'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
_BAND = 1.6  # the width of what takes days
_BACK = 3.0  # the length of an arrow
# What XML may not hold, and control characters. Compiled only where it is needed: that takes 5 ms.
_FORBIDDEN = "[^\t\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def write(view: ClockView, page: Page) -> str:
    """The wheel and the list beside it."""
    return "\n".join(_parts(view, picture(view, page.words), page.words)) + "\n"


def wheel_alone(view: ClockView, words: Words) -> str:
    """The wheel with its key and without the list, for a page that has the list as text."""
    drawn = picture(view, words)
    wide = n(drawn.wheel.x + drawn.wheel.radius + drawn.wheel.x - drawn.wheel.radius)
    parts = "".join((*_wheel(drawn, _name_of(view, drawn)), *_keys(drawn)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{wide}mm" '
        f'height="{n(HEIGHT)}mm" viewBox="0 0 {wide} {n(HEIGHT)}" font-family="{FONTS}" fill="{INK}" '
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
    yield f'<desc id="{name}-desc">{text(_description(view, drawn.said, words))}</desc>'
    yield f'<path fill="#FFFFFF" d="M0 0h{n(WIDTH)}v{n(HEIGHT)}h-{n(WIDTH)}z"/>'
    yield from map(_line, drawn.list.head)
    yield from _wheel(drawn, name)
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


def _description(view: ClockView, said: tuple[str, ...], words: Words) -> str:
    """The same list as text, for who cannot see it."""
    _ = words.gettext
    lines = [_("A wheel of the year with a ring for each working area. What is on it and beside it:")]
    lines += [f"{i}. {row}" for i, row in enumerate(said[: len(view.rows)], 1)]
    if not view.rows:
        lines.append(_("No dates are known for this time."))
    if view.undated:
        lines += [_("Date not set"), *(f"– {row}" for row in said[len(view.rows) :])]
    return "\n".join(lines)


# --- the wheel


def _wheel(drawn: Picture, name: str) -> Iterator[str]:
    wheel = drawn.wheel
    at = f'cx="{n(wheel.x)}" cy="{n(wheel.y)}"'
    yield "<g>"
    yield f'<circle {at} r="{n(wheel.radius)}"/>'
    yield '<g stroke="#FFFFFF" stroke-width=".5">'
    for ring in wheel.rings:
        yield f'<circle {at} r="{n(ring.outer)}" fill="{ring.tint}"/>'
    yield f'<circle {at} r="{n(wheel.hub)}" fill="#FFFFFF"/>'
    lines = "".join(_radial(wheel, wheel.hub, wheel.radius, first) for _name, first, _last in wheel.months)
    yield f'<path d="{lines}"/>'
    yield "</g>"
    yield f'<path stroke="{INK}" stroke-width=".4" d="{_radial(wheel, wheel.hub, wheel.rim, wheel.edge)}"/>'
    if wheel.today is not None:
        tip, left, right = (
            wheel.point(wheel.radius + out, wheel.today + degrees(aside / wheel.radius))
            for out, aside in ((-0.6, 0), (3.6, -2.1), (3.6, 2.1))
        )
        yield (
            f'<path stroke="{RED}" stroke-width=".6" stroke-dasharray="2 1.2" '
            f'd="{_radial(wheel, wheel.hub, wheel.rim, wheel.today)}"/>'
        )
        yield f'<path fill="{RED}" stroke="#FFFFFF" stroke-width=".5" d="{_polygon((tip, left, right))}"/>'
    yield from _names(drawn, name)
    for number, ring in enumerate(wheel.rings):
        arcs = [arc for arc in wheel.arcs if arc.ring == number]
        if arcs:
            yield f'<g fill="none" stroke="{ring.colour}" stroke-width="{n(_BAND)}">'
            yield from (_arc(wheel, arc) for arc in arcs)
            yield "</g>"
        leaders = [leader for leader in wheel.leaders if leader.ring == number]
        if leaders:
            path = "".join(
                f"M{p(wheel.point(leader.radius, leader.at))}L{p(wheel.point(leader.along, leader.at))}"
                + _bow(wheel, leader.along, leader.at, leader.day)
                for leader in leaders
            )
            yield f'<path fill="none" stroke="{ring.colour}" stroke-width=".2" d="{path}"/>'
            dots = "".join(_dot(wheel.point(leader.along, leader.day)) for leader in leaders)
            yield f'<path fill="{ring.colour}" d="{dots}"/>'
    for number, ring in enumerate(wheel.rings):
        marks = [mark for mark in wheel.marks if mark.ring == number]
        if marks:
            yield f'<g text-anchor="middle" font-weight="700" font-size="{n(_number_size(marks[0].size))}">'
            for mark in marks:
                title = f"{mark.row + 1}. {drawn.said[mark.row]}"
                yield f"<g><title>{text(title)}</title>{_mark(mark, ring.shape, ring.colour)}</g>"
            yield "</g>"
    for line in drawn.hub:
        weight = ' font-weight="700"' if line.bold else ""
        fill = f' fill="{line.colour}"' if line.colour != INK else ""
        yield (
            f'<text x="{n(line.x)}" y="{n(line.y)}" font-size="{n(line.size)}" text-anchor="middle"{weight}{fill}>'
            f"{text(line.text)}</text>"
        )
    yield "</g>"


def _names(drawn: Picture, name: str) -> Iterator[str]:
    """Months and rings: texts on arcs of almost a turn, much longer than they are, so that no font loses letters."""
    wheel = drawn.wheel
    paths: dict[tuple[float, bool], str] = {}
    bows = (*drawn.months, *drawn.names)
    yield "<defs>"
    for bow in bows:
        key = (bow.radius, bow.lower)
        if key not in paths:
            paths[key] = f"{name}-{len(paths)}"
            start, end = (359.0, 1.0) if bow.lower else (-179.0, 179.0)
            path = f"M{p(wheel.point(bow.radius, start))}{_bow(wheel, bow.radius, start, end)}"
            yield f'<path id="{paths[key]}" d="{path}"/>'
    yield "</defs>"
    backs = "".join(f'<path stroke="{bow.back}" d="{_back(wheel, bow)}"/>' for bow in drawn.names)
    if backs:
        yield f'<g fill="none" stroke-width="{n(drawn.names[0].size)}">{backs}</g>'
    yield '<g text-anchor="middle" font-weight="700">'
    for bow in bows:
        yield _on_arc(bow, paths[bow.radius, bow.lower])
    yield "</g>"


def _back(wheel: Wheel, bow: Bow) -> str:
    """The ground of a ring's name, which hides the lines behind it."""
    radius = bow.radius + bow.size * (-0.36 if bow.lower else 0.3)
    return _stretch(wheel, radius, bow.middle - bow.half - 0.5, bow.middle + bow.half + 0.5)


def _on_arc(bow: Bow, path: str) -> str:
    middle = (bow.middle + 180) % 360 - 180
    share = (359 - bow.middle % 360) / 358 if bow.lower else (middle + 179) / 358
    title = f"<title>{text(bow.full)}</title>" if bow.full else ""
    return (
        f'<text font-size="{n(bow.size)}" fill="{bow.colour}">{title}'
        f'<textPath xlink:href="#{path}" startOffset="{n(share * 100)}%">{text(bow.text)}</textPath></text>'
    )


def _arc(wheel: Wheel, arc: Arc) -> str:
    """What takes days: a band, with a stroke across where it ends and an arrow where it goes on."""
    step = degrees(1 / arc.radius)
    first = arc.first + (_BACK - 0.4) * step if arc.before else arc.first
    last = arc.last - (_BACK - 0.4) * step if arc.after else arc.last
    path = _stretch(wheel, arc.radius, first, last)
    if arc.look == "hollow":
        # The ends are round: they stay within the days.
        cap = min(_BAND * step / 2, (last - first) / 2)
        path = _stretch(wheel, arc.radius, first + cap, last - cap)
        inner = f'<path stroke="#FFFFFF" stroke-width="{n(_BAND - 0.7)}" d="{path}"/>'
        return f'<g stroke-linecap="round"><path d="{path}"/>{inner}</g>'
    style = {"dashed": ' stroke-dasharray="1.7 1.1"', "thin": ' stroke-width=".5"'}.get(arc.look, "")
    parts = [f'<path{style} d="{path}"/>'] if last > first else []
    parts += [
        f'<path stroke-width=".6" d="{_radial(wheel, arc.radius - 1.6, arc.radius + 1.6, end - inside * step)}"/>'
        for end, inside, goes_on in ((arc.last, 0.3, arc.after),)
        if not goes_on
    ]
    colour = wheel.rings[arc.ring].colour if arc.look == "solid" else "#FFFFFF"
    for edge, back, goes_on in ((arc.first, 1, arc.before), (arc.last, -1, arc.after)):
        if goes_on:
            tip = wheel.point(arc.radius, edge + back * 0.5 * step)
            ends = (wheel.point(arc.radius + side, edge + back * _BACK * step) for side in (1.7, -1.7))
            parts.append(f'<path fill="{colour}" stroke-width=".4" d="{_polygon((tip, *ends))}"/>')
    return "".join(parts)


def _mark(mark: Mark | Sign, shape: str, colour: str, number: str | None = None) -> str:
    """A mark with its number."""
    filled = mark.look == "filled"
    stroke = 0.0 if filled else mark.size * 0.13
    outline, low = _outline(shape, mark.x, mark.y, mark.size, stroke)
    said = number if number is not None else str(mark.row + 1) if isinstance(mark, Mark) else mark.number
    if filled:
        parts = [outline.format(f'fill="{colour}" stroke="#FFFFFF" stroke-width=".3"')]
    else:
        style = f'fill="#FFFFFF" stroke="{colour}" stroke-width="{n(stroke)}"'
        parts = [outline.format(style)]
    if mark.look == "crossed":
        near, far = mark.size * 0.42, mark.size * 0.76
        strokes = "".join(
            f"M{n(mark.x + dx * near)} {n(mark.y + dy * near)}L{n(mark.x + dx * far)} {n(mark.y + dy * far)}"
            for dx, dy in ((1, 1), (1, -1), (-1, 1), (-1, -1))
        )
        parts.append(f'<path stroke="{colour}" stroke-width="{n(mark.size * 0.16)}" d="{strokes}"/>')
    if said:
        ink = "#FFFFFF" if filled else colour
        size = _number_size(mark.size) * (0.8 if len(said) > 2 else 1)
        letters = f' font-size="{n(size)}"' if len(said) > 2 else ""
        y = mark.y + low * mark.size + size * 0.36
        parts.append(f'<text x="{n(mark.x)}" y="{n(y)}" fill="{ink}"{letters}>{said}</text>')
    return "".join(parts)


def _number_size(size: float) -> float:
    return size * 0.775


def _outline(shape: str, x: float, y: float, size: float, stroke: float) -> tuple[str, float]:
    """A shape with a place for its style, its stroke within its size, and how low its number stands."""
    if shape == "circle":
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size * CIRCLE - stroke / 2)}" {{}}/>', 0
    corners, low = OUTLINES[shape]
    inner = size - stroke * 0.6
    return f'<path d="{_polygon((x + dx * inner, y + dy * inner) for dx, dy in corners)}" {{}}/>', low


# --- words


def _keys(drawn: Picture) -> Iterator[str]:
    """The key: shapes above, how sure below."""
    yield f'<g font-size="{n(KEY)}">'
    for key in drawn.keys:
        title = f"<title>{text(key.full)}</title>" if key.full else ""
        yield f"<g>{title}{''.join(_key_sign(key, drawn))}{_line(key.line, KEY)}</g>"
    yield "</g>"


def _key_sign(key: Key, drawn: Picture) -> Iterator[str]:
    y = key.line.y - KEY * 0.34
    size = KEY * 0.62
    if key.ring is not None:
        ring = drawn.wheel.rings[key.ring]
        yield _mark(Sign(key.line.x - 2 * KEY + size, y, size, key.ring, "filled", ""), ring.shape, ring.colour)
        return
    x = key.line.x - 14.5 + size
    end = key.line.x - 2.2
    band = f'fill="none" stroke="{INK}"'
    if key.arc == "hollow":
        path = f"M{n(x + 0.85)} {n(y)}H{n(end - 0.85)}"
        yield f'<path {band} stroke-width="{n(_BAND)}" stroke-linecap="round" d="{path}"/>'
        yield f'<path fill="none" stroke="#FFFFFF" stroke-width="{n(_BAND - 0.7)}" stroke-linecap="round" d="{path}"/>'
        x = (x + end) / 2
    elif key.arc == "arrow":
        yield f'<path {band} stroke-width="{n(_BAND)}" d="M{n(x - size)} {n(y)}H{n(end - 2.4)}"/>'
        yield f'<path d="{_polygon(((end, y), (end - 2.8, y - 1.7), (end - 2.8, y + 1.7)))}"/>'
    elif key.arc:
        style = {"dashed": ' stroke-dasharray="1.7 1.1"', "thin": ""}.get(key.arc, "")
        wide = 0.5 if key.arc == "thin" else _BAND
        yield f'<path {band} stroke-width="{n(wide)}"{style} d="M{n(x)} {n(y)}H{n(end)}"/>'
        yield f'<path {band} stroke-width=".6" d="M{n(end - 0.3)} {n(y - 1.6)}v3.2"/>'
    if key.look:
        yield _mark(Sign(x, y, size, 0, key.look, ""), "circle", INK)


def _list(drawn: Picture) -> Iterator[str]:
    yield f'<g font-size="{n(drawn.list.size)}">'
    rules = "".join(f"M{n(x)} {n(y)}h{n(long)}" for x, y, long in drawn.list.rules)
    if rules:
        yield f'<path stroke="#C3C9D1" stroke-width=".25" d="{rules}"/>'
    for entry in drawn.list.entries:
        yield _entry(entry, drawn)
    yield "</g>"


def _entry(entry: Entry, drawn: Picture) -> str:
    title = f"<title>{text(entry.full)}</title>" if entry.full else ""
    signs = ""
    if entry.signs:
        size = n(_number_size(entry.signs[0].size))
        rings = drawn.wheel.rings
        inside = "".join(_mark(sign, rings[sign.ring].shape, rings[sign.ring].colour) for sign in entry.signs)
        signs = f'<g text-anchor="middle" font-weight="700" font-size="{size}">{inside}</g>'
    body = "".join(_span(line, drawn.list.size) for line in entry.lines).rstrip()
    return f"<g>{title}{signs}<text>{body}</text></g>"


def _span(line: Line, size: float) -> str:
    letters = f' font-size="{n(line.size)}"' if n(line.size) != n(size) else ""
    weight = ' font-weight="700"' if line.bold else ""
    fill = f' fill="{GREY}"' if line.quiet else ""
    struck = ' text-decoration="line-through"' if line.struck else ""
    return (
        f'<tspan x="{n(line.x)}" y="{n(line.y)}"{letters}{weight}{fill}{struck}>{text(line.text.rstrip())}</tspan>'
        + (" " if line.text.endswith(" ") else "")
    )


def _line(line: Line, size: float = 0) -> str:
    letters = f' font-size="{n(line.size)}"' if n(line.size) != n(size) else ""
    weight = ' font-weight="700"' if line.bold else ""
    fill = f' fill="{GREY}"' if line.quiet else ""
    return f'<text x="{n(line.x)}" y="{n(line.y)}"{letters}{weight}{fill}>{text(line.text)}</text>'


def text(written: str) -> str:
    """A text as XML may hold it."""
    if not written.replace("\n", " ").isprintable():
        written = re.sub(_FORBIDDEN, "\ufffd", written)
    if "&" in written or "<" in written or ">" in written:
        written = written.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return written


# --- lines


def n(number: float) -> str:
    """A number with two decimals at most, as short as can be."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    if written.startswith(("0.", "-0.")):
        return written.replace("0.", ".", 1)
    return "0" if written == "-0" else written


def p(point: tuple[float, float]) -> str:
    """A point of a path."""
    return f"{n(point[0])} {n(point[1])}"


def _polygon(corners: Iterable[tuple[float, float]]) -> str:
    (x, y), *rest = ((round(x, 2), round(y, 2)) for x, y in corners)
    parts = [f"M{n(x)} {n(y)}"]
    for to_x, to_y in rest:
        parts.append(f"l{n(to_x - x)} {n(to_y - y)}")
        x, y = to_x, to_y
    return "".join([*parts, "z"])


def _radial(wheel: Wheel, inner: float, outer: float, angle: float) -> str:
    return f"M{p(wheel.point(inner, angle))}L{p(wheel.point(outer, angle))}"


def _dot(point: tuple[float, float]) -> str:
    x, y = point
    return f"M{n(x - 0.4)} {n(y)}a.4 .4 0 1 0 .8 0a.4 .4 0 1 0-.8 0Z"


def _stretch(wheel: Wheel, radius: float, first: float, last: float) -> str:
    return f"M{p(wheel.point(radius, first))}{_bow(wheel, radius, first, last)}"


def _bow(wheel: Wheel, radius: float, first: float, last: float) -> str:
    """From here along a circle, in parts of at most a third of it: a whole circle as one arc would vanish."""
    parts = int(abs(last - first) / 120.001) + 1
    sweep = int(last > first)
    return "".join(
        f"A{n(radius)} {n(radius)} 0 0 {sweep} {p(wheel.point(radius, first + (last - first) * i / parts))}"
        for i in range(1, parts + 1)
    )
