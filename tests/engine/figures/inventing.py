"""Definitions and histories that hypothesis invents: every test and measure, edits, voids, moved dates, late rows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from engine.snapshot.notebook import Notebook
from youju.engine.base.labels import Label
from youju.engine.definitions import Condition, FieldRef, Indicator, ScopeDay

DAYS = st.sampled_from(
    ["2023-12-31", "2024-01-01", "2024-02-29", "2024-12-31", "2025-01-01", "2025-06-30", "2025-12-31"]
)
TEXTS = st.sampled_from(["宪法", "it's", "a,b", "Ä"])
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXTS,
    "people": st.integers(-3, 300),
    "cost": st.integers(0, 10**9),
    "mode": st.sampled_from(["online", "offline"]),
    "programme": st.lists(st.sampled_from(["health", "law"]), min_size=1, max_size=2, unique=True),
    "free": st.booleans(),
    "speaker": st.integers(1, 3),
    "guests": st.lists(st.integers(1, 3), min_size=1, max_size=2, unique=True),
    "reported_on": DAYS,
    "month": st.sampled_from(["2024-12", "2025-01"]),
}
ORDERED = {"people", "cost", "reported_on", "month"}
TO_THE_DAY = ["eq", "ne", "lt", "lte", "gt", "gte"]
UNITS = st.sampled_from([0, 1, 2, 3, 4, 99])


def data() -> st.SearchStrategy[dict[str, Any]]:
    """The data of a lecture, any field of which may be missing."""
    return st.fixed_dictionaries({}, optional=FIELDS)


def changes() -> st.SearchStrategy[tuple[Any, ...]]:
    """One change: (which record, 0 for a new one; date; unit; stage; data; units that share the credit)."""
    stages = st.sampled_from(["accepted", "accepted", "accepted", "submitted", "returned", "void"])
    return st.tuples(st.integers(0, 12), DAYS, UNITS, stages, data(), st.lists(UNITS, max_size=2))


def written(history: list[tuple[Any, ...]]) -> Notebook:
    """A notebook in which the changes were written, in order; a record not yet there is a new one."""
    book, records = Notebook(), []
    for which, on, unit, stage, given, shared in history:
        record = records[which - 1] if 0 < which <= len(records) else 0
        more = {"co_units": shared[:1], "credited_units": shared[1:], "due_on": given.get("reported_on", "")}
        made = book.write("lectures", on, record, unit, stage=stage, **more, **given)
        records += [] if record else [made]
    return book


def conditions() -> st.SearchStrategy[Condition]:
    """A condition that definitions allow on a lecture."""
    dates = st.sampled_from(["reported_on", "due_on", "stage_accepted_first"])
    compared = st.builds(
        lambda left, test, right: Condition(left, test, (FieldRef(right),)),
        dates,
        st.sampled_from(["eq", "ne", "lte", "gt"]),
        dates,
    )
    to_the_day = st.builds(lambda left, test: Condition(left, test, (ScopeDay(),)), dates, st.sampled_from(TO_THE_DAY))
    return st.one_of(st.sampled_from(sorted(FIELDS)).flatmap(_on_field), compared, to_the_day)


def indicators() -> st.SearchStrategy[Indicator]:
    """A plain indicator over lectures."""
    return st.builds(
        lambda where, measure, time, counts: Indicator(
            "invented", Label("自拟"), "plain", "lectures", tuple(where), measure, time, counts, unit="项"
        ),
        st.lists(conditions(), max_size=3),
        st.sampled_from(["items", "people", "cost", "speakers", "titles"]),
        st.sampled_from(["flow", "flow", "cumulative"]),
        st.sampled_from([(), ("submitted", "returned")]),
    )


def _on_field(name: str) -> st.SearchStrategy[Condition]:
    if name in ("programme", "guests"):
        one = st.lists(FIELDS[name].map(lambda some: some[0]), min_size=1, max_size=1)
        return st.one_of(_condition(name, ["has"], one), _empty(name))
    single = st.lists(FIELDS[name], min_size=1, max_size=1)
    several = st.lists(FIELDS[name], min_size=1, max_size=3)
    tests = ["eq", "ne"] + (["gt", "gte", "lt", "lte"] if name in ORDERED else [])
    return st.one_of(_condition(name, tests, single), _condition(name, ["in", "ne"], several), _empty(name))


def _condition(name: str, tests: list[Any], values: st.SearchStrategy[list[Any]]) -> st.SearchStrategy[Condition]:
    return st.builds(lambda test, some: Condition(name, test, tuple(some)), st.sampled_from(tests), values)


def _empty(name: str) -> st.SearchStrategy[Condition]:
    return st.booleans().map(lambda so: Condition(name, "empty", (so,)))
