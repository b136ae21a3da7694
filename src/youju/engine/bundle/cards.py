"""The answer cards of a bundle: one page with a card per figure, each printed on a sheet of its own."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from youju.engine.report.cards.model import Card
from youju.engine.report.cards.page import STYLE, card_article
from youju.engine.report.edition import Edition

FILE = "cards.html"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def cards_page(edition: Edition, cards: Mapping[int, Card]) -> str:
    """The page; the card of figure N is at `#fN`."""
    lang = "en" if edition.language == "en" else "zh-Hans"
    pieces = "".join(
        f'<section id="f{number}">{card_article(card)}</section>' for number, card in sorted(cards.items())
    )
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(edition.title)} · {escape(edition.period)}</title><style>{STYLE}</style></head>\n"
        f"<body>\n<main>{pieces}</main>\n</body></html>\n"
    )
