"""Which stated figure a numeral gives: by its name right beside it, its unit word, its period and the unit it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.engine.check.asking import When, period_of
from youju.engine.check.context import GAP
from youju.engine.check.matching import unit_fits
from youju.engine.check.model import Asked, Ledger, Stated
from youju.engine.check.reading import Claim
from youju.engine.document.manifest import Row

_BETWEEN = re.compile(
    r"(?:数量|总量|总数|数)?(?:已|共|共有|现有)?(?:约)?(?:为|是|有|达|达到|共计|合计|总计|稳定在|保持在)?[：:（(\s]*"
    r"|\s*(?:of|is|was|at|reached|stands at|stood at)?:?\s*"
)
"""What may stand between a name and its number; anything else (中女性, 密度, 增加) makes it the number of something else."""

_PLAIN_BEFORE = re.compile(
    r"(?:^|[，。；、：:,;\s）)]|(?:(?<![城山郊农牧])[区市县省州旗]|全[镇乡村])的?|共有|现有|[年月日末底]|\bthe)$",
    re.IGNORECASE,
)
"""Behind this a name stands by itself; behind other words (流动人口, 城镇常住人口) it may be the name of a part."""

_STOPS = re.compile(f"[，；,;{GAP}]")
"""Between a name and its number none of these stands; a colon may (常住人口：42万人)."""

_LOCAL_BEFORE = re.compile(r"(?:(?<![城农])[镇乡村]|街道|社区)的?$")
"""Of a place below the office a name stands by itself only where the ledger knows the place: another is not ours to say."""

_IN_BRACKETS = re.compile(r"[（(].*?[）)]")


@dataclass(frozen=True, slots=True)
class Named:
    """A stated figure that a numeral may give; not `sure` where words before its name may narrow it."""

    stated: Stated
    sure: bool


def named(claim: Claim, ledger: Ledger, asked: When, unit: str) -> Named | None:
    """The stated figure whose name stands nearest, of the period and unit that the sentence asks for; `unit` "": the scope's."""
    period = period_of(Asked("", asked.years, part=asked.part), ledger.period)
    found: list[tuple[tuple[int, int], Named]] = []
    for stated in ledger.stated:
        fits = not claim.found.unit or unit_fits(claim.found.unit, stated.unit) is not None
        if fits and stated.unit_code == (unit or ledger.unit) and _same(stated.period, period):
            places = _places(stated.name.lower(), claim, bool(stated.unit_code))
            found += ((rank, Named(stated, sure)) for rank, sure in places)
    return max(found, key=lambda each: each[0])[1] if found else None


def bound_to(row: Row, years: int, ledger: Ledger) -> Stated | None:
    """The stated figure that a row of the manifest binds by name, of the period and unit that are asked about."""
    period = period_of(Asked("", years), ledger.period)
    unit = row.unit_code or ledger.unit
    alike = (s for s in ledger.stated if (s.name, s.unit_code) == (row.indicator, unit))
    return next((stated for stated in alike if _same(stated.period, period)), None)


def _same(text: str, period: Period) -> bool:
    try:
        stated = Period.parse(text)
    except Refused:  # written by the general form, which takes any text for a period
        return False
    return (stated.start, stated.end) == (period.start, period.end)


def _places(name: str, claim: Claim, local: bool) -> Iterator[tuple[tuple[int, int], bool]]:
    """Where a name stands beside the numeral: ((how near, how long it is), whether it stands by itself).

    `local`: a unit below the office is asked for.
    """
    piece = _STOPS.split(claim.context.before.lower())[-1]
    at = piece.rfind(name)
    if at >= 0 and _BETWEEN.fullmatch(piece[at + len(name) :]):
        alone = _PLAIN_BEFORE.search(piece[:at]) or (local and _LOCAL_BEFORE.search(piece[:at]))
        yield (at + len(name), len(name)), bool(alone)
    if claim.found.cls != "change" and claim.context.after.lower().strip().startswith(name):
        yield (0, len(name)), True
    for head in claim.context.heads:
        plain = _IN_BRACKETS.sub("", head).strip().lower()
        if plain.endswith(name):
            yield (0, len(name)), plain == name
