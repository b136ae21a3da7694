"""What is well written and yet cannot be meant: crossed bounds, keys without effect, one word for two things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from youju.engine.base.labels import Label
from youju.engine.definitions.lines import Path
from youju.engine.definitions.model import NUMERIC_TYPES, Choice, Field, Loop, Register, Transition
from youju.engine.definitions.problems import (
    CANNOT_BE,
    CROSSED,
    FINAL_LEFT,
    LACKS,
    NO_EFFECT,
    NO_WAY,
    REPEATED,
    TWO_MEANINGS,
    UNKNOWN_NAME,
    UNREACHED,
)
from youju.engine.definitions.tables import Table, nearest

_CHOOSING, _POINTING = frozenset({"choice", "choices"}), frozenset({"ref", "refs"})
_FIELD_KEYS: Mapping[str, frozenset[str]] = {
    "min": NUMERIC_TYPES,
    "max": NUMERIC_TYPES,
    "plausible": NUMERIC_TYPES,
    "unit": NUMERIC_TYPES,
    "places": frozenset({"decimal"}),
    "choices": _CHOOSING,
    "register": _POINTING,
}
"""Keys that say something about fields of some types only."""

_INDICATOR_KEYS: Mapping[str, tuple[str, ...]] = {
    "plain": ("register", "where", "measure", "time", "counts"),
    "ratio": ("numerator", "denominator", "places"),
    "growth": ("of", "places"),
    "sum": ("parts",),
}
_COLUMNS = frozenset({"stage", "due_on"})
_STAGE_COLUMN = re.compile(r"stage_.+_(first|last|times)")
"""What every record has beside its fields; a condition could not tell a field of that name from it."""
_NOT_FIELDS = frozenset({"reason"})
"""What a step may require beside fields of the record."""


def check_field(table: Table, field: Field) -> None:
    """Report keys that say nothing about a field of its type, names that the ledger uses, and bounds that cross."""
    _check_keys(table, field)
    if field.retention_days is not None and field.retention_days <= 0:
        table.report(CANNOT_BE, "retention_days", name="retention_days", found=field.retention_days, wanted="> 0")
    if field.id in _COLUMNS or _STAGE_COLUMN.fullmatch(field.id):
        wanted = "台账自己没有的名称 a name that the ledger does not use"
        table.report(CANNOT_BE, "id", name="id", found=field.id, wanted=wanted)
    if field.min is not None and field.max is not None and field.min > field.max:
        values = {"low_value": table.values["min"], "high_value": table.values["max"]}
        table.report(CROSSED, "min", low="min", high="max", **values)


def _check_keys(table: Table, field: Field) -> None:
    for key, types in _FIELD_KEYS.items():
        if key in table.values and field.type not in types:
            near = "、".join(k for k, fitting in _FIELD_KEYS.items() if field.type in fitting) or "—"
            table.report(NO_EFFECT, key, name=key, what=field.type, near=near)


def check_choices(table: Table, choices: Sequence[Choice]) -> None:
    """Report a word that stands for two codes of one list."""
    _check_words(table, [(c.code, (c.code,), c.title, c.aliases) for c in choices])


def check_headings(table: Table, register: Register, positions: Mapping[str, int]) -> None:
    """Report a title or alias that stands for two fields; retired ones share theirs with those that follow them."""
    live = [f for f in register.live_fields() if f.id in positions]
    _check_words(table, [(f.id, ("field", positions[f.id]), f.title, f.aliases) for f in live])


def _check_words(table: Table, named: Iterable[tuple[str, Path, Label, tuple[str, ...]]]) -> None:
    meaning: dict[str, str] = {}
    for name, keys, title, aliases in named:
        for word in dict.fromkeys(filter(None, (title.zh, title.en, *aliases))):
            if word in meaning:
                table.report(TWO_MEANINGS, *keys, word=word, one=meaning[word], other=name)
            meaning.setdefault(word, name)
        for alias in dict.fromkeys(aliases):
            if aliases.count(alias) > 1:
                table.report(REPEATED, *keys, name="aliases", value=alias)


def check_used_fields(table: Table, register: Register) -> None:
    """Report what a register is dated, told apart or named by though nobody fills it in any more."""
    used = {"date": register.date, "from": register.start, "to": register.end, "effective": register.effective}
    named = [(key, name) for key, name in (*used.items(), *(("key", name) for name in register.key)) if name]
    for key, name in named:
        if name in register.fields and register.fields[name].retired:
            table.report(CANNOT_BE, key, name=key, found=f"{name} (retired)", wanted="仍在用的字段 a field in use")
    if register.end and not register.start:
        table.report(NO_EFFECT, "to", name="to", what=register.id, near="from")


def check_repeats(table: Table, key: str, values: Sequence[str]) -> None:
    """Report what a list names twice."""
    for value in dict.fromkeys(values):
        if values.count(value) > 1:
            table.report(REPEATED, key, name=key, value=value)


def check_indicator_keys(table: Table, kind: str) -> None:
    """Report keys that another kind of indicator has."""
    if kind not in _INDICATOR_KEYS:
        return
    others = {key for keys in _INDICATOR_KEYS.values() for key in keys} - set(_INDICATOR_KEYS[kind])
    for key in table.values:
        if key in others:
            table.report(NO_EFFECT, key, name=key, what=f"kind = {kind}", near="、".join(_INDICATOR_KEYS[kind]))


def check_steps(loop: Loop, table: Table) -> None:
    """Report steps that nobody can take and stages that no step leads to."""
    for step in loop.transitions.values():
        _check_step(step, loop, table)
    reached = {loop.initial, "void", *(step.target for step in loop.transitions.values())}
    sound = reached <= set(loop.stages) and len(loop.transitions) == len(table.values.get("transition", {}))
    for stage in loop.stages:
        if sound and stage not in reached:
            table.report(UNREACHED, "stage", stage, stage=stage)


def _check_step(step: Transition, loop: Loop, table: Table) -> None:
    keys, where = ("transition", step.id), f"{table.name}.transition.{step.id}"
    for key, listed in (("from", step.sources), ("roles", step.roles)):
        if not listed and not table.values["transition"][step.id].get(key):
            table.report(NO_WAY, *keys, name=key, where=where)
    for source in step.sources:
        if source != "void" and source in loop.stages and loop.stages[source].final:
            table.report(FINAL_LEFT, *keys, "from", stage=source, where=where)


def check_required_fields(loop: Loop, table: Table, users: Mapping[str, tuple[Register, Table]]) -> None:
    """Report a field that a step requires and a register of the loop lacks; one that all lack is the step's mistake."""
    for step in loop.transitions.values():
        for name in step.requires:
            lacking = [id_ for id_, (register, _) in users.items() if not _can_hold(register, name)]
            if name in _NOT_FIELDS or not lacking:
                continue
            if len(lacking) == len(users):
                _report_step(table, step.id, name, users)
                continue
            for id_ in lacking:
                register, own = users[id_]
                near = "、".join(nearest(name, register.fields)) or "—"
                step_at = table.place("transition", step.id, "requires")
                own.report(
                    LACKS, "loop", register=id_, loop=loop.id, step=step.id, name=name, near=near, step_at=step_at
                )


def _report_step(table: Table, step: str, name: str, users: Mapping[str, tuple[Register, Table]]) -> None:
    known = {*_NOT_FIELDS, *(field for register, _ in users.values() for field in register.fields)}
    near = "、".join(nearest(name, sorted(known))) or "—"
    where = f"{table.name}.transition.{step}"
    table.report(UNKNOWN_NAME, "transition", step, "requires", what="字段 field", name=name, near=near, where=where)


def _can_hold(register: Register, name: str) -> bool:
    return name in register.fields and not register.fields[name].retired
