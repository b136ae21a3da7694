"""Settings of signing in: read, written, and every mistake said."""

import pytest

from youju.engine.base.problems import Refused
from youju.web.store.folder import read_site, site_text
from youju.web.store.signing import Oidc, SigningIn

HEAD = '[site]\npack = "small"\nname = "清和区"\ncode = "990101"\n'
ENDS = 'authorization = "https://id/a"\ntoken = "https://id/t"\nuserinfo = "https://id/u"\njwks = "https://id/j"\n'


@pytest.fixture
def read(tmp_path):
    def read(text):
        (tmp_path / "youju.toml").write_text(HEAD + text, "utf-8")
        return read_site(tmp_path)

    return read


def test_nothing_said_is_a_working_day_and_no_provider(read):
    assert (read("").signing_in, read("").oidc) == (SigningIn(12, ()), None)


def test_what_is_written_reads_back(read, tmp_path):
    text = f'[accounts]\nsession_hours = 8\nsecond_factor = ["admin"]\n[oidc]\nclient_id = "y"\n{ENDS}'
    first = read(text)
    assert first.signing_in == SigningIn(8, ("admin",))
    (tmp_path / "youju.toml").write_text(site_text(first), "utf-8")
    assert read_site(tmp_path) == first


def test_the_secret_may_stand_in_the_environment(monkeypatch):
    monkeypatch.setenv("YOUJU_OIDC_SECRET", "from outside")
    assert (Oidc(client_secret="x").secret, "from" in repr(Oidc(client_secret="from"))) == ("from outside", False)


@pytest.mark.parametrize(
    "text",
    [
        "[accounts]\nsession_hours = 0",
        "[accounts]\nsession_hours = true",
        "[accounts]\nsecond_factor = 'admin'",
        "[accounts]\nhours = 1",
        "[oidc]\ndiscovery = 'https://id'",
        "[oidc]\nclient_id = 'y'",
        "[oidc]\nclient_id = 1",
        "[oidc]\nclientid = 'y'",
    ],
)
def test_a_mistake_is_said(read, text):
    with pytest.raises(Refused, match="STO003"):
        read(text)
