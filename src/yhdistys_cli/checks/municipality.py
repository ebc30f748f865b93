"""Checks of the city itself: its code and its name, against the list of municipalities."""

from collections.abc import Callable, Iterator

from ..diagnostics import Diagnostic
from ..models import Texts
from ..municipalities import by_code, find
from .context import CheckContext, address


def codes(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that the code is that of a municipality of today, and of the one that is named."""
    place = ctx.guide.about.municipality
    listed = by_code().get(place.code)
    at = ("guide", "municipality", "code")
    if listed is None:
        yield Diagnostic("unlisted-municipality", address(at), params={"value": place.code})
        return
    names = [place.name] if isinstance(place.name, str) else [getattr(place.name, n) for n in Texts.__match_args__]
    for name in filter(None, names):
        named = find(name)
        if named and named != listed:
            params = {"value": place.code, "name": name, "code": named.code, "other": listed.fi}
            yield Diagnostic("municipality-mismatch", address(at), params=params)
            return


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [codes]
