"""The sample of the district office: what the field notes ask of it, and that the ledger takes every row."""

import re
from collections import Counter
from datetime import date
from functools import reduce

import pytest

from youju.engine.definitions import FieldRef
from youju.engine.ledger.key import natural_key
from youju.engine.ledger.loops import Step as Taking
from youju.engine.ledger.loops import start, take
from youju.engine.ledger.normalise import Normaliser
from youju.engine.sample import answer_key, generate


class Rows:
    """A lookup over the rows of a sample, by local id."""

    def __init__(self, sample):
        self.raw = {s.local_id: s.raw for s in sample.steps if s.action == "add"}

    def unit(self, text, on):
        return int(text)

    def find(self, register, text, on):
        return (int(text),)

    def attributes(self, register, record, on):
        return {} if register == "units" else self.raw.get(record)


def plain(value):
    """A raw value with local ids in place of references."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value[1] if isinstance(value, tuple) else value


@pytest.fixture(scope="module")
def normalised(district, district_pack):
    """(step, normalised row) of every new record."""
    lookup = Rows(district)
    readers = {r: Normaliser(district_pack.registers[r], lookup) for r in district.order}
    return [
        (s, readers[s.register].row({f: plain(v) for f, v in s.raw.items()}, on=s.date or district.today,
                                    year_hint=int((s.date or district.today)[:4])))
        for s in district.steps if s.action == "add"
    ]  # fmt: skip


@pytest.fixture(scope="module")
def standing(district_pack):
    """What a step's loop says of it after all that was done: the last outcome."""

    def walk(step):
        loop = district_pack.loops[district_pack.registers[step.register].loop]
        now = start(loop, step.entered_at[:10])

        def on(now, taken):
            outcome = take(loop, now, Taking(taken.transition, taken.date, roles=(taken.role,), reason=taken.reason))
            assert outcome.standing is not None, [str(p) for p in outcome.problems]
            return outcome.standing

        return reduce(on, step.transitions, now)

    return walk


def holds(row, condition):
    """Whether a row's stored values satisfy one condition of an indicator."""
    held, (wanted, *_) = row.data.get(condition.field), condition.values
    wanted = row.data.get(wanted.field) if isinstance(wanted, FieldRef) else wanted
    match condition.test:
        case "eq":
            return held == wanted
        case "in":
            return held in condition.values
        case "has":
            return wanted in (held or [])
        case "empty":
            return (held is None) is wanted
    raise AssertionError(condition.test)


@pytest.fixture(scope="module")
def behind(normalised, standing, district_pack):
    """The rows behind a plain indicator in 2025: (step, normalised)."""

    def find(indicator):
        counts = indicator.counts or district_pack.loops[district_pack.registers[indicator.register].loop].counts
        dated = "" if indicator.time == "stock" else "2025"
        rows = [(s, n) for s, n in normalised if s.register == indicator.register and s.date.startswith(dated)]
        fitting = [(s, n) for s, n in rows if all(holds(n, c) for c in indicator.where)]
        return [(s, n) for s, n in fitting if standing(s).stage in counts]

    return find


def test_the_ledger_takes_every_row(normalised):
    refused = [(s.register, str(p)) for s, n in normalised for p in n.problems]
    assert refused == []


def test_the_ledger_reads_odd_writing_as_the_rows_own_day(normalised):
    assert [s for s, n in normalised if n.date and n.date != s.date] == []


def test_no_two_rows_have_one_natural_key(normalised, district_pack):
    keys = [natural_key(district_pack.registers[s.register], s.unit, n.data) for s, n in normalised]
    taken = Counter((s.register, key) for (s, _), key in zip(normalised, keys, strict=True) if key)
    assert [key for key, count in taken.items() if count > 1] == []


def test_the_loops_allow_every_step(district, standing):
    assert {standing(s).stage for s in district.steps if s.action == "add"} > {
        "submitted",
        "accepted",
        "closed",
        "awarded",
    }


def test_each_of_the_thirty_figures_has_rows(district_pack, behind):
    empty = []
    for name in district_pack.reports["annual"].figures:
        indicator = district_pack.indicators[name]
        parts = [indicator.numerator, indicator.denominator] if indicator.kind == "ratio" else [name]
        empty += [part for part in parts if not behind(district_pack.indicators[part])]
    assert empty == []


def test_every_school_in_scope_takes_part(district_pack, behind):
    rate = district_pack.indicators["campus.participation.rate"]
    taking, everyone = (len(behind(district_pack.indicators[i])) for i in (rate.numerator, rate.denominator))
    assert taking == everyone > 0


def test_a_small_sample_has_about_3000_rows(district):
    assert 2600 < len(district.steps) < 3400


def test_a_small_sample_keeps_twenty_waiting(district):
    assert sum(s.waiting for s in district.steps) == 20


def test_what_waits_came_in_lately(district):
    assert min(s.entered_at for s in district.steps if s.waiting) > "2025-11"


def test_six_units_are_silent_in_the_last_quarter(district):
    late = {s.unit for s in district.steps if max(s.date, s.entered_at[:10]) >= "2025-10-01"}
    assert len(district.silent) == 6
    assert not late & set(district.silent)


def test_findings_are_closed_and_some_reopened(district):
    findings = [s for s in district.steps if s.register == "inspection_findings"]
    closed = sum(bool(s.transitions) and s.transitions[-1].transition == "close" for s in findings)
    assert closed / len(findings) > 0.8


def test_points_are_never_overdrawn(district):
    balance = Counter()
    for step in sorted((s for s in district.steps if s.register == "points_entries"), key=lambda s: s.date):
        balance[step.raw["holder"]] += step.raw["points"] * (1 if step.raw["kind"] == "earned" else -1)
    assert min(balance.values()) >= 0


def test_telephone_numbers_belong_to_no_subscriber(district):
    phones = [v for s in district.steps for f, v in s.raw.items() if f.endswith("phone")]
    assert phones
    assert all(re.fullmatch(r"1410\d{7}", p) for p in phones)


def test_fifteen_names_have_rare_characters_and_twenty_volunteers_are_minors(district):
    counts = answer_key(district)["counts"]
    assert (counts["rare_name"], counts["minor"], counts["child"], counts["minor_without_consent"]) == (15, 10, 8, 2)


def test_one_outlet_is_promoted_on_the_first_of_july(district):
    (edit,) = [s for s in district.steps if s.action == "edit"]
    assert (edit.register, edit.effective, edit.raw) == (
        "outlets", "2025-07-01", {"level": "province", "valid_from": "2025-07-01"},
    )  # fmt: skip


def test_one_definition_was_worded_otherwise_until_2024(district):
    (text,) = district.earlier
    assert (text.indicator, text.until) == ("practice.monthly.events", "2024-12-31")
    assert 'measure = "items"' in text.text


@pytest.fixture(scope="module")
def whole(district_pack, district_recipe):
    """The sample of the district office in full size."""
    return generate(district_pack, district_recipe, 20250101)


@pytest.fixture
def counted(whole):
    """Rows of a register in 2025, or of all years for a list."""

    def count(register, *, everything=False):
        years = ("",) if everything else ("2025",)
        return sum(s.register == register and s.action == "add" and s.date.startswith(years) for s in whole.steps)

    return count


def test_the_full_sample_has_about_118_000_rows_besides_the_lighter_year(whole):
    lighter = [s for s in whole.steps if s.date[:4] == "2024" and s.register not in ("volunteers", "people")]
    assert 115_000 < len(whole.steps) - len(lighter) < 122_000
    assert 12_000 < len(lighter) < 18_000


@pytest.mark.parametrize(
    ("register", "rows"),
    [
        ("practice_events", 3200), ("event_participation", 27000), ("service_orders", 1900), ("lecture_sessions", 780),
        ("study_sessions", 720), ("media_works", 1450), ("media_clippings", 2900), ("inspection_findings", 1350),
        ("award_nominations", 210), ("performances", 260), ("culture_events", 1150), ("relic_patrols", 1392),
    ],
)  # fmt: skip
def test_registers_have_the_rows_of_the_field_notes(counted, register, rows):
    assert rows * 0.995 <= counted(register) <= rows


def test_the_roster_has_58_000_volunteers_and_about_9_500_are_active(whole, counted):
    assert counted("volunteers", everything=True) == 58_000
    active = {s.raw["volunteer"] for s in whole.steps if s.register == "event_participation" and s.date[:4] == "2025"}
    assert 9_400 < len(active) < 9_600


def test_two_hundred_entries_wait(whole):
    assert sum(s.waiting for s in whole.steps) == 200


def test_the_year_has_its_seasons(whole):
    march = [s.date for s in whole.steps if s.register == "event_participation" and s.date[:7] == "2025-03"]
    assert 0.13 < len(march) / 27_000 < 0.15
    assert 0.32 < sum("2025-03-02" <= d <= "2025-03-08" for d in march) / len(march) < 0.38


def test_one_entry_in_ten_is_late(whole):
    rows = [s for s in whole.steps if s.register == "practice_events" and s.date[:4] == "2025"]
    late = sum(s.moment // 86_400 - date.fromisoformat(s.date).toordinal() > 15 for s in rows)
    assert 0.08 < late / len(rows) < 0.13


def test_practice_serves_about_130_000(whole):
    people = [s.raw["people"] for s in whole.steps if s.register == "practice_events" and s.date[:4] == "2025"]
    assert 120_000 < sum(int(p) for p in people) < 140_000
