"""Count once, credit many: a unit's credited share of a figure is another number than its own count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from youju.engine.base.problems import Refused
from youju.engine.definitions import parts_of
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import NO_CREDIT
from youju.web.commands.figures.figures import Question, scope

Counted = int | Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """What a unit is credited with: over the records it owns, co-hosts or is named for."""

    unit_code: str
    name: str
    value: Counted


@dataclass(frozen=True, slots=True)
class Credited:
    """The shares by unit, what there is in all, each record once, and what the shares add up to."""

    total: Counted
    sum_of_units: Counted
    overlap: Counted
    units: tuple[Share, ...]


def credited(office: Office, indicator: str, question: Question) -> Credited:
    """The credited shares of a figure. Raises `Refused` CMD020 for one worked out from others, else as `figures`."""
    (name,) = office.indicator_ids((indicator,), question.as_of)
    definition = office.pack(question.as_of).indicators[name]
    if definition.kind != "plain":
        parts = "、".join(parts_of(definition))
        raise Refused(NO_CREDIT.at(title=definition.title, parts=parts))
    asked = scope(office, question)
    tree, found = office.tree(question.as_of), office.calculator(question.as_of, question.oracle).shares(name, asked)
    day = asked.tree_day
    units = tuple(Share(tree.code(number, day), tree.label(number, day), value) for number, value in found.units)
    return Credited(found.total, found.sum_of_units, found.overlap, units)


def overlapping(office: Office, indicator: str, question: Question) -> Credited | None:
    """The credited shares of a figure where they add up to another number than there is in all; else None."""
    if office.pack(question.as_of).indicators[indicator].kind != "plain":
        return None
    if adds_up(office, indicator, question.as_of):
        calculator = office.calculator(question.as_of, question.oracle)
        if not calculator.is_shared(indicator, scope(office, question)):  # most figures: nothing to share out
            return None
    found = credited(office, indicator, question)
    return found if found.overlap else None


def adds_up(office: Office, indicator: str, as_of: int | None = None) -> bool:
    """Whether the parts of a breakdown add up to the whole: not distinct values (人), nor percentages."""
    (name,) = office.indicator_ids((indicator,), as_of)
    pack = office.pack(as_of)
    definition = pack.indicators[name]
    if definition.kind != "plain":
        return definition.kind == "sum"
    return pack.registers[definition.register].measures[definition.measure].operation != "distinct"
