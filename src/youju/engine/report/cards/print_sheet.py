"""The leader's sheet as a document that LibreOffice prints: thirty figures on one A4 page."""

from __future__ import annotations

from html import escape

from youju.engine.report.cards import words
from youju.engine.report.cards.flat import cell, cell_style, columns, document, heading, paragraph, picture, row, style
from youju.engine.report.cards.model import Line, Sheet, said
from youju.engine.report.cards.qr import qr

_WIDTHS = {
    "zh": ("10mm", "58mm", "32mm", "31mm", "20mm", "23mm"),
    "en": ("9mm", "76mm", "27mm", "25mm", "18mm", "19mm"),
}
_FOOT = ("22mm", "152mm")
_RIGHT = 'fo:text-align="end"'
_SOFT = 'fo:color="#5b6570"'


def sheet_document(sheet: Sheet) -> str:
    """The sheet as flat ODF. More than thirty figures go on to a second page, the heads again above."""
    at = sheet.language
    whose = sheet.unit_name or words.WHOLE.in_(at)
    stands = words.STANDS.in_(at).format(day=sheet.as_of, seq=sheet.seq)
    missing = heading("part", 2, words.MISSING.in_(at)) + paragraph("note", escape(" ".join(sheet.missing)))
    body = (
        paragraph("note", escape(f"{sheet.office} · {words.SHEET.in_(at)}")),
        heading("title", 1, f"{sheet.title} · {sheet.period}"),
        paragraph("under", escape(f"{whose} · {stands}")),
        _table(sheet),
        missing if sheet.missing else "",
    )
    return document(f"{sheet.title} · {sheet.period}", _styles(at), "".join(body), at, _foot(sheet))


def _styles(language: str) -> str:
    thin = {
        "fo:padding": "0.2mm",
        "fo:padding-left": "1.2mm",
        "fo:padding-right": "1.2mm",
        "fo:border-bottom": "0.2mm solid #dfe3e8",
    }
    head = thin | {"fo:border-bottom": "0.4mm solid #1b1f24"}
    close = 'fo:line-height="110%"'
    return "".join(
        (
            style("title", 'fo:margin-top="1mm"', 'fo:font-size="17pt" fo:font-weight="bold"'),
            style("note", close, f'fo:font-size="9pt" {_SOFT}'),
            style("under", f'{close} fo:margin-bottom="2mm"', f'fo:font-size="9pt" {_SOFT}'),
            style("part", 'fo:margin-top="3mm"', 'fo:font-size="10pt" fo:font-weight="bold"'),
            style("head", close, f'fo:font-size="9pt" fo:font-weight="bold" {_SOFT}'),
            style("headend", f"{close} {_RIGHT}", f'fo:font-size="9pt" fo:font-weight="bold" {_SOFT}'),
            style("name", close, 'fo:font-size="9pt"'),
            style("number", f"{close} {_RIGHT}", 'fo:font-size="10pt" fo:font-weight="bold"'),
            style("small", close, f'fo:font-size="9pt" {_SOFT}'),
            style("end", f"{close} {_RIGHT}", f'fo:font-size="9pt" {_SOFT}'),
            style("code", close, 'fo:font-size="13pt" fo:font-weight="bold"'),
            style("last", 'fo:line-height="1mm"', 'fo:font-size="2pt"'),
            columns("sheet", _WIDTHS[language])[0],
            columns("foot", _FOOT)[0],
            cell_style("thin", thin),
            cell_style("head", head),
            cell_style("plain", {"fo:padding": "0mm", "style:vertical-align": "middle"}),
        )
    )


def _table(sheet: Sheet) -> str:
    looks = ("headend", "head", "headend", "head", "headend", "headend")
    titles = words.HEADS.in_(sheet.language).format(before=sheet.before).split(",")
    heads = row(*(cell("head", paragraph(look, escape(name))) for look, name in zip(looks, titles, strict=True)))
    lines = "".join(_row(number, line, sheet.language) for number, line in enumerate(sheet.lines, 1))
    top = f"<table:table-header-rows>{heads}</table:table-header-rows>"
    return f'<table:table table:name="sheet">{columns("sheet", _WIDTHS[sheet.language])[1]}{top}{lines}</table:table>'


def _row(number: int, line: Line, language: str) -> str:
    value = said(line.value, language) + ("" if line.value is None else f" {line.unit}")
    before = "—" if line.before is None else said(line.before, language)
    looks = ("end", "name", "number", "small", "end", "end")
    texts = (str(number), line.title, value, line.wording or "—", before, line.growth)
    return row(*(cell("thin", paragraph(look, escape(text))) for look, text in zip(looks, texts, strict=True)))


def _foot(sheet: Sheet) -> str:
    at = sheet.language
    code = sheet.proof.code or words.NO_RECEIPT.in_(at)
    beside = " · ".join(text for text in (sheet.proof.of, sheet.proof.time) if text)
    lines = (("note", f"{words.RECEIPT.in_(at)}　{beside}"), ("code", code), ("note", words.scan(sheet.proof, at)))
    drawn = cell("plain", paragraph("name", picture(qr(sheet.code), "19mm", "19mm", sheet.code)))
    told = cell("plain", *(paragraph(look, escape(text)) for look, text in lines))
    return (
        f'<table:table table:name="foot">{columns("foot", _FOOT)[1]}{row(drawn, told)}</table:table>{paragraph("last")}'
    )
