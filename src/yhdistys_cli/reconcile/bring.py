"""A workbook to edit that came back, into a draft: what becomes true, or all that must be mended first."""

from ..amend import Change, Impossible, Statement
from ..amend.draft import Draft
from ..words import Words
from .columns import FORMAT, TABLES
from .dates import Dates
from .desk import Desk
from .given import Book, Refusal
from .people import People
from .rows import rows
from .sheets import recognised
from .terms import Terms


def bring(draft: Draft, book: Book, allows_removals: bool = False) -> tuple[Change, tuple[Statement, ...]] | None:
    """Change the draft as a workbook says: what becomes true, and what is to be said beside it.

    None where no sheet is one of a workbook to edit. Raises Impossible where anything in it cannot be told, with all
    that is wrong: then nothing is to be written.
    """
    sheets, refusals = recognised(book)
    if not sheets and not refusals:
        return None
    if book.base is not None and (wrong := _other_guide(draft, book)):
        raise Impossible(wrong[0], **wrong[1])
    if refusals:
        raise Impossible("not-imported", refusals=tuple(refusals), statements=())
    desk = Desk(draft, book, sheets, allows_removals)
    _remark(desk, book)
    people = People(desk, desk.sheets["people"]) if "people" in desk.sheets else None
    if people:
        people.read()
    if "terms" in desk.sheets:
        Terms(desk, desk.sheets["terms"]).read()
    if people:
        people.remove()
    if "dates" in desk.sheets:
        Dates(desk, desk.sheets["dates"]).read()
    if desk.refusals:
        raise Impossible("not-imported", refusals=_in_order(desk), statements=tuple(desk.statements))
    names = tuple(dict.fromkeys(filter(None, desk.people)))
    return Change(tuple(desk.statements), tuple(sorted(desk.years)), names), tuple(desk.notes)


def _in_order(desk: Desk) -> tuple[Refusal, ...]:
    """The refusals, sheet by sheet, conflicts with what they are about in words."""
    found = []
    for refusal in desk.refusals:
        params = dict(refusal.params)
        if "key" in params:
            table = next(t.name for t in TABLES if t.name in desk.sheets and desk.sheets[t.name].sheet == refusal.sheet)
            cells = desk.base[table].get(params["key"]) or params.get("cells") or {}
            params |= desk.about(table, cells)
        if "column" in params:
            column = params["column"]
            params |= {side: desk.show(column, params[side]) for side in ("mine", "theirs", "base")}
        found.append(Refusal(refusal.code, refusal.sheet, refusal.cell, params))
    order = [sheet.sheet for sheet in desk.sheets.values()]
    return tuple(sorted(found, key=lambda each: (order.index(each.sheet), _row_and_column(each.cell))))


def _row_and_column(cell: str) -> tuple[int, int, str]:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), len(letters), letters


def _remark(desk: Desk, book: Book) -> None:
    """What of a workbook is passed over, before anything else is said of it."""
    if not desk.is_whole:
        sheet = next(iter(desk.sheets.values()))
        desk.note("two-ways", sheet, is_text=book.is_text)
    else:
        for table in TABLES:
            if table.name not in desk.sheets:
                desk.notes.append(Statement("sheet-missing", {"title": table.title}))
    for sheet in desk.sheets.values():
        for column in sheet.missing:
            if column.kind != "key":
                desk.note("column-missing", sheet, title=column.title)
        for header in sheet.own:
            desk.note("own-column", sheet, header=header)


def _other_guide(draft: Draft, book: Book) -> tuple[str, dict[str, str]] | None:
    base = book.base or {}
    if base.get("format") != FORMAT:
        return "other-version", {}
    about = draft.guide.about
    return None if base.get("code") == about.municipality.code else ("other-guide", {"name": str(base.get("name", ""))})


def base_of(draft: Draft) -> dict[str, object]:
    """What a workbook keeps of the guide that it was made of, to be compared with when it comes back."""
    about = draft.guide.about
    found = {name: {row.key: dict(row.cells) for row in made} for name, made in rows(draft).items()}
    name = Words(about.language, about.language).text(about.name)
    return {"format": FORMAT, "name": name, "code": about.municipality.code, "rows": found}
