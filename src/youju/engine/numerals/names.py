"""Names with a numeral in them: by the lexicon, by their shape, by standing in quotation marks."""

from __future__ import annotations

import re

from youju.engine.numerals.found import Found
from youju.engine.numerals.lexicon import SIGNS, Phrase
from youju.engine.numerals.page import Page

_H = f"(?![{SIGNS}])[一-鿿]"
_N = "[一二两三四五六七八九十百千万]"
_PAIRS = re.compile(rf"{_N}{{1,2}}{_H}(?:{_N}{_H}){{1,4}}|{_N}{{1,2}}{_H}{_H}(?:{_N}{_H}{_H}){{1,4}}")
_EVERY = re.compile(rf"一[月周日年季旬天班]一{_H}{_H}?")
_CONGRESS = re.compile(rf"(?:第?{_N}{{1,3}}届)?{_N}{{1,2}}中(?:(?:、|和){_N}{{1,2}}中){{0,4}}全会")
_GREAT = re.compile(rf"(?:{_N}{{1,3}}|\d{{1,3}})大(?![类块项批个件米豆棚学专户量力夫幅])(?=[一-鿿“])")
_GRADE = re.compile(
    rf"(?:{_N}{{1,2}}|\d{{1,2}})(?:星级|级(?!别)|等[奖功品]|类(?=疫苗|水质|水体|标准|车|以上|地区|事业|地表|医疗器械)|档|流|线城市|甲|产业)(?:甲等|乙等)?"
)
_STRONG = re.compile(rf"(?:{_N}{{1,3}}|\d{{1,4}})(?:强|佳|优)(?![化势调盗势于秀先质美])(?=[一-鿿,。、”;)]|$)")
_ONES = re.compile(rf"(?:{_N}|\d{{1,2}})个(?:一批|一(?=[”、,。]|工程|活动)|“|百分百|100%|百分之百|{_H}化)")
_YEARS_ON = re.compile(rf"(?:{_N}{{1,4}}|\d{{1,4}})周年")
_FESTIVAL = re.compile(
    r"\d{1,2}·\d{1,2}(?![\d·])|(?:3·15|3\.15|12·4|11·9|5·12|6·26|4·15|12·1|3·8|5·4|6·1|7·1|8·1)(?!\d|[万亿%])"
)
_PLACE = re.compile(
    rf"{_N}{{1,2}}(?:[道家间棵块口里门台盘堡组]{_H}(?<![中小新老全个乡城街农行社类])|(?P<sign>{_H}))(?:村|镇|乡|县|市|区|街道|社区|林场|水库|路|山|河|寺|桥|湖|寨|屯)(?![一-鿿]{{0,1}}级)"
)
_VOLTAGE = re.compile(r"\d{2,4}(?:千伏|kV|KV)(?=变电|输变|输电|线路|电网|及以上|高压)")
_RULES = re.compile(rf"(?:\d{{1,2}}|{_N})人制")
_BORN = re.compile("[0-9]0后")
_BUILDING = re.compile(
    rf"(?:{_N}{{1,3}}|\d{{1,4}})号(?=楼|线|院|馆|厅|井|车间|地块|机|桥|门|库|公路|路|文件|公告|令|附)?"
)
_LONE = re.compile(rf"{_N}{{1,3}}{_H}")
_IDIOM_END = re.compile(r"[,。;、“”《》()\n\d ]")
_STOP_AFTER = frozenset("的了和与及在是为等对从将已于以至或把被、均也都就其我年月日时")
_ONE_UNLESS = frozenset("统唯单专划归之逐任另某每同第惟纯合如独其整万无")


def lexical_at(page: Page, start: int) -> Found | None:
    """A phrase of the lexicon at `start`; class "" for one that is not reported. A longer 一X一Y goes before it."""
    if page.s[start] == "一" and (every := _EVERY.match(page.s, start)):
        return page.mark(start, every.end(), "name-or-idiom", "一X一Y")
    phrase = page.lexicon.at(page.s, start)
    pairs = _pairs_beyond(page, start, phrase) if phrase else None
    if pairs:
        return page.mark(start, pairs.end(), "name-or-idiom", "repeated numeral and sign")
    if phrase is None or (phrase.numeric and page.measures.at(page.s, start - phrase.before + len(phrase.text))):
        return None
    begin = start - phrase.before
    if phrase.silent:
        return page.mark(begin, begin + len(phrase.text), "", "set word")
    return page.mark(begin + phrase.start, begin + phrase.end, "name-or-idiom", "set phrase")


def shaped_at(page: Page, start: int) -> Found | None:
    """A name by its shape: 一X四Y, N大, N级, N个一, a place."""
    s = page.s
    if s[start - 1 : start].isdigit() or (s[start - 1 : start] == "." and start):
        return None
    for pattern, reason in _SHAPES:
        match = pattern.match(s, start)
        if match and _fits(page, pattern, match):
            return page.mark(start, match.end() - match[0].endswith("“"), "name-or-idiom", reason)
    return None


_SHAPES = (
    (_CONGRESS, "plenary session"), (_YEARS_ON, "anniversary"), (_GRADE, "grade"), (_GREAT, "N大"), (_STRONG, "N强"),
    (_BORN, "generation"), (_VOLTAGE, "kind of plant"), (_RULES, "rules of a game"), (_ONES, "N个一"), (_FESTIVAL, "day of the year"),
    (_PAIRS, "repeated numeral and sign"), (_PLACE, "place"),
)  # fmt: skip


def _fits(page: Page, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    if pattern is _PAIRS:
        return _paired(page, match)
    if pattern is _PLACE:
        counted = bool(match["sign"]) and bool(page.measures.at(page.s, match.start("sign")))
        return match[0][0] != "一" and not counted
    return True


def _paired(page: Page, match: re.Match[str]) -> bool:
    """Whether numeral and sign, repeated, are a name: 一廊三圈; not 两台一体机, 三名教师."""
    text = match[0]
    places = [index for index, sign in enumerate(text) if sign in SIGNS]
    units = [bool(page.measures.at(page.s, match.start() + index + 1)) for index in places]
    if not any(units):
        return True
    return text[0] == "一" and text[places[-1]] == "一" and len(text) <= 6 and not (units[0] and units[-1])


def _pairs_beyond(page: Page, start: int, phrase: Phrase) -> re.Match[str] | None:
    """Repeated numerals and signs that reach further than the phrase with which they begin."""
    pairs = _PAIRS.match(page.s, start) if not phrase.before else None
    return pairs if pairs and len(pairs[0]) > len(phrase.text) and _paired(page, pairs) else None


def _end_of_name(s: str, start: int, last: int) -> int:
    end = start + 1
    while end < last and not (_IDIOM_END.match(s[end]) and not (s[end].isdigit() and s[end - 1].isdigit())):
        end += 1
        if end - start >= 6 and not s[end - 1].isdigit():
            break
    return end


def quoted_at(page: Page, start: int) -> Found | None:
    """A numeral in a title or a short quotation is part of a name, unless the quotation is nothing but an amount."""
    quote = page.quote(start)
    if quote is None or not quote.short:
        return None
    s = page.s
    if not quote.title and s[start].isdigit() and _amount_alone(s[quote.start : quote.end]):
        return None
    end = _end_of_name(s, start, quote.end)
    return page.mark(start, min(end, quote.end), "name-or-idiom", "in a title" if quote.title else "in quotation marks")


_AMOUNT = re.compile(r"[\d,.]{2,12}[余多]?[万亿]?[余多+]?[一-鿿%]{0,2}")


def _amount_alone(text: str) -> bool:
    match = _AMOUNT.fullmatch(text)
    return bool(match and (text[-1] in "+%" or "万" in text or "亿" in text or "余" in text))


def numbered_at(page: Page, start: int) -> Found | None:
    """人民路12号, 3号楼: numbers of houses and buildings."""
    match = _BUILDING.match(page.s, start)
    return page.mark(start, match.end(), "name-or-idiom", "number of a house or line") if match else None


def leftover_at(page: Page, start: int) -> Found | None:
    """A Chinese numeral before a sign that is no measure word (三雕, 六靠): a name; 一 alone is lexical and silent."""
    s = page.s
    match = _LONE.match(s, start)
    if match is None or s[start] == "一" or s.startswith("百分", start) or match[0][-1] in _STOP_AFTER:
        return None
    return page.mark(start, match.end(), "name-or-idiom", "numeral before a noun")


def lexical_one(page: Page, start: int) -> bool:
    """Whether 一 at `start` is part of a word or stands for nothing counted: 统一, 每一, 一 before no measure word."""
    return page.s[start] == "一" and page.s[start - 1 : start] in _ONE_UNLESS and start > 0
