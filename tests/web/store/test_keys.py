"""Keys lie in files that only the owner reads, or in the environment."""

import stat

import pytest

from youju.engine.base.problems import Refused
from youju.web.store.folder import Site
from youju.web.store.keys import load_keys, make_keys


@pytest.fixture
def keyed(tmp_path) -> Site:
    """A folder with new keys."""
    make_keys(tmp_path / "keys")
    return Site(tmp_path, "p", "清和区", "990101")


def test_only_the_owner_may_read_keys(keyed):
    assert {stat.S_IMODE(file.stat().st_mode) for file in keyed.path("keys").iterdir()} == {0o600}


def test_keys_are_all_different(keyed):
    keys = load_keys(keyed)
    assert len({keys.seal, keys.blind, keys.django}) == 3


def test_a_key_is_never_replaced(keyed):
    with pytest.raises(FileExistsError):
        make_keys(keyed.path("keys"))


def test_a_missing_key_is_named(keyed):
    keyed.path("keys/seal.key").unlink()
    with pytest.raises(Refused, match="STO005 The key seal"):
        load_keys(keyed)


def test_a_damaged_key_is_named(keyed):
    keyed.path("keys/blind.key").write_text("not hex")
    with pytest.raises(Refused, match="blind"):
        load_keys(keyed)


def test_the_environment_goes_before_the_file(keyed, monkeypatch):
    monkeypatch.setenv("YOUJU_SEAL_KEY", "ab" * 32)
    assert load_keys(keyed).seal == b"\xab" * 32


def test_keys_do_not_show_in_tracebacks(keyed):
    assert load_keys(keyed).seal.hex() not in repr(load_keys(keyed))
