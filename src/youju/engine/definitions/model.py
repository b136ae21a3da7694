"""The frozen objects that a pack is read into. Nothing here reads files; `reading` builds these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from youju.engine.base.labels import Label

FieldType = Literal[
    "text", "long_text", "integer", "decimal", "money", "hours", "date", "month", "datetime", "bool",
    "choice", "choices", "ref", "refs", "unit", "units", "person_name", "phone", "id_number", "url", "file",
]  # fmt: skip
RuleKind = Literal["unique", "order_of", "no_overlap", "balance", "within", "working_days", "gapless"]
Time = Literal["flow", "cumulative", "stock"]
Operation = Literal["count", "sum", "distinct"]
Derivation = Literal["plain", "ratio", "growth", "sum"]
Test = Literal["eq", "ne", "in", "gt", "gte", "lt", "lte", "has", "empty"]

NUMERIC_TYPES = frozenset({"integer", "decimal", "money", "hours"})
PERSONAL_TYPES = frozenset({"person_name", "phone", "id_number"})


NO_LABEL = Label("")


@dataclass(frozen=True, slots=True)
class Choice:
    """One code of a code list; records store `code`, people read `title`, workbooks may say an alias."""

    code: str
    title: Label
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """The most that is plausible: `factor` times own fields times an attribute of the record that a ref points to."""

    factor: Decimal
    fields: tuple[str, ...] = ()
    attribute: tuple[str, str] | None = None
    text: str = ""
    title: Label = NO_LABEL


@dataclass(frozen=True, slots=True)
class Plausible:
    """When a number is asked about (待核实). `median` and `p99` are scaled like the field, for one of field `per`."""

    median: int | None = None
    p99: int | None = None
    most: Bound | None = None
    per: str = ""
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """What else is asked about records: off-days of office events, entries from before the end, cloned texts."""

    off_day: bool = False
    happens: bool = False
    until: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """When two records look like one event: `days` apart at most, the same in a field of `place`, titles alike.

    `ratio` is in percent. `across`: records of two units are compared, too.
    """

    title: str
    days: int = 1
    place: tuple[str, ...] = ()
    ratio: int = 60
    across: bool = True


@dataclass(frozen=True, slots=True)
class Field:
    """A typed column of a register.

    Stored values: text types str; integer int; decimal, money and hours integers scaled by `10**places` (money and
    hours have 2 places: fen, hundredths of an hour); date `YYYY-MM-DD`; month `YYYY-MM`; datetime
    `YYYY-MM-DDTHH:MM`; bool; choice its code; choices a sorted list of codes; ref and unit a record number; refs and
    units a sorted list of them; file a SHA-256 hex digest. Personal fields store `sha256(salt || value)` in hex.
    """

    id: str
    title: Label
    type: FieldType
    required: bool = False
    unit: str = ""
    min: int | None = None
    max: int | None = None
    places: int = 0
    choices: tuple[Choice, ...] = ()
    register: str = ""
    copy: tuple[str, ...] = ()
    derived: tuple[str, str] | None = None
    personal: bool = False
    sensitive: bool = False
    minor: bool = False
    purpose: Label | None = None
    retention_days: int | None = None
    plausible: Plausible | None = None
    aliases: tuple[str, ...] = ()
    hint: Label | None = None
    retired: bool = False

    @property
    def numeric(self) -> bool:
        """Whether it can be summed."""
        return self.type in NUMERIC_TYPES

    def choice(self, code: str) -> Choice | None:
        """The choice with this code."""
        return next((c for c in self.choices if c.code == code), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a register asks as evidence, and the legal or financial reason where it is required."""

    grade: Literal["none", "description", "document", "photo", "sealed_receipt"] = "none"
    required: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A countable of a register: `count` of records, `sum` of a numeric field, `distinct` values of a field."""

    id: str
    operation: Operation
    unit: str
    field: str = ""
    title: Label = NO_LABEL


@dataclass(frozen=True, slots=True)
class Rule:
    """A record rule from the closed list; `arguments` are named as in design.md section 4."""

    kind: RuleKind
    arguments: Mapping[str, object]
    level: Literal["error", "question"] = "error"
    title: Label = NO_LABEL


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a loop."""

    id: str
    title: Label
    final: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """A named step of a loop: which stages it leaves, where it leads, who may take it and what it needs.

    `requires` are field ids, or `reason` for a sentence said with the step. `due_days` counts from the step's day to
    `due_on`, in working days where `due_working`.
    """

    id: str
    title: Label
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    not_own: bool = False
    requires: tuple[str, ...] = ()
    due_days: int | None = None
    due_working: bool = False


@dataclass(frozen=True, slots=True)
class Loop:
    """A declared state machine; `counts` are the stages whose records count in figures."""

    id: str
    title: Label
    initial: str
    counts: tuple[str, ...]
    stages: Mapping[str, Stage]
    transitions: Mapping[str, Transition]


@dataclass(frozen=True, slots=True)
class Register:
    """A declared kind of record.

    `date` is the field that dates a record ("" for undated). `start` and `end` are the fields of a stock (TOML `from`,
    `to`). `effective` names the date field by which the attributes of a record change over time (units, outlets): the
    state on day d is the revision with the greatest (effective date, seq) whose effective date is <= d. `label` is
    the field that names a record in lists. `person` marks a person register. `across_units`: the natural key is
    unique over the office, not per unit. `public` are the fields that anybody may read of a record that counts.
    """

    id: str
    title: Label
    fields: Mapping[str, Field]
    measures: Mapping[str, Measure]
    loop: str
    group: str = ""
    date: str = ""
    key: tuple[str, ...] = ()
    across_units: bool = False
    start: str = ""
    end: str = ""
    effective: str = ""
    label: str = ""
    parent: str = ""
    person: bool = False
    system: bool = False
    basis: str = ""
    form_no: str = ""
    evidence: Evidence = Evidence()
    rules: tuple[Rule, ...] = ()
    ask: Asking = Asking()
    fuzzy: Fuzzy | None = None
    public: tuple[str, ...] = ()
    version: str = ""

    def live_fields(self) -> tuple[Field, ...]:
        """Fields that people still fill in: neither retired nor copied from a reference."""
        return tuple(f for f in self.fields.values() if not f.retired and f.derived is None)


@dataclass(frozen=True, slots=True)
class FieldRef:
    """The right side of a condition that compares two columns of the same record."""

    field: str


@dataclass(frozen=True, slots=True)
class ScopeDay:
    """The right side of a condition that compares a date with the figure's own day: the period's end, or today if earlier."""


Value = str | int | bool | Decimal | FieldRef | ScopeDay


@dataclass(frozen=True, slots=True)
class Condition:
    """One structured condition of a `where`; conditions are joined by AND.

    `field` is a field id or a column of the loop: `stage`, `due_on`, `stage_<id>_first`, `stage_<id>_last` (dates),
    `stage_<id>_times` (integer). `in` has several values, `empty` has one bool, the others one value. Numeric values
    are scaled like the field. A missing value is not equal to anything (`ne` is true for it). In place of a value there
    may be another column of the same type (`FieldRef`) or, for dates, the day of the figure (`ScopeDay`).
    """

    field: str
    test: Test
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A definition that evaluates to a figure.

    `plain`: `register`, `where`, `measure`, `time`. `ratio`: `numerator` / `denominator` in percent with `places`.
    `growth`: `of` against the same period a year before, in percent. `sum`: `parts`, never distinct measures.
    `counts` overrides the loop's counting stages. `wording` is the style of `engine.numerals.phrase`. `aliases` are other
    words that reports use for it; they help to find it and are no part of the definition.
    """

    id: str
    title: Label
    kind: Derivation = "plain"
    register: str = ""
    where: tuple[Condition, ...] = ()
    measure: str = ""
    time: Time = "flow"
    counts: tuple[str, ...] = ()
    unit: str = ""
    wording: str = "exact"
    places: int = 1
    numerator: str = ""
    denominator: str = ""
    of: str = ""
    parts: tuple[str, ...] = ()
    group: str = ""
    note: Label | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDefinition:
    """A report of the pack: its figures in the order they are printed, and its template file."""

    id: str
    title: Label
    figures: tuple[str, ...]
    template: str = ""


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A plain-text template of a report as the pack holds it; `file` is what problems name."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which registers and indicators are listed."""

    id: str
    title: Label


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything a folder of TOML declares, checked: names inside it resolve. `templates` are its .txt files by name."""

    id: str
    title: Label
    languages: tuple[str, ...]
    registers: Mapping[str, Register]
    loops: Mapping[str, Loop]
    indicators: Mapping[str, Indicator]
    reports: Mapping[str, ReportDefinition]
    groups: Mapping[str, Group]
    code_lists: Mapping[str, tuple[Choice, ...]]
    templates: Mapping[str, TemplateText] = field(default_factory=dict)
