"""Search: two characters and initials, within what a reader may read; persons by the whole value alone."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from offices import held
from youju.web.accounts.actors import Actor
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, correct, enter, void_record
from youju.web.commands.registers.searching import registers, search


@pytest.fixture
def office(site):
    """The office of the cast: a lecture in each town, and the volunteer 张三 of 小王's."""
    office = use(site)
    held(office, "小王", EAST_GATE, "柳河文化节", 40)
    held(office, "阿强", WILLOW_RIVER, "柳河镇宣讲", 99)
    enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三", "phone": "13800000000"}))
    return office


def labels(found):
    return [record.label for record in found.records]


@pytest.mark.parametrize("text", ["柳河", "lhz", "LHZ", "柳河 宣讲", "柳河镇"])
def test_two_characters_or_initials_find_a_record(office, text):
    assert "柳河镇宣讲" in labels(search(office, "审计", text))


def test_a_hit_in_another_field_says_where(office):
    held(office, "小王", EAST_GATE, "消防课", 5, place="柳河广场")
    assert [(f.label, f.where) for f in search(office, "小王", "lhgc").records] == [("消防课", "地点：柳河广场")]


def test_of_records_alike_the_latest_comes_first(office):
    assert labels(search(office, "审计", "柳河")) == ["柳河镇宣讲", "柳河文化节"]


@pytest.mark.parametrize("text", ["柳河文化", "lhwh", "ＬＨＷＨ"])
def test_what_is_called_so_comes_first_then_what_begins_so_then_the_latest(office, text):
    for title, place in (("柳河文化", "文化站"), ("看柳河文化", "文化站"), ("消防课", "柳河文化广场")):
        held(office, "小王", EAST_GATE, title, 5, place=place)
    assert labels(search(office, "小王", text)) == ["柳河文化", "柳河文化节", "消防课", "看柳河文化"]


def test_of_figures_and_registers_too_what_is_called_so_comes_first(office):
    assert search(office, "小王", "lectures").indicators[0].id == "lectures.sessions"


def test_a_clerk_finds_the_records_of_their_unit_only(office):
    assert labels(search(office, "小王", "柳河")) == ["柳河文化节"]


def test_who_has_no_role_finds_no_record(office):
    found = search(office, Actor("u9", "路人"), "柳河")
    assert (found.records, found.registers) == ((), ())


def test_hits_are_counted_by_register(office):
    assert [(r.id, n) for r, n in search(office, "审计", "柳河").counts] == [("lectures", 2)]


def test_the_tally_follows_what_is_written(office):
    def told():
        return [
            (t.total, t.mine) for kept in registers(office, "小王") for r, t in kept.registers if r.id == "lectures"
        ]

    before = told()
    held(office, "小王", EAST_GATE, "又一场", 10)
    assert (before, told(), told()) == ([(1, 1)], [(2, 2)], [(2, 2)])


def test_void_records_are_not_found(office):
    found = search(office, "小王", "柳河文化")
    void_record(office, "小王", found.records[0].record, "重复")
    assert search(office, "小王", "柳河文化").total == 0


@pytest.mark.parametrize("text", ["柳河", "lhz", "990101102"])
def test_a_unit_is_found_by_name_initials_or_code(office, text):
    assert [unit.name for unit in search(office, "小王", text).units] == ["柳河镇"]


@pytest.mark.parametrize("text", ["听众", "tz", "audience"])
def test_an_indicator_is_found_by_its_title(office, text):
    assert "lectures.people" in [i.id for i in search(office, "小王", text).indicators]


@pytest.mark.parametrize("text", ["宣讲", "xjcc"])
def test_a_register_is_found_by_its_title(office, text):
    assert [r.id for r in search(office, "小王", text).registers] == ["lectures"]


def test_nothing_is_asked_for_blanks(office):
    assert search(office, "小王", "  ").total == 0


def persons(office, who, text):
    return [found.register.zh for found in search(office, who, text).persons]


def test_a_person_is_found_by_a_whole_personal_value(office):
    assert persons(office, "小王", "张三") == persons(office, "小王", "138-0000-0000") == ["志愿者"]


def test_a_part_of_a_personal_value_finds_nobody(office):
    assert (persons(office, "小王", "张"), search(office, "小王", "zs").total) == ([], 0)


@pytest.mark.parametrize("who", ["阿强", "审计"])
def test_who_does_not_work_for_the_unit_finds_nobody(office, who):
    assert persons(office, who, "张三") == []


def test_a_name_that_was_corrected_is_found_no_more(office):
    found = search(office, "小王", "张三").persons[0].record
    correct(office, "小王", found, found, {"name": "李四"})
    assert persons(office, "小王", "张三") == []


def tallies(office, who, text=""):
    return {r.id: (t.total, t.mine) for kept in registers(office, who, text) for r, t in kept.registers}


def test_registers_are_listed_with_what_one_may_read_and_what_one_entered(office):
    assert tallies(office, "小王") == {"lectures": (1, 1), "outlets": (0, 0), "people": (1, 1)}
    assert tallies(office, "老李")["lectures"] == (1, 0)


def test_registers_are_found_by_initials(office):
    assert list(tallies(office, "小王", "zyz")) == ["people"]


def test_registers_stand_under_their_group(office):
    assert [kept.group.title.zh for kept in registers(office, "小王")] == ["宣讲"]
