"""The sign of a working area: the colour and the shape that it has in the annual clock, wherever it is named large."""

import htpy as h

from ..picture.signs import CIRCLE, OUTLINES
from ..picture.wheel import ring_style
from .setting import Setting

_COLOURS = 4


def colour(area: str, setting: Setting) -> str:
    """The class of an area's colour; that of what concerns all areas, where it is not one of the site's."""
    return f"c{setting.areas.index(area) % _COLOURS + 1}" if area in setting.areas else "c0"


def sign(area: str, setting: Setting) -> h.Node:
    """The shape of an area in its colour, for those who see it; nothing on a page that stands alone."""
    if area not in setting.areas:
        return None
    _colour, shape = ring_style(setting.areas.index(area) + 1)
    corners = " ".join(f"{x:g},{y:g}" for x, y in OUTLINES[shape][0]) if shape in OUTLINES else ""
    drawn = h.polygon(points=corners) if corners else h.circle(r=f"{CIRCLE:g}")
    return h.svg(class_=f"sign filled {colour(area, setting)}", viewBox="-1.2 -1.2 2.4 2.4", aria_hidden="true")[drawn]
