"""The peers that need npm: without npm nothing is measured and nothing is written."""

import shutil

from bench.table import ROOT

from bench import npm


def test_without_npm_it_says_so_and_writes_nothing(monkeypatch, capsys):
    before = (ROOT / "bench" / "PEERS.md").read_bytes()
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert npm.main() == 2
    assert "npm" in capsys.readouterr().err
    assert (ROOT / "bench" / "PEERS.md").read_bytes() == before
