"""The sign-off sheet: what was frozen, who did which step and when, the code of the receipt in print and as a picture."""

import io
import re
import zipfile

import docx
import pytest

from youju.engine.bundle.receipt import opened, short_code
from youju.web.commands.editions import steps
from youju.web.commands.editions.signing_off import receipt_of, sign_off, sign_off_sheet
from youju.web.commands.editions.standing import standing

ANNUAL = "annual-2025-1"


@pytest.fixture
def signed(office):
    """The report of 2025, checked by 老李 and signed by 周主任."""
    steps.check_edition(office, "老李", ANNUAL)
    return steps.sign(office, "周主任", ANNUAL).standing


def test_it_says_who_took_which_step_and_when(office, signed):
    said = {line.title: line.said for line in sign_off(office, signed).steps}
    assert list(said) == ["定稿", "审核", "签署"]
    assert re.fullmatch(r"周主任　2025-12-30 \d\d:\d\d", said["签署"])


def test_it_names_the_edition_its_seq_and_what_the_check_counted(office, signed):
    said = {line.title: line.said for line in sign_off(office, signed).lines}
    assert said["版次"] == ANNUAL
    assert "算到台账第 21 号修订" in said["数"]
    assert "8 处需要依据，8 处相符或引用，0 处存疑" in said["核对"]


def test_its_code_is_that_of_the_receipt_which_binds_the_edition(office, signed):
    written, code = receipt_of(signed)
    receipt = opened(written)[0]
    assert (receipt.edition, receipt.edition_digest) == (ANNUAL, signed.digest)
    assert code == short_code(receipt) == sign_off(office, signed).code
    assert f"{receipt.size}:{receipt.head.hex()}" in sign_off(office, signed).mark


def test_the_word_file_has_the_lines_and_the_picture(office, signed):
    content = sign_off_sheet(office, signed).save()
    (table,) = docx.Document(io.BytesIO(content)).tables
    assert [row.cells[0].text for row in table.rows][-5:] == ["定稿", "审核", "签署", "审核人签字", "签署人签字"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("word/media/image1.png").startswith(b"\x89PNG")


def test_in_english(office):
    assert "Frozen" in [line.title for line in sign_off(office, standing(office, ANNUAL), "en").steps]
