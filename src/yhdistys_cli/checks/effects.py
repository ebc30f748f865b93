"""Checks of what is written but changes nothing, because what it goes with is not there."""

from collections.abc import Callable, Iterator, Mapping

from ..diagnostics import Diagnostic, Path
from ..models import Point
from .context import CheckContext, address, points_of, rules_of


def no_effect(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that nothing is written that means nothing without, or beside, another field."""
    for path, unit in ctx.records("units"):
        if unit.inferred and not unit.service_area:
            yield _idle((*path, "inferred"), "service_area")
    for path, area in ctx.records("areas"):
        if area.inferred and area.answers == "unknown":
            yield _idle((*path, "inferred"), "answers")
    rounds = {event.id: len(event.rules) for _path, event in ctx.records("events")}
    for path, event in ctx.records("events"):
        for at, rule in rules_of(path, event):
            if rule.ends and not rule.on:
                yield _idle((*at, "ends"), "on")
            for of, point in points_of(at, rule):
                yield from _in_point(point, of, rounds)
        for dated in event.dates:
            for index, occurrence in enumerate(dated.occurrences):
                if occurrence.round and not 1 < len(event.rules) >= occurrence.round:
                    yield _idle((*path, "dates", str(dated.year), index, "round"), "rule")
                # Of what is cancelled, the earlier change is history, and true.
                if occurrence.change and occurrence.status == "confirmed":
                    yield _idle((*path, "dates", str(dated.year), index, "change"), "status: changed")


def _in_point(point: Point, path: Path, rounds: Mapping[str, int]) -> Iterator[Diagnostic]:
    """`rounds`: how many rules each event has."""
    # A default that is written out cannot be told from one that is not, and does no harm.
    if not point.event:
        if point.edge != "start":
            yield _idle((*path, "edge"), "event")
        if point.days:
            yield _idle((*path, "days"), "event")
        if point.round:
            yield _idle((*path, "round"), "event")
    elif point.round and 1 < rounds.get(point.event, 0) < point.round:
        yield _idle((*path, "round"), "rule")
    if point.month and not (point.nth or point.workday):
        yield _idle((*path, "month"), "nth")


def _idle(path: Path, other: str) -> Diagnostic:
    return Diagnostic("no-effect", address(path), on="key", params={"key": str(path[-1]), "other": other})


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [no_effect]
