"""Stated figures at the pages: stated by one, confirmed by another, void and back, and where each is used."""

import docx
import pytest
from django.test import Client

from making import PACK
from offices import with_pack
from youju.engine.base.periods import Period
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.reports import stating
from youju.web.commands.reports.citing import cited, uses
from youju.web.commands.reports.papers import bring
from youju.web.commands.reports.reports import Asked, make_report
from youju.web.commands.reports.stated import stated_figures

RAW = {
    "name": "常住人口", "value": "42.0万", "unit_word": "人", "period": "2025", "source": "统计公报", "office": "统计局", "note": "",
}  # fmt: skip
REPORT = """
[report.annual]
title = { zh = "年报", en = "Annual report" }
template = "annual.txt"
figures = ["lectures.people"]
"""
TEMPLATE = '+++\ntitle = "年报"\n+++\n本区常住人口{{引用 常住人口}}人。\n'


def at(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def text(answer):
    return answer.content.decode()


@pytest.fixture
def office(site):
    return use(site)


@pytest.fixture
def page(office):
    """The page of a figure that 小王 stated for 东关街道."""
    return at("xiaowang").post("/stated/new", RAW).headers["Location"]


def test_what_one_states_another_confirms(office, page):
    assert "要由另一个人对照出处确认" in text(at("xiaowang").get(page))
    assert at("laoli").post(f"{page}/confirm").status_code == 303
    (one,) = stated_figures(office)
    assert (one.value, one.stated_by, one.confirmed_by) == (420000, "u1", "u2")
    assert all(word in text(at("laoli").get(page)) for word in ("420,000", "统计公报", "小王", "老李"))


def test_nobody_confirms_their_own(office, page):
    assert at("xiaowang").post(f"{page}/confirm").status_code == 422
    assert stated_figures(office)[0].confirmed_by == ""


def test_what_cannot_stand_is_told_at_its_field_and_nothing_typed_is_lost(office):
    answer = at("xiaowang").post("/stated/new", RAW | {"value": "约42万", "of": "不存在镇"})
    assert (answer.status_code, "不存在镇" in text(answer)) == (422, True)
    answer = at("xiaowang").post("/stated/new", RAW | {"value": "约42万"})
    assert all(word in text(answer) for word in ("#f-value", "约42万", "统计公报"))
    assert stated_figures(office) == ()


def test_a_change_waits_again(office, page):
    at("laoli").post(f"{page}/confirm")
    at("xiaowang").post(f"{page}/change", RAW | {"value": "43万"})
    (one,) = stated_figures(office)
    assert (one.value, one.confirmed_by) == (430000, "")


def test_what_is_void_comes_back_from_the_list(office, page):
    assert at("xiaowang").post(f"{page}/void", {"reason": "登错"}).headers["Location"] == "/stated"
    assert (stated_figures(office), at("xiaowang").get(page).status_code) == ((), 404)
    assert f'action="{page}/restore"' in text(at("xiaowang").get("/stated"))
    at("xiaowang").post(f"{page}/restore")
    assert len(stated_figures(office)) == 1


def test_another_unit_sees_nothing_of_it(office, page):
    assert "统计公报" not in text(at("aqiang").get("/stated"))
    assert [at("aqiang").get(page).status_code, at("aqiang").post(f"{page}/void", {"reason": "x"}).status_code] == [
        404
    ] * 2


def test_the_list_is_asked_by_period(office, page):
    stating.add(office, "老李", RAW | {"period": "2024", "value": "41万"})
    listed = text(at("shenji").get("/stated?period=2024"))
    assert ("410,000" in listed, "420,000" in listed) == (True, False)
    assert at("shenji").get("/stated?period=去年").status_code == 422


def test_where_it_is_used_names_papers_and_reports_that_rest_on_it(site, tmp_path):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "annual.txt").write_text(TEMPLATE, "utf-8")
    office = with_pack(site, folder, PACK + REPORT)
    number = stating.add(office, "cli:test", RAW)[0].record
    stating.confirm(office, "laoli", number)
    document = docx.Document()
    document.add_paragraph("常住人口{{引用 常住人口}}人。")
    document.save(tmp_path / "稿.docx")
    made = make_report(office, Asked(str(tmp_path / "稿.docx"), Period.parse("2025")))
    paper = bring(office, "审计", "稿.docx", made.rendered.package.save())
    one = cited(office, "审计", number)
    assert [(use.report, use.paper) for use in uses(office, "审计", one)] == [("annual", ""), ("", paper.number)]
    assert [(use.report, use.paper) for use in uses(office, "小王", one)] == [("annual", "")]
