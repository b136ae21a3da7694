"""The sample ledger as the rules of `engine.quality` see it, and how well they find what was planted in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import youju
from youju.engine.base.workdays import Calendar
from youju.engine.definitions import Pack, read_pack
from youju.engine.quality import Around, Question, Seen, ask
from youju.engine.quality.asking import asks_anything
from youju.engine.sample import Sample, Step, generate, read_recipe
from youju.engine.sample.recipe import Recipe, Year

DISTRICT_OFFICE = Path(youju.__file__).parent / "packs" / "district_office"
FINDS = {
    "duplicate": ("QUA013",), "reprint": ("QUA013",), "two_levels": ("QUA013",), "over_capacity": ("QUA001",),
    "unit_slip": ("QUA004",), "same_photo": ("QUA005",), "cloned_text": ("QUA006",), "false_make_up_day": ("QUA008",),
    "early_entry": ("QUA009",),
}  # fmt: skip
"""By planted fault, the questions that ask about it."""


class Venues:
    """The sample's own records as a Lookup."""

    def __init__(self, sample: Sample) -> None:
        self._data = {s.local_id: _data(s) for s in sample.steps if s.action == "add" and s.register == "venues"}

    def unit(self, text: str, on: str) -> int | None:
        """Never asked here."""
        return None

    def find(self, register: str, text: str, on: str) -> tuple[int, ...]:
        """Never asked here."""
        return ()

    def attributes(self, register: str, record: int, on: str) -> Mapping[str, object] | None:
        """The data of a venue."""
        return self._data.get(record)


@cache
def district(small: bool = False) -> tuple[Pack, Recipe, Sample]:
    """The shipped pack with its sample, seed 20250101."""
    pack, problems = read_pack([DISTRICT_OFFICE])
    assert pack is not None, problems
    recipe, _ = read_recipe((DISTRICT_OFFICE / "sample.toml").read_text("utf-8"))
    assert recipe is not None
    return pack, recipe, generate(pack, recipe, 20250101, small)


def asked_of(pack: Pack, recipe: Recipe, sample: Sample, year: int) -> list[Question]:
    """Every question about the sample's year."""
    days = {date.fromisoformat(d): worked for y in recipe.years.values() for d, worked in _exceptions(y)}
    around = Around(Venues(sample), Calendar(days), lambda unit, on: f"单位{unit}")
    rows: dict[str, list[Step]] = defaultdict(list)
    for step in sample.steps:
        if step.action == "add":
            rows[step.register].append(step)
    found: list[Question] = []
    for register in pack.registers.values():
        if asks_anything(register) and register.id in rows:
            ordered = sorted(rows[register.id], key=lambda s: (s.date, s.local_id))
            found += ask(register, (seen(s, register.date) for s in ordered), around, year)
    return found


def recall(sample: Sample, asked: Sequence[Question], fault: str) -> tuple[int, int]:
    """(planted faults that a question of the kind names, planted faults)."""
    named = {(q.kind.code, r) for q in asked for r in q.records}
    planted = [d for d in sample.defects if d.kind == fault]
    return sum(all_named(d.records, named, FINDS[fault]) for d in planted), len(planted)


def all_named(records: Sequence[int], named: set[tuple[str, int]], codes: Sequence[str]) -> bool:
    """Whether a question names the records: of a pair, the later one and with it the other."""
    return any(all((code, record) in named for record in records) for code in codes)


def planted_records(sample: Sample, code: str) -> set[int]:
    """The records of the planted faults that a question of this kind asks about."""
    faults = {fault for fault, kinds in FINDS.items() if code in kinds}
    return {record for d in sample.defects if d.kind in faults for record in d.records}


def seen(step: Step, dated: str) -> Seen:
    """A step as the rules see it."""
    data = _data(step) | ({dated: step.date} if dated else {})
    photos = (step.photo,) if step.photo else ()
    return Seen(step.local_id, step.unit, step.date, data, step.co_units, step.entered_at[:10], photos)


def _data(step: Step) -> dict[str, object]:
    return {name: value[1] if isinstance(value, tuple) else value for name, value in step.raw.items()}


def _exceptions(year: Year) -> Iterator[tuple[str, bool]]:
    yield from ((d, False) for d in year.off)
    yield from ((d, True) for d in year.worked)
