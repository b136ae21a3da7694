"""What stands around a number: clause, sentence, what was said before."""

from youju.engine.check.context import GAP, context_of


def around(text, *numbers, nth=0):
    """The context of one of the numbers of a text."""
    return context_of(text, [(text.index(n), text.index(n) + len(n)) for n in numbers], nth)


def test_the_clause_ends_at_a_comma_and_the_sentence_at_a_full_stop():
    found = around("上半年顺利。开展宣讲，受众300人次。", "300人次")
    assert (found.clause, found.before, found.earlier) == ("受众", "开展宣讲，受众", "上半年顺利。")


def test_another_number_is_a_gap_and_what_follows_ends_before_the_next():
    found = around("在8家中央媒体发稿39篇。", "8家", "39篇", nth=1)
    assert found.before == f"在{GAP}中央媒体发稿"
    assert around("在8家中央媒体发稿39篇。", "8家", "39篇").after == "中央媒体发稿"


def test_what_is_listed_after_a_number_belongs_to_the_next():
    assert around("迎接中央测评4次、省级测评9次。", "4次", "9次").after == ""


def test_a_point_inside_a_number_ends_no_sentence():
    assert around("增长1.5 倍。共3项。", "1.5 倍", "3项").before == "增长"


def test_what_begins_a_bracket_or_a_part_belongs_to_the_next():
    assert around("刊发615篇（其中中央95篇）。", "615篇", "95篇").after == ""
    assert around("刊发615篇其中中央95篇。", "615篇", "95篇").after == ""
