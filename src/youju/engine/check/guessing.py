"""What each numeral may be, before any value is looked at: the indicator that is meant, and for when and whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from youju.engine.check.asking import When, when
from youju.engine.check.context import lent
from youju.engine.check.matching import Fit, Matcher, alone, unit_fits
from youju.engine.check.model import Asked, Ledger, Stated
from youju.engine.check.reading import Claim
from youju.engine.check.stating import bound_to, named
from youju.engine.check.vocabulary import Vocabulary
from youju.engine.definitions import Pack
from youju.engine.document.manifest import Row
from youju.engine.numerals import same_unit

SHOWN = 5
"""Candidates that a numeral has at most by its words."""

_ASKED_OF = frozenset({"claim", "money", "percent", "change"})


@dataclass(frozen=True, slots=True)
class Guess:
    """`known`: the indicator that is bound or fits alone, "" for none; `change`: its change against the year before is meant.

    `akin`: the printed unit word is its own. `entry`: a field of a record that is bound. `rule`: the manifest's wording.
    `lent`: the indicator that fits alone once the heading or the sentence before is taken for the subject; its value decides.
    `stated`: a figure from outside the ledger; not `sure` where words before its name may narrow it.
    """

    claim: Claim
    fits: tuple[Fit, ...] = ()
    known: str = ""
    change: bool = False
    akin: bool = True
    years: int = 0
    part: str = ""
    unit: str = ""
    rule: str = ""
    entry: str = ""
    stated: Stated | None = None
    sure: bool = True
    lent: str = ""

    def asked(self, indicator: str = "", years: int = 0) -> Asked:
        """The question for an indicator (the known one) in this guess's scope, so many years later."""
        return Asked(indicator or self.known, self.years + years, self.unit, self.part)

    def questions(self) -> tuple[Asked, ...]:
        """All that has to be asked to decide."""
        own: tuple[Asked, ...] = (self.asked(),) if self.known else ()
        own += (self.asked(years=-1),) if self.known and (self.change or not self.years) else ()
        own += (self.asked(self.lent),) if self.lent else ()
        return (*own, *(self.asked(fit.indicator.id) for fit in self.fits))


def guesses(claims: Sequence[Claim], ledger: Ledger) -> list[Guess]:
    """A guess for each claim, in order."""
    by_words = any(claim.row is None and claim.found.cls in _ASKED_OF for claim in claims)
    matcher = Matcher(Vocabulary(ledger.pack)) if by_words else None
    found: list[Guess] = []
    known: dict[tuple[str, int, int], Guess] = {}
    for claim in claims:
        found.append(_guess(claim, known.get(claim.group), matcher, ledger))
        if found[-1].known:
            known[claim.group] = found[-1]
    return found


def _guess(claim: Claim, before: Guess | None, matcher: Matcher | None, ledger: Ledger) -> Guess:
    if claim.row is not None:
        return _bound(claim, claim.row, ledger)
    if matcher is None or claim.found.cls not in _ASKED_OF:
        return Guess(claim)
    asked = when(claim.said, ledger.period, claim.context.after)
    unit = _unit_named(claim, ledger)
    if told := named(claim, ledger, asked, unit):
        akin = same_unit(claim.found.unit, told.stated.unit) or not claim.found.unit
        return Guess(
            claim, akin=akin, years=asked.years, part=asked.part, unit=unit, stated=told.stated, sure=told.sure
        )
    claim = _compared(claim)
    if claim.found.cls == "change":
        return _change(claim, before, matcher, asked, unit)
    return _by_words(claim, matcher, asked, unit)


def _by_words(claim: Claim, matcher: Matcher, asked: When, unit: str) -> Guess:
    """The indicator that the sentence speaks of by its words, where one alone fits."""
    counted = claim.found.unit or claim.counted
    fits = matcher.ranked(claim.context, counted)
    one = alone(fits)
    return Guess(
        claim, fits[:SHOWN], one.indicator.id if one else "", akin=one is None or one.same_unit or bool(claim.counted), years=asked.years,
        part=asked.part, unit=unit, lent=_lent(claim, matcher, counted, one),
    )  # fmt: skip


def _lent(claim: Claim, matcher: Matcher, counted: str, one: Fit | None) -> str:
    """The indicator that fits alone with the heading for its subject: any where nothing fits, else a part of what fits.

    听众 speaks of all lectures by itself; under 线下宣讲 it may well be the audience of those alone.
    """
    if one is not None:
        return matcher.part_named(one.indicator, lent(claim.context)) if claim.context.headings else ""
    other = alone(matcher.ranked(lent(claim.context), counted))
    return other.indicator.id if other and other.same_unit else ""


def _bound(claim: Claim, row: Row, ledger: Ledger) -> Guess:
    guess = Guess(claim, rule=row.rule, akin=bool(unit_fits(claim.found.unit or "", row.unit)))
    if row.kind == "entry":
        return replace(guess, entry=row.indicator)
    years = int(row.years) if row.years.lstrip("-").isdecimal() else 0
    if row.kind == "stated":
        return replace(guess, stated=bound_to(row, years, ledger), years=years)
    if row.indicator not in ledger.pack.indicators:
        return guess
    unit = "" if row.unit_code == ledger.unit else row.unit_code
    return replace(guess, known=row.indicator, change=row.kind == "change", years=years, unit=unit)


def _change(claim: Claim, before: Guess | None, matcher: Matcher, asked: When, named: str) -> Guess:
    """A change (同比增长5%, 比上年增加3场): a growth indicator, else the change of what its own words say, else of what the
    sentence spoke of just before.
    """
    unit = claim.found.unit or ""
    growth = [fit for fit in matcher.ranked(claim.context, unit) if fit.indicator.kind == "growth"]
    if one := alone(growth):
        return Guess(claim, tuple(growth[:SHOWN]), one.indicator.id, akin=one.same_unit, years=asked.years)
    if one := alone(matcher.ranked(claim.context, claim.counted if unit in ("%", "％") else unit or claim.counted)):
        before = Guess(claim, known=one.indicator.id, years=asked.years, part=asked.part, unit=named)
    if before is None:
        return Guess(claim, tuple(growth[:SHOWN]))
    fits = True if unit in ("%", "％", "") else unit_fits(unit, matcher.own_unit(before.known))
    if fits is None:
        return Guess(claim)
    return Guess(
        claim, (), before.known, change=True, akin=fits, years=before.years, part=before.part, unit=before.unit
    )


_MORE = re.compile(r"(?P<up>增加|上升|增长|多)?(?P<down>减少|下降|少)?了?$")
_WITH = re.compile(r"比|较|同比|环比")


def _compared(claim: Claim) -> Claim:
    """A number of which the sentence says that it is so many more than before (与去年相比，演出增加52场) is a change."""
    match = _MORE.search(claim.context.before)
    if claim.found.cls != "claim" or not match or not match[0] or not _WITH.search(claim.context.before):
        return claim
    return replace(claim, found=replace(claim.found, cls="change", direction="up" if match["up"] else "down"))


def _unit_named(claim: Claim, ledger: Ledger) -> str:
    code = ledger.unit_code(claim.said)
    return "" if code == ledger.unit else code


def every_indicator(pack: Pack) -> tuple[Asked, ...]:
    """All indicators in the scope and a year before: what values may coincide with."""
    return tuple(Asked(name, years) for years in (0, -1) for name in pack.indicators)
