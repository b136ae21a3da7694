"""Record rules against what they mean, said another way: by lists, by sets, by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.engine.definitions import Rule
from youju.engine.ledger import Around, Candidate, Entry, Revision, check

DAYS = st.integers(1, 28).map(lambda n: f"2025-03-{n:02}")
SPANS = st.tuples(DAYS, DAYS).map(sorted)


@pytest.fixture(scope="module")
def judge(pack, neighbours, office):
    """The codes of one rule on a new record among others."""

    def run(kind, arguments, others, data):
        register = replace(pack.registers["lectures"], rules=(Rule(kind, arguments),))
        peers = tuple(
            Revision(
                n,
                n,
                "2025-12-30T08:15:02.123Z",
                Entry("lectures", "0" * 12, 2, "accepted", "add", "u1", d, n, "2025-03-08"),
            )
            for n, d in enumerate(others, 1)
        )
        return [p.code for p in check(Candidate(register, data, 2, "2025-03-08"), Around(neighbours(peers), office))]

    return run


@pytest.fixture(scope="module")
def neighbours():
    class Others:
        def __init__(self, revisions):
            self.revisions = revisions

        def same(self, register, fields, besides):
            alike = (r for r in self.revisions if all(r.entry.data.get(k) == v for k, v in fields.items()))
            return tuple(r for r in alike if r.record != besides)

    return Others


@given(st.sets(st.integers(1, 12)), st.integers(1, 12))
def test_a_number_is_gapless_where_all_before_it_are_taken_and_it_is_not(judge, taken, number):
    found = judge("gapless", {"field": "number"}, [{"number": n} for n in sorted(taken)], {"number": number})
    expected = ["LED208"] * (number in taken) + ["LED207"] * (not set(range(1, number)) <= taken)
    assert sorted(found) == sorted(expected)


def test_a_date_typed_as_a_number_is_answered_at_once(judge):
    assert judge("gapless", {"field": "number"}, [{"number": 1}], {"number": 20250308}) == ["LED207"]


@given(st.lists(SPANS, max_size=4), SPANS)
def test_bookings_overlap_where_they_share_a_day(judge, booked, mine):
    others = [{"outlet": 11, "held_on": first, "month": last} for first, last in booked]
    found = judge(
        "no_overlap",
        {"ref": "outlet", "start": "held_on", "end": "month"},
        others,
        {"outlet": 11, "held_on": mine[0], "month": mine[1]},
    )
    shared = [1 for first, last in booked if set(_days(first, last)) & set(_days(*mine))]
    assert found == ["LED203"] * len(shared)


def _days(first, last):
    return range(int(first[-2:]), int(last[-2:]) + 1)


@given(st.lists(st.integers(-50, 50), max_size=5), st.integers(-50, 50))
def test_an_account_is_overdrawn_where_all_its_entries_add_up_below_nothing(judge, entries, mine):
    others = [{"outlet": 11, "people": n} for n in entries]
    found = judge("balance", {"ref": "outlet", "amount": "people"}, others, {"outlet": 11, "people": mine})
    assert found == ["LED204"] * (sum(entries) + mine < 0)


@given(
    st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from("东西")), max_size=4),
    st.sampled_from("甲乙"),
    st.sampled_from("东西"),
)
def test_a_record_is_unique_where_no_other_has_the_same_values(judge, known, title, place):
    others = [{"title": t, "place": p} for t, p in known]
    found = judge("unique", {"fields": ("title", "place")}, others, {"title": title, "place": place})
    assert found == ["LED201"] * ((title, place) in known)


@given(st.lists(DAYS, min_size=2, max_size=3))
def test_days_are_in_order_where_sorting_them_changes_nothing(judge, days):
    data = dict(zip(("held_on", "month", "notes"), days, strict=False))
    found = judge("order_of", {"fields": ("held_on", "month", "notes")}, [], data)
    assert (found == []) == (sorted(days) == days)
