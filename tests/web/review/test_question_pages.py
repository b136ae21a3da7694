"""The pages of questions without a browser: what they show to whom, and that every act works as a plain form."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from asked_lectures import AGAIN, ASKING, BIG
from making import EAST_GATE, NOON, WILLOW_RIVER, listed
from offices import with_pack
from youju.web.accounts.models import Account
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.questions.questions import questions
from youju.web.store.log import append
from youju.web.store.read import last


@pytest.fixture
def office(site, tmp_path):
    """A large lecture of 小王, one event told by him and 阿强; 老李 reviews both towns."""
    found = with_pack(site, tmp_path / "pack", ASKING)
    append([listed("roles", user="u2", role="reviewer", scope=WILLOW_RIVER)], NOON)
    enter(found, "小王", "lectures", Given(EAST_GATE, BIG))
    enter(found, "阿强", "lectures", Given(WILLOW_RIVER, AGAIN))
    return found


@pytest.fixture
def at(office):
    """Somebody at the pages."""

    def client(login: str) -> Client:
        found = Client()
        found.force_login(Account.objects.get(login=login))
        return found

    return client


@pytest.fixture
def laoli(at):
    """老李, who has run the rules."""
    client = at("laoli")
    client.post("/questions/ask", {"year": "2025"})
    return client


def number(office, rule):
    """The question of this rule."""
    return next(b.number for b in questions(office, "老李") if b.rule == rule)


def text(response):
    return response.content.decode()


def stage(record):
    return last([record])[record].entry.stage


def test_running_the_rules_says_what_was_found(at):
    page = at("laoli").post("/questions/ask", {"year": "2025"}, follow=True)
    assert "新提出 2 条，已经问过 0 条，不再需要 0 条" in text(page)


def test_the_list_says_what_was_seen_and_counts_everything(laoli):
    page = text(laoli.get("/questions"))
    assert all(w in page for w in ("数字偏大", "可能是同一项", "填的是 400人次", "未了的 2", "第 1–2 条，共 2 条"))


@pytest.mark.parametrize(
    ("query", "shown"), [("rule=QUA002", 1), ("unit=3", 1), ("register=outlets", 0), ("stage=settled", 0)]
)
def test_the_list_is_narrowed(laoli, query, shown):
    assert text(laoli.get(f"/questions?{query}")).count('class="says"') == shown


def test_an_empty_list_says_what_to_do_next(at):
    assert "审核人运行一次核实" in text(at("xiaowang").get("/questions"))


def test_each_unit_sees_its_own(laoli, at):
    assert "填的是 400人次" in text(at("xiaowang").get("/questions"))
    assert "填的是 400人次" not in text(at("aqiang").get("/questions"))


def test_a_list_is_taken_home_as_a_workbook(laoli):
    response = laoli.get("/questions/export.xlsx?rule=QUA002")
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert (rows[0][1], rows[1][1], rows[1][2], len(rows)) == ("单位", "东关街道", "数字偏大", 2)


def test_the_clerk_replies_in_the_box(office, laoli, at):
    asked = number(office, "QUA002")
    page = at("xiaowang").post(
        f"/questions/{asked}/answer", {"reply_kind": "explained", "reply": "两村合办"}, follow=True
    )
    assert "两村合办" in text(page)
    assert (stage(asked), "已答复" in text(page)) == ("answered", True)


def test_a_reply_without_a_choice_is_asked_for_again_and_keeps_the_words(office, laoli, at):
    page = at("xiaowang").post(f"/questions/{number(office, 'QUA002')}/answer", {"reply": "两村合办"})
    assert page.status_code == 422
    assert all(words in text(page) for words in ("没有选择答复", 'href="#f-reply_kind"', "两村合办</textarea>"))


def test_the_reviewer_settles_withdraws_and_asks_again(office, laoli):
    asked = number(office, "QUA002")
    laoli.post(f"/questions/{asked}/settle", {"verb": "withdraw", "words": "看错了"})
    assert stage(asked) == "withdrawn"
    laoli.post(f"/questions/{asked}/settle", {"verb": "again", "words": "签到表对不上"})
    assert stage(asked) == "asked"
    laoli.post(f"/questions/{asked}/settle", {"verb": "settle", "words": ""})
    assert stage(asked) == "settled"


def test_withdrawing_without_a_reason_says_so(office, laoli):
    page = laoli.post(f"/questions/{number(office, 'QUA002')}/settle", {"verb": "withdraw", "words": ""})
    assert page.status_code == 422


def test_answered_ones_are_settled_together(office, laoli, at):
    asked = number(office, "QUA002")
    at("xiaowang").post(f"/questions/{asked}/answer", {"reply_kind": "confirmed"})
    mark = f"{asked}-{last([asked])[asked].seq}"
    assert mark in text(laoli.get("/questions?stage=answered"))
    laoli.post("/questions/settle", {"question": mark})
    assert stage(asked) == "settled"


def test_two_records_stand_side_by_side_with_what_differs_marked(office, laoli):
    page = text(laoli.get(f"/questions/{number(office, 'QUA013')}"))
    assert page.count("同一项：留这一条，另一单位计入") == 2
    assert all(f"<mark>{text} 人次</mark>" in page for text in ("400", "45"))


def test_one_of_two_is_kept_from_the_page(office, laoli):
    asked = number(office, "QUA013")
    brief = next(b for b in questions(office, "老李") if b.number == asked)
    laoli.post(f"/questions/{asked}/same", {"keep": str(brief.others[0])})
    assert (stage(brief.target), stage(asked)) == ("void", "settled")


def test_of_another_units_record_only_what_was_compared_is_shown(office, laoli, at):
    page = text(at("aqiang").get(f"/questions/{number(office, 'QUA013')}"))
    assert ("其他单位的记录" in page, "400" in page, "宪法宣讲" in page) == (True, False, True)
    assert "留这一条" not in page


def test_a_clerk_says_they_are_two(office, laoli, at):
    asked = number(office, "QUA013")
    at("aqiang").post(f"/questions/{asked}/answer", {"reply_kind": "different", "reply": "上下午各一场"})
    assert stage(asked) == "answered"


def test_a_question_out_of_reach_is_not_there(office, laoli, at):
    assert at("aqiang").get(f"/questions/{number(office, 'QUA002')}").status_code == 404


def test_english_readers_read_english(office, laoli):
    laoli.cookies["youju_language"] = "en"
    page = text(laoli.get(f"/questions/{number(office, 'QUA002')}"))
    assert "such records seldom exceed 250" in page


@pytest.mark.parametrize("mark", ["", "x", "7", "7-8-9", "--"])
def test_a_mangled_choice_settles_nothing(office, laoli, mark):
    laoli.post("/questions/settle", {"question": mark})
    assert stage(number(office, "QUA002")) == "asked"
