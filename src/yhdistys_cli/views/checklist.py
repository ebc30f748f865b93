"""`yhdistys checklist`: a house-rule board (huoneentaulu), or the index of them."""

from ..models import Checklist, Guide
from ..records import record
from ..search import CHECKLIST
from .lookup import Ambiguous, NotFound, look_up
from .provenance import Provenance, provenance


@record
class ChecklistIndex:
    """The boards that there are."""

    checklists: tuple[Checklist, ...]
    provenance: Provenance


@record
class ChecklistPage:
    """One board, and its place among those of the guide, from 0."""

    checklist: Checklist
    provenance: Provenance
    place: int = 0


def checklist(guide: Guide, question: str | None = None) -> ChecklistIndex | ChecklistPage | NotFound | Ambiguous:
    """The board that `question` means; none named: their index."""
    boards, own = guide.checklists.checklists, provenance(guide, ())
    if question is None:
        return ChecklistIndex(boards, own)
    found = look_up(guide, question, (CHECKLIST,))
    if isinstance(found, NotFound):
        return found
    if len(found) > 1:
        return Ambiguous(question, tuple(found))
    return checklist_page(guide, next(b for b in boards if b.id == found[0].id))


def checklist_page(guide: Guide, board: Checklist) -> ChecklistPage:
    """One board, and where it is said."""
    return ChecklistPage(board, provenance(guide, [board]), guide.checklists.checklists.index(board))
