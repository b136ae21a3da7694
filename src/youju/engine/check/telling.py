"""A check as plain values, for machines: what the command line prints and the API answers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from youju.engine.check.model import Candidate, Checked, Contradiction, Numeral, Spot
from youju.engine.document.manifest import Row
from youju.engine.figures import Figure


def checked_json(checked: Checked, language: str) -> dict[str, Any]:
    """A check as the command contract writes it, sentences in `language`."""
    return {
        "coverage": checked.coverage(),
        "numerals": [numeral_told(one, language) for one in checked.numerals],
        "missing": [_missing(row) for row in checked.missing],
        "contradictions": [_contradiction(one, language) for one in checked.contradictions],
        "not_examined": [{"kind": one.kind, "part": one.part, "what": one.what} for one in checked.not_examined],
        "problems": [problem.as_dict(language) for problem in checked.problems],
    }


def is_cell(part: str) -> bool:
    """Whether a numeral's part is the cell of a workbook (`表1!B5`) and no part of a Word file."""
    return "!" in part


def numeral_told(one: Numeral, language: str) -> dict[str, Any]:
    """One numeral with its verdict."""
    cell = {"cell": one.part} if is_cell(one.part) else {}
    return cell | {
        "part": one.part, "paragraph": one.paragraph, "start": one.start, "end": one.end, "text": one.text, "class": one.cls,
        "low": _number(one.low), "high": _number(one.high), "low_inclusive": one.low_inclusive,
        "high_inclusive": one.high_inclusive, "unit": one.unit, "verdict": one.verdict, "indicator": one.indicator or None,
        "figure": _figure(one.figure, language), "suggestion": one.suggestion or None,
        "candidates": [_candidate(candidate, language) for candidate in one.candidates], "notes": list(one.notes),
    }  # fmt: skip


def _candidate(one: Candidate, language: str) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "title": one.title,
        "score": one.score,
        "reasons": list(one.reasons),
        "figure": _figure(one.figure, language),
    }


def _figure(figure: Figure | None, language: str) -> dict[str, Any] | None:
    return None if figure is None else figure.as_dict(language)


def _missing(row: Row) -> dict[str, Any]:
    return {"instance": row.instance, "indicator": row.indicator, "period": row.period, "issued": row.issued}


def _contradiction(one: Contradiction, language: str) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "first": _spot(one.first),
        "second": _spot(one.second),
        "sentence": one.problem.sentence(language),
        "mend": one.problem.mend(language),
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {"part": spot.part, "paragraph": spot.paragraph, "start": spot.start, "end": spot.end, "text": spot.text}


def _number(value: Decimal | None) -> int | Decimal | None:
    return int(value) if value is not None and value == value.to_integral_value() else value
