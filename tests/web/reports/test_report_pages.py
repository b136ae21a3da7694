"""Reports and checks at the pages: who sees whose file, what a check shows, downloads, a draft from last year's report."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from making import EAST_GATE
from youju.web.accounts.models import Account
from youju.web.commands.desk.office import use
from youju.web.commands.entry.entries import Given, accept_all, enter


@pytest.fixture
def office(site):
    """An office with 120 attendances of three lectures."""
    office = use(site)
    raws = [{"title": f"第{n}场", "held_on": f"2025-0{n}-08", "people": 40} for n in (1, 2, 3)]
    accept_all(office, "cli:x", [enter(office, "小王", "lectures", Given(EAST_GATE, raw))[0].record for raw in raws])
    return office


def at(login):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client


def word(*sentences):
    document = docx.Document()
    for sentence in sentences:
        document.add_paragraph(sentence)
    out = io.BytesIO()
    document.save(out)
    return SimpleUploadedFile("总结.docx", out.getvalue())


def brought(client, *sentences):
    return client.post("/check", {"file": word(*sentences)}).headers["Location"]


def test_a_check_shows_what_does_not_agree_and_what_would_be_right(office):
    client = at("xiaowang")
    page = client.get(brought(client, "全年宣讲场次3场，听众150人次。")).content.decode()
    assert all(text in page for text in ("听众", "150人次", "120", "不符"))


def test_a_number_leads_to_its_figure(office):
    client = at("shenji")
    page = client.get(brought(client, "听众120人次。")).content.decode()
    assert "/figures/lectures.people?period=2025" in page


def test_a_file_is_seen_by_who_brought_it_and_by_the_office(office):
    address = brought(at("xiaowang"), "听众120人次。")
    assert [at(login).get(address).status_code for login in ("xiaowang", "shenji", "aqiang")] == [200, 200, 422]


def test_the_same_file_brought_twice_is_one(office):
    client = at("xiaowang")
    assert brought(client, "听众120人次。") is not None
    assert client.get("/check").content.decode().count("总结.docx") == 1


def test_a_file_that_is_no_word_file_is_refused_with_what_to_do(office):
    answer = at("xiaowang").post("/check", {"file": SimpleUploadedFile("照片.jpg", b"x")})
    assert answer.status_code == 422
    assert ".docx" in answer.content.decode()


def test_a_broken_word_file_is_refused_and_not_kept(office):
    client = at("xiaowang")
    assert client.post("/check", {"file": SimpleUploadedFile("坏.docx", b"PK")}).status_code == 422
    assert "坏.docx" not in client.get("/check").content.decode()


def test_the_copy_with_comments_is_a_word_file(office):
    client = at("xiaowang")
    answer = client.get(brought(client, "听众150人次。") + "/comments")
    copy = io.BytesIO(b"".join(answer.streaming_content))
    assert [p.text for p in docx.Document(copy).paragraphs] == ["听众150人次。"]


def test_last_years_report_becomes_this_years_draft(office):
    client = at("shenji")
    address = brought(client, "听众120人次。")
    assert client.post(f"{address}/draft", {"period": "2025"}).status_code == 200


@pytest.mark.parametrize("number", ["0" * 16, "..", "x", "../../youju.toml"])
def test_a_number_that_is_no_file_is_refused(office, number):
    assert at("shenji").get(f"/check/{number}").status_code in (404, 422)


@pytest.mark.parametrize("report", ["nothing", "x.docx", "%2e%2e%2fx.docx"])
def test_a_report_is_named_by_its_id_and_never_by_a_path(office, report):
    assert at("shenji").get(f"/reports/{report}").status_code == 404


def test_the_reports_are_not_for_clerks(office):
    assert at("xiaowang").get("/reports").status_code == 403


def test_the_list_says_what_to_do_where_there_is_no_report(office):
    assert "做成稿子" in at("shenji").get("/reports").content.decode()
