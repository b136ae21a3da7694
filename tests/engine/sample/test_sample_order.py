"""Keys, order of registers, schedules and shares: the small rules that rows are made by."""

from collections import Counter
from dataclasses import replace

import pytest

from youju.engine.definitions import Rule
from youju.engine.sample.chance import dice
from youju.engine.sample.keys import Keys, plain
from youju.engine.sample.model import DAY_SECONDS, Step, pointed
from youju.engine.sample.ordering import register_order
from youju.engine.sample.recipe import Each, Shared
from youju.engine.sample.schedule import Schedule
from youju.engine.sample.sharing import others, shares
from youju.engine.sample.world import Scene


@pytest.fixture
def row(world):
    """A row being made, with these values."""

    def make(unit=4, **raw):
        return Scene(dice(1), world, unit, world.calendar.ordinal("2025-05-06"), 0, raw=raw)

    return make


@pytest.fixture
def slots(small_pack, world, recipe):
    """The rows of a register's year, after changes to its part."""

    def make(register, year=2025, **settings):
        part = replace(recipe.registers[register][0], **settings)
        return Schedule(small_pack.registers[register], part, world).slots(dice(1), year)

    return make


def test_a_key_is_free_once(small_pack, row):
    keys = Keys(small_pack.registers["talks"])
    first = row(held_on="2025-05-06", title="家风")
    assert (keys.free(first, ()), keys.free(first, ())) == (True, False)


def test_another_unit_has_keys_of_its_own(small_pack, row):
    keys = Keys(small_pack.registers["talks"])
    assert [keys.free(row(unit, held_on="2025-05-06", title="家风"), ()) for unit in (4, 5)] == [True, True]


def test_a_register_across_units_has_one_set_of_keys(small_pack, row):
    keys = Keys(replace(small_pack.registers["talks"], across_units=True))
    assert [keys.free(row(unit, held_on="2025-05-06", title="家风"), ()) for unit in (4, 5)] == [True, False]


def test_without_all_its_parts_there_is_no_key(small_pack, row):
    keys = Keys(small_pack.registers["talks"])
    assert [keys.free(row(title="家风"), ()) for _ in range(2)] == [True, True]


def test_a_unique_rule_is_kept(small_pack, row):
    rule = Rule("unique", {"fields": ["people"]})
    keys = Keys(replace(small_pack.registers["talks"], rules=(rule,)))
    assert [keys.free(row(people=30, title=t), ()) for t in "ab"] == [True, False]


def test_the_recipe_may_add_a_key(small_pack, row):
    keys = Keys(small_pack.registers["helpings"])
    assert [keys.free(row(person=("local", 1), day="2025-05-06"), (("person", "day"),)) for _ in range(2)] == [
        True,
        False,
    ]


@pytest.mark.parametrize("text", ["家风 故事", "“家风”故事", "家风（故事）", "家风故事"])
def test_keys_do_not_see_spaces_and_punctuation(text):
    assert plain(text) == "家风故事"


def test_keys_do_not_see_width_and_case():
    assert plain("ＡＢ１") == plain("ab1")


def test_registers_come_after_those_they_point_to(small_pack, recipe):
    order, circle = register_order(small_pack, recipe)
    assert circle == ()
    assert order.index("halls") < order.index("talks") < order.index("helpings") > order.index("persons")


def test_a_register_comes_after_the_one_it_has_a_row_for_each_of(small_pack, recipe, changed):
    order, _ = register_order(small_pack, changed("persons", each=Each("talks")))
    assert order.index("persons") > order.index("talks")


def test_rows_are_scheduled_in_the_order_of_their_days(slots):
    days = [slot.day for slot in slots("talks")]
    assert days == sorted(days)
    assert len(days) == 600


def test_undated_rows_have_no_day(slots):
    assert {slot.day for slot in slots("persons")} == {0}


def test_each_month_brings_one_row_for_each_unit(slots, calendar):
    made = slots("talks", each=Each("units", "month", groups=("town",)))
    taken = Counter((calendar.text(slot.day)[:7], slot.pin) for slot in made)
    assert len(taken) == 24
    assert set(taken.values()) == {1}


def test_each_quarter_brings_one_row_for_each_unit(slots):
    assert len(slots("talks", each=Each("units", "quarter", groups=("town",)))) == 8


def test_each_may_be_kept_to_records_of_a_kind(slots, put):
    for number, level in ((1, "city"), (2, "province"), (3, "city")):
        put("halls", number, {"level": level})
    made = slots("talks", each=Each("halls", where={"level": "city"}))
    assert sorted(slot.pin.local_id for slot in made) == [1, 3]


def test_an_earlier_year_schedules_its_share_of_each(slots):
    assert len(slots("talks", year=2024, each=Each("units", "month", groups=("town",)))) == 6


def test_a_small_sample_never_has_more_than_the_whole(slots, world):
    world.small = True
    assert len(slots("talks", rows=10, small=90)) == 10


def test_a_small_sample_has_at_least_two(slots, world):
    world.small = True
    assert len(slots("talks", rows=15, small=None)) == 2


def test_units_that_come_later_draw_no_share_of_their_own(world):
    new = next(u.local_id for u in world.district.rows if u.predecessors)
    assert new not in shares(world, "talks", ("village",)).items


def test_the_same_units_lead_in_every_run(world):
    assert shares(world, "talks", ("village",)).items == shares(world, "talks", ("village",)).items


def test_without_groups_nobody_shares(world):
    assert shares(world, "talks", ()) is None


def test_others_are_never_the_rows_own_unit_nor_silent(row, world):
    plan = Shared(100, 2, 3, ("town", "village"))
    for scene in (row() for _ in range(40)):
        named = others(scene, plan)
        assert not {4, *world.district.silent} & set(named)
        assert list(named) == sorted(named)


def test_nobody_else_is_named_where_nobody_shares(row):
    assert others(row(), Shared()) == ()


def test_references_are_found_in_lists_too():
    assert list(pointed({"a": ("local", 3), "b": [("local", 4), ("unit", 5)], "c": "text"})) == [3, 4]


def test_a_moment_is_printed_as_a_local_time(calendar):
    moment = calendar.ordinal("2025-05-06") * DAY_SECONDS + 9 * 3600 + 61
    assert Step("talks", 1, 4, moment, "", {}).entered_at == "2025-05-06T09:01:01"
