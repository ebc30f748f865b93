"""Numbers and paths as SVG writes them: with two decimals at most, so that the same picture is the same bytes."""

from collections.abc import Iterable

from .wheel import Wheel


def n(number: float) -> str:
    """A number with two decimals at most, as short as can be."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    if written.startswith(("0.", "-0.")):
        return written.replace("0.", ".", 1)
    return "0" if written == "-0" else written


def p(point: tuple[float, float]) -> str:
    """A point of a path."""
    return f"{n(point[0])} {n(point[1])}"


def polygon(corners: Iterable[tuple[float, float]]) -> str:
    """A closed path of straight lines."""
    (x, y), *rest = ((round(x, 2), round(y, 2)) for x, y in corners)
    parts = [f"M{n(x)} {n(y)}"]
    for to_x, to_y in rest:
        parts.append(f"l{n(to_x - x)} {n(to_y - y)}")
        x, y = to_x, to_y
    return "".join([*parts, "z"])


def radial(wheel: Wheel, inner: float, outer: float, angle: float) -> str:
    """A line from one radius to another."""
    return f"M{p(wheel.point(inner, angle))}L{p(wheel.point(outer, angle))}"


def dot(point: tuple[float, float]) -> str:
    """A full stop of .8 mm."""
    x, y = point
    return f"M{n(x - 0.4)} {n(y)}a.4 .4 0 1 0 .8 0a.4 .4 0 1 0-.8 0Z"


def stretch(wheel: Wheel, radius: float, first: float, last: float) -> str:
    """A part of a circle round the wheel's middle."""
    return f"M{p(wheel.point(radius, first))}{bow(wheel, radius, first, last)}"


def bow(wheel: Wheel, radius: float, first: float, last: float) -> str:
    """From here along a circle, in parts of at most a third of it: a whole circle as one arc would vanish."""
    parts = int(abs(last - first) / 120.001) + 1
    sweep = int(last > first)
    return "".join(
        f"A{n(radius)} {n(radius)} 0 0 {sweep} {p(wheel.point(radius, first + (last - first) * i / parts))}"
        for i in range(1, parts + 1)
    )


def taper(wheel: Wheel, radius: float, first: float, last: float, thin: float, thick: float) -> str:
    """A horn round the wheel's middle: so wide where it begins, so wide where it ends."""
    parts = int(abs(last - first) / 40.001) + 1
    steps = [(first + (last - first) * i / parts, thin + (thick - thin) * i / parts) for i in range(parts + 1)]
    outer = [(wheel.point(radius + wide / 2, at), radius + wide / 2) for at, wide in steps]
    inner = [(wheel.point(radius - wide / 2, at), radius - wide / 2) for at, wide in reversed(steps)]
    there = "".join(f"A{n(r)} {n(r)} 0 0 1 {p(at)}" for at, r in outer[1:])
    back = "".join(f"A{n(r)} {n(r)} 0 0 0 {p(at)}" for at, r in inner[1:])
    return f"M{p(outer[0][0])}{there}L{p(inner[0][0])}{back}Z"
