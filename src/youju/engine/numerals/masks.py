"""What is taken out of play before numbers are read: document numbers, codes, telephone numbers, placeholders."""

from __future__ import annotations

import re

from youju.engine.numerals.found import Found
from youju.engine.numerals.page import Page

_DOCUMENT = re.compile(
    r"[一-鿿]{0,8}[〔\[(【]\s?(?:(?:19|20)\d\d|20[xX×*]{2})\s?[〕\])】][一-鿿]{0,6}(?:第)?[\d xX×*]{1,5}号"
    r"|(?:GB|DB|T|JGJ|CJJ|WS|HJ)(?:/[A-Z]{1,4})?\s?\d{1,6}(?:\.\d{1,3})?(?:[-—]\d{2,4})?"
    r"|第\d{1,5}号(?:令|公告|文件|提案|建议|议案|主席令|决议|通告)|(?<=NO[.:])\s?\d{1,10}|(?<=编号[:为])[A-Za-z0-9-]{3,30}"
)
_PHONE = re.compile(
    r"(?<![\d.])(?:0\d{2,3}-\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|(?:(?<=电话[:是为])|(?<=热线[:是为])|(?<=电话))\d{3,12}|(?<=邮编[:是为])\d{6}|(?<=邮编)\d{6})(?![\d.万亿])"
)
_UNITS = "km|KM|Km|cm|mm|m|kg|KG|g|t|ml|mL|L|l|kW|KW|MW|GW|kWh|kV|KV|kVA|TB|GB|MB|KB|T|M|G|Mbps|Gbps|h|min|ha|dB|W|V|s"
_CODE = re.compile(
    rf"(?<![A-Za-z0-9.])(?!\d{{0,4}}[xX]{{1,8}}(?![A-Za-z\d]))(?:[A-Za-z]{{1,12}}[-.]?\d[\dA-Za-z.]{{0,12}}|\d{{1,4}}(?:\.\d)?(?!(?:{_UNITS})(?![A-Za-z]))[A-Za-z]{{1,10}}\d{{0,4}}(?:级(?!别))?|[A-Z]\d{{1,4}})"
)
_FIVE_G = re.compile(r"(?<![\d.])[2-6][GD](?=[一-鿿+、,。”\")])(?!流量)")
_ROAD = re.compile(
    r"(?<![\d.])\d{2,3}(?=[国省县]道)|(?<=公交)\d{1,3}(?=路)|(?<![\d.])\d{1,3}(?=路(?:公交|、\d|延|车))|(?<=[国省县乡村]道)[A-Z]?\d{2,4}(?![\d.万]|[条公])"
)
_PLUS = re.compile(r"(?<![\d.])(?:\d{1,3}|[NXnx])(?:\+(?:\d{1,3}|[NXnx])(?![\d.%])){1,5}")
_STAR = r"(?:\*{1,12}|[xX×]{1,3}\.[xX×]{1,3}|[xX×]{1,8}|_{2,12}|▢{1,4}|□{1,6}|〇{3,6})"
_REDACTED = re.compile(
    rf"(?:(?:19|20)[xX×*_]{{2}}|[xX×]{{2}}(?=年)|[xX×]{{4}}|\*{{2,4}}(?=年))年?(?:[xX×*\d]{{1,2}}月)?(?:[xX×*\d]{{1,2}}日)?"
    rf"|第{_STAR}(?=[届次期批个])|(?:近|约|逾|超过|达)?{_STAR}(?:余|多)?[万亿]?(?:余|多)?(?P<unit>%)?"
)
_LETTER = re.compile("[A-Za-z]")


def masked(page: Page) -> list[Found]:
    """The spans of a text that are decided before any number is read, in order and without overlap."""
    s = page.s
    found = [page.mark(*match.span(), "document-number", "document number") for match in _documents(s)]
    found += [
        page.mark(*match.span(), "document-number", "telephone or post code")
        for match in _PHONE.finditer(s)
        if not page.measures.at(s, match.end())
    ]
    for pattern in (page.lexicon.hotline, _ROAD, _PLUS, _FIVE_G, _CODE):
        if pattern:
            found += [page.mark(*match.span(), "name-or-idiom", "code") for match in pattern.finditer(s)]
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[Found] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _documents(s: str) -> list[re.Match[str]]:
    return list(_DOCUMENT.finditer(s)) if "号" in s or "GB" in s or "DB" in s else []


def redacted_at(page: Page, start: int) -> Found | None:
    """A placeholder for a number (**场, XX余人, 20XX年, x.x%); a masked name (**区) is none."""
    match = _placeholder(page.s, start)
    if match is None:
        return None
    end, text = match.end(), match[0]
    unit = "%" if match["unit"] else page.measures.at(page.s, end)
    dated = "年" in text or "月" in text
    if match["unit"] or dated or text.startswith("第"):
        return page.mark(start, end, "redacted", "placeholder", unit=None if dated else (unit or None))
    unit = _counted(page.s, end, text, unit)
    if not unit:
        return None
    return page.mark(
        start, end + len(unit), "redacted", "placeholder", unit=unit, dimension=page.measures.dimension(unit)
    )


def _placeholder(s: str, start: int) -> re.Match[str] | None:
    """The signs at `start`, where they begin no word and one of them at least stands for a digit."""
    match = _REDACTED.match(s, start)
    if match is None or (start and _LETTER.match(s, start - 1)):
        return None
    return match if any(sign in match[0] for sign in "xX×*_▢□〇") else None


def _counted(s: str, end: int, text: str, unit: str) -> str:
    """The unit word behind a placeholder: also 月 or 日, but no letter behind a letter."""
    if not unit and s[end : end + 1] in ("月", "日") and "*" not in text:
        return s[end]
    return "" if unit and _LETTER.match(text[-1]) and _LETTER.match(unit[0]) else unit
