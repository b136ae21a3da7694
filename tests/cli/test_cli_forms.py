"""A superior's form: `adopt` binds its cells by their heads, `report` fills bound cells and nothing else."""

from __future__ import annotations

import shutil
from decimal import Decimal
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from forms import plain_form, statistics_form

YEAR = ("--period", "2025")


@pytest.fixture
def adopt(demo, tmp_path, ask):
    """Adopts a form as `draft.xlsx`; what the command said of each cell."""

    def command(file, period="2025"):
        said = ask("adopt", file, "--site", demo, "--period", period, "-o", tmp_path / "draft.xlsx")
        return {one["cell"]: one for one in said["numerals"]}

    return command


@pytest.fixture
def fill(demo, tmp_path, ask):
    """Fills `draft.xlsx` as `out.xlsx`; what the command said of each cell."""

    def command(period="2025", draft="draft.xlsx"):
        said = ask("report", tmp_path / draft, "--site", demo, "--period", period, "-o", tmp_path / "out.xlsx")
        return {one["cell"]: one for one in said["cells"]}

    return command


@pytest.fixture
def values(demo, ask):
    """The ledger's figures of a period by indicator."""
    names = (*ROWS, "lectures.offline.audience", "inspection.findings.close_rate")
    return lambda period: {f["id"]: f["value"] for f in ask("figures", *names, "--site", demo, "--period", period)}


ROWS = ("performances.benefit.shows", "meetings.joint.count", "volunteer.teams.standing", "lectures.online.audience")


def whys(cells):
    return {cell: one["why"] for cell, one in cells.items()}


def test_a_blank_form_is_bound_by_its_heads_alone(adopt, tmp_path):
    cells = adopt(statistics_form(tmp_path / "form.xlsx"))
    bound = {cell: one["indicator"] for cell, one in cells.items() if one["why"] == "bound"}
    assert bound == {f"统计表!{c}{r}": name for r, name in enumerate(ROWS, 5) for c in "DE"}
    assert {whys(cells)[f"统计表!{cell}"] for cell in ("D9", "E9", "D10")} == {"unknown"}


def test_each_column_is_filled_for_the_period_that_its_head_names(adopt, fill, values, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    fill()
    now, before = values("2025"), values("2024")
    sheet = load_workbook(tmp_path / "out.xlsx")["统计表"]
    assert [sheet[f"E{r}"].value for r in range(5, 9)] == [now[name] for name in ROWS]
    assert [sheet[f"D{r}"].value for r in range(5, 9)] == [before[name] for name in ROWS]
    assert [sheet[cell].value for cell in ("D9", "E9", "D10", "F5")] == [None] * 4


def test_formulas_formats_charts_and_every_other_part_stay(adopt, fill, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    fill()
    before, after = ZipFile(tmp_path / "form.xlsx"), ZipFile(tmp_path / "out.xlsx")
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed == {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}
    assert set(after.namelist()) - set(before.namelist()) == {"docProps/custom.xml"}
    old, new = (load_workbook(tmp_path / name)["统计表"] for name in ("form.xlsx", "out.xlsx"))
    assert new["E10"].value == "=SUM(E5:E7)"
    assert (new["E5"].number_format, new["E5"].font.b) == ("#,##0", True)
    assert {str(x) for x in new.merged_cells.ranges} == {str(x) for x in old.merged_cells.ranges}
    assert len(new._charts) == len(new.data_validations.dataValidation) == 1


def test_adopting_changes_no_sheet(adopt, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    before, after = ZipFile(tmp_path / "form.xlsx"), ZipFile(tmp_path / "draft.xlsx")
    assert all(before.read(n) == after.read(n) for n in before.namelist() if n.startswith("xl/worksheets/"))


def test_each_value_is_listed_with_its_definition(adopt, fill, values, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    one = fill()["统计表!E5"]
    assert (one["outcome"], one["indicator"], one["text"]) == ("filled", ROWS[0], str(values("2025")[ROWS[0]]))
    assert (one["figure"]["period"], len(one["figure"]["definition"])) == ("2025", 64)
    assert "惠民演出" in one["sentence"]


def test_the_table_for_people_shows_cell_value_and_definition(adopt, demo, run, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    code, out, err = run("report", tmp_path / "draft.xlsx", "--site", demo, *YEAR, "-o", tmp_path / "out.xlsx")
    assert code == 0
    assert "8 个绑定的格子填好 8 个" in err
    assert "统计表!E5" in out
    assert "环节为已审核" in out


def test_filling_again_for_another_year_follows_the_title(adopt, fill, values, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    fill()
    book = load_workbook(tmp_path / "out.xlsx")
    book["统计表"]["A1"] = "2024年公共文化服务情况统计表"
    book.save(tmp_path / "draft.xlsx")
    cells = fill("2024")
    assert {one["outcome"] for one in cells.values()} <= {"filled", "same"}
    assert load_workbook(tmp_path / "out.xlsx")["统计表"]["E5"].value == values("2024")[ROWS[0]]


def test_a_title_of_another_year_is_filled_for_its_own_year_and_said(adopt, fill, demo, run, tmp_path, values):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    _, _, err = run("report", tmp_path / "draft.xlsx", "--site", demo, "--period", "2024", "-o", tmp_path / "out.xlsx")
    assert "CHK064" in err
    assert load_workbook(tmp_path / "out.xlsx")["统计表"]["E8"].value == values("2025")[ROWS[3]]


def test_heads_are_meant_from_the_year_and_half_year_of_the_title(adopt, tmp_path):
    rows = [["2024年上半年统计表"], ["指标", "上年同期", "本年", "全年"], ["惠民演出（场）"]]
    cells = adopt(plain_form(tmp_path / "form.xlsx", rows, ("A1:D1",)))
    assert [cells[f"表1!{c}3"]["figure"]["period"] for c in "BCD"] == ["2023H1", "2024H1", "2024"]


def test_a_number_typed_over_by_hand_is_kept_and_listed(adopt, fill, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    fill()
    book = load_workbook(tmp_path / "out.xlsx")
    book["统计表"]["E5"], book["统计表"]["E6"] = 99, "=2+2"
    book.save(tmp_path / "draft.xlsx")
    cells = fill()
    assert [cells[f"统计表!{cell}"]["outcome"] for cell in ("E5", "E6", "E7")] == ["typed", "typed", "same"]
    sheet = load_workbook(tmp_path / "out.xlsx")["统计表"]
    assert (sheet["E5"].value, sheet["E6"].value) == (99, "=2+2")


def test_a_bound_cell_goes_where_its_row_goes_and_a_deleted_one_is_said(adopt, fill, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    book = load_workbook(tmp_path / "draft.xlsx")
    names = [n for n, x in book.defined_names.items() if x.attr_text == "'统计表'!$E$7"]
    book.defined_names[names[0]].attr_text = "'统计表'!#REF!"
    book["统计表"].title = "附表一"
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace("统计表", "附表一")
    book.save(tmp_path / "draft.xlsx")
    cells = fill()
    assert cells[""]["outcome"] == "gone"
    assert cells["附表一!E5"]["outcome"] == "filled"


def test_a_number_that_stands_there_must_be_the_ledgers(adopt, values, tmp_path):
    right = values("2025")[ROWS[0]]
    cells = adopt(statistics_form(tmp_path / "form.xlsx", {"E5": right, "E6": 987, "E8": 1}))
    assert [whys(cells)[f"统计表!{cell}"] for cell in ("E5", "E6", "E8", "E7")] == [
        "bound",
        "differs",
        "differs",
        "bound",
    ]
    assert cells["统计表!E6"]["candidates"][0]["indicator"] == ROWS[1]


def test_an_adopted_form_is_not_bound_twice(adopt, tmp_path):
    adopt(statistics_form(tmp_path / "form.xlsx"))
    shutil.copy(tmp_path / "draft.xlsx", tmp_path / "again.xlsx")
    cells = adopt(tmp_path / "again.xlsx")
    assert [whys(cells)[f"统计表!{cell}"] for cell in ("D5", "E5")] == ["already", "already"]


def test_columns_that_ask_for_something_else_are_left(adopt, tmp_path):
    rows = [["指标", "计划数", "完成数", "比上年增减"], ["惠民演出（场）"]]
    cells = adopt(plain_form(tmp_path / "form.xlsx", rows))
    assert whys(cells) == {"表1!B2": "head", "表1!C2": "bound", "表1!D2": "head"}


def test_two_cells_that_the_heads_do_not_tell_apart_are_both_left(adopt, tmp_path):
    rows = [["指标", "本年", "本期"], ["惠民演出（场）"]]
    assert whys(adopt(plain_form(tmp_path / "form.xlsx", rows))) == {"表1!B2": "twice", "表1!C2": "twice"}


def test_units_in_the_rows_and_a_half_year_in_the_title(adopt, fill, values, tmp_path):
    rows = [
        ["2025年上半年理论宣讲情况统计表"], ["单位名称", "线下宣讲", None], [None, "场次", "受众（万人次）"],
        ["东关街道"], ["全区合计"], ["西关镇"],
    ]  # fmt: skip
    cells = adopt(plain_form(tmp_path / "form.xlsx", rows, ("A1:C1", "A2:A3", "B2:C2")))
    assert [whys(cells)[f"表1!C{row}"] for row in (4, 5, 6)] == ["bound", "bound", "head"]
    assert [cells[f"表1!C{row}"]["figure"]["unit_code"] for row in (4, 5)] == ["990101001", ""]
    fill()
    half = values("2025H1")["lectures.offline.audience"]
    written = load_workbook(tmp_path / "out.xlsx")["表1"]["C5"].value
    assert round(written * 10_000) == half


def test_percent_cells_and_numbers_typed_as_text_keep_their_form(adopt, fill, values, tmp_path):
    book = Workbook()
    book.active.append(["指标", "本年"])
    book.active.append(["整改率", None])
    book.active.append(["惠民演出", f"{values('2025')[ROWS[0]]}场"])
    book.active["B2"].number_format = "0.0%"
    book.save(tmp_path / "form.xlsx")
    assert set(whys(adopt(tmp_path / "form.xlsx")).values()) == {"bound"}
    fill("2024")
    sheet = load_workbook(tmp_path / "out.xlsx").active
    rate = values("2024")["inspection.findings.close_rate"]
    assert Decimal(str(sheet["B2"].value)) * 100 == Decimal(rate)
    assert sheet["B3"].value == f"{values('2024')[ROWS[0]]}场"


def test_a_figure_that_the_ledger_cannot_give_is_said_in_its_cell_and_filled_when_it_can(adopt, fill, values, tmp_path):
    adopt(plain_form(tmp_path / "form.xlsx", [["指标", "本年"], ["整改率（%）"]]))
    assert fill("2019")["表1!B2"]["outcome"] == "missing"
    assert load_workbook(tmp_path / "out.xlsx").active["B2"].value == "（待填）"
    shutil.copy(tmp_path / "out.xlsx", tmp_path / "draft.xlsx")
    assert fill("2025")["表1!B2"]["outcome"] == "filled"
    rate = values("2025")["inspection.findings.close_rate"]
    assert load_workbook(tmp_path / "out.xlsx").active["B2"].value == int(rate)


FARMING = [
    ["2025年农业生产情况统计表"], ["指标", "单位", "本年", "上年"], ["粮食播种面积", "亩"], ["粮食总产量", "吨", 12, 12],
    ["农业技术培训", "场次"], ["参加培训农民", "人次", 2, 1], ["农民合作社", "家"], ["生猪出栏", "头"], ["机收率", "%"],
]  # fmt: skip


def test_a_form_of_another_trade_binds_nothing(adopt, tmp_path):
    cells = adopt(plain_form(tmp_path / "form.xlsx", FARMING, ("A1:D1",)))
    assert len(cells) == 14
    assert set(whys(cells).values()) == {"unknown"}


def test_a_form_with_open_cells_makes_exit_code_one(demo, run, tmp_path):
    file = plain_form(tmp_path / "form.xlsx", FARMING, ("A1:D1",))
    code, out, err = run("adopt", file, "--site", demo, *YEAR, "-o", tmp_path / "draft.xlsx")
    assert code == 1
    assert "绑定 0 个数" in err
    assert "表1!C4" in out


def test_the_ending_of_the_output_must_be_that_of_the_form(demo, run, tmp_path):
    file = plain_form(tmp_path / "form.xlsx", FARMING)
    for command in ("adopt", "report"):
        code, _, err = run(command, file, "--site", demo, *YEAR, "-o", tmp_path / "out.docx")
        assert (code, "CMD027" in err, (tmp_path / "out.docx").exists()) == (2, True, False)


def test_a_form_of_libreoffice_and_one_of_an_old_excel(adopt, fill, office_convert, values, tmp_path):
    form = statistics_form(tmp_path / "form.xlsx").read_bytes()
    (tmp_path / "lo.xlsx").write_bytes(office_convert(form, "xlsx"))
    (tmp_path / "old.xls").write_bytes(office_convert(form, "xls"))
    shutil.copy(tmp_path / "old.xls", tmp_path / "old.et")
    for name in ("lo.xlsx", "old.xls", "old.et"):
        cells = adopt(tmp_path / name)
        assert sum(one["why"] == "bound" for one in cells.values()) == 8
        fill()
        assert load_workbook(tmp_path / "out.xlsx")["统计表"]["E5"].value == values("2025")[ROWS[0]]


@pytest.mark.parametrize("command", ["adopt", "check", "report"])
def test_an_old_format_that_cannot_be_converted_is_unusable_input(demo, run, tmp_path, monkeypatch, command):
    monkeypatch.setattr("youju.engine.report.converting.office_program", lambda: "")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    out = () if command == "check" else ("-o", tmp_path / "out.docx")
    code, _, err = run(command, tmp_path / "old.doc", "--site", demo, *YEAR, *out)
    assert (code, "另存为 .docx" in err) == (2, True)


def test_a_blank_for_a_stated_figure_is_left_to_a_person(demo, adopt, run, tmp_path):
    stated = (
        "--name",
        "常住人口",
        "--value",
        "301200",
        "--unit",
        "人",
        "--source",
        "统计公报",
        "--office",
        "统计局",
        *YEAR,
    )
    assert run("state", "add", "--site", demo, *stated)[0] == 0
    rows = [["指标", "本年"], ["常住人口（人）"], ["惠民演出（场）"]]
    assert whys(adopt(plain_form(tmp_path / "form.xlsx", rows))) == {"表1!B2": "unknown", "表1!B3": "bound"}
