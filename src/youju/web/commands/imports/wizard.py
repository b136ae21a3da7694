"""What the pages of an import show before anything is judged: a picture of the sheet, its header, its columns."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Field, Register
from youju.engine.tabular import (
    CO_UNITS,
    IGNORE,
    UNIT,
    Column,
    Header,
    Mapping,
    Table,
    column_of,
    expanded,
    find_table,
    header_at,
    letters,
    open_book,
    pick_table,
)
from youju.web.commands.desk.office import Office
from youju.web.commands.imports.imports import remembered
from youju.web.commands.imports.sittings import Sitting
from youju.web.commands.imports.wizard_problems import BAD_HEADER, COLUMN_TWICE

PICTURE_ROWS = 14
SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Pictured:
    """A row of the picture: its number, its texts, whether it belongs to the header."""

    number: int
    cells: tuple[str, ...]
    header: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The first rows of a sheet as they look; `header` is its first and last row, from 1 (0, 0: none was found)."""

    sheets: tuple[str, ...]
    sheet: str
    letters: tuple[str, ...]
    rows: tuple[Pictured, ...]
    header: tuple[int, int]
    more: int


@dataclass(frozen=True, slots=True)
class Found:
    """A column under the header: where it goes (field id, @..., "" for nowhere), what its header says beside, samples."""

    letters: str
    header: str
    to: str
    constants: tuple[tuple[Field, str], ...]
    samples: tuple[str, ...]
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, the fields they may stand for, and required fields that no column gives."""

    found: tuple[Found, ...]
    fields: tuple[Field, ...]
    missing: tuple[Field, ...]
    constants: Map[str, str]


def picture(office: Office, sitting: Sitting) -> Picture:
    """The sheet that was chosen, or the one in which a table of the register was found, with its header."""
    book, register = open_book(sitting.file), office.register(sitting.state.register)
    table = _table(office, sitting, register)[0]
    sheet = table.sheet if table else book.sheet(sitting.state.sheet)
    top, bottom = (table.header.top + 1, table.header.bottom + 1) if table else (0, 0)
    first = max(0, min(top - 4, len(sheet.rows) - PICTURE_ROWS))
    grid = expanded(sheet)[first : first + PICTURE_ROWS]
    rows = tuple(
        Pictured(number, _plain(cells), top <= number <= bottom) for number, cells in enumerate(grid, first + 1)
    )
    names = tuple(letters(index) for index in range(max(map(len, grid), default=0)))
    shown = tuple(name for name in book.sheet_names if not name.startswith("_"))
    return Picture(shown, sheet.name, names, rows, (top, bottom), max(0, len(sheet.rows) - first - len(rows)))


def point_at(office: Office, sitting: Sitting, sheet: str, first: int, last: int) -> tuple[Problem, ...]:
    """Say which sheet it is and which rows are its header, counted from 1; (0, 0): as it is found."""
    book = open_book(sitting.file)
    if first and header_at(book.sheet(sheet), first - 1, last - 1) is None:
        return (BAD_HEADER.at(first=first, last=last),)
    changed = (sheet, (first, last)) != (sitting.state.sheet, sitting.state.header)
    sitting.state.sheet, sitting.state.header, sitting.state.stage = sheet, (first, last), "columns"
    if changed:
        sitting.mapping.unlink(missing_ok=True)
    sitting.save()
    return ()


def columns(office: Office, sitting: Sitting) -> tuple[Columns | None, tuple[Problem, ...]]:
    """The columns as somebody said, as the unit's last import had them, or as they are found; None without a header."""
    register = office.register(sitting.state.register)
    table, problems = _table(office, sitting, register)
    if table is None:
        return None, problems
    known = {column.letters: column for column in table.mapping.columns}
    left = dict(table.unmapped)
    every = sorted({*known, *left, *_headed(table)}, key=column_of)
    found = tuple(_found(register, table, name, known.get(name)) for name in every)
    given = {each.to for each in found} | {field.id for each in found for field, _ in each.constants}
    given |= {name for name, _ in table.mapping.constants}
    missing = tuple(f for f in register.live_fields() if f.required and f.id not in given)
    constants = dict(table.mapping.constants)
    asked = tuple(f for f in register.live_fields() if f in missing or f.id in constants)
    return Columns(found, register.live_fields(), asked, constants), problems


def map_columns(
    office: Office, sitting: Sitting, targets: Map[str, str], constants: Map[str, str]
) -> tuple[Problem, ...]:
    """Say where each column goes, by its letters; `constants` hold for every row. It is remembered with the import."""
    register = office.register(sitting.state.register)
    table, problems = _table(office, sitting, register)
    if table is None:
        return problems
    known = {column.letters: column for column in table.mapping.columns}
    headers = _headed(table)
    made = [_column(name, headers[name], targets.get(name, ""), known.get(name)) for name in headers]
    twice = _twice(register, made)
    if twice:
        return twice
    kept = tuple(sorted((name, value) for name, value in constants.items() if value))
    mapping = replace(table.mapping, columns=tuple(made), constants=kept)
    try:
        Mapping.from_toml(mapping.to_toml(), register)
    except Refused as refusal:
        return refusal.problems
    sitting.mapping.write_text(mapping.to_toml(), "utf-8")
    sitting.state.sheet, sitting.state.stage = table.sheet.name, "checking"
    sitting.save()
    return ()


def _table(office: Office, sitting: Sitting, register: Register) -> tuple[Table | None, tuple[Problem, ...]]:
    book, state = open_book(sitting.file), sitting.state
    pointed = _pointed(sitting)
    if sitting.mapping.is_file():
        mapping = Mapping.from_toml(sitting.mapping.read_text("utf-8"), register)
        return find_table(book.sheet(state.sheet), register, mapping, pointed)
    if pointed is not None:
        return find_table(book.sheet(state.sheet), register, None, pointed)
    table, problems = pick_table(book, register, state.sheet)
    last = remembered(register, state.unit)
    if last and (table is None or last.fingerprint == table.mapping.fingerprint):
        again, said = pick_table(book, register, state.sheet, last)
        if again and again.mapping.fingerprint == last.fingerprint:
            return again, said
    return table, problems


def _pointed(sitting: Sitting) -> Header | None:
    first, last = sitting.state.header
    return header_at(open_book(sitting.file).sheet(sitting.state.sheet), first - 1, last - 1) if first else None


def _headed(table: Table) -> dict[str, str]:
    """The header of every column that has one, by its letters."""
    return {letters(index): "/".join(path) for index, path in enumerate(table.header.paths) if path}


def _found(register: Register, table: Table, name: str, column: Column | None) -> Found:
    index, start = column_of(name), table.header.bottom + 1
    values = (
        cell_text(row[index]) for row in table.sheet.rows[start : start + 60] if index < len(row) and row[index] != ""
    )
    samples = tuple(dict.fromkeys(value[:24] for value in values))[:SAMPLES]
    to = column.to if column else IGNORE
    said = tuple((register.fields[f], code) for f, code in column.constants) if column else ()
    return Found(name, _headed(table).get(name, ""), to, said, samples, column.scale if column else 1)


def cell_text(value: object) -> str:
    """A cell as people see it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _plain(cells: list[str]) -> tuple[str, ...]:
    """The texts of a row; one that is merged over all of it stands once."""
    once = len(set(cells)) == 1 and len(cells) > 1
    return (cells[0], *("" for _ in cells[1:])) if once else tuple(cells)


def _column(name: str, header: str, to: str, known: Column | None) -> Column:
    """A column as somebody says: what its header says beside it, and its multiple, stay where the target does."""
    target = to or IGNORE
    if known is not None and known.to == target:
        return known
    return Column(header, name, target, known.constants if known and target != IGNORE else ())


def _twice(register: Register, made: list[Column]) -> tuple[Problem, ...]:
    seen: dict[object, Column] = {}
    found = []
    for column in made:
        if column.to == IGNORE or column.to in ("@number", "@total"):
            continue
        first = seen.setdefault((column.to, column.constants), column)
        if first is not column:
            title = register.fields[column.to].title.zh if column.to in register.fields else column.to
            found.append(COLUMN_TWICE.at(first=first.header, second=column.header, title=title))
    return tuple(found)


__all__ = ["CO_UNITS", "IGNORE", "UNIT", "Columns", "Found", "Picture", "columns", "map_columns", "picture", "point_at"]
