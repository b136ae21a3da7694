"""The whole sample of a small pack: counts, order, units, loops, and the same ledger every time."""

from collections import Counter
from dataclasses import replace

import pytest

from youju.engine.sample import generate
from youju.engine.sample.model import DAY_SECONDS


def rows(sample, register, year=""):
    """New records of a register, of one year where it is given."""
    return [s for s in sample.steps if s.action == "add" and s.register == register and s.date.startswith(year)]


def facts(sample):
    """Everything a step says, for comparing."""
    return [(s.local_id, s.entered_at, s.unit, s.raw, s.transitions, s.co_units, s.waiting) for s in sample.steps]


@pytest.fixture
def forward():
    """Local ids that a sample's steps point to before they are there."""

    def find(steps):
        seen, early = set(), []
        for step in steps:
            early += [n for n in step.refs() if n not in seen]
            seen.add(step.local_id)
        return early

    return find


def test_the_last_year_has_the_recipes_rows(ledger):
    assert len(rows(ledger, "talks", "2025")) == 600
    assert 890 <= len(rows(ledger, "helpings", "2025")) <= 900


def test_an_earlier_year_has_its_share(ledger):
    assert len(rows(ledger, "talks", "2024")) == 150


def test_undated_lists_are_made_once(ledger):
    assert len(rows(ledger, "persons")) == 200


def test_each_makes_one_row_per_unit(ledger):
    assert Counter(s.unit for s in rows(ledger, "halls")) == Counter({s.unit: 1 for s in rows(ledger, "halls")})


def test_the_same_seed_makes_the_same_ledger(small_pack, recipe, ledger):
    assert facts(generate(small_pack, recipe, 1)) == facts(ledger)


def test_another_seed_makes_another_ledger(small_pack, recipe, ledger):
    assert facts(generate(small_pack, recipe, 2)) != facts(ledger)


def test_more_rows_in_one_register_leave_the_others_alone(small_pack, ledger, changed):
    other = generate(small_pack, changed("helpings", rows=300), 1)
    pick = [[(s.local_id, s.raw, s.moment) for s in rows(x, "talks")] for x in (ledger, other)]
    assert pick[0] == pick[1]


def test_a_small_sample_has_a_small_share(small_pack, recipe):
    small = generate(small_pack, recipe, 1, small=True)
    assert (len(rows(small, "talks", "2025")), len(rows(small, "persons"))) == (90, 60)
    assert sum(s.waiting for s in small.steps) == 5


def test_without_a_number_of_its_own_a_small_part_takes_thousandths(small_pack, recipe, changed):
    small = generate(small_pack, changed("talks", small=None), 1, small=True)
    assert len(rows(small, "talks", "2025")) == 60  # 100 thousandths of 600


def test_steps_stand_in_the_order_of_entering(ledger):
    moments = [s.entered_at for s in ledger.steps]
    assert moments == sorted(moments)


def test_references_point_to_earlier_steps(ledger, forward):
    assert forward(ledger.steps) == []


def test_a_forward_reference_is_seen(ledger, forward):
    assert forward(reversed(ledger.steps)) != []


def test_batches_hold_every_step_once(ledger):
    inside = [s for batch in ledger.batches() for s in batch.steps]
    assert sorted(map(id, inside)) == sorted(map(id, ledger.steps))


def test_batches_come_after_those_they_point_to(ledger, forward):
    assert forward(s for batch in ledger.batches() for s in batch.steps) == []


def test_no_step_of_a_batch_points_into_its_batch(ledger):
    for batch in ledger.batches():
        own = {s.local_id for s in batch.steps}
        assert not own & {n for s in batch.steps for n in s.refs()}


def test_edits_follow_the_new_records_of_their_register(ledger):
    last = [batch for batch in ledger.batches() if batch.register == "halls"][-1].steps[0]
    assert (last.action, last.effective, last.raw["level"]) == ("edit", "2025-07-01", "province")
    assert last.local_id in {s.local_id for s in rows(ledger, "halls")}


def test_batches_are_registers_in_the_samples_order(ledger):
    registers = list(dict.fromkeys(batch.register for batch in ledger.batches()))
    assert registers == list(ledger.order)


def test_an_edit_takes_effect_through_the_registers_own_field(ledger):
    edit = next(s for s in ledger.steps if s.action == "edit")
    assert edit.raw["since"] == "2025-07-01"


def test_nothing_is_dated_or_entered_after_today(ledger):
    assert max(s.date for s in ledger.steps) <= ledger.today
    assert max(s.entered_at[:10] for s in ledger.steps) <= ledger.today
    assert max(t.date for s in ledger.steps for t in s.transitions) <= ledger.today


def test_silent_units_have_nothing_in_the_last_quarter(ledger):
    silent = [s for s in ledger.steps if s.unit in ledger.silent]
    assert silent
    assert max(max(s.date, s.entered_at[:10]) for s in silent) < "2025-10-01"


def test_silent_units_are_named_with_no_record_of_others(ledger):
    assert not {u for s in ledger.steps for u in s.co_units} & set(ledger.silent)


def test_waiting_entries_are_recent_and_untouched(ledger):
    waiting = [s for s in ledger.steps if s.waiting]
    assert len(waiting) == 20
    assert all(s.transitions == () and s.entered_at >= "2025-11" for s in waiting)


def test_what_does_not_wait_has_been_reviewed(ledger):
    done = [s for s in rows(ledger, "talks") if not s.waiting]
    assert {s.transitions[-1].transition for s in done} == {"accept"}


def test_no_step_is_taken_before_the_entering(ledger):
    early = [s for s in ledger.steps for t in s.transitions if t.date < s.entered_at[:10]]
    assert early == []


def test_a_merged_unit_has_no_record_after_its_last_day(ledger):
    new = next(u for u in ledger.units if u.predecessors)
    assert not [s for s in ledger.steps if s.unit in new.predecessors and s.date >= new.valid_from]
    assert not [s for s in ledger.steps if s.unit == new.local_id and "" < s.date < new.valid_from]


def test_a_follower_shares_the_day_and_the_unit(ledger):
    talks = {s.local_id: s for s in rows(ledger, "talks")}
    planted = {n for d in ledger.defects for n in d.records}
    pairs = [(s, talks[s.raw["talk"][1]]) for s in rows(ledger, "helpings") if s.local_id not in planted]
    assert {(a.date == b.date, a.unit == b.unit) for a, b in pairs} == {(True, True)}


def test_nobody_helps_twice_on_one_day(ledger):
    planted = {n for d in ledger.defects for n in d.records}
    taken = Counter((s.raw["person"], s.date) for s in rows(ledger, "helpings") if s.local_id not in planted)
    assert max(taken.values()) == 1


def test_no_natural_key_is_taken_twice(ledger):
    keys = Counter((s.unit, s.date, s.raw["title"]) for s in rows(ledger, "talks"))
    assert max(keys.values()) == 1


def test_where_keys_run_out_a_number_tells_rows_apart(small_pack, changed):
    fields = {**changed("talks").registers["talks"][0].fields, "title": "宣讲"}
    sample = generate(small_pack, changed("talks", fields=fields, groups=("town",)), 1)
    assert len(rows(sample, "talks", "2025")) > 590
    assert any("（" in s.raw["title"] for s in rows(sample, "talks"))


def test_unit_shares_differ_as_they_do_in_life(ledger):
    shares = sorted(Counter(s.unit for s in rows(ledger, "talks")).values())
    assert shares[-1] > 2 * shares[0]


def test_a_span_places_rows_before_the_ledgers_time(small_pack, changed):
    part = changed("talks", span=("2019-01-01", "2019-12-31"), rows=10, earlier=0)
    sample = generate(small_pack, replace(part, defects=(), waiting=0), 1)
    made = rows(sample, "talks")
    assert {s.date[:4] for s in made} == {"2019"}
    assert {s.moment // DAY_SECONDS for s in made} == {made[0].moment // DAY_SECONDS}


def test_credited_units_are_named(small_pack, changed, recipe):
    share = replace(recipe.registers["talks"][0].credited, share=100, groups=("office",))
    sample = generate(small_pack, changed("talks", credited=share), 1)
    assert {s.credited_units for s in rows(sample, "talks")} == {(1,)}


def test_the_earlier_text_of_a_definition_is_handed_on(ledger):
    (text,) = ledger.earlier
    assert (text.indicator, text.until) == ("talks.count", "2024-12-31")
    assert 'indicator."talks.count"' in text.text
