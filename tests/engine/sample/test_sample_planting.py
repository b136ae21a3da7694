"""Planted faults: each kind is found again in the rows, and its check fails where the fault was mended."""

import json
from dataclasses import replace

import pytest

from youju.engine.sample import answer_key, generate, unproved
from youju.engine.sample.calendar import Calendar
from youju.engine.sample.planting import FAULTS, Proof, amount_of
from youju.engine.sample.recipe import DefectPlan

KINDS = sorted(set(FAULTS) - {"two_levels", "reprint"})


@pytest.fixture
def own(small_pack, recipe):
    """A ledger of a test's own, which it may change."""
    return generate(small_pack, recipe, 1)


@pytest.fixture
def proof(own, recipe):
    """What the checks may look at."""
    plans = {(p.kind, p.register): p for p in recipe.defects}
    return Proof({s.local_id: s for s in own.steps if s.action == "add"}, plans, Calendar(recipe, 1))


def planted(sample, kind):
    """The entries of the key of one kind."""
    return [d for d in sample.defects if d.kind == kind]


def test_every_entry_of_the_key_is_borne_out(ledger, recipe):
    assert unproved(ledger, recipe) == ()


def test_every_entry_of_the_districts_key_is_borne_out(district, district_recipe):
    assert unproved(district, district_recipe) == ()


def test_the_district_plants_every_kind_of_fault(district):
    assert set(FAULTS) <= {d.kind for d in district.defects}


def test_no_row_is_spoiled_twice(ledger):
    records = [n for d in ledger.defects for n in d.records if d.kind in FAULTS]
    assert len(records) == len(set(records))


def test_silent_units_are_not_spoiled(ledger):
    units = {s.local_id: s.unit for s in ledger.steps}
    assert not {units[n] for d in ledger.defects if d.kind in FAULTS for n in d.records} & set(ledger.silent)


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_fault_is_found_again(own, proof, kind):
    assert all(FAULTS[kind].check(proof, d) for d in planted(own, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_without_the_fault_does_not_pass_for_it(own, proof, recipe, kind):
    (plan,) = [p for p in recipe.defects if p.kind == kind]
    spoiled = {n for d in own.defects for n in d.records}
    sound = [s for s in own.steps if s.register == plan.register and s.local_id not in spoiled and s.action == "add"]
    first, second = [s for s in sound if s.photo == ""][:2]
    defect = replace(
        planted(own, kind)[0], records=(first.local_id, second.local_id)[: len(planted(own, kind)[0].records)]
    )
    assert not FAULTS[kind].check(proof, replace(defect, note="应为0人次"))


def test_a_mended_fault_is_told(own, recipe):
    defect = planted(own, "over_capacity")[0]
    next(s for s in own.steps if s.local_id == defect.records[0]).raw["people"] = 1
    assert unproved(own, recipe) == (defect,)


def test_a_lost_row_is_told(own, recipe):
    defect = planted(own, "same_photo")[0]
    kept = tuple(s for s in own.steps if s.local_id != defect.records[0])
    assert defect in unproved(replace(own, steps=kept), recipe)


def test_a_forgotten_renaming_is_told(own, recipe):
    kinds = {d.kind for d in unproved(replace(own, unit_changes=()), recipe)}
    assert kinds == {"unit_renamed"}


def test_a_forgotten_edit_is_told(own, recipe):
    kept = tuple(s for s in own.steps if s.action == "add")
    assert [d.kind for d in unproved(replace(own, steps=kept), recipe)] == ["hall_promoted"]


def test_a_duplicate_credits_the_other_host(own, proof):
    for defect in planted(own, "duplicate"):
        first, second = proof.steps(defect)
        assert second.unit in first.co_units


def test_a_slip_names_the_true_count(own):
    assert all("应为" in d.note for d in planted(own, "unit_slip"))


def test_odd_writing_says_the_same_day(own, proof):
    held = {str(proof.values(d, "date")[0]) for d in planted(own, "odd_writing")}
    assert any("." in text for text in held)
    assert any("月" in text for text in held)
    assert any(text.isdigit() for text in held)


def test_a_serial_day_counts_as_spreadsheets_do(own, proof):
    serials = [(d, proof.values(d, "date")[0]) for d in planted(own, "odd_writing")]
    defect, value = next((d, v) for d, v in serials if isinstance(v, int))
    assert value == proof.calendar.ordinal(proof.steps(defect)[0].date) - proof.calendar.ordinal("1900-01-01") + 2


def test_shares_are_thousandths_of_the_rows():
    assert amount_of(DefectPlan("duplicate", "talks", per_mille=30), 600, small=False) == 18


def test_a_small_sample_plants_a_tenth_but_at_least_one():
    plan = DefectPlan("same_photo", "talks", count=25)
    assert amount_of(plan, 600, small=True) == 2
    assert amount_of(replace(plan, count=3), 600, small=True) == 1


def test_what_is_needed_whole_is_planted_whole():
    assert amount_of(DefectPlan("rare_name", "persons", count=15, whole=True), 60, small=True) == 15


def test_where_there_is_no_room_fewer_are_planted(small_pack, recipe):
    plan = DefectPlan("rare_name", "persons", count=500)
    sample = generate(small_pack, replace(recipe, defects=(plan,)), 1)
    assert len(planted(sample, "rare_name")) == 200


def test_the_key_counts_what_it_lists(ledger):
    key = answer_key(ledger)
    assert sum(key["counts"].values()) == len(key["defects"]) == len(ledger.defects)


def test_the_key_survives_json(ledger):
    key = answer_key(ledger)
    assert json.loads(json.dumps(key)) == key
