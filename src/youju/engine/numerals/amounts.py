"""Amounts in running text: exact numbers, 余 and 多, vague numbers (数十, 十几, 两三百), parts (百分之, 三分之二, 八成)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from youju.engine.numerals.exact import Numeral, last_place, parse, plain

_ONE = "一二两三四五六七八九"
_DIGIT = "零〇" + _ONE
_THOUSAND = "千(?![米克瓦卡伏赫帕焦升])"
_SCALE = rf"(?:[十万亿]|百(?!分[点之比百])|{_THOUSAND})"
_CHINESE = rf"(?:[{_DIGIT}十万亿壹贰叁肆伍陆柒捌玖拾佰仟]|百(?!分[点之比百])|{_THOUSAND})"
_ARABIC = r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,3}(?: \d{3}){1,5}(?![\d.])|\d{1,24}(?!\d))(?:\.\d+)?"
_CORE = re.compile(
    rf"(?P<arabic>{_ARABIC})(?: (?=[万亿]))?(?:{_SCALE}{{1,3}}(?:\d{{1,8}}(?!\.?\d){_SCALE}{{0,2}}){{0,2}})?"
    rf"|(?P<chinese>{_CHINESE}{{1,40}}(?:点[{_DIGIT}]{{1,8}}[万亿]{{0,2}})?|半(?=年|个月|天|小时|个小时|个世纪))"
)
_BARE = re.compile(_ARABIC)
_INNER = re.compile(rf"(?P<mark>[余多来几])(?P<scale>(?:[十百万亿]|{_THOUSAND}){{1,3}})")
_OUTER = re.compile(
    "余(?![额粮热款孽震姚杭])|多(?!元化|元发|样|措|维|媒|功能|彩|边|重|渠|层|式|规)|来(?=[个名场人次天家户年件位只头种项公米])"
)
_HUNDREDS = re.compile("(?:(?<![以线网车晚马街身场路海早向会])上|(?<![经通超不越度])过)(?P<scale>[百千万亿]{1,2})")
_PLUS = re.compile("[+](?![A-Za-z0-9])")
_VAGUE = re.compile(
    rf"[数几](?P<scale>[十百千万亿]{{1,3}})|(?P<tens>[{_ONE}]?十|百)几(?P<more>[万亿]{{0,2}})(?![十百千])"
)
_PAIR = re.compile(rf"(?P<tens>[{_ONE}]?十|)(?P<low>[{_ONE}])(?P<high>[{_ONE}])(?P<scale>{_SCALE}{{0,2}})")
_PART = re.compile(
    rf"(?P<whole>[{_DIGIT}十百千万]{{1,4}}|\d{{1,4}})分之(?P<part>{_ARABIC}|[{_DIGIT}十百]{{1,6}}(?:点[{_DIGIT}]{{1,4}})?)"
)
_FRACTION = re.compile(r"(?<=[占的近约达过足的])(?:[1-9]/[1-9]|1/10)(?![\d/.万亿])")
_TENTHS = re.compile(rf"(?P<tenths>[{_ONE}]|\d)成(?P<half>半)?(?=以上|左右|以内|以下|多|的|[,。;、)]|$)")
_SIZES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_SHARES = {"百": "%", "千": "‰", "万": "‱"}
_NOT_VAGUE = frozenset("人总户指系参基册套例函分倍岁度均件次个名点项少多整无负")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number up to `end`. `mark` is 余, 多, 来, 数 or ""; `unit` is set for parts (%), `words` where no Decimal holds it."""

    end: int
    value: Decimal | None
    step: Decimal
    place: Decimal | None = None
    mark: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    high_inclusive: bool = True
    unit: str = ""
    words: str = ""
    chinese: bool = False


def size(scales: str) -> Decimal:
    """十万 -> 100000."""
    value = Decimal(1)
    for sign in scales:
        value *= _SIZES[sign]
    return value


def amount_at(s: str, start: int) -> Amount | None:
    """The amount that begins at `start` of a folded text."""
    if start >= len(s):
        return None
    if match := _FRACTION.match(s, start):
        return Amount(match.end(), None, Decimal(1), unit="ratio", words=match[0])
    part = _part(s, start) if s[start + 1 : start + 2] == "成" or "分之" in s[start : start + 6] else None
    return part or _vague(s, start) or _exact(s, start)


def _exact(s: str, start: int) -> Amount | None:
    match = _CORE.match(s, start)
    if match is None:
        return None
    for end in _ends(s, match):
        found = _read(s, start, end, bool(match["chinese"]))
        if found:
            return found
    return _pair(s, start)


def _ends(s: str, match: re.Match[str]) -> list[int]:
    """Where the number may end: as far as the grammar goes, else before the mixed tail."""
    if match["chinese"]:
        return [match.end()]
    bare = _BARE.match(s, match.start())
    return [match.end(), *([bare.end()] if bare else [])]


def _read(s: str, start: int, end: int, chinese: bool) -> Amount | None:
    text = plain(s[start:end]).replace(" ", "")
    mark = end + 1 if s.startswith((" 余", " 多"), end) else end  # 700 余场
    if (inner := _INNER.match(s, mark)) and (numeral := parse(text + inner["scale"])):
        if inner["mark"] == "几":
            return _some(inner.end(), numeral, size(inner["scale"]), chinese)
        return _amount(inner.end(), numeral, inner["mark"], chinese)
    numeral = _numeral(text, chinese)
    if numeral is None:
        return None
    outer = _OUTER.match(s, mark) or _PLUS.match(s, end)
    return _amount(outer.end() if outer else end, numeral, outer[0] if outer else "", chinese)


def _numeral(text: str, chinese: bool) -> Numeral | None:
    numeral = parse(text)
    return _round(text) if numeral is None and chinese else numeral


def _amount(end: int, numeral: Numeral, mark: str, chinese: bool) -> Amount:
    return Amount(end, numeral.value, numeral.step, numeral.place, mark, chinese=chinese)


def _some(end: int, numeral: Numeral, scale: Decimal, chinese: bool) -> Amount:
    """10几万: 110,000 to 190,000."""
    low, high = numeral.value + scale, numeral.value + 9 * scale
    return Amount(end, None, scale, mark="数", low=low, high=high, chinese=chinese)


def _round(text: str) -> Numeral | None:
    """百, 千万: a scale with nothing before it."""
    if len(text) > len("千万亿") or any(sign not in _SIZES for sign in text):
        return None
    value = size(text)
    return Numeral(value, value, None)


def _vague(s: str, start: int) -> Amount | None:
    if s[start] in "上过":
        return _hundreds(s, start)
    match = _VAGUE.match(s, start)
    if match is None:
        return None
    if match["scale"]:
        if s[start] == "数" and start and s[start - 1] in _NOT_VAGUE:
            return None
        scale = size(match["scale"])
        return Amount(match.end(), None, scale, None, "数", 2 * scale, 10 * scale, False, chinese=True)
    tens = parse("一百" if match["tens"] == "百" else match["tens"])
    if tens is None:
        return None
    scale = size(match["more"])
    return Amount(
        match.end(), None, scale, None, "数", (tens.value + 1) * scale, (tens.value + 9) * scale, chinese=True
    )


def _hundreds(s: str, start: int) -> Amount | None:
    """上百: a hundred or more, up to ten times as many; 过百: more than a hundred."""
    match = _HUNDREDS.match(s, start)
    if match is None:
        return None
    value = size(match["scale"])
    return Amount(match.end(), value, 9 * value, mark=s[start], chinese=True)


def _pair(s: str, start: int) -> Amount | None:
    """两三百, 十五六, 三五: two digits side by side are the ends of a range."""
    match = _PAIR.match(s, start)
    if match is None:
        return None
    low, high = _DIGITS[match["low"]], _DIGITS[match["high"]]
    tens = parse(match["tens"]) if match["tens"] else None
    if not 0 < high - low <= 2 or (high - low == 2 and low != 3):
        return None
    base, scale = (tens.value if tens else Decimal(0)), size(match["scale"])
    return Amount(match.end(), None, scale, None, "数", (base + low) * scale, (base + high) * scale, chinese=True)


def _part(s: str, start: int) -> Amount | None:
    if match := _TENTHS.match(s, start):
        tenths = Decimal(_DIGITS.get(match["tenths"]) or int(match["tenths"])) * 10 + (5 if match["half"] else 0)
        return Amount(match.end(), tenths, Decimal(10), Decimal(1), unit="%")
    match = _PART.match(s, start)
    if match is None:
        return None
    part = parse(plain(match["part"]))
    if part is None:
        return None
    if unit := _SHARES.get(match["whole"]):
        outer = _OUTER.match(s, match.end())
        end, mark = (outer.end(), outer[0]) if outer else (match.end(), "")
        return Amount(end, part.value, part.step, min(part.step, Decimal(1)), mark, unit=unit)
    whole = parse(match["whole"])
    if whole is None:
        return None
    return Amount(match.end(), None, last_place(whole.value), unit="ratio", words=f"{part.value}/{whole.value}")
