"""What has changed, as one would write it into a newsletter: news as sentences.

A piece of news is said in one of three ways: as a whole sentence that begins with the name of what it is about; of a
date, after its name and its day; or after the name alone and a colon. Of the last two several are said in a row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from ...views.changes import Changes
from ...views.news import News
from ...words import N_, Words
from .agenda import when
from .news_of_dates import DETAILS, SENTENCES
from .news_of_others import GONE, PREDICATES

TOPICS = {
    "dates": N_("Dates"),
    "contacts": N_("Contact persons"),
    "areas": N_("Working areas"),
    "checklists": N_("House rules"),
    "guide": N_("The guide"),
}
# From so many lines on they stand under headings.
_MANY = 8
Say = Callable[[Mapping[str, Any], Words], str]


def heading(view: Changes, words: Words) -> str:
    """What is told of, and from when to when where that is a time."""
    own, day = words.text(view.name), view.since.day
    if day is None or day > view.today:  # from a day that is still to come, whoever asks as of another
        return words.gettext("{guide}: what has changed").format(guide=own)
    return words.gettext("{guide}: what has changed {span}").format(guide=own, span=words.span(day, view.today))


def chapters(news: Sequence[News], words: Words) -> list[tuple[str, list[tuple[str, str]]]]:
    """News as `told` gives them, by topic under the topic's name; under none where they are few or of one topic."""
    rows = {topic: told([one for one in news if one.topic == topic], words) for topic in TOPICS}
    found = [(words.gettext(TOPICS[topic]), own) for topic, own in rows.items() if own]
    if sum(len(own) for _title, own in found) < _MANY or len(found) == 1:
        return [("", [row for _title, own in found for row in own])] if found else []
    return found


def told(news: Iterable[News], words: Words) -> list[tuple[str, str]]:
    """News as sentences for people, each with the name that it begins with; what is new of one thing is said at once.

    `news` are in the order in which they are told.
    """
    found: list[tuple[str, str]] = []
    for _key, group in groupby(news, lambda one: (one.topic, one.ids, _date_of(one))):
        every = list(group)
        lead = name(every[0], words)
        found += [(lead, sentence(one, words)) for one in every if one.code in SENTENCES or one.code in GONE]
        rest = [one for one in every if one.code in DETAILS or one.code in PREDICATES]
        if rest:
            found.append((lead, _in_a_row(rest, lead, words)))
    return found


def name(news: News, words: Words) -> str:
    """What a piece of news is about."""
    if news.names:
        return words.join(words.text(text) for text in news.names)
    from ...views.guide import NAMES

    return words.gettext(NAMES[news.ids[0]][0])


def sentence(news: News, words: Words) -> str:
    """One piece of news as a sentence by itself."""
    own = name(news, words)
    if say := SENTENCES.get(news.code):
        return say(news, own, words)
    if text := GONE.get(news.code):
        return words.gettext(text).format(name=own)
    return _in_a_row([news], own, words)


def _date_of(news: News) -> Any:
    happening = news.facts.get("date")
    return happening.key if happening else None


def _in_a_row(news: Sequence[News], own: str, words: Words) -> str:
    """What is said after a name, one after the other."""
    first, *others = [_say(one, words) for one in news]
    said = " ".join([first, *(text[:1].upper() + text[1:] for text in others)])
    happening = news[0].facts.get("date")
    if happening is None:
        return f"{own}: {said}"
    return words.gettext("{name} ({when}): {what}").format(name=own, when=when(happening, words), what=said)


def _say(news: News, words: Words) -> str:
    tables: tuple[Mapping[str, Say], ...] = (DETAILS, PREDICATES)
    return next(table[news.code] for table in tables if news.code in table)(news.facts, words)
