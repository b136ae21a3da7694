"""A whole row: everything wrong is told at once, good cells are kept."""

from youju.engine.base.problems import Place
from youju.engine.ledger import Normaliser


def test_a_good_row_is_stored_as_the_ledger_holds_it(row):
    found = row(people="46", mode="线下", cost="3.5")
    assert found.data == {"held_on": "2025-03-08", "title": "宪法宣讲", "people": 46, "mode": "offline", "cost": 350}
    assert (found.date, found.problems) == ("2025-03-08", [])


def test_every_mistake_of_a_row_is_told_at_once(codes):
    assert sorted(codes(held_on="昨天", title="", people="许多", mode="空中")) == [
        "LED001",
        "LED005",
        "LED011",
        "LED015",
    ]


def test_one_bad_cell_does_not_lose_the_good_ones(stored, row):
    assert row(people="许多", place="文化站").data["place"] == "文化站"


def test_a_missing_title_is_a_problem_and_never_an_empty_text(row):
    found = row(title="   ")
    assert "title" not in found.data
    assert found.problems[0].sentence() == "“题目”没有填。"
    assert found.problems[0].sentence("en") == "“Title” is empty."


def test_a_column_that_the_register_has_not_is_told(sentence):
    assert sentence(weather="晴") == "weather LED002 台账“宣讲”里没有“weather”这一栏。 请核对栏名。"


def test_a_copied_attribute_cannot_be_typed_in(codes):
    assert codes(outlet_level="中央") == ["LED002"]


def test_problems_stand_at_the_rows_place(normaliser):
    place = Place(file="a.xlsx", sheet="一月", line=7)
    (problem,) = normaliser.row({"held_on": "2025-03-08"}, on="2025-12-30", place=place).problems
    assert (problem.place.sheet, problem.place.line, problem.place.field) == ("一月", 7, "title")


def test_an_edit_keeps_what_it_does_not_name(row):
    found = row(title="宪法宣讲（二）", known={"title": "宪法宣讲", "people": 46, "contact": "ab" * 32})
    assert found.data["title"] == "宪法宣讲（二）"
    assert (found.data["people"], found.data["contact"]) == (46, "ab" * 32)


def test_an_edit_clears_what_it_names_and_leaves_empty(row):
    assert "people" not in row(people="", known={"people": 46}).data


def test_an_edit_that_moves_the_day_copies_the_attribute_anew(row):
    found = row(held_on="2025-08-01", known={"outlet": 11, "outlet_level": "市级"})
    assert found.data["outlet_level"] == "省级"


def test_an_edit_without_the_day_looks_names_up_on_the_records_day(normaliser):
    known = {"held_on": "2025-03-08", "title": "宪法宣讲"}
    found = normaliser.row({"outlet": "清和日报"}, on="2025-12-30", known=known)
    assert (found.date, found.data["outlet_level"]) == ("2025-03-08", "市级")


def test_a_row_of_a_list_is_looked_up_on_the_day_it_takes_effect(pack, office):
    found = Normaliser(pack.registers["outlets"], office).row(
        {"name": "清和日报", "since": "2025.7.1"}, on="2025-12-30"
    )
    assert (found.on, found.date) == ("2025-07-01", "")


def test_rows_do_not_share_what_they_hold(row):
    assert row(people="约12人次").raw_kept != row(people=12).raw_kept


def test_salts_of_two_values_differ_by_default(pack, office):
    plain = Normaliser(pack.registers["lectures"], office)
    digests = {plain.row({"contact": "王小明"}, on="2025-12-30").data["contact"] for _ in range(2)}
    assert len(digests) == 2
