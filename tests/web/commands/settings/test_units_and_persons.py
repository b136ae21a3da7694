"""Units change from a day on, a list's change reaches what copied it, a person's values are erased by law."""

from datetime import date

import pytest

from making import DISTRICT, EAST_GATE, WILLOW_RIVER
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.people.persons import erase_person
from youju.web.commands.settings.lists import change_listed
from youju.web.commands.settings.restructuring import merge_units
from youju.web.commands.settings.units import add_unit, change_unit
from youju.web.store.persons import personal_values
from youju.web.store.read import head, history

WHO = "cli:test"
VILLAGE = {"code": "990101001001", "name": "青石村村民委员会", "short": "青石村", "kind": "village"}
PERSON = {"name": "王芳", "phone": "13800138000"}


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


@pytest.fixture
def person(office):
    """The number of a volunteer whom 小王 entered."""
    saved, problems = enter(office, "小王", "people", Given(EAST_GATE, PERSON))
    assert saved.record, problems
    return saved.record


def village(office, **raw):
    """A new village under 东关街道; its number and what stood against it."""
    return add_unit(office, WHO, {**VILLAGE, "parent": "990101001", "valid_from": "2025-01-01", **raw})


def label(office, unit, day):
    """The short name of a unit on a day."""
    return office.tree().label(unit, date.fromisoformat(day))


def test_a_new_unit_is_found_by_its_code(office):
    number, problems = village(office)
    assert (problems, office.unit("990101001001")) == ((), number)


def test_a_unit_is_found_by_its_short_name_too(office):
    number, _ = village(office)
    assert office.unit("青石村") == number


def test_before_its_first_day_a_unit_is_not_there(office):
    number, _ = village(office, valid_from="2025-07-01")
    tree = office.tree()
    assert [tree.exists(number, date(2025, month, 1)) for month in (6, 7)] == [False, True]


def test_a_new_unit_stands_under_its_parent(office):
    number, _ = village(office)
    assert number in office.tree().on(office.today).subtree(EAST_GATE)


@pytest.mark.parametrize("raw", [{"name": ""}, {"code": ""}, {"valid_from": "去年"}, {"parent": "990199"}])
def test_a_unit_with_a_mistake_is_not_added(office, raw):
    before = head()
    number, problems = village(office, **raw)
    assert (number, bool(problems), head()) == (None, True, before)


@pytest.mark.parametrize("who", ["小王", "老李", "审计"])
def test_units_are_kept_by_the_office_alone(office, who):
    before = head()
    number, problems = add_unit(office, who, {**VILLAGE, "valid_from": "2025-01-01"})
    assert (number, [p.code for p in problems], head()) == (None, ["CMD005"], before)


def test_a_unit_bears_its_new_name_from_a_day_on(office):
    assert change_unit(office, WHO, EAST_GATE, {"short": "东城街道", "valid_from": "2025-07-01"}) == ()
    assert (label(office, EAST_GATE, "2025-06-30"), label(office, EAST_GATE, "2025-07-01")) == ("东关街道", "东城街道")


def test_a_unit_moves_under_another_from_a_day_on(office):
    number, _ = village(office)
    assert change_unit(office, WHO, number, {"parent": "990101102", "valid_from": "2025-07-01"}) == ()
    tree = office.tree()
    assert number in tree.on(date(2025, 6, 30)).subtree(EAST_GATE)
    assert number in tree.on(date(2025, 7, 1)).subtree(WILLOW_RIVER)


def test_a_unit_is_not_changed_by_others(office):
    assert [p.code for p in change_unit(office, "小王", EAST_GATE, {"short": "东城"})] == ["CMD005"]


def test_a_merged_unit_lies_in_its_successor_from_that_day_on(office):
    assert merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, "2025-07-01")[1] == ()
    tree = office.tree()
    assert WILLOW_RIVER not in tree.on(date(2025, 6, 30)).subtree(EAST_GATE)
    assert WILLOW_RIVER in tree.on(date(2025, 7, 1)).subtree(EAST_GATE)


def test_a_third_unit_joins_two_that_are_merged(office):
    number, _ = village(office)
    merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, "2025-07-01")
    assert merge_units(office, WHO, (number,), EAST_GATE, "2025-08-01")[1] == ()
    assert {WILLOW_RIVER, number} <= office.tree().on(date(2025, 8, 1)).subtree(EAST_GATE)


def test_a_merger_is_written_whole_or_not_at_all(office):
    before = head()
    assert [p.code for p in merge_units(office, "小王", (WILLOW_RIVER,), EAST_GATE, "2025-07-01")[1]] == ["CMD005"]
    assert head() == before


def test_the_office_stays_the_top(office):
    merge_units(office, WHO, (WILLOW_RIVER,), EAST_GATE, "2025-07-01")
    assert office.tree().on(date(2025, 7, 1)).top == DISTRICT


def test_personal_values_are_not_in_the_log(person):
    assert "王芳" not in str(history(person)[0].entry.data)
    assert personal_values(person)["name"] == "王芳"


def test_erased_values_are_gone_and_the_record_stays(office, person):
    assert erase_person(office, WHO, person, ("name", "phone"), "本人申请") == (2, ())
    assert (personal_values(person), len(history(person))) == ({}, 1)


def test_one_value_may_be_erased_alone(office, person):
    assert erase_person(office, WHO, person, ("phone",), "本人申请")[0] == 1
    assert personal_values(person) == {"name": "王芳"}


def test_an_erasure_is_logged_with_its_reason(office, person):
    erase_person(office, WHO, person, ("phone",), "本人申请")
    (logged,) = history(head())
    assert logged.entry.register == "erasures"
    assert (logged.entry.data["target"], logged.entry.data["reason"]) == (person, "本人申请")


@pytest.mark.parametrize("who", ["小王", "老李", "阿强", "审计"])
def test_erasing_is_the_offices_duty_alone(office, person, who):
    count, problems = erase_person(office, who, person, ("name",), "本人申请")
    assert (count, [p.code for p in problems], personal_values(person)["name"]) == (0, ["CMD005"], "王芳")


def test_nobody_is_erased_who_is_not_there(office):
    with pytest.raises(Refused, match="CMD014"):
        erase_person(office, WHO, 999, ("name",), "本人申请")


def test_a_list_is_changed_from_a_day_on(office):
    raw = {"name": "清和日报", "level": "省", "since": "2020-01-01"}
    outlet = enter(office, WHO, "outlets", Given(DISTRICT, raw))[0].record
    assert change_listed(office, WHO, outlet, {"level": "中央", "since": "2025-07-01"}) == (0, ())
    assert [revision.entry.data["level"] for revision in history(outlet)] == ["province", "central"]


def test_a_change_of_a_list_with_a_mistake_writes_nothing(office):
    raw = {"name": "清和日报", "level": "省", "since": "2020-01-01"}
    outlet = enter(office, WHO, "outlets", Given(DISTRICT, raw))[0].record
    count, problems = change_listed(office, WHO, outlet, {"level": "县处级以下"})
    assert (count, bool(problems), head()) == (0, True, outlet)


def test_a_record_of_a_list_that_is_not_there_is_refused(office):
    with pytest.raises(Refused, match="CMD014"):
        change_listed(office, WHO, 999, {"level": "省"})
