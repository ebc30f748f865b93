"""How a mark and the days that lead to it are drawn. Shapes say the same as colours; what is open is not sure yet."""

from math import degrees

from .sheet import SMALLEST, Sign
from .shelf import Waiting
from .strokes import n, polygon, radial, stretch, taper
from .wheel import Arc, Mark, Wheel, tint

BAND, SEASON = 1.6, 0.9  # the width of what takes days, and of what only frames a year
THIN, THICK = 0.8, 3.6  # a deadline's days, which grow to it
_BACK = 3.0  # the length of an arrow

# The outline of each shape for a mark of size 1, and how far below the middle its number stands.
OUTLINES: dict[str, tuple[tuple[tuple[float, float], ...], float]] = {
    "square": (((-0.76, -0.76), (0.76, -0.76), (0.76, 0.76), (-0.76, 0.76)), 0),
    "diamond": (((0, -1.06), (1.06, 0), (0, 1.06), (-1.06, 0)), 0),
    "triangle": (((-0.2, -1.03), (0.2, -1.03), (1.03, 0.78), (-1.03, 0.78)), 0.24),
    "hexagon": (((-0.5, -0.87), (0.5, -0.87), (1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0)), 0),
    "wedge": (((0.2, 1.03), (-0.2, 1.03), (-1.03, -0.78), (1.03, -0.78)), -0.24),
    "pentagon": (((0, -1.0), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)), 0.05),
    "cross": (
        (
            *((-0.55, -0.9), (0.55, -0.9), (0.55, -0.55), (0.9, -0.55), (0.9, 0.55), (0.55, 0.55)),
            *((0.55, 0.9), (-0.55, 0.9), (-0.55, 0.55), (-0.9, 0.55), (-0.9, -0.55), (-0.55, -0.55)),
        ),
        0,
    ),
    "shield": (((-0.74, -0.74), (0.74, -0.74), (0.74, 0.2), (0, 1.0), (-0.74, 0.2)), -0.1),
}
CIRCLE = 0.92


def arc(wheel: Wheel, arc: Arc) -> str:
    """What takes days, in the group of its ring. Where it ends is a stroke across, and an arrow where it goes on."""
    ring = wheel.rings[arc.ring]
    step = degrees(1 / arc.radius)
    first = arc.first + (_BACK - 0.4) * step if arc.before else arc.first
    last = arc.last - (_BACK - 0.4) * step if arc.after else arc.last
    if arc.look == "hollow":
        return _hollow(wheel, arc, first, last, step)
    horn = arc.weight == "deadline" and arc.look != "thin"
    soft = tint(ring.colour, 0.5)
    parts = []
    if horn and last > first:
        path = taper(wheel, arc.radius, first, last, THIN, THICK)
        style = (
            f'fill="{soft}" stroke="none"'
            if arc.look == "solid"
            else 'fill="#FFFFFF" stroke-width=".5" stroke-dasharray="1.4 .9"'
        )
        parts.append(f'<path {style} d="{path}"/>')
    elif last > first:
        quiet = f' stroke="{soft}" stroke-width="{n(SEASON)}"' if arc.weight == "season" else ""
        style = {"dashed": ' stroke-dasharray="1.7 1.1"', "thin": ' stroke-width=".5"'}.get(arc.look, "")
        parts.append(
            f'<path{quiet if arc.look != "thin" else ""}{style} d="{stretch(wheel, arc.radius, first, last)}"/>'
        )
    if not arc.after and not horn:
        at = arc.last - 0.3 * step
        parts.append(f'<path stroke-width=".6" d="{radial(wheel, arc.radius - 1.6, arc.radius + 1.6, at)}"/>')
    colour = ring.colour if arc.look == "solid" else "#FFFFFF"
    for edge, back, goes_on in ((arc.first, 1, arc.before), (arc.last, -1, arc.after)):
        if goes_on:
            tip = wheel.point(arc.radius, edge + back * 0.5 * step)
            ends = (wheel.point(arc.radius + side, edge + back * _BACK * step) for side in (1.7, -1.7))
            parts.append(f'<path fill="{colour}" stroke-width=".4" d="{polygon((tip, *ends))}"/>')
    return "".join(parts)


def _hollow(wheel: Wheel, arc: Arc, first: float, last: float, step: float) -> str:
    """Some day of these: empty inside, with round ends that stay within the days."""
    cap = min(BAND * step / 2, (last - first) / 2)
    path = stretch(wheel, arc.radius, first + cap, last - cap)
    inner = f'<path stroke="#FFFFFF" stroke-width="{n(BAND - 0.7)}" d="{path}"/>'
    return f'<g stroke-linecap="round"><path d="{path}"/>{inner}</g>'


def mark(mark: Mark | Sign | Waiting, shape: str, colour: str, number: str, letters: float = 0) -> str:
    """A mark with its number, in a group in which the letters have a size."""
    filled = mark.look == "filled"
    stroke = 0.0 if filled else mark.size * 0.13
    outline, low = _outline(shape, mark.x, mark.y, mark.size, stroke)
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
    if number:
        ink = "#FFFFFF" if filled else colour
        size = number_size(mark.size) * (0.8 if len(number) > 2 else 1)
        own = f' font-size="{n(size)}"' if n(size) != n(letters) else ""
        y = mark.y + low * mark.size + size * 0.36
        parts.append(f'<text x="{n(mark.x)}" y="{n(y)}" fill="{ink}"{own}>{number}</text>')
    return "".join(parts)


def number_size(size: float) -> float:
    """The letters of the number in a mark: never too small to be read, where the mark has the room."""
    return max(size * 0.775, min(SMALLEST, size * 1.1))


def _outline(shape: str, x: float, y: float, size: float, stroke: float) -> tuple[str, float]:
    """A shape with a place for its style, its stroke within its size, and how low its number stands."""
    if shape == "circle":
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(size * CIRCLE - stroke / 2)}" {{}}/>', 0
    corners, low = OUTLINES[shape]
    inner = size - stroke * 0.6
    return f'<path d="{polygon((x + dx * inner, y + dy * inner) for dx, dy in corners)}" {{}}/>', low
