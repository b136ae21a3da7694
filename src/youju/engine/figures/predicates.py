"""One definition -> one list of predicates: what a record must satisfy to be behind a figure. No SQL yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from youju.engine.base.periods import Period
from youju.engine.definitions.model import Condition, FieldRef, Indicator, Loop, Register, ScopeDay, Test, Value
from youju.engine.figures.model import Scope
from youju.engine.snapshot import Column, Columns, Valid, columns_of

Operand = str | int | bool | date | Column


@dataclass(frozen=True, slots=True)
class Predicate:
    """`column` `test` `values`; `or_empty`: a missing value passes too. Values are of the column's shape."""

    column: Column
    test: Test
    values: tuple[Operand, ...]
    or_empty: bool = False


@dataclass(frozen=True, slots=True)
class Either:
    """Met by a record that satisfies all predicates of at least one of the `options`."""

    options: tuple[tuple[Predicate, ...], ...]


Tests = tuple[Predicate | Either, ...]
"""What a record must satisfy, all of it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An indicator made ready: which records (`predicates`), what of them (`operation` over `column`).

    `years` are the first and last year in which such records are dated; None: any, or without a date. `valid`: where
    records change on a day, the day they are looked at on. A sum or distinct asks only records that state its field;
    `missing` are the predicates of those that do not.
    """

    indicator: Indicator
    register: Register
    columns: Columns
    predicates: tuple[Predicate, ...]
    operation: str
    column: Column | None
    years: tuple[int, int] | None
    valid: Valid | None = None

    @property
    def asked(self) -> tuple[Predicate, ...]:
        """The predicates without the last: sums and distinct counts pass over missing values by themselves, faster."""
        return self.predicates[:-1] if self.column else self.predicates

    @property
    def missing(self) -> tuple[Predicate, ...]:
        """What the records satisfy that belong here but do not state the field of the measure."""
        return (*self.asked, stated(self.column, False)) if self.column else ()

    @property
    def used(self) -> tuple[Column, ...]:
        """The columns that its SQL reads."""
        others = [v for p in self.predicates for v in p.values if isinstance(v, Column)]
        found = [*(p.column for p in self.predicates), *others, *([self.column] if self.column else [])]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Defined:
    """A register with its loop and columns, made once for many plans."""

    register: Register
    loop: Loop
    columns: Columns

    @classmethod
    def of(cls, register: Register, loop: Loop) -> Defined:
        """With the columns that the snapshot gives it."""
        return cls(register, loop, columns_of(register, loop))


def plan(indicator: Indicator, defined: Defined, scope: Scope, units: Iterable[int] | None) -> Plan:
    """The plan of a plain indicator in a scope, over the records of `units` (None: all)."""
    measure = defined.register.measures[indicator.measure]
    return Plan(
        indicator,
        defined.register,
        defined.columns,
        (*within(defined.columns, units), *predicates(indicator, defined, scope)),
        measure.operation,
        defined.columns[f"f_{measure.field}"] if measure.field else None,
        _years(indicator, scope.period),
        Valid(defined.columns[f"f_{since}"], scope.day) if (since := defined.register.effective) else None,
    )


def predicates(indicator: Indicator, defined: Defined, scope: Scope) -> tuple[Predicate, ...]:
    """The predicates of a plain indicator: counting stages, time, `where`, and last the measure's field being stated."""
    register, columns = defined.register, defined.columns
    found = [Predicate(columns["stage"], "in", tuple(indicator.counts or defined.loop.counts))]
    found += _timely(indicator, register, columns, scope)
    found += [_condition(c, register, columns, scope) for c in indicator.where]
    measure = register.measures[indicator.measure]
    return (*found, stated(columns[f"f_{measure.field}"])) if measure.field else tuple(found)


def any_of(plans: Sequence[Plan]) -> Tests:
    """What a record satisfies that is behind at least one of these plans of one register; there must be a plan."""
    first = plans[0].predicates
    shared = tuple(p for p in first if all(p in made.predicates for made in plans))
    options = tuple(tuple(p for p in made.predicates if p not in shared) for made in plans)
    return (*shared, Either(options)) if all(options) else shared


def stated(column: Column, is_so: bool = True) -> Predicate:
    """That a record states a value in this column, or does not."""
    return Predicate(column, "empty", (not is_so,))


def within(columns: Columns, units: Iterable[int] | None) -> tuple[Predicate, ...]:
    """That a record belongs to one of these units (None: to any)."""
    return () if units is None else (Predicate(columns["unit"], "in", tuple(sorted(units))),)


def named(name: str, register: Register, columns: Columns) -> Column:
    """The column of a field id, or of a name of the loop (`stage`, `due_on`, `stage_accepted_first`)."""
    return columns[f"f_{name}" if name in register.fields else name]


def _timely(indicator: Indicator, register: Register, columns: Columns, scope: Scope) -> list[Predicate]:
    if indicator.time == "stock":
        found = [Predicate(columns[f"f_{register.start}"], "lte", (scope.day,))] if register.start else []
        if register.end:
            found.append(Predicate(columns[f"f_{register.end}"], "gt", (scope.day,), or_empty=True))
        return found
    until = Predicate(columns["date"], "lt", (scope.period.day_after,))
    return (
        [until] if indicator.time == "cumulative" else [Predicate(columns["date"], "gte", (scope.period.start,)), until]
    )


def _condition(condition: Condition, register: Register, columns: Columns, scope: Scope) -> Predicate:
    column = named(condition.field, register, columns)

    def operand(value: Value) -> Operand:
        if isinstance(value, FieldRef):
            return named(value.field, register, columns)
        return scope.day if isinstance(value, ScopeDay) else _shaped(value, column, condition.test)

    return Predicate(column, condition.test, tuple(map(operand, condition.values)), or_empty=condition.test == "ne")


def _shaped(value: object, column: Column, test: Test) -> Operand:
    """A value as the column holds it: databases differ in what they make of `'5' = 5`."""
    if test == "empty" or column.shape == "yes_no":
        return bool(value)
    return int(str(value)) if column.shape in ("whole", "wholes") else str(value)


def _years(indicator: Indicator, period: Period) -> tuple[int, int] | None:
    if indicator.time == "stock":
        return None
    return (period.start.year if indicator.time == "flow" else 1, period.end.year)
