"""A figure beside itself: a year before under the same definition, and under each definition it has had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused
from youju.engine.definitions import Pack, describe, indicator_version
from youju.engine.figures import Calculator, DuckEngine, Figure
from youju.web.commands.desk.office import Office
from youju.web.commands.figures.figures import Question, Value, figures, scope
from youju.web.store import definitions as logged
from youju.web.store import read


@dataclass(frozen=True, slots=True)
class Change:
    """A value now and before, both under the definition of now. `percent` is rounded half up to one decimal.

    `share`: the figure is itself a percentage, which grows by points, not by percent.
    """

    now: Value
    before: Value
    period: str
    share: bool = False

    @property
    def difference(self) -> Value:
        """Now less before; None where either is missing."""
        return None if self.now is None or self.before is None else self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """The growth in percent; None where there is nothing to grow from."""
        if self.difference is None or not self.before:
            return None
        return (Decimal(self.difference) * 100 / Decimal(self.before)).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def growth(self) -> Label:
        """As it is printed: `+87.5%`, of a share `+10个百分点`; — where there is nothing to grow from."""
        if self.share:
            if self.difference is None:
                return Label("—", "—")
            points = f"{self.difference:+f}" if isinstance(self.difference, Decimal) else f"{self.difference:+d}"
            points = points if self.difference else "0"
            return Label(f"{points}个百分点", f"{points} points")
        said = "—" if self.percent is None else f"{self.percent:+f}%" if self.percent else "0%"
        return Label(said, said)


@dataclass(frozen=True, slots=True)
class Version:
    """A definition that an indicator has had: from which revision on and since when, its sentence, the value it gives."""

    seq: int
    recorded_at: str
    version: str
    sentence: str
    value: Value


def a_year_before(office: Office, ids: tuple[str, ...], question: Question) -> dict[str, Change]:
    """Each figure beside that of the same period a year before; an indicator without a value then has None."""
    now, _ = figures(office, ids, question)
    return beside(office, now, question)


def beside(office: Office, now: Sequence[Figure], question: Question) -> dict[str, Change]:
    """The same for figures that have been asked already."""
    earlier = question.period.year_before()
    then, _ = figures(office, [figure.id for figure in now], replace(question, period=earlier))
    return {
        a.id: Change(a.value, b.value if b.rows else None, earlier.text, a.unit == "%")
        for a, b in zip(now, then, strict=True)
    }


def versions(office: Office, indicator: str, question: Question, language: str = "zh") -> list[Version]:
    """Every definition that the indicator has had, the newest first, each evaluated over the records of now.

    So what a change of definition did to the figure stands apart from what happened. Definitions that cannot be read
    any more are left out.
    """
    last = read.last_of(logged.REGISTER, question.as_of)
    found = _had(*last, indicator, language) if last else ()
    if len(found) < 2:
        return list(found)
    return [replace(each, value=_value(office, indicator, question, each.seq)) for each in reversed(found)]


@lru_cache(maxsize=1024)
def _had(seq: int, digest: bytes, indicator: str, language: str) -> tuple[Version, ...]:
    """The definitions of an indicator up to a revision of definitions, oldest first; its hash stands for all before it."""
    found: list[Version] = []
    for at, recorded_at, versions_then in _stated(seq, digest):
        version = versions_then.get(indicator, "")
        if version and (not found or found[-1].version != version):
            pack = logged.pack(at)
            sentence = describe(pack, pack.indicators[indicator], language)
            found.append(Version(at, recorded_at, version, sentence, None))
    return tuple(found)


@lru_cache(maxsize=4)
def _stated(seq: int, digest: bytes) -> tuple[tuple[int, str, Mapping[str, str]], ...]:
    """Of each revision of a definition: seq, instant, and the version that each indicator had then."""
    found = []
    for revision in read.revisions_of(logged.REGISTER, seq):
        if pack := _readable(revision.seq):
            versions_then = {id_: indicator_version(pack, id_) for id_ in pack.indicators}
            found.append((revision.seq, revision.recorded_at, versions_then))
    return tuple(found)


def _readable(seq: int) -> Pack | None:
    try:
        return logged.pack(seq)
    except Refused:
        return None


def _value(office: Office, indicator: str, question: Question, seq: int) -> Value:
    """The figure under the definitions of `seq`, over the records that the question asks for."""
    engine = DuckEngine(office.snapshot())
    calculator = Calculator(logged.pack(seq), engine, office.tree(question.as_of))
    return calculator.figures((indicator,), scope(office, question))[0].value
