"""What the reader of a bundle shows of each figure: definition, parts, months, units, records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from youju.engine.base.problems import Refused
from youju.engine.bundle.claims import Claim
from youju.engine.bundle.content import BundleContent
from youju.engine.definitions import describe
from youju.engine.figures import Calculator
from youju.engine.figures.engines import StateEngine
from youju.engine.report.edition import Edition

RECORDS = 100
"""Records shown of a figure; all of them are in `records/`."""
DETAILED = 200
"""Figures of the whole report's scope that are broken down."""


def reader_data(
    content: BundleContent, edition: Edition, claims: Sequence[Claim], cards: frozenset[int]
) -> dict[str, Any]:
    """Everything that the page shows, as plain values."""
    calculator = Calculator(content.pack, StateEngine(content.state), content.tree)
    return {
        "id": edition.id, "title": edition.title, "office": edition.office, "period": edition.period,
        "seq": edition.seq, "frozen": edition.frozen_at[:10], "public": content.public, "stage": content.stage,
        "language": "en" if edition.language == "en" else "zh",
        "figures": [
            _figure(content, edition, claim, calculator) | ({"card": True} if claim.number in cards else {}) for claim in claims
        ],
    }  # fmt: skip


def _figure(content: BundleContent, edition: Edition, claim: Claim, calculator: Calculator) -> dict[str, Any]:
    figure, indicator = claim.figure, content.pack.indicators[claim.figure.id]
    told: dict[str, Any] = {
        "n": claim.number, "id": figure.id, "zh": indicator.title.zh, "en": indicator.title.en or indicator.title.zh,
        "sayZh": describe(content.pack, indicator, "zh"), "sayEn": describe(content.pack, indicator, "en"),
        "value": figure.value, "unit": figure.unit, "period": figure.period, "of": figure.unit_code,
        "kind": indicator.kind, "rows": figure.rows, "up": figure.numerator, "down": figure.denominator, "version": figure.definition[:12],
        "digest": figure.digest[:16], "shown": list(dict.fromkeys(s.text for s in claim.shown if s.kind == "figure")),
        "open": claim.asked is not None,
    }  # fmt: skip
    if claim.asked is not None:
        told["sql"] = f"figures/{claim.number:04}-{figure.id}.sql"
        told["tables"] = list(claim.asked.registers)
        if figure.unit_code == edition.unit_code and claim.number <= DETAILED:
            told |= _details(content, claim, calculator)
    return told


def _details(content: BundleContent, claim: Claim, calculator: Calculator) -> Mapping[str, Any]:
    """The public edition has no records and no units: they are in its tables as far as anybody may know them."""
    assert claim.asked is not None  # noqa: S101 - the caller has looked
    id_, scope = claim.figure.id, claim.asked.scope
    persons = claim.figure.unit == "人" or any(made.register.person for made in claim.asked.behind)
    told: dict[str, Any] = {}
    if not (content.public and persons):
        told["months"] = list(_parts(calculator, claim, "month"))
    if not content.public:
        told["units"] = list(_parts(calculator, claim, "unit"))
        told["records"] = [_record(content, claim, row) for row in calculator.rows(id_, scope, limit=RECORDS)]
    return told


def _parts(calculator: Calculator, claim: Claim, by: str) -> Iterator[list[str]]:
    assert claim.asked is not None  # noqa: S101 - the caller has looked
    try:
        found = calculator.breakdown(claim.figure.id, claim.asked.scope, by)
    except Refused:
        return
    for label, value in found if len(found) > 1 else ():
        yield [label, "—" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)]


def _record(content: BundleContent, claim: Claim, row: Any) -> list[str]:
    """Number, date, unit, title; a person is a pseudonym without title."""
    assert claim.asked is not None  # noqa: S101 - the caller has looked
    person = next((made.register for made in claim.asked.behind if made.register.person), None)
    unit = content.tree.label(row.unit, claim.asked.scope.tree_day) if row.unit else ""
    if person is not None:
        return [content.pseudonym(person.id, row.record), row.date, unit, ""]
    return [str(row.record), row.date, unit, content.veil.blot(row.title)]
