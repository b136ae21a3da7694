"""The list of a register: what a reader sees, filtered, sorted by pinyin, paged, counted in full."""

import pytest

from making import DISTRICT, EAST_GATE, WILLOW_RIVER
from offices import held
from youju.engine.base.problems import Refused
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, enter, step, void_record
from youju.web.commands.registers.filters import Filter
from youju.web.commands.registers.listing import Asked, listed

TITLES = ("柳河文化节", "安全宣讲", "重阳慰问", "读书会第2场", "读书会第10场")


@pytest.fixture
def office(site):
    """The office of the cast with five lectures of 小王 and one of 阿强, records in the order of `TITLES`."""
    office = use(site)
    for n, title in enumerate(TITLES):
        held(office, "小王", EAST_GATE, title, 10 * n, held_on=f"2025-0{n + 1}-01")
    held(office, "阿强", WILLOW_RIVER, "柳河镇宣讲", 99)
    return office


def titles(office, who="小王", **asked):
    return [line.label for line in listed(office, who, Asked("lectures", **asked)).lines]


def test_the_latest_comes_first(office):
    assert titles(office) == list(TITLES[::-1])


def test_a_clerk_sees_the_records_of_their_unit_only(office):
    assert titles(office, "阿强") == ["柳河镇宣讲"]


def test_an_auditor_of_the_office_sees_all(office):
    assert listed(office, "审计", Asked("lectures")).total == 6


def test_who_has_no_role_reads_nothing(office):
    with pytest.raises(Refused, match="ENT009"):
        listed(office, Actor("u9", "路人"), Asked("lectures"))


def test_titles_sort_by_pinyin_and_numbers_by_size(office):
    assert titles(office, sort="title", down=False) == [
        "安全宣讲",
        "重阳慰问",
        "读书会第2场",
        "读书会第10场",
        "柳河文化节",
    ]


def test_numbers_sort_down(office):
    assert titles(office, sort="people")[0] == "读书会第10场"


def test_units_sort_by_their_names(office):
    assert titles(office, "审计", sort="unit", down=True)[0] == "柳河镇宣讲"


@pytest.mark.parametrize("sort", ["record", "title", "people", "unit", "stage", "held_on", "place"])
@pytest.mark.parametrize("down", [False, True])
def test_pages_follow_each_other_without_gap_or_repeat(office, sort, down):
    found, after = [], 0
    while True:
        page = listed(office, "审计", Asked("lectures", sort=sort, down=down, after=after, limit=2))
        assert page.position == len(found)
        found += [line.record for line in page.lines]
        if not page.next:
            break
        after = page.next
    assert len(found) == len(set(found)) == page.total == 6


def test_the_page_before_is_found_again(office):
    second = listed(office, "小王", Asked("lectures", sort="title", down=False, after=0, limit=2))
    third = listed(office, "小王", Asked("lectures", sort="title", down=False, after=second.next, limit=2))
    back = listed(office, "小王", Asked("lectures", sort="title", down=False, before=third.back, limit=2))
    assert (back.lines, back.first, back.last) == (second.lines, 1, 2)


def test_records_without_a_value_come_last_both_ways(office):
    enter(office, "小王", "lectures", Given(EAST_GATE, {"title": "未统计", "held_on": "2025-08-01"}))
    assert titles(office, sort="people", down=False)[-1] == titles(office, sort="people", down=True)[-1] == "未统计"


def test_two_characters_find_a_record(office):
    assert titles(office, text="读书") == ["读书会第10场", "读书会第2场"]


def test_initials_find_a_record(office):
    assert titles(office, text="cyww") == ["重阳慰问"]


def test_every_word_has_to_be_found(office):
    assert titles(office, text="读书 第2") == ["读书会第2场"]


def test_what_one_entered_oneself(office):
    held(office, "老李", EAST_GATE, "老李的宣讲", 5)
    assert titles(office, "老李", mine=True) == ["老李的宣讲"]


def test_the_records_of_a_unit_and_those_below(office):
    assert listed(office, "审计", Asked("lectures", unit=DISTRICT)).total == 6
    assert titles(office, "审计", unit=WILLOW_RIVER) == ["柳河镇宣讲"]


def test_records_at_a_stage(office):
    step(office, "老李", listed(office, "小王", Asked("lectures")).lines[0].record, "accept")
    assert titles(office, filters=(Filter("stage", "is", ("accepted",)),)) == ["读书会第10场"]


def test_records_dated_within_days(office):
    within = (Filter("date", "min", ("2025-02-01",)), Filter("date", "max", ("2025-03-01",)))
    assert titles(office, filters=within) == ["重阳慰问", "安全宣讲"]


def test_a_bound_is_read_as_people_write_it(office):
    assert titles(office, filters=(Filter("people", "min", ("３０",)),)) == ["读书会第10场", "读书会第2场"]


def test_a_text_that_one_field_holds(office):
    assert titles(office, filters=(Filter("title", "has", ("宣讲",)),)) == ["安全宣讲"]


def test_records_that_do_not_state_a_field(office):
    enter(office, "小王", "lectures", Given(EAST_GATE, {"title": "未统计", "held_on": "2025-08-01"}))
    assert titles(office, filters=(Filter("people", "empty", ("1",)),)) == ["未统计"]


def test_a_filter_that_makes_no_sense_is_told_and_left_out(office):
    found = listed(office, "小王", Asked("lectures", filters=(Filter("people", "min", ("很多",)),)))
    assert (found.total, [p.code for p in found.problems]) == (5, ["ENT010"])


def test_a_column_that_is_gone_is_told_and_left_out(office):
    found = listed(office, "小王", Asked("lectures", columns=("title", "ghost")))
    assert ([f.id for f in found.columns], [p.code for p in found.problems]) == (["title"], ["ENT006"])


def test_void_records_are_left_out_unless_asked_for(office):
    void_record(office, "小王", listed(office, "小王", Asked("lectures")).lines[0].record, "重复")
    assert (
        listed(office, "小王", Asked("lectures")).total,
        listed(office, "小王", Asked("lectures", void=True)).total,
    ) == (4, 5)


def test_a_change_is_seen_at_once(office):
    listed(office, "小王", Asked("lectures"))
    held(office, "小王", EAST_GATE, "刚刚填报", 1)
    assert titles(office)[0] == "刚刚填报"


@pytest.fixture
def volunteers(office):
    """张三, entered by 小王."""
    enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三", "phone": "13800000000"}))
    return office


def names(office, who, **asked):
    return [line.cells[0] for line in listed(office, who, Asked("people", columns=("name",), **asked)).lines]


def test_whoever_works_for_the_unit_reads_its_personal_values(volunteers):
    assert [cell.text for cell in names(volunteers, "小王")] == ["张三"]


def test_of_personal_fields_a_list_shows_only_the_name_unasked(volunteers):
    assert [f.id for f in listed(volunteers, "小王", Asked("people")).columns] == ["name"]


def test_an_auditor_reads_no_personal_value(volunteers):
    assert [(cell.text, cell.sealed) for cell in names(volunteers, "审计")] == [("（个人信息）", True)]


def test_a_person_is_found_by_the_whole_value_only(volunteers):
    assert len(names(volunteers, "小王", person="138 0000 0000")) == 1
    assert names(volunteers, "小王", person="1380000") == names(volunteers, "小王", text="张三") == []


def test_an_auditor_finds_nobody_by_a_personal_value(volunteers):
    assert names(volunteers, "审计", person="张三") == []


def test_a_personal_field_sorts_and_filters_nothing(volunteers):
    found = listed(volunteers, "小王", Asked("people", sort="name", filters=(Filter("name", "is", ("张三",)),)))
    assert [p.code for p in found.problems] == ["ENT006", "ENT006"]
