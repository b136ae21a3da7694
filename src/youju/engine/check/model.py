"""What a check is asked with and what it answers. Offsets are characters of the flattened paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, Protocol, get_args

from youju.engine.base.periods import Period
from youju.engine.base.problems import Problem
from youju.engine.definitions import Pack
from youju.engine.document.manifest import Row
from youju.engine.document.paragraphs import Paragraph
from youju.engine.document.unseen import Unseen
from youju.engine.figures import Figure
from youju.engine.figures.model import Value

Verdict = Literal[
    "traced", "stated", "changed", "unit_mismatch", "understated", "contradictory", "untraced", "not_claim", "unparsed",
]  # fmt: skip
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
NOT_CLAIMS = frozenset({"plan-target", "period", "ordinal", "date", "name-or-idiom", "document-number", "redacted"})
"""Classes of `engine.numerals` that need no basis (design.md section 5)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to the ledger: an indicator, how many years before (-1: the year before) and of which unit ("": the scope's own).

    `part` is the part of the year that a sentence names (`asking.period_of` reads it), "" for the scope's own period.
    """

    indicator: str
    years: int = 0
    unit: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure from outside the ledger: value, unit word, period, source document and office, who confirmed it ("": 一人经办).

    `unit_code` is the unit that it is about, "" for the whole office. While it `waits` to be confirmed nothing rests on it.
    """

    id: str
    name: str
    value: int | Decimal
    unit: str
    period: str
    source: str
    office: str
    confirmed_by: str = ""
    unit_code: str = ""
    waits: bool = False


class Ledger(Protocol):
    """Where a check gets its figures; `web.commands` implements it over the calculator, for one period and unit."""

    @property
    def pack(self) -> Pack:
        """The definitions in force."""

    @property
    def period(self) -> Period:
        """The period that is asked about."""

    @property
    def unit(self) -> str:
        """Code of the unit that is asked about, "" for the whole office."""

    @property
    def stated(self) -> tuple[Stated, ...]:
        """The stated figures, of every period and unit; those that wait to be confirmed too."""

    def figures(self, asked: tuple[Asked, ...]) -> Mapping[Asked, Figure]:
        """Answers, all in as few scans as can be."""

    def unit_code(self, text: str) -> str:
        """Code of the unit that a text names, the last where it names several ("" for none)."""

    def entry(self, name: str) -> Value:
        """A field of a record, as a manifest names it (`register[#record].field`); None where there is no such number."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that a numeral may be: `score` 0 to 100, why, and what it is in the scope."""

    indicator: str
    title: str
    score: int
    reasons: tuple[str, ...] = ()
    figure: Figure | None = None
    years: int = 0
    unit: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral with its verdict; the keys of `youju check`'s JSON (design.md section 5)."""

    part: str
    paragraph: int
    start: int
    end: int
    text: str
    cls: str
    verdict: Verdict
    low: Decimal | None = None
    high: Decimal | None = None
    low_inclusive: bool = True
    high_inclusive: bool = True
    unit: str = ""
    indicator: str = ""
    figure: Figure | None = None
    suggestion: str = ""
    candidates: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the document: part, paragraph index, start and end, and the text that stands there."""

    part: str
    paragraph: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two places that cannot both be right; `kind` is part_of, sum, growth, share, twice, list, title or edition."""

    kind: str
    first: Spot
    second: Spot
    problem: Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found in a whole file. `asked`: there was a ledger to hold it against."""

    numerals: tuple[Numeral, ...]
    paragraphs: tuple[Paragraph, ...]
    missing: tuple[Row, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    not_examined: tuple[Unseen, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    asked: bool = True

    def coverage(self) -> dict[str, int]:
        """A count of each verdict, `numerals` (their sum) and `claims` (all but not_claim and unparsed)."""
        counts = {verdict: sum(1 for n in self.numerals if n.verdict == verdict) for verdict in VERDICTS}
        every = len(self.numerals)
        return counts | {"numerals": every, "claims": every - counts["not_claim"] - counts["unparsed"]}
