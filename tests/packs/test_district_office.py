"""The district-office pack: the thirty figures, both languages, clear headers, and what must never be in it."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import youju
from youju.engine.base.labels import Label
from youju.engine.definitions import describe, lint, read_pack
from youju.engine.definitions.model import Choice, Field, Pack, Register, ScopeDay

FOLDER = Path(youju.__file__).parent / "packs" / "district_office"

# Slot by slot: id, unit word, time, wording. Audiences are 人次 although the report prints 人 (docs/decisions/registers.md).
THIRTY = """
study.group.sessions                  场   flow       exact
lectures.teams.count                  支   stock      exact
lectures.teams.members                人   stock      exact
lectures.online.sessions              场次 flow       wan_yu
lectures.online.audience              人次 flow       wan_yu
lectures.offline.sessions             场次 flow       wan_yu
lectures.offline.audience             人次 flow       wan_yu
lectures.theme.sessions               场次 flow       exact
lectures.theme.audience               人次 flow       wan
media.own.lecture_videos              条   cumulative exact
coverage.central.traditional.outlets  家   flow       exact
coverage.central.traditional.items    篇   flow       exact
coverage.central.newmedia_main.items  篇   flow       exact
coverage.central.other.items          篇   flow       exact
coverage.province.traditional.items   篇   flow       exact
coverage.online_other.items           篇   flow       exact
awards.good_people.awarded            人   flow       exact
media.own.role_model_items            篇   cumulative yu
volunteer.teams.standing              支   stock      exact
volunteer.teams.speciality            支   stock      exact
practice.monthly.events               场次 flow       yu
practice.monthly.volunteers           人   flow       yu
inspection.bulletins.issues           期   flow       exact
assessment.central.visits             次   flow       exact
assessment.province.visits            次   flow       exact
points.shops.open                     家   stock      exact
performances.benefit.shows            场   flow       exact
activities.online.views               次   flow       wan
heritage.intangible.items             项   stock      exact
campus.participation.rate             %    flow       exact
"""
SLOTS = [tuple(line.split()) for line in THIRTY.strip().split("\n")]

# What the office does not do, by decision: no field, code or figure may be for it.
NEVER = (
    "打卡", "签到", "考勤", "定位", "轨迹", "经度", "纬度", "在线时长", "学习时长", "排名", "排行", "得分", "评分", "扣分",
    "黑名单", "舆情", "网评", "评论任务", "举报", "网格员", "check-in", "location", "longitude", "latitude", "track",
    "ranking", "online time", "score", "penalty", "blacklist", "comment", "opinion analysis", "read receipt",
)  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The pack as shipped."""
    found, problems = read_pack([FOLDER])
    assert found is not None, problems
    return found


def own(pack: Pack) -> list[Register]:
    """The registers of the pack, without those of the system."""
    return [register for register in pack.registers.values() if not register.system]


def labels(pack: Pack) -> Iterator[tuple[str, Label]]:
    """Every text of the pack that people read, with where it stands."""
    for register in own(pack):
        yield register.id, register.title
        yield from ((f"{register.id}.{m.id}", m.title) for m in register.measures.values())
        for field in register.fields.values():
            yield f"{register.id}.{field.id}", field.title
            yield from ((f"{register.id}.{field.id}={c.code}", c.title) for c in field.choices)
    yield from ((i.id, i.title) for i in pack.indicators.values())
    yield from ((f"{name}={c.code}", c.title) for name, choices in pack.code_lists.items() for c in choices)


def unwanted(pack: Pack) -> list[str]:
    """Texts and ids that speak of what the office does not do."""
    return [where for where, text in labels(pack) if any(w in f"{where} {text.zh} {text.en}".lower() for w in NEVER)]


def claimed_twice(names: list[tuple[str, ...]]) -> list[str]:
    """Names that more than one of the things answers to."""
    return [name for name, times in Counter(n for each in names for n in set(each)).items() if times > 1]


def headers(register: Register) -> list[tuple[str, ...]]:
    """What a column may be called, field by field."""
    return [(f.title.zh, f.title.en, *f.aliases) for f in register.live_fields()]


def words(field: Field) -> list[tuple[str, ...]]:
    """What a cell may say, choice by choice."""
    return [(c.title.zh, c.title.en, *c.aliases) for c in field.choices]


def with_field(pack: Pack, field: Field) -> Pack:
    """The pack with one more field in its meetings."""
    meetings = pack.registers["meetings"]
    grown = replace(meetings, fields={**meetings.fields, field.id: field})
    return replace(pack, registers={**pack.registers, "meetings": grown})


def test_the_pack_has_no_problem_at_all():
    assert lint(FOLDER) == ()


def test_a_misspelt_register_is_found_by_the_lint(tmp_path):
    copy = Path(shutil.copytree(FOLDER, tmp_path / "pack"))
    text = (copy / "indicators.toml").read_text("utf-8")
    (copy / "indicators.toml").write_text(text.replace('"study_sessions"', '"study_session"'), "utf-8")
    assert [(p.code, p.place.line) for p in lint(copy)] == [
        ("DEF005", text.split("\n").index('register = "study_sessions"') + 1)
    ]


@pytest.mark.parametrize(("name", "unit", "time", "wording"), SLOTS, ids=[slot[0] for slot in SLOTS])
def test_a_figure_of_the_report_has_its_unit_word_and_time(pack, name, unit, time, wording):
    indicator = pack.indicators[name]
    assert (indicator.unit, indicator.time, indicator.wording) == (unit, time, wording)


def test_the_yearly_report_prints_the_thirty_in_the_order_of_its_sentences(pack):
    assert list(pack.reports["annual"].figures) == [slot[0] for slot in SLOTS]


def test_the_full_report_has_sixty_different_figures(pack):
    assert len(set(pack.reports["full"].figures)) == len(pack.reports["full"].figures) == 60


def test_joint_meetings_are_counted_beside_the_thirty(pack):
    assert pack.indicators["meetings.joint.count"].unit == "次"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_definition_can_be_said_in_one_sentence(pack, language):
    said = [describe(pack, indicator, language) for indicator in pack.indicators.values()]
    assert all(20 < len(s) < 400 and "{" not in s for s in said)


def test_no_two_definitions_say_the_same_thing(pack):
    said = [(describe(pack, i), i.unit) for i in pack.indicators.values()]
    assert len(said) == len(set(said))


def test_every_text_is_in_chinese_and_english(pack):
    assert [where for where, text in labels(pack) if not (text.zh and text.en)] == []


def test_a_column_header_means_one_field_of_a_register(pack):
    assert {r.id: twice for r in own(pack) if (twice := claimed_twice(headers(r)))} == {}


def test_a_word_in_a_cell_means_one_choice(pack):
    fields = [f for r in own(pack) for f in r.fields.values()]
    assert {f.id: twice for f in fields if (twice := claimed_twice(words(f)))} == {}


def test_a_header_claimed_by_two_fields_is_noticed(pack):
    grown = with_field(pack, Field("day", Label("召开日", "Day"), "date", aliases=("会议时间",)))
    assert claimed_twice(headers(grown.registers["meetings"])) == ["会议时间"]


@pytest.mark.parametrize(
    ("register", "header", "field"),
    [
        ("lecture_sessions", "受众", "people"),
        ("lecture_sessions", "听众人数", "people"),
        ("lecture_sessions", "参加人数", "people"),
        ("lecture_sessions", "活动时间", "occurred_on"),
        ("practice_events", "主题", "title"),
        ("practice_events", "地点", "place"),
        ("media_clippings", "发稿媒体", "outlet"),
        ("performances", "观众人数", "people"),
    ],
)
def test_the_headers_that_ledgers_use_are_known(pack, register, header, field):
    assert [f.id for f in pack.registers[register].live_fields() if header in (f.title.zh, *f.aliases)] == [field]


def test_nothing_is_kept_that_the_office_does_not_do(pack):
    assert unwanted(pack) == []


@pytest.mark.parametrize(
    "title",
    [Label("手机定位", "Phone"), Label("在岗打卡", "Presence"), Label("单位排名", "Place"), Label("值", "Online time")],
)
def test_a_field_for_what_the_office_does_not_do_is_noticed(pack, title):
    assert unwanted(with_field(pack, Field("extra", title, "text"))) == ["meetings.extra"]


def test_a_code_for_what_the_office_does_not_do_is_noticed(pack):
    choices = (Choice("x", Label("网评任务", "Task")),)
    assert unwanted(replace(pack, code_lists={"kinds": choices})) == ["kinds=x"]


def test_only_a_payment_asks_for_evidence(pack):
    asking = {r.id: (r.evidence.grade, bool(r.evidence.reason)) for r in own(pack) if r.evidence.required}
    assert asking == {"performances": ("sealed_receipt", True)}


def test_no_register_asks_for_more_than_ten_fields(pack):
    assert [r.id for r in own(pack) if sum(f.required for f in r.fields.values()) > 10] == []


def test_a_natural_key_is_made_of_fields_that_are_never_empty(pack):
    assert [(r.id, name) for r in own(pack) for name in r.key if not r.fields[name].required] == []


def test_names_of_people_stand_in_person_registers_or_say_what_they_are_for(pack):
    personal = [(r.id, f) for r in own(pack) for f in r.fields.values() if f.personal]
    assert [(where, f.id) for where, f in personal if f.purpose is None] == []


def test_people_are_pointed_to_and_never_typed_where_they_are_counted(pack):
    counted = [r.fields[m.field] for r in own(pack) for m in r.measures.values() if m.operation == "distinct"]
    assert {f.register for f in counted if f.type == "ref"} >= {"people", "volunteers"}


def test_a_child_register_names_the_field_that_points_to_its_parent(pack):
    assert [r.id for r in own(pack) if r.parent and r.fields[r.parent].type != "ref"] == []


@pytest.mark.parametrize(
    ("register", "field"),
    [
        ("lecture_sessions", "people"),
        ("practice_events", "people"),
        ("performances", "people"),
        ("culture_events", "people"),
    ],
)
def test_attendance_has_a_plausible_size(pack, register, field):
    declared = pack.registers[register].fields[field].plausible
    assert 0 < declared.median < declared.p99
    assert declared.per == "sessions"


def test_the_campus_rate_is_one_stock_over_another(pack):
    rate = pack.indicators["campus.participation.rate"]
    assert [pack.indicators[name].time for name in (rate.numerator, rate.denominator)] == ["stock", "stock"]


def test_provincial_and_above_includes_central(pack):
    (condition,) = pack.indicators["coverage.province_up.items"].where
    assert condition.values == ("central", "province")


@pytest.mark.parametrize("id_", ["inspection.findings.overdue", "tasks.overdue"])
def test_overdue_is_measured_on_the_day_of_the_figure_and_never_counts_what_is_finished(pack, id_):
    indicator = pack.indicators[id_]
    assert [(c.test, c.values) for c in indicator.where] == [("lt", (ScopeDay(),))]
    assert not {"closed", "finished", "stopped", "void"} & set(indicator.counts)


def test_a_finding_is_open_or_closed_and_never_both(pack):
    stages = set(pack.loops[pack.registers["inspection_findings"].loop].stages) - {"void"}
    still, closed = pack.indicators["inspection.findings.open"], pack.indicators["inspection.findings.closed"]
    assert {*still.counts, *closed.counts} == stages


def test_the_yearly_report_names_each_of_its_thirty_figures_in_its_text(pack):
    text = (FOLDER / pack.reports["annual"].template).read_text("utf-8")
    named = {name.partition("|")[0] for name in re.findall(r"{{([^}]+)}}", text)}
    assert [i for i in pack.reports["annual"].figures if pack.indicators[i].title.zh not in named] == []


def test_what_was_found_is_what_was_closed_and_what_is_still_open_of_it(pack):
    found, closed, still = (pack.indicators[f"inspection.findings.{name}"] for name in ("found", "closed", "open_new"))
    loop = pack.loops[pack.registers["inspection_findings"].loop]
    assert {*closed.counts} | {*still.counts} == {*(found.counts or loop.counts)}
    assert {found.time, closed.time, still.time} == {"flow"}
