"""Separated text: coding, separator, quotes, and that what is written out is what comes in."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from youju.engine.base.problems import Refused
from youju.engine.tabular import open_book, write_table
from youju.engine.tabular.texts import bare, clean, risky, safe, sheet_name

# What may stand in a cell of the ledger: no control characters, no halves of characters.
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@pytest.fixture
def read(tmp_path: Path):
    """The cells of a text file of these bytes."""

    def cells(content: bytes) -> list[list[object]]:
        (tmp_path / "t.csv").write_bytes(content)
        return open_book(tmp_path / "t.csv").sheet().rows

    return cells


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_the_separator_is_the_one_that_the_first_lines_have(read, separator):
    text = "\n".join(separator.join(row) for row in (["题目", "地点"], ["宪法", "东关"]))
    assert read(text.encode()) == [["题目", "地点"], ["宪法", "东关"]]


def test_a_separator_inside_quotes_does_not_count(read):
    assert read('题目;地点\n"一,二,三,四";东关\n'.encode()) == [["题目", "地点"], ["一,二,三,四", "东关"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_usual_way(read, end):
    assert read(f"题目,地点{end}宪法,东关{end}".encode()) == [["题目", "地点"], ["宪法", "东关"]]


@pytest.mark.parametrize("inside", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c"])
def test_a_rare_mark_inside_a_cell_does_not_end_the_line(read, inside):
    assert read(f"题目,地点\n宪{inside}法,东关\n".encode()) == [["题目", "地点"], [f"宪{inside}法", "东关"]]


def test_a_quoted_cell_keeps_its_lines(read):
    assert read('题目,备注\n宪法,"一\n二"\n'.encode()) == [["题目", "备注"], ["宪法", "一\n二"]]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_file_is_read_in_the_coding_it_was_saved_in(read, coding):
    assert read("题目,地点\n宪法,东关".encode(coding)) == [["题目", "地点"], ["宪法", "东关"]]


def test_a_file_that_was_cut_off_within_a_character_is_refused(read):
    with pytest.raises(Refused) as refusal:
        read("题目,地点\n宪法,东关".encode("utf-16") + b"\x1c")
    assert refusal.value.problems[0].code == "TAB010"


def test_an_unclosed_quote_takes_the_rest_and_loses_nothing(read):
    assert (
        "".join(str(cell) for row in read('题目,地点\n"宪法,东关\n民法典,柳河\n'.encode()) for cell in row).count(
            "民法典"
        )
        == 1
    )


def test_a_cell_of_more_than_a_million_characters_is_damage_and_not_a_crash(read):
    with pytest.raises(Refused) as refusal:
        read(b'a,b\n"' + b"x" * 1_000_001 + b'",1\n')
    assert refusal.value.problems[0].code == "TAB004"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", "@cmd", "\tx", "\rx", "'=1", "''=1", "'-"])
def test_a_text_that_a_spreadsheet_would_run_is_written_with_an_apostrophe(text):
    assert (risky(safe(text)), bare(safe(text))) == (False, text)


@pytest.mark.parametrize("text", ["宪法", "'引文'", "", "1+1", "a=b"])
def test_any_other_text_is_written_as_it_is(text):
    assert (safe(text), bare(text)) == (text, text)


@given(st.text(max_size=30))
def test_no_text_is_changed_by_going_out_and_coming_in(text):
    assert (bare(safe(text)), risky(safe(text))) == (text, False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_a_csv_that_was_written_is_read_as_it_was(tmp_path, rows):
    write_table(tmp_path / "o.csv", ["题目", "备注"], [*rows, ("end", "end")])
    assert open_book(tmp_path / "o.csv").sheet().rows[1:-1] == [list(row) for row in rows]


@given(st.text(max_size=80))
def test_a_sheet_name_is_one_that_excel_takes(title):
    name = sheet_name(title)
    assert 0 < len(name) <= 31
    assert not set(name) & set("\\/?*[]:")
    assert name == clean(name)


def test_a_csv_opens_in_excel_with_its_chinese(tmp_path):
    write_table(tmp_path / "o.csv", ["题目"], [["宪法"]])
    assert (tmp_path / "o.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_cell_of_a_csv_begins_as_a_formula(tmp_path):
    write_table(tmp_path / "o.csv", ["=题目"], [["=1+1"], ["'=2"]])
    with (tmp_path / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [cell for row in csv.reader(file) for cell in row if risky(cell)] == []
