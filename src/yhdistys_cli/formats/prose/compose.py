"""Views to blocks: what an answer says, and in which order, in the words of a language."""

from importlib import import_module

from ...words import Words
from ..wording.blocks import Block


def compose(view: object, words: Words) -> list[Block]:
    """The blocks of any view that people read.

    The views of a module of `views` have their composer in the module of the same name here, so that an answer loads
    no other question's views.
    """
    question = type(view).__module__.rpartition(".")[2]
    return list(import_module(f".{question}", __package__).compose(view, words))
