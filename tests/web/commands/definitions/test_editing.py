"""The administrator changes definitions: shown with their effect first, then in force, then taken back."""

from dataclasses import replace

import pytest

from making import EAST_GATE, PACK
from youju.engine.base.periods import Period
from youju.engine.base.problems import Refused
from youju.web.commands.definitions.definitions import office_texts
from youju.web.commands.definitions.editing import Change, apply, definition, judge, propose, reverted
from youju.web.commands.definitions.impact import impact
from youju.web.commands.definitions.shaping import new_register, retired, with_field, with_measure, with_settings
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.figures.figures import Question, figures
from youju.web.store import read

ADMIN = "cli:test"
PLACES = {"id": "seats", "title": {"zh": "座位数", "en": "Seats"}, "type": "integer", "unit": "个"}
VISITS = new_register(
    {"zh": "参观接待", "en": "Visits"},
    {"group": "lectures", "date": "on", "key": ["on"]},
    [
        {"id": "on", "title": {"zh": "日期", "en": "Date"}, "type": "date", "required": True},
        {"id": "guests", "title": {"zh": "参观人数", "en": "Guests"}, "type": "integer", "unit": "人次"},
    ],
)
GUESTS = {"title": {"zh": "参观人次", "en": "Guests"}, "register": "visits", "measure": "guests"}


@pytest.fixture
def office(site, tmp_path):
    """The site of the cast with two accepted lectures: 40 people in March 2025, 60 in 2024."""
    pack = tmp_path / "small"
    pack.mkdir()
    (pack / "pack.toml").write_text(PACK, "utf-8")
    found = use(replace(site, pack=str(pack)))
    for title, day, people in (("宪法", "2025-03-08", "40"), ("民法典", "2024-03-08", "60")):
        raw = {"title": title, "held_on": day, "people": people}
        enter(found, "小王", "lectures", Given(EAST_GATE, raw))
    assert accept_all(found, "老李", [r.record for r in read.live("lectures")])[0] == 2
    return found


def lectures():
    return definition("register", "lectures").values


def with_seats(office):
    """The proposal of a new field."""
    return propose(office, [Change("register", "lectures", with_field(lectures(), PLACES))])


def codes(problems):
    return [p.code for p in problems]


def guests(office):
    """The whole new register with a measure and an indicator on it."""
    visits = with_measure(VISITS, "guests", {"sum": "guests", "unit": "人次"})
    return propose(office, [Change("register", "visits", visits), Change("indicator", "visits.guests", GUESTS)])


def test_a_field_added_is_in_the_forms_at_once(office):
    apply(office, ADMIN, with_seats(office))
    assert office.register("lectures").live_fields()[-1].title.zh == "座位数"


def test_only_the_sites_own_overlay_is_written(office):
    apply(office, ADMIN, with_seats(office))
    files = {layer: file for layer, file, _ in office_texts(office)}
    assert files == {"pack": "pack.toml", "overlay": "register.lectures.toml"}


def test_the_log_and_the_folder_say_the_same(office):
    apply(office, ADMIN, with_seats(office), "区里要报座位数")
    revision = read.revision(read.head())
    assert revision.entry.data["content"] == office.site.path("pack").joinpath("register.lectures.toml").read_text(
        "utf-8"
    )
    assert (revision.entry.actor, revision.entry.source["reason"]) == (ADMIN, "区里要报座位数")


def test_the_difference_is_shown_against_the_pack(office):
    added = [line for line in with_seats(office).edits[0].diff.splitlines() if line[:1] in "+-"]
    assert added[:4] == [
        "--- register.lectures.toml",
        "+++ register.lectures.toml",
        "+[[register.lectures.field]]",
        '+id = "seats"',
    ]


def test_nothing_is_written_by_a_proposal(office):
    head = read.head()
    impact(office, with_seats(office).pack)
    assert (read.head(), list(office.site.path("pack").iterdir())) == (head, [])


def test_a_new_field_moves_no_figure_and_says_how_many_records_lack_it(office):
    found = impact(office, with_seats(office).pack)
    assert (found.effects, found.unchanged) == ((), 2)
    assert [(str(f.field), f.what, f.records) for f in found.forms] == [("座位数", "added", 2)]


def test_another_condition_shows_both_years_before_and_after(office):
    held = definition("indicator", "lectures.people").values
    proposal = propose(
        office, [Change("indicator", "lectures.people", with_settings(held, {"where": {"people__gte": 50}}))]
    )
    (effect,) = impact(office, proposal.pack).effects
    assert (effect.id, effect.how, effect.moved) == ("lectures.people", "definition", True)
    assert [(p, a.value, b.value) for p, a, b in effect.values] == [("2025", 40, 0), ("2024", 60, 60)]


def test_the_effect_that_was_shown_is_the_effect_it_has(office):
    held = definition("indicator", "lectures.people").values
    proposal = propose(
        office, [Change("indicator", "lectures.people", with_settings(held, {"where": {"people__lt": 50}}))]
    )
    shown = {p: after.value for p, _, after in impact(office, proposal.pack).effects[0].values}
    apply(office, ADMIN, proposal)
    now = {p: figures(office, ["lectures.people"], Question(Period.parse(p)))[0][0].value for p in shown}
    assert now == shown == {"2025": 40, "2024": 0}


def test_another_title_is_told_as_words_alone(office):
    held = definition("indicator", "lectures.people").values
    proposal = propose(
        office, [Change("indicator", "lectures.people", with_settings(held, {"title": {"zh": "受众", "en": "Public"}}))]
    )
    (effect,) = impact(office, proposal.pack).effects
    assert (effect.how, effect.moved, str(effect.title)) == ("words", False, "受众")


def test_a_register_from_nothing_with_an_indicator_on_it(office):
    assert apply(office, ADMIN, guests(office))[1] == ()
    enter(office, "小王", "visits", Given(EAST_GATE, {"on": "2025-05-01", "guests": "30"}))
    accept_all(office, "老李", [r.record for r in read.live("visits")])
    assert figures(office, ["visits.guests"], Question(Period.parse("2025")))[0][0].value == 30


def test_a_retired_field_keeps_its_values_and_leaves_the_form(office):
    apply(office, ADMIN, with_seats(office))
    apply(office, ADMIN, propose(office, [Change("register", "lectures", retired(lectures(), "seats"))]))
    register = office.register("lectures")
    assert ("seats" in register.fields, "seats" in [f.id for f in register.live_fields()]) == (True, False)


def test_a_field_that_the_key_needs_is_not_retired(office):
    proposal = propose(office, [Change("register", "lectures", retired(lectures(), "place"))])
    assert not proposal.ready


def test_a_field_with_records_is_not_retyped(office):
    field = {**lectures()["field"][3], "type": "text", "unit": "", "min": None}
    plain = with_measure(with_field(lectures(), field), "people", {"count": True, "unit": "人次"})
    proposal = propose(office, [Change("register", "lectures", plain)])
    assert ("DEF031" in codes(proposal.problems), proposal.ready) == (True, False)


def test_a_mistake_is_told_with_its_file_and_line(office):
    proposal = propose(office, [Change("register", "lectures", with_settings(lectures(), {"date": "held"}))])
    place = next(p.place for p in proposal.problems if p.code == "DEF005")
    line = proposal.edits[0].after.splitlines()[place.line - 1]
    assert (place.file, line) == ("register.lectures.toml", 'date = "held"')


def test_a_proposal_with_a_mistake_is_not_put_into_force(office):
    head = read.head()
    proposal = propose(office, [Change("register", "lectures", with_settings(lectures(), {"date": "held"}))])
    assert (apply(office, ADMIN, proposal)[0], read.head()) == (0, head)


@pytest.mark.parametrize("who", ["小王", "老李", "审计"])
def test_only_the_administrator_changes_definitions(office, who):
    seq, problems = apply(office, who, with_seats(office))
    assert (seq, codes(problems)) == (0, ["CMD005"])


def test_a_proposal_based_on_an_earlier_state_is_not_taken(office):
    late = with_seats(office)
    apply(office, ADMIN, guests(office))
    assert codes(apply(office, ADMIN, late)[1]) == ["CMD162"]


def test_a_change_taken_back_is_a_new_revision(office):
    seq, _ = apply(office, ADMIN, with_seats(office))
    back, problems = apply(office, ADMIN, reverted(office, seq))
    assert (problems, back, "seats" in office.register("lectures").fields) == ((), seq + 1, False)
    assert list(office.site.path("pack").iterdir()) == []


def test_taking_back_a_field_that_has_records_is_refused(office):
    seq, _ = apply(office, ADMIN, with_seats(office))
    enter(office, "小王", "lectures", Given(EAST_GATE, {"title": "安全", "held_on": "2025-06-01", "seats": "80"}))
    assert "DEF032" in codes(apply(office, ADMIN, reverted(office, seq))[1])


def test_a_change_with_a_later_one_upon_it_is_not_taken_back(office):
    first, _ = apply(office, ADMIN, with_seats(office))
    apply(office, ADMIN, propose(office, [Change("register", "lectures", retired(lectures(), "seats"))]))
    with pytest.raises(Refused, match="CMD163"):
        reverted(office, first)


def test_giving_up_the_own_version_brings_the_packs_back(office):
    held = definition("indicator", "lectures.people").values
    own = with_settings(held, {"wording": "wan_yu"})
    apply(office, ADMIN, propose(office, [Change("indicator", "lectures.people", own)]))
    apply(office, ADMIN, propose(office, [Change("indicator", "lectures.people", None)]))
    assert definition("indicator", "lectures.people").layer == "pack"


def test_a_file_that_somebody_is_editing_by_hand_is_not_written_over(office):
    path = office.site.path("pack") / "register.lectures.toml"
    path.write_text("# half done\n", "utf-8")
    assert codes(apply(office, ADMIN, with_seats(office))[1]) == ["CMD164"]
    assert path.read_text("utf-8") == "# half done\n"


def test_a_systems_register_is_not_edited(office):
    proposal = propose(office, [Change("register", "units", definition_of_units())])
    assert (codes(proposal.problems), proposal.ready) == (["CMD165"], False)


@pytest.mark.parametrize("name", ["../evil.toml", "a/b.toml", "x.txt", ".toml", "sample.toml"])
def test_a_file_outside_the_overlay_is_refused(office, name):
    assert "CMD166" in codes(judge(office, {name: '[group.x]\ntitle = { zh = "x", en = "x" }\n'}).problems)


def test_an_unknown_definition_names_the_nearest(office):
    with pytest.raises(Refused, match="lectures"):
        definition("register", "lecture")


def definition_of_units():
    return {"title": {"zh": "单位", "en": "Units"}, "field": []}
