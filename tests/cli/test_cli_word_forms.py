"""A superior's form in Word: `adopt` binds its blank cells by their heads, `report` fills them, nothing else changes."""

from __future__ import annotations

from decimal import Decimal
from zipfile import ZipFile

import pytest
from docx import Document

from wordforms import add_table, word_form, yearly_form
from youju.engine.document.package import Package
from youju.engine.document.reading import read

YEAR = ("--period", "2025")
ROWS = ("performances.benefit.shows", "meetings.joint.count", "volunteer.teams.standing", "lectures.online.audience")


@pytest.fixture
def adopt(demo, tmp_path, ask):
    """Adopts a form as `draft.docx`; what the command said of each blank cell."""

    def command(file, period="2025"):
        said = ask("adopt", file, "--site", demo, "--period", period, "-o", tmp_path / "draft.docx")
        return {one["cell"]: one for one in said["numerals"] if "cell" in one}

    return command


@pytest.fixture
def fill(demo, tmp_path, ask):
    """Fills `draft.docx` as `out.docx`; what the command said of each cell."""

    def command(period="2025"):
        said = ask("report", tmp_path / "draft.docx", "--site", demo, "--period", period, "-o", tmp_path / "out.docx")
        return {one["cell"]: one for one in said["cells"]}

    return command


@pytest.fixture
def values(demo, ask):
    """The ledger's figures of a period by indicator."""
    return lambda period: {f["id"]: f["value"] for f in ask("figures", *ROWS, "--site", demo, "--period", period)}


@pytest.fixture
def table(tmp_path):
    """The texts of the cells of a file's only table by their address."""

    def texts(name):
        cells = [one for one in read(Package.open(tmp_path / name)) if one.cell]
        return {f"{chr(65 + one.cell.column)}{one.cell.row + 1}": one.text for one in cells}

    return texts


@pytest.fixture
def whys(adopt, tmp_path):
    """Why each blank cell of a table of rows, under some lines, was bound or left."""

    def found(rows, over=(), merged=(), period="2025"):
        cells = adopt(word_form(tmp_path / "form.docx", rows, over, merged), period)
        return {cell.removeprefix("表1!"): one["why"] for cell, one in cells.items()}

    return found


def test_blank_cells_are_bound_by_their_heads_alone(adopt, tmp_path):
    cells = adopt(yearly_form(tmp_path / "form.docx"))
    bound = {cell: one["indicator"] for cell, one in cells.items() if one["why"] == "bound"}
    assert bound == {f"表1!{column}{row}": name for row, name in enumerate(ROWS, 3) for column in "DE"}
    assert {cells[f"表1!{cell}"]["why"] for cell in ("D7", "E7", "D8", "E8")} == {"unknown"}


def test_each_column_is_filled_for_the_period_that_its_head_names(adopt, fill, values, table, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    fill()
    now, before = values("2025"), values("2024")
    texts = table("out.docx")
    assert [texts[f"E{row}"] for row in (3, 4, 5)] == [str(now[name]) for name in ROWS[:3]]
    assert [texts[f"D{row}"] for row in (3, 4, 5)] == [str(before[name]) for name in ROWS[:3]]
    assert Decimal(texts["E6"]) * 10_000 == now[ROWS[3]]
    assert {texts[cell] for cell in ("D7", "E7", "D8", "E8", "F3")} == {""}


def test_each_value_is_listed_with_its_definition(adopt, fill, values, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    one = fill()["表1!E3"]
    assert (one["outcome"], one["indicator"], one["text"]) == ("filled", ROWS[0], str(values("2025")[ROWS[0]]))
    assert (one["figure"]["period"], len(one["figure"]["definition"])) == ("2025", 64)
    assert "惠民演出" in one["sentence"]


def test_the_table_for_people_shows_cell_value_and_definition(adopt, demo, run, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    code, out, _ = run("report", tmp_path / "draft.docx", "--site", demo, *YEAR, "-o", tmp_path / "out.docx")
    assert code == 0
    assert "表1!E3" in out
    assert "环节为已审核" in out


def test_cells_that_are_left_are_listed_for_people(demo, run, tmp_path):
    file = word_form(tmp_path / "form.docx", [["指标", "计划数"], ["惠民演出（场）"]])
    code, out, _ = run("adopt", file, "--site", demo, *YEAR, "-o", tmp_path / "draft.docx")
    assert code == 1
    assert "表1!B2" in out
    assert "performances.benefit.shows" in out


def test_a_filled_form_checks_at_one_hundred_percent(adopt, fill, demo, ask, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    fill()
    coverage = ask("check", tmp_path / "out.docx", "--site", demo, *YEAR)["coverage"]
    assert coverage["claims"] == coverage["traced"] == 8


def test_a_form_that_was_not_filled_yet_is_said_to_wait(adopt, demo, run, tmp_path):
    adopt(word_form(tmp_path / "form.docx", [["指标", "本年"], ["惠民演出（场）"]]))
    code, out, _ = run("check", tmp_path / "draft.docx", "--site", demo, *YEAR)
    assert (code, "还没有填：" in out, "不见了" in out) == (1, True, False)


def test_adopting_changes_only_the_cells_that_it_binds_and_no_other_part(adopt, table, tmp_path):
    cells = adopt(yearly_form(tmp_path / "form.docx"))
    old, new = table("form.docx"), table("draft.docx")
    changed = {f"表1!{cell}" for cell in new if new[cell] != old[cell]}
    assert changed == {cell for cell, one in cells.items() if one["why"] == "bound"}
    before, after = ZipFile(tmp_path / "form.docx"), ZipFile(tmp_path / "draft.docx")
    written = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"}
    assert [n for n in before.namelist() if n not in written and before.read(n) != after.read(n)] == []


def test_the_same_form_is_filled_again_and_a_number_typed_over_is_kept(adopt, fill, table, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    fill()
    made = Document(tmp_path / "out.docx")
    typed = next(t for t in made.tables[0].cell(2, 4)._tc.iter() if t.tag.endswith("}t"))
    typed.text = "99"
    made.save(tmp_path / "draft.docx")
    cells = fill()
    assert (cells["表1!E3"]["outcome"], cells["表1!E4"]["outcome"]) == ("typed", "same")
    assert table("out.docx")["E3"] == "99"


def test_a_title_that_was_changed_to_another_year_asks_for_that_year(adopt, fill, values, table, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    made = Document(tmp_path / "draft.docx")
    made.paragraphs[0].runs[0].text = "2024年公共文化服务情况统计表"
    made.save(tmp_path / "draft.docx")
    assert fill("2024")["表1!E3"]["figure"]["period"] == "2024"
    assert table("out.docx")["E3"] == str(values("2024")[ROWS[0]])


def test_a_title_of_another_year_is_filled_for_its_own_year_and_said(adopt, demo, run, table, values, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    _, _, err = run("report", tmp_path / "draft.docx", "--site", demo, "--period", "2024", "-o", tmp_path / "out.docx")
    assert "CHK064" in err
    assert table("out.docx")["E3"] == str(values("2025")[ROWS[0]])


def test_a_title_that_asks_for_a_part_of_the_period_leaves_its_cells(adopt, fill, table, tmp_path):
    adopt(yearly_form(tmp_path / "form.docx"))
    made = Document(tmp_path / "draft.docx")
    made.paragraphs[0].runs[0].text = "2025年上半年公共文化服务情况统计表"
    made.save(tmp_path / "draft.docx")
    assert fill()["表1!E3"]["outcome"] == "held"
    assert table("out.docx")["E3"] == "（待填）"


def test_year_columns_are_filled_each_for_its_year(adopt, fill, values, table, tmp_path):
    rows = [["指标", "2024年", "2025年"], ["惠民演出（场）"], ["部门联席会（次）"]]
    adopt(word_form(tmp_path / "form.docx", rows))
    fill()
    now, before, texts = values("2025"), values("2024"), table("out.docx")
    assert [texts[f"B{row}"] for row in (2, 3)] == [str(before[name]) for name in ROWS[:2]]
    assert [texts[f"C{row}"] for row in (2, 3)] == [str(now[name]) for name in ROWS[:2]]


def test_bare_years_side_by_side_are_heads(whys):
    assert whys([["指标", "2024", "2025"], ["惠民演出（场）"]]) == {"B2": "bound", "C2": "bound"}


def test_a_unit_word_in_the_caption_holds_for_all_numbers_and_scales_them(adopt, fill, values, table, tmp_path):
    rows = [["指标", "本年"], ["线上宣讲受众"], ["部门联席会"]]
    cells = adopt(word_form(tmp_path / "form.docx", rows, ("2025年情况统计表", "单位：万人次")))
    assert [cells[f"表1!B{row}"]["why"] for row in (2, 3)] == ["bound", "unknown"]
    fill()
    assert Decimal(table("out.docx")["B2"]) * 10_000 == values("2025")[ROWS[3]]


def test_a_merged_blank_is_one_place_with_the_heads_of_all_it_covers(whys):
    rows = [["指标", "本年", "备注"], ["惠民演出", ""], ["（场）", ""]]
    assert whys(rows, merged=[(1, 0, 2, 0), (1, 1, 2, 1)]) == {"B2": "bound"}


def test_a_table_in_a_cell_is_a_table_of_its_own_and_its_cell_no_blank(adopt, tmp_path):
    made = Document()
    outer = add_table(made, [["内容", "本年"], ["惠民演出（场）", ""]])
    add_table(outer.cell(1, 1), [["指标", "本年"], ["部门联席会（次）", ""]])
    made.save(tmp_path / "form.docx")
    cells = adopt(tmp_path / "form.docx")
    assert {cell: one["indicator"] for cell, one in cells.items()} == {"表2!B2": ROWS[1]}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["指标", "计划数", "完成数", "比上年增减"], ["惠民演出（场）"]], {"B2": "head", "C2": "bound", "D2": "head"}),
        ([["指标", "本年", "本期"], ["惠民演出（场）"]], {"B2": "twice", "C2": "twice"}),
        ([["指标", "本年"], ["惠民演出投诉（次）"]], {"B2": "unit"}),
        ([["单位名称", "惠民演出（场）"], ["东关街道"], ["西关镇"], ["合计"]], {"B2": "bound", "B3": "head", "B4": "bound"}),
        ([["指标", "上半年", "全年"], ["惠民演出（场）"]], {"B2": "part", "C2": "bound"}),
    ],
)  # fmt: skip
def test_what_the_heads_leave_open_stays_blank(whys, rows, expected):
    assert whys(rows) == expected


def test_the_whole_year_of_a_form_of_a_half_year_is_left(whys):
    rows = [["指标", "本期", "全年"], ["惠民演出（场）"]]
    assert whys(rows, ["2025年上半年统计表"], period="2025H1") == {"B2": "bound", "C2": "part"}


FARMING = [
    ["指标", "单位", "本年", "上年"], ["粮食播种面积", "亩"], ["农业技术培训", "场次"], ["参加培训农民", "人次"],
    ["农民合作社", "家"], ["生猪出栏", "头"], ["机收率", "%"],
]  # fmt: skip


def test_a_form_of_another_trade_binds_nothing(whys):
    found = whys(FARMING, ["2025年农业生产情况统计表"])
    assert len(found) == 12
    assert set(found.values()) == {"unknown"}


def test_a_form_saved_by_libreoffice_before_and_after_adopting(adopt, fill, office_convert, values, table, tmp_path):
    form = yearly_form(tmp_path / "form.docx")
    (tmp_path / "saved.docx").write_bytes(office_convert(form.read_bytes(), "docx", "docx"))
    cells = adopt(tmp_path / "saved.docx")
    assert sum(one["why"] == "bound" for one in cells.values()) == 8
    draft = tmp_path / "draft.docx"
    draft.write_bytes(office_convert(draft.read_bytes(), "docx", "docx"))
    assert {one["outcome"] for one in fill().values()} == {"filled"}
    texts = table("out.docx")
    assert [texts[f"E{row}"] for row in (3, 4, 5)] == [str(values("2025")[name]) for name in ROWS[:3]]
