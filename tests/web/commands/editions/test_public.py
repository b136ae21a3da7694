"""The public version: persons masked, small cells said to be small, nothing of who wrote it; never a wrong number."""

import io
import zipfile

import docx
import pytest

from annuals import frozen
from making import EAST_GATE
from youju.web.commands.editions.standing import document_of, standing
from youju.web.commands.entry.entries import Given, enter


def words(content):
    """All text of a Word file, tables too."""
    file = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


@pytest.fixture
def public(office, edition):
    """The public file of the edition."""
    return document_of(standing(office, edition.id), public=True)


def test_names_and_numbers_of_persons_are_masked_in_the_public_version_alone(office, edition, public):
    internal = document_of(standing(office, edition.id))
    assert "王小明，电话13812345678" in words(internal)
    assert "王**，电话138****5678" in words(public)


def test_few_persons_are_said_to_be_few(edition, public):
    assert "现有志愿者不足5人" in words(public)
    assert "宣讲3项" in words(public)
    assert {edition.figures[n].id for n in edition.withheld} == {"volunteers.count"}
    assert {one.public for one in edition.shown if one.name == "volunteers.count"} == {"不足5"}


def test_a_cell_that_could_be_subtracted_is_left_out_as_well(office):
    for n in range(4):
        enter(office, "cli:test", "people", Given(EAST_GATE, {"name": f"志愿者{n}", "since": "2024-01-01"}))
    made = frozen(office)
    cells = {one.text: one.public for one in made.edition.shown if one.name == "volunteers.count"}
    assert cells == {"8": "", "7": "（不公开）", "1": "不足5"}
    assert "现有志愿者8人" in words(document_of(standing(office, made.edition.id), public=True))
    assert [problem.code for problem in made.problems] == ["REP071", "REP073"]


def test_no_part_of_the_public_file_says_who_or_how_few(public):
    secrets = ("王小明", "13812345678", "lectures.sessions", "urn:youju:figures", "_yj_")
    with zipfile.ZipFile(io.BytesIO(public)) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    assert not [secret for secret in secrets for part in parts if secret.encode() in part]
