"""A zip from a stranger: looked through before a byte of it is written."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest

from youju.engine.base.problems import Refused
from youju.engine.bundle.unpacking import Limits, unpacked


def made(tmp_path, *names: str, content: bytes = b"x", attributes: int = 0):
    """A zip with members of these names."""
    path = tmp_path / "strange.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            info = zipfile.ZipInfo(name)
            info.external_attr, info.compress_type = attributes, zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return path


def refused(path, folder, limits: Limits = Limits()) -> list[str]:  # noqa: B008 - frozen
    """The codes with which it is refused, after which nothing lies in the folder."""
    with pytest.raises(Refused) as caught:
        unpacked(path, folder, limits)
    assert not folder.exists()
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    "name", ["bag/../../out.txt", "/etc/passwd", "bag\\..\\out.txt", "C:/out.txt", "bag//a", "bag/\x01"]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    assert refused(made(tmp_path, "bag/a.txt", name), tmp_path / "there") == ["BUN101"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", ["bag/a.txt", "bag/A.txt"])
def test_two_members_of_one_name_are_refused(tmp_path, second):
    assert refused(made(tmp_path, "bag/a.txt", second), tmp_path / "there") == ["BUN101"]


def test_a_link_is_refused(tmp_path):
    link = made(tmp_path, "bag/a.txt", attributes=(stat.S_IFLNK | 0o777) << 16)
    assert refused(link, tmp_path / "there") == ["BUN101"]


def test_a_bomb_is_refused(tmp_path):
    assert refused(made(tmp_path, "bag/a.csv", content=bytes(5_000_000)), tmp_path / "there") == ["BUN101"]


def test_more_members_or_bytes_than_a_bundle_has_are_refused(tmp_path):
    two = made(tmp_path, "bag/a", "bag/b")
    assert refused(two, tmp_path / "there", Limits(members=1)) == ["BUN100"]
    assert refused(two, tmp_path / "there", Limits(all=1)) == ["BUN100"]


@pytest.mark.parametrize("names", [("a.txt",), ("one/a.txt", "two/b.txt"), ()])
def test_what_is_not_one_folder_is_no_bundle(tmp_path, names):
    assert refused(made(tmp_path, *names), tmp_path / "there") == ["BUN100"]


def test_a_file_that_is_no_zip_is_refused(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 nothing")
    assert refused(tmp_path / "a.zip", tmp_path / "there") == ["BUN100"]


def test_a_directory_that_lies_about_sizes_is_refused(tmp_path):
    path = made(tmp_path, "bag/a.txt", content=b"y" * 5000)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(Refused):
        unpacked(path, tmp_path / "there")


def test_a_good_one_is_unpacked_by_name(tmp_path):
    found = unpacked(
        made(tmp_path, "bag/a.txt", "bag/data/b.txt", content=io.BytesIO(b"good").read()), tmp_path / "there"
    )
    assert {name: path.read_bytes() for name, path in found.items()} == {"a.txt": b"good", "data/b.txt": b"good"}
