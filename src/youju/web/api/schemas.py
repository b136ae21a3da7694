"""What the API takes and gives. Numbers of a ledger are integers or decimal strings, never floats."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema
from pydantic import Field


class ProblemOut(Schema):
    """One thing that has to be known or mended."""

    code: str
    level: Literal["error", "warning", "question"]
    place: str
    sentence: str
    mend: str


class ProblemsOut(Schema):
    """Why nothing was done."""

    problems: list[ProblemOut]


class MeOut(Schema):
    """Who asks: the user as the log names them, and the roles held."""

    user: str
    name: str
    roles: list[str]


class ChoiceOut(Schema):
    """A code and what it stands for."""

    code: str
    title: str


class FieldOut(Schema):
    """A field of a register."""

    id: str
    title: str
    type: str
    unit: str
    required: bool
    personal: bool
    refers_to: str = Field(description="the register that a reference points to")
    choices: list[ChoiceOut]


class RegisterOut(Schema):
    """A register."""

    id: str
    title: str
    group: str
    date: str
    loop: str


class RegisterDetail(RegisterOut):
    """A register with its fields and the stages and steps of its loop."""

    fields: list[FieldOut]
    stages: list[ChoiceOut]
    steps: list[ChoiceOut]


class ListIn(Schema):
    """Which records: words of any text, a unit and all below it, filters; `after` a record, so many at most."""

    text: str = ""
    unit: str = ""
    filter: list[str] = Field([], description="FIELD:is|min|max|has|empty:VALUE")
    after: int = 0
    limit: int = Field(50, ge=1, le=500)


class TraceIn(Schema):
    """How to break a figure down (`month`, `unit` or a field), in which scope; a page of the records behind it."""

    by: str = "month"
    period: str = ""
    unit: str = ""
    after: int = 0
    limit: int = Field(50, ge=1, le=500)


class LineOut(Schema):
    """A record in a list; `values` are texts by field."""

    record: int
    seq: int
    label: str
    unit: str
    date: str
    stage: str
    values: dict[str, str]


class LinesOut(Schema):
    """A page of a list: `total` of all that match, `next` the record that the next page begins after (0: none)."""

    total: int
    next: int
    records: list[LineOut]
    problems: list[ProblemOut]


class RecordOut(Schema):
    """A record: `data` by field as stored (codes, numbers of records, decimals as text), `texts` for people.

    Personal values are in `texts` for those who may read them, and never in `data`.
    """

    record: int
    seq: int
    register_id: str
    label: str
    unit: str
    date: str
    stage: str
    data: dict[str, Any]
    texts: dict[str, str]
    steps: list[str]


class RecordIn(Schema):
    """A new record: the code or name of its unit, values as people type them; the same `client_id` twice is one record."""

    unit: str
    values: dict[str, Any]
    client_id: str = Field("", max_length=64)


class ChangeIn(Schema):
    """A correction: the revision that it started from, and the fields to change."""

    seq: int
    values: dict[str, Any]


class StepIn(Schema):
    """A step of the loop, such as `accept` or `return`, with the reason where it asks for one."""

    transition: str
    reason: str = ""


class ReasonIn(Schema):
    """Why a record is taken out of the count."""

    reason: str


class SavedOut(Schema):
    """What was written, and what is worth knowing about it."""

    record: int
    seq: int
    problems: list[ProblemOut]


class HistoryOut(Schema):
    """One revision: when, who, for which unit, what was done, the fields that changed as [title, before, after]."""

    seq: int
    at: str
    by: str
    on_behalf_of: str
    action: str
    reason: str
    changes: list[tuple[str, str, str]]


class EvidenceOut(Schema):
    """A file that supports a record."""

    number: int
    name: str
    media_type: str
    size: int
    digest: str
    by: str
    at: str


class FigureOut(Schema):
    """An indicator evaluated: `value` is an integer, a decimal as text, or null where nothing can be said."""

    id: str
    title: str
    value: int | str | None
    unit: str
    time: str
    period: str
    unit_code: str
    as_of: int
    rows: int
    definition: str
    wording: str
    numerator: int | str | None = None
    denominator: int | str | None = None


class PartOut(Schema):
    """A part of a breakdown."""

    label: str
    value: int | str | None


class RowOut(Schema):
    """A record behind a figure; the title of another unit's record is not told."""

    record: int
    seq: int
    unit_code: str
    date: str
    title: str


class TraceOut(Schema):
    """Where a figure comes from: its definition in a sentence, its parts, the records behind it."""

    figure: FigureOut
    sentence: str
    by: list[PartOut]
    rows: list[RowOut]
    next: int


class CheckOut(Schema):
    """A verdict for every number of a file, as `youju check --format json` prints it."""

    coverage: dict[str, int]
    numerals: list[dict[str, Any]]
    missing: list[dict[str, Any]]
    contradictions: list[dict[str, Any]]
    not_examined: list[dict[str, Any]]
    problems: list[ProblemOut]


class RequestOut(Schema):
    """A request: what is asked of which units (codes), for which period, by when."""

    number: int
    title: str
    units: list[str]
    registers: list[str]
    period: str
    due: str
    note: str
    closed: bool


class RequestIn(Schema):
    """A new request: units by code or name, registers by id; indicators whose records are asked."""

    title: str
    units: list[str]
    registers: list[str] = Field([])
    indicators: list[str] = Field([])
    period: str
    due: str
    note: str = ""


class ReturnOut(Schema):
    """What came of a returned workbook, with the receipt to send to the unit."""

    name: str
    verdict: str
    unit: str
    request: int
    receipt: str
    problems: list[ProblemOut]
