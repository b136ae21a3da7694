"""Pages as LibreOffice draws them, measured against GB/T 9704-2012. Skipped where LibreOffice or a Chinese font is missing."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

import pytest

from drawing import SOFFICE, Page, draw, measure
from letters import BY_MONTH, BY_UNIT, MIXED, PLAIN, TOWNS, TWO_YEARS, notice, official
from youju.engine.document.layout import Annex, Heading, Letter, Table, Text, compose, gap_below, ready_to_draw


def _chinese() -> bool:
    found = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False).stdout
    return "CJK" in found


pytestmark = [
    pytest.mark.skipif(SOFFICE is None or not _chinese(), reason="LibreOffice or Noto CJK is not installed"),
    pytest.mark.xdist_group("soffice"),
]
CLOSE = pytest.approx
LINE = 579 / 1440 * 25.4  # millimetres
MANY = Table(
    ("序号", "日期", "演出名称", "观众（人次）"),
    tuple((str(n), "2025年3月8日", "《青石谣》", str(100 + n)) for n in range(60)),
)
TRIALS = (
    *(MIXED[n:] for n in range(len(MIXED) - 60)),
    *(f"{PLAIN[:n]}，{PLAIN}，" for n in range(20, 60)),  # the mark falls on every place of a line
)
LETTERS = {
    "running": Letter("工作总结", (Text(PLAIN * 14),)),
    "mixed": Letter("工作总结", tuple(map(Text, TRIALS))),
    "charted": Letter("工作总结", (Text(PLAIN * 6), BY_MONTH, Text(PLAIN * 12))),
    "official": official(),
    "signer": official(signer="李明"),
    "bare": notice(seal=False),
    "long": official(
        title="青石区文化和旅游局2025年工作总结和2026年工作计划",
        body=(Heading(1, "一、情况"), Text(MIXED), TOWNS, BY_MONTH, TWO_YEARS, Text(MIXED)),
        attachments=(Annex("演出明细表", (MANY,)), Annex("各镇情况", (BY_UNIT,))),
    ),
    "turned": notice(
        attachments=(
            Annex("总表", (TOWNS,), landscape=True),
            Annex("图", (BY_MONTH, BY_MONTH, TWO_YEARS), landscape=True),
        )
    ),
}
IMPRINTED = ("official", "long")


def foreign() -> bytes:
    """The mixed letter as other offices' files are: marks hang, everything is Chinese; made ready for drawing."""
    package = compose(LETTERS["mixed"])
    styles = package.part("word/styles.xml").decode()
    styles = styles.replace('<w:overflowPunct w:val="1"/>', "").replace('w:val="en-US"', 'w:val="zh-CN"')
    package.put("word/styles.xml", styles.encode())
    ready_to_draw(package)
    return package.save()


@pytest.fixture(scope="module")
def drawn(tmp_path_factory) -> dict[str, tuple[Page, ...]]:
    """All letters, measured; those with an imprint a second time, with the gap that the first drawing asks for."""
    folder = tmp_path_factory.mktemp("drawn")
    files = {name: compose(letter).save() for name, letter in LETTERS.items()}
    paths = draw({**files, "foreign": foreign()}, folder)
    first = {name: measure(path) for name, path in paths.items()}
    gaps = {name: gap_below(Decimal(str((297 - first[name][-1].rules[-1].middle) / 25.4 * 72))) for name in IMPRINTED}
    again = tmp_path_factory.mktemp("again")
    second = draw({name: compose(LETTERS[name], imprint_gap=gaps[name]).save() for name in IMPRINTED}, again)
    return first | {f"{name} at the foot": measure(path) for name, path in second.items()}


Drawn = Mapping[str, tuple[Page, ...]]


def test_a_full_page_has_22_lines_of_28_characters(drawn: Drawn):
    page = drawn["running"][1]
    assert [len(line.text) for line in page.lines] == [28] * 22


def test_the_text_stands_between_the_margins(drawn: Drawn):
    page = drawn["running"][1]
    assert min(line.left for line in page.lines) == CLOSE(28, abs=0.3)
    assert max(line.right for line in page.lines) == CLOSE(184, abs=0.5)


def test_the_lines_fill_the_text_area(drawn: Drawn):
    baselines = [line.baseline for line in drawn["running"][1].lines]
    steps = [after - before for before, after in pairwise(baselines)]
    assert baselines[0] == CLOSE(44.7, abs=0.3)
    assert baselines[-1] == CLOSE(259.2, abs=0.3)
    assert steps == CLOSE([LINE] * 21, abs=0.06)


def test_below_a_title_the_lines_stand_where_those_of_other_pages_do(drawn: Drawn):
    first, other = (drawn["running"][n].lines[-1].baseline for n in (0, 1))
    assert first == CLOSE(other, abs=0.1)


def test_page_numbers_stand_seven_millimetres_below_the_text_one_character_in(drawn: Drawn):
    odd, even = drawn["running"][0], drawn["running"][1]
    assert odd.number is not None
    assert even.number is not None
    assert (odd.number.text, even.number.text) == ("—1—", "—2—")
    assert odd.tops["—"] == CLOSE(262 + 7, abs=0.3)
    assert odd.number.right == CLOSE(184 - 4.94, abs=0.3)
    assert even.number.left == CLOSE(28 + 4.94, abs=0.3)


@pytest.mark.parametrize("name", ["mixed", "foreign"])
def test_no_mark_is_lost_at_the_end_of_a_line(drawn: Drawn, name: str):
    text = "".join(line.text for page in drawn[name] for line in page.lines)
    assert [trial for trial in TRIALS if trial not in text] == []


@pytest.mark.parametrize("name", ["mixed", "foreign"])
def test_no_number_is_torn(drawn: Drawn, name: str):
    lines = [line.text for page in drawn[name] for line in page.lines]
    torn = [before + "|" + after for before, after in pairwise(lines)
            if re.search(r"[\d.]$", before) and re.match(r"[\d.]", after)]  # fmt: skip
    assert torn == []


def test_the_red_name_stands_35_millimetres_below_the_text_areas_edge(drawn: Drawn):
    assert drawn["official"][0].tops["青"] == CLOSE(37 + 35, abs=1)


@pytest.mark.parametrize("name", ["official", "signer"])
def test_the_red_rule_is_as_wide_as_the_text_and_4_millimetres_below_the_number(drawn: Drawn, name: str):
    page = drawn[name][0]
    rule = page.rules[0]
    assert (255, 0, 0) in page.colours
    assert (rule.left, rule.right) == (CLOSE(28, abs=0.8), CLOSE(184, abs=0.8))
    assert rule.middle - page.bottoms["〔"] == CLOSE(4, abs=0.8)


def test_the_title_stands_two_lines_below_the_red_rule(drawn: Drawn):
    page = drawn["official"][0]
    title = next(line for line in page.lines if line.text.startswith("关于"))
    assert title.baseline - page.rules[0].middle == CLOSE(2 * LINE + 10, abs=2)


def test_a_date_under_a_seal_ends_four_characters_in_with_the_issuer_over_it(drawn: Drawn):
    lines = {line.text: line for line in drawn["official"][0].lines + drawn["official"][1].lines}
    issuer, date = lines["青石区文化和旅游局"], lines["2025年3月8日"]
    assert 184 - date.right == CLOSE(4 * 5.56, abs=4)  # LibreOffice puts air between digits and characters
    assert (issuer.left + issuer.right) / 2 == CLOSE((date.left + date.right) / 2, abs=0.5)
    assert date.baseline - issuer.baseline == CLOSE(LINE, abs=0.1)


def test_without_a_seal_the_date_begins_two_characters_after_the_issuer(drawn: Drawn):
    lines = {line.text: line for line in drawn["bare"][0].lines}
    issuer, date = lines["青石区文化和旅游局"], lines["2025年3月8日"]
    assert 184 - issuer.right == CLOSE(2 * 5.56, abs=0.6)
    assert date.left - issuer.left == CLOSE(2 * 5.56, abs=0.6)


@pytest.mark.parametrize("name", IMPRINTED)
def test_the_imprint_ends_the_text_area_of_the_last_page(drawn: Drawn, name: str):
    pages = drawn[f"{name} at the foot"]
    rule = pages[-1].rules[-1]
    assert rule.middle == CLOSE(262, abs=1)
    assert (rule.left, rule.right) == (CLOSE(28, abs=0.5), CLOSE(184, abs=0.5))
    assert pages[-1].lines[-1].text.endswith("2025年3月9日印发")
    assert len(pages) == len(drawn[name])


def test_an_attachment_has_its_label_on_the_first_line_and_its_title_on_the_third(drawn: Drawn):
    page = next(page for page in drawn["long"] if page.lines[0].text == "附件1")
    label, title = page.lines[:2]
    assert label.left == CLOSE(28, abs=0.3)
    assert title.text == "演出明细表"
    assert (title.left + title.right) / 2 == CLOSE(106, abs=0.5)
    assert title.baseline == CLOSE(37 + 2 * LINE + 10, abs=1.5)


def test_a_long_table_repeats_its_head_on_every_page(drawn: Drawn):
    heads = [page for page in drawn["long"] if any("演出名称" in line.text for line in page.lines)]
    assert len(heads) >= 2


def test_charts_are_drawn_with_their_values(drawn: Drawn):
    text = "".join(line.text for page in drawn["long"] for line in page.lines)
    assert {"各月惠民演出（场）", "两年对比（场）", "各镇演出（场）"} <= set(
        re.findall("各月惠民演出（场）|两年对比（场）|各镇演出（场）", text)
    )
    assert any({"66", "32", "28"} <= {line.text[-2:] for line in page.lines} for page in drawn["long"])


def test_the_text_below_a_chart_is_on_the_lines_of_the_page(drawn: Drawn):
    page = drawn["charted"][1]
    assert page.lines[-1].baseline == CLOSE(drawn["running"][1].lines[-1].baseline, abs=0.3)
    assert any("各月惠民演出" in line.text for line in page.lines)


def test_a_turned_page_holds_two_charts(drawn: Drawn):
    page = drawn["turned"][-1]
    text = "".join(line.text for line in page.lines)
    assert "各月惠民演出" in text
    assert "两年对比" in text


def test_a_wide_attachment_is_as_wide_as_the_paper_is_high(drawn: Drawn):
    page = drawn["turned"][1]
    assert max(rule.right for rule in page.rules) == CLOSE(297 - 37, abs=1)
