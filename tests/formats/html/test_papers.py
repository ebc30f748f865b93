"""A site with its papers: where they lie, and the links to them."""

import re
from posixpath import dirname, normpath

import pytest

from yhdistys_cli.formats.html.site import files
from yhdistys_cli.load import calendar
from yhdistys_cli.views.site import needed_years, site
from yhdistys_cli.words import Words

from .reading import Reading
from .test_site import DAY, city

pytest.importorskip("typst", reason="there is no wheel of typst for every platform")

# People link to these too: a path may be added, and none may be taken away or changed.
ADDRESSES = """
huoneentaulut/tyoryhmat.a3.pdf huoneentaulut/tyoryhmat.pdf
huoneentaulut/vuorovaikutus.a3.pdf huoneentaulut/vuorovaikutus.pdf
huoneentaulut/yhdistysilta.a3.pdf huoneentaulut/yhdistysilta.pdf
huoneentaulut/yhteyshenkilo.a3.pdf huoneentaulut/yhteyshenkilo.pdf
opas.pdf
vuosikello-2025.a3.pdf vuosikello-2025.pdf vuosikello-2026.a3.pdf vuosikello-2026.pdf
vuosikello-2027.a3.pdf vuosikello-2027.pdf
yhteyshenkilot.pdf
"""


def test_each_paper_is_linked_once_with_its_kind_and_size(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is in them is read elsewhere; here they are only large.
    monkeypatch.setattr("yhdistys_cli.formats.pdf.typeset", lambda _document: b"%" * 17_001)
    guide, words = city("lahti"), Words("fi")
    own = calendar(guide, needed_years(DAY))
    made = files({"fi": site(guide, DAY, own, words)}, {"fi": words}, on_paper=True)
    papers = {path: content for path, content in made.items() if path.endswith(".pdf")}
    assert sorted(papers) == [f"fi/{path}" for path in ADDRESSES.split()]
    linked = []
    for path, content in made.items():
        if path.endswith(".html"):
            text = content.decode()
            hrefs = [href for href in Reading(text).all("a", "href") if href.endswith(".pdf") and "//" not in href]
            for href in hrefs:
                target = normpath(f"{dirname(path)}/{href}")
                linked.append(target)
                paper = "A3" if ".a3." in target else "A4"
                assert re.search(rf">[^<]+ \(PDF, {paper}, 18 kt\)</a>", text)
    assert sorted(linked) == sorted(papers)
    # They stand with what else one can do with a page, above the line that says whose data it is.
    for path in ("fi/huoneentaulut/tyoryhmat.html", "fi/yhteyshenkilot.html"):
        assert made[path].index(b".pdf") < made[path].index(b'class="standing"')
