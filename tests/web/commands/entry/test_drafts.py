"""Drafts: kept for their writer alone, without personal values, gone once they are discarded."""

import pytest

from making import EAST_GATE, WILLOW_RIVER
from youju.engine.base.problems import Refused
from youju.web.commands.desk.office import use
from youju.web.commands.entry.drafts import Kept, discard_draft, draft, drafts, save_draft
from youju.web.store.read import head


@pytest.fixture
def office(site):
    """The office of the cast."""
    return use(site)


def typed(client="c1", register="lectures", unit=EAST_GATE, **raw):
    return Kept(client, register, 0, unit, raw)


def test_what_was_typed_is_found_again_by_its_writer(office):
    save_draft(office, "小王", typed(title="宪法宣"))
    assert draft(office, "小王", "c1").raw == {"title": "宪法宣"}


def test_the_latest_of_a_form_stands(office):
    save_draft(office, "小王", typed(title="宪"))
    save_draft(office, "小王", typed(title="宪法"))
    assert [kept.raw for kept in drafts(office, "小王")] == [{"title": "宪法"}]


def test_nobody_else_sees_a_draft(office):
    save_draft(office, "小王", typed(title="宪法"))
    assert drafts(office, "老李") == []


def test_a_draft_is_not_in_the_log(office):
    before = head()
    save_draft(office, "小王", typed(title="宪法"))
    assert head() == before


def test_a_draft_keeps_no_personal_value(office):
    kept, _ = save_draft(office, "小王", typed(register="people", name="张三", phone="13800000000"))
    assert kept.raw == {}


def test_a_field_that_the_register_does_not_have_is_not_kept(office):
    kept, _ = save_draft(office, "小王", typed(title="宪法", csrf="x"))
    assert kept.raw == {"title": "宪法"}


def test_a_clerk_drafts_for_their_own_unit_only(office):
    kept, problems = save_draft(office, "小王", typed(unit=WILLOW_RIVER, title="宪法"))
    assert (kept, [p.code for p in problems]) == (None, ["CMD005"])


def test_a_draft_longer_than_any_form_is_refused(office):
    assert [p.code for p in save_draft(office, "小王", typed(title="长" * 70_000))[1]] == ["ENT001"]


def test_a_discarded_draft_is_gone(office):
    save_draft(office, "小王", typed(title="宪法"))
    assert discard_draft("小王", "c1")
    with pytest.raises(Refused, match="ENT002"):
        draft(office, "小王", "c1")


def test_drafts_of_one_register(office):
    save_draft(office, "小王", typed("c1", title="宪法"))
    save_draft(office, "小王", typed("c2", register="people"))
    assert [kept.client_id for kept in drafts(office, "小王", "lectures")] == ["c1"]
