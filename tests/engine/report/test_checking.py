"""A template is checked before any report is made from it: planted slips are found at their line."""

import pytest

from making import PACK
from youju.engine.definitions import read_texts
from youju.engine.report.checking import check_template, check_templates
from youju.engine.report.naming import Names

HEAD = '+++\ntitle = "报告"\n+++\n'


@pytest.fixture
def faults(report_pack):
    """`LINE CODE` of a template's text below its head, counted from 1."""

    def found(text):
        problems = check_template(HEAD + text, "annual.txt", Names(report_pack))
        return [f"{p.place.line - 3} {p.code}" for p in problems]

    return found


def test_a_sound_template_has_no_problems(faults):
    text = """\
{{若有 听众}}（#）共办宣讲{{宣讲场次}}项，听众{{听众|wan_yu}}人次，比上年{{上年 听众}}人次多{{同比 听众}}％。
附件：表
{{图 听众 按月}}
| {{每行 单位}}{{.名称}} | {{听众}} |
| {{每行 下年 项目}}{{.名称}} | {{.座席|yu}} |
"""
    assert faults(text) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("共{{宣讲场}}场。", "REP020"),
        ("共{{同名指标}}场。", "REP021"),
        ("共{{听众|约}}人次。", "REP022"),
        ("共{{年|yu}}年。", "REP023"),
        ("{{工程[书屋].座席}}个。", "REP024"),
        ("{{项目[书屋].坐席}}个。", "REP025"),
        ("{{项目[书屋].负责人}}。", "REP026"),
        ("正文{{若有 听众}}。", "REP027"),
        ("| a | {{每行 单位}} |", "REP027"),
        ("见{{.名称}}。", "REP027"),
        ("听众{{听众}}人。", "REP028"),
        ("听众{{听众|wan}}万人次。", "REP029"),
        ("听众{{听众}}余人次。", "REP029"),
        ("{{图 听众 按年}}", "REP009"),
        ("共{{宣讲场次项。", "REP003"),
    ],
)
def test_a_planted_slip_is_found_at_its_line(faults, line, found):
    text = f"正文。\n{line}\n" + ("| 1 | 2 |\n" if line.startswith("|") else "")
    assert faults(text) == [f"2 {found}"]


@pytest.mark.parametrize(
    "line", ["听众{{听众}}人·次", "听众{{听众}}，", "听众{{听众}}", "宣讲{{宣讲场次}}件", "宣讲{{宣讲场次}} 项"]
)
def test_words_that_count_the_same_or_nothing_are_no_slip(faults, line):
    assert faults(line) == []


def test_the_slip_says_what_is_counted_and_what_is_written(report_pack):
    (slip,) = check_template(HEAD + "听众{{听众}}人。", "annual.txt", Names(report_pack))
    assert ("“人次”" in slip.sentence(), "“人”" in slip.sentence(), slip.kind.level) == (True, True, "warning")


def test_comments_are_not_checked(faults):
    assert faults("正文。\n# {{宣讲场}}\n") == []


def test_the_templates_of_a_pack_are_checked_where_a_report_names_them():
    report = '[report.annual]\ntitle = { zh = "年报", en = "Yearly" }\ntemplate = "annual.txt"\n'
    texts = [("pack", "pack.toml", PACK), ("pack", "report.toml", report)]
    bad = HEAD + "共{{宣讲场}}场。"
    pack, _ = read_texts([*texts, ("pack", "annual.txt", bad), ("pack", "notes.txt", "随手记 {{")])
    assert [f"{p.place} {p.code}" for p in check_templates(pack)] == ["annual.txt:4 REP020"]
