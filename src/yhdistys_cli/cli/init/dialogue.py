"""Asking at a terminal: one question after another, until each has an answer that can be taken."""

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from ...formats.prose.layout import wrap
from ...starting.texts import PROPOSALS
from ...words import Words
from .. import output
from .questions import QUESTIONS, Question, WrongAnswerError


class UnfinishedError(Exception):
    """Somebody left before the last question."""


def ask(given: Mapping[str, Any], words: Words, width: int) -> dict[str, Any]:
    """The answers to all questions, by name: those that are `given`, and what is typed for the others.

    Raises UnfinishedError at the end of the input and at Ctrl-C.
    """
    _ = words.gettext
    answers = dict(given)
    asked = [question for question in QUESTIONS if question.name not in given]
    _say([_("A few questions. What you do not know can be left for later: type ? and Enter.")], width)
    for number, question in enumerate(asked, 1):
        output.say("")
        _say([f"{number}/{len(asked)} {_(question.ask)}"], width)
        if question.name == "areas":
            titles = (proposal.title[words.language] for proposal in PROPOSALS)
            _say([f"{index} {title}" for index, title in enumerate(titles, 1)], width, "    ")
        _say([_(question.hint).format(language=words.language)], width, "    ")
        answers[question.name] = _answer(question, words, width)
    return answers


def _answer(question: Question, words: Words, width: int) -> Any:
    while True:
        text = _line()
        try:
            return question.read(text or question.empty, words)
        except WrongAnswerError as error:
            _say([str(error)], width, "    ")


def _line() -> str:
    """What was typed, without blanks around it."""
    output.say("> ", end="")
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        line = ""
    except UnicodeDecodeError:  # the bytes of another encoding: the letters cannot be told, so it is asked again
        return "\ufffd"
    if not line:
        output.say("")
        raise UnfinishedError
    return line.strip()


def _say(lines: Iterable[str], width: int, indent: str = "") -> None:
    for line in lines:
        for part in wrap(output.clean(line), width, indent, indent):
            output.say(part)
