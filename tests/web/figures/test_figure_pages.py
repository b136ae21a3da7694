"""The pages of figures: who sees what, where a number comes from, the sheets to print. Nothing here writes."""

import pytest
from django.test import Client

from making import EAST_GATE, WILLOW_RIVER
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter


@pytest.fixture
def lectures(site):
    """Three accepted lectures of 东关街道, one of 柳河镇."""
    office = use(site)
    raws = [{"title": f"第{n}场", "held_on": f"2025-0{n}-08", "people": 40} for n in (1, 2, 3)]
    records = [enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0].record for raw in raws]
    there = {"title": "柳河那场", "held_on": "2025-05-08", "people": 7}
    records.append(enter(office, "阿强", "lectures", Given(WILLOW_RIVER, there))[0].record)
    accept_all(office, "cli:test", records)


def at(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def page(login, address):
    return at(login).get(address).content.decode()


def test_the_catalogue_shows_every_figure_with_its_unit_word(lectures):
    assert all(word in page("shenji", "/figures") for word in ("听众", "127", "人次"))


def test_the_catalogue_is_searched_by_words(lectures):
    shown = page("shenji", "/figures?q=听众")
    assert ("lectures.people" in shown, "lectures.sessions" in shown) == (True, False)


def test_a_search_without_a_match_says_what_to_do(lectures):
    assert "没有这样的数" in page("shenji", "/figures?q=飞船")


def test_a_figure_page_shows_definition_months_units_and_records(lectures):
    shown = page("shenji", "/figures/lectures.people?period=2025")
    assert all(word in shown for word in ("127", "按“听众”相加", "第1场", "柳河那场", "东关街道", "2025-03"))


def test_a_figure_page_gives_the_label_to_write_with(lectures):
    assert "{{听众}}" in page("shenji", "/figures/lectures.people")


def test_a_clerk_sees_the_figure_of_the_office_but_not_its_records(lectures):
    shown = page("xiaowang", "/figures/lectures.people")
    assert ("127" in shown, "柳河那场" in shown, "第1场" in shown) == (True, False, False)


def test_a_clerk_sees_the_records_of_their_own_unit(lectures):
    shown = page("xiaowang", "/figures/lectures.people?unit=990101001")
    assert ("120" in shown, "第1场" in shown, "柳河那场" in shown) == (True, True, False)


def test_the_figure_of_another_unit_is_not_for_a_clerk(lectures):
    assert at("aqiang").get("/figures/lectures.people?unit=990101001").status_code == 403


def test_what_its_records_rest_on_is_asked_for_once_the_page_is_there(lectures):
    asks = 'hx-get="/figures/lectures.people/evidence?period=2025"'
    assert asks in page("shenji", "/figures/lectures.people?period=2025")
    assert asks not in page("xiaowang", "/figures/lectures.people?period=2025")
    told = page("shenji", "/figures/lectures.people/evidence?period=2025")
    assert all(word in told for word in ("有佐证", "仅台账", "15 天内填报", "0%"))
    assert at("xiaowang").get("/figures/lectures.people/evidence").status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/figures/lectures.nothing",
        "/figures/lectures.nothing/evidence",
        "/figures?period=soon",
        "/figures?unit=000",
        "/figures?as_of=999999",
    ],
)
def test_what_there_is_not_is_not_found(lectures, address):
    assert at("shenji").get(address).status_code == 404


@pytest.mark.parametrize("address", ["/figures", "/figures/lectures.people", "/sheet", "/sample"])
def test_the_pages_write_nothing(lectures, address):
    assert at("shenji").post(address).status_code in (403, 405)


def test_a_period_without_records_says_so(lectures):
    assert "没有计入的记录" in page("shenji", "/figures/lectures.people?period=2024")


def test_the_leaders_sheet_has_each_figure_with_its_wording(lectures):
    assert all(word in page("shenji", "/sheet") for word in ("听众", "127", "同口径增长"))


def test_the_sample_is_drawn_again_by_its_address(lectures):
    drawn = [
        page("shenji", "/sample?indicator=lectures.sessions&size=2&seed=qh").split("<tbody>")[1].split("</tbody>")[0]
        for _ in "12"
    ]
    assert drawn[0] == drawn[1]
    assert drawn[0].count("□") == 2


def test_the_sample_is_not_for_clerks(lectures):
    assert at("xiaowang").get("/sample").status_code == 403


def test_visitors_are_led_to_sign_in(lectures):
    assert Client().get("/figures").headers["Location"].startswith("/signin")


def test_the_pages_speak_english(lectures):
    client = at("shenji")
    client.cookies["youju_language"] = "en"
    assert "Growth, same definition" in client.get("/figures/lectures.people").content.decode()


def test_the_code_of_a_figure_page_is_text_and_no_address(lectures):
    shown = page("shenji", "/figures/lectures.people")
    assert ("还没有回执" in shown, "testserver" in shown) == (True, False)


def test_a_card_is_downloaded_with_the_units_only_by_who_may_see_them(lectures):
    shown = {login: at(login).get("/figures/lectures.people/card.html") for login in ("shenji", "xiaowang")}
    texts = {login: b"".join(answer).decode() for login, answer in shown.items()}
    assert shown["shenji"]["Content-Disposition"].startswith("attachment")
    assert ("东关街道" in texts["shenji"], "东关街道" in texts["xiaowang"], "127" in texts["xiaowang"]) == (
        True,
        False,
        True,
    )


@pytest.mark.parametrize("address", ["/figures/lectures.people/card.docx", "/figures/nothing/card.html"])
def test_a_card_that_there_is_not_is_not_found(lectures, address):
    assert at("shenji").get(address).status_code == 404


def test_without_a_printer_the_page_says_what_to_do_instead(lectures, monkeypatch):
    monkeypatch.setattr("youju.engine.report.pdf.office_program", lambda: "")
    answer = at("shenji").get("/figures/lectures.people/card.pdf")
    assert (answer.status_code, "LibreOffice" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize(("login", "led"), [("shenji", True), ("xiaowang", False)])
def test_who_may_draw_a_sample_is_led_to_it(lectures, login, led):
    assert ("/sample?period=2025" in page(login, "/figures")) == led
    assert ("/sample?indicator=lectures.people&amp;period=2025" in page(login, "/figures/lectures.people")) == led
