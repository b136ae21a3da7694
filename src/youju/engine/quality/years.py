"""Questions about a unit's numbers of a year: many round ones, a jump on last year, the same as last year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from youju.engine.base.problems import Kind
from youju.engine.definitions.model import Field, Register
from youju.engine.ledger.scale import places_of
from youju.engine.quality.model import Question, Seen, named, shown, whole
from youju.engine.quality.norms import ENOUGH
from youju.engine.quality.problems import AS_LAST_YEAR, EACH_AS_LAST_YEAR, HEAP, JUMP
from youju.engine.quality.titles import core

_RECORDS = 10
"""So many records a unit needs in both years before their means are compared."""
_SAME = 3
_LEAST_TOTAL = 100
"""A smaller total may well be the same twice."""
_ROUND_FROM = 10
"""Below it a multiple of 5 says nothing about how it was counted."""


@dataclass(slots=True)
class Sum:
    """A unit's numbers of one year: how many, their total and that of `per`, how many from 10 on, how many round."""

    count: int = 0
    total: int = 0
    per: int = 0
    counted: int = 0
    round: int = 0
    titles: dict[str, list[int]] = field(default_factory=dict)


class UnitYears:
    """The sums of each unit in a year and the one before."""

    def __init__(self, register: Register, asked: Field, year: int) -> None:
        self._register, self._field, self._year = register, asked, year
        self._per = asked.plausible.per if asked.plausible else ""
        self._skip = asked.plausible.skip if asked.plausible else ()
        self._now: dict[int, Sum] = defaultdict(Sum)
        self._before: dict[int, Sum] = defaultdict(Sum)
        self._scale = 10 ** places_of(asked)

    def see(self, row: Seen, value: int) -> None:
        """Add a number to the unit's year."""
        if not row.date:
            return
        year = int(row.date[:4])
        sums = self._now if year == self._year else self._before if year == self._year - 1 else None
        if sums is None:
            return
        held = sums[row.unit]
        held.count += 1
        held.total += value
        held.per += (whole(row, self._per) or 0) if self._per else 1
        if value >= _ROUND_FROM * self._scale:
            held.counted += 1
            held.round += value % (5 * self._scale) == 0
        if title := row.data.get(self._register.label):
            held.titles.setdefault(core(str(title)), []).append(value)

    def questions(self) -> Iterator[Question]:
        """Of every unit, one of each kind at most."""
        counted = sum(s.counted for s in self._now.values())
        rounds = sum(s.round for s in self._now.values())
        for unit, now in sorted(self._now.items()):
            before = self._before.get(unit, Sum())
            others, others_round = counted - now.counted, rounds - now.round
            if "heap" not in self._skip and _heaped(now.counted, now.round, others, others_round):
                numbers = {"count": now.counted, "round": now.round, "others": others, "others_round": others_round}
                yield self._question(HEAP, unit, **numbers)
            if "jump" not in self._skip and _jumped(now, before):
                yield self._jump(unit, now, before)
            if "as_last_year" not in self._skip:
                yield from self._same(unit, now, before)

    def _jump(self, unit: int, now: Sum, before: Sum) -> Question:
        per = self._register.fields[self._per].title if self._per else None
        words = {"per": f"每{per.zh}" if per else "每条", "per_en": f"per {per.in_('en')}" if per else "per record"}
        return self._question(JUMP, unit, now=self._mean(now), before=self._mean(before), **words)

    def _same(self, unit: int, now: Sum, before: Sum) -> Iterator[Question]:
        if min(now.count, before.count) < _SAME:
            return
        if now.total == before.total >= _LEAST_TOTAL * self._scale:
            said = shown(self._field, now.total)
            yield self._question(AS_LAST_YEAR, unit, now=said, count=now.count, before_count=before.count)
            return
        once = {title: values[0] for title, values in now.titles.items() if len(values) == 1 and title}
        both = [(v, before.titles[t][0]) for t, v in once.items() if len(before.titles.get(t, ())) == 1]
        if len(both) >= _SAME and all(value == earlier for value, earlier in both):
            yield self._question(EACH_AS_LAST_YEAR, unit, count=len(both))

    def _mean(self, held: Sum) -> str:
        mean = Decimal(held.total) / Decimal(held.per * self._scale)
        return f"{mean.quantize(Decimal('0.1'), ROUND_HALF_UP):,f}"

    def _question(self, kind: Kind, unit: int, **details: object) -> Question:
        said = {**named(self._field), "year": str(self._year), **{k: str(v) for k, v in details.items()}}
        return Question(kind, self._register.id, unit, (), self._field.id, (str(self._year),), said)


def _heaped(count: int, round_: int, others: int, others_round: int) -> bool:
    """Nine in ten round, and three standard deviations more than the others' share would give. Whole numbers only."""
    if min(count, others) < ENOUGH or round_ * 10 < count * 9:
        return False
    others, others_round = others + 2, others_round + 1  # a share of none or all would leave no room for chance
    beyond = round_ * others - count * others_round
    return beyond > 0 and beyond * beyond >= 9 * count * others_round * (others - others_round)


def _jumped(now: Sum, before: Sum) -> bool:
    """Means (per `per`) more than two and a half times apart, over enough records."""
    if min(now.count, before.count) < _RECORDS or not now.per or not before.per:
        return False
    mine, theirs = now.total * before.per, before.total * now.per
    return 2 * max(mine, theirs) > 5 * min(mine, theirs)
