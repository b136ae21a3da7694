"""An answer card as a document that LibreOffice prints: one A4 page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from youju.engine.base.labels import Label
from youju.engine.report.cards import words
from youju.engine.report.cards.bars import MOST, months, units
from youju.engine.report.cards.flat import (
    cell,
    cell_style,
    columns,
    document,
    heading,
    paragraph,
    picture,
    row,
    span,
    span_style,
    style,
)
from youju.engine.report.cards.model import Card, said
from youju.engine.report.cards.page import beside, facts, places_of
from youju.engine.report.cards.qr import qr

_SOFT = 'fo:color="#5b6570"'
_RULE = 'fo:border-bottom="0.6mm solid #1456b8" fo:padding-bottom="1.5mm"'
_TABS = '<style:tab-stops><style:tab-stop style:position="174mm" style:type="right"/></style:tab-stops>'
_FACTS, _PROOF = ("36mm", "36mm", "40mm", "62mm"), ("27mm", "147mm")
_SIZE = re.compile(r'width="([\d.]+mm)" height="([\d.]+mm)"')
_PRINTED = 2  # more places, and the page would be full


def card_document(card: Card) -> str:
    """The card as flat ODF."""
    return document(f"{card.title} · {card.period}", _styles(), "".join(_pieces(card)), card.language, _proof(card))


def _styles() -> str:
    rule = f"<style:paragraph-properties {_RULE}>{_TABS}</style:paragraph-properties>"
    kind = style("kind", _RULE, _SOFT).replace(f"<style:paragraph-properties {_RULE}/>", rule)
    thin = {"fo:padding": "1mm", "fo:border-bottom": "0.2mm solid #dfe3e8"}
    return "".join(
        (
            kind,
            style("title", 'fo:margin-top="3mm"', 'fo:font-size="18pt" fo:font-weight="bold"'),
            style("soft", "", f'fo:font-size="9.5pt" {_SOFT}'),
            style("value", 'fo:line-height="110%"', 'fo:font-size="46pt" fo:font-weight="bold"'),
            style(
                "part",
                'fo:margin-top="2.5mm" fo:margin-bottom="0.3mm" fo:keep-with-next="always"',
                f'fo:font-size="10pt" fo:font-weight="bold" {_SOFT}',
            ),
            style("body", 'fo:line-height="130%"', ""),
            style("item", 'fo:line-height="120%" fo:margin-left="4mm" fo:text-indent="-4mm"', 'fo:font-size="9.5pt"'),
            style("end", 'fo:line-height="1mm"', 'fo:font-size="2pt"'),
            style("code", "", 'fo:font-size="18pt" fo:font-weight="bold"'),
            span_style("unit", 'fo:font-size="18pt" fo:font-weight="normal"'),
            span_style("bold", 'fo:font-weight="bold"'),
            columns("facts", _FACTS)[0],
            columns("proof", _PROOF)[0],
            cell_style("thin", thin),
            cell_style("plain", {"fo:padding": "0mm", "style:vertical-align": "middle"}),
        )
    )


def _pieces(card: Card) -> Iterator[str]:
    def word(label: Label, **details: object) -> str:
        return label.in_(card.language).format(**details)

    at = card.language
    yield paragraph("kind", escape(card.office), "<text:tab/>", escape(word(words.CARD)))
    yield heading("title", 1, card.title)
    whose = escape(f"{card.period} · {card.unit_name or word(words.WHOLE)}")
    written = (escape(f" · {word(words.WRITTEN)} "), span("bold", card.wording)) if card.wording else ()
    yield paragraph("soft", whose, *written)
    yield paragraph("value", escape(said(card.value, at)), span("unit", f" {card.unit}"))
    yield heading("part", 2, word(words.DEFINITION)) + paragraph("body", escape(card.sentence))
    if len(card.months) > 1:
        yield heading("part", 2, word(words.MONTHS, unit=card.unit)) + _drawn(months(card.months, at))
    if card.units:
        more = max(0, len(card.units) - MOST)
        notes = [word(words.UNITS, unit=card.unit)] + ([] if card.adds_up else [word(words.NOT_ADDED)])
        notes += [word(words.MORE, count=more)] if more else []
        yield heading("part", 2, " · ".join(notes)) + _drawn(units(card.units, at))
    yield _facts(card)
    yield heading("part", 2, word(words.PRINTED))
    places = places_of(card)
    for where, sentence in places[:_PRINTED]:
        yield paragraph("item", escape(f"·  {where}{'：' if sentence else ''}{sentence}"))
    if len(places) > _PRINTED or not places:
        told = word(words.MORE_PLACES, count=len(places) - _PRINTED) if places else word(words.NOWHERE)
        yield paragraph("soft", escape(told))


def _drawn(svg: str) -> str:
    found = _SIZE.search(svg)
    label = re.search(r'aria-label="([^"]*)"', svg)
    width, height = found.groups() if found else ("174mm", "50mm")
    return paragraph("body", picture(svg, width, height, label[1] if label else ""))


def _facts(card: Card) -> str:
    pairs = [
        cell("thin", paragraph("soft", escape(name))) + cell("thin", paragraph("body", escape(words_)))
        for name, words_ in facts(card)
    ]
    rows = "".join(row(*pairs[n : n + 2]) for n in range(0, len(pairs), 2))
    return f'<table:table table:name="facts">{columns("facts", _FACTS)[1]}{rows}</table:table>'


def _proof(card: Card) -> str:
    """What stands at the foot: the code, and what it says in letters."""
    at = card.language
    left = cell("plain", paragraph("body", picture(qr(card.code), "23mm", "23mm", card.code)))
    code = card.proof.code or words.NO_RECEIPT.in_(at)
    lines = (
        ("soft", words.RECEIPT.in_(at)),
        ("code", code),
        ("soft", beside(card)),
        ("soft", words.scan(card.proof, at)),
    )
    right = cell("plain", *(paragraph(name, escape(said_)) for name, said_ in lines))
    return f'<table:table table:name="proof">{columns("proof", _PROOF)[1]}{row(left, right)}</table:table>' + paragraph(
        "end"
    )
