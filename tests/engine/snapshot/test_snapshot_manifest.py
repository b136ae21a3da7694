"""The manifest and the files it names."""

import os

import pytest

from engine.snapshot.seen import files
from youju.engine.snapshot.files import file_digest, locked
from youju.engine.snapshot.manifest import Manifest, read_manifest, swap_manifest, sweep


@pytest.fixture
def folder(tmp_path):
    """A folder with a manifest that names no file."""
    swap_manifest(tmp_path, Manifest(base_seq=7))
    return tmp_path


def age(path, seconds):
    """Make a file older than it is."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_swapped_manifest_reads_back(folder):
    assert read_manifest(folder) == Manifest(base_seq=7)


def test_a_swap_leaves_no_draft_behind(folder):
    swap_manifest(folder, Manifest(base_seq=8))
    assert os.listdir(folder) == ["manifest.json"]


def test_no_folder_is_no_manifest(tmp_path):
    assert read_manifest(tmp_path / "nowhere") is None


def test_a_manifest_of_another_format_is_not_used(folder):
    swap_manifest(folder, Manifest(base_seq=7, format=99))
    assert read_manifest(folder) is None


def test_a_file_nobody_names_is_swept_after_ten_minutes(folder):
    stray = folder / "lectures-2025-1-aa.parquet"
    stray.touch()
    age(stray, 700)
    assert sweep(folder, []) == [stray.name]
    assert not stray.exists()


def test_a_young_file_may_still_be_read_by_someone(folder):
    (folder / "lectures-2025-1-aa.parquet").touch()
    assert sweep(folder, []) == []


def test_a_named_file_is_never_swept(folder):
    kept = folder / "lectures-2025-1-aa.parquet"
    kept.touch()
    age(kept, 9000)
    assert sweep(folder, [kept.name]) == []


def test_other_peoples_files_are_left_alone(folder):
    other = folder / "notes.txt"
    other.touch()
    age(other, 9000)
    assert sweep(folder, []) == []


def test_an_altered_file_is_found(snapshot):
    name = files(snapshot)[2025]
    assert snapshot.verify() == []
    with (snapshot.folder / name).open("ab") as file:
        file.write(b"!")
    assert [(p.code, p.place.file) for p in snapshot.verify()] == [("SNP003", name)]


def test_the_digest_is_that_of_the_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    assert file_digest(tmp_path / "a").startswith("ba7816bf")


def test_a_lock_is_held_once_and_freed_at_the_end(tmp_path):
    path = tmp_path / "lock"
    with locked(path, wait=False) as first, locked(path, wait=False) as second:
        assert (first, second) == (True, False)
    with locked(path, wait=False) as again:
        assert again
