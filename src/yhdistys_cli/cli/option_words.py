"""Words of a command that say how to answer, not about what: the form, the language, the day, the whole guide.

*yhteyshenkilöt excelinä* is `contacts --format xlsx`. Whatever is called by such a word goes before its other meaning;
what only begins so does where the answer has no such form. What else was possible is said. An option that was given
goes before a word.
"""

from collections.abc import Sequence
from datetime import date

from ..formats import FORMATS
from ..models import Guide
from ..search import Target, find, is_called, targets
from ..words import N_, Words, fold
from . import output
from .language import use
from .question import Invocation

# på svenska, ruotsin kielellä, ensi ma
_LONGEST = 2
# To find out whether a text says a day at all, seen from whatever day.
_ANY_DAY = date(2000, 1, 1)
# The options that say how to answer, by the kind of the words that mean them.
_OPTIONS = {"format": "--format", "language": "--lang"}
# Said beside an answer, so that nobody takes the one meaning for the other.
_READ_AS_NAME = N_("“{word}” was read as: {names}. If {option} was meant, add it.")


def without_options(
    question: Invocation, guide: Guide, typed: Sequence[str], others: Sequence[str] = ()
) -> tuple[list[str], dict[str, str]]:
    """The words that name something, and the options of the command that the rest mean.

    `others` are the command's own options that a word may mean: `--on` for a day, or `--full`. What is common to all
    commands, the form and the language, is chosen for the `question` at once. Raises UsageError if the answer has no
    such form.
    """
    if set(typed) <= _ids(guide):
        return list(typed), {}
    read = _read(typed, others)
    if not any(option for _words, option in read):
        return list(typed), {}
    among = _named_by(question, guide)
    if len(typed) > 1 and find(" ".join(typed), among, inflected=False):
        return list(typed), {}
    left: list[str] = []
    meant: dict[str, str] = {}
    for words, option in read:
        phrase = " ".join(words)
        found = find(phrase, among) if option else []
        called = [target for target in found if is_called(phrase, target)]
        is_possible = option is not None and (option[0] != "--format" or option[1] in FORMATS[question.name])
        if option is None or called or (found and not is_possible):
            left += words
        else:
            meant.setdefault(*option)
        if option and found and is_possible:
            _say(question, phrase, called, " ".join(option).rstrip())
    choose(question, meant)
    return left, meant


def _ids(guide: Guide) -> set[str]:
    contacts = guide.contacts
    lists = (contacts.people, contacts.units, contacts.service_areas, guide.areas.areas, guide.checklists.checklists)
    return {item.id for items in lists for item in items}


def _named_by(question: Invocation, guide: Guide) -> list[Target]:
    """Everything that the words of a command can name."""
    from .readings import TAKES

    if question.name == "guide":
        from ..views.guide import topics

        return topics(guide, question.words)
    return targets(guide, TAKES[question.name])


def choose(question: Invocation, meant: dict[str, str]) -> None:
    """Answer in the form and the language that words mean."""
    if language := meant.get("--lang"):
        use(language)
        question.words = Words(language, question.words.own, question.words.data)
    if form := meant.get("--format"):
        question.choose_form(form)


def _read(typed: Sequence[str], others: Sequence[str]) -> list[tuple[Sequence[str], tuple[str, str] | None]]:
    """The words one by one, those that together mean an option as one; and which option, with its value."""
    found: list[tuple[Sequence[str], tuple[str, str] | None]] = []
    at = 0
    while at < len(typed):
        for end in range(min(len(typed), at + _LONGEST), at, -1):
            option = _option(" ".join(typed[at:end]), others)
            if option or end == at + 1:
                found.append((typed[at:end], option))
                at = end
                break
    return found


def _option(phrase: str, others: Sequence[str]) -> tuple[str, str] | None:
    from ..vocabulary import options
    from ..written_days import read_day

    said = options().get(fold(phrase))
    if said and said.kind in _OPTIONS:
        return _OPTIONS[said.kind], said.value
    if "--on" in others and read_day(phrase, _ANY_DAY):
        return "--on", phrase
    return ("--full", "") if said and said.value == "--full" in others else None


def _say(question: Invocation, word: str, called: list[Target], option: str) -> None:
    """Say how a word was read that could mean an option as well as what is `called` so, or begins so."""
    words = question.words
    names = ", ".join(words.text(target.name) for target in called)
    text = words.gettext(_READ_AS_NAME) if called else words.gettext("“{word}” was read as: {names}")
    output.tell(text.format(word=word, names=names or option, option=option))
