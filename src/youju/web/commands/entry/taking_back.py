"""Taken back by those who entered it: a submission until it is reviewed, one field to what it was."""

from __future__ import annotations

from youju.engine.base.problems import Place, Problem, errors
from youju.engine.definitions import Field
from youju.engine.ledger import Revision, Standing
from youju.engine.ledger.loops import void
from youju.engine.ledger.model import Stored
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.entry_problems import (
    NO_FIELD,
    NOT_ITS_REVISION,
    NOT_WRITER,
    REVIEWED_ALREADY,
    SAME_ALREADY,
    VALUE_ERASED,
)
from youju.web.commands.desk.office import Office
from youju.web.commands.entry.entries import Answer, Saved, changed_again, opened, refused_system, saved
from youju.web.store import persons, read
from youju.web.store.log import append

WITHDRAWN = "填报人撤回"


def may_withdraw(desk: Desk, revision: Revision) -> tuple[Problem, ...]:
    """What stands against the actor withdrawing a record as it stands; nothing where they may."""
    entry, loop = revision.entry, desk.loop
    if kept := refused_system(desk):
        return kept
    refused = desk.refuse_unless(entry.unit, verb="撤回")
    if refused:
        return (refused,)
    if entry.stage != loop.initial or entry.stage in loop.counts:
        return (REVIEWED_ALREADY.at(Place(record=revision.record), record=revision.record),)
    return (
        () if desk.wrote(revision.record) else (NOT_WRITER.at(Place(record=revision.record), record=revision.record),)
    )


def withdraw(office: Office, acting: Acting, record: int) -> Answer:
    """Take back what one has submitted, until it is reviewed: it counts and waits nowhere, and `restore_record` submits it again."""
    desk, before = opened(office, who(acting), record)
    against = may_withdraw(desk, before)
    if against:
        return Saved(), against
    outcome = void(Standing.of(before.entry), desk.on, WITHDRAWN)
    if outcome.standing is None:
        return Saved(), outcome.problems
    standing = outcome.standing
    entry = desk.edit(
        before, before.entry.data, action="void", stage=standing.stage, due_on="", stages=standing.stages, key=None,
        source={"reason": WITHDRAWN},
    )  # fmt: skip
    return saved(append([entry], office.now(), {record: before.seq}), ())


def put_back(office: Office, acting: Acting, record: int, field: str, seq: int, saw: int = 0) -> Answer:
    """Give one field the value that it had as of the revision `seq`, by a new revision whose `cause` names it.

    `saw` is the revision that the person saw (0: whatever stands now); a later one by others is a conflict. What a
    field takes over from what it refers to goes with it.
    """
    desk, before = opened(office, who(acting), record)
    earlier = read.revision(seq)
    known = desk.register.fields.get(field)
    against = _against(desk, before, earlier, known)
    if known is None or earlier is None or against:
        return Saved(), against or (NO_FIELD.at(field=field),)
    value = earlier.entry.data.get(field)
    data: dict[str, Stored] = {name: held for name, held in before.entry.data.items() if name != field}
    if value is not None:
        data[field] = value
    row = desk.normaliser.row({}, on=before.entry.date or desk.on, known=data)
    problems = (*row.problems, *desk.rules(row, before.entry.unit, record))
    if errors(problems):
        return Saved(), problems
    entry = desk.edit(before, row.data, cause=seq, source={"reason": f"“{known.title.zh}”改回第 {seq} 次修订时的值"})
    changed, more = changed_again(desk, before, entry)
    if changed is None:
        return Saved(), (*problems, *more)
    return saved(append([changed], office.now(), {record: saw or before.seq}), (*problems, *more))


def _against(desk: Desk, before: Revision, earlier: Revision | None, field: Field | None) -> tuple[Problem, ...]:
    found = (*refused_system(desk), *desk.refuse_change(before))
    if found:
        return found
    if earlier is None or earlier.record != before.record:
        return (NOT_ITS_REVISION.at(seq=earlier.seq if earlier else 0),)
    if field is None or field.retired or field.derived is not None:
        return (NO_FIELD.at(field=field.title.zh if field else ""),)
    value = earlier.entry.data.get(field.id)
    place = Place(record=before.record, field=field.id)
    if value == before.entry.data.get(field.id):
        return (SAME_ALREADY.at(place, field=field.title.zh),)
    if field.personal and value is not None and not persons.opens(before.record, field.id, str(value)):
        return (VALUE_ERASED.at(place, field=field.title.zh),)
    return ()
