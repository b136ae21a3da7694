"""What a scan's row says of one indicator: its value scaled, the rows behind it, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from youju.engine.base.problems import Problem
from youju.engine.definitions.model import Field
from youju.engine.figures.derived import Answer
from youju.engine.figures.predicates import Plan, Tests
from youju.engine.figures.problems import NONE_STATED, NOT_ALL_STATED
from youju.engine.figures.queries import value_of


@dataclass(frozen=True, slots=True)
class Group:
    """How a scan is broken down: `by` an expression over `columns`; with `nodes`, by the node a unit stands for."""

    columns: tuple[str, ...]
    by: str
    nodes: Mapping[int, int] | None = None


def filters_of(plan: Plan) -> list[tuple[str, Tests]]:
    """What is asked of a scan for one indicator: its value, its rows, the records that do not state the field."""
    asked: list[tuple[str, Tests]] = [(value_of(plan), plan.asked), ("count(*)", plan.predicates)]
    return [*asked, ("count(*)", plan.missing)] if plan.operation == "sum" else asked


def answer(plan: Plan, said: Sequence[Any]) -> Answer:
    """The answer from (value, rows) or, of a sum, (value, rows, records that do not state its field).

    Nothing entered adds up to 0; records without the field do not: they are a problem, and if there are no others, there
    is no value.
    """
    value, rows, missing = said[0], said[1], said[2] if len(said) > 2 else 0
    field = plan.register.fields.get(plan.register.measures[plan.indicator.measure].field)
    if not missing or field is None:
        return Answer(_scaled(plan, field, value or 0), rows)
    kind = NOT_ALL_STATED if rows else NONE_STATED
    problem: Problem = kind.at(title=plan.indicator.title, missing=missing, field=field.title)
    return Answer(_scaled(plan, field, value) if rows else None, rows, problems=(problem,))


def _scaled(plan: Plan, field: Field | None, value: int) -> int | Decimal:
    places = field.places if field and plan.operation == "sum" else 0
    return Decimal(value).scaleb(-places) if places else int(value)
