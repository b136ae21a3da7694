"""Workbooks in and out: what a sheet holds, which column is which field, bad rows back. See README.md."""

from youju.engine.tabular.addresses import address, column_of, letters
from youju.engine.tabular.book import Book, Cell, Sheet, open_book
from youju.engine.tabular.export import write_table
from youju.engine.tabular.form import FormFacts, form_facts, write_form
from youju.engine.tabular.guard import Limits
from youju.engine.tabular.mapping import IGNORE, Column, Mapping
from youju.engine.tabular.rejects import Rejects, write_rejects
from youju.engine.tabular.rows import Row, rows
from youju.engine.tabular.table import Table, find_table, has_unit_column, pick_table
from youju.engine.tabular.vocabulary import CO_UNITS, UNIT

__all__ = [
    "CO_UNITS", "IGNORE", "UNIT", "Book", "Cell", "Column", "FormFacts", "Limits", "Mapping", "Rejects", "Row", "Sheet",
    "Table", "address", "column_of", "find_table", "form_facts", "has_unit_column", "letters", "open_book", "pick_table",
    "rows", "write_form", "write_rejects", "write_table",
]  # fmt: skip
