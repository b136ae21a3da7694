"""The public edition: what anybody may read, and what it says of what it leaves out."""

from __future__ import annotations

import csv
import json
from io import StringIO

from bundling import content_of, ledger, members
from youju.engine.bundle.packing import packed
from youju.engine.bundle.verify import verified


def table(data: bytes) -> list[dict[str, str]]:
    """A CSV file as rows."""
    return list(csv.DictReader(StringIO(data.decode())))


def test_it_shows_only_columns_that_figures_need_and_no_text(public):
    (row, *_) = table(members(public)["data/records/lectures.csv"])
    assert sorted(row) == sorted(
        ["record", "seq", "unit", "date", "stage", "f_people", "f_cost", "f_mode", "f_speaker"]
    )


def test_dates_are_cut_to_the_month_where_no_figure_can_tell(public):
    assert {row["date"] for row in table(members(public)["data/records/lectures.csv"])} >= {"2025-03-01", "2025-12-01"}


def test_units_with_few_persons_are_merged_where_a_register_is_about_persons(public):
    assert {row["unit"] for row in table(members(public)["data/records/lectures.csv"])} == {"-1", "4"}


def test_a_withheld_figure_is_blank_and_the_rows_behind_it_are_not_there(public):
    held = members(public)
    edition = json.loads(held["data/edition.json"])
    assert [f["value"] for f in edition["figures"] if f["id"] == "speakers"] == ["", "0"]
    assert "data/records/speakers.csv" not in held
    assert {line["number"] for line in table(held["data/figures/figures.csv"]) if line["recomputable"] == "false"} >= {
        "7",
        "17",
    }


def test_it_verifies_and_says_how_many_figures_cannot_be_computed_from_it(public):
    verdict = verified(public)
    (problem,) = verdict.problems
    assert (problem.code, dict(problem.details)["count"], verdict.ok) == ("BUN121", "11", True)
    assert [one.id for one in verdict.figures if one.state == "untested" and not one.unit_code] == ["speakers"]


def test_pseudonyms_are_one_within_a_bundle_and_another_in_any_other(inner, public, tmp_path):
    packed(content_of(tmp_path, ledger(), id="annual-2025-2"), tmp_path / "next.zip")
    names = [
        [row["f_speaker"] for row in table(members(bundle)["data/records/lectures.csv"])]
        for bundle in (inner, public, tmp_path / "next.zip")
    ]
    assert [len({name for name in some if name}) for some in names] == [2, 2, 2]
    assert not {name for name in names[0] if name} & {*names[1], *names[2]}
    assert {row["record"] for row in table(members(inner)["data/records/speakers.csv"])} == {n for n in names[0] if n}
