"""A page of each kind as a file that one can read: tests/golden/pages. What changes in a page is seen there."""

from functools import cache

import pytest

from ...conftest import CLEAN, ROOT, TODAY
from .pretty import pretty
from .test_site import URL, built, read_guide

GOLDEN = ROOT / "tests" / "golden" / "pages"
# Each kind by a page that has everything of it.
KINDS = {
    "front": "fi/index.html",
    "areas": "sv/delomraden.html",
    "area": "fi/osa-alueet/avustukset.html",
    "clock": "fi/vuosikello-2027.html",
    "contacts": "sv/kontaktpersoner.html",
    "boards": "fi/huoneentaulut.html",
    "board": "sv/hustavlor/yhdistysilta.html",
    "guide": "fi/opas.html",
    "index": "sv/register.html",
    "subscribe": "fi/tilaa.html",
    "about": "sv/om.html",
    "accessibility": "fi/saavutettavuus.html",
    "missing": "404.html",
}


@cache
def _site() -> dict[str, bytes]:
    return built(read_guide(CLEAN), ["fi", "sv"], URL, TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_as_it_was_accepted(kind: str, request: pytest.FixtureRequest) -> None:
    now, path = pretty(_site()[KINDS[kind]].decode()), GOLDEN / f"{kind}.html"
    if kind != "front":  # what stands around each is told once
        now = now[now.index("    <main ") : now.index("    <footer>")]
    if request.config.getoption("--accept"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now, "if this is right: make accept"


def test_no_page_is_left_that_nobody_makes() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(KINDS)
