"""The annual clock as a picture of dots (PNG): the page of the SVG, for programs that cannot show that one."""

from ...views.clock import ClockView
from .. import Page
from ..picture import svg
from .clock import timeless
from .typesetting import drawn


def write(view: ClockView, page: Page) -> bytes:
    """The bytes of the picture; the same for the same view. It is looked at on other days: no days are counted."""
    return drawn(svg.write(timeless(view), page))
