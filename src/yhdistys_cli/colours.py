"""Colours that can be read: how much a colour stands out from a ground, and the nearest one that does enough."""

# The grounds of the pages, the lighter and the darker: what is read on the second of each is read on the first too.
LIGHT, DARK = "#f3f4f8", "#1b2432"
# What text needs at least (WCAG 2.2, 1.4.3).
ENOUGH = 4.5
_STEPS = 100


def contrast(one: str, other: str) -> float:
    """How much two colours stand out from each other: 1 not at all, 21 black from white."""
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def on_light(colour: str) -> str:
    """A colour as it can be read on a light ground: itself, or as much darker as it must be."""
    return _towards(colour, 0, LIGHT)


def on_dark(colour: str) -> str:
    """A colour as it can be read on a dark ground: itself, or as much lighter as it must be."""
    return _towards(colour, 255, DARK)


def _towards(colour: str, end: int, ground: str) -> str:
    parts = _parts(colour)
    for step in range(_STEPS + 1):
        mixed = "#" + "".join(f"{round(part + (end - part) * step / _STEPS):02x}" for part in parts)
        if contrast(mixed, ground) >= ENOUGH:
            return mixed
    raise AssertionError("black and white can be read on every ground of the pages")


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
