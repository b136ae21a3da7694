"""Loops: declared state machines, every name in them one of their own stages."""

import pytest

from youju.engine.definitions.loops import ROLES

LOOP = """
[loop.lend]
title = { zh = "借还" }
initial = "asked"
counts = ["lent", "back"]
[loop.lend.stage.asked]
title = { zh = "申请" }
[loop.lend.stage.lent]
title = { zh = "借出" }
[loop.lend.stage.back]
title = { zh = "归还" }
final = true
[loop.lend.transition.lend]
title = { zh = "借出" }
from = ["asked"]
to = "lent"
roles = ["reviewer"]
not_own = true
requires = ["reason"]
due = { days = 5, working = true }
[loop.lend.transition.return]
title = { zh = "归还" }
from = ["lent"]
to = "back"
roles = ["clerk"]
"""


@pytest.fixture(scope="module")
def lend(read):
    return read(LOOP).loops["lend"]


def test_a_loop_begins_where_it_says(lend):
    assert lend.initial == "asked"


def test_a_loop_says_which_stages_count(lend):
    assert lend.counts == ("lent", "back")


def test_every_loop_has_the_stage_void_and_it_never_counts(small):
    assert all("void" in loop.stages and "void" not in loop.counts for loop in small.loops.values())


def test_nothing_follows_a_final_stage(lend):
    assert [stage.id for stage in lend.stages.values() if stage.final] == ["back", "void"]


def test_a_transition_leads_from_stages_to_a_stage(lend):
    step = lend.transitions["lend"]
    assert (step.sources, step.target, step.roles) == (("asked",), "lent", ("reviewer",))


def test_a_transition_says_what_it_needs(lend):
    step = lend.transitions["lend"]
    assert (step.not_own, step.requires) == (True, ("reason",))


def test_a_transition_may_set_a_deadline_in_working_days(lend):
    step = lend.transitions["lend"]
    assert (step.due_days, step.due_working) == (5, True)


def test_a_transition_without_a_deadline_sets_none(lend):
    assert lend.transitions["return"].due_days is None


def test_the_loops_of_the_system_are_in_every_pack(small):
    assert set(small.loops) >= {"list", "do-review", "order", "rectify", "award", "project", "second-person", "notice"}


def test_every_stage_of_the_systems_loops_can_be_reached(small):
    for loop in small.loops.values():
        reached = {loop.initial, "void", *(step.target for step in loop.transitions.values())}
        assert reached == set(loop.stages), loop.id


def test_a_final_stage_of_the_systems_loops_is_never_left(small):
    left = [(loop, s) for loop in small.loops.values() for step in loop.transitions.values() for s in step.sources]
    assert [(loop.id, s) for loop, s in left if loop.stages[s].final] == []


def test_nobody_accepts_their_own_entry(small):
    assert small.loops["do-review"].transitions["accept"].not_own


@pytest.mark.parametrize(
    ("right", "wrong", "found"),
    [
        ('initial = "asked"', 'initial = "askd"', ["3 DEF005"]),
        ('initial = "asked"', "", ["1 DEF003"]),
        ('counts = ["lent", "back"]', 'counts = ["lend"]', ["4 DEF005"]),
        ('from = ["asked"]', 'from = ["aksed"]', ["14 DEF005"]),
        ('to = "lent"', 'to = "lend"', ["15 DEF005"]),
        ('to = "lent"', "", ["12 DEF003"]),
        ('roles = ["reviewer"]', 'roles = ["reviewr"]', ["16 DEF005"]),
        ("not_own = true", 'not_own = "yes"', ["17 DEF004"]),
        ("{ days = 5, working = true }", '{ days = "5" }', ["19 DEF004"]),
        ("{ days = 5, working = true }", "{ day = 5 }", ["19 DEF002"]),
        ("final = true", "last = true", ["11 DEF002"]),
        ('title = { zh = "申请" }', "", ["5 DEF003"]),
        ("[loop.lend.transition.return]", "[loop.lend.transition.Return]", ["20 DEF007"]),
    ],
)
def test_a_mistake_in_a_loop_is_found_on_its_line(find, right, wrong, found):
    assert find(LOOP.replace(right, wrong, 1)) == found


def test_a_role_that_does_not_exist_is_answered_with_the_nearest(look):
    (problem,) = look(LOOP.replace('"reviewer"', '"reviewr"'))
    assert "reviewer" in problem.mend("en")


def test_an_auditor_takes_no_step_of_any_loop(small):
    steps = [step for loop in small.loops.values() for step in loop.transitions.values()]
    assert [step.id for step in steps if "auditor" in step.roles] == []


def test_every_step_of_the_systems_loops_is_somebodys(small):
    roles = [role for loop in small.loops.values() for step in loop.transitions.values() for role in step.roles]
    assert set(roles) <= set(ROLES)


def test_the_office_may_change_a_loop_of_the_system(read):
    own = LOOP.replace("loop.lend", "loop.order")
    assert read(own).loops["order"].counts == ("lent", "back")
