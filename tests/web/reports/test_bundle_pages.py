"""The evidence bundle at the page: made beside it, with how far it is, then downloaded; the inner one not by everybody."""

import pytest
from django.test import Client

from youju.engine.bundle.verify import verified
from youju.web.accounts.models import Account
from youju.web.commands.editions import bundle_run
from youju.web.reports import views_edition_files

HERE = "/editions/annual-2025-1/bundle"


@pytest.fixture
def office(annual):
    """The office whose report of 2025 小王 has frozen."""
    return annual


@pytest.fixture
def unhurried(monkeypatch):
    """The page waits until the bundle is there."""
    monkeypatch.setattr(views_edition_files, "WAIT", 600)


def get(login, kind, **headers):
    client = Client()
    client.force_login(Account.objects.get(login=login))
    return client.get(f"{HERE}/{kind}", headers=headers)


@pytest.mark.parametrize("kind", ["inner", "public"])
def test_both_bundles_are_downloaded_and_verify(office, unhurried, tmp_path, kind):
    answer = get("laoli", kind)
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="youju-annual-2025-1')
    (tmp_path / "one.zip").write_bytes(answer.getvalue())
    verdict = verified(tmp_path / "one.zip")
    assert (verdict.ok, verdict.public) == (True, kind == "public")


def test_a_writer_may_not_have_the_inner_one(office, unhurried):
    answer = get("xiaowang", "inner")
    assert (answer.status_code, "不能取内部版存证包" in answer.content.decode()) == (422, True)


def test_while_it_is_made_the_page_says_how_far_it_is(office, monkeypatch):
    making = bundle_run.Making(done=3, of=9)
    monkeypatch.setattr(views_edition_files, "make", lambda *_: making)
    page = get("laoli", "inner").content.decode()
    assert "正在打存证包" in page
    assert '<progress value="3" max="9"' in page
    making.path = office.site.folder / "youju.toml"
    assert "下载" in get("laoli", "inner", HX_REQUEST="true").content.decode()


def test_there_is_no_third_kind(office):
    assert get("laoli", "secret").status_code == 404
