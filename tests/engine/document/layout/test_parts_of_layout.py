"""Widths, titles, indents, columns, fonts: each reckoned by itself."""

from __future__ import annotations

import subprocess
from shutil import which

import pytest

from letters import TOWNS, notice, official
from youju.engine.document.layout import OFFICIAL, Table, compose, font_report, fonts_conf, refit
from youju.engine.document.layout.balance import broken
from youju.engine.document.layout.head import letterhead_size
from youju.engine.document.layout.measures import millimetres, to_grid, width
from youju.engine.document.layout.refit import style_of, text_of
from youju.engine.document.layout.tables import alignment, columns
from youju.engine.document.names import w
from youju.engine.document.package import Package


def test_digits_are_half_as_wide_as_characters():
    assert width("2025年") == 3


def test_the_margins_are_those_of_the_standard():
    assert [round(millimetres(length)) for length in (2098, 1984, 1587, 1474)] == [37, 35, 28, 26]


@pytest.mark.parametrize("height", [0, 700, 1400, 2100, 5962])
def test_what_stands_below_a_title_is_on_the_lines_of_the_page(height):
    space = to_grid(height)
    assert (height + space) % 579 == 0
    assert 579 * 0.7 < space < 579 * 1.8


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2025年工作总结", ["2025年工作总结"]),
        ("青石区文化和旅游局2025年工作总结和2026年工作计划", ["青石区文化和旅游局", "2025年工作总结和2026年工作计划"]),
        ("关于做好2025年度全区公共文化服务工作总结的通知", ["关于做好2025年度全区", "公共文化服务工作总结的通知"]),
    ],
)
def test_a_title_is_broken_between_words(title, lines):
    assert list(broken(title)) == lines


LONG = "中共青石区委宣传部青石区文化和旅游局关于进一步加强基层公共文化服务体系建设推进文化惠民工程高质量发展的实施意见"


def test_no_line_of_a_title_is_longer_than_the_page_or_one_character():
    assert all(2 <= width(line) <= 20 for line in broken(LONG))


def test_three_lines_of_a_title_are_no_hourglass():
    first, middle, last = (width(line) for line in broken(LONG))
    assert not (middle < first and middle < last)


def test_a_title_loses_no_character_when_it_is_broken():
    assert "".join(broken(LONG)) == LONG


def test_a_number_in_a_title_stays_whole():
    assert all(
        "2025" in line or "20" not in line for line in broken("某某市某某区某某局某某科2025某某某某某某某某某某某某某")
    )


def test_a_title_of_a_thousand_characters_is_left_to_the_editor():
    assert broken("文" * 1000) == ("文" * 1000,)


@pytest.mark.parametrize(("name", "size"), [("文化局文件", 104), ("青石区文化和旅游局", 84), ("中" * 30, 44)])
def test_a_red_name_is_as_large_as_its_line_lets_it(name, size):
    assert letterhead_size(name) == size


def indents(package: Package) -> list[tuple[str, str]]:
    """Left and right indent of issuer and date."""
    body = package.tree(package.main)[0].findall(w("p"))
    signed = [node for node in body if style_of(node).startswith("Issue")]
    found = [node.find(f"{w('pPr')}/{w('ind')}") for node in signed]
    return [(node.get(w("left"), ""), node.get(w("right"), "")) for node in found if node is not None]


def test_with_a_seal_issuer_and_date_are_centred_in_one_span():
    issuer, date = indents(compose(notice()))
    assert issuer == date == (str(8844 - ((4 + 6 + 4) * 315)), "0")


def test_without_a_seal_the_date_begins_two_characters_after_the_issuer():
    issuer, date = indents(compose(notice(seal=False)))
    assert issuer == ("", "630")  # 9 characters, ending 2 from the edge: they begin 11 from it
    assert date == (str(8844 - 9 * 315), "")


def test_a_date_longer_than_its_issuer_ends_two_characters_from_the_edge():
    issuer, date = indents(compose(notice(seal=False, issuer="文化局")))
    assert date == (str(8844 - 8 * 315), "")
    assert issuer == ("", str((6 + 2 + 2 - 3) * 315))


def test_a_signature_is_placed_anew_when_its_tag_has_become_a_name():
    package = compose(notice(issuer="{{单位}}", title="{{单位}}关于报送2025年度公共文化服务体系建设工作总结的报告"))
    for node in package.tree(package.main).iter(w("t")):
        node.text = (node.text or "").replace("{{单位}}", "青石区文化和旅游局")
    refit(package)
    assert indents(package)[0] == (str(8844 - 14 * 315), "0")
    title = next(node for node in package.tree(package.main)[0].iter(w("p")) if style_of(node) == "Title")
    assert text_of(title) == "青石区文化和旅游局关于报送2025年度\n公共文化服务体系建设工作总结的报告"


def test_a_letter_without_tags_is_as_it_was_after_refitting():
    package = compose(official())
    before = package.save()
    refit(package)
    assert package.save() == before


def test_columns_fill_the_text_width():
    assert sum(columns(TOWNS, 8844)) == 8844


def test_columns_may_be_given_as_shares():
    assert columns(Table(("甲", "乙"), (), (1, 3)), 8000) == [2000, 6000]


@pytest.mark.parametrize(("column", "align"), [(0, "center"), (1, "right"), (2, "right"), (3, "left")])
def test_numbers_stand_to_the_right_and_short_texts_in_the_middle(column, align):
    assert alignment(TOWNS, column) == align


def test_a_running_number_stands_in_the_middle():
    assert alignment(Table(("序号",), (("1",), ("2",))), 0) == "center"


def test_a_column_without_a_value_is_no_column_of_numbers():
    assert alignment(Table(("备注",), (("",), ("—",))), 0) == "left"


def test_the_font_report_says_what_draws_each_family():
    said = dict(font_report(OFFICIAL, lambda name: f"代{name}\n"))
    assert said["黑体"] == "代黑体"
    assert set(said) == {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}


@pytest.mark.skipif(which("fc-match") is None, reason="fontconfig is not installed")
def test_missing_families_are_drawn_with_chinese_ones(tmp_path):
    (tmp_path / "fonts.conf").write_text(fonts_conf((str(tmp_path),), str(tmp_path / "cache")), "utf-8")

    def match(name: str) -> str:
        environment = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        command = ["fc-match", "-f", "%{family[0]}", name]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    if not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True).stdout:
        pytest.skip("no Chinese font is installed")
    assert "DejaVu" not in "".join(drawn for _, drawn in font_report(OFFICIAL, match))


def test_a_folder_of_the_office_is_looked_in_and_its_name_is_escaped():
    assert "<dir>/srv/字体 &amp; 其他</dir>" in fonts_conf(("/srv/字体 & 其他",))
