"""The grid: rows saved one by one, what is wrong at its cell, a paste taken back, and without scripts."""

import json

from making import EAST_GATE
from offices import held
from youju.web.commands.entry.entering import record_of
from youju.web.commands.entry.entries import accept_all
from youju.web.commands.review.reviewing import send_back
from youju.web.store import read

GRID = "/registers/lectures/grid"
GOOD = {"title": "宪法", "held_on": "2025-12-29", "people": "45"}


def send(client, *rows, to=GRID):
    """The answers for rows as the script sends them."""
    asked = [{"id": f"{place:032}", "record": 0, "seq": 0, "raw": raw} for place, raw in enumerate(rows, 1)]
    answer = client.post(to, json.dumps({"rows": asked}), content_type="application/json")
    return answer.json()["rows"]


def test_a_bad_row_keeps_no_good_one_out_and_says_which_cell(clerk):
    good, bad = send(clerk, GOOD, GOOD | {"title": "民法典", "people": "很多"})
    assert good["record"] > 0
    assert (bad["record"], bad["problems"][0]["field"]) == (0, "people")


def test_a_row_sent_twice_is_one_record(clerk):
    first, again = send(clerk, GOOD), send(clerk, GOOD)
    assert first[0]["record"] == again[0]["record"]


def test_a_change_from_an_old_revision_is_refused_and_nothing_is_lost(clerk, office):
    record = held(office, "小王", EAST_GATE, "宪法", 40)
    stale = {"rows": [{"id": "x", "record": record, "seq": record - 1, "raw": {"people": "41"}}]}
    answer = clerk.post(GRID, json.dumps(stale), content_type="application/json").json()["rows"][0]
    assert (answer["seq"], record_of(office, record).entry.data["people"]) == (0, 40)


def test_a_paste_is_taken_back(clerk, office):
    records = [row["record"] for row in send(clerk, GOOD, GOOD | {"title": "民法典"})]
    answer = clerk.post(f"{GRID}/undo", json.dumps({"records": records}), content_type="application/json")
    assert answer.json()["gone"] == 2
    assert list(read.live("lectures")) == []


def test_what_others_entered_is_not_taken_back_with_a_paste(clerk, office):
    record = held(office, "老李", EAST_GATE, "宪法", 40)
    clerk.post(f"{GRID}/undo", json.dumps({"records": [record]}), content_type="application/json")
    assert record_of(office, record).entry.stage == "submitted"


def test_reviewed_rows_are_locked_and_returned_ones_bear_the_reason(clerk, office):
    accepted, returned = (held(office, "小王", EAST_GATE, title, 40) for title in ("宪法", "民法典"))
    accept_all(office, "老李", [accepted])
    send_back(office, "老李", returned, record_of(office, returned).seq, "人数请再核对")
    page = clerk.get(GRID).content.decode()
    assert page.count('data-state="locked"') == 1
    assert 'data-state="commented"' in page
    assert "人数请再核对" in page


def test_without_scripts_a_row_is_saved_and_a_bad_one_kept_as_typed(clerk):
    typed = {"row": ["0", "1"], "0-row-id": "a", "1-row-id": "b"}
    typed |= {f"0-{name}": value for name, value in GOOD.items()}
    typed |= {"1-title": "民法典", "1-held_on": "二月三十"}
    answer = clerk.post(GRID, typed)
    assert answer.status_code == 422
    assert 'value="二月三十"' in answer.content.decode()
    assert [r.entry.data["title"] for r in read.live("lectures")] == ["宪法"]


def test_nonsense_is_no_grid(clerk):
    assert clerk.post(GRID, "[]", content_type="application/json").status_code == 400
