"""The table of the forms: every module that it names is there, and every question that people read can be said."""

from importlib import import_module

import pytest

from yhdistys_cli.formats import FORMATS, SUFFIXES

WRITERS = sorted({module for forms in FORMATS.values() for module in forms.values() if module})


@pytest.mark.parametrize("module", WRITERS)
def test_a_form_has_a_writer(module: str) -> None:
    assert callable(import_module(f"yhdistys_cli.formats.{module}").write)


@pytest.mark.parametrize(
    ("question", "form"), [(question, form) for question, forms in FORMATS.items() for form in forms]
)
def test_a_view_has_a_module_of_its_name_where_its_form_looks_for_it(question: str, form: str) -> None:
    assert form in SUFFIXES
    writer = FORMATS[question][form]
    if writer in ("prose.text", "prose.markdown"):
        assert callable(import_module(f"yhdistys_cli.formats.prose.{question}").compose)
    if writer == "json":
        assert callable(import_module(f"yhdistys_cli.formats.json.{question}").answer)
