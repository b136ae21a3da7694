"""The verdict on each numeral, by the table of docs/decisions/check.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from youju.engine.check.asking import period_of
from youju.engine.check.guessing import SHOWN, Guess, every_indicator, guesses
from youju.engine.check.matching import unit_fits
from youju.engine.check.model import NOT_CLAIMS, Asked, Candidate, Ledger, Numeral, Stated, Verdict
from youju.engine.check.reading import UNPARSED, Claim
from youju.engine.check.reasons import about_scope, about_stated, about_value, only_value, reasons_for
from youju.engine.check.suggesting import suggestion
from youju.engine.check.values import Answer, Figures, answer, judged, plain_answer
from youju.engine.figures import Figure

_MINUS = ("-", "−", "－")
SCORE = 100
"""Of a stated figure: its name stands there."""
COINCIDING = 3
"""Candidates that a numeral has at most by its value alone."""


def decide(claims: list[Claim], ledger: Ledger | None, language: str = "zh") -> tuple[Numeral, ...]:
    """The numerals with their verdicts; reasons in `language`."""
    if ledger is None:
        return tuple(numeral_of(claim, unaided(claim)) for claim in claims)
    found = guesses(claims, ledger)
    judge = judge_of(found, ledger, language)
    return tuple(judge.decide(guess) for guess in found)


def numeral_of(claim: Claim, verdict: Verdict) -> Numeral:
    """A numeral with a verdict that needs no ledger."""
    found, paragraph = claim.found, claim.paragraph
    return Numeral(
        paragraph.part, paragraph.index, found.start, found.end, found.text, found.cls, verdict, found.low, found.high,
        found.low_inclusive, found.high_inclusive, found.unit or "", notes=claim.notes,
    )  # fmt: skip


def unaided(claim: Claim) -> Verdict:
    """The verdict that needs no ledger."""
    if claim.found.cls == UNPARSED:
        return "unparsed"
    if claim.found.cls in NOT_CLAIMS:
        return "not_claim"
    return "contradictory" if claim.found.approx == "contradictory" else "untraced"


def judge_of(found: Sequence[Guess], ledger: Ledger, language: str) -> Judge:
    """One that knows the figures that the guesses ask for, and those of all indicators."""
    wanted = dict.fromkeys(question for guess in found for question in guess.questions())
    figures = ledger.figures((*wanted, *(q for q in every_indicator(ledger.pack) if q not in wanted)))
    return Judge(ledger, figures, language)


def _id_of(guess: Guess) -> str:
    """Of the stated figure, the indicator or the entry that the guess is sure of."""
    return guess.stated.id if guess.stated else guess.known or guess.entry


def _verdict(guess: Guess, how: str) -> Verdict:
    """By how the printed number stands to the figure; what is wrong in itself comes first, then the unit word."""
    if guess.claim.found.approx == "contradictory":
        return "contradictory"
    if not guess.akin:
        return "unit_mismatch"
    if how == "outside":
        return "changed"
    if how == "understated":
        return "understated"
    return "stated" if guess.stated else "traced"


@dataclass(frozen=True, slots=True)
class Judge:
    """Decides with the ledger's answers at hand."""

    ledger: Ledger
    figures: Figures
    language: str

    def decide(self, guess: Guess) -> Numeral:
        """One numeral."""
        claim = guess.claim
        bare = numeral_of(claim, unaided(claim))
        bound = guess.known or guess.entry or guess.stated
        if not bound:
            return self._open(bare, guess)
        if claim.found.cls in NOT_CLAIMS and (claim.row is None or guess.entry):  # a bound day is a day still
            return bare
        said = answer(guess, self.figures, self.ledger)
        if guess.stated and self._in_doubt(guess, guess.stated):
            return replace(bare, candidates=self._candidates(guess))
        known = replace(bare, indicator=_id_of(guess), figure=said.figure)
        if said.value is None:
            return replace(
                known, verdict="untraced", notes=(*bare.notes, "no_value"), candidates=self._candidates(guess)
            )
        return self._known(known, guess, said)

    def _open(self, bare: Numeral, guess: Guess) -> Numeral:
        if bare.verdict != "untraced":
            return bare
        if guess.claim.row is not None and guess.claim.row.kind == "stated":
            return replace(bare, notes=(*bare.notes, "no_value"))
        if guess.lent and self._agrees(guess, figure := self.figures[guess.asked(guess.lent)]):
            return replace(bare, verdict="traced", indicator=guess.lent, figure=figure, notes=(*bare.notes, "lent"))
        return replace(bare, candidates=self._candidates(guess))

    def _in_doubt(self, guess: Guess, stated: Stated) -> bool:
        """Whether a stated figure waits for its second person, or is neither named for certain nor what is printed."""
        return stated.waits or not (guess.sure or self._says(guess, stated))

    def _known(self, bare: Numeral, guess: Guess, said: Answer) -> Numeral:
        claim, found = guess.claim, guess.claim.found
        if claim.paragraph.text[: found.start].endswith(_MINUS):
            found = replace(found, direction="down")
        how = judged(found, said)
        verdict = _verdict(guess, how)
        if guess.lent and verdict in ("changed", "understated"):
            return self._open(replace(bare, verdict="untraced", indicator="", figure=None), guess)
        notes = (*bare.notes, *(("loose",) if how == "loose" else ()), *self._why(guess, verdict))
        if verdict == "traced" and how != "loose":
            return replace(bare, verdict=verdict, notes=notes)
        if verdict == "stated" and how != "loose":
            return replace(bare, verdict=verdict, notes=notes, candidates=self._candidates(guess))
        words = suggestion(found, said, guess.rule, claim.scale)
        return replace(bare, verdict=verdict, notes=notes, suggestion=words, candidates=self._candidates(guess))

    def _why(self, guess: Guess, verdict: Verdict) -> tuple[str, ...]:
        """stale: the figure of the year before; typed: written over by hand; moved: as issued, but the ledger has changed.

        one_person: whoever stated the figure confirmed it too (一人经办).
        """
        alone = ("one_person",) if guess.stated and not guess.stated.confirmed_by else ()
        if verdict != "changed":
            return alone
        row = guess.claim.row
        if row is not None and row.issued:
            return (*alone, "moved" if row.issued in guess.claim.found.text else "typed")
        return (*alone, *(("stale",) if self._is_of_year_before(guess) else ()))

    def _is_of_year_before(self, guess: Guess) -> bool:
        before = self.figures.get(guess.asked(years=-1)) if guess.known and not guess.change else None
        return before is not None and self._agrees(guess, before)

    def _agrees(self, guess: Guess, figure: Figure) -> bool:
        return figure.value is not None and judged(guess.claim.found, plain_answer(figure)) in ("accepted", "loose")

    def _says(self, guess: Guess, stated: Stated) -> bool:
        return judged(guess.claim.found, Answer(stated.value, stated.unit)) in ("accepted", "loose")

    def _candidates(self, guess: Guess) -> tuple[Candidate, ...]:
        """By words, the best first; then those whose value alone coincides."""
        if guess.stated:
            reasons = about_stated(guess.stated, self._says(guess, guess.stated), guess.sure, self.language)
            return (Candidate(guess.stated.id, guess.stated.name, SCORE, reasons, unit=guess.stated.unit_code),)
        claim, found = guess.claim, []
        for fit in guess.fits[:SHOWN]:
            asked = guess.asked(fit.indicator.id)
            reasons = reasons_for(fit, claim.context, claim.found.unit or "", self.language)
            found.append(self._candidate(asked, fit.score, reasons, self._agrees(guess, self.figures[asked])))
        if guess.known or claim.found.cls == "change":
            return tuple(found)
        return (*found, *self._coinciding(guess, {one.indicator for one in found}))

    def _coinciding(self, guess: Guess, listed: set[str]) -> list[Candidate]:
        found: list[Candidate] = []
        for asked in every_indicator(self.ledger.pack):
            figure = self.figures[asked]
            if asked.indicator in listed or not unit_fits(guess.claim.found.unit or "", figure.unit):
                continue
            if self._agrees(guess, figure):
                found.append(self._candidate(asked, 0, (only_value(self.language),), True))
            if len(found) == COINCIDING:
                break
        return found

    def _candidate(self, asked: Asked, score: int, reasons: tuple[str, ...], agrees: bool) -> Candidate:
        figure = self.figures[asked]
        period = period_of(asked, self.ledger.period).text if asked.years or asked.part else ""
        reasons += about_scope(period, asked.unit, self.language)
        reasons += (about_value(plain_answer(figure), agrees, self.language),)
        title = figure.title.in_(self.language)
        return Candidate(asked.indicator, title, score, reasons, figure, asked.years, asked.unit, asked.part)
