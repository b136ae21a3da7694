"""A superior's form, blank or filled, becomes a draft: cells whose heads leave no doubt are bound, all others are listed.

A blank has no value that could speak for it, so that its heads must say nothing that is not understood; a number that
stands there must be the ledger's for the same period as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from youju.engine.base.problems import Problem
from youju.engine.check.adopting import Adopted, Source
from youju.engine.check.adopting import Place as Listed
from youju.engine.check.context import Context
from youju.engine.check.deciding import Judge, numeral_of
from youju.engine.check.forms.asking import when_asked
from youju.engine.check.forms.heads import Place, places
from youju.engine.check.forms.understood import Reader
from youju.engine.check.guessing import Guess, every_indicator, guesses
from youju.engine.check.model import Asked, Ledger, Numeral
from youju.engine.check.problems import NO_FORM
from youju.engine.check.reading import Claim, scaled
from youju.engine.check.vocabulary import Vocabulary
from youju.engine.document.package import Package
from youju.engine.document.paragraphs import plain_paragraph
from youju.engine.document.sheets.bindings import Binding, read_bindings, read_places, write_bindings, write_places
from youju.engine.document.sheets.cells import read_sheets
from youju.engine.numerals import DIMENSIONS, Found, read_cell


def adopt_form(package: Package, ledger: Ledger, source: Source, language: str = "zh") -> Adopted:
    """Bind in a form what is certain; no cell, format or formula changes."""
    sheets = read_sheets(package)
    found, large = places(sheets)
    before, problems = read_bindings(package)
    bound = {(sheet.name, at) for sheet, at in read_places(package, sheets).values()}
    claims = [claim_of(place) for place in found]
    guessed = [_in_time(guess, place, ledger) for guess, place in zip(guesses(claims, ledger), found, strict=True)]
    wanted = dict.fromkeys(question for guess in guessed for question in guess.questions())
    judge = Judge(ledger, ledger.figures((*wanted, *every_indicator(ledger.pack))), language)
    reader = Reader(Vocabulary(ledger.pack), ledger.unit_code)
    whys = [
        "already" if (p.sheet.name, p.at) in bound else _why(p, g, judge, reader)
        for p, g in zip(found, guessed, strict=True)
    ]
    whys = _once(found, guessed, whys)
    listed: list[Listed] = []
    rows: dict[str, tuple[Place, Binding]] = {}
    for place, guess, why in zip(found, guessed, whys, strict=True):
        instance = source.new_instance() if why == "bound" else ""
        if instance:
            rows[instance] = place, _binding(instance, place, guess, judge)
        listed.append(Listed(_numeral(place, guess, judge), instance, why))
    if rows:
        write_places(package, {name: (place.sheet, place.at) for name, (place, _) in rows.items()})
        write_bindings(package, source.report, (*before, *(row for _, row in rows.values())))
    return Adopted(tuple(listed), (*problems, *(_too_large(package, name) for name in large)))


def claim_of(place: Place) -> Claim:
    """A cell as a claim: a blank is one without a value."""
    text = place.cell.text
    reading = read_cell(text) if text else None
    found = Found(0, len(text), text, "claim", unit=place.unit or None)
    if reading is not None:
        found = replace(
            found, value=reading.value, low=reading.low, high=reading.high, low_inclusive=reading.low_inclusive,
            high_inclusive=reading.high_inclusive, unit=reading.unit or place.unit or None, approx=reading.approx, place=reading.place,
        )  # fmt: skip
        found = found if place.factor == 1 else scaled(found, place.factor)
    context = Context("", "", "", place.heads, place.titles)
    group = place.sheet.part, place.at.row, place.at.column
    return Claim(plain_paragraph(place.address, text), found, context, place.said, group, place.factor, place.counted)


def _in_time(guess: Guess, place: Place, ledger: Ledger) -> Guess:
    """The guess for the period that the cell asks for; a blank that a stated figure may fill is left to a person."""
    asked = when_asked(place, ledger.period)
    stated = None if place.cell.kind == "blank" else guess.stated
    return replace(guess, years=asked.years, part=asked.part, stated=stated)


def _why(place: Place, guess: Guess, judge: Judge, reader: Reader) -> str:
    if not guess.known:
        return "unknown"
    if not guess.akin or _other_people(place.counted, judge.ledger.pack.indicators[guess.known].unit):
        return "unit"
    if reader.left_over(guess.known, place.heads):
        return "head"
    blank = place.cell.kind == "blank"
    return "bound" if blank or judge.decide(guess).verdict == "traced" else "differs"


def _other_people(counted: str, own: str) -> bool:
    """Whether a head counts people (人数) where the indicator counts how often they came (人次), or the other way."""
    return bool(counted) and {DIMENSIONS.get(counted), DIMENSIONS.get(own)} == {"people", "attendances"}


def _once(found: Sequence[Place], guessed: Sequence[Guess], whys: Sequence[str]) -> list[str]:
    """Two places of a sheet that ask the same are both left: the heads do not tell them apart."""
    asked: list[tuple[str, Asked]] = [(p.sheet.name, g.asked()) for p, g in zip(found, guessed, strict=True)]
    times = Counter(one for one, why in zip(asked, whys, strict=True) if why in ("bound", "differs"))
    return ["twice" if why == "bound" and times[one] > 1 else why for one, why in zip(asked, whys, strict=True)]


def _numeral(place: Place, guess: Guess, judge: Judge) -> Numeral:
    if place.cell.kind != "blank" or not guess.known:
        return judge.decide(guess)
    figure = judge.figures[guess.asked()]
    candidates = judge.decide(replace(guess, known="")).candidates
    return replace(numeral_of(guess.claim, "not_claim"), indicator=guess.known, figure=figure, candidates=candidates)


def _binding(instance: str, place: Place, guess: Guess, judge: Judge) -> Binding:
    figure = judge.figures[guess.asked()]
    blank = place.cell.kind == "blank"
    value = "" if blank or figure.value is None else str(figure.value)
    return Binding(
        instance, guess.known, guess.unit, place.cell.text, value, figure.unit, figure.period, figure.definition
    )  # fmt: skip


def _too_large(package: Package, name: str) -> Problem:
    return NO_FORM.at(package.place, sheet=name)
