"""A table found in a sheet: its header, its mapping, which rows hold records and what merged cells mean for them."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from youju.engine.base.problems import Kind, Problem, Refused
from youju.engine.definitions.model import Register
from youju.engine.tabular import problems as tab
from youju.engine.tabular.addresses import column_of
from youju.engine.tabular.book import Book, Cell, Sheet
from youju.engine.tabular.filling import Filled, down, merged_numbers, suggestions, texts_of
from youju.engine.tabular.header import Header, Resolve, find_header
from youju.engine.tabular.lines import Above, Skip, above, why_skipped
from youju.engine.tabular.mapping import Mapping, fingerprint
from youju.engine.tabular.matching import Matching, by_mapping, by_vocabulary, lost
from youju.engine.tabular.vocabulary import UNIT

FORM_SHEET = "_youju"
"""The hidden sheet of a form that says for whom it was made; never a table."""
LISTS_SHEET = "_lists"
"""The hidden sheet that a form's drop-downs choose from; never a table, though its columns may read like one."""

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one register.

    `header` counts rows from 0; `skipped` maps numbers of sheet rows (from 1) to the reason; `filled` holds, per row
    index, the cells that a merged cell above them fills. `unit_text` is the reporting unit named above the table.
    """

    sheet: Sheet
    register: str
    header: Header
    mapping: Mapping
    unit_text: str
    unmapped: tuple[tuple[str, str], ...]
    skipped: Map[int, Skip]
    filled: Filled

    @property
    def first_row(self) -> int:
        """Number of the first sheet row below the header."""
        return self.header.bottom + 2

    @property
    def last_row(self) -> int:
        """Number of the last sheet row."""
        return len(self.sheet.rows)

    def record_rows(self) -> int:
        """How many sheet rows hold records."""
        return max(self.last_row - self.first_row + 1, 0) - len(self.skipped)


def find_table(
    sheet: Sheet, register: Register, mapping: Mapping | None = None, pointed: Header | None = None
) -> tuple[Table | None, tuple[Problem, ...]]:
    """Find the table of `register` in a sheet, by a mapping where one is given, under the header `pointed` to if any.

    None where there is no header; a table whose problems hold an error lacks a required column or has one twice.
    """
    resolve = by_mapping(mapping) if mapping else by_vocabulary(register)
    header = pointed or find_header(sheet, resolve)
    if header is None:
        wanted = "、".join(f.title.zh for f in register.live_fields() if f.required)
        return None, (tab.NO_HEADER.at(sheet.place(), title=register.title, wanted=wanted or "—"),)
    return table_under(sheet, register, header, resolve, mapping)


def table_under(
    sheet: Sheet, register: Register, header: Header, resolve: Resolve, mapping: Mapping | None = None
) -> tuple[Table, tuple[Problem, ...]]:
    """The table under a header that is known already."""
    over = above(sheet.rows[: header.top], sheet.name)
    matching = Matching(register, sheet, header, {} if mapping else over.scales)
    matching.run(resolve)
    made = _mapping(matching, mapping, over)
    matching.required(made.constants)
    gone = list(lost(mapping, matching.columns, sheet)) if mapping else []
    texts, start = texts_of(made, register), header.bottom + 1
    skipped = _survey(sheet, header, made, register)
    filled = down(sheet, start, texts, made, skipped)
    table = Table(sheet, register.id, header, made, over.unit, tuple(matching.unmapped), skipped, filled)
    asked = (*merged_numbers(sheet, start, made, texts), *suggestions(sheet, start, made, register, skipped))
    return table, (*matching.problems, *gone, *_left_out(table), *asked)


def pick_table(
    book: Book, register: Register, sheet: str = "", mapping: Mapping | None = None
) -> tuple[Table | None, tuple[Problem, ...]]:
    """The table of the sheet that is named, or of the first sheet that has one; others that have one are mentioned."""
    if sheet:
        return find_table(book.sheet(sheet), register, mapping)
    resolve = by_mapping(mapping) if mapping else by_vocabulary(register)
    names = [name for name in book.sheet_names if name not in (FORM_SHEET, LISTS_SHEET)]
    having = [name for name in names if find_header(book.sheet(name), resolve)]
    if all(not book.sheet(name).rows for name in names):
        raise Refused(tab.EMPTY.at(book.sheet().place()))
    chosen = book.sheet(having[0] if having else names[0])
    table, problems = find_table(chosen, register, mapping)
    if len(having) > 1:
        others = "、".join(having[1:])
        problems = (*problems, tab.OTHER_SHEETS.at(chosen.place(), name=chosen.name, others=others))
    return table, problems


def _mapping(matching: Matching, given: Mapping | None, over: Above) -> Mapping:
    paths = [path for path in matching.header.paths if path]
    made = Mapping(matching.register.id, tuple(matching.columns), fingerprint(paths), year_hint=over.year)
    if given is None:
        return made
    year = given.year_hint or over.year
    return replace(made, constants=given.constants, fill_down=given.fill_down, year_hint=year)


def _survey(sheet: Sheet, header: Header, mapping: Mapping, register: Register) -> dict[int, Skip]:
    """Which rows below the header are no records. Needs one pass over the sheet, and is needed before the first row."""
    keys = {register.date, *register.key}
    key_columns = [column_of(c.letters) for c in mapping.columns if c.to in keys]
    bottom: list[Cell] = sheet.rows[header.bottom]
    skipped: dict[int, Skip] = {}
    for index in range(header.bottom + 1, len(sheet.rows)):
        if reason := why_skipped(sheet.rows[index], key_columns, bottom):
            skipped[index + 1] = reason
    return skipped


def _left_out(table: Table) -> list[Problem]:
    kinds: dict[Skip, Kind] = {"total": tab.TOTALS, "note": tab.NOTES, "header": tab.REPEATED}
    found = []
    for reason, kind in kinds.items():
        numbers = [number for number, why in table.skipped.items() if why == reason]
        if numbers:
            more = f"……（{len(numbers)}）" if len(numbers) > _SHOWN else ""
            rows = "、".join(map(str, numbers[:_SHOWN])) + more
            found.append(kind.at(table.sheet.place(f"A{numbers[0]}"), rows=rows))
    return found


def has_unit_column(table: Table) -> bool:
    """Whether a column names the unit of each row."""
    return any(column.to == UNIT for column in table.mapping.columns)
