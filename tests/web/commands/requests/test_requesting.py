"""Requests: what is asked of whom, what it costs them, and who may ask."""

import pytest

from making import DISTRICT, EAST_GATE, PACK, WILLOW_RIVER
from offices import held, with_pack
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import use
from youju.web.commands.entry.nothing import say_nothing, unsay_nothing
from youju.web.commands.requests.burdens import burden, in_tree_order
from youju.web.commands.requests.by_figure import asked_figures
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
        ({"indicators": ("lectures.nobody",)}, "REQ005"),
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


TOPIC = """[[register.lectures.field]]
id = "topic"
title = { zh = "专题", en = "Topic" }
type = "text"
"""
FIGURES = """[indicator."lectures.law"]
title = { zh = "法治听众", en = "Law" }
register = "lectures"
where = { topic = "法治" }
measure = "people"
[indicator."lectures.share"]
title = { zh = "法治占比", en = "Share" }
kind = "ratio"
numerator = "lectures.law"
denominator = "lectures.sessions"
"""


@pytest.fixture
def by_figure(site, tmp_path):
    """Asks for figures of a pack with a topic and a note of lectures; the fields of each register by id."""
    more = TOPIC + TOPIC.replace("topic", "remark").replace("专题", "备注").replace("Topic", "Remark")
    text = PACK.replace("[register.lectures.measure.people]", more + "[register.lectures.measure.people]") + FIGURES
    office = with_pack(site, tmp_path / "pack", text)

    def fields(*indicators, registers=(), **more):
        found = plan(office, asking(registers=registers, indicators=indicators, **more))
        return {r.id: [f.id for f in found.fields(r)] for r in found.registers}

    return fields


def test_a_figure_asks_the_records_behind_it_and_the_fields_it_counts_by(by_figure):
    assert by_figure("lectures.law") == {"lectures": ["title", "place", "held_on", "people", "topic"]}


def test_a_ratio_asks_for_what_it_is_worked_out_from(by_figure):
    assert by_figure("lectures.share") == by_figure("lectures.law", "lectures.sessions")


def test_of_a_register_asked_for_itself_a_figure_leaves_no_field_out(by_figure):
    assert "remark" in by_figure("lectures.law", registers=("lectures",))["lectures"]
    assert "remark" in by_figure("lectures.law", fields=("lectures.remark",))["lectures"]


def test_a_request_by_figures_is_kept_with_them(office):
    saved, problems = make_request(office, "cli:test", asking(registers=(), indicators=("lectures.people",)))
    kept = request_of(office, saved.record)
    assert (problems, kept.indicators, [r.id for r in kept.registers]) == ((), ("lectures.people",), ["lectures"])
    (found,) = asked_figures(office, kept.indicators, kept.period)
    assert (found.figure.id, found.parts) == ("lectures.people", ())


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
