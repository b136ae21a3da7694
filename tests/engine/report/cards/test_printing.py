"""Printed by LibreOffice: a card is one A4 page however full, thirty figures are one page."""

import shutil
from dataclasses import replace

import pypdfium2
import pytest

from youju.engine.report.cards.print_card import card_document
from youju.engine.report.cards.print_sheet import sheet_document
from youju.engine.report.pdf import Printer, printed_flat

CARD, SHEET, ENGLISH = 0, 1, 2


@pytest.fixture(scope="module")
def pages(tmp_path_factory, card, sheet):
    """The text of every page of both, printed in one go."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    texts = [card_document(card), sheet_document(sheet), sheet_document(_in_english(sheet))]
    found = []
    for pdf in printed_flat(texts, Printer(tmp_path_factory.mktemp("cards"))):
        book = pypdfium2.PdfDocument(pdf)
        found.append([page.get_textpage().get_text_bounded() for page in book])
        assert {tuple(round(side) for side in page.get_size()) for page in book} == {(595, 842)}
        book.close()
    return found


def test_a_full_card_is_one_page_with_its_code_at_the_foot(pages):
    (text,) = pages[CARD]
    for words in ("22,340", "2.2 万余人次", "1a2b 3c4d 5e6f 7a8b", "另有 6 个单位", "另有 3 处"):
        assert words.replace(" ", "") in text.replace(" ", "")


def test_thirty_figures_are_one_page(pages):
    (text,) = pages[SHEET]
    assert (text.count("38,123"), "待填" in text, "1a2b 3c4d 5e6f 7a8b" in text) == (29, True, True)


def test_thirty_figures_with_english_names_are_one_page(pages):
    (text,) = pages[ENGLISH]
    assert text.count("Stories in provincial traditional outlets") == 30


def _in_english(sheet):
    lines = tuple(replace(line, title="Stories in provincial traditional outlets") for line in sheet.lines)
    return replace(sheet, language="en", period="first half of 2025", before="first half of 2024", lines=lines)
