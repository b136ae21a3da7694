"""`youju log verify` and `youju serve`: what holds is said, what cannot be done is refused with a sentence."""

import socket

import pytest

from making import EAST_GATE
from offices import held, with_pack
from youju.cli import serve as serving
from youju.web.commands.receipts.making import receipt_for
from youju.web.store.log import writing


@pytest.fixture
def verified(site, run):
    """Verify the log of the cast's site."""
    return lambda *words: run("log", "verify", "--site", site.folder, *words)


@pytest.fixture
def head(site, ask):
    """The head as machines read it."""
    return lambda *words: ask("log", "verify", "--site", site.folder, *words)


@pytest.fixture
def served(site, tmp_path):
    """The office of the cast, on the small pack."""
    return with_pack(site, tmp_path / "small")


def test_a_chain_that_holds_is_said_with_its_head(verified, head):
    code, out, err = verified()
    assert (code, str(head()["head"]) in out, head()["hash"] in out, err.count("\n")) == (0, True, True, 1)


def test_machines_read_the_head_and_an_empty_list(head):
    found = head()
    assert (found["head"], len(found["hash"]), found["problems"]) == (8, 64, [])


def test_every_new_record_moves_the_head(site, tmp_path, head):
    before = head()
    held(with_pack(site, tmp_path / "small"), "小王", EAST_GATE, "宪法", 40)
    after = head()
    assert after["head"] > before["head"]
    assert after["hash"] != before["hash"]


def test_a_head_kept_elsewhere_is_found_again(site, tmp_path, verified, head):
    kept = "{head}:{hash}".format(**head())
    held(with_pack(site, tmp_path / "small"), "小王", EAST_GATE, "宪法", 40)
    assert verified("--expect", kept)[0] == 0


def test_a_head_may_be_written_in_capitals(verified, head):
    found = head()
    assert verified("--expect", f"{found['head']}:{found['hash'].upper()}")[0] == 0


def test_another_head_is_a_finding(verified, head):
    code, out, err = verified("--expect", f"{head()['head']}:{'0' * 64}")
    assert (code, out, "LED" in err) == (1, "", True)


def test_a_log_that_was_cut_short_does_not_reach_its_head(verified, head):
    assert verified("--expect", f"{head()['head'] + 1}:{head()['hash']}")[0] == 1


@pytest.mark.parametrize("text", ["8", "8:", ":" + "0" * 64, "eight:" + "0" * 64, "8:xyz", "8:" + "0" * 63])
def test_what_is_no_head_is_refused_instead_of_left_unchecked(verified, text):
    code, out, err = verified("--expect", text)
    assert (code, out, "CMD033" in err) == (2, "", True)


def test_a_folder_without_a_site_is_not_verified(tmp_path, run):
    code, _, err = run("log", "verify", "--site", tmp_path)
    assert (code, "youju.toml" in err) == (2, True)


def test_a_folder_without_a_site_is_not_served(tmp_path, run, monkeypatch):
    monkeypatch.setattr(serving, "serve", lambda site, where: pytest.fail("served"))
    code, _, err = run("serve", "--site", tmp_path)
    assert (code, "youju.toml" in err) == (2, True)


def test_the_address_is_said_before_the_pages_are_served(served, run, monkeypatch):
    asked = []
    monkeypatch.setattr(serving, "serve", lambda site, where: asked.append(where))
    code, _, err = run("serve", "--site", served.site.folder, "--port", "8123")
    assert (code, asked, "http://127.0.0.1:8123/" in err) == (0, [serving.Listening(8123)], True)


@pytest.mark.parametrize(
    ("words", "said"), [(("--tls",), "https://127.0.0.1:8000/certificate"), (("--host", "10.0.0.8"), "--tls")]
)
def test_how_the_office_network_reaches_it_safely_is_said(served, run, monkeypatch, words, said):
    monkeypatch.setattr(serving, "serve", lambda site, where: None)
    assert said in run("serve", "--site", served.site.folder, *words)[2]


def test_stopping_is_no_fault(served, run, monkeypatch):
    def stopped(site, where):
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "serve", stopped)
    code, _, err = run("serve", "--site", served.site.folder)
    assert (code, "Traceback" in err) == (130, False)


def test_a_port_that_is_taken_is_said(served, run):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        code, _, err = run("serve", "--site", served.site.folder, "--port", other.getsockname()[1])
    assert (code, "CMD034" in err) == (2, True)


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_what_is_no_port_is_wrong_usage(served, run, port):
    with pytest.raises(SystemExit) as stopped:
        run("serve", "--site", served.site.folder, "--port", port)
    assert stopped.value.code == 2


def test_receipts_kept_elsewhere_are_compared(served, run, tmp_path):
    with writing():
        written = receipt_for(served, "cli:test")
    (tmp_path / "kept.txt").write_text(written, "utf-8")
    (tmp_path / "mistyped.txt").write_text(written.replace("\ntime 20", "\ntime 19"), "utf-8")
    verify = ("log", "verify", "--site", served.site.folder, "--receipt")
    code, out, _ = run(*verify, tmp_path / "kept.txt")
    assert (code, "1 张回执一致" in out) == (0, True)
    code, _, err = run(*verify, tmp_path / "kept.txt", "--receipt", tmp_path / "mistyped.txt")
    assert (code, "BUN002" in err) == (1, True)


def test_a_receipt_that_is_not_there_is_wrong_usage(verified, tmp_path):
    code, _, err = verified("--receipt", tmp_path / "none.txt")
    assert (code, "REC003" in err) == (2, True)
