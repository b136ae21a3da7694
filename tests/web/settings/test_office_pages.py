"""Units, people, hand-overs, holidays, periods and lists from the pages, each as a plain form."""

import html
import re

import pytest
from django.test import Client

from making import EAST_GATE, WILLOW_RIVER
from youju.web.accounts.actors import actor_for
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import current_office, use
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.people.roles import Role, grant
from youju.web.store import read

DAY = "2025-07-01"


@pytest.fixture
def laoli(site):
    """老李 at the pages, administrator too."""
    office = use(site)
    grant(office, "cli:test", Role(0, 0, "u2", "admin"))
    enter(office, "阿强", "lectures", Given(WILLOW_RIVER, {"title": "宪法", "held_on": "2025-03-08"}))
    client = Client()
    client.force_login(Account.objects.get(login="laoli"))
    return client


def text_of(answer):
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def undo_of(answer, pattern):
    return re.search(pattern, answer.content.decode())[0]


def test_the_tree_shows_units_with_their_records(laoli):
    assert "柳河镇 990101102 镇街 2020-01-01 1" in text_of(laoli.get("/settings/units"))


def test_a_unit_is_found_by_its_code(laoli):
    said = text_of(laoli.get("/settings/units?q=990101102"))
    assert ("柳河镇 990101102" in said, "东关街道 990101001" in said) == (True, False)


def test_a_unit_gets_a_new_name_from_a_day_on(laoli):
    form = {"name": "东城街道办事处", "short": "东城街道", "code": "990101001", "kind": "town", "parent": "1"}
    laoli.post(f"/settings/units/{EAST_GATE}/edit", form | {"valid_from": DAY})
    said = text_of(laoli.get(f"/settings/units/{EAST_GATE}"))
    assert ("东城街道办事处" in said, "名称： 东关街道办事处 → 东城街道办事处" in said) == (True, True)


def test_a_unit_without_a_name_is_not_saved(laoli):
    assert laoli.post("/settings/units/new", {"code": "9", "kind": "town", "valid_from": DAY}).status_code == 422


def test_a_merger_is_shown_confirmed_and_taken_back(laoli):
    form = {"gone": [str(WILLOW_RIVER)], "into": str(EAST_GATE), "on": DAY}
    said = text_of(laoli.post("/settings/units/merge", form))
    assert ("并入 东关街道" in said, "1 条记录原样保留" in said, "1 项职责" in said) == (True, True, True)
    laoli.post("/settings/units/merge", form | {"confirm": "yes"})
    assert current_office().tree().on(current_office().today).children(1) == (EAST_GATE,)
    laoli.post(undo_of(laoli.get("/settings/units"), r"/settings/units/changes/\d+/undo"))
    assert current_office().tree().on(current_office().today).children(1) == (EAST_GATE, WILLOW_RIVER)


def test_a_unit_is_split_into_two(laoli):
    parts = {"part_name": ["北镇", "南镇"], "part_short": ["", ""], "part_code": ["990101201", "990101202"]}
    form = {"on": DAY} | parts
    assert "分为 北镇、南镇" in text_of(laoli.post(f"/settings/units/{WILLOW_RIVER}/split", form))
    said = text_of(laoli.post(f"/settings/units/{WILLOW_RIVER}/split", form | {"confirm": "yes"}, follow=True))
    assert all(name in said for name in ("北镇 990101201", "南镇 990101202"))


def test_a_merger_of_nothing_is_sent_back(laoli):
    assert laoli.post("/settings/units/merge", {"on": DAY}).status_code == 422


def test_a_role_is_granted_and_ended_on_the_persons_page(laoli):
    laoli.post("/settings/people/1", {"role": "reviewer", "unit": str(WILLOW_RIVER)})
    (record,) = [
        r.record for r in read.live("roles") if r.entry.data["role"] == "reviewer" and r.entry.data["user"] == "u1"
    ]
    assert "单位审核人 柳河镇" in text_of(laoli.get("/settings/people/1"))
    laoli.post(f"/settings/roles/{record}/end", {"person": "1"})
    assert "reviewer" not in actor_for("xiaowang").roles


def test_the_last_administrator_is_not_ended(laoli):
    (record,) = [r.record for r in read.live("roles") if r.entry.data["role"] == "admin"]
    answer = laoli.post(f"/settings/roles/{record}/end")
    assert (answer.status_code, "最后一位管理员" in text_of(answer)) == (422, True)


def test_a_preset_mans_the_office(laoli):
    form = {"preset": "small", "small_entry": "u1", "small_review": "u2"}
    laoli.post("/settings/people/presets", form)
    assert actor_for("laoli").roles >= {"office_reviewer", "approver", "admin"}


def test_a_hand_over_has_a_sheet_and_a_way_back(laoli):
    form = {"from": "u3", "to": "u1", "on": "2025-12-30", "note": "调往区里"}
    sheet = laoli.post("/settings/handovers/new", form, follow=True)
    said = text_of(sheet)
    assert all(word in said for word in ("移交人 阿强", "接收人 小王", "填报人：柳河镇", "调往区里", "监交人签字"))
    laoli.post(undo_of(sheet, r"/settings/handovers/\d+/undo"))
    assert actor_for("aqiang").roles == {"clerk"}


def test_what_passes_is_shown_first(laoli):
    assert "填报人：柳河镇" in text_of(laoli.get("/settings/handovers/new?from=u3"))


def test_a_years_holidays_come_from_the_programs_table(laoli):
    laoli.post("/settings/holidays", {"year": "2026"})
    assert "2026-10-01 国庆节 放假" in text_of(laoli.get("/settings/holidays?year=2026"))


def test_a_pasted_line_without_a_day_is_told_and_the_others_are_kept(laoli):
    answer = laoli.post("/settings/holidays", {"year": "2027", "text": "放假安排\n1月1日 元旦 放假"})
    assert (answer.status_code, "2027-01-01 元旦" in text_of(answer)) == (422, True)


def test_the_periods_of_a_year_are_planned_once(laoli):
    form = {"year": "2026", "every": "quarter", "after": "5", "working": "no", "grace": "2"}
    laoli.post("/settings/periods/year", form)
    laoli.post("/settings/periods/year", form)
    said = text_of(laoli.get("/settings/periods"))
    assert (said.count("年第"), "2026年第1季度 2026Q1" in said, "2026-04-05 2026-04-07" in said) == (4, True, True)


def test_a_period_is_changed_and_taken_off_and_brought_back(laoli):
    form = {"title": "三月", "period": "2026-03", "due": "2026-04-05", "registers": ["lectures"]}
    laoli.post("/settings/periods/new", form)
    (number,) = [r.record for r in read.live("periods")]
    laoli.post(f"/settings/periods/{number}", form | {"grace": "3"})
    assert "2026-04-08" in text_of(laoli.get("/settings/periods"))
    laoli.post(f"/settings/periods/{number}/remove")
    assert "三月" not in text_of(laoli.get("/settings/periods"))
    laoli.post(f"/settings/periods/{number}/remove", {"back": "yes"})
    assert "三月" in text_of(laoli.get("/settings/periods"))


def test_an_outlet_is_added_changed_from_a_day_on_and_taken_off(laoli):
    laoli.post("/settings/lists/outlets/new", {"name": "清和日报", "level": "province", "since": "2025-01-01"})
    (record,) = [r.record for r in read.live("outlets")]
    laoli.post(f"/settings/lists/outlets/{record}", {"name": "清和日报", "level": "central", "since": DAY})
    assert "清和日报 中央 2025-07-01" in text_of(laoli.get("/settings/lists/outlets"))
    laoli.post(f"/settings/lists/outlets/{record}/step")
    assert "清和日报" not in text_of(laoli.get("/settings/lists/outlets"))


def test_a_register_that_is_no_list_is_not_kept_here(laoli):
    assert laoli.get("/settings/lists/lectures").status_code == 404


def test_the_log_is_read_from_its_end(laoli):
    said = text_of(laoli.get("/settings/audit"))
    assert (f"共 {read.head()} 次修订" in said, "阿强 填报 宣讲场次 宪法" in said) == (True, True)
