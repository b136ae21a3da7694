"""Editions are verified in the table and as files, whatever of them is touched."""

import pytest

from annuals import annual_office, frozen
from forging import tamper
from youju.web.store.verify import verify_log


@pytest.fixture
def edition(site, tmp_path):
    """The folder of an edition that 小王 has frozen."""
    office = annual_office(site, tmp_path / "pack")
    made = frozen(office).edition
    assert made is not None
    return site.path("editions") / made.id


def codes():
    """Codes and files of the problems that are found."""
    return {(p.code, p.place.file.rpartition("/")[2]) for p in verify_log()}


def test_an_edition_that_nobody_touched_is_sound(edition):
    assert codes() == set()


@pytest.mark.parametrize("file", ["edition.json", "report.docx", "public.docx"])
def test_a_byte_of_its_files_is_seen(edition, file):
    data = bytearray((edition / file).read_bytes())
    data[len(data) // 2] ^= 1
    (edition / file).write_bytes(bytes(data))
    assert codes() == {("STO232", file)}


def test_a_file_that_is_gone_is_said(edition):
    (edition / "report.docx").unlink()
    assert codes() == {("STO232", "report.docx")}


def test_its_receipt_is_compared_with_the_one_in_the_log(edition):
    (edition / "receipt.txt").write_text("", "utf-8")
    assert codes() == {("STO225", "receipt.txt")}


@pytest.mark.parametrize("change", ["name = 'x'", "text = replace(text, '2025', '2024')", "record = 1", "text = x'00'"])
def test_its_row_is_compared_with_the_log(edition, change):
    tamper(f"UPDATE edition SET {change}")
    assert {code for code, _ in codes()} == {"STO231"}


def test_a_row_too_many_or_too_few_is_said(edition):
    tamper("INSERT INTO edition (record, name, text) VALUES (1, 'annual-2024-9', '{}')")
    tamper("DELETE FROM edition WHERE record <> 1")
    assert [p.code for p in verify_log()] == ["STO231", "STO231"]
