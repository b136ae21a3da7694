"""Figures as an edition keeps them: value, definition and the digest of the rows behind each, so that both can be asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.figures.calculator import Calculator
from youju.engine.figures.model import Figure, Scope, Value
from youju.engine.figures.witnessing import none


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """A figure at one seq. `unit_code` "": the whole office. `tree`: "then" or "today". `unit`: its unit word.

    `value` is a whole number or exact decimals as text, "" where it could not be said; so are `numerator` and
    `denominator`, "" where it is no ratio or growth. `definition`: the definition's version, 64 hex. `digest`: SHA-256
    (64 hex) over the lines `RECORD SEQ\\n` of the `rows` behind it, ascending by record; of a ratio those of its
    denominator, of a growth those of the period itself.
    """

    id: str
    period: str
    unit_code: str
    tree: str
    value: str
    unit: str
    rows: int
    definition: str
    digest: str
    numerator: str = ""
    denominator: str = ""

    @property
    def number(self) -> Value:
        """The value as a number; None where there is none."""
        return number(self.value)


def frozen(calculator: Calculator, id_: str, scope: Scope) -> FrozenFigure:
    """One figure with its digest. An unknown id raises KeyError."""
    return frozen_all(calculator, [id_], scope)[0]


def frozen_all(calculator: Calculator, ids: Sequence[str], scope: Scope) -> list[FrozenFigure]:
    """The figures of `ids` in their order with their digests, a scan per register for the values and one for the rows."""
    figures, digests = calculator.figures(ids, scope), calculator.digests(ids, scope)
    return [_froze(figure, scope, digest) for figure, digest in zip(figures, digests, strict=True)]


def frozen_by_unit(
    calculator: Calculator, ids: Sequence[str], scope: Scope
) -> Mapping[int, Mapping[str, FrozenFigure]]:
    """The same in each unit right below the one asked for: by unit number and id."""
    digests = calculator.digests_by_unit(ids, scope)
    return {
        unit: {f.id: _froze(f, scope, digests.get((f.id, unit), none())) for f in figures}
        for unit, figures in calculator.figures_by_unit(ids, scope)
    }


def number(text: str) -> Value:
    """A value from its text: whole, exact decimals, or None."""
    if not text:
        return None
    return Decimal(text) if "." in text else int(text)


def _froze(figure: Figure, scope: Scope, digest: str) -> FrozenFigure:
    return FrozenFigure(
        figure.id, figure.period, figure.unit_code, scope.tree, _text(figure.value), figure.unit, figure.rows,
        figure.definition, digest, _text(figure.numerator), _text(figure.denominator),
    )  # fmt: skip


def _text(value: Value) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)
