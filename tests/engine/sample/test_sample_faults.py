"""Each fault planted in rows written by hand: what it does to them, and where it finds no room."""

import pytest

from youju.engine.sample.chance import dice
from youju.engine.sample.planting import FAULTS, Ground, Proof
from youju.engine.sample.planting.kinds import plant
from youju.engine.sample.recipe import DefectPlan

EAST, WILLOW = 2, 3
"""The two towns; villages may fall silent or be merged, towns never."""


@pytest.fixture
def planted(world):
    """Plants one fault by itself: the entry of the key, None where there is no room."""

    def one(kind, register="talks", seed=1, **use):
        plan = DefectPlan(kind, register, count=1, use=use)
        return FAULTS[kind].plant(Ground.of(plan, world, dice(seed, "faults"), 1))

    return one


@pytest.fixture
def found(world):
    """Whether the check of a fault finds it in the rows."""

    def again(defect, **use):
        plan = DefectPlan(defect.kind, defect.register, use=use)
        proof = Proof(world.by_id, {(defect.kind, defect.register): plan}, world.calendar)
        return FAULTS[defect.kind].check(proof, defect)

    return again


@pytest.fixture
def talk(put):
    """Puts a talk of 30 people into the ledger."""

    def add(number, unit=EAST, on="2025-05-06", **raw):
        return put("talks", number, {"title": "家风故事", "held_on": on, "people": 30, **raw}, on, unit)

    return add


@pytest.fixture
def helping(put):
    """Puts a service of person 9 in the morning into the ledger."""

    def add(number, start="09:00", end="11:00", **raw):
        times = {"start": f"2025-05-06T{start}", "end": f"2025-05-06T{end}"}
        return put("helpings", number, {"person": ("local", 9), **times, **raw}, unit=EAST)

    return add


def rows(world, defect):
    return [world.by_id[n] for n in defect.records]


def test_a_co_hosted_event_is_entered_by_both_hosts(world, planted, found, talk):
    talk(1, EAST)
    talk(2, WILLOW)
    first, second = rows(world, defect := planted("duplicate"))
    assert {first.unit, second.unit} == {EAST, WILLOW}
    assert "家风故事" in second.raw["title"] != first.raw["title"]
    assert found(defect)


def test_the_second_host_counted_a_few_people_more(world, planted, talk):
    talk(1, EAST)
    talk(2, WILLOW)
    first, second = rows(world, planted("duplicate"))
    assert 3 <= second.raw["people"] - first.raw["people"] <= 12


def test_the_first_host_names_the_second(world, planted, talk):
    talk(1, EAST)
    talk(2, WILLOW)
    first, second = rows(world, planted("duplicate"))
    assert (first.co_units, second.co_units) == ((second.unit,), ())


def test_one_unit_alone_co_hosts_nothing(planted, talk):
    talk(1, EAST)
    talk(2, EAST)
    assert planted("duplicate") is None


def test_an_event_of_today_is_not_entered_twice(planted, talk):
    talk(1, EAST, "2025-12-30")
    talk(2, WILLOW, "2025-12-30")
    assert planted("duplicate") is None


def test_an_event_without_a_count_is_not_entered_twice(planted, talk):
    for number, unit in ((1, EAST), (2, WILLOW)):
        talk(number, unit).raw.pop("people")
    assert planted("duplicate") is None


def test_a_reprint_is_a_new_work_within_ten_days(world, planted, found, talk):
    talk(1)
    talk(2, on="2025-02-03")
    first, second = rows(world, defect := planted("reprint"))
    assert second.raw["title"] == "家风故事（转载）"
    assert first.date < second.date
    assert found(defect)


def test_what_came_out_last_week_is_not_reprinted_yet(planted, talk):
    talk(1, on="2025-12-24")
    talk(2, on="2025-12-23")
    assert planted("reprint") is None


def test_an_honour_is_entered_at_two_levels(world, planted, found, put):
    use = {"title": "name", "holder": "name"}
    put("halls", 1, {"name": "礼堂", "level": "city"}, unit=EAST)
    put("halls", 2, {"name": "书屋", "level": "city"}, unit=WILLOW)
    first, second = rows(world, defect := planted("two_levels", "halls", **use))
    assert (first.raw["level"], second.raw["level"]) == ("city", "province")
    assert found(defect, **use)


def test_an_honour_without_a_level_is_not_entered_again(planted, put):
    put("halls", 1, {"name": "礼堂"}, unit=EAST)
    put("halls", 2, {"name": "书屋"}, unit=WILLOW)
    assert planted("two_levels", "halls", title="name", holder="name") is None


def test_a_person_begins_elsewhere_half_an_hour_into_the_first_service(world, planted, found, helping):
    helping(1)
    helping(2, person=("local", 8))
    first, second = rows(world, defect := planted("overlap", "helpings"))
    assert first.raw["person"] == second.raw["person"]
    assert (second.raw["start"], second.raw["end"]) == ("2025-05-06T09:30", "2025-05-06T11:30")
    assert found(defect)


def test_a_service_of_half_an_hour_leaves_no_room_for_another(planted, helping):
    helping(1, end="09:30")
    helping(2, end="09:30")
    assert planted("overlap", "helpings") is None


def test_an_overlap_ends_on_its_day(world, planted, helping):
    helping(1, "22:00", "23:50")
    helping(2, "22:00", "23:50")
    assert rows(world, planted("overlap", "helpings"))[1].raw["end"] == "2025-05-06T23:59"


def test_a_service_without_times_overlaps_nothing(planted, put):
    put("helpings", 1, {"person": ("local", 9)}, unit=EAST)
    put("helpings", 2, {"person": ("local", 8)}, unit=EAST)
    assert planted("overlap", "helpings") is None


def test_two_records_keep_one_picture(world, planted, found, talk):
    talk(1).photo = "talks-1"
    talk(2)
    defect = planted("same_photo")
    assert [row.photo for row in rows(world, defect)] == ["talks-1", "talks-1"]
    assert found(defect)


def test_without_a_picture_none_is_kept_twice(planted, talk):
    talk(1)
    talk(2)
    assert planted("same_photo") is None


@pytest.mark.parametrize("seed", range(6))
def test_a_slip_is_typed_below_what_the_key_says(world, planted, found, talk, seed):
    talk(1)
    defect = planted("unit_slip", seed=seed)
    (row,) = rows(world, defect)
    assert row.raw["people"] == 30 or f"应为{row.raw['people']}000人次" in defect.note
    assert found(defect)


def test_a_hall_holds_fewer_than_two_thirds_of_the_people(world, planted, found, put, talk):
    put("halls", 9, {"capacity": 20})
    talk(1, hall=("local", 9))
    (row,) = rows(world, defect := planted("over_capacity", venue="hall"))
    assert 33 <= row.raw["people"] <= 53
    assert found(defect, venue="hall")


def test_one_and_a_half_times_a_halls_capacity_is_not_too_many(world, planted, found, put, talk):
    put("halls", 9, {"capacity": 20})
    row, defect = talk(1, hall=("local", 9)), planted("over_capacity", venue="hall")
    row.raw["people"] = 30
    assert not found(defect, venue="hall")


def test_a_hall_of_unknown_size_is_never_too_small(planted, put, talk):
    put("halls", 9, {})
    talk(1, hall=("local", 9))
    assert planted("over_capacity", venue="hall") is None


def test_an_early_entry_lies_one_to_three_days_before_its_event(world, planted, found, talk):
    talk(1)
    (row,) = rows(world, defect := planted("early_entry"))
    assert "2025-05-03" <= row.entered_at[:10] <= "2025-05-05"
    assert found(defect)


def test_nothing_is_entered_before_the_record_that_it_points_to(planted, put, talk):
    put("halls", 9, {}, on="2025-05-05")
    talk(1, hall=("local", 9))
    assert planted("early_entry") is None


def test_a_cloned_text_changes_its_date_alone(world, planted, found, talk):
    talk(1, on="2025-05-06", text="5月6日在文化站讲家风故事。")
    talk(2, on="2025-06-07", text="6月7日在东关社区讲安全用火。")
    first, second = rows(world, defect := planted("cloned_text"))
    day = f"{int(second.date[5:7])}月{int(second.date[8:])}日"
    assert second.raw["text"] == f"{day}{first.raw['text'].partition('日')[2]}"
    assert found(defect)


def test_a_text_without_a_date_is_not_cloned(planted, talk):
    talk(1, text="讲家风故事。")
    talk(2, on="2025-06-07", text="讲家风故事。")
    assert planted("cloned_text") is None


def test_a_weekend_is_taken_for_a_make_up_day(world, planted, found, talk):
    talk(1, on="2025-05-07", text="讲家风故事。")
    (row,) = rows(world, defect := planted("false_make_up_day"))
    assert (row.date, row.raw["held_on"]) == ("2025-05-10", "2025-05-10")  # the Saturday after
    assert row.raw["text"] == "讲家风故事。（调休补班日举办）"
    assert found(defect)


def test_a_true_make_up_day_is_no_fault(planted, found, talk):
    row = talk(1, on="2025-05-07", text="讲家风故事。")
    defect = planted("false_make_up_day")
    row.date = "2025-09-28"  # a Sunday that is worked
    assert not found(defect)


def test_the_same_value_is_written_in_four_ways(planted, talk):
    written = set()
    for seed in range(40):
        row = talk(seed + 1, on="2025-03-05")
        planted("odd_writing", seed=seed, date="held_on")
        written |= {row.raw["held_on"], row.raw["people"]}
    assert written == {"2025-03-05", 30, "３０", "2025.3.5", "3月5日", 45721}


def test_a_rare_character_ends_a_name(world, planted, found, put):
    put("persons", 1, {"name": "王芳"}, unit=EAST)
    (row,) = rows(world, defect := planted("rare_name", "persons"))
    assert row.raw["name"] in ("王𬱖", "王㛃")
    assert found(defect)


@pytest.mark.parametrize(("kind", "years"), [("minor", range(2008, 2012)), ("child", range(2012, 2016))])
def test_the_guardian_of_a_minor_has_agreed(world, planted, found, put, kind, years):
    put("persons", 1, {"name": "王芳"}, unit=EAST)
    (row,) = rows(world, defect := planted(kind, "persons"))
    assert row.raw["born"] in years
    assert row.raw["guardian"][0] in "王李张"
    assert row.raw["consent"] == "2025-05-06"
    assert found(defect)


def test_a_consent_that_was_there_is_missing_afterwards(world, planted, found, put):
    put("persons", 1, {"name": "王芳", "consent": "2025-05-06"}, unit=EAST)
    (row,) = rows(world, defect := planted("minor_without_consent", "persons"))
    assert "consent" not in row.raw
    assert found(defect)


@pytest.mark.parametrize("kind", sorted(FAULTS))
def test_an_empty_register_has_no_room_for_any_fault(world, planted, kind):
    world.made["halls"] = []
    assert planted(kind, "halls") is None


def test_an_earlier_year_is_left_as_it_is(planted, talk):
    talk(1, on="2024-05-06")
    assert planted("unit_slip") is None


def test_a_silent_unit_is_left_as_it_is(world, planted, talk):
    talk(1, unit=world.district.silent[0])
    assert planted("unit_slip") is None


def test_a_row_is_spoiled_once(planted, talk):
    talk(1)
    assert planted("unit_slip")
    assert planted("early_entry") is None


def test_a_plan_plants_what_there_is_room_for(world, talk):
    talk(1)
    talk(2)
    assert len(plant(DefectPlan("unit_slip", "talks", count=5), world)) == 2


def test_every_date_of_a_moved_row_moves_along(world, helping):
    row = helping(1, day="2025-05-06")
    ground = Ground.of(DefectPlan("overlap", "helpings"), world, dice(1), 1)
    ground.move(row, world.calendar.ordinal("2025-05-08"))
    assert (row.raw["day"], row.raw["start"]) == ("2025-05-08", "2025-05-08T09:00")
    assert row.entered_at == "2025-05-08T17:00:00"


def test_nothing_of_a_moved_row_lies_after_today(world, helping):
    row = helping(1, day="2025-05-20")
    ground = Ground.of(DefectPlan("overlap", "helpings"), world, dice(1), 1)
    ground.move(row, world.calendar.today)
    assert (row.date, row.raw["day"]) == ("2025-12-30", "2025-12-30")
