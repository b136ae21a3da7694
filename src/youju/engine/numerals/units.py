"""Measure words (计量单位), and the dimension each counts in. Bare: 万元 is ten thousand 元, 千克 a thousand 克."""

from __future__ import annotations

DIMENSIONS: dict[str, str] = {
    "人次": "attendances", "人·次": "attendances", "场次": "sessions", "件次": "items", "册次": "items",
    "批次": "batches", "户次": "households", "例次": "cases", "篇次": "pieces", "条次": "pieces", "车次": "trips",
    "班次": "trips", "台次": "machines", "天次": "days", "家次": "organisations", "字": "characters", "平方米": "area",
    "㎡": "area", "平米": "area", "公顷": "area", "亩": "area", "立方米": "volume", "公里": "length", "里": "length",
    "米": "length", "小时": "hours", "个小时": "hours", "钟头": "hours", "个钟头": "hours", "h": "hours",
    "hour": "hours", "hours": "hours", "分钟": "hours", "min": "hours", "学时": "hours", "课时": "hours", "秒": "hours",
    "人": "people", "名": "people", "位": "people", "个人": "people", "个": "items", "家": "organisations",
    "户": "households", "支": "teams", "队": "teams", "所": "places", "处": "places", "座": "places", "间": "rooms",
    "项": "items", "件": "items", "篇": "pieces", "条": "pieces", "则": "pieces", "期": "issues", "场": "sessions",
    "节": "sessions", "次": "times", "遍": "times", "回": "times", "册": "copies", "本": "copies", "份": "copies",
    "部": "works", "首": "works", "幅": "works", "集": "works", "台": "machines", "辆": "machines", "架": "machines",
    "套": "sets", "副": "sets", "对": "sets", "块": "items", "面": "items", "盏": "items", "枚": "items", "只": "items",
    "张": "sheets", "页": "sheets", "例": "cases", "起": "cases", "宗": "cases", "届": "ordinal", "批": "batches",
    "组": "groups", "班": "groups", "天": "days", "日": "days", "点": "points", "分": "points", "个百分点": "points",
    "个月": "months", "笔": "entries", "元": "money", "圆": "money", "块钱": "money", "角": "money", "分钱": "money",
    "美元": "money", "吨": "weight", "公斤": "weight", "斤": "weight", "克": "weight", "类": "kinds", "种": "kinds",
    "级": "grade", "门": "courses", "根": "items", "棵": "items", "株": "items", "头": "items", "盒": "items",
    "箱": "items", "袋": "items", "瓶": "items", "桌": "items", "村": "places", "剂次": "doses", "剂": "doses",
}  # fmt: skip

WORDS = tuple(sorted(DIMENSIONS, key=len, reverse=True))
"""All measure words, the longest first, so that 人次 is found before 人."""
