"""An office's own definitions are held against what its log holds before they come into force."""

import pytest

from making import EAST_GATE, PACK, WILLOW_RIVER
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, correct, enter, void_record
from youju.web.store import read
from youju.web.store.definitions import logged_texts
from youju.web.store.holding import holding

AUDIENCE = PACK[PACK.index('[[register.lectures.field]]\nid = "people"') : PACK.index("[register.lectures.measure")]

HOURS = 'type = "hours"'


@pytest.fixture
def office(either_site):
    """The site of the cast: two lectures of 小王, one of 阿强."""
    found = use(either_site)
    for who, unit, title in (
        ("小王", EAST_GATE, "宪法"),
        ("小王", EAST_GATE, "民法典"),
        ("阿强", WILLOW_RIVER, "宪法"),
    ):
        raw = {"title": title, "place": "文化站", "held_on": "2025-03-08", "people": "40"}
        assert enter(found, who, "lectures", Given(unit, raw))[0].record
    return found


def put(office, text, *more):
    """`FILE:LINE CODE` of what is said when the pack's file is replaced by `text` and the office adds files."""
    texts = (("pack", "pack.toml", text), *more)
    return [f"{p.place} {p.code}".strip() for p in sync_definitions(office, "cli:test", texts)]


def line(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_a_new_title_comes_into_force(office):
    assert put(office, PACK.replace('zh = "听众"', 'zh = "受众"')) == []
    assert office.pack().registers["lectures"].fields["people"].title.zh == "受众"


def test_a_field_that_has_records_is_not_retyped(office):
    text = PACK.replace('type = "integer"', 'type = "hours"')
    assert put(office, text) == [f"pack.toml:{line(text, HOURS)} DEF031", "CMD013"]


def test_the_last_good_definitions_stay_in_force(office):
    head = read.head()
    put(office, PACK.replace('type = "integer"', 'type = "hours"'))
    assert (office.pack().registers["lectures"].fields["people"].type, read.head()) == ("integer", head)


def test_the_number_of_records_is_told(office):
    problem = sync_definitions(office, "cli:test", (("pack", "pack.toml", PACK.replace('"integer"', '"hours"')),))[0]
    assert "已有 3 条记录" in problem.sentence("zh")


def test_a_field_that_has_records_is_not_removed(office):
    text = PACK.replace(AUDIENCE, "").replace('sum = "people"', "count = true")
    assert put(office, text) == [f"pack.toml:{line(text, '[[register.lectures.field]]')} DEF032", "CMD013"]


def test_a_field_that_has_records_may_be_retired_and_followed_by_another(office):
    retired = AUDIENCE.rstrip("\n") + "\nretired = true\n"
    text = PACK.replace(AUDIENCE, retired + AUDIENCE.replace('"people"', '"crowd"'))
    assert put(office, text) == []
    assert office.pack().registers["lectures"].fields["people"].retired


def test_a_field_of_a_register_without_records_may_be_retyped(office):
    assert put(office, PACK.replace('id = "level"\n', 'id = "rank"\n')) == []


def test_a_value_that_was_corrected_away_still_holds_its_field(office):
    for revision in list(read.live("lectures")):
        correct(office, "cli:test", revision.record, revision.seq, {"people": ""})
    assert "DEF031" in put(office, PACK.replace('"integer"', '"hours"'))[0]


def test_a_voided_record_still_holds_its_fields(office):
    for revision in list(read.live("lectures")):
        void_record(office, "cli:test", revision.record, "重复")
    assert "DEF031" in put(office, PACK.replace('"integer"', '"hours"'))[0]


def test_a_register_that_has_records_is_not_removed(office):
    keep = (
        PACK[: PACK.index("[register.lectures]")] + PACK[PACK.index("[register.outlets]") : PACK.index("[indicator.")]
    )
    assert put(office, keep) == ["pack.toml:1 DEF035", "CMD013"]


def test_an_overlay_of_the_office_is_held_against_the_log_as_well(office):
    lectures = PACK[PACK.index("[register.lectures]") : PACK.index("[register.outlets]")]
    own = lectures.replace('type = "integer"', 'type = "hours"')
    assert put(office, PACK, ("overlay", "own.toml", own)) == [f"own.toml:{line(own, HOURS)} DEF031", "CMD013"]


def test_a_refused_change_is_taken_once_it_is_mended(office):
    put(office, PACK.replace('type = "integer"', 'type = "hours"'))
    assert put(office, PACK + "\n# 已改回\n") == []
    assert logged_texts()[0][2].endswith("# 已改回\n")


def test_every_revision_that_holds_a_value_is_found(office):
    revision = next(iter(read.live("lectures")))
    correct(office, "cli:test", revision.record, revision.seq, {"people": "41"})
    assert sorted(value for record, value in holding("lectures", "people") if record == revision.record) == [40, 41]


def test_a_field_whose_name_only_looks_alike_holds_nothing(office):
    assert list(holding("lectures", "_eople")) == []
