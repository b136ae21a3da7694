"""A tag says what it means in either language, by title or id, in any width; what it cannot mean is said with what is near."""

import pytest

from youju.engine.base.problems import Problem
from youju.engine.report.naming import Condition, EntryRef, FigureRef, Loop, Names, Particular, RowPart

SESSIONS, PEOPLE, ONLINE = "lectures.sessions", "lectures.people", "lectures.wan"


@pytest.fixture(scope="module")
def names(report_pack):
    return Names(report_pack)


def code(found):
    assert isinstance(found, Problem), found
    return found.code


@pytest.mark.parametrize(
    "name",
    ["宣讲场次", "lectures.sessions", "Lectures", "lectures", " 宣讲 场次 ", "ｌｅｃｔｕｒｅｓ．ｓｅｓｓｉｏｎｓ"],
)
def test_an_indicator_is_named_by_title_or_id(names, name):
    assert names.resolve(name) == FigureRef(SESSIONS)


def test_an_indicator_is_worded_as_it_declares(names):
    assert names.resolve("线上受众") == FigureRef(ONLINE, rule="wan_yu")


def test_a_tag_may_choose_its_own_wording(names):
    assert names.resolve("线上受众", " ＪＩＮ ") == FigureRef(ONLINE, rule="jin")


@pytest.mark.parametrize(
    ("name", "shift"),
    [("上年 宣讲场次", -1), ("上年宣讲场次", -1), ("last Lectures", -1), ("下年 听众", 1), ("next audience", 1)],
)
def test_the_same_a_year_before_or_after(names, name, shift):
    assert names.resolve(name).shift == shift


@pytest.mark.parametrize("name", ["同比 听众", "change Audience", "同比lectures.people"])
def test_the_change_against_a_year_before(names, name):
    assert names.resolve(name) == FigureRef(PEOPLE, change=True)


@pytest.mark.parametrize(
    ("name", "meant"),
    [("单位", "unit"), ("unit", "unit"), ("年", "year"), ("上年", "last_year"), ("next year", "next_year"),
     ("期间", "period"), ("Today", "today")],
)  # fmt: skip
def test_particulars_are_no_figures(names, name, meant):
    assert names.resolve(name) == Particular(meant)


@pytest.mark.parametrize("name", ["若有 听众", "若有听众", "if Audience", "若有　lectures.people"])
def test_a_condition_names_a_figure(names, name):
    assert names.resolve(name) == Condition(FigureRef(PEOPLE))


def test_a_condition_may_look_at_the_year_before(names):
    assert names.resolve("若有 上年 听众") == Condition(FigureRef(PEOPLE, -1))


def test_a_condition_on_what_is_no_figure_is_none(names):
    assert code(names.resolve("若有 单位")) == "REP020"


@pytest.mark.parametrize("name", ["每行 单位", "每行单位", "each unit"])
def test_a_row_for_every_unit(names, name):
    assert names.resolve(name) == Loop()


@pytest.mark.parametrize("name", ["每行 项目", "each projects"])
def test_a_row_for_every_record(names, name):
    assert names.resolve(name) == Loop("projects")


@pytest.mark.parametrize(("name", "shift"), [("每行 下年 项目", 1), ("每行上年项目", -1), ("each next projects", 1)])
def test_a_row_for_every_record_of_another_year(names, name, shift):
    assert names.resolve(name) == Loop("projects", shift)


@pytest.mark.parametrize("name", [".座席", ". seats", "．Seats"])
def test_within_such_a_row_a_field_is_named_after_a_point(names, name):
    assert names.resolve(name, within=Loop("projects")) == EntryRef("projects", "", "seats")


@pytest.mark.parametrize(("name", "part"), [(".名称", "name"), (".代码", "code"), (".Name", "name")])
def test_within_a_row_of_a_unit_its_name_and_code_are_at_hand(names, name, part):
    assert names.resolve(name, within=Loop()) == RowPart(part)


@pytest.mark.parametrize(
    ("name", "within", "wrong"), [(".坐席", "projects", "REP025"), (".座席", "", "REP020"), (".座席", None, "REP027")]
)
def test_a_field_that_the_row_does_not_have(names, name, within, wrong):
    assert code(names.resolve(name, within=None if within is None else Loop(within))) == wrong


def test_outside_of_it_the_same_name_means_nothing(names):
    assert code(names.resolve("座席")) == "REP020"


@pytest.mark.parametrize("name", ["项目[东关书屋].完成日期", "projects［东关书屋］．due", "Projects[东关书屋].Due"])
def test_a_field_of_one_record(names, name):
    assert names.resolve(name) == EntryRef("projects", "东关书屋", "due")


def test_an_unknown_name_is_answered_with_the_nearest(names):
    problem = names.resolve("宣讲场", context="共办{{宣讲场}}场")
    assert (code(problem), "宣讲场次" in problem.mend(), "共办{{宣讲场}}场" in problem.sentence()) == (
        "REP020",
        True,
        True,
    )


def test_the_nearest_of_a_shifted_name_is_looked_for_without_the_shift(names):
    assert "宣讲场次" in names.resolve("上年 宣讲场").mend()


def test_a_title_of_two_indicators_is_said_with_their_ids(names):
    problem = names.resolve("同名指标")
    assert (code(problem), "lectures.all" in problem.mend()) == ("REP021", True)


def test_the_id_of_one_of_the_two_is_clear(names):
    assert names.resolve("lectures.all") == FigureRef("lectures.all")


def test_an_unknown_wording_is_said_with_those_there_are(names):
    problem = names.resolve("听众", "约")
    assert (code(problem), "wan_yu" in problem.mend()) == ("REP022", True)


@pytest.mark.parametrize(("name", "rule"), [("年", "yu"), ("若有 听众", "yu"), ("项目[书屋].完成日期", "yu")])
def test_what_is_no_number_takes_no_wording(names, name, rule):
    assert code(names.resolve(name, rule)) == "REP023"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("工程[书屋].座席", "REP024"),
        ("每行 工程", "REP024"),
        ("项目[书屋].坐席", "REP025"),
        ("项目[书屋].负责人", "REP026"),
    ],
)
def test_registers_and_fields_are_checked(names, name, wrong):
    assert code(names.resolve(name)) == wrong


def test_a_personal_field_is_not_printed_in_a_row_either(names):
    assert code(names.resolve(".姓名", within=Loop("people"))) == "REP026"
