"""What stands on an answer card and on a leader's sheet: plain values, whoever they come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from youju.engine.base.labels import Label
from youju.engine.numerals import phrase

Value = int | Decimal | None
PENDING = Label("待填", "missing")


@dataclass(frozen=True, slots=True)
class Part:
    """A month or unit of the figure; `value` None: nothing can be said."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class Change:
    """The same figure a year before, by the definition of now, and the growth as it is printed (`+87.5%`, `+10个百分点`)."""

    period: str
    value: Value
    growth: str = "—"


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the figure is printed: the report or edition, and its sentence ("" where only the report is known)."""

    where: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """The latest receipt that the figure is under: its short code, what it is of, when. All "" where there is none yet."""

    code: str = ""
    of: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One figure. `period`, `unit_name`, `as_of` are words; `sentence` is its definition, `version` 64 hex.

    `adds_up`: the parts by unit add up to the value; distinct values do not.
    """

    office: str
    id: str
    title: str
    value: Value
    unit: str
    wording: str
    period: str
    unit_name: str
    seq: int
    as_of: str
    sentence: str
    version: str
    rows: int
    before: Change
    months: tuple[Part, ...] = ()
    units: tuple[Part, ...] = ()
    adds_up: bool = True
    printed: tuple[Printed, ...] = ()
    proof: Proof = Proof()
    language: str = "zh"

    @property
    def code(self) -> str:
        """What the QR code says: no address, so that it holds where no network is."""
        return code_of(self.proof, self.seq, self.id, self.period, said(self.value, self.language))


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the sheet."""

    id: str
    title: str
    value: Value
    unit: str
    wording: str
    before: Value
    growth: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The figures of a report on one page; `before` is the year before in words, `missing` sentences about what is not there."""

    office: str
    title: str
    period: str
    unit_name: str
    before: str
    seq: int
    as_of: str
    lines: tuple[Line, ...]
    missing: tuple[str, ...] = ()
    proof: Proof = Proof()
    language: str = "zh"

    @property
    def code(self) -> str:
        """What the QR code says."""
        return code_of(self.proof, self.seq, self.title, self.period)


def code_of(proof: Proof, seq: int, *what: str) -> str:
    """The text of a code: the receipt and what it is of, the revision where there is none; then which figure."""
    return " · ".join(("youju", *((proof.code, proof.of) if proof.code else (f"seq {seq}",)), *what))


def said(value: Value, language: str) -> str:
    """A value with all its digits, thousands parted; a missing one in words, never 0."""
    return PENDING.in_(language) if value is None else f"{Decimal(phrase(value)):,f}"
