"""Stated figures: 小王 states, 老李 confirms; nobody is their own second person unless the office has but one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from making import EAST_GATE, NOON, PACK, listed
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import Office
from youju.web.commands.entry import entries
from youju.web.commands.reports import stating
from youju.web.commands.reports.stated import people, stated_figures
from youju.web.store import read
from youju.web.store.log import append

PEOPLE = {
    "name": "常住人口", "value": "42.0万", "unit_word": "人", "period": "2025", "source": "统计公报", "office": "统计局",
}  # fmt: skip


@pytest.fixture
def office(site):
    return Office(site)


@pytest.fixture
def alone(site):
    """The same office, with one person."""
    return Office(replace(site, one_person=True))


@pytest.fixture
def number(office):
    """What 小王 stated: 42.0万 people."""
    saved, problems = stating.add(office, "小王", PEOPLE)
    assert problems == ()
    return saved.record


def the(office):
    """The only stated figure."""
    (one,) = stated_figures(office)
    return one


def codes(problems):
    return [problem.code for problem in problems]


def stated(site, **raw):
    """What a person's words come to: value and unit word, or the codes of what is wrong."""
    saved, problems = stating.add(site, "老李", PEOPLE | raw)
    if not saved.record:
        return codes(problems)
    one = next(each for each in stated_figures(site) if each.record == saved.record)
    return one.value, one.unit_word


def test_what_is_stated_waits_with_its_source(office, number):
    one = the(office)
    assert (one.value, one.unit_word, one.period, one.source, one.office) == (
        420000,
        "人",
        "2025",
        "统计公报",
        "统计局",
    )
    assert (one.record, one.unit, one.stated_by, one.confirmed_by) == (number, EAST_GATE, "u1", "")


def test_a_second_person_confirms_it(office, number):
    _, problems = stating.confirm(office, "老李", number)
    one = the(office)
    assert (problems, one.stated_by, one.confirmed_by, one.alone) == ((), "u1", "u2", False)
    assert people([one]) == {"u1": "小王", "u2": "老李"}


def test_nobody_confirms_what_they_stated_themselves(office):
    saved, _ = stating.add(office, "老李", PEOPLE)
    nothing, problems = stating.confirm(office, "老李", saved.record)
    assert (nothing.seq, codes(problems), the(office).confirmed_by) == (0, ["LED104"], "")


def test_a_clerk_confirms_nothing(office, number):
    assert "LED103" in codes(stating.confirm(office, "小王", number)[1])
    assert codes(stating.confirm(office, "阿强", number)[1]) == ["LED103"]


def test_in_an_office_of_one_person_it_shows(alone):
    saved, _ = stating.add(alone, "老李", PEOPLE)
    stating.confirm(alone, "老李", saved.record)
    assert (the(alone).alone, read.history(saved.record)[-1].entry.source) == (True, {"one_person": True})


def test_what_two_persons_did_in_such_an_office_does_not_show_as_one(alone):
    saved, _ = stating.add(alone, "小王", PEOPLE)
    stating.confirm(alone, "老李", saved.record)
    assert not the(alone).alone


def test_confirming_twice_writes_nothing(office, number):
    stating.confirm(office, "老李", number)
    head = read.head()
    assert codes(stating.confirm(office, "老李", number)[1]) == ["CMD045"]
    assert read.head() == head


def test_a_change_waits_to_be_confirmed_again(office, number):
    stating.confirm(office, "老李", number)
    _, problems = stating.change(office, "小王", number, {"value": "42.3万"})
    assert (problems, the(office).value, the(office).confirmed_by) == ((), 423000, "")
    assert [r.entry.action for r in read.history(number)] == ["add", "confirm", "edit"]
    stating.confirm(office, "老李", number)
    assert the(office).confirmed_by == "u2"


def test_whoever_changed_it_may_not_confirm_the_change(office, number):
    stating.change(office, "老李", number, {"value": "43万"})
    assert codes(stating.confirm(office, "老李", number)[1]) == ["LED104"]


def test_the_general_form_is_not_for_those_who_keep_no_registers_of_the_system(office, number):
    _, problems = entries.correct(office, "小王", number, the(office).seq, {"value": "43万"})
    assert (the(office).value, len(problems)) == (420000, 1)


def test_a_correction_by_the_general_form_waits_too(office, number):
    stating.confirm(office, "老李", number)
    entries.correct(office, "cli:test", number, the(office).seq, {"value": "43万"})
    assert (the(office).value, the(office).confirmed_by) == (430000, "")
    assert stating.confirm(office, "老李", number)[1] == ()
    assert the(office).confirmed_by == "u2"


def test_voiding_and_restoring_makes_nobody_a_second_person(office):
    saved, _ = stating.add(office, "老李", PEOPLE)
    stating.void(office, "小王", saved.record, "登错")
    stating.restore(office, "小王", saved.record)
    assert codes(stating.confirm(office, "老李", saved.record)[1]) == ["LED104"]


def test_a_change_keeps_what_it_does_not_name(office, number):
    stating.change(office, "小王", number, {"source": "年鉴"})
    assert (the(office).source, the(office).value, the(office).office) == ("年鉴", 420000, "统计局")


def test_a_wrong_unit_word_is_set_right_and_the_value_stays(office, number):
    stating.change(office, "小王", number, {"unit_word": "户"})
    assert (the(office).value, the(office).unit_word) == (420000, "户")


def test_a_stated_figure_is_voided_and_stated_anew(office, number):
    assert codes(stating.void(office, "小王", number, "")[1]) == ["LED105"]
    stating.void(office, "小王", number, "登错")
    assert stated_figures(office) == ()
    assert stating.add(office, "小王", PEOPLE)[1] == ()


def test_the_same_name_and_period_is_a_conflict_that_names_the_first(office, number):
    saved, (problem,) = stating.add(
        office, "老李", PEOPLE | {"name": " 常住 人口 ", "value": "43万", "period": "２０２５"}
    )
    assert (saved.record, problem.code, problem.place.record) == (0, "CMD041", number)
    assert "420000人" in problem.sentence("zh")


def test_another_year_and_another_unit_are_other_figures(office, number):
    assert stating.add(office, "小王", PEOPLE | {"period": "2024", "value": "41万"})[1] == ()
    assert stating.add(office, "阿强", PEOPLE | {"value": "3万"})[1] == ()
    assert [one.value for one in stated_figures(office, "2025")] == [420000, 30000]


def test_a_change_into_one_that_is_there_is_a_conflict(office, number):
    other, _ = stating.add(office, "小王", PEOPLE | {"period": "2024"})
    assert codes(stating.change(office, "小王", other.record, {"period": "2025"})[1]) == ["CMD041"]


@pytest.mark.parametrize("actor", ["阿强", "审计"])
def test_who_has_no_part_in_the_unit_states_nothing_for_it(office, actor):
    saved, problems = stating.add(office, actor, PEOPLE, EAST_GATE)
    assert (saved.record, codes(problems)) == (0, ["CMD005"])


def test_a_number_of_the_whole_office_is_not_for_the_clerk_of_a_town(office):
    assert codes(stating.add(office, "小王", PEOPLE, 0)[1]) == ["CMD005"]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("42.0万", "人", (420000, "人")),
        ("42.0", "万人", (420000, "人")),
        ("42.0万人", "人", (420000, "人")),
        ("420,000", "人", (420000, "人")),
        ("四十二万", "人", (420000, "人")),
        ("1.25亿", "元", (125000000, "元")),
        ("3.5", "亿元", (350000000, "元")),
        ("98.6", "%", (Decimal("98.6"), "%")),
        ("98.6%", "%", (Decimal("98.6"), "%")),
        ("-0.3", "%", (Decimal("-0.3"), "%")),
        ("812.4567", "平方公里", (Decimal("812.4567"), "平方公里")),
        ("6", "座塔", (6, "座塔")),
        ("0", "起", (0, "起")),
    ],
)
def test_a_value_is_read_exactly_as_it_is_written(office, value, unit, said):
    assert stated(office, value=value, unit_word=unit) == said


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"value": "约42万"}, "CMD043"),
        ({"value": "42万余"}, "CMD043"),
        ({"value": "很多"}, "CMD042"),
        ({"value": "42.0万人次"}, "CMD044"),
        ({"value": "812.45678", "unit_word": "平方公里"}, "LED007"),
        ({"value": ""}, "LED001"),
        ({"source": ""}, "LED001"),
        ({"office": " "}, "LED001"),
        ({"unit_word": ""}, "LED001"),
    ],
)
def test_what_cannot_stand_is_told_once_and_not_written(office, raw, code):
    assert stated(office, **raw) == [code]
    assert stated_figures(office) == ()


def test_what_is_no_period_is_refused(office):
    with pytest.raises(Refused):
        stating.add(office, "小王", PEOPLE | {"period": "去年"})


@pytest.mark.parametrize("number", [1, 99999])
def test_a_number_of_something_else_is_refused(office, number):
    with pytest.raises(Refused) as refusal:
        stating.confirm(office, "老李", number)
    assert codes(refusal.value.problems) == ["CMD040"]


def test_what_came_later_is_not_seen_at_an_earlier_seq(office, number):
    head = read.head()
    stating.confirm(office, "老李", number)
    stating.change(office, "小王", number, {"value": "50万"})
    (then,) = stated_figures(office, as_of=head)
    assert (then.value, then.confirmed_by) == (420000, "")
    assert stated_figures(office, as_of=number - 1) == ()


def test_a_pack_that_was_logged_with_a_register_of_that_name_still_opens(office):
    """One that had its own `stated` before the system had: nothing of it is taken for a stated figure."""
    (base,) = read.live("definitions")
    own = PACK + (
        '\n[register.stated]\ntitle = { zh = "陈述", en = "Statements" }\ngroup = "lectures"\nloop = "list"\nlabel = "title"\n'
        '[[register.stated.field]]\nid = "title"\ntitle = { zh = "题目", en = "Title" }\ntype = "text"\n'
    )
    data = listed("definitions", layer="pack", file="pack.toml", content=own, digest="0" * 64)
    append([data.changed(record=base.record, action="edit")], NOON, {base.record: base.seq})
    append([listed("stated", title="一句话")], NOON)
    assert office.register("stated").title.zh == "陈述"
    assert stated_figures(office) == ()
    saved, problems = stating.add(office, "小王", PEOPLE)
    assert (saved.record, {p.code for p in problems} >= {"LED002"}) == (0, True)
