"""A template is plain text: a head, then a paragraph a line; what is wrong in it is found at its line."""

from textwrap import dedent

import pytest

from youju.engine.document.layout.letter import Annex, Heading, Table, Text
from youju.engine.report.template import directive, read_template, tags_of

HEAD = '+++\ntitle = "2025年工作报告"\n+++\n'


def letter(text, head=HEAD):
    found, problems = read_template(head + dedent(text).lstrip("\n"), "annual.txt")
    assert found is not None, problems
    return found


def body(text):
    return list(letter(text).body)


def faults(text):
    return [f"{p.place} {p.code}" for p in read_template(text, "annual.txt")[1]]


def below(text):
    """Faults in lines below the head, counted from 1."""
    return [f"{p.place.line - 3} {p.code}" for p in read_template(HEAD + text, "annual.txt")[1]]


def test_a_line_is_a_paragraph():
    assert body("今年工作有序。\n\n明年继续。\n") == [Text("今年工作有序。"), Text("明年继续。")]


def test_comments_and_blank_lines_are_left_out():
    assert body("# 王老师 11 月改\n\n正文。\n") == [Text("正文。")]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、工作情况", 1),
        ("十二、打算", 1),
        ("（一）宣讲", 2),
        ("(三) 宣讲", 2),
        ("1．线上", 3),
        ("2. 线下", 3),
        ("（1）社区", 4),
        ("（#）宣讲", 2),
        ("{{若有 听众}}（#）宣讲", 2),
    ],
)
def test_the_number_at_the_start_of_a_line_says_the_level(line, level):
    assert body(line) == [Heading(level, line)]


@pytest.mark.parametrize("line", ["一是抓宣讲。", "3.5万人参加。", "今年共办宣讲。", "（略）"])
def test_other_numbers_begin_no_heading(line):
    assert body(line) == [Text(line)]


def test_text_may_run_on_after_a_heading():
    assert body("（一）宣讲走深走实。共办{{宣讲场次}}场。") == [
        Heading(2, "（一）宣讲走深走实。", "共办{{宣讲场次}}场。")
    ]


def test_a_numbered_sentence_with_a_figure_is_text():
    line = "1．举办线上宣讲{{宣讲场次}}场。受众很多。"
    assert body(line) == [Text(line)]


def test_a_condition_stands_before_the_number():
    assert body("{{若有 听众}}（一）宣讲。很好。") == [Heading(2, "{{若有 听众}}（一）宣讲。", "很好。")]


def test_a_line_that_counts_along_is_no_comment():
    assert body("#是抓宣讲。") == [Text("#是抓宣讲。")]


def test_the_head_says_what_a_letter_has():
    head = """\
    +++
    # 抬头
    title = "关于{{年}}年工作的报告"
    addressee = "区委："
    issuer = "{{单位}}"
    number = "清文发〔2025〕12号"
    letterhead = "清和区文化办公室文件"
    date = "{{今日}}"
    copies_to = ["区政府办", "市文旅局"]
    printed_by = "清和区文化办公室"
    seal = false
    +++
    """
    found = letter("正文。", dedent(head))
    assert (found.title, found.addressee, found.date, found.copies_to, found.seal) == (
        "关于{{年}}年工作的报告", "区委：", "{{今日}}", ("区政府办", "市文旅局"), False,
    )  # fmt: skip


def test_an_annex_begins_with_its_title():
    found = letter("正文。\n附件：数据表\n一、说明\n附件2：名单\n略。")
    assert found.attachments == (Annex("数据表", (Heading(1, "一、说明"),)), Annex("名单", (Text("略。"),)))


def test_rows_between_bars_are_a_table():
    found = letter(
        "正文。\n附件：表\n表：按单位\n| 单位 | 场次 |\n|---|---:|\n| {{每行 单位}}{{单位}} | {{宣讲场次|wan}} |\n"
    )
    rows = (("{{每行 单位}}{{单位}}", "{{宣讲场次|wan}}"),)
    assert found.attachments[0].blocks == (Table(("单位", "场次"), rows, widths=(3, 3), title="按单位"),)


def test_dashes_below_the_head_say_how_wide_columns_are_and_how_they_are_set():
    (table,) = body("| 编号 | 任务 |\n|:--:|------:|\n| 1 | 甲 |")
    assert (table.widths, table.align, table.rows) == ((2, 6), ("center", "right"), (("1", "甲"),))


def test_two_tables_are_parted_by_a_line_of_text():
    kinds = [type(b).__name__ for b in body("| a |\n| 1 |\n说明。\n| b |\n| 2 |\n")]
    assert kinds == ["Table", "Text", "Table"]


def test_a_caption_without_a_table_is_a_sentence():
    assert body("表：没有下文\n正文。") == [Text("表：没有下文"), Text("正文。")]


def test_an_annex_with_the_table_of_all_figures_is_set_across():
    assert letter("正文。\n附件：总表\n{{表 全部指标}}").attachments[0].landscape


@pytest.mark.parametrize(
    ("line", "asked"),
    [("{{表 全部指标}}", "表 全部指标"), (" ｛｛图 听众 按月｝｝ ", "图 听众 按月"),
     ("{{chart Audience by month}}", "chart Audience by month"),
     ("{{听众}}", ""), ("见{{表 全部指标}}", "")],
)  # fmt: skip
def test_a_directive_is_a_line_of_its_own(line, asked):
    assert directive(line) == asked


def test_tags_are_listed_with_their_lines():
    text = "# {{注释}}\n共{{ 宣讲场次 }}场，{｛听众｜ｗａｎ｝}人次"
    assert [*tags_of(text)] == [(2, "宣讲场次", "", 11), (2, "听众", "wan", 23)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("正文。", ["annual.txt:1 REP001"]),
        ("+++\ntitle = 'a'\n正文。", ["annual.txt:1 REP001"]),
        ("+++\ntitle = \n+++\n正文。", ["annual.txt:2 DEF001"]),
        ("+++\ntitle = 'a'\ntitel = 'b'\n+++\n正文。", ["annual.txt:3 DEF002"]),
        ("+++\nissuer = 'a'\n+++\n正文。", ["annual.txt:1 DEF003"]),
        ("\n# 说明\n+++\ntitle = 3\n+++\n正文。", ["annual.txt:4 DEF004"]),
        ("+++\ntitle = 'a'\nlanguage = 'fr'\n+++\n正文。", ["annual.txt:3 DEF005"]),
        ("+++\ntitle = 'a'\n+++\n# 空\n", ["annual.txt:4 REP002"]),
    ],
)
def test_mistakes_in_the_head_are_found_at_their_line(text, found):
    assert faults(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("正文。\n共{{宣讲场次场。", ["2 REP003"]),
        ("| a | b |\n| 1 |\n| 1 | 2 | 3 |", ["2 REP004", "3 REP004"]),
        ("| a | b |\n正文。", ["1 REP005"]),
        ("| a | b |\n|--|\n| 1 | 2 |", ["2 REP004"]),
        ("正文。\n附件：甲\n附件：乙\n内容。", ["2 REP006"]),
        ("正文。\n附件：\n内容。", ["2 REP007"]),
        ("见{{图 听众 按月}}。", ["1 REP008"]),
    ],
)
def test_mistakes_below_the_head_are_found_at_their_line(text, found):
    assert below(text) == found


def test_every_mistake_is_found_at_once():
    text = "+++\nissue = 'a'\n+++\n共{{宣讲\n附件：\n| a |\n"
    assert faults(text) == [f"annual.txt:{n}" for n in ("1 DEF003", "2 DEF002", "4 REP003", "5 REP007", "6 REP005")]
