"""What is new to those who read a guide, and what is not: the guides `news` and `news-before`, and small ones."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from yhdistys_cli.formats.wording.news import heading
from yhdistys_cli.formats.wording.news_of_dates import DETAILS, SENTENCES
from yhdistys_cli.formats.wording.news_of_others import GONE, PREDICATES
from yhdistys_cli.load import calendar, load
from yhdistys_cli.models import Guide
from yhdistys_cli.views.changes import Changes, Since, changes
from yhdistys_cli.words import Words

from ..conftest import CITIES, ROOT, TODAY, Run, make_guide

GUIDES = ROOT / "tests" / "guides"
YEARS = range(2025, 2030)


def read(folder: str | Path) -> Guide:
    loaded = load(str(folder))
    assert not loaded.diagnostics
    assert loaded.guide is not None
    return loaded.guide


def compare(old: Guide, new: Guide, today: date = TODAY) -> Changes:
    return changes(old, new, calendar(old, YEARS), calendar(new, YEARS), Since("folder", "x"), today)


def short(view: Changes) -> list[str]:
    """Code and ids, a line for each piece of news."""
    return [f"{one.code} {' '.join(one.ids)}" for one in view.news]


Asked = Callable[..., list[str]]


@pytest.fixture
def news(tmp_path: Path) -> Asked:
    """The news of a guide with one file that was another: `news("clock", old, new)`."""

    def ask(name: str, old: str, new: str, today: date = TODAY) -> list[str]:
        before = read(make_guide(tmp_path / "old", **{name: old}))
        now = read(make_guide(tmp_path / "new", **{name: new}))
        return short(compare(before, now, today))

    return ask


def meeting(dates: str, more: str = "") -> str:
    return f"events: [{{id: ilta, title: Ilta, kind: meeting, dates: {{2027: {dates}}}{more}}}]\n"


def window(dates: str) -> str:
    return f"events: [{{id: haku, title: Haku, kind: application, dates: {{2027: {dates}}}}}]\n"


FIRST, SECOND = "{from: 14.4.2027 klo 17.00}", "{from: 10.11.2027 klo 17.00}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (FIRST, FIRST, []),
        (FIRST, f"[{FIRST}, {SECOND}]", ["date-set ilta"]),
        # Another order, and one that is taken from the middle.
        (f"[{FIRST}, {SECOND}]", f"[{SECOND}, {FIRST}]", []),
        (f"[{FIRST}, {SECOND}]", SECOND, ["date-withdrawn ilta"]),
        (FIRST, "{from: 15.4.2027 klo 17.00}", ["date-moved ilta"]),
        (FIRST, "{from: 14.4.2027 klo 18.00}", ["time-changed ilta"]),
        ("{from: 14.4.2027}", FIRST, ["time-changed ilta"]),
        ("{month: 4}", FIRST, ["date-set ilta"]),
        (FIRST, "{month: 5}", ["date-moved ilta"]),
        (FIRST, "{from: 14.4.2027 klo 17.00, status: cancelled, revision: 2}", ["date-cancelled ilta"]),
        ("{from: 14.4.2027 klo 17.00, status: cancelled, revision: 2}", FIRST, ["date-restored ilta"]),
        (FIRST, "{status: none}", ["no-round ilta"]),
        # Of several rounds that are left out it is said once, and otherwise where another is held.
        (FIRST, "[{status: none}, {status: none}]", ["no-round ilta"]),
        (FIRST, f"[{FIRST}, {{status: none}}]", ["no-more-rounds ilta"]),
        ("{status: none}", FIRST, ["date-set ilta"]),
        # What nobody reads of a date is no news, whatever was edited.
        (FIRST, "{from: 14.4.2027 klo 17.00, source: a.fi, checked: 2026-11-20, revision: 3}", []),
        (FIRST, "{from: 14.4.2027 klo 17.00, place: Kirjasto}", ["place-changed ilta"]),
        # Registration is said with a date that is new.
        (FIRST, "{from: 15.4.2027 klo 17.00, registration_until: 1.4.2027, place: A}", ["date-moved ilta"]),
        (FIRST, "{from: 14.4.2027 klo 17.00, registration_until: 1.4.2027}", ["registration-changed ilta"]),
        (FIRST, "{from: 14.4.2027 klo 17.00, note: {fi: Kahvit.}}", ["note-changed ilta"]),
    ],
)
def test_a_date(old: str, new: str, expected: list[str], news: Asked) -> None:
    assert news("clock", meeting(old), meeting(new)) == expected


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("{from: 1.3.2027, until: 10.4.2027}", "date-extended haku"),
        ("{from: 1.3.2027, until: 20.3.2027}", "date-moved haku"),
        ("{from: 8.3.2027, until: 31.3.2027}", "date-moved haku"),
        ("{from: 1.3.2027, until: 31.3.2027 klo 15.00}", "time-changed haku"),
        ("{from: 1.4.2027, until: 9.4.2027, status: changed, change: reopened, revision: 2}", "date-reopened haku"),
    ],
)
def test_a_window(new: str, expected: str, news: Asked) -> None:
    assert news("clock", window("{from: 1.3.2027, until: 31.3.2027}"), window(new)) == [expected]


@pytest.mark.parametrize("today", [date(2027, 4, 14), date(2027, 4, 15)])
def test_what_is_past_is_no_news(today: date, news: Asked) -> None:
    is_news = today == date(2027, 4, 14)  # on the day itself one can still come
    for new in (FIRST, "{from: 14.4.2027 klo 18.00, place: A}", "{from: 14.4.2027, status: cancelled, revision: 2}"):
        assert bool(news("clock", meeting("{from: 14.4.2027}"), meeting(new), today)) == is_news
    assert bool(news("clock", "events: []\n", meeting(FIRST), today - timedelta(1))) is True


def test_a_date_that_moves_from_the_past_to_a_day_to_come(news: Asked) -> None:
    asked = meeting("{from: 1.2.2027}"), meeting("{from: 1.5.2027}")
    assert news("clock", *asked, date(2027, 3, 1)) == ["date-moved ilta"]


def test_a_rule_is_told_once_not_for_every_year(news: Asked) -> None:
    days = "{{from: {{day: 1.{0}.}}, until: {{day: 30.{0}.}}}}"
    rule = f"events: [{{{{id: haku, title: Haku, kind: application, rule: {days}}}}}]\n"
    assert news("clock", rule.format(4), rule.format(5)) == ["expected-changed haku"]
    assert news("clock", rule.format(4), rule.format(4)) == []


def test_of_several_times_a_year_the_one_that_changed_is_told(news: Asked) -> None:
    rule = "events: [{{id: haku, title: Haku, kind: application, rule: [{{month: 2}}, {{month: {}}}]}}]\n"
    assert news("clock", rule.format(9), rule.format(10)) == ["expected-changed haku"]
    words = "events: [{{id: haku, title: Haku, kind: application, rule: {{words: {}}}}}]\n"
    assert news("clock", words.format("ma klo 9"), words.format("ti klo 9")) == ["expected-changed haku"]
    assert news("clock", words.format("ma klo 9"), words.format("{fi: ma klo 9, sv: mån kl. 9}")) == []


def test_an_open_promise_is_kept_or_changed(news: Asked) -> None:
    rule = ", rule: {{times_a_year: {}}}"
    assert news("clock", meeting(FIRST, rule.format(2)), meeting(f"[{FIRST}, {SECOND}]", rule.format(2))) == [
        "date-set ilta"
    ]
    empty = "events: [{{id: ilta, title: Ilta, kind: meeting, rule: {{times_a_year: {}}}}}]\n"
    assert news("clock", empty.format(2), empty.format(3)) == ["expected-changed ilta"]


def test_an_event_that_ended_is_not_missed(news: Asked) -> None:
    event = "events: [{id: ilta, title: Ilta, kind: meeting, until: 2025, rule: {month: 5}}]\n"
    assert news("clock", event, "events: []\n") == []
    assert news("clock", event.replace("2025", "2026"), "events: []\n") == ["event-gone ilta"]


def people(*terms: str, more: str = "") -> str:
    names = "".join(f"  - {{id: {name}, name: {name.capitalize()} Malli}}\n" for name in ("anna", "bo", "carl"))
    return f"units: [{{id: tori, name: Tori, contacts: [{', '.join(terms)}]{more}}}]\npeople:\n{names}"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (people("anna"), people("anna"), []),
        (people("anna", "bo"), people("bo", "anna"), []),
        (people("anna"), people("bo"), ["contact-new tori", "contact-left tori"]),
        (people("anna"), people("anna", "bo"), ["contact-new tori"]),
        # Of the same person in another role only what is new.
        (people("anna"), people("{person: anna, role: acting}"), ["contact-new tori"]),
        (people("anna"), people("{person: anna, until: 31.12.2026}"), ["contact-term tori"]),
        (people("anna"), people("{person: anna, until: 1.11.2026}", "bo"), ["contact-new tori", "contact-left tori"]),
        # When somebody began long ago is no news.
        (people("anna"), people("{person: anna, since: 1.1.2020}"), []),
        (people("{person: bo, until: 1.1.2020}", "anna"), people("anna"), []),
        (people("anna"), people(), ["contact-left tori", "no-contact tori"]),
        (people("anna"), people(more=", vacancy: {since: 1.11.2026}"), ["contact-left tori", "vacant tori"]),
        (people(more=", vacancy: {since: 1.11.2026}"), people("anna"), ["contact-new tori"]),
        (people("anna"), people("anna", more=", keywords: [a], aliases: [b], source: c.fi, checked: 2026-11-01"), []),
        (people("anna"), people("anna", more=", phone: 03 814 111"), ["phone-changed tori"]),
        (people("anna"), people("anna", more=", until: 1.11.2026"), []),
        (people("anna"), people("anna", more=", until: 31.12.2026"), ["unit-ends tori"]),
    ],
)
def test_who_answers(old: str, new: str, expected: list[str], news: Asked) -> None:
    assert news("contacts", old, new) == expected


def test_a_person_whom_nobody_asks_is_no_news(news: Asked) -> None:
    old, new = people("anna"), people("anna").replace("name: Bo Malli", "name: Bo Malli, phone: 040 123 4567")
    assert news("contacts", old, new) == []
    assert news("contacts", old, new.replace("[anna]", "[anna, bo]")) == ["contact-new tori", "phone-changed bo"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "{since: 1.12.2026, until: 5.12.2026}", ["away anna"]),
        ("{since: 1.12.2026, until: 5.12.2026}", "{since: 1.12.2026, until: 9.12.2026}", ["away anna"]),
        ("{since: 1.12.2026, until: 5.12.2026}", "", ["not-away anna"]),
        ("", "{since: 1.10.2026, until: 5.10.2026}", []),
        ("{since: 1.10.2026, until: 5.10.2026}", "", []),
    ],
)
def test_who_is_away(old: str, new: str, expected: list[str], news: Asked) -> None:
    asked = [people("anna").replace("Anna Malli", f"Anna Malli, absences: [{text}]") for text in (old, new)]
    assert news("contacts", *asked) == expected


def test_a_translation_is_no_news(news: Asked) -> None:
    old = "checklists: [{id: ilta, title: Ilta, items: [Kuunnellaan.]}]\n"
    new = "checklists: [{id: ilta, title: {fi: Ilta, sv: Kväll}, items: [{fi: Kuunnellaan., sv: Vi lyssnar.}]}]\n"
    assert news("checklists", old, new) == []
    assert news("checklists", old, new.replace("fi: Ilta", "fi: Illan taulu")) == ["checklist-renamed ilta"]


@pytest.mark.parametrize("city", CITIES.values(), ids=CITIES.keys())
def test_a_guide_has_no_news_beside_itself(city: Path) -> None:
    guide = read(city)
    for today in (TODAY, date(2027, 3, 15), date(2028, 2, 29)):
        assert compare(guide, guide, today).news == ()


def test_every_kind_of_news_has_a_sentence_and_an_example(run: Run) -> None:
    """What the guides `news` do not show is shown here; and each code is said in one way."""
    codes = [*SENTENCES, *GONE, *PREDICATES, *DETAILS]
    assert len(codes) == len(set(codes))
    now, before = read(GUIDES / "news"), read(GUIDES / "news-before")
    found = {one.code for view in (compare(before, now), compare(now, before)) for one in view.news}
    rare = {"guide-renamed", "body-renamed", "checklist-renamed", "no-more-rounds"}
    assert set(codes) - found == rare
    for language in ("fi", "sv", "en"):
        asked = "--format json --today 2026-11-24 --lang", language
        words = ["changes", "--data", str(GUIDES / "news"), "--since", str(GUIDES / "news-before")]
        shape = json.loads(run(*words, *asked[0].split(), asked[1]).out)
        texts = [one["text"] for one in shape["news"]]
        assert all(text[-1:] in ".”" and "{" not in text and "  " not in text and "None" not in text for text in texts)


def test_no_days_are_told_that_run_backwards() -> None:
    guide = read(GUIDES / "clean")
    clock = calendar(guide, YEARS)
    for day, said in ((date(2026, 11, 1), " 1.–24.11.2026"), (date(2026, 11, 29), "")):
        view = changes(guide, guide, clock, clock, Since("revision", "HEAD", "a1b2", day), TODAY)
        assert heading(view, Words("fi", "fi")).endswith(f": mitä on muuttunut{said}")


def test_the_same_whichever_way_the_records_stand() -> None:
    """Stable: nothing of it hangs on the order of a set."""
    now, before = read(GUIDES / "news"), read(GUIDES / "news-before")
    assert compare(before, now).news == compare(before, now).news


def test_json_says_what_a_program_needs(run: Run) -> None:
    words = ["changes", "--data", str(GUIDES / "news"), "--since", str(GUIDES / "news-before"), "--format", "json"]
    shape = json.loads(run(*words, "--today", "2026-11-24", "--lang", "en").out)
    assert list(shape) == ["answer", "version", "guide", "since", "today", "partial", "news", "standing"]
    assert shape["since"] == {"kind": "folder", "asked": str(GUIDES / "news-before"), "commit": None, "day": None}
    by_id = {(one["code"], *one["ids"]): one for one in shape["news"]}
    moved = by_id["date-moved", "suunnitteluilta"]
    assert moved["topic"] == "dates"
    assert moved["facts"]["was"]["start"] == {"day": "2027-03-18", "time": "17:00"}
    assert moved["facts"]["date"]["start"] == {"day": "2027-03-25", "time": "17:00"}
    assert moved["facts"]["date"]["revision"] == 2
    (person, term) = by_id["contact-new", "tapahtumat"]["facts"]["people"][0]
    assert person == {"id": "maija-malli", "name": "Maija Malli"}
    assert term == {"since": "2027-01-01", "until": None, "role": "contact"}
    assert by_id["contact-new", "museo", "teatteri"]["text"].startswith("Museum and Theatre: the new contact person")
