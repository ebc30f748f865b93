"""Fields that were spelt differently once: they are read, noted and put right."""

from pathlib import Path

from yhdistys_cli.load import load, review
from yhdistys_cli.validation.old_names import OLD_NAMES

from ..conftest import TODAY, Run, make_guide

CONTACTS = """\
service_areas: [{id: s, name: Sivistys}]
units:
  - id: u
    name: Museo
    service_area: s
    service_area_inferred: true
    vacancy: {since: 1.11.2026}
"""
AREAS = "areas: [{id: a, title: Tilat, summary: Tilat., answers: [u], answers_inferred: true}]\n"


def new(text: str) -> str:
    for names in OLD_NAMES.values():
        for old, name in names.items():
            text = text.replace(old, name)
    return text


def test_an_old_file_is_read_as_the_new_one(tmp_path: Path) -> None:
    before = load(make_guide(tmp_path / "old", contacts=CONTACTS, areas=AREAS))
    after = load(make_guide(tmp_path / "new", contacts=new(CONTACTS), areas=new(AREAS)))
    assert before.guide == after.guide
    assert before.guide is not None
    assert (before.guide.contacts.units[0].inferred, before.guide.areas.areas[0].inferred) == (True, True)
    assert ([d.code for d in before.diagnostics], after.diagnostics) == (["old-name", "old-name"], ())


def test_the_new_name_is_written(tmp_path: Path, run: Run) -> None:
    folder = make_guide(tmp_path, contacts=CONTACTS, areas=AREAS)
    assert run("--data", folder, "validate", "--fix", "--yes", "--today", TODAY.isoformat()).status == 0
    assert (tmp_path / "contacts.yaml").read_text(encoding="utf-8") == new(CONTACTS)
    assert (tmp_path / "areas.yaml").read_text(encoding="utf-8") == new(AREAS)


def test_a_wrong_value_is_marked_where_it_stands(tmp_path: Path) -> None:
    folder = make_guide(tmp_path, areas=AREAS.replace("answers_inferred: true", "answers_inferred: kyllä"))
    (wrong,) = [d for d in review(folder, TODAY).diagnostics if d.code == "unknown-value"]
    assert wrong.at.path == ("areas", 0, "answers_inferred")  # type: ignore[union-attr]
