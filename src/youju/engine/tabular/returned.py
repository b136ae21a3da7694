"""A form that came back: its tables, whatever was moved, renamed or inserted, and the tokens of its known rows."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from youju.engine.base.problems import Problem
from youju.engine.definitions.model import Register
from youju.engine.tabular import problems as tab
from youju.engine.tabular.addresses import column_of
from youju.engine.tabular.book import Book, Cell, Sheet
from youju.engine.tabular.facts import ROW_HEAD, FormFacts, marked_sheet
from youju.engine.tabular.form import NOTHING
from youju.engine.tabular.header import Header, Path, Resolve
from youju.engine.tabular.headings import fold
from youju.engine.tabular.mapping import Column, Mapping
from youju.engine.tabular.matching import by_mapping, by_vocabulary
from youju.engine.tabular.table import Table, find_table, table_under
from youju.engine.tabular.vocabulary import Match

_YES = frozenset("是有√✓✔1无y对") | {"本期无", "yes", "1.0", "true"}
_SEEN = 30  # rows in which the header is looked for


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """One register of a returned form. `tokens` are by the number of the sheet's row; `nothing` says 本期无."""

    table: Table
    tokens: Map[int, str]
    nothing: bool

    def blank_fields(self, number: int) -> frozenset[str]:
        """Fields whose cell in a row holds nothing."""
        row = self.table.sheet.rows[number - 1]
        return frozenset(c.to for c in self.table.mapping.columns if _blank(row[column_of(c.letters)]))


def read_sheet(book: Book, facts: FormFacts, register: Register) -> tuple[ReturnedSheet | None, tuple[Problem, ...]]:
    """The table of a register in a returned form; None where its sheet or its header is gone."""
    name = marked_sheet(book, register.id)
    if not name:
        return None, (tab.SHEET_GONE.at(book.sheet().place(), title=register.title),)
    sheet = book.sheet(name)
    found = _header(sheet)
    if found is None:
        table, problems = find_table(sheet, register)
        return (ReturnedSheet(table, {}, _nothing(sheet, table.header.top)) if table else None), problems
    header, tokens_at = found
    table, problems = table_under(sheet, register, header, _resolve(register, facts))
    tokens = _tokens(sheet, header.bottom + 1, tokens_at)
    kept = {number: why for number, why in table.skipped.items() if number not in tokens}
    calm = tuple(problem for problem in problems if problem.kind is not tab.MISSING_COLUMN)
    return ReturnedSheet(replace(table, skipped=kept), tokens, _nothing(sheet, header.top)), calm


def _header(sheet: Sheet) -> tuple[Header, int] | None:
    """The row that holds the head of the tokens, as a header of one level, and their column."""
    wanted = fold(ROW_HEAD)
    for index, row in enumerate(sheet.rows[:_SEEN]):
        texts = [fold(str(value)) for value in row]
        if wanted in texts:
            paths: tuple[Path, ...] = tuple((str(value),) if str(value).strip() else () for value in row)
            return Header(index, index, paths), texts.index(wanted)
    return None


def _resolve(register: Register, facts: FormFacts) -> Resolve:
    """By the texts that the form was issued with, else by the names of the register's fields."""
    live = {field.id for field in register.live_fields()}
    issued = facts.columns.get(register.id, {})
    columns = tuple(Column(text, "", name) for name, text in issued.items() if name in live)
    first, second = by_mapping(Mapping(register.id, columns)), by_vocabulary(register)

    def resolve(column: int, path: Path) -> Match | None:
        return first(column, path) or second(column, path)

    return resolve


def _tokens(sheet: Sheet, start: int, column: int) -> dict[int, str]:
    said = {index + 1: str(row[column]).strip() for index, row in enumerate(sheet.rows[start:], start)}
    return {number: token for number, token in said.items() if token}


def _nothing(sheet: Sheet, top: int) -> bool:
    """Whether the cell after 本期无 says yes."""
    wanted = fold(NOTHING)[:3]
    for row in sheet.rows[:top]:
        texts = [str(value).strip() for value in row]
        for column, text in enumerate(texts):
            if fold(text).startswith(wanted):
                return any(said.casefold() in _YES for said in texts[column + 1 :])
    return False


def _blank(value: Cell) -> bool:
    return value == "" or (isinstance(value, str) and value.isspace())
