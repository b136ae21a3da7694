"""Returned workbooks: every cell is known, whatever happened to the file on its way."""

import pytest
from openpyxl import load_workbook

from making import EAST_GATE, WILLOW_RIVER
from offices import held
from youju.web.commands.entry.entries import accept_all, correct, void_record
from youju.web.commands.requests.receiving import receive, undo_return
from youju.web.commands.requests.requesting import close_request
from youju.web.store.read import history, last, live

NEW = {"A6": "禁毒宣讲", "B6": "河西村", "C6": "2025.4.2", "D6": 35}
"""A lecture in the first empty row of a form without known records: title, place, day, audience."""
BELOW = {f"{cell[0]}7": value for cell, value in NEW.items()}


def lectures(unit=WILLOW_RIVER):
    """Titles and audiences of a unit's lectures, with their stages."""
    entries = [r.entry for r in live("lectures") if r.entry.unit == unit]
    return [(e.data["title"], e.data.get("people"), e.stage) for e in entries]


def codes(received):
    """Codes of all that is said of a file."""
    return [problem.code for problem in received.everything]


@pytest.fixture
def known(journey):
    """阿强's lecture that the ledger has already, accepted: title 宪法, audience 40."""
    record = held(journey.office, "阿强", WILLOW_RIVER, "宪法", 40)
    accept_all(journey.office, "cli:test", [record])
    return record


def test_a_new_row_becomes_a_record_that_waits_for_review(journey):
    received = journey.drop(journey.fill(journey.form(), NEW))
    assert (received.verdict, received.total("new"), lectures()) == ("taken", 1, [("禁毒宣讲", 35, "submitted")])


def test_a_record_says_which_request_and_which_row_it_came_from(journey):
    received = journey.drop(journey.fill(journey.form(), NEW))
    source = next(live("lectures")).entry.source
    assert (source["request"], source["row"], source["import"]) == (journey.number, 6, received.sheets[0].number)


def test_who_drops_a_file_enters_on_behalf_of_the_unit(journey):
    journey.drop(journey.fill(journey.form(), NEW))
    entry = next(live("lectures")).entry
    assert (entry.actor, entry.on_behalf_of) == ("cli:office", WILLOW_RIVER)


def test_known_records_are_in_the_form_with_their_last_values(journey, known):
    sheet = load_workbook(journey.form())["宣讲场次"]
    assert [sheet[cell].value for cell in ("A6", "B6", "D6")] == ["宪法", "文化站", 40]


def test_a_day_without_its_year_is_in_the_period_asked_not_in_the_year_it_is_due(journey):
    journey.drop(journey.fill(journey.form(), NEW | {"C6": "4月2日"}))
    assert next(live("lectures")).entry.date == "2025-04-02"


def test_sorted_rows_are_still_the_records_they_were(journey, known):
    held(journey.office, "阿强", WILLOW_RIVER, "民法典", 30, held_on="2025-06-01")

    def turn_round(book):
        sheet = book["宣讲场次"]
        first, second = ([cell.value for cell in sheet[row]] for row in (6, 7))
        for row, values in ((6, second), (7, first)):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
        sheet["D7"] = 45

    received = journey.drop(journey.change(journey.form(), turn_round))
    assert (received.total("same"), received.total("changed"), lectures()[0][:2]) == (1, 1, ("宪法", 45))


def test_an_untouched_form_changes_nothing(journey, known):
    form, before = journey.form().read_bytes(), len(history(known))
    received = journey.drop(form)
    assert (received.total("same"), received.sheets[0].number, len(history(known))) == (1, 0, before)


def test_a_changed_cell_of_a_known_record_goes_to_review_again(journey, known):
    received = journey.drop(journey.fill(journey.form(), {"D6": 45}))
    assert (received.total("changed"), lectures()) == (1, [("宪法", 45, "submitted")])


def test_an_emptied_cell_of_a_known_record_is_emptied(journey, known):
    journey.drop(journey.fill(journey.form(), {"D6": None}))
    assert lectures() == [("宪法", None, "submitted")]


def test_a_required_cell_that_was_emptied_goes_back(journey, known):
    received = journey.drop(journey.fill(journey.form(), {"C6": None}))
    assert (received.total("rejected"), lectures()) == (1, [("宪法", 40, "accepted")])


def test_an_altered_key_goes_back_and_the_ledger_stays(journey, known):
    received = journey.drop(journey.fill(journey.form(), {"A6": "民法典"}))
    assert (codes(received), lectures()) == (["REQ021"], [("宪法", 40, "accepted")])


def test_an_altered_row_number_goes_back(journey, known):
    received = journey.drop(journey.fill(journey.form(), {"E6": f"{known}.9.000000000000"}))
    assert "REQ020" in codes(received)


def test_a_row_copied_with_its_number_is_a_new_record(journey, known):
    def copy(book):
        sheet = book["宣讲场次"]
        for cell in sheet[6]:
            sheet.cell(7, cell.column, cell.value)
        sheet["A7"] = "民法典"

    received = journey.drop(journey.change(journey.form(), copy))
    assert (received.total("same"), received.total("new")) == (1, 1)


def test_a_removed_row_is_asked_about_and_kept(journey, known):
    received = journey.drop(journey.change(journey.form(), lambda book: book["宣讲场次"].delete_rows(6)))
    assert (codes(received), lectures()) == (["REQ024"], [("宪法", 40, "accepted")])


def test_an_emptied_row_is_asked_about_and_kept(journey, known):
    received = journey.drop(journey.fill(journey.form(), {"A6": None, "B6": None, "C6": None, "D6": None}))
    assert (codes(received), lectures()) == (["REQ024"], [("宪法", 40, "accepted")])


def test_one_of_two_rows_removed_is_told(journey, known):
    held(journey.office, "阿强", WILLOW_RIVER, "民法典", 30)
    received = journey.drop(journey.change(journey.form(), lambda book: book["宣讲场次"].delete_rows(7)))
    assert codes(received) == ["REQ024"]


class TestAnOlderForm:
    """The ledger changed after the form went out."""

    def test_what_only_the_unit_changed_is_merged_into_what_only_the_office_changed(self, journey, known):
        form = journey.form()
        correct(journey.office, "cli:test", known, last((known,))[known].seq, {"place": "新文化站"})
        received = journey.drop(journey.fill(form, {"D6": 45}))
        data = last((known,))[known].entry.data
        assert (codes(received), data["people"], data["place"]) == (["REQ012"], 45, "新文化站")

    def test_what_both_changed_is_a_conflict_and_both_are_shown(self, journey, known):
        form = journey.form()
        correct(journey.office, "cli:test", known, last((known,))[known].seq, {"people": "50"})
        received = journey.drop(journey.fill(form, {"D6": 45}))
        told = next(p for p in received.everything if p.code == "REQ022").sentence()
        assert (received.total("conflict"), lectures()[0][1]) == (1, 50)
        assert told == f"“听众”两边都改过：台账第 {known} 号记录现在是“50”，表中是“45”。"

    def test_what_both_changed_alike_is_the_same(self, journey, known):
        form = journey.form()
        correct(journey.office, "cli:test", known, last((known,))[known].seq, {"people": "45"})
        assert journey.drop(journey.fill(form, {"D6": 45})).total("same") == 1

    def test_a_change_of_a_record_that_was_voided_is_a_conflict(self, journey, known):
        form = journey.form()
        void_record(journey.office, "cli:test", known, "重复")
        received = journey.drop(journey.fill(form, {"D6": 45}))
        assert (codes(received), received.total("conflict")) == (["REQ023", "REQ012"][::-1], 1)


class TestFiles:
    """Whose file it is."""

    def test_the_very_same_file_is_not_taken_in_twice(self, journey):
        content = journey.fill(journey.form(), NEW)
        first, second = receive(journey.office, "cli:office", [("a.xlsx", content), ("b.xlsx", content)])
        assert (second.verdict, second.receipt, len(lectures())) == ("duplicate", first.receipt, 1)

    def test_the_same_rows_in_another_file_are_the_same_records(self, journey):
        first = journey.fill(journey.form(), NEW)
        second = journey.fill(journey.form(), NEW | BELOW | {"A7": "反诈"})
        received = journey.drop(first, second)
        assert (received.total("same"), received.total("new")) == (1, 1)

    def test_a_foreign_file_is_said_to_be_one(self, journey):
        book = load_workbook(journey.form())
        del book["_youju"]
        book["宣讲场次"]["E1"] = None
        book.save(journey.folder / "f.xlsx")
        received = journey.drop((journey.folder / "f.xlsx").read_bytes())
        assert (received.verdict, codes(received)) == ("foreign", ["TAB050"])

    def test_a_form_whose_unit_was_altered_is_not_read(self, journey):
        content = journey.fill(journey.form(), {"B3": str(EAST_GATE)}, sheet="_youju")
        received = journey.drop(content)
        assert (received.verdict, codes(received)) == ("altered", ["TAB052"])

    @pytest.mark.parametrize(("content", "code"), [(b"", "TAB006"), (b"PK\3\4broken", "TAB004")])
    def test_a_file_that_cannot_be_opened_stops_no_other(self, journey, content, code):
        good = journey.fill(journey.form(), NEW)
        bad, taken = receive(journey.office, "cli:office", [("坏.xlsx", content), ("好.xlsx", good)])
        assert (bad.verdict, codes(bad), taken.verdict) == ("unreadable", [code], "taken")

    def test_a_name_with_folders_in_it_is_only_a_name(self, journey):
        received = journey.drop(journey.fill(journey.form(), NEW), name="../../柳河 (1)|终稿.xlsx")
        assert (received.verdict, received.name) == ("taken", "../../柳河 (1)|终稿.xlsx")

    def test_a_form_of_an_ended_request_is_taken_in_all_the_same(self, journey):
        content = journey.fill(journey.form(), NEW)
        close_request(journey.office, "cli:office", journey.number)
        received = journey.drop(content)
        assert (codes(received), received.total("new")) == (["REQ013"], 1)

    def test_nobody_takes_in_the_form_of_another_unit(self, journey):
        received = journey.drop(journey.fill(journey.form(EAST_GATE), NEW), who="阿强")
        assert (received.verdict, codes(received), lectures(EAST_GATE)) == ("refused", ["CMD005"], [])

    @pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
    @pytest.mark.xdist_group("soffice")
    def test_a_file_saved_by_another_program_is_the_same_file(self, journey, known, convert, ending):
        content = journey.fill(journey.form(), {"D6": 45} | BELOW)
        again = convert({"form.xlsx": content}, ending)["form"]
        received = journey.drop(again, name=f"柳河镇(1).{ending}")
        assert (received.total("changed"), received.total("new"), codes(received)) == (1, 1, [])

    def test_columns_may_be_moved_and_rows_inserted(self, journey, known):
        def rearrange(book):
            sheet = book["宣讲场次"]
            sheet["D6"] = 45
            sheet.insert_cols(1)
            sheet.move_range(f"E4:E{sheet.max_row}", cols=4)
            sheet.insert_rows(6)
            for cell, value in {"B6": "反诈", "C6": "河西村", "D6": "2025-05-01", "I6": 12}.items():
                sheet[cell] = value

        received = journey.drop(journey.change(journey.form(), rearrange))
        assert (received.total("changed"), received.total("new"), lectures()) == (
            1, 1, [("宪法", 45, "submitted"), ("反诈", 12, "submitted")],
        )  # fmt: skip


class TestNothing:
    """A unit says that there was nothing."""

    def test_it_counts_as_an_answer(self, journey):
        received = journey.drop(journey.fill(journey.form(), {"B3": "是"}))
        said = [r.entry for r in live("nothing")]
        assert (received.sheets[0].nothing, [(e.unit, e.data["register"]) for e in said]) == (
            True,
            [(WILLOW_RIVER, "lectures")],
        )

    def test_rows_beside_it_are_taken_in_and_asked_about(self, journey):
        received = journey.drop(journey.fill(journey.form(), NEW | {"B3": "是"}))
        assert (codes(received), received.total("new"), list(live("nothing"))) == (["REQ026"], 1, [])

    def test_a_sheet_that_says_neither_is_asked_about(self, journey):
        assert codes(journey.drop(journey.form().read_bytes())) == ["REQ025"]


class TestWhatGoesBack:
    """Rows that cannot be taken in."""

    def test_every_bad_cell_is_named_and_the_good_rows_are_in(self, journey):
        received = journey.drop(journey.fill(journey.form(), NEW | {"A7": "看不清", "C7": "二月三十", "D7": "很多"}))
        assert [str(p.place) for p in received.everything] == ["柳河镇.xlsx 宣讲场次!C7", "柳河镇.xlsx 宣讲场次!D7"]
        assert (received.total("new"), received.total("rejected")) == (1, 1)

    def test_the_marked_copy_can_be_mended_and_dropped_again(self, journey):
        received = journey.drop(journey.fill(journey.form(), NEW | BELOW | {"A7": "反诈", "D7": "很多"}))
        path = journey.folder / "marked.xlsx"
        path.write_bytes(received.marked)
        sheet = load_workbook(path)["宣讲场次"]
        assert (sheet["D7"].comment is not None, sheet.row_dimensions[6].hidden) == (True, True)
        again = journey.drop(journey.fill(path, {"D7": 20}))
        assert (again.total("same"), again.total("new"), len(lectures())) == (1, 1, 2)

    def test_the_marked_copy_holds_every_sheet_with_bad_rows(self, journey):
        journey.ask("lectures", "outlets")
        path = journey.form()
        journey.fill(path, NEW | {"D6": "很多"})
        received = journey.drop(journey.fill(path, {"A6": "区报", "C6": "某日"}, sheet="媒体"))
        book = (
            load_workbook(journey.folder / "m.xlsx")
            if (journey.folder / "m.xlsx").write_bytes(received.marked)
            else None
        )
        assert [book[name][cell].comment is not None for name, cell in (("宣讲场次", "D6"), ("媒体", "C6"))] == [
            True,
            True,
        ]

    def test_the_log_keeps_where_something_was_wrong_but_no_words_of_it(self, journey):
        journey.drop(journey.fill(journey.form(), NEW | {"D6": "很多人"}))
        assert next(live("returns")).entry.data["said"] == "柳河镇.xlsx 宣讲场次!D6 LED005"


class TestPersons:
    """Personal values stay sealed and travel in no form."""

    @pytest.fixture
    def roster(self, journey):
        journey.ask("people")
        journey.drop(journey.fill(journey.form(), {"A6": "王小明", "B6": "13800138000"}, sheet="志愿者"))
        return journey

    def test_no_form_shows_them(self, roster):
        sheet = load_workbook(roster.form())["志愿者"]
        assert (sheet["A6"].value, sheet["B6"].value, bool(sheet["C6"].value)) == (None, None, True)

    def test_left_blank_they_stay(self, roster):
        received = roster.drop(roster.fill(roster.form(), {"A7": "李小红"}, sheet="志愿者"))
        assert (received.total("new"), codes(received), len(list(live("people")))) == (1, [], 2)

    def test_the_same_person_told_again_is_the_same_record(self, roster):
        again = {"A7": "王小明", "B7": "13800138000"}
        received = roster.drop(roster.fill(roster.form(), again, sheet="志愿者"))
        assert (received.total("new"), received.total("same"), len(list(live("people")))) == (0, 2, 1)

    def test_the_same_number_in_its_own_row_changes_nothing(self, roster):
        record = next(live("people")).record
        roster.drop(roster.fill(roster.form(), {"B6": "13800138000"}, sheet="志愿者"))
        assert len(history(record)) == 1


class TestUndoing:
    """A return is taken back as one."""

    def test_new_records_are_void_and_changed_ones_are_as_before(self, journey, known):
        received = journey.drop(journey.fill(journey.form(), {"D6": 45} | BELOW))
        count, problems = undo_return(journey.office, "cli:office", received.number)
        assert (count, problems, lectures()) == (2, (), [("宪法", 40, "accepted")])

    def test_nothing_is_unsaid(self, journey):
        received = journey.drop(journey.fill(journey.form(), {"B3": "是"}))
        undo_return(journey.office, "cli:office", received.number)
        assert list(live("nothing")) == []

    def test_the_file_may_then_be_dropped_again(self, journey):
        content = journey.fill(journey.form(), NEW)
        undo_return(journey.office, "cli:office", journey.drop(content).number)
        assert (journey.drop(content).verdict, len(lectures())) == ("taken", 1)

    def test_nobody_undoes_what_came_for_another_unit(self, journey):
        received = journey.drop(journey.fill(journey.form(EAST_GATE), NEW))
        assert [p.code for p in undo_return(journey.office, "阿强", received.number)[1]] == ["CMD005"]


class TestReceipts:
    """What the office pastes into the chat."""

    def test_a_receipt_says_what_came_and_what_is_to_be_checked(self, journey):
        received = journey.drop(journey.fill(journey.form(), NEW | {"A7": "看不清", "C7": "二月三十"}))
        assert received.says.zh == f"柳河镇：收到1项1条（新增1、改动0、相同0），1处待核。收条号 {received.receipt}"

    def test_a_receipt_says_what_there_was_none_of(self, journey):
        journey.ask("lectures", "outlets")
        path = journey.form()
        journey.fill(path, NEW)
        received = journey.drop(journey.fill(path, {"B3": "是"}, sheet="媒体"))
        assert received.says.zh == f"柳河镇：收到1项1条（新增1、改动0、相同0），媒体本期无。收条号 {received.receipt}"

    def test_a_receipt_number_is_the_return_and_a_mark_of_the_site(self, journey):
        received = journey.drop(journey.fill(journey.form(), NEW))
        number, _, mark = received.receipt.partition("-")
        assert (int(number), len(mark)) == (received.number, 4)


def test_what_comes_in_may_be_accepted_at_once_by_who_may_accept(journey):
    journey.drop(journey.fill(journey.form(EAST_GATE), NEW), who="老李", accept=True)
    assert lectures(EAST_GATE) == [("禁毒宣讲", 35, "accepted")]


def test_the_command_line_may_not_accept(journey):
    journey.drop(journey.fill(journey.form(), NEW), accept=True)
    assert lectures() == [("禁毒宣讲", 35, "submitted")]
