"""The synthetic rows: seeded, the same for the ledger and for every peer. No clock."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bench.registers import KINDS, MODES, REGISTERS, YEARS

TOWNS, VILLAGES = 40, 12
LEAVES = TOWNS * VILLAGES
"""Units that own records."""

_DAYS = tuple(
    (date(YEARS[0], 1, 1) + timedelta(n)).isoformat()
    for n in range((date(YEARS[-1] + 1, 1, 1) - date(YEARS[0], 1, 1)).days)
)
_STAGES = ("accepted", "submitted", "returned")
_TOPICS = ("宪法宣讲", "健康讲座", "非遗进校园", "反诈宣传", "读书分享会", "志愿服务日", "文艺演出", "科普展览")
_PLACES = tuple(f"文化广场{n}号" for n in range(1, 60))


class Row(NamedTuple):
    """One record: `unit` counts the leaf units from 0; hours are hundredths, `spent` fen; None where not stated."""

    register: str
    unit: int
    held_on: str
    stage: str
    title: str
    place: str
    kind: str
    mode: str
    people: int
    hours: int | None
    spent: int | None
    volunteer: int | None

    @property
    def ym(self) -> int:
        """The month as YYYYMM."""
        return int(self.held_on[:4]) * 100 + int(self.held_on[5:7])

    @property
    def fields(self) -> dict[str, str | int]:
        """What the record holds, by field id; what is not stated is absent."""
        found = {name: getattr(self, name) for name in FIELDS}
        return {name: value for name, value in found.items() if value is not None}


FIELDS = ("held_on", "title", "place", "kind", "mode", "people", "hours", "spent", "volunteer")


def rows(count: int, seed: int = 20261) -> Iterator[Row]:
    """`count` rows: register sizes fall like 1/n (the largest has 26 %), 85 % are accepted, 40 % name a volunteer."""
    chance = random.Random(seed)
    weights = [1 / (n + 1) for n in range(len(REGISTERS))]
    pool = max(count // 25, 1)
    done = 0
    while done < count:
        size = min(50_000, count - done)
        registers = chance.choices(REGISTERS, weights, k=size)
        days = chance.choices(_DAYS, k=size)
        stages = chance.choices(_STAGES, (85, 10, 5), k=size)
        for n in range(size):
            yield _row(chance, done + n, (registers[n], days[n], stages[n]), pool)
        done += size


def _row(chance: random.Random, number: int, said: tuple[str, str, str], pool: int) -> Row:
    draw = chance.random
    register, day, stage = said
    return Row(
        register=register,
        unit=int(draw() * LEAVES),
        held_on=day,
        stage=stage,
        title=_title(number),
        place=_PLACES[int(draw() * len(_PLACES))],
        kind=KINDS[int(draw() * len(KINDS))],
        mode=MODES[draw() < 0.4],
        people=5 + int(draw() * draw() * 200),
        hours=50 + int(draw() * 8) * 50 if draw() < 0.9 else None,
        spent=int(draw() * 500_000) if draw() < 0.7 else None,
        volunteer=1 + int(draw() * pool) if draw() < 0.4 else None,
    )


def _title(number: int) -> str:
    """Different for every row; one in eight counts its sessions in words that a natural key has to read."""
    topic = _TOPICS[number % len(_TOPICS)]
    return f"{topic}第{number}场" if number % len(_TOPICS) == 0 else f"{topic} {number}"
