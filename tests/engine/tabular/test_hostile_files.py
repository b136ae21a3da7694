"""Files that were made, or damaged, so that reading them would end the process."""

import random
import zipfile
from io import BytesIO

import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.engine.base.problems import Refused
from youju.engine.tabular import Sheet, find_table, open_book, rows
from youju.engine.tabular.extent import NEAR, extent
from youju.engine.tabular.trial import survives

NUMBER = (0x0203).to_bytes(2, "little") + (14).to_bytes(2, "little")  # the header of a NUMBER record, [MS-XLS] 2.4.180
WORDS = [
    "日期",
    "方式",
    "场次",
    "听众",
    "线上",
    "人次",
    "单位",
    "合计",
    "约3万",
    "",
    " ",
    "2025.3.8",
    "注：无",
    "（万元）",
]
CELLS = st.one_of(
    st.sampled_from(WORDS), st.text(max_size=6), st.floats(allow_nan=False), st.integers(-9, 9), st.booleans()
)


def old_workbook() -> bytes:
    """A small .xls with numbers."""
    book, buffer = xlwt.Workbook(), BytesIO()
    sheet = book.add_sheet("台账")
    for row in range(3):
        sheet.write(row, 0, row + 1 / 3)
    book.save(buffer)
    return buffer.getvalue()


def far_cell(content: bytes) -> bytes:
    """The .xls with its last number moved to row and column 65,535."""
    start = content.rindex(NUMBER) + len(NUMBER)
    return content[:start] + b"\xff\xff\xff\xff" + content[start + 4 :]


def modern_workbook(xml: bytes, original) -> bytes:
    """The workbook at `original` with another first sheet."""
    buffer = BytesIO()
    with zipfile.ZipFile(original) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, xml if name.endswith("sheet1.xml") else source.read(name))
    return buffer.getvalue()


def cells(*references: str) -> bytes:
    """A sheet with a number in each of these cells."""
    inside = "".join(f'<row r="{r.lstrip("ABCDEFXZ")}"><c r="{r}"><v>1</v></c></row>' for r in references)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}"><sheetData>{inside}</sheetData></worksheet>'.encode()


@pytest.fixture
def opened(tmp_path):
    """Open a file of these bytes; the code of the problem it is refused for, "" where it is read."""

    def code(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        try:
            open_book(tmp_path / name).sheet()
        except Refused as refused:
            return refused.problems[0].code
        return ""

    return code


def test_an_old_workbook_whose_cell_lies_beyond_memory_is_damaged(opened):
    assert (opened("ok.xls", old_workbook()), opened("far.xls", far_cell(old_workbook()))) == ("", "TAB004")


def test_the_trial_ends_with_its_own_process_only(tmp_path):
    (tmp_path / "far.xls").write_bytes(far_cell(old_workbook()))
    (tmp_path / "ok.xls").write_bytes(old_workbook())
    assert (survives(tmp_path / "far.xls"), survives(tmp_path / "ok.xls")) == (False, True)


@pytest.mark.parametrize("far", [("A1", "XFD1048576"), ("XFD1", "A99999"), ("A1", "A4294967295"), ("ZZZ1",)])
def test_a_sheet_with_a_stray_cell_far_away_is_refused_before_it_is_laid_out(opened, ledger, far):
    assert opened("far.xlsx", modern_workbook(cells(*far), ledger)) == "TAB007"


@pytest.mark.parametrize("near", [("A1", "Z9"), ("AB1", "A99"), ("A1", "A1048576")])
def test_a_wide_or_a_long_sheet_is_read(opened, ledger, near):
    assert opened("near.xlsx", modern_workbook(cells(*near), ledger)) == ""


def test_a_far_cell_is_seen_across_the_border_of_two_chunks():
    content = b"<c" + b" " * 90 + cells("A1", "XFD77")
    assert {extent(lambda n=n: [content[:n], content[n:]]) for n in range(90, len(content))} == {(77, 16384)}


@pytest.mark.parametrize("written", [b"<c r='XFD9'/>", b'<c r ="XFD9"/>', b'<c\nr="XFD9"/>', b'<c r= "XFD9"/>'])
def test_a_far_cell_is_seen_however_the_xml_is_written(written):
    assert extent(lambda: [written]) == (9, 16384)


def test_an_ordinary_sheet_is_not_measured_cell_by_cell():
    assert extent(lambda: [cells("A1", "Z999999")]) == NEAR


@pytest.mark.parametrize("seed", range(4))
def test_a_mutated_workbook_is_read_or_refused_with_a_sentence(opened, ledger, seed):
    chance = random.Random(seed)
    with zipfile.ZipFile(ledger) as archive:
        original = archive.read("xl/worksheets/sheet1.xml")
    for _ in range(30):
        xml = bytearray(original)
        for _ in range(chance.choice((1, 5, 30))):
            xml[chance.randrange(len(xml))] = chance.choice(b'09<>"/=AZ &;')
        assert opened("m.xlsx", modern_workbook(bytes(xml), ledger)) in ("", "TAB004", "TAB006", "TAB007")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), max_size=9))
def test_no_sheet_of_cells_can_upset_the_search_for_a_table(register, grid):
    table, problems = find_table(Sheet("t", "s", grid), register)
    assert table is not None or problems
    assert all(row.number > table.header.bottom for row in rows(table)) if table else True
