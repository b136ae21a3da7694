"""Lists that others copy from: a change that reaches back rewrites what was copied, revision by revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from youju.engine.base.problems import Problem, Refused, errors
from youju.engine.definitions import Pack, Register
from youju.engine.ledger import Entry, Revision
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_RECORD
from youju.web.commands.entry.entries import Answer, Saved, restore_own, void_own
from youju.web.store import read
from youju.web.store.log import append, writing
from youju.web.store.lookup import StoreLookup
from youju.web.store.peers import StorePeers

_KEEPING = frozenset({"admin", "office_reviewer"})


def change_listed(
    office: Office, acting: Acting, record: int, raw: Mapping[str, Any]
) -> tuple[int, tuple[Problem, ...]]:
    """Change a record of a list (an outlet's level from a day on) and every record that copied it for such a day.

    Returns how many dependent records were revised; each names the change in `cause`.
    """
    before = read.last((record,)).get(record)
    if before is None:
        raise Refused(NO_RECORD.at(record=record))
    desk = Desk(office, who(acting), office.register(before.entry.register))
    row = desk.normaliser.row(raw, on=desk.on, known=before.entry.data)
    problems = (*desk.refuse_change(before), *row.problems)
    if errors(problems):
        return 0, problems
    with writing():
        result = append([desk.edit(before, row.data, seals=tuple(row.seals))], office.now(), {record: before.seq})
        if result.refused:
            return 0, result.problems
        entries, expected = _dependents(desk, record, result.last_seq)
        append(entries, office.now(), expected)
    return len(entries), problems


def strike(office: Office, acting: Acting, register: str, record: int, reason: str) -> Answer:
    """Take something off a list of the office: it can be chosen no more, what refers to it stays as it is."""
    refused = _refused(office, acting, register, record)
    return (Saved(), refused) if refused else void_own(office, acting, record, reason)


def put_back(office: Office, acting: Acting, register: str, record: int) -> Answer:
    """Undo that."""
    refused = _refused(office, acting, register, record)
    return (Saved(), refused) if refused else restore_own(office, acting, record)


def _refused(office: Office, acting: Acting, register: str, record: int) -> tuple[Problem, ...]:
    """Lists hold for the whole office, and so do the rights to keep them. Raises `Refused` CMD011 for another's record."""
    before = read.last((record,)).get(record)
    if before is None or before.entry.register != register:
        raise Refused(NO_RECORD.at(record=record))
    refused = Desk(office, who(acting), office.register(register)).refuse_unless(0, _KEEPING, verb="维护")
    return (refused,) if refused else ()


def _dependents(desk: Desk, record: int, cause: int) -> tuple[list[Entry], dict[int, int]]:
    lookup = StoreLookup(desk.pack)
    entries: list[Entry] = []
    expected: dict[int, int] = {}
    for register, field in _copying(desk.pack, desk.register.id):
        work = Desk(desk.office, desk.actor, register, lookup)
        for revision in StorePeers().same(register.id, {field: record}, None):
            data = _copied(register, field, revision, lookup)
            if data != dict(revision.entry.data):
                entries.append(work.edit(revision, data, cause=cause))
                expected[revision.record] = revision.seq
    return entries, expected


def _copying(pack: Pack, target: str) -> Iterator[tuple[Register, str]]:
    for register in pack.registers.values():
        for field in register.fields.values():
            if field.copy and field.register == target:
                yield register, field.id


def _copied(register: Register, field: str, revision: Revision, lookup: StoreLookup) -> dict[str, Any]:
    data = dict(revision.entry.data)
    target = register.fields[field]
    record = data[field]
    held = lookup.attributes(target.register, record, revision.entry.date) if isinstance(record, int) else None
    for attribute in target.copy:
        name = f"{field}_{attribute}"
        if held and attribute in held:
            data[name] = held[attribute]
        else:
            data.pop(name, None)
    return data
