"""Workbooks in and out: what a sheet holds, which column is which field, bad rows back. See README.md."""

from youju.engine.tabular.addresses import address, column_of, letters
from youju.engine.tabular.book import Book, Cell, Sheet, open_book
from youju.engine.tabular.export import write_table
from youju.engine.tabular.facts import FormFacts, read_facts, site_id
from youju.engine.tabular.form import Face, FormSheet, asked_fields, with_sheets
from youju.engine.tabular.form_writing import write_form
from youju.engine.tabular.guard import Limits
from youju.engine.tabular.header import Header, expanded, header_at
from youju.engine.tabular.mapping import IGNORE, Column, Mapping
from youju.engine.tabular.rejects import Rejects, write_marked, write_rejects
from youju.engine.tabular.returned import ReturnedSheet, read_sheet
from youju.engine.tabular.rows import Row, rows
from youju.engine.tabular.table import Table, find_table, has_unit_column, pick_table
from youju.engine.tabular.vocabulary import CO_UNITS, UNIT

__all__ = [
    "CO_UNITS", "IGNORE", "UNIT", "Book", "Cell", "Column", "Face", "FormFacts", "FormSheet", "Header", "Limits",
    "Mapping",
    "Rejects", "ReturnedSheet", "Row", "Sheet", "Table", "address", "asked_fields", "column_of", "expanded", "find_table",
    "has_unit_column", "header_at", "letters", "open_book", "pick_table", "read_facts", "read_sheet", "rows", "site_id",
    "with_sheets", "write_form", "write_marked", "write_rejects", "write_table",
]  # fmt: skip
