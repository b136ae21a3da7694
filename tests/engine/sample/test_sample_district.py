"""The units: how many, how named, and what befalls them."""

import re
from collections import Counter

from youju.engine.sample.calendar import Calendar
from youju.engine.sample.district import District


def valid(sample, day):
    """Units valid on a day, as the unit changes leave them."""
    gone = {c.unit for c in sample.unit_changes if c.raw.get("valid_to", "9999") <= day}
    return [u for u in sample.units if u.valid_from <= day and u.local_id not in gone]


def test_the_district_has_303_units_at_the_end(district):
    assert len(valid(district, district.today)) == 303


def test_units_are_of_the_kinds_that_the_field_notes_count(district):
    kinds = Counter(u.kind for u in valid(district, district.today))
    assert kinds == {"village": 168, "organ": 47, "school": 62, "town": 14, "venue": 12}


def test_the_first_unit_is_the_office_itself(district):
    first = district.units[0]
    assert (first.local_id, first.code, first.parent) == (1, "990101", None)


def test_every_other_unit_stands_under_an_earlier_one(district):
    assert all(u.parent is not None and u.parent < u.local_id for u in district.units[1:])


def test_no_code_and_no_name_is_given_twice(district):
    assert len({u.code for u in district.units}) == len({u.name for u in district.units}) == len(district.units)


def test_codes_lie_outside_every_civil_division(district):
    assert all(re.fullmatch(r"990101\d*", u.code) for u in district.units)


def test_five_units_are_renamed_in_july(district):
    days = [c.effective for c in district.unit_changes if "name" in c.raw]
    assert len(days) == 5
    assert all(day.startswith("2025-07") for day in days)


def test_a_merged_pair_stands_behind_its_successor(district):
    (new,) = [u for u in district.units if u.predecessors]
    ended = {c.unit: c.effective for c in district.unit_changes if "valid_to" in c.raw}
    assert ended == dict.fromkeys(new.predecessors, new.valid_from)


def test_a_merged_unit_works_until_its_last_day(recipe, calendar):
    district = District(recipe, calendar, 1)
    new = next(u for u in district.rows if u.predecessors)
    old, day = new.predecessors[1], calendar.ordinal(new.valid_from)
    assert (district.at(old, day - 1), district.at(old, day)) == (old, new.local_id)


def test_before_the_merger_an_older_unit_stands_for_the_new_one(recipe, calendar):
    district = District(recipe, calendar, 1)
    new = next(u for u in district.rows if u.predecessors)
    assert district.at(new.local_id, calendar.ordinal(new.valid_from) - 1) == new.predecessors[0]


def test_a_unit_that_nothing_befell_stands_for_itself(recipe, calendar):
    assert District(recipe, calendar, 1).at(2, calendar.today) == 2


def test_silent_units_are_none_that_changed(district):
    changed = {c.unit for c in district.unit_changes}
    assert len(district.silent) == 6
    assert not changed & set(district.silent)


def test_another_seed_silences_others(recipe):
    silent = {District(recipe, Calendar(recipe, seed), seed).silent for seed in range(6)}
    assert len(silent) > 1


def test_members_of_no_group_are_all_units(recipe, calendar):
    district = District(recipe, calendar, 1)
    assert len(district.members(())) == len(district.rows)


def test_short_names_leave_the_office_word_out(district):
    village = next(u for u in district.units if u.group == "village")
    assert village.name == f"{village.short}村民委员会"
