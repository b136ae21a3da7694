"""The page of a record: what it shows to whom, and what can be done there."""

import io
import re

import pytest
from PIL import Image

from asked_lectures import ASKING, BIG
from making import EAST_GATE
from offices import held, with_pack
from youju.web.commands.entry.entries import Given, correct, enter, step
from youju.web.commands.questions.asking import ask
from youju.web.commands.questions.questions import answer, questions, settle
from youju.web.commands.registers.evidence import evidence_of
from youju.web.store.read import last


@pytest.fixture
def record(office):
    """小王's lecture of 40 people."""
    return held(office, "小王", EAST_GATE, "宪法宣讲", 40)


@pytest.fixture
def photo():
    """A small picture, as a browser sends it."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    out.seek(0)
    out.name = "现场.jpg"
    return out


def text(answer):
    return answer.content.decode()


def now(record):
    return last([record])[record].entry


def test_the_page_shows_fields_stage_and_history(clerk, record):
    page = text(clerk.get(f"/records/{record}"))
    assert "40 人次" in page
    assert 'aria-current="step">已提交' in page
    assert "小王 <strong>填报</strong>" in page


def test_the_page_lists_its_open_questions_with_where_to_reply(site, tmp_path, signed):
    office = with_pack(site, tmp_path / "pack", ASKING)
    record = enter(office, "小王", "lectures", Given(EAST_GATE, BIG))[0].record
    ask(office, "老李")
    (brief,) = questions(office, "老李")
    address = f'href="/questions/{brief.number}"'
    page = text(signed("xiaowang").get(f"/records/{record}"))
    assert (address in page, "去回复" in page) == (True, True)
    answer(office, "小王", brief.number, "confirmed", "核对过")
    assert "核对过" in text(signed("laoli").get(f"/records/{record}"))
    settle(office, "老李", brief.number)
    assert address not in text(signed("xiaowang").get(f"/records/{record}"))


@pytest.mark.parametrize(("who", "status"), [("laoli", 200), ("shenji", 200), ("aqiang", 422)])
def test_who_may_read_a_record(signed, record, who, status):
    assert signed(who).get(f"/records/{record}").status_code == status


def test_a_record_that_there_is_not_and_one_that_is_not_ones_own_look_alike(signed, record):
    answers = [text(signed("aqiang").get(f"/records/{n}")) for n in (record, 99_999)]
    assert [re.search(r"ENT017|没有第 \d+ 号记录，或您看不到它", page) is not None for page in answers] == [True, True]


def test_an_auditor_may_change_nothing(signed, record):
    page = text(signed("shenji").get(f"/records/{record}"))
    assert '<form method="post" action="/records' not in page


def test_one_field_is_put_back(clerk, office, record):
    correct(office, "小王", record, record, {"people": "400"})
    answer = clerk.post(f"/records/{record}/put-back", {"field": "people", "seq": record})
    assert (answer.status_code, now(record).data["people"]) == (303, 40)


def test_what_changed_meanwhile_is_not_put_back(clerk, office, record):
    correct(office, "小王", record, record, {"people": "400"})
    answer = clerk.post(f"/records/{record}/put-back", {"field": "people", "seq": record, "saw": record})
    assert (answer.status_code, now(record).data["people"]) == (422, 400)


def test_a_submission_is_withdrawn_and_submitted_again(clerk, record):
    clerk.post(f"/records/{record}/withdraw")
    assert "重新提交" in text(clerk.get(f"/records/{record}"))
    clerk.post(f"/records/{record}/restore")
    assert now(record).stage == "submitted"


def test_a_record_is_voided_with_a_reason(clerk, record):
    assert clerk.post(f"/records/{record}/void", {"reason": ""}).status_code == 422
    clerk.post(f"/records/{record}/void", {"reason": "重复"})
    assert now(record).stage == "void"


def test_a_returned_record_is_submitted_again(clerk, office, record):
    step(office, "老李", record, "return", "人数请核对")
    page = text(clerk.get(f"/records/{record}"))
    assert "人数请核对" in page
    clerk.post(f"/records/{record}/step", {"step": "resubmit"})
    assert now(record).stage == "submitted"


def test_the_page_names_the_figures_that_count_it(clerk, office, record):
    assert "现在哪个数都没有计它" in text(clerk.get(f"/records/{record}"))
    step(office, "老李", record, "accept")
    assert "/figures/lectures.people?period=2025" in text(clerk.get(f"/records/{record}"))


def test_records_of_the_same_unit_and_day_are_shown_as_alike(clerk, office, record):
    other = held(office, "小王", EAST_GATE, "另一场", 10)
    assert f'/records/{other}">另一场' in text(clerk.get(f"/records/{record}"))


def test_a_photo_is_attached_and_seen_small_and_whole(clerk, office, record, photo):
    clerk.post(f"/records/{record}/evidence", {"files": photo})
    (item,) = evidence_of(office, record)
    assert item.name == "现场.jpg"
    for address in (f"/evidence/{item.number}", f"/evidence/{item.number}/small"):
        answer = clerk.get(address)
        assert (answer["X-Content-Type-Options"], "sandbox" in answer["Content-Security-Policy"]) == ("nosniff", True)
        assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"


def test_another_unit_opens_no_file(clerk, signed, office, record, photo):
    clerk.post(f"/records/{record}/evidence", {"files": photo})
    assert signed("aqiang").get(f"/evidence/{evidence_of(office, record)[0].number}").status_code == 422


def test_a_file_is_taken_off_and_put_on_again(clerk, office, record, photo):
    clerk.post(f"/records/{record}/evidence", {"files": photo})
    number = evidence_of(office, record)[0].number
    clerk.post(f"/evidence/{number}/detach")
    assert "取下的 1 个" in text(clerk.get(f"/records/{record}"))
    clerk.post(f"/evidence/{number}/again")
    assert len(evidence_of(office, record)) == 1


def test_a_file_that_is_not_let_in_says_why(clerk, record):
    page = io.BytesIO(b"<html>")
    page.name = "a.html"
    answer = clerk.post(f"/records/{record}/evidence", {"files": page})
    assert (answer.status_code, "不是照片" in text(answer)) == (422, True)


def test_personal_values_are_read_by_who_works_for_the_unit_only(clerk, signed, office):
    saved, _ = enter(office, "小王", "people", Given(EAST_GATE, {"name": "张三"}))
    pages = [text(browser.get(f"/records/{saved.record}")) for browser in (clerk, signed("shenji"))]
    assert ["张三" in page for page in pages] == [True, False]


def test_a_role_is_no_page_for_a_clerk(clerk, signed):
    assert clerk.get("/records/4").status_code == 422
    assert signed("shenji").get("/records/4").status_code == 200
