"""The pages by which every unit keeps a receipt, brings one back, and sees what came late."""

from io import BytesIO

import pytest
from django.test import Client

from forging import tamper
from issuing import issue
from making import EAST_GATE
from offices import held, with_pack
from youju.engine.bundle.receipt import opened
from youju.web.accounts.models import Account
from youju.web.commands.receipts.making import receipt_for
from youju.web.store import read
from youju.web.store.log import writing


def at(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def text(answer):
    return answer.content.decode()


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast with a lecture."""
    office = with_pack(site, tmp_path / "small")
    held(office, "小王", EAST_GATE, "甲", 40)
    return office


@pytest.fixture
def receipt(office):
    """A receipt; its record is the head."""
    issue()
    with writing():
        return receipt_for(office, "cli:test", "annual-2025-1", "0" * 64)


def test_without_a_freeze_the_list_says_when_there_will_be_one(office):
    assert "还没有回执" in text(at("xiaowang").get("/receipts"))


def test_every_unit_finds_the_receipt_and_takes_a_copy(receipt):
    number = read.head()
    assert "2025年工作总结" in text(at("aqiang").get("/receipts"))
    answer = at("aqiang").get(f"/receipts/{number}/file")
    assert (text(answer), answer.headers["Content-Disposition"]) == (
        receipt,
        'attachment; filename="receipt-annual-2025-1.txt"',
    )
    assert receipt.splitlines()[2] in text(at("aqiang").get(f"/receipts/{number}"))


def test_a_receipt_that_there_is_not_is_said(office):
    answer = at("xiaowang").get("/receipts/999")
    assert (answer.status_code, "没有第 999 号回执" in text(answer)) == (422, True)


@pytest.mark.parametrize("how", ["pasted", "file"])
def test_a_receipt_brought_back_matches(receipt, how):
    given = {"receipt": receipt.replace("\n", "\r\n")} if how == "pasted" else {"file": BytesIO(receipt.encode())}
    page = text(at("xiaowang").post("/receipts/compare", given))
    assert ("相符：第 1 至" in page, "此后又写了 1 号修订" in page) == (True, True)


def test_a_changed_ledger_shows_when_a_receipt_is_brought_back(receipt):
    tamper(
        "UPDATE revision SET body = replace(body, '甲', '乙') WHERE record = (SELECT min(id) FROM record WHERE register = 'lectures')"
    )
    answer = at("xiaowang").post("/receipts/compare", {"receipt": receipt})
    assert (answer.status_code, "不相符" in text(answer), "LED301" in text(answer)) == (200, True, True)


def test_another_text_is_no_receipt(office):
    answer = at("xiaowang").post("/receipts/compare", {"receipt": "请看附件"})
    assert (answer.status_code, "这段文字不是回执" in text(answer)) == (422, True)


def test_the_units_own_prints_carry_the_receipt(receipt):
    code, held = "990101001", opened(receipt)[0]
    for page in (f"/requests/unit/{code}/ledger/lectures?period=2025", f"/requests/unit/{code}/summary?period=2025"):
        assert f"{held.size}:{held.head.hex()}" in text(at("xiaowang").get(page))


def test_a_late_entry_says_so_on_its_page_and_in_the_list(receipt, office):
    record = held(office, "小王", EAST_GATE, "丙", 40)
    assert "补录：日期在已印发的报告期间里" in text(at("xiaowang").get(f"/records/{record}"))
    assert at("xiaowang").post(f"/late/{record}/reason", {"reason": "停电"}).headers["Location"] == f"/records/{record}"
    page = text(at("laoli").get("/late"))
    assert all(word in page for word in ("丙", "297", "停电"))
    assert "小王" not in page
    assert "丙" not in text(at("aqiang").get("/late"))


def test_an_entry_in_time_says_nothing(receipt):
    (record,) = [r.record for r in read.live("lectures")]
    assert "补录" not in text(at("xiaowang").get(f"/records/{record}"))
