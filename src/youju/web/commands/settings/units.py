"""Units: the office itself, new ones, changes of name or place. All dated, all in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from youju.engine.base.problems import Problem, errors
from youju.engine.ledger import Revision
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.tree import REGISTER

_ADMIN = frozenset({"admin", "office_reviewer"})


def add_root(office: Office, acting: Acting) -> int:
    """The office's own unit, with the name and code of the site's settings; its number."""
    raw = {"code": office.site.code, "name": office.site.name, "kind": "organ", "valid_from": "2000-01-01"}
    number, problems = add_unit(office, acting, raw)
    assert number is not None, problems  # noqa: S101 - a new site has no unit yet that could stand in the way
    return number


def add_unit(office: Office, acting: Acting, raw: Mapping[str, Any]) -> tuple[int | None, tuple[Problem, ...]]:
    """A new unit; `raw` as a person gives it (code, name, kind, parent, valid_from ...)."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    row = desk.normaliser.row(raw, on=desk.on)
    refused = desk.refuse_unless(0, _ADMIN, "维护")
    problems = (*((refused,) if refused else ()), *row.problems)
    if errors(problems):
        return None, problems
    standing, _ = desk.standing(desk.on, accept=False)
    result = append([desk.new(row, 0, standing)], office.now())
    return (result.records[0] if result.records else None), (*problems, *result.problems)


def change_unit(
    office: Office, acting: Acting, unit: int, raw: Mapping[str, Any], cause: int = 0
) -> tuple[Problem, ...]:
    """A unit's fields from `raw["valid_from"]` on: a new name, another parent, or `valid_to` to end it."""
    desk = Desk(office, who(acting), office.register(REGISTER))
    before = read.last((unit,))[unit]
    row = desk.normaliser.row(raw, on=desk.on, known=_known(office, unit, before, str(raw.get("valid_from", ""))))
    refused = desk.refuse_unless(0, _ADMIN, "维护")
    problems = (*((refused,) if refused else ()), *row.problems)
    if errors(problems):
        return problems
    entry = desk.edit(before, row.data, cause=cause, seals=tuple(row.seals), source=row.source)
    return (*problems, *append([entry], office.now(), {unit: before.seq}).problems)


def _known(office: Office, unit: int, before: Revision, since: str) -> Mapping[str, Any]:
    """What is known of a unit on the day that a change begins; where no day is told, what was entered last."""
    try:
        return office.tree().state(unit, date.fromisoformat(since))
    except ValueError:
        return before.entry.data
