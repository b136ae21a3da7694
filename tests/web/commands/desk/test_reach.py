"""Which units' records a person may read."""

import pytest

from making import DISTRICT, EAST_GATE, WILLOW_RIVER
from youju.web.accounts.actors import Actor, Grant
from youju.web.commands.desk.reach import Reach, reach
from youju.web.store.tree import Units

DAY = "2025-12-30"


@pytest.mark.parametrize(
    ("grant", "covers"),
    [
        (Grant("clerk", EAST_GATE), [EAST_GATE]),
        (Grant("auditor"), [DISTRICT, EAST_GATE, WILLOW_RIVER]),
        (Grant("office_reviewer", DISTRICT), [DISTRICT, EAST_GATE, WILLOW_RIVER]),
        (Grant("clerk", EAST_GATE, "culture"), []),
    ],
)
def test_a_role_reads_its_unit_and_those_below(site, grant, covers):
    found = reach(Actor("u1", "小王", (grant,)), Units(), DAY, "lectures")
    assert [u for u in (DISTRICT, EAST_GATE, WILLOW_RIVER) if found.covers(u)] == covers


def test_a_role_over_the_topmost_unit_reads_all(site):
    assert reach(Actor("u1", "老李", (Grant("reviewer", DISTRICT),)), Units(), DAY).everything


def test_who_holds_no_role_reads_nothing(site):
    assert reach(Actor("u1", "小王"), Units(), DAY).sql("r.unit") == ("1 = 0", ())


def test_a_reach_is_a_condition_on_units():
    assert Reach(False, frozenset({3, 2})).sql("r.unit") == ("r.unit IN (%s, %s)", (2, 3))
