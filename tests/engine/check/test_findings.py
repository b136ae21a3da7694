"""What has to be mended, in words, in the order of the text."""

from __future__ import annotations

import pytest

from engine.check.books import Book, checked, document  # type: ignore[import-not-found]
from youju.engine.check.checking import check
from youju.engine.check.findings import findings
from youju.engine.check.marking import marked
from youju.engine.document.reading import comments, read


@pytest.fixture
def book(office):
    """The made-up ledger."""
    return Book(office)


def told(book, *paragraphs, language="zh"):
    """Each finding as (printed, kind, why, mend)."""
    return [(f.printed, f.head, f.says, f.mend) for f in findings(checked(book, *paragraphs), language)]


def test_what_is_right_is_no_finding(book):
    assert told(book, "2025年完成惠民演出260场。") == []


def test_a_changed_number_is_told_with_the_ledgers_and_the_right_words(book):
    assert told(book, "完成惠民演出261场。") == [("261场", "不符", "“惠民演出”（2025）台账为 260场。", "可写：260场")]


def test_a_stale_number_is_told_as_such(book):
    ((_, _, says, _),) = told(book, "完成惠民演出208场。")
    assert says == "“惠民演出”（2025）台账为 260场。这是上一年的数"


def test_another_unit_word_is_told(book):
    ((_, head, _, mend),) = told(book, "开展线下宣讲受众48300人。")
    assert (head, mend) == ("计量单位不符", "可写：48300人次")


def test_a_number_without_a_basis_is_told_what_can_be_done(book):
    ((_, head, says, mend),) = told(book, "群众满意度达到98.6％。")
    assert (head, says, mend) == ("无依据", "", "台账里没有能作依据的指标。可绑定指标、注明出处，或删去。")


def test_candidates_are_named_with_what_the_ledger_has(book):
    ((_, _, _, mend),) = told(book, "办结信访事项260场。")
    assert mend.startswith("候选：惠民演出（只是数值相同，文字不支持）")


def test_both_places_of_a_contradiction_are_told_and_the_second_is_an_echo(book):
    found = [f for f in findings(checked(book, "省级以上媒体刊发615篇，其中中央媒体1200篇。")) if f.head == "前后矛盾"]
    assert [(f.printed, f.echo) for f in found] == [("615篇", False), ("1200篇", True)]


def test_findings_come_in_the_order_of_the_text(book):
    found = told(book, "下发督导通报25期，完成惠民演出261场。", "维修路灯12盏。")
    assert [printed for printed, *_ in found] == ["25期", "261场", "12盏"]


def test_findings_are_told_in_english_too(book):
    ((_, head, says, mend),) = told(book, "完成惠民演出261场。", language="en")
    assert (head, mend) == ("does not agree", "Right would be: 260场")
    assert "the ledger has 260" in says


def test_each_finding_is_a_comment_in_the_copy_and_the_file_itself_is_left(book):
    package = document("完成惠民演出261场，下发督导通报24期。", "维修路灯12盏。")
    before = package.save()
    copy, count = marked(package, check(package, book))
    assert (count, package.save() == before) == (2, True)
    assert [c.text for c in comments(copy)] == [
        "【不符】“惠民演出”（2025）台账为 260场。", "可写：260场",
        "【无依据】", "台账里没有能作依据的指标。可绑定指标、注明出处，或删去。",
    ]  # fmt: skip
    assert [p.text for p in read(copy)] == [p.text for p in read(package)]
