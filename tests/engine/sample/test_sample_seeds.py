"""What holds of every ledger that the recipe makes, whatever the seed and the size."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from youju.engine.base.problems import Refused
from youju.engine.definitions import read_texts
from youju.engine.sample import answer_key, generate, read_recipe, unproved
from youju.engine.sample.keys import plain
from youju.engine.sample.planting import FAULTS

SEEDS = [2, 3, 5, 7, 11, 20250101, 2**31]
ALL = [(seed, small) for seed in SEEDS for small in (False, True)]


@pytest.fixture(scope="module", params=ALL, ids=[f"{seed}{'-small' if small else ''}" for seed, small in ALL])
def made(request, small_pack, recipe):
    """A ledger of one seed and size."""
    seed, small = request.param
    return generate(small_pack, recipe, seed, small)


def added(sample, register=""):
    return [s for s in sample.steps if s.action == "add" and register in ("", s.register)]


def spoiled(sample, kind):
    return {n for d in sample.defects if d.kind == kind for n in d.records}


def test_the_key_is_borne_out_by_the_rows(made, recipe):
    assert unproved(made, recipe) == ()


def test_every_record_has_a_number_of_its_own(made):
    numbers = [s.local_id for s in added(made)]
    assert len(numbers) == len(set(numbers))


def test_every_unit_has_a_code_of_its_own(made):
    codes = [unit.code for unit in made.units]
    assert (len(codes), sum(unit.parent is None for unit in made.units)) == (len(set(codes)), 1)


def test_every_unit_stands_under_one_that_is_there(made):
    known = {unit.local_id for unit in made.units}
    assert {unit.parent for unit in made.units} - {None} <= known


def test_every_record_belongs_to_a_unit_that_is_valid_on_its_day(made):
    ends = {c.unit: c.raw["valid_to"] for c in made.unit_changes if "valid_to" in c.raw}
    begins = {unit.local_id: unit.valid_from for unit in made.units}
    dated = [s for s in added(made) if s.date and s.local_id not in spoiled(made, "duplicate")]
    assert [s.local_id for s in dated if not begins[s.unit] <= s.date < ends.get(s.unit, "9999")] == []


def test_every_record_holds_only_fields_of_its_register(made, small_pack):
    strange = {(s.register, f) for s in made.steps for f in s.raw if f not in small_pack.registers[s.register].fields}
    assert strange == set()


def test_every_record_holds_what_its_register_requires(made, small_pack):
    needed = {r: [f.id for f in small_pack.registers[r].fields.values() if f.required] for r in made.order}
    assert [s.local_id for s in added(made) if any(s.raw.get(f) in (None, "") for f in needed[s.register])] == []


def test_every_reference_points_to_a_record_of_the_right_register(made, small_pack):
    register_of = {s.local_id: s.register for s in added(made)}
    for step in added(made):
        for name, field in small_pack.registers[step.register].fields.items():
            if field.type == "ref" and name in step.raw:
                assert register_of[step.raw[name][1]] == field.register


def test_every_reference_was_entered_before(made):
    moments = {s.local_id: s.moment for s in added(made)}
    assert [s.local_id for s in added(made) if any(moments[n] >= s.moment for n in s.refs())] == []


def test_every_step_of_a_loop_is_one_of_the_loop_and_follows_the_one_before(made, small_pack):
    for step in added(made):
        loop = small_pack.loops[small_pack.registers[step.register].loop]
        stage = loop.initial
        for taken in step.transitions:
            transition = loop.transitions[taken.transition]
            assert stage in transition.sources
            assert taken.role in transition.roles
            stage = transition.target


def test_days_exist_and_none_lies_after_today(made):
    days = [s.date for s in added(made) if s.date] + [t.date for s in added(made) for t in s.transitions]
    assert (max(days) <= made.today, [d for d in days if date.fromisoformat(d).isoformat() != d]) == (True, [])


def test_nothing_is_entered_before_it_happened_but_where_that_is_planted(made):
    early = spoiled(made, "early_entry")
    found = {s.local_id for s in added(made, "talks") if s.entered_at[:10] < s.date}
    assert found == early


def test_talks_that_share_a_key_are_planted(made, small_pack):
    key = small_pack.registers["talks"].key
    counted = Counter((s.unit, *(plain(s.raw.get(f)) for f in key)) for s in added(made, "talks"))
    odd = spoiled(made, "odd_writing") | spoiled(made, "duplicate")
    twice = {k for k, n in counted.items() if n > 1}
    doubled = [s for s in added(made, "talks") if (s.unit, *(plain(s.raw.get(f)) for f in key)) in twice]
    assert [s.local_id for s in doubled if s.local_id not in odd] == []


def test_halls_hold_their_audience_within_reason_but_where_that_is_planted(made):
    seats = {s.local_id: int(str(s.raw["capacity"])) for s in added(made, "halls")}
    beyond = spoiled(made, "over_capacity") | spoiled(made, "unit_slip") | spoiled(made, "duplicate")
    full = [s for s in added(made, "talks") if isinstance(s.raw.get("people"), int) and s.raw.get("hall")]
    crowded = {s.local_id for s in full if s.raw["people"] * 100 > 150 * seats[s.raw["hall"][1]]}
    assert spoiled(made, "over_capacity") <= crowded <= beyond


def test_helpers_help_whole_half_hours_of_one_day(made):
    for step in added(made, "helpings"):
        start, end = (datetime.fromisoformat(str(step.raw[name])) for name in ("start", "end"))
        assert (start.date() == end.date(), (end - start) % timedelta(minutes=30)) == (True, timedelta(0))


def test_the_answer_key_counts_what_was_planted(made):
    key = json.loads(json.dumps(answer_key(made), ensure_ascii=False))
    assert key["counts"] == dict(sorted(Counter(d["kind"] for d in key["defects"]).items()))
    assert {d["kind"] for d in key["defects"]} >= {"duplicate", "unit_slip", "unit_renamed", "units_merged"}


def test_every_note_of_the_key_is_a_sentence_for_people(made):
    assert [d for d in made.defects if not d.note.strip()] == []


def test_faults_spoil_records_of_the_register_they_name(made):
    register_of = {s.local_id: s.register for s in added(made)}
    assert [d for d in made.defects if d.kind in FAULTS and {register_of[n] for n in d.records} != {d.register}] == []


def test_silent_units_are_silent_and_nobody_else_is_dropped(made, recipe):
    silent_from = recipe.happenings.silent_from
    late = {s.unit for s in added(made) if s.entered_at[:10] >= silent_from}
    assert not late & set(made.silent)
    assert len(late) > len(made.silent)


# --- the same again --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_pack_recipe_and_seed_give_the_same_ledger_to_the_letter(small_pack, recipe, recipe_text, seed, small):
    again, _ = read_recipe(recipe_text)
    assert generate(small_pack, recipe, seed, small) == generate(small_pack, again, seed, small)


def test_the_order_of_registers_in_the_recipe_is_of_no_account(small_pack, recipe):
    turned = replace(recipe, registers=dict(reversed(recipe.registers.items())))
    assert generate(small_pack, turned, 3).steps == generate(small_pack, recipe, 3).steps


def test_no_two_seeds_give_one_ledger(small_pack, recipe):
    ledgers = [generate(small_pack, recipe, seed, small=True).steps for seed in SEEDS]
    assert all(one != other for n, one in enumerate(ledgers) for other in ledgers[:n])


def test_another_title_in_the_pack_makes_no_other_row(small_pack, recipe):
    named = replace(
        small_pack, registers={**small_pack.registers, "talks": replace(small_pack.registers["talks"], basis="合同")}
    )
    assert generate(named, recipe, 3).steps == generate(small_pack, recipe, 3).steps


def test_without_planted_faults_there_are_only_those_of_units_and_edits(small_pack, recipe):
    sound = generate(small_pack, replace(recipe, defects=()), 3)
    assert {d.kind for d in sound.defects} == {"hall_promoted", "unit_renamed", "units_merged"}


def test_planting_a_fault_leaves_the_other_registers_alone(small_pack, recipe):
    sound = generate(small_pack, replace(recipe, defects=()), 3)
    faulty = generate(
        small_pack, replace(recipe, defects=tuple(d for d in recipe.defects if d.register == "persons")), 3
    )
    talks = [[(s.local_id, s.date, s.raw) for s in added(one, "halls")] for one in (sound, faulty)]
    assert talks[0] == talks[1]


def test_a_pack_that_lacks_a_register_of_the_recipe_is_refused(recipe):
    other, _ = read_texts([("pack", "pack.toml", '[pack]\nid = "other"\ntitle = { zh = "另" }\n')])
    with pytest.raises(Refused) as refusal:
        generate(other, recipe, 1)
    assert len(refusal.value.problems) >= len(recipe.registers)
