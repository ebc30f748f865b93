"""Checks of the site that a guide tells of: what the law demands of it, and what cannot be read."""

from collections.abc import Callable, Iterator

from ..colours import on_light
from ..diagnostics import Diagnostic
from ..looked import FRESH_DAYS
from .context import CheckContext, address


def sites(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a site has an address that programs trust, and a colour that can be read."""
    site = ctx.guide.about.site
    if site is None:
        return
    if site.url and site.url.casefold().startswith("http:"):
        yield Diagnostic("site-without-https", address(("guide", "site", "url")))
    if site.colour and (shown := on_light(site.colour)) != site.colour:
        params = {"value": site.colour, "shown": shown}
        yield Diagnostic("colour-too-light", address(("guide", "site", "colour")), params=params)


def statements(ctx: CheckContext) -> Iterator[Diagnostic]:
    """Ensure that a site says how accessible it is, and that somebody has looked within a year."""
    site = ctx.guide.about.site
    if site is None:
        return
    said, at = site.accessibility, ("guide", "site", "accessibility")
    if said is None:
        yield Diagnostic("no-accessibility", address(("guide", "site")), on="key")
    elif said.assessed is None:
        if said.status == "full":
            yield Diagnostic("not-assessed", address((*at, "status")))
    elif said.assessed > ctx.today:
        yield Diagnostic("future-day", address((*at, "assessed")), params={"day": said.assessed.isoformat()})
    elif (ctx.today - said.assessed).days > FRESH_DAYS:
        yield Diagnostic("old-assessment", address((*at, "assessed")), params={"day": said.assessed.isoformat()})


CHECKS: list[Callable[[CheckContext], Iterator[Diagnostic]]] = [sites, statements]
