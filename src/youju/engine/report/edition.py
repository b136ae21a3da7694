"""An edition: what a report said at one seq, every figure with the digest of its rows, as canonical JSON both ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Literal

import msgspec

from youju.engine.base.digests import canonical, hex_digest
from youju.engine.base.periods import Period
from youju.engine.base.problems import Place, Refused
from youju.engine.figures import Scope
from youju.engine.figures.frozen import FrozenFigure
from youju.engine.report.problems import NO_EDITION_FILE

FORMAT = 1
"""Version of the JSON; a reader refuses others."""

ShownKind = Literal["figure", "change", "entry", "stated"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A number where the document prints it: `part`, `paragraph` and `start` as `document.reading` counts, `text` as printed.

    `figure` is its index among the edition's figures (-1: none, for an entry or a stated figure), `before` that of the year it
    is compared with, in a change. `wording`: its rule. `name`: indicator, `register[#N].field` or the stated figure's name.
    `value`: exact. `record`, `seq`: the entry's or stated figure's revision. `public`: the text in the public version, ""
    where it is the same. `instance`: its bookmark.
    """

    part: str
    paragraph: int
    start: int
    text: str
    wording: str
    kind: ShownKind = "figure"
    figure: int = -1
    before: int = -1
    name: str = ""
    value: str = ""
    record: int = 0
    seq: int = 0
    public: str = ""
    instance: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A rendering frozen: see docs/decisions/editions.md.

    `id`: report id, period, running number. `office`: its title. `seq`: the state that all figures hold at. `today`: the
    site's day then. `frozen_at`: UTC, ms, ISO. `definitions`: version of every indicator by id. `docx`, `public_docx`:
    SHA-256 of the files, "" where there is no public one. `withheld`: the figures (by index) that the public version
    does not say.
    """

    id: str
    report: str
    title: str
    office: str
    period: str
    seq: int
    tree: Literal["then", "today"]
    today: str
    frozen_at: str
    frozen_by: str
    figures: tuple[FrozenFigure, ...]
    shown: tuple[Shown, ...]
    docx: str
    public_docx: str = ""
    unit_code: str = ""
    language: str = "zh"
    withheld: tuple[int, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)

    def scope(self, figure: FrozenFigure, unit: int | None, as_of: int | None) -> Scope:
        """Where one of its figures is asked again; `unit` is the number of the figure's unit, `as_of` None the head."""
        return Scope(Period.parse(figure.period), unit, as_of, self.tree, date.fromisoformat(self.today))

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of its JSON: what the log and the receipt hold."""
        return hex_digest(as_json(self))


def as_json(edition: Edition) -> bytes:
    """Canonical JSON (RFC 8785), UTF-8, without floats."""
    return canonical({"format": FORMAT, **asdict(edition), "definitions": dict(edition.definitions)})


@lru_cache(maxsize=8)  # who asks for one asks again: a card of each of its figures, a page after the other
def from_json(data: bytes) -> Edition:
    """The edition of such bytes. Raises `Refused` (REP070) for what is none, of another format, or not canonical."""
    try:
        told: Any = msgspec.json.decode(data)
        if not isinstance(told, dict) or told.pop("format", None) != FORMAT:
            raise Refused(NO_EDITION_FILE.at(Place(file="edition.json")))
        edition = msgspec.convert(told, Edition, strict=True)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise Refused(NO_EDITION_FILE.at(Place(file="edition.json"))) from error
    if as_json(edition) != data:
        raise Refused(NO_EDITION_FILE.at(Place(file="edition.json")))
    return edition
