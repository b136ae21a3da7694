"""A receipt is a witness: whoever hashes the whole history anew is caught by the copy that lies elsewhere."""

import pytest
from django.db import connection

from forging import forge, tamper
from making import EAST_GATE
from offices import held, with_pack
from youju.engine.base.problems import Refused
from youju.engine.bundle.receipt import opened, signed
from youju.web.commands.entry.entries import Given, enter
from youju.web.commands.log import verify
from youju.web.commands.people.persons import erase_person
from youju.web.commands.receipts.comparing import compared
from youju.web.commands.receipts.making import keep, receipt_for, rows_at
from youju.web.site.setup import open_site
from youju.web.store import guards, read
from youju.web.store.log import writing


@pytest.fixture
def office(site, tmp_path):
    """The office of the cast with three lectures."""
    office = with_pack(site, tmp_path / "small")
    for title in ("甲", "乙", "丙"):
        held(office, "小王", EAST_GATE, title, 40)
    return office


@pytest.fixture
def receipt(office):
    """A receipt of the freeze, and one more lecture after it."""
    written = given(office)
    held(office, "小王", EAST_GATE, "丁", 40)
    return written


def given(office, edition="annual-2025-1"):
    """A receipt as a freeze gives it."""
    with writing():
        written = receipt_for(office, "cli:test", edition, "a" * 64, rows_at(read.head()))
    keep(office, edition, written)
    return written


def codes(office, *receipts):
    """The codes of what `log verify` finds."""
    return {problem.code for problem in verify(office, receipts=receipts)[1]}


def span(office, *receipts):
    """First and last revision of what `log verify` says to differ from a receipt."""
    (found,) = [dict(p.details) for p in verify(office, receipts=receipts)[1] if p.code == "STO222"]
    return int(found["first"]), int(found["size"])


def people(number):
    """A forger's change: more people at the lecture 乙."""

    def change(body):
        if body["data"].get("title") == "乙":
            body["data"]["people"] = number

    return change


def test_what_came_after_a_receipt_leaves_it_sound(office, receipt):
    assert codes(office, receipt) == set()


def test_a_receipt_says_where_the_log_ended_and_which_rows_there_were(office, receipt):
    found = opened(receipt)[0]
    assert (found.size, found.edition, found.snapshots["lectures"]) == (
        read.head() - 2,
        "annual-2025-1",
        rows_at(read.head() - 2)["lectures"],
    )


def test_a_history_hashed_anew_is_sound_in_itself_and_caught_by_the_receipt(office, receipt):
    seq = read.head() - 3  # 乙
    forge(people(400))
    assert codes(office) == {"STO225"}  # its own file, which they forgot
    keep(office, "annual-2025-1", read.last((read.head() - 1,))[read.head() - 1].entry.data["written"])
    assert codes(office) == set()
    assert span(office, receipt) == (1, seq + 1)


def test_an_earlier_receipt_narrows_where_the_history_was_changed(office, receipt):
    later = given(office, "annual-2025-2")
    size = opened(receipt)[0].size

    def change(body):
        if body["data"].get("title") == "丁":
            body["data"]["people"] = 400

    forge(change)
    assert (span(office, later), span(office, receipt, later)) == ((1, size + 2), (size + 1, size + 2))


def test_a_log_cut_short_behind_a_receipt_is_said(office, receipt):
    cut = opened(receipt)[0].size - 1
    tamper("DELETE FROM revision WHERE seq > %s", cut)
    assert "STO223" in codes(office, receipt)


def test_a_revision_told_to_be_older_than_a_receipt_without_it_is_named(office, receipt):
    late = read.head()

    def change(body):
        if body["seq"] == late:
            body["recorded_at"] = read.revision(late - 2).recorded_at.replace("2025", "2024")

    forge(change)
    assert ("LED305", late) in {(p.code, p.place.line) for p in verify(office, receipts=[receipt])[1]}


def test_without_the_triggers_an_edit_is_named_and_so_is_their_absence(office, receipt):
    guards.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE revision SET body = replace(body, '40', '90') WHERE seq = 10")
    found = {(p.code, p.place.line) for p in verify(office)[1]}
    assert {("STO008", None), ("LED301", 10)} <= found


def test_a_revision_taken_out_of_the_middle_is_named(office, receipt):
    tamper("DELETE FROM revision WHERE seq = 10")
    assert any(p.code == "LED302" and "第 10 至 10 号" in p.sentence() for p in verify(office)[1])


def test_a_revision_put_in_between_is_named_at_its_place(office, receipt):
    tamper("UPDATE revision SET seq = seq + 1000 WHERE seq > 10")
    tamper("INSERT INTO revision SELECT 11, record, register, body, prev, hash FROM revision WHERE seq = 10")
    tamper("UPDATE revision SET seq = seq - 999 WHERE seq > 1000")
    assert 11 in {p.place.line for p in verify(office)[1] if p.code.startswith("LED")}


def test_values_erased_by_law_leave_the_log_sound_against_an_older_receipt(office):
    person = enter(office, "小王", "people", Given(EAST_GATE, {"name": "王芳", "phone": "13800138000"}))[0].record
    receipt = given(office)
    erase_person(office, "cli:test", person, ("name", "phone"), "本人申请")
    assert codes(office, receipt) == set()


def test_a_receipt_that_is_compared_says_how_much_came_after_it(office, receipt):
    found = compared(office, receipt)
    assert (found.same, found.since) == (True, 2)


def test_a_changed_body_is_named_when_a_receipt_is_compared(office, receipt):
    seq = read.head() - 4
    tamper("UPDATE revision SET body = replace(body, '40', '90') WHERE seq = %s", seq)
    assert [(p.code, p.place.line) for p in compared(office, receipt).problems] == [("LED301", seq)]


def test_a_receipt_copied_with_a_mistake_is_told_from_a_changed_log(office, receipt):
    assert [p.code for p in compared(office, receipt.replace("annual", "annua1")).problems] == ["BUN002"]


def test_a_receipt_of_another_office_is_told(office, receipt):
    other = opened(receipt)[0]
    forged = signed(type(other)("youju/440000", other.size, other.head, other.time), bytes(32))
    assert [p.code for p in compared(office, forged).problems] == ["REC001"]


def test_a_key_that_the_ledger_never_used_is_told(office, receipt):
    forged = signed(opened(receipt)[0], bytes(32))
    assert [p.code for p in compared(office, forged).problems] == ["REC002"]


def test_what_is_no_receipt_is_refused(office):
    assert compared(office, "请看附件").receipt is None
    with pytest.raises(Refused, match="BUN001"):
        verify(office, receipts=["请看附件"])


def test_a_receipt_altered_in_the_log_is_named(office, receipt):
    record = read.head() - 1

    def change(body):
        if body["record"] == record:
            body["data"]["edition"] = "annual-2025-9"

    forge(change)
    assert "STO224" in codes(office)


def test_a_database_older_than_its_last_receipt_is_not_opened(office, receipt):
    tamper("DELETE FROM revision WHERE seq > %s", opened(receipt)[0].size - 1)
    with pytest.raises(Refused, match="STO221"):
        open_site(office.site.folder)


def test_a_damaged_file_of_a_receipt_keeps_nobody_out_and_is_named(office, receipt):
    keep(office, "annual-2025-1", receipt.replace("\n11\n", "\n99\n"))
    assert open_site(office.site.folder) == office.site
    assert codes(office) == {"STO225"}


def test_it_can_still_be_verified(office, receipt):
    tamper("DELETE FROM revision WHERE seq > %s", opened(receipt)[0].size - 1)
    assert open_site(office.site.folder, guarded=False) == office.site


def test_a_log_that_goes_on_from_its_receipt_is_opened(office, receipt):
    assert open_site(office.site.folder) == office.site
