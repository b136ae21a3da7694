"""The pages of requests without a browser: asking, sending out, dropping what came back, all as plain forms."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import held
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.entry.nothing import say_nothing
from youju.web.commands.requests import drop_run
from youju.web.commands.requests.periods import save_period
from youju.web.store.log import append
from youju.web.store.read import live

ASKED = {
    "title": "年度宣讲征集",
    "period": "2025",
    "due": "2026-01-10",
    "register": ["lectures"],
    "kind": ["town"],
    "note": "请于节前报",
}


@pytest.fixture
def office(site):
    """The office of the cast, whose 老李 reviews for all of it."""
    append([listed("roles", user="u2", role="office_reviewer")], NOON)
    return use(site)


@pytest.fixture
def person(office):
    """One of the cast at the pages."""

    def at_the_pages(login="laoli"):
        client = Client()
        client.force_login(Account.objects.get(login=login))
        return client

    return at_the_pages


@pytest.fixture
def laoli(person):
    return person()


@pytest.fixture
def asked(laoli):
    """The address of a request for the lectures of both towns."""
    return laoli.post("/requests/new", ASKED).headers["Location"]


def text(answer):
    """The page of an answer."""
    return answer.content.decode()


def filled(laoli, asked, cells):
    """The workbook of 柳河镇 as it was sent out, filled in."""
    book = load_workbook(BytesIO(laoli.get(f"{asked}/units/{WILLOW_RIVER}.xlsx").content))
    for cell, value in cells.items():
        book["宣讲场次"][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def drop(client, *contents):
    """Drop files named 1.xlsx, 2.xlsx ...; the page of results."""
    files = [SimpleUploadedFile(f"{n}.xlsx", content) for n, content in enumerate(contents, 1)]
    return client.post("/requests/returns", {"files": files}, follow=True)


def test_without_requests_the_list_says_what_to_do(laoli):
    assert "还没有征集。" in text(laoli.get("/requests"))


def test_the_form_offers_kinds_units_and_registers(laoli):
    page = text(laoli.get("/requests/new"))
    assert all(word in page for word in ("全部镇街（2）", "东关街道", "宣讲场次", 'value="2025"'))


def test_the_form_offers_only_units_that_one_may_ask(person):
    page = text(person("aqiang").get("/requests/new"))
    assert ("柳河镇" in page, "东关街道" in page) == (True, False)


def test_the_burden_is_shown_before_anything_is_written(laoli, office):
    held(office, "小王", EAST_GATE, "宪法", 40)
    page = text(laoli.post("/requests/new", ASKED | {"see": "1"}))
    assert "向 2 个单位要 8 格：台账已有 4 格，系统算出 0 格，还要填 4 格。" in page
    assert list(live("requests")) == []


def test_the_burden_grows_as_a_part_of_the_form(laoli):
    part = text(laoli.post("/requests/burden", ASKED))
    assert ("<html" in part, "每新增一条填 4 格" in part, "听众" in part) == (False, True, True)


def test_a_field_that_is_taken_out_is_not_asked(laoli):
    part = text(laoli.post("/requests/burden", ASKED | {"shown": ["lectures"], "field": []}))
    assert "向 2 个单位要 6 格" in part


BY_FIGURE = {**ASKED, "register": [], "indicator": ["lectures.people"]}


def test_a_figure_is_asked_by_the_records_behind_it(laoli, office):
    held(office, "小王", EAST_GATE, "宪法", 40)
    part = text(laoli.post("/requests/burden", BY_FIGURE))
    assert all(word in part for word in ("向 2 个单位要 8 格", "全区台账现在算得", "听众"))
    number = laoli.post("/requests/new", BY_FIGURE).headers["Location"]
    page = text(laoli.get(number))
    assert all(word in page for word in ("为了这些数", "/figures/lectures.people?period=2025", "宣讲场次"))


def test_nothing_chosen_yet_is_no_mistake(laoli):
    assert "选好台账或数" in text(laoli.post("/requests/burden", {"title": "", "period": "2025"}))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"register": []}, "没有选要哪些台账"),
        ({"kind": []}, "没有选向哪些单位"),
        ({"period": "去年"}, "不是一个期间"),
        ({"title": ""}, "标题"),
    ],
)
def test_what_cannot_be_asked_is_said_on_the_form(laoli, wrong, says):
    answer = laoli.post("/requests/new", ASKED | wrong)
    assert (answer.status_code, says in text(answer)) == (422, True)


def test_a_request_page_shows_its_units_in_the_order_of_the_tree(laoli, asked, office):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    page = text(laoli.get(asked))
    assert page.index("东关街道") < page.index("柳河镇")
    assert all(word in page for word in ("应报 2 份，已到 1 份", "1 条", "未到", "请于节前报", "还差：东关街道。"))


def test_one_workbook_is_named_after_its_unit(laoli, asked):
    answer = laoli.get(f"{asked}/units/{WILLOW_RIVER}.xlsx")
    assert "%E6%9F%B3%E6%B2%B3%E9%95%87" in answer.headers["Content-Disposition"]
    assert load_workbook(BytesIO(answer.content))["填写说明"]["A1"].value == "年度宣讲征集"


def test_a_unit_that_is_not_asked_has_no_workbook(laoli, asked):
    assert laoli.get(f"{asked}/units/1.xlsx").status_code == 404


def test_all_workbooks_come_in_one_zip(laoli, asked):
    archive = zipfile.ZipFile(BytesIO(b"".join(laoli.get(f"{asked}/forms.zip").streaming_content)))
    assert archive.namelist() == ["东关街道-年度宣讲征集.xlsx", "柳河镇-年度宣讲征集.xlsx"]


def test_dropped_files_say_what_became_of_each(laoli, asked):
    good = filled(laoli, asked, {"A6": "禁毒", "C6": "2025-04-02", "D6": 35, "A7": "看不清", "C7": "二月三十"})
    page = text(drop(laoli, good, good, b"PK\3\4broken"))
    assert all(word in page for word in ("看了 3 份文件", "柳河镇：收到1项1条", "收过了", "打不开", "宣讲场次!C7"))


def test_the_marked_copy_can_be_downloaded_by_who_dropped_the_file(laoli, asked, person):
    drop(laoli, filled(laoli, asked, {"A6": "看不清", "C6": "二月三十"}))
    address = f"/requests/returns/{next(live('returns')).record}.xlsx"
    book = load_workbook(BytesIO(laoli.get(address).content))
    assert book["宣讲场次"]["C6"].comment is not None
    assert person("aqiang").get(address).status_code == 303


def test_a_return_is_taken_back_from_the_page(laoli, asked):
    drop(laoli, filled(laoli, asked, {"A6": "禁毒", "C6": "2025-04-02"}))
    page = text(laoli.post(f"/requests/returns/{next(live('returns')).record}/undo", follow=True))
    assert ("已撤回这份表，1 条记录恢复原样。" in page, list(live("lectures"))) == (True, [])


def test_what_came_back_stays_on_the_page_of_the_request(laoli, asked):
    drop(laoli, filled(laoli, asked, {"A6": "禁毒", "C6": "2025-04-02"}))
    page = text(laoli.get(asked))
    assert all(word in page for word in ("已收 1 份表", "1.xlsx", f"{next(live('returns')).record}-"))


def test_a_clerk_sees_what_came_back_for_their_own_unit_only(laoli, asked, person):
    drop(laoli, filled(laoli, asked, {"A6": "禁毒", "C6": "2025-04-02"}))
    seen = ["已收 1 份表" in text(person(login).get(asked)) for login in ("aqiang", "xiaowang")]
    assert seen == [True, False]


def test_a_drop_is_found_again_gone_on_with_and_removed(laoli, asked, person, monkeypatch):
    good = filled(laoli, asked, {"A6": "禁毒", "C6": "2025-04-02"})
    monkeypatch.setattr(drop_run.at_work, "start", lambda token, work: None)
    address = drop(laoli, good).redirect_chain[0][0]
    assert all(word in text(laoli.get(address)) for word in ("停下了", "0 / 1", "接着看"))
    assert (address in text(laoli.get("/requests")), person("aqiang").get(address).status_code) == (True, 404)
    monkeypatch.undo()
    assert "看了 1 份文件" in text(laoli.post(f"{address}/go-on", follow=True))
    laoli.post(f"{address}/stop", {"do-what": "drop"})
    assert (laoli.get(address).status_code, len(list(live("lectures")))) == (404, 1)


def test_while_it_is_under_way_the_page_asks_how_far_it_is(laoli, asked, monkeypatch):
    monkeypatch.setattr(drop_run.at_work, "start", lambda token, work: None)
    monkeypatch.setattr(drop_run.at_work, "alive", lambda token, process: True)
    answer = drop(laoli, filled(laoli, asked, {"A6": "禁毒", "C6": "2025-04-02"}))
    address = answer.redirect_chain[0][0]
    part = text(laoli.get(address, headers={"HX-Request": "true"}))
    assert (f'hx-get="{address}"' in text(answer), "0 / 1" in part, "<html" in part) == (True, True, False)
    laoli.post(f"{address}/stop")
    monkeypatch.setattr(drop_run.at_work, "alive", lambda token, process: False)
    assert laoli.get(address, headers={"HX-Request": "true"}).headers["HX-Redirect"] == address


def test_dropping_nothing_is_said(laoli):
    answer = laoli.post("/requests/returns")
    assert (answer.status_code, "没有收到文件" in text(answer)) == (422, True)


def test_a_request_is_ended_and_opened_again(laoli, asked):
    ended = text(laoli.post(f"{asked}/end", {"closed": "1"}, follow=True))
    opened = text(laoli.post(f"{asked}/end", {"closed": "0"}, follow=True))
    assert ("重新打开" in ended, "结束征集" in opened) == (True, True)


def test_a_clerk_sees_their_own_line_of_a_request_and_cannot_end_it(person, asked):
    page = text(person("aqiang").get(asked))
    assert ("柳河镇" in page, "东关街道" in page, "结束征集" in page) == (True, False, False)
    assert person("aqiang").post(f"{asked}/end", {"closed": "1"}).status_code == 422


def test_rates_of_a_fixed_period_are_shown_by_unit(laoli, office):
    raw = {"title": "2025年报", "period": "2025", "registers": "lectures", "kinds": "town", "due": "2025-12-31"}
    save_period(office, "cli:test", raw)
    say_nothing(office, "小王", EAST_GATE, "lectures", "2025")
    page = text(laoli.get("/requests/rates"))
    assert all(word in page for word in ("2025年报", "应报 2 份，已到 1 份，其中按时 1 份", "本期无", "未到"))


def test_without_periods_the_rates_say_what_to_do(laoli):
    assert "还没有设填报期。" in text(laoli.get("/requests/rates"))


def test_a_unit_prints_its_own_ledger(person, office):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    page = text(person("aqiang").get("/requests/unit/990101102/ledger/lectures?period=2025"))
    assert all(word in page for word in ("柳河镇宣讲场次台账", "共 1 条", "宪法", "听众（人次）", "已提交"))


def test_a_unit_prints_its_year(person, office):
    held(office, "阿强", WILLOW_RIVER, "宪法", 40)
    office.snapshot()
    page = text(person("aqiang").get("/requests/unit/990101102/summary?period=2025"))
    assert "柳河镇2025年小结" in page


@pytest.mark.parametrize("rest", ["", "/summary", "/ledger/lectures"])
def test_nobody_reads_the_pages_of_another_unit(person, rest):
    answer = person("aqiang").get(f"/requests/unit/990101001{rest}")
    assert (answer.status_code >= 400, "无权查看" in text(answer)) == (True, True)


def test_nothing_to_report_is_said_on_the_units_own_page(person):
    page = text(
        person("aqiang").post(
            "/requests/unit/990101102/nothing", {"register": "lectures", "period": "2025"}, follow=True
        )
    )
    assert ("算作已报" in page, len(list(live("nothing")))) == (True, 1)
