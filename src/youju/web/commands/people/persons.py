"""Erasing personal values by law: the values go, the log, the references and every count stay."""

from __future__ import annotations

from collections.abc import Sequence

from youju.engine.base.problems import Problem, Refused
from youju.engine.ledger.model import Normalised
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_RECORD, NO_RIGHT
from youju.web.store import read
from youju.web.store.log import append, writing
from youju.web.store.persons import erase

_ERASING = frozenset({"admin", "office_reviewer"})


def erase_person(
    office: Office, acting: Acting, record: int, fields: Sequence[str], reason: str
) -> tuple[int, tuple[Problem, ...]]:
    """Erase the sealed values of these fields of a record and log that it was done; returns how many went."""
    before = read.last((record,)).get(record)
    if before is None:
        raise Refused(NO_RECORD.at(record=record))
    desk = Desk(office, who(acting), office.register("erasures"))
    if not desk.roles(before.entry.unit) & _ERASING:
        title = office.register(before.entry.register).title.zh
        return 0, (NO_RIGHT.at(actor=desk.actor.name, verb="删除个人信息", register=title),)
    row = Normalised({"target": record, "fields": "、".join(fields), "reason": reason}, desk.on)
    with writing():
        gone = erase(record, fields)
        append([desk.new(row, before.entry.unit, desk.standing(desk.on, accept=False)[0])], office.now())
    return gone, ()
