"""Pages of answers that are the same in every form: what changed, and what comes with it."""

import re

from ...conftest import Run

ASKED = "changes --since tests/guides/news-before --data tests/guides/news --today 2026-11-24 --format html"


def test_a_newsletter_is_a_page_whose_items_begin_in_bold(run: Run) -> None:
    said = run(ASKED)
    assert said.status == 0
    assert said.out.startswith('<!doctype html><html lang="fi">')
    assert len(re.findall("<h1", said.out)) == 1
    assert "<li><b>Järjestökoulutus</b> to 4.2.2027 on peruttu." in said.out


def test_texts_of_the_guide_are_in_its_language(run: Run) -> None:
    said = run(f"{ASKED} --lang en").out
    assert '<html lang="en">' in said
    assert '<b lang="fi">Anna Aalto' in said
