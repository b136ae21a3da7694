"""The sentences that show what was made: those with the most bound numbers."""

from engine.document.making import control, p, package, row, table
from youju.engine.report.telling import sentences


def test_the_sentence_with_the_most_numbers_of_each_paragraph():
    one = p(
        "今年很好。共办",
        control("700", "a1b2c3d4e5f6"),
        "场，听众",
        control("31240", "0123456789ab"),
        "人次。明年再办。",
    )
    two = p("有", control("5", "b1b2c3d4e5f6"), "支队伍。")
    assert sentences(package(one + p("没有数。") + two)) == ("共办700场，听众31240人次。", "有5支队伍。")


def test_only_so_many_and_none_from_tables():
    body = "".join(p("共", control(str(n), f"{n:012x}"), "场。") for n in range(1, 6))
    cell = table(row(p("共", control("9", "c1b2c3d4e5f6"), "场。")))
    assert sentences(package(cell + body), 2) == ("共1场。", "共2场。")
