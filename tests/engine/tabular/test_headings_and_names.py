"""What a header text says: a name, a unit word, a multiple; and which field a path of texts means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.base.labels import Label
from youju.engine.definitions.model import Choice, Field, Register
from youju.engine.tabular.headings import Heading, fold, heading, measure, table_unit
from youju.engine.tabular.vocabulary import Match, Vocabulary


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("金额（万元）", Heading("金额", "元", 10**4)),
        ("金额(元)", Heading("金额", "元")),
        ("受众[千人次]", Heading("受众", "人次", 1000)),
        ("受众【人次】", Heading("受众", "人次")),
        ("人数/人次", Heading("人数", "人次")),
        ("听众(人次)（必填）", Heading("听众", "人次")),
        ("时长（计量单位：小时）", Heading("时长", "小时")),
        ("活动时间（年/月/日）", Heading("活动时间")),
        ("*题目：", Heading("题目")),
        ("  题 目 ", Heading("题目")),
        ("ＴＩＴＬＥ", Heading("title")),
        ("（）", Heading("()")),
        ("/", Heading("/")),
    ],
)
def test_a_header_text_is_taken_apart(text, said):
    assert heading(text) == said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("人次", ("人次", 1)),
        ("千人次", ("人次", 1000)),
        ("百万元", ("元", 10**6)),
        ("单位:场", ("场", 1)),
        ("内容", None),
        ("", None),
    ],
)
def test_a_bracket_is_a_unit_word_or_it_is_not(text, found):
    assert measure(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单位：万元", ("元", 10**4)),
        ("（金额单位：元）", ("元", 1)),
        ("计量单位: 人次", ("人次", 1)),
        ("单位：青石镇", None),
        ("填表说明", None),
    ],
)
def test_a_line_above_the_table_may_say_the_unit_word_of_all(text, found):
    assert table_unit(text) == found


@given(st.text(max_size=30))
def test_any_header_text_has_a_reading_and_folding_it_again_changes_nothing(text):
    assert fold(heading(text).name) == fold(fold(heading(text).name))


@given(st.sampled_from(["听众", "金额", "时长"]), st.sampled_from(["", "千", "万", "百万"]), st.sampled_from("（(【["))
def test_a_multiple_is_read_in_any_bracket(name, scale, bracket):
    close = {"（": "）", "(": ")", "【": "】", "[": "]"}[bracket]
    said = heading(f"{name}{bracket}{scale}元{close}")
    assert (said.name, said.unit, said.scale) == (name, "元", {"": 1, "千": 1000, "万": 10**4, "百万": 10**6}[scale])


# --- fields ----------------------------------------------------------------------------------------------------------

LEVELS = (Choice("town", Label("乡镇", "Town"), ("镇级",)), Choice("city", Label("城区", "City")))


def vocabulary(*fields: Field) -> Vocabulary:
    return Vocabulary(Register("visits", Label("走访"), {f.id: f for f in fields}, {}, "do-review"))


PEOPLE = Field("people", Label("人数", "People"), "integer", unit="人次", aliases=("到场人数",))
STAFF = Field("staff", Label("工作人员", "Staff"), "integer", unit="人次")
LEVEL = Field("level", Label("层级", "Level"), "choice", choices=LEVELS)


@pytest.mark.parametrize("text", ["people", "人数", "People", "到场人数", "人数（人次）", "PEOPLE*"])
def test_a_field_is_known_by_all_its_names(text):
    assert vocabulary(PEOPLE).match((text,)).target == "people"


def test_a_unit_word_names_the_only_field_that_has_it():
    assert (vocabulary(PEOPLE).match(("人次",)).target, vocabulary(PEOPLE, STAFF).match(("人次",))) == ("people", None)


def test_a_title_wins_over_anothers_alias():
    other = Field("guests", Label("来宾"), "integer", aliases=("人数",))
    assert vocabulary(PEOPLE, other).match(("人数",)).target == "people"


def test_an_alias_of_two_fields_means_neither():
    two = (Field("a", Label("甲"), "text", aliases=("名字",)), Field("b", Label("乙"), "text", aliases=("名字",)))
    assert vocabulary(*two).match(("名字",)) is None


def test_a_retired_field_is_known_by_no_name():
    assert vocabulary(Field("old", Label("旧"), "text", retired=True)).match(("旧",)) is None


def test_a_copied_field_is_known_by_no_name():
    assert vocabulary(Field("outlet_level", Label("级"), "text", derived=("outlet", "level"))).match(("级",)) is None


@pytest.mark.parametrize(
    ("path", "match"),
    [
        (("乡镇级别", "人数"), Match("people", unknown=1)),
        (("城区", "人数"), Match("people", (("level", "city"),))),
        (("人数", "城区"), Match("people", (("level", "city"),))),
        (("镇级", "人数"), Match("people", (("level", "town"),))),
        (("人数", "人数（千人次）"), Match("people", (), "人次", 1000)),
        (("城区", "人数（千人次）"), Match("people", (("level", "city"),), "人次", 1000)),
        (("合计", "人数"), Match("@total")),
        (("人数", "小计"), Match("@total")),
        (("合计",), Match("@total")),
        (("城区人数",), Match("people", (("level", "city"),))),
        (("到场", "人数"), Match("people", unknown=1)),
        (("到", "场人数"), Match("people")),
        (("天气",), None),
        (("城区",), None),
    ],
)
def test_a_path_of_texts_means_a_field_and_what_holds_for_the_column(path, match):
    assert vocabulary(PEOPLE, LEVEL).match(path) == match


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("单位", "@unit"),
        ("填报单位", "@unit"),
        ("镇街", "@unit"),
        ("协办单位", "@co_units"),
        ("序号", "@number"),
        ("No.", "@number"),
    ],
)
def test_columns_that_are_no_fields_are_known(text, target):
    assert vocabulary(PEOPLE).match((text,)).target == target


def test_a_field_of_the_register_wins_over_them():
    mine = Field("issue", Label("编号"), "integer")
    assert vocabulary(mine).match(("编号",)).target == "issue"


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4))
def test_any_path_means_a_field_of_the_register_or_nothing(path):
    found = vocabulary(PEOPLE, LEVEL).match(tuple(path))
    assert found is None or found.target in {"people", "level", "@unit", "@co_units", "@number", "@total"}
