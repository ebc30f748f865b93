"""Guides in which every text is one that can be told from all others."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, TypeVar

from yhdistys_cli.load import review
from yhdistys_cli.models import Guide, Texts

from ...conftest import CITIES, ROOT

T = TypeVar("T")
PLACES = [CITIES["lahti"], ROOT / "tests" / "guides" / "every-form", ROOT / "tests" / "guides" / "people"]


def guides() -> Iterator[Guide]:
    """Guides that have, together, every field."""
    for place in PLACES:
        guide = review(str(place), date(2026, 11, 24)).guide
        assert guide is not None
        yield guide


def retold(value: T, tell: Callable[[str, Any], Any]) -> T:
    """The same records with every text that people read made another: by `tell`, from the field's type and value."""
    if isinstance(value, tuple):
        return tuple(retold(item, tell) for item in value)  # type: ignore[return-value]
    if not dataclasses.is_dataclass(value) or isinstance(value, Texts):
        return value
    changed = {}
    for field in dataclasses.fields(value):
        inner, told = getattr(value, field.name), type(value).__annotations__[field.name]
        is_text = re.search(r"\b(Text|Title|Line|Source)\b", told) and inner and field.name != "aliases"
        if is_text and isinstance(inner, tuple) and isinstance(inner[0], str | Texts):
            changed[field.name] = tuple(tell(field.name, item) for item in inner)
        elif is_text and isinstance(inner, str | Texts):
            changed[field.name] = tell(field.name, inner)
        else:
            changed[field.name] = retold(inner, tell)
    return dataclasses.replace(value, **changed)  # type: ignore[type-var]
