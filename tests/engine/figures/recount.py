"""The figures once more, in plain Python over the bodies: slow, obvious, and written apart from the SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from engine.snapshot.notebook import Notebook
from youju.engine.definitions import Condition, FieldRef, Indicator, Pack, ScopeDay
from youju.engine.figures import Scope

Body = dict[str, Any]


def bodies(book: Notebook, as_of: int) -> list[Body]:
    """The last body of each record at a seq."""
    last: dict[int, Body] = {}
    for (text,) in book.execute(f"SELECT body FROM revision WHERE seq <= {as_of} ORDER BY seq"):
        body = json.loads(text)
        last[body["record"]] = body
    return list(last.values())


def valid(book: Notebook, register: str, since: str, as_of: int, day: str) -> list[Body]:
    """The body of each record of a register that is valid on a day; `since` is the field that says from when."""
    states: dict[int, list[Body]] = {}
    for (text,) in book.execute(f"SELECT body FROM revision WHERE seq <= {as_of} ORDER BY seq"):
        body = json.loads(text)
        if body["register"] == register:
            states.setdefault(body["record"], []).append(body)
    found = []
    for some in states.values():
        if some[-1]["stage"] == "void":
            continue
        by_day: dict[str, Body] = {}
        for body in some:
            if body["stage"] != "void":
                by_day[body.get("data", {}).get(since, "")] = body
        begun = [on for on in by_day if on <= day]
        found.append(by_day[max(begun) if begun else min(by_day)])
    return found


def behind(book: Notebook, pack: Pack, indicator: Indicator, scope: Scope) -> list[Body]:
    """The bodies behind a plain indicator, in order; with a sum or distinct those that state the field."""
    register, as_of = pack.registers[indicator.register], scope.as_of or book.head()
    measure = register.measures[indicator.measure]
    day = scope.day.isoformat()
    known = valid(book, register.id, register.effective, as_of, day) if register.effective else bodies(book, as_of)
    found = [b for b in known if counted(b, pack, indicator, scope)]
    stated = [b for b in found if not measure.field or measure.field in b.get("data", {})]
    return sorted(stated, key=lambda b: b["record"])


def counted(body: Body, pack: Pack, indicator: Indicator, scope: Scope) -> bool:
    """Whether a record belongs to the indicator in the scope."""
    register = pack.registers[indicator.register]
    stages = indicator.counts or pack.loops[register.loop].counts
    here = body["register"] == register.id and body["stage"] in stages and timely(body, pack, indicator, scope)
    return here and all(meets(body, condition, scope) for condition in indicator.where)


def timely(body: Body, pack: Pack, indicator: Indicator, scope: Scope) -> bool:
    """Whether a record lies in the time of the indicator."""
    if indicator.time == "stock":
        register, data = pack.registers[indicator.register], body.get("data", {})
        begins, ends, day = data.get(register.start), data.get(register.end), scope.day.isoformat()
        return begins is not None and begins <= day and (ends is None or ends > day)
    on = body.get("date", "")
    first = scope.period.start.isoformat() if indicator.time == "flow" else "0"
    return bool(on) and first <= on <= scope.period.end.isoformat()


def meets(body: Body, condition: Condition, scope: Scope) -> bool:
    """Whether a record meets one condition of a `where`."""
    value = column(body, condition.field)
    wanted = [column(body, v.field) if isinstance(v, FieldRef) else v for v in condition.values]
    wanted = [scope.day.isoformat() if isinstance(w, ScopeDay) else w for w in wanted]
    if condition.test == "empty":
        return (value in (None, [], "")) is wanted[0]
    if condition.test == "ne":
        return value is None or None in wanted or value not in wanted
    if value is None or None in wanted:
        return False
    tests = {
        "eq": lambda: value == wanted[0],
        "in": lambda: value in wanted,
        "has": lambda: any(w in value for w in wanted),
        "gt": lambda: value > wanted[0],
        "gte": lambda: value >= wanted[0],
        "lt": lambda: value < wanted[0],
        "lte": lambda: value <= wanted[0],
    }
    return bool(tests[condition.test]())


def column(body: Body, name: str) -> Any:
    """A field's stored value or a column of the loop."""
    if name in ("stage", "due_on"):
        return body.get(name)
    if name.startswith("stage_"):
        _, stage, what = name.split("_")
        entered = body.get("stages", {}).get(stage)
        return entered and entered[("first", "last", "times").index(what)]
    return body.get("data", {}).get(name)


def value(pack: Pack, indicator: Indicator, found: Iterable[Body]) -> int:
    """The measure over bodies, as stored."""
    measure = pack.registers[indicator.register].measures[indicator.measure]
    listed = [b.get("data", {}).get(measure.field) for b in found]
    if measure.operation == "sum":
        return sum(listed)
    return len(set(listed)) if measure.operation == "distinct" else len(listed)
