"""Which class a numeral has, and why."""

import pytest

from youju.engine.numerals import Lexicon, find, shipped


def classes(text, **more):
    """Text and class of every numeral."""
    return [(span.text, span.cls) for span in find(text, **more)]


@pytest.mark.parametrize(
    ("text", "span", "cls", "value"),
    [
        ("2013年元月20日开放", "2013年元月20日", "date", "2013-01-20"),
        ("4月23日", "4月23日", "date", "--04-23"),
        ("截至12月份", "12月份", "date", "--12"),
        ("今天(15日)下午", "15日", "date", "---15"),
        ("2014年度", "2014年度", "date", "2014"),
        ("二〇二三年三月", "二〇二三年三月", "date", "2023-03"),
        ("2024城北灯会", "2024", "date", "2024"),
        ("1-10月接待", "1-10月", "period", "01/10"),
        ("2016年~2019年期间", "2016年~2019年期间", "period", "2016/2019"),
        ("每天8:00—17:30开放", "8:00—17:30", "period", "T08:00/T17:30"),
        ("一年来成效明显", "一年来", "period", "P1Y"),
        ("结构为10.2:35.6:54.2", "10.2:35.6:54.2", "percent", "10.2:35.6:54.2"),
        ("师生比1:15", "1:15", "percent", "1:15"),
    ],
)
def test_dates_periods_and_ratios_have_their_own_values(text, span, cls, value):
    found = find(text)[0]
    assert (found.text, found.cls, found.value) == (span, cls, value)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("一、工作情况", "一、"),
        ("(二)存在问题", "(二)"),
        ("3、送戏下乡", "3、"),
        ("1.2023年7月启动", "1."),
        ("一是抓培训", "一是"),
        ("召开第三届大会", "第三届"),
        ("连续第五年获奖", "连续第五年"),
        ("实施二期工程", "二期"),
        ("①抓学习", "①"),
    ],
)
def test_enumerators_and_ordinals(text, span):
    assert (span, "ordinal") in classes(text)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("开展两学一做", "两学一做"),
        ("学习十七届五中、六中全会精神", "十七届五中、六中全会"),
        ("三门峡市", "三门峡"),
        ("推广“13358”工作法", "13358"),
        ("获“五个一”工程奖", "五个一"),
        ("评为三星级", "三星级"),
        ("建国70周年", "70周年"),
        ("一廊三圈布局", "一廊三圈"),
        ("观看二人转", "二人转"),
        ("入围百强榜", "百强榜"),
        ("打造4A级景区", "4A级"),
        ("“1+6+N”模式", "1+6+N"),
        ("百家文明单位", "百家文明单位"),
    ],
)
def test_names_are_names(text, span):
    assert classes(text) == [(span, "name-or-idiom")]


def test_a_title_is_a_name_and_its_date_a_date():
    assert classes("印发《2023年十件实事清单》") == [("2023年", "date"), ("十件实事", "name-or-idiom")]


@pytest.mark.parametrize("text", ["国发〔2018〕12号", "清政办发(2022)18号", "政字[2020]3号"])
def test_document_numbers(text):
    assert classes(f"依据{text}文件")[0][1] == "document-number"


@pytest.mark.parametrize("text", ["**场", "XX万元", "x.x%", "20XX年", "***余人"])
def test_placeholders_are_redacted(text):
    assert classes(f"完成{text}") == [(text, "redacted")]


@pytest.mark.parametrize("text", ["XX区", "党的xx大精神", "**好人"])
def test_masked_names_are_not(text):
    assert classes(text) == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("同比增长12.5%", "up"),
        ("比上年下降22.1%", "down"),
        ("提高3.2个百分点", "up"),
        ("比上年增加112人", "up"),
        ("较上年减少1.2亿元", "down"),
        ("涨幅收窄0.3个百分点", "down"),
        ("翻了两番", "up"),
    ],
)
def test_a_change_has_a_direction(text, direction):
    found = find(text)[-1]
    assert (found.cls, found.direction) == ("change", direction)


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("覆盖率提高到95%", "percent"),
        ("占总数的12%", "percent"),
        ("增加到50家", "claim"),
        ("新增86例", "claim"),
        ("投入资金300万元", "money"),
        ("力争达到95%", "plan-target"),
        ("明年新建12个", "plan-target"),
        ("计划投资300万元", "plan-target"),
        ("拟举办3场", "plan-target"),
        ("应急救护培训10万人列入市实事项目", "plan-target"),
        ("每年不少于两次", "plan-target"),
        ("按计划完成120个", "claim"),
        ("每周开放不少于56小时", "period"),
        ("制作动画片89094分钟", "claim"),
        ("近10小时", "period"),
        ("历时5天", "period"),
    ],
)
def test_the_words_beside_it_decide_the_class(text, cls):
    assert find(text)[-1].cls == cls


def test_the_second_of_two_belongs_to_the_verb_of_the_first():
    assert [(span.cls, span.direction) for span in find("分别下降16.4%、19.6%")] == [("change", "down")] * 2


def test_a_heading_turns_what_follows_into_targets():
    text = "一、工作总结\n建成12个站。\n二、下一步工作打算\n建成15个站。\n三、存在问题\n缺少3个站。"
    assert [span.cls for span in find(text) if span.unit] == ["claim", "plan-target", "claim"]


def test_a_heading_given_from_outside_does_the_same():
    assert [find("建成15个站", heading=heading)[0].cls for heading in ("下一步工作打算", "工作总结")] == [
        "plan-target",
        "claim",
    ]


def test_an_office_adds_its_own_names():
    own = shipped().with_text('[names]\nown = "七彩八堡"\n[silent]\nown = "三点水"\n')
    assert classes("建设七彩八堡,三点水", lexicon=own) == [("七彩八堡", "name-or-idiom")]
    assert isinstance(own, Lexicon)


def test_every_class_comes_with_a_reason():
    assert all(span.reasons for span in find("2024年,五保户12户,增长5%,第三届,国发〔2018〕12号"))


def test_of_two_phrases_with_the_same_words_the_one_written_first_counts():
    words = ["初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八"]
    both = " ".join(f"[大年{word}] 大年[{word}]" for word in words)
    own = Lexicon(f'[names]\nown = "{both}"\n')
    assert [find(f"大年{word}", lexicon=own)[0].text for word in words] == [f"大年{word}" for word in words]
