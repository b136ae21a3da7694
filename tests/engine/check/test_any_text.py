"""Whatever a paragraph holds, every digit is in exactly one numeral, places are right, and counts add up."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.check.books import Book, checked, document  # type: ignore[import-not-found]
from youju.engine.check.checking import check
from youju.engine.check.findings import findings
from youju.engine.check.marking import marked
from youju.engine.document.package import Package
from youju.engine.document.reading import read

WORDS = [
    *"0123456789１２３零一二三十百千万亿余多近约超第年月日场次人％%。，、；：（）“”《》-~—.,/ 〔〕",
    "人次", "场次", "惠民演出", "线下宣讲", "受众", "去年", "2024年", "上半年", "同比增长", "比上年增加", "其中", "共计", "东关街道",
    "省级以上", "中央", "由", "增加到", "下一步工作打算",
    "一、", "（一）", "１２，３４５", "3.14", "12:30", "G6",
    "①", "½", "٣", "²", "Ⅳ", "三分之二", "万元",
]  # fmt: skip
PARAGRAPH = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=4))
def test_every_digit_is_in_exactly_one_numeral(paragraphs):
    found = checked(None, *paragraphs)
    for paragraph in found.paragraphs:
        here = [one for one in found.numerals if one.paragraph == paragraph.index]
        assert all(paragraph.text[one.start : one.end] == one.text for one in here)
        for place, sign in enumerate(paragraph.text):
            within = sum(one.start <= place < one.end for one in here)
            assert within == 1 if sign.isdecimal() else within <= 1, (paragraph.text, place, sign)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=4))
def test_any_text_can_be_checked_told_and_marked(office, paragraphs):
    package = document(*paragraphs)
    found = check(package, Book(office))
    counts = found.coverage()
    assert (
        counts["numerals"] == len(found.numerals) == sum(counts[v] for v in counts if v not in ("numerals", "claims"))
    )
    copy, comments = marked(package, found)
    assert comments == len(findings(found))
    again = Package.open(copy.save(), "批注.docx")
    assert [p.text for p in read(again)] == [p.text for p in found.paragraphs]
