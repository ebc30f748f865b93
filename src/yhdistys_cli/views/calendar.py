"""`yhdistys calendar`: the clock as a whole, and the part of each working area."""

from collections.abc import Iterator
from dataclasses import replace

from ..models import Guide
from .clock import ClockView, Row
from .provenance import provenance

_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
_TAKEN = frozenset(("yhdistys", *_DEVICES))


def calendars(guide: Guide, view: ClockView) -> Iterator[tuple[str, ClockView]]:
    """The calendars of a folder, each under a name for its file: the whole, then the areas.

    An area whose id cannot name a file is told apart by a sign that ids lack: the name of the whole, and those that
    Windows keeps for its devices, whatever ends them.
    """
    yield "yhdistys", view
    for area in guide.areas.areas:
        rows, undated = (_of(area.id, rows) for rows in (view.rows, view.undated))
        named = view.named if area.title in view.named else (*view.named, area.title)
        own = provenance(guide, [row.happening for row in (*rows, *undated)])
        name = f"{area.id}_" if area.id in _TAKEN else area.id
        yield name, replace(view, rows=rows, undated=undated, named=named, provenance=own)


def _of(area: str, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(row for row in rows if any(own.id == area for own in row.areas))
