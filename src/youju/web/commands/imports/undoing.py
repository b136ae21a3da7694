"""An import taken back as one, by new revisions; what others changed since is left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from youju.engine.base.problems import Problem, Refused
from youju.engine.ledger import Entry, Revision
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import CHANGED_SINCE, NO_IMPORT, UNDONE_ALREADY
from youju.web.store import read
from youju.web.store.log import append, writing


@dataclass(frozen=True, slots=True)
class UndoResult:
    """Records voided, records given back their earlier data, records left alone because they changed since."""

    voided: int
    restored: int
    kept: int


def undo_import(office: Office, acting: Acting, number: int) -> tuple[UndoResult, tuple[Problem, ...]]:
    """Take an import back: new records are voided, changed ones get their earlier data, by new revisions.

    Records changed by anybody since stay as they are. Raises `Refused` CMD008 for a number that is no import.
    """
    before = read.last((number,)).get(number)
    if before is None or before.entry.register != "imports":
        raise Refused(NO_IMPORT.at(name=number))
    if before.entry.data.get("undone"):
        return UndoResult(0, 0, 0), (UNDONE_ALREADY.at(name=number),)
    desk = Desk(office, who(acting), office.register("imports"))
    work = Desk(office, desk.actor, office.register(str(before.entry.data["register"])), desk.lookup)
    heads = list(_touched_by(work.register.id, number))
    if refused := next(filter(None, (work.refuse_unless(h.entry.unit, verb="撤回") for h in heads)), None):
        return UndoResult(0, 0, 0), (refused,)
    ours = [head for head in heads if head.entry.source.get("import") == number]
    kept = [CHANGED_SINCE.at(record=head.record) for head in heads if head not in ours]
    with writing():
        note = append([desk.edit(before, {**before.entry.data, "undone": True})], office.now(), {number: before.seq})
        entries = [_reversal(work, head, _before(head, number), note.last_seq) for head in ours]
        append(entries, office.now(), {head.record: head.seq for head in ours})
    voided = sum(1 for entry in entries if entry.action == "void")
    return UndoResult(voided, len(entries) - voided, len(kept)), tuple(kept)


def _before(head: Revision, number: int) -> Revision | None:
    """The record as it was before the import; None if the import made it."""
    earlier = [r for r in read.history(head.record) if r.entry.source.get("import") != number]
    return earlier[-1] if earlier else None


def _reversal(desk: Desk, head: Revision, earlier: Revision | None, cause: int) -> Entry:
    source = {"reason": "撤回导入"}
    if earlier is None:
        return desk.edit(head, head.entry.data, action="void", stage="void", key=None, source=source, cause=cause)
    stage = {"stage": earlier.entry.stage, "stages": earlier.entry.stages, "due_on": earlier.entry.due_on}
    return desk.edit(head, earlier.entry.data, source=source, cause=cause, **stage)


def _touched_by(register: str, number: int) -> Iterator[Revision]:
    """Last revisions of the records that an import wrote, in the order of their numbers."""
    touched = {r.record for r in read.revisions_of(register) if r.entry.source.get("import") == number}
    last: Mapping[int, Revision] = read.last(sorted(touched))
    return (last[record] for record in sorted(last))
