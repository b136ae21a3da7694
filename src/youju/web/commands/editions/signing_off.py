"""The sign-off sheet 审签单: what was frozen, who froze, checked and signed it, and the code of its receipt.

It is printed and signed by hand; every paper copy is a witness, for the code says where the log ended.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import segno

from youju.engine.base.labels import Label
from youju.engine.bundle.receipt import opened, short_code
from youju.engine.document.layout import Letter, Table, compose, refit
from youju.engine.document.layout.pictures import put_picture
from youju.engine.document.package import Package
from youju.engine.document.reading import read
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.people import names_of
from youju.web.commands.editions.standing import DONE, Standing, edition_of, stage_title
from youju.web.store import editions as kept
from youju.web.store import receipts

TITLE = Label("审签单", "Sign-off sheet")
_ROWS = {
    "title": Label("标题", "Title"), "office": Label("单位", "Office"), "edition": Label("版次", "Edition"),
    "period": Label("期间", "Period"), "stage": Label("环节", "Stage"), "figures": Label("数", "Figures"),
    "checked": Label("核对", "Checked"), "docx": Label("文件摘要", "Digest of the file"), "code": Label("回执短码", "Receipt code"),
}  # fmt: skip
_FIGURES = Label("{n} 个，算到台账第 {seq} 号修订", "{n}, as of revision {seq} of the ledger")
_COUNTS = Label(
    "全文 {numerals} 处数字，{claims} 处需要依据，{supported} 处相符或引用，{open} 处存疑",
    "{numerals} numbers, {claims} need a basis, {supported} have one, {open} open",
)
_SAID = Label("；说明：{reason}", "; said: {reason}")
_ALONE = Label("（一人经办）", " (one person)")
_BY_HAND = (Label("审核人签字", "Checked by (signature)"), Label("签署人签字", "Signed by (signature)"))
_HEADS = Label("事项,内容", "Item,What")
_NOTE = Label(
    "上面的短码和二维码取自这个版次的回执。回执写明定稿时台账修订链到哪里为止；与别处留存的回执对照，可知台账此后有没有被改动。",
    "Code and picture are those of this edition's receipt, which says where the log ended when it was frozen. Held against a receipt kept "
    "elsewhere it shows whether the ledger was altered since.",
)
_SIZE = 35  # millimetres of the picture
_WIDTHS = (3, 10)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet."""

    title: str
    said: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """The sheet of an edition: its lines, the steps with names and times, the receipt's short code and text ("": none kept)."""

    lines: tuple[Line, ...]
    steps: tuple[Line, ...]
    code: str
    receipt: str
    mark: str

    def svg(self) -> str:
        """The mark as a picture for a page."""
        return segno.make(self.mark, error="m").svg_inline(scale=3, border=4, title=self.code) if self.mark else ""

    def png(self) -> bytes:
        """The mark as a picture for print."""
        out = io.BytesIO()
        segno.make(self.mark, error="m").save(out, kind="png", scale=8, border=4)
        return out.getvalue()


def sign_off(office: Office, one: Standing, language: str = "zh") -> SignOff:
    """The sheet as values. Raises `Refused` EDI006."""
    edition = edition_of(one)
    receipt, code = receipt_of(one)
    facts = {
        "title": edition.title,
        "office": edition.office,
        "edition": one.id,
        "period": edition.period,
        "stage": stage_title(office, one.stage).in_(language),
        "figures": _FIGURES.in_(language).format(n=len(edition.figures), seq=edition.seq),
        "checked": _counted(one, language),
        "docx": edition.docx,
        "code": code,
    }
    lines = tuple(Line(_ROWS[name].in_(language), said) for name, said in facts.items() if said)
    head = opened(receipt)[0] if receipt else None
    mark = f"youju {one.id} {code} {head.size}:{head.head.hex()}" if head else ""
    return SignOff(lines, _steps(office, one, language), code, receipt, mark)


def sign_off_sheet(office: Office, one: Standing, language: str = "zh") -> Package:
    """The sheet as a Word file, with room to sign by hand. Raises `Refused` EDI006."""
    sheet = sign_off(office, one, language)
    rows = [(line.title, line.said) for line in (*sheet.lines, *sheet.steps)]
    rows += [(label.in_(language), "\n") for label in _BY_HAND]
    heads, note = tuple(_HEADS.in_(language).split(",")), _NOTE.in_(language)
    table = Table(heads, tuple(rows), widths=_WIDTHS, align=("center", "left"), note=note)
    package = compose(Letter(TITLE.in_(language), (table,), language=language))
    refit(package)
    if sheet.mark:
        last = [p for p in read(package) if p.text.strip() and p.story == "document"][-1]
        below = last.node.makeelement(last.node.tag)
        last.node.addnext(below)
        put_picture(package, below, sheet.png(), _SIZE, sheet.code)
    return package


def receipt_of(one: Standing) -> tuple[str, str]:
    """Text and short code of an edition's receipt, as the log or the folder holds it; empty where there is none."""
    logged = next((receipt for receipt in receipts.kept() if receipt.edition == one.id), None)
    if logged is not None:
        return logged.written, logged.code
    content = kept.file_of(one.id, kept.RECEIPT)
    found = opened(content.decode("utf-8", "replace"))[0] if content else None
    return (content.decode("utf-8", "replace"), short_code(found)) if content and found else ("", "")


def _steps(office: Office, one: Standing, language: str) -> tuple[Line, ...]:
    names, zone = names_of(step.actor for step in one.steps), ZoneInfo(office.site.zone)
    found = []
    for step in one.steps:
        at = datetime.fromisoformat(step.at).astimezone(zone).strftime("%Y-%m-%d %H:%M")
        said = f"{names[step.actor]}{_ALONE.in_(language) if step.alone else ''}　{at}"
        said += _SAID.in_(language).format(reason=step.reason) if step.reason else ""
        found.append(Line(DONE[step.action].in_(language), said))
    return tuple(found)


def _counted(one: Standing, language: str) -> str:
    if one.counts is None:
        return ""
    names = ("numerals", "claims", "supported", "open")
    return _COUNTS.in_(language).format(**dict(zip(names, one.counts, strict=True)))
