"""A request that asks for figures: the records behind each are what is asked, and only the fields that it counts by.

What a figure is worked out from is asked, never the figure: a ratio asks for both its parts, growth for this year's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from youju.engine.base.labels import Label
from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.definitions import Indicator, Pack
from youju.engine.definitions.indicators import parts_of
from youju.engine.definitions.model import FieldRef
from youju.engine.figures import Figure
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, figures
from youju.web.commands.requests.request_problems import NO_FIGURE


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A figure that a request asks for: as the ledger has it now, and what it is worked out from (none: from records)."""

    figure: Figure
    parts: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind figures: registers by id, `fields` as `register.field`; which of the figures are not known."""

    registers: tuple[str, ...]
    fields: tuple[str, ...]
    unknown: tuple[Problem, ...]


def behind(pack: Pack, indicators: Sequence[str], whole: Sequence[str]) -> Behind:
    """The registers behind figures, after the `whole` ones that are asked for themselves, and the fields of the others."""
    unknown = tuple(NO_FIGURE.at(name=name) for name in indicators if name not in pack.indicators)
    plain = [i for name in indicators if name in pack.indicators for i in _plain(pack, name)]
    needed = (f"{i.register}.{field}" for i in plain for field in _used(pack, i) if i.register not in whole)
    registers = dict.fromkeys((*whole, *(i.register for i in plain)))
    return Behind(tuple(registers), tuple(dict.fromkeys(needed)), unknown)


def asked_figures(office: Office, indicators: Sequence[str], period: Period) -> list[AskedFigure]:
    """Figures that are asked for, as the ledger has each in the period today."""
    pack = office.pack()
    ids = [name for name in indicators if name in pack.indicators]
    if not ids:
        return []
    found, _ = figures(office, ids, Question(period))
    parts = [tuple(pack.indicators[part].title for part in parts_of(pack.indicators[one.id])) for one in found]
    return [AskedFigure(one, each) for one, each in zip(found, parts, strict=True)]


def _plain(pack: Pack, name: str) -> Iterator[Indicator]:
    """The indicators counted from records that one stands on, itself where it is one."""
    found = pack.indicators[name]
    if found.kind == "plain":
        yield found
    for part in parts_of(found):
        yield from _plain(pack, part)


def _used(pack: Pack, indicator: Indicator) -> Sequence[str]:
    """The fields that decide whether and how a record counts; of a copied one, the reference that it is copied through."""
    register = pack.registers[indicator.register]
    inner = (v.field for c in indicator.where for v in c.values if isinstance(v, FieldRef))
    names = (
        *(c.field for c in indicator.where), *inner, register.measures[indicator.measure].field,
        register.date, register.start, register.end,
    )  # fmt: skip
    known = (register.fields[name] for name in names if name in register.fields)
    return tuple(dict.fromkeys(f.derived[0] if f.derived else f.id for f in known))
