"""A finished report becomes a draft: what is certain is bound, the rest is left and listed, no character changes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from youju.engine.document.package import Package
from youju.engine.document.reading import read

MASKED = """\
一、工作开展情况
（一）理论武装走深走实。截至目前，共举办区委理论学习中心组学习会**场。组建青年、巾帼、园丁等**支理论宣讲团，宣讲团共**人。\
各级各类宣讲线上**余场次，受众**余人次；线下**余场次，受众**万余人次。其中，**镇、**街道等开展大会精神基层宣讲**场次，\
受众**万余人次。“**发布”客户端专栏已刊播**条宣讲视频。
（二）新闻宣传有声有色。共在中央**家传统媒体发稿**篇，其所属新媒体主平台发稿**篇，中央其他媒体发稿**篇，自治区级传统媒体发稿\
**篇，其他网络新媒体发稿**篇。
（三）文明创建提质增效。开展“我推荐我评议身边好人”活动，**村***等共推荐**人获得“身边好人”荣誉称号，自有专栏发布各级各类模范事迹\
**余篇。组建志愿服务常备队伍**支，区级特色志愿服务队伍**支。开展“一月一主题”主题月活动**余场次，参与志愿者**余人。下发督导创城通报\
**期，年初至今迎接中央明察暗访测评**次，自治区暗访测评**次。目前，**镇等已有**家文明团结超市挂牌运行。
（四）文化事业繁荣发展。话剧《***》首演，完成惠民演出**场，线上活动点击浏览量**万次。目前拥有国家、自治区、市、区各级非物质文化遗产\
项目**项。
（五）阵地建设平稳有序。召开部门联席会**次。
二、存在问题
***等单位报送不够及时。
三、下一步工作措施
办好第十届**诗人节，完成惠民演出**场。
"""
SLOTS = [
    "study.group.sessions", "lectures.teams.count", "lectures.teams.members", "lectures.online.sessions",
    "lectures.online.audience", "lectures.offline.sessions", "lectures.offline.audience", "lectures.theme.sessions",
    "lectures.theme.audience", "media.own.lecture_videos", "coverage.central.traditional.outlets",
    "coverage.central.traditional.items", "coverage.central.newmedia_main.items", "coverage.central.other.items",
    "coverage.province.traditional.items", "coverage.online_other.items", "awards.good_people.awarded",
    "media.own.role_model_items", "volunteer.teams.standing", "volunteer.teams.speciality", "practice.monthly.events",
    "practice.monthly.volunteers", "inspection.bulletins.issues", "assessment.central.visits",
    "assessment.province.visits", "points.shops.open", "performances.benefit.shows", "activities.online.views",
    "heritage.intangible.items", "meetings.joint.count",
]  # fmt: skip


def typed(path: Path, text: str) -> Path:
    """A Word file that another program made of plain paragraphs."""
    made = Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    made.save(path)
    return path


def retyped(report: Path, path: Path) -> Path:
    """The report's text in a file that knows nothing of Youju."""
    lines = [p.text for p in read(Package.open(report)) if p.story == "document" and p.cell is None]
    return typed(path, "\n".join(lines))


@pytest.fixture
def masked(demo, tmp_path, ask):
    """What adopting the masked report said."""
    file = typed(tmp_path / "masked.docx", MASKED)
    return ask("adopt", file, "--site", demo, "--period", "2025", "-o", tmp_path / "draft.docx")


def test_each_masked_slot_is_bound_to_its_indicator_and_no_other_place(masked):
    assert [n["indicator"] for n in masked["numerals"] if n["why"] == "bound"] == SLOTS


def test_no_masked_name_and_no_promise_is_bound(masked):
    bound = [n["text"] for n in masked["numerals"] if n["why"] == "bound"]
    assert not [text for text in bound if text.endswith(("镇", "村", "街道"))]
    assert [n["why"] for n in masked["numerals"] if n["text"] == "**场"] == ["bound", "bound", "plan"]


def test_a_masked_draft_is_filled_by_the_report_command(demo, masked, tmp_path, run):
    code, *_ = run(
        "report", tmp_path / "draft.docx", "--site", demo, "--period", "2025", "-o", tmp_path / "filled.docx"
    )
    assert code == 0
    text = "\n".join(p.text for p in read(Package.open(tmp_path / "filled.docx")))
    assert "理论学习中心组学习会**场" not in text
    assert "**镇、**街道" in text
    assert run("check", tmp_path / "filled.docx", "--site", demo, "--period", "2025")[0] == 0


def test_last_years_report_adopted_and_rendered_for_this_year_checks_at_one_hundred_percent(demo, tmp_path, run, ask):
    run("report", "annual", "--site", demo, "--period", "2024", "-o", tmp_path / "2024.docx")
    finished = retyped(tmp_path / "2024.docx", tmp_path / "finished.docx")
    adopted = ask("adopt", finished, "--site", demo, "--period", "2024", "-o", tmp_path / "draft.docx")
    assert adopted["counts"]["bound"] > 40
    run("report", tmp_path / "draft.docx", "--site", demo, "--period", "2025", "-o", tmp_path / "2025.docx")
    coverage = ask("check", tmp_path / "2025.docx", "--site", demo, "--period", "2025")["coverage"]
    assert coverage["claims"] == coverage["traced"] == adopted["counts"]["bound"]


def test_adopting_changes_no_character_and_no_other_part(demo, masked, tmp_path):
    before, after = tmp_path / "masked.docx", tmp_path / "draft.docx"
    assert [p.text for p in read(Package.open(before))] == [p.text for p in read(Package.open(after))]
    old, new = ZipFile(before), ZipFile(BytesIO(after.read_bytes()))
    written = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels"}
    assert [n for n in old.namelist() if n not in written and old.read(n) != new.read(n)] == []


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("完成惠民演出9999场。", "differs"),
        ("全区粮食总产量12万吨。", "unknown"),
        ("完成惠民演出超过3场。", "wording"),
        ("2025年上半年完成惠民演出5场。", "part"),
        ("2025年1月完成惠民演出12场。", "part"),
    ],
)
def test_what_is_not_certain_is_left_with_its_reason(demo, tmp_path, ask, sentence, why):
    file = typed(tmp_path / "one.docx", f"一、工作开展情况\n{sentence}")
    found = ask("adopt", file, "--site", demo, "--period", "2025", "-o", tmp_path / "draft.docx")
    assert [n["why"] for n in found["numerals"] if n["why"] != "no_claim"] in (
        [why],
        ["differs"] if why == "part" else [why],
    )


def test_a_number_left_for_a_person_makes_exit_code_one_and_a_line_in_the_table(demo, tmp_path, run):
    file = typed(tmp_path / "one.docx", "完成惠民演出9999场。")
    code, out, _ = run("adopt", file, "--site", demo, "--period", "2025", "-o", tmp_path / "draft.docx")
    assert code == 1
    assert "9999场" in out
    assert "performances.benefit.shows" in out


def test_a_file_that_cannot_be_read_writes_nothing(demo, tmp_path, run):
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 no")
    code, _, said = run(
        "adopt", tmp_path / "bad.docx", "--site", demo, "--period", "2025", "-o", tmp_path / "draft.docx"
    )
    assert (code, (tmp_path / "draft.docx").exists()) == (2, False)
    assert "DOC" in said
