"""The correction sheet: what was, what is right and why; its own numbers stand a check; 同口径 growth by one definition."""

import io

import docx

from annuals import another_lecture
from web.commands.editions.test_drifting import _own_pack, redefine, since  # type: ignore[import-not-found]
from youju.engine.document.flatten import flattened
from youju.engine.document.layout import lint
from youju.web.commands.editions.correcting import correction_sheet
from youju.web.commands.reports.checking import check_package

__all__ = ["_own_pack"]


def rows(package):
    (table, *_) = docx.Document(io.BytesIO(flattened(package).save())).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def text(package):
    return "\n".join(p.text for p in docx.Document(io.BytesIO(flattened(package).save())).paragraphs)


def test_it_lists_what_was_what_is_right_and_why(office):
    another_lecture(office, 100)
    found = rows(correction_sheet(office, since(office)))
    assert found[0] == ["序号", "原文", "原数", "更正为", "原因"]
    assert [row[2:] for row in found[1:]] == [["3", "4", "补录1条"], ["30.2", "30.6", "补录1条"], ["2", "3", "补录1条"]]
    assert found[3][1] == "表中“宣讲场次”（东关街道）"


def test_words_that_still_hold_are_listed_apart(office):
    another_lecture(office, 100)
    file = docx.Document(io.BytesIO(flattened(correction_sheet(office, since(office))).save()))
    assert [cell.text for cell in file.tables[1].rows[1].cells][2:4] == ["3.2万余", "3.2万余"]


def test_it_is_a_letter_by_the_standard(office):
    another_lecture(office, 100)
    sheet = correction_sheet(office, since(office))
    assert "《清和区文化办公室2025年工作总结》数据更正单" in text(sheet).replace("\n", "")
    assert [problem.code for problem in lint(sheet)] == []


def test_growth_by_one_definition_is_produced_and_stands_a_check(office):
    redefine(office)
    sheet = correction_sheet(office, since(office))
    assert "按原口径为32540人次，按现口径为32500人次，比上年（25000人次）同口径增长30％" in text(sheet)
    checked, _ = check_package(sheet, office, "2025")
    verdicts = {n.text: n.verdict for n in checked.numerals}
    assert (verdicts["32500人次"], verdicts["30％"], verdicts["25000人次"]) == ("traced", "traced", "traced")


def test_nothing_to_correct_is_said(office):
    assert "没有需要更正的数" in text(correction_sheet(office, since(office)))
