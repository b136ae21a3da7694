"""Requests: what is asked of whom, what it costs them, and who may ask."""

import pytest

from making import DISTRICT, EAST_GATE, PACK, WILLOW_RIVER
from offices import held, with_pack
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import use
from youju.web.commands.entry.nothing import say_nothing, unsay_nothing
from youju.web.commands.requests.burdens import burden, in_tree_order
from youju.web.commands.requests.requesting import Asking, close_request, make_request, plan, request_of, requests

BOTH = (EAST_GATE, WILLOW_RIVER)
OUTLET = """[[register.lectures.field]]
id = "outlet"
title = { zh = "媒体", en = "Outlet" }
type = "ref"
register = "outlets"
copy = ["level"]
"""


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


def asking(units=BOTH, registers=("lectures",), **more):
    """A request for the lectures of 2025."""
    return Asking("年度宣讲征集", units, registers, more.pop("period", "2025"), more.pop("due", "2026-01-10"), **more)


def test_a_request_is_kept_as_it_was_made(office):
    saved, problems = make_request(office, "cli:test", asking(note="请于节前报"))
    kept = request_of(office, saved.record)
    assert problems == ()
    assert (kept.title, kept.units, [r.id for r in kept.registers]) == ("年度宣讲征集", BOTH, ["lectures"])
    assert (kept.period.text, str(kept.due), kept.note, kept.closed) == ("2025", "2026-01-10", "请于节前报", False)


def test_the_latest_request_comes_first(office):
    first, second = (make_request(office, "cli:test", asking())[0].record for _ in range(2))
    assert [request.number for request in requests(office)] == [second, first]


def test_a_request_can_be_ended_and_opened_again(office):
    number = make_request(office, "cli:test", asking())[0].record
    close_request(office, "cli:test", number)
    ended = request_of(office, number).closed
    close_request(office, "cli:test", number, closed=False)
    assert (ended, request_of(office, number).closed) == (True, False)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"registers": ("lecture",)}, "CMD001"),
        ({"registers": ()}, "REQ002"),
        ({"registers": ("units",)}, "REQ002"),
        ({"units": ()}, "REQ003"),
        ({"fields": ("lectures.peeple",)}, "REQ004"),
        ({"period": "去年"}, "BAS001"),
    ],
)
def test_what_cannot_be_asked_is_refused(office, wrong, code):
    with pytest.raises(Refused, match=code):
        plan(office, asking(**wrong))


def test_a_request_needs_a_title_and_a_day(office):
    saved, problems = make_request(office, "cli:test", Asking("", BOTH, ("lectures",), "2025", ""))
    assert (saved.record, {problem.place.field for problem in problems}) == (0, {"title", "due"})


@pytest.mark.parametrize(
    ("who", "units", "written"), [("小王", (EAST_GATE,), True), ("小王", BOTH, False), ("审计", (EAST_GATE,), False)]
)
def test_only_who_may_enter_for_all_units_may_ask_them(office, who, units, written):
    assert bool(make_request(office, who, asking(units))[0].record) is written


def test_nobody_ends_the_request_of_others(office):
    number = make_request(office, "cli:test", asking())[0].record
    assert [p.code for p in close_request(office, "阿强", number)[1]] == ["CMD005"]


def test_an_unknown_request_is_refused(office):
    with pytest.raises(Refused, match="REQ001"):
        request_of(office, 4711)


def test_some_fields_are_asked_with_those_no_record_can_do_without(office):
    asked = plan(office, asking(fields=("lectures.people",)))
    assert [field.id for field in asked.fields(asked.registers[0])] == ["title", "place", "held_on", "people"]


def test_the_burden_strikes_out_what_the_ledger_holds(office):
    held(office, "小王", EAST_GATE, "宪法", 40)
    found = burden(office, plan(office, asking()))
    assert [(load.unit, load.asked, load.known, load.open) for load in found.loads] == [
        (EAST_GATE, 4, 4, 0),
        (WILLOW_RIVER, 4, 0, 4),
    ]
    assert found.says.zh == "向 2 个单位要 8 格：台账已有 4 格，系统算出 0 格，还要填 4 格。"


def test_records_of_another_period_are_no_answer(office):
    held(office, "小王", EAST_GATE, "宪法", 40, held_on="2024-03-08")
    assert burden(office, plan(office, asking())).total("held") == 0


def test_a_unit_that_said_nothing_is_asked_nothing(office):
    said, _ = say_nothing(office, "阿强", WILLOW_RIVER, "lectures", "2025")
    silent = burden(office, plan(office, asking())).of_unit(WILLOW_RIVER)
    unsay_nothing(office, "阿强", said.record)
    assert (silent.total("asked"), burden(office, plan(office, asking())).total("asked")) == (0, 8)


def test_nothing_said_twice_is_said_once(office):
    first, second = (say_nothing(office, "阿强", WILLOW_RIVER, "lectures", "2025")[0] for _ in range(2))
    assert first == second


def test_nobody_says_nothing_for_another_unit(office):
    saved, problems = say_nothing(office, "阿强", EAST_GATE, "lectures", "2025")
    assert (saved.record, [problem.code for problem in problems]) == (0, ["CMD005"])


def test_copied_fields_are_worked_out_and_not_asked(site, tmp_path):
    text = PACK.replace("[register.lectures.measure.people]", f"{OUTLET}[register.lectures.measure.people]")
    office = with_pack(site, tmp_path / "pack", text)
    found = burden(office, plan(office, asking((EAST_GATE,))))
    assert (found.total("asked"), found.total("computed"), found.total("open")) == (6, 1, 5)


def test_units_stand_in_the_order_of_the_tree(office):
    assert in_tree_order(office, (WILLOW_RIVER, DISTRICT, EAST_GATE)) == (DISTRICT, EAST_GATE, WILLOW_RIVER)
