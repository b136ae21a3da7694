"""References: they point to rows that are there, of the right kind, unit and time."""

from youju.engine.sample.chance import dice
from youju.engine.sample.world import matches


def hall(made, **options):
    """Local ids that a reference to a hall takes."""
    count = options.pop("count", 40)
    return {value[1] for value in made({"make": "ref", **options}, count, field="hall")}


def test_a_reference_fits_its_condition(made, put):
    put("halls", 1, {"level": "city"})
    put("halls", 2, {"level": "province"})
    assert hall(made, where={"level": "province"}) == {2}


def test_one_of_several_wanted_values_is_enough(put):
    step = put("halls", 1, {"level": "city", "tags": ["a", "b"]})
    assert matches(step, {"level": ["city", "province"], "tags": "b"})
    assert not matches(step, {"tags": "c"})


def test_a_reference_prefers_the_rows_own_unit(made, put):
    put("halls", 1, {}, unit=4)
    put("halls", 2, {}, unit=5)
    assert hall(made, same_unit=True) == {1}


def test_without_one_of_its_unit_a_reference_takes_any(made, put):
    put("halls", 2, {}, unit=5)
    assert hall(made, same_unit=True) == {2}


def test_a_reference_never_points_to_a_later_day(made, put):
    put("talks", 1, {}, on="2025-03-01")
    put("talks", 2, {}, on="2025-08-01")
    assert {v[1] for v in made({"make": "ref"}, 40, register="helpings", field="talk", on="2025-05-06")} == {1}


def test_rows_of_a_stock_are_dated_by_their_beginning(made, put):
    for number, since in ((1, "2024-03-01"), (2, "2025-09-01")):
        step = put("halls", number, {"since": since})
        step.date = ""
    assert hall(made) == {1}


def test_a_pool_takes_each_before_any_twice(made, put):
    for number in range(1, 21):
        put("persons", number, {})
    drawn = [v[1] for v in made({"make": "ref", "pool": 500}, 30, register="helpings", field="person")]
    assert sorted(drawn[:10]) == list(range(1, 11))
    assert set(drawn) == set(range(1, 11))


def test_turns_go_round(made, put):
    for number in (1, 2, 3):
        put("halls", number, {})
    drawn = [v[1] for v in made({"make": "ref", "turn": True}, 5, field="hall")]
    assert drawn == [1, 2, 3, 1, 2]


def test_where_nothing_fits_the_field_is_left_out(made, world):
    world.made["halls"] = []
    assert made({"make": "ref"}, field="hall") is None


def test_several_references_are_different_and_in_order(made, put):
    for number in (1, 2, 3):
        put("halls", number, {})
    for value in made({"make": "refs", "least": 2, "most": 3}, 20, field="hall"):
        assert [v[1] for v in value] == sorted({v[1] for v in value})


def test_a_value_is_taken_over_from_the_record_pointed_to(made, put):
    step = put("halls", 1, {"level": "city"})
    assert made({"make": "of", "ref": "hall", "field": "level"}, seen={"hall": step}) == "city"
    assert made({"make": "of", "ref": "hall", "field": "level"}) is None


def test_a_unit_is_the_rows_own_or_one_of_its_groups(made, world):
    assert made({"make": "unit"}, unit=7) == ("unit", 7)
    drawn = {v[1] for v in made({"make": "unit", "groups": ["town"]}, 40)}
    assert drawn == set(world.district.groups["town"])


def test_a_merged_unit_is_named_by_its_successor(made, world):
    new = next(u for u in world.district.rows if u.predecessors)
    assert made({"make": "unit"}, unit=new.predecessors[0], on="2025-09-01") == ("unit", new.local_id)


def test_a_row_near_a_day_is_found_in_reach(world, put, calendar):
    for number, day in ((1, "2025-03-01"), (2, "2025-03-10"), (3, "2025-03-20")):
        put("talks", number, {}, on=day)
    targets, rng = world.targets("talks"), dice(1)
    found = [targets.near(rng, calendar.ordinal(d), 3).local_id for d in ("2025-03-12", "2025-03-18", "2025-01-01")]
    assert found == [2, 2, 1]
