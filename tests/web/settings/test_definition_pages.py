"""The administrator changes what is counted without touching TOML: form, effect, into force, back again."""

import html
import re

import pytest
from django.test import Client

from making import EAST_GATE
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import current_office, use
from youju.web.commands.entry.entries import Given, accept_all, enter
from youju.web.commands.people.roles import Role, grant

LECTURE = {"title": "宪法", "held_on": "2025-03-08", "people": "40"}


@pytest.fixture
def laoli(site):
    """老李 at the pages, administrator too, of a site with one lecture of 40 people."""
    office = use(site)
    grant(office, "cli:test", Role(0, 0, "u2", "admin"))
    record = enter(office, "小王", "lectures", Given(EAST_GATE, LECTURE))[0].record
    accept_all(office, "老李", [record])
    return signed_in("laoli")


def signed_in(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def text_of(answer):
    """What a page says, without its tags."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def hidden(answer):
    """What the page of the effect posts."""
    page = answer.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(seen|back)" value="([^"]*)"', page))
    files = re.findall(r'name="file" value="([^"]+)"><textarea name="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    return fields | {"file": [f for f, _ in files], "text": [html.unescape(t) for _, t in files]}


def into_force(client, answer, **more):
    return client.post("/settings/definitions/apply", hidden(answer) | more)


def add_seats(client):
    form = {"title_zh": "座位数", "type": "integer", "unit": "个"}
    return client.post("/settings/registers/lectures/fields/new", form)


def fields(register="lectures"):
    return current_office().register(register).fields


def test_a_new_field_shows_that_no_figure_moves(laoli):
    answer = add_seats(laoli)
    said = text_of(answer)
    assert (answer.status_code, "没有数会变" in said, "已有 1 条记录不会自动补上" in said) == (200, True, True)
    assert '+ title = { zh = "座位数", en = "座位数" }' in said


def test_nothing_changes_before_it_is_put_into_force(laoli):
    add_seats(laoli)
    assert "zuo_wei_shu" not in fields()


def test_a_new_field_in_force_is_on_the_page_of_the_register(laoli):
    into_force(laoli, add_seats(laoli), reason="区里要报")
    said = text_of(laoli.get("/settings/registers/lectures"))
    assert (fields()["zuo_wei_shu"].unit, "座位数 整数 个" in said, "区里要报" in said) == ("个", True, True)


def test_a_field_is_changed_and_keeps_what_the_form_does_not_show(laoli):
    form = {"title_zh": "受众", "title_en": "Audience", "type": "integer", "unit": "人次", "min": "0"}
    into_force(laoli, laoli.post("/settings/registers/lectures/fields/people", form))
    assert (fields()["people"].title.zh, fields()["people"].min) == ("受众", 0)


def test_a_field_is_retired_and_taken_up_again(laoli):
    into_force(laoli, add_seats(laoli))
    step = "/settings/registers/lectures/fields/zuo_wei_shu/step"
    into_force(laoli, laoli.post(step, {"step": "retire"}))
    assert fields()["zuo_wei_shu"].retired
    into_force(laoli, laoli.post(step, {"step": "return"}))
    assert not fields()["zuo_wei_shu"].retired


def test_a_field_moves_up_in_the_form(laoli):
    into_force(laoli, laoli.post("/settings/registers/lectures/fields/place/step", {"step": "up"}))
    assert list(fields())[:2] == ["place", "title"]


def test_another_condition_shows_the_value_before_and_after(laoli):
    form = {"title_zh": "听众", "group": "lectures", "measure": "people", "time": "flow", "wording": "exact"}
    where = {"where_field": ["people"], "where_test": ["gte"], "where_value": ["50"]}
    answer = laoli.post("/settings/indicators/lectures.people", form | where)
    assert "听众 2025 40 人次 0 人次" in text_of(answer)
    into_force(laoli, answer)
    assert "听众 ≥ 50" in text_of(laoli.get("/settings/indicators/lectures.people"))


def test_a_register_with_a_measure_and_an_indicator_without_touching_toml(laoli):
    rows = {
        "row_title": ["日期", "名称", "参观人数"],
        "row_type": ["date", "text", "integer"],
        "row_unit": ["", "", "人次"],
    }
    form = {"title_zh": "参观接待", "loop": "do-review", "grade": "none", "group": "lectures"}
    into_force(laoli, laoli.post("/settings/registers/new", form | rows | {"row_required": ["0", "1"]}))
    id_ = "can_guan_jie_dai"
    measure = {"title_zh": "参观人次", "operation": "sum", "field": "can_guan_ren_shu", "unit": "人次"}
    into_force(laoli, laoli.post(f"/settings/registers/{id_}/measures/new", measure))
    indicator = {"title_zh": "参观人次", "measure": "can_guan_ren_ci", "time": "flow", "wording": "exact"}
    into_force(laoli, laoli.post(f"/settings/indicators/new?register={id_}", indicator))
    found = current_office().pack().indicators[f"{id_}.can_guan_ren_ci"]
    assert (found.register, found.unit, current_office().register(id_).date) == (id_, "人次", "ri_qi")


def test_a_register_is_put_into_a_new_group(laoli):
    form = {"title_zh": "宣讲场次", "title_en": "Lectures", "loop": "do-review", "grade": "none", "date": "held_on"}
    form |= {"key": ["held_on", "place", "title"], "label": "title", "new_group": "理论宣讲"}
    into_force(laoli, laoli.post("/settings/registers/lectures/edit", form))
    group = current_office().pack().groups[current_office().register("lectures").group]
    assert group.title.zh == "理论宣讲"


def test_a_ratio_is_made_of_two_figures(laoli):
    form = {"title_zh": "场均听众", "numerator": "lectures.people", "denominator": "lectures.sessions", "places": "1"}
    into_force(laoli, laoli.post("/settings/indicators/new?kind=ratio", form | {"wording": "exact"}))
    assert current_office().pack().indicators["chang_jun_ting_zhong"].numerator == "lectures.people"


def test_a_form_that_is_not_filled_in_says_what_is_missing(laoli):
    answer = laoli.post("/settings/registers/lectures/fields/new", {"type": "text"})
    assert (answer.status_code, 'href="#f-title_zh"' in answer.content.decode()) == (422, True)


def test_a_mistake_in_a_file_is_told_by_its_line_and_nothing_can_be_pressed(laoli):
    answer = laoli.post("/settings/definitions/files/own.toml", {"text": "[group.x]\ntitel = 1\n"})
    page = answer.content.decode()
    assert (answer.status_code, "own.toml:2" in page, "settings/definitions/apply" in page) == (422, True, False)


def test_a_change_is_taken_back_from_the_list_of_changes(laoli):
    into_force(laoli, add_seats(laoli))
    page = laoli.get("/settings/definitions/changes").content.decode()
    undo = re.search(r"/settings/definitions/changes/\d+/undo", page)[0]
    into_force(laoli, laoli.post(undo))
    assert "zuo_wei_shu" not in fields()


def test_the_packs_version_comes_back(laoli):
    into_force(laoli, add_seats(laoli))
    into_force(laoli, laoli.post("/settings/definitions/own/register/lectures"))
    assert "本单位的写法" not in text_of(laoli.get("/settings/registers/lectures"))


def test_an_address_to_go_back_to_stays_inside(laoli):
    answer = into_force(laoli, add_seats(laoli), back="https://elsewhere.example/")
    assert answer.headers["Location"] == "/settings/definitions"


@pytest.mark.parametrize(
    "path", ["registers/nothing", "registers/units", "indicators/nothing", "registers/lectures/fields/nothing"]
)
def test_what_is_not_there_is_not_found(laoli, path):
    assert laoli.get(f"/settings/{path}").status_code == 404


def test_an_auditor_reads_and_changes_nothing(laoli):
    shenji = signed_in("shenji")
    assert shenji.get("/settings/registers/lectures").status_code == 200
    assert add_seats(shenji).status_code == 403
    assert "新增字段" not in text_of(shenji.get("/settings/registers/lectures"))


@pytest.mark.parametrize("login", ["xiaowang", "aqiang"])
def test_a_clerk_has_no_settings(laoli, login):
    assert signed_in(login).get("/settings").status_code == 403
