"""Sheets follow the log: made when first asked for, never behind it when they are read."""

import pytest

from engine.snapshot.notebook import OFFICE, Notebook, read_office
from youju.engine.snapshot import Snapshot
from youju.engine.snapshot.sheets import Sheets


@pytest.fixture
def book():
    """Two lectures, records 1 and 2."""
    book = Notebook()
    book.write("lectures", "2025-03-08", held_on="2025-03-08", title="宪法宣讲", people=40)
    book.write("lectures", "2025-04-01", held_on="2025-04-01", title="反诈宣传", people=25)
    return book


@pytest.fixture
def ask(tmp_path, book, office):
    """Asks the sheet of the lectures: `ask("record, f_title")` gives rows in the order of records."""
    sheets, snapshot = Sheets(book), Snapshot(tmp_path / "snapshot", book, office)

    def rows(columns, pack=office):
        shop, (sheet,) = sheets.of(snapshot, pack, ["lectures"])
        return shop.rows(f"SELECT {columns} FROM {sheet.table} ORDER BY record")

    return rows


def test_a_sheet_holds_every_record_with_its_texts_and_initials(ask):
    assert ask("record, words") == [(1, "宪法宣讲\nxfxj"), (2, "反诈宣传\nfzxc")]


def test_a_text_has_a_key_that_sorts_it(ask):
    assert ask("k_title")[1] == ("fan3反zha4诈xuan1宣chuan2传",)


def test_a_new_record_is_there_at_once(ask, book):
    ask("record")
    book.write("lectures", "2025-05-01", held_on="2025-05-01", title="健康讲座")
    assert ask("record, words")[-1] == (3, "健康讲座\njkjz")


def test_a_changed_record_is_there_once_and_as_it_stands(ask, book):
    ask("record")
    book.write("lectures", "2025-03-08", record=1, held_on="2025-03-08", title="宪法宣讲", people=400)
    assert ask("record, f_people") == [(1, 400), (2, 25)]


def test_a_void_record_stays_with_its_stage(ask, book):
    ask("record")
    book.void(2)
    assert ask("record, stage") == [(1, "accepted"), (2, "void")]


def test_it_says_who_entered_a_record(ask):
    assert ask("made_by") == [("u1",), ("u1",)]


def test_a_definition_that_changed_gets_another_sheet(ask):
    ask("record")
    renamed = read_office(OFFICE.replace('title = { zh = "题目" }', 'title = { zh = "主题" }', 1))
    assert ask("record", renamed) == [(1,), (2,)]


def test_records_of_other_registers_change_nothing(ask, book):
    before = ask("record")
    book.write("speakers", unit=0, name="ab" * 32, since="2024-01-01")
    assert ask("record") == before


def test_a_register_without_records_is_empty(tmp_path, office):
    book = Notebook()
    shop, (sheet,) = Sheets(book).of(Snapshot(tmp_path / "empty", book, office), office, ["lectures"])
    assert shop.rows(f"SELECT count(*) FROM {sheet.table}") == [(0,)]
