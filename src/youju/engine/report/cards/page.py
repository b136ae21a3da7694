"""An answer card as one HTML page: nothing loaded, no script; printed it is one A4 page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from youju.engine.base.labels import Label
from youju.engine.report.cards import words
from youju.engine.report.cards.bars import MOST, months, units
from youju.engine.report.cards.model import Card, said
from youju.engine.report.cards.qr import qr

STYLE = """
.card{font:15px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1b1f24;
background:#fff;max-width:760px;margin:0 auto;padding:24px}
.card *{box-sizing:border-box}.card p{margin:0}.card .kind{display:flex;justify-content:space-between;color:#5b6570;
border-bottom:2px solid #1456b8;padding-bottom:6px}
.card h1{font-size:22px;margin:16px 0 0}.card .value{font-size:56px;line-height:1.15;font-weight:700;
font-variant-numeric:tabular-nums}.card .value small{font-size:22px;font-weight:400;margin-left:.3em}
.card h2{font-size:14px;color:#5b6570;font-weight:600;margin:14px 0 2px}.card .soft{color:#5b6570;font-size:13px}
.card svg{display:block;width:100%;height:auto}
.card dl{display:grid;grid-template-columns:auto 1fr auto auto;gap:2px 14px;margin:12px 0 0;padding:10px 0;
border-top:1px solid #dfe3e8;border-bottom:1px solid #dfe3e8}
.card dt{color:#5b6570}.card dd{margin:0;font-variant-numeric:tabular-nums}
.card ul{margin:0;padding-left:1.2em}.card .proof{display:flex;gap:16px;align-items:center;margin-top:14px;
border-top:1px solid #dfe3e8;padding-top:12px}.card .proof svg{width:96px;flex:none}
.card .code{font:600 20px/1.4 ui-monospace,Consolas,monospace;letter-spacing:.04em}
.card .drawn{overflow-x:auto}.card .drawn svg{min-width:640px}
@media(max-width:520px){.card{padding:16px}.card .value{font-size:44px}.card dl{grid-template-columns:auto 1fr}}
@page{size:A4;margin:16mm 18mm}
@media print{.card .drawn svg{min-width:0}.card{max-width:none;padding:0;font-size:10.5pt;break-after:page}.card .value{font-size:44pt}}
"""


def card_page(card: Card) -> str:
    """The whole page."""
    lang = "en" if card.language == "en" else "zh-Hans"
    head = (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(card.title)} · {escape(card.period)}</title><style>{STYLE}</style></head>\n"
    )
    return f"{head}<body>\n{card_article(card)}</body></html>\n"


def card_article(card: Card) -> str:
    """The card as one element, for a page that holds several; its style is `STYLE`."""
    return f'<article class="card">\n{"".join(_pieces(card))}</article>\n'


def _pieces(card: Card) -> Iterator[str]:
    def word(label: Label, **details: object) -> str:
        return escape(label.in_(card.language).format(**details))

    whose = escape(card.unit_name) or word(words.WHOLE)
    yield f'<p class="kind"><span>{escape(card.office)}</span><span>{word(words.CARD)}</span></p>\n'
    yield f'<h1>{escape(card.title)}</h1>\n<p class="soft">{escape(card.period)} · {whose}</p>\n'
    yield f'<p class="value">{said(card.value, card.language)}<small>{escape(card.unit)}</small></p>\n'
    if card.wording:
        yield f'<p class="soft">{word(words.WRITTEN)} <b>{escape(card.wording)}</b></p>\n'
    yield f"<h2>{word(words.DEFINITION)}</h2>\n<p>{escape(card.sentence)}</p>\n"
    if len(card.months) > 1:
        yield f"<h2>{word(words.MONTHS, unit=card.unit)}</h2>\n"
        yield f'<div class="drawn">{months(card.months, card.language)}</div>\n'
    if card.units:
        more = "" if len(card.units) <= MOST else f" · {word(words.MORE, count=len(card.units) - MOST)}"
        note = ("" if card.adds_up else f" · {word(words.NOT_ADDED)}") + more
        yield f"<h2>{word(words.UNITS, unit=card.unit)}{note}</h2>\n"
        yield f'<div class="drawn">{units(card.units, card.language)}</div>\n'
    yield "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in facts(card)) + "</dl>\n"
    yield f"<h2>{word(words.PRINTED)}</h2>\n"
    places = "".join(f"<li>{escape(name)}{'：' if line else ''}{escape(line)}</li>" for name, line in places_of(card))
    yield f"<ul>{places}</ul>\n" if places else f'<p class="soft">{word(words.NOWHERE)}</p>\n'
    yield f'<div class="proof">{qr(card.code)}<div><p class="soft">{word(words.RECEIPT)}</p>'
    yield f'<p class="code">{escape(card.proof.code) or word(words.NO_RECEIPT)}</p>'
    yield f'<p class="soft">{escape(beside(card))}</p><p class="soft">{escape(words.scan(card.proof, card.language))}</p></div></div>\n'


def facts(card: Card) -> tuple[tuple[str, str], ...]:
    """What else is known of the figure: name and words."""
    at, before = card.language, card.before
    return (
        (
            f"{words.BEFORE.in_(at)}（{before.period}）" if at == "zh" else before.period,
            f"{said(before.value, at)} {card.unit}",
        ),
        (words.GROWTH.in_(at), before.growth),
        (words.ROWS.in_(at), words.COUNT.in_(at).format(rows=f"{card.rows:,}")),
        (words.AS_OF.in_(at), words.STATE.in_(at).format(day=card.as_of, seq=card.seq)),
    )


def places_of(card: Card) -> tuple[tuple[str, str], ...]:
    """Where it is printed: report and sentence."""
    return tuple((one.where, one.sentence) for one in card.printed)


def beside(card: Card) -> str:
    """What stands beside the code: figure, definition's version, what the receipt is of."""
    version = words.VERSION.in_(card.language).format(version=card.version[:12])
    return " · ".join(text for text in (card.id, version, card.proof.of, card.proof.time) if text)
