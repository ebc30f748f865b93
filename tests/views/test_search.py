"""What the guide's own text says of words."""

import pytest

from yhdistys_cli.load import load
from yhdistys_cli.views.search import SearchHits, search
from yhdistys_cli.words import Words

from ..conftest import CITIES


def hits(*words: str) -> SearchHits:
    guide = load(str(CITIES["lahti"])).guide
    assert guide is not None
    return search(guide, Words("fi"), words, " ".join(words))


def test_a_word_in_an_address_is_no_hit_where_a_sentence_has_it() -> None:
    assert [(hit.command, hit.texts) for hit in hits("koulutus").hits] == [
        ("guide wishes", ("koulutusten järjestämistä",))
    ]


def test_a_word_that_only_an_address_has_is_found_there() -> None:
    hit = hits("kuulutukset").hits[0]
    assert (hit.command, hit.texts[0][:21]) == ("guide bodies", "lahti.fi/kuulutukset/")


@pytest.mark.parametrize("word", ["kahvi", "kahvia", "kahvit", "KAHVIT"])
def test_a_word_is_found_in_any_form(word: str) -> None:
    assert [hit.command for hit in hits(word).hits] == ["clock --area yhdistysilta"]


def test_sentences_that_have_all_words_come_alone() -> None:
    found = hits("avustuksen", "selvitys")
    assert found.all_words
    assert all("selvit" in text for hit in found.hits for text in hit.texts)
    assert not hits("kahvi", "koulutus").all_words


def test_what_the_guide_does_not_have_is_not_found() -> None:
    assert hits("pysäköinti").hits == ()
