"""A form for a unit without an account: what is asked of which register, and how its columns and sheets are called."""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field

from youju.engine.definitions.model import Field, Register
from youju.engine.tabular.export import Value
from youju.engine.tabular.facts import FormFacts
from youju.engine.tabular.texts import sheet_name

HEADER = 5
"""Number of the header row of a register's sheet."""
NOTHING = "本期无（选“是”）→"
"""What stands before the cell by which a unit says that there was nothing to report."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What is asked of one register: `rows` are the unit's records by number, values by field as people read them.

    `words` are the names to choose from, by field of the types ref and unit; `last` is what the unit wrote last time.
    """

    register: Register
    fields: tuple[Field, ...]
    rows: Map[int, Map[str, Value]] = field(default_factory=dict)
    words: Map[str, Sequence[str]] = field(default_factory=dict)
    last: Map[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Face:
    """What people read on a form: the period and the last day in words, title and lines of a first sheet.

    Without a title there is no such sheet.
    """

    period: str = ""
    due: str = ""
    title: str = ""
    lines: Sequence[str] = ()


PLAIN = Face()
"""Nothing said beside whose form it is."""


def asked_fields(register: Register) -> tuple[Field, ...]:
    """The fields that a form has a column for: those that people fill in, but no files."""
    return tuple(each for each in register.live_fields() if each.type != "file")


def header_of(asked: Field) -> str:
    """The header text of a field: its title, its unit word, a star where it is required."""
    unit = f"（{asked.unit}）" if asked.unit and asked.numeric else ""
    return f"{asked.title.zh}{unit}{'*' if asked.required else ''}"


def with_sheets(facts: FormFacts, sheets: Sequence[FormSheet], seqs: Map[int, int]) -> FormFacts:
    """The facts with the columns and rows of these sheets; `seqs` are the revisions of the records."""
    columns = {s.register.id: {f.id: header_of(f) for f in s.fields} for s in sheets}
    rows = {s.register.id: {record: seqs[record] for record in s.rows} for s in sheets}
    given = {name: getattr(facts, name) for name in FormFacts.__slots__}
    return FormFacts(**given | {"columns": columns, "rows": rows})


def sheet_names(sheets: Sequence[FormSheet]) -> list[str]:
    """Names of the sheets, each once: two registers may bear one title."""
    names: list[str] = []
    for asked in sheets:
        name = sheet_name(asked.register.title.zh, asked.register.id)
        names.append(name if name not in names else sheet_name(f"{name[:20]} {asked.register.id}"))
    return names
