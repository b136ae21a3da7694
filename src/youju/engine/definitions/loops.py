"""Builds loops: stages, transitions and what counts."""

from __future__ import annotations

from collections.abc import Mapping

from youju.engine.base.labels import Label
from youju.engine.definitions.contradictions import check_steps
from youju.engine.definitions.model import Loop, Stage, Transition
from youju.engine.definitions.problems import CANNOT_BE
from youju.engine.definitions.tables import LOOSE_ID, Table

ROLES = ("clerk", "reviewer", "office_reviewer", "writer", "approver", "auditor", "admin")
VOID = Stage("void", Label("已作废", "Void"), final=True)


def build_loop(id_: str, table: Table) -> Loop:
    """A loop; every name in it is checked against its own stages. `void` belongs to every loop."""
    title = table.title()
    stages = {name: _stage(name, inner) for name, inner in table.tables("stage", LOOSE_ID)} | {"void": VOID}
    transitions = {name: _transition(name, inner, stages) for name, inner in table.tables("transition", LOOSE_ID)}
    initial, counts = table.needed("initial"), table.texts("counts")
    for name, key in [(initial, "initial"), *((c, "counts") for c in counts)]:
        if name and name not in stages:
            table.unknown("环节 stage", name, stages, key)
        elif name == "void":
            table.report(CANNOT_BE, key, name=key, found=name, wanted="、".join(countable(stages)))
    table.close()
    loop = Loop(id_, title, initial, counts, stages, transitions)
    check_steps(loop, table)
    return loop


def countable(stages: Mapping[str, Stage]) -> list[str]:
    """The stages that a record may begin or count at: all but `void`."""
    return [name for name in stages if name != "void"]


def _stage(id_: str, table: Table) -> Stage:
    stage = Stage(id_, table.title(), table.flag("final"))
    table.close()
    return stage


def _transition(id_: str, table: Table, stages: Mapping[str, Stage]) -> Transition:
    due = table.table("due")
    found = Transition(
        id_,
        table.title(),
        sources=table.texts("from"),
        target=table.needed("to"),
        roles=table.texts("roles"),
        not_own=table.flag("not_own"),
        requires=table.texts("requires"),
        due_days=due.integer("days"),
        due_working=due.flag("working"),
    )
    for name, key in [(found.target, "to"), *((s, "from") for s in found.sources)]:
        if name and name not in stages:
            table.unknown("环节 stage", name, stages, key)
    for role in found.roles:
        if role not in ROLES:
            table.unknown("职责 role", role, ROLES, "roles")
    due.close()
    table.close()
    return found
