"""Editions at the pages: frozen, checked, signed, issued by the right people; files; what changed since."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annuals import another_lecture
from youju.web.accounts.models import Account

HERE = "/editions/annual-2025-1"


@pytest.fixture
def office(annual):
    """The office whose report of 2025 小王 has frozen."""
    return annual


def at(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def text(login, address):
    answer = at(login).get(address)
    assert answer.status_code == 200, answer.content.decode()[:400]
    return answer.content.decode()


def posted(login, address, **given):
    return at(login).post(address, given).status_code


def test_the_list_shows_stage_and_who_froze(office):
    page = text("shenji", "/editions")
    assert all(word in page for word in ("annual-2025-1", "已定稿", "小王"))
    assert 'action="/editions/new"' not in page


def test_a_report_is_frozen_from_the_list(office):
    answer = at("xiaowang").post("/editions/new", {"report": "annual", "period": "2025"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/editions/annual-2025-2")


def test_a_file_of_the_server_is_not_frozen_by_its_path(office, tmp_path):
    (tmp_path / "别处.docx").write_bytes(b"PK")
    assert posted("xiaowang", "/editions/new", report=str(tmp_path / "别处.docx"), period="2025") == 422


def test_a_draft_that_was_checked_is_frozen_from_its_page(office):
    file, out = docx.Document(), io.BytesIO()
    file.add_paragraph("全年宣讲{{宣讲场次}}项。")
    file.save(out)
    client = at("xiaowang")
    here = client.post("/check", {"file": SimpleUploadedFile("稿.docx", out.getvalue())}).headers["Location"]
    assert 'name="paper"' in client.get(here).content.decode()
    answer = client.post("/editions/new", {"paper": here.rpartition("/")[2], "period": "2025"})
    assert answer.headers["Location"] == "/editions/draft-2025-1"


def test_the_page_offers_the_next_step_to_whom_it_is_for(office):
    assert f'action="{HERE}/check"' not in text("xiaowang", HERE)
    assert f'action="{HERE}/check"' in text("laoli", HERE)


def test_from_check_to_issue_and_the_sheet_says_who(office):
    steps = (("laoli", "check"), ("zhuren", "sign"), ("zhuren", "issue"))
    assert [posted(login, f"{HERE}/{step}") for login, step in steps] == [303, 303, 303]
    assert "已印发" in text("shenji", HERE)
    sheet = text("shenji", f"{HERE}/sheet")
    assert all(word in sheet for word in ("小王", "老李", "周主任", "<svg", "签署人签字"))


def test_nobody_signs_before_it_is_checked(office):
    answer = at("zhuren").post(f"{HERE}/sign")
    assert answer.status_code == 422
    assert "已定稿" in answer.content.decode()


def test_withdrawing_shows_the_reason(office):
    assert posted("zhuren", f"{HERE}/withdraw", reason="补录后重出") == 303
    page = text("shenji", HERE)
    assert "补录后重出" in page
    assert "已撤回" in page


@pytest.mark.parametrize(
    "name", ["report.docx", "public.docx", "sheet.docx", "report.xbri", "public.xbri", "receipt.txt", "correction.docx"]
)
def test_its_files_are_there_to_be_taken(office, name):
    answer = at("shenji").get(f"{HERE}/{name}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:5].startswith((b"PK", b"youju"))


def test_what_changed_since_is_said_sentence_by_sentence(office):
    record = another_lecture(office, 100)
    page = text("shenji", f"{HERE}/drift")
    assert all(word in page for word in ("3 处要更正，1 处数变了", "3.2万余", f"/records/{record}", "补录", "更正单"))


def test_nothing_changed_is_said_too(office):
    assert "文中的数没有一处变动" in text("shenji", f"{HERE}/drift")


def test_a_clerk_of_another_unit_sees_none_of_it(office):
    assert [at("aqiang").get(address).status_code for address in ("/editions", HERE, f"{HERE}/report.docx")] == [
        403
    ] * 3


def test_an_edition_nobody_made_is_said_to_be_none(office):
    assert at("shenji").get("/editions/annual-2024-1").status_code in (404, 422)
