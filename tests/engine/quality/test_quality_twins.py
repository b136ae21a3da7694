"""What two records share that two events do not: a picture, a text."""

from quality_talks import WILLOW_RIVER, codes, talk

TEXT = "3月5日，东关街道在礼堂开展宪法宣讲，现场解答十五个问题。"
AGAIN = "6月18日，东关街道在礼堂开展宪法宣讲，现场解答十五个问题。"


def test_a_text_that_differs_in_its_date_only_is_asked_about_once(asked):
    rows = [talk(1, text=TEXT), talk(2, "2025-06-18", text=AGAIN), talk(3, "2025-09-17", text=AGAIN)]
    (question,) = asked(*rows)
    assert (question.kind.code, question.records, question.details["others"]) == ("QUA006", (2, 1), "#1、#3")


def test_two_units_with_one_text_the_later_is_asked(asked):
    (question,) = asked(talk(1, text=TEXT), talk(2, "2025-06-18", unit=WILLOW_RIVER, text=AGAIN))
    assert (question.unit, question.records) == (WILLOW_RIVER, (2, 1))


def test_another_text_and_a_set_phrase_are_not_asked_about(asked):
    assert codes(asked(talk(1, text=TEXT), talk(2, "2025-06-18", text=AGAIN + "另有义诊。"))) == []
    assert codes(asked(talk(1, text="按计划完成"), talk(2, "2025-06-18", text="按计划完成"))) == []


def test_two_tellings_of_one_day_are_not_a_cloned_text(asked):
    rows = [talk(1, text=TEXT, place="甲"), talk(2, "2025-03-06", text=TEXT, title="老年健康", place="乙")]
    assert codes(asked(*rows)) == []


def test_one_picture_in_two_records_is_asked_about(asked):
    (question,) = asked(talk(1, photos=("a1",)), talk(2, "2025-06-18", photos=("a1", "b2")))
    assert question.problem.sentence() == "这条记录和 #1 用了同一张照片，请核实是不是放错了。"


def test_while_saving_the_units_own_texts_are_looked_at(asked_one):
    (question,) = asked_one(talk(0, "2025-06-18", text=AGAIN), [talk(1, text=TEXT)])
    assert question.records == (0, 1)
