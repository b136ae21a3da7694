"""What `verify` finds: each file, each figure, each word; and who rewrites everything meets the receipt."""

from __future__ import annotations

import pytest

from bundling import KEY, changed, codes, content_of, different, ledger
from youju.engine.bundle.notes import public_key
from youju.engine.bundle.packing import packed
from youju.engine.bundle.unpacking import unpacked
from youju.engine.bundle.verify import Trust, verified
from youju.engine.bundle.verify_bag import bag_problems

ROWS, CLAIMS = "data/records/lectures.csv", "data/figures/figures.csv"


def swap(old: str, new: str):
    """A change of the first place where `old` stands."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return change


def test_a_bundle_as_it_was_packed_has_nothing_against_it(inner):
    verdict = verified(inner, Trust(public_key(KEY)))
    assert verdict.problems == []
    assert (verdict.ok, verdict.signed, verdict.rows) == (True, True, 12)
    assert {one.state for one in verdict.figures} == {"ok"}
    assert [(one.claimed, one.computed, one.shipped) for one in verdict.figures][2] == ("102.50", "102.50", "102.50")


def test_a_large_register_is_verified_from_parquet(tmp_path, monkeypatch):
    monkeypatch.setattr("youju.engine.bundle.records.LARGE", 5)
    packed(content_of(tmp_path, ledger()), tmp_path / "one.zip")
    assert verified(tmp_path / "one.zip").problems == []


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        (ROWS, swap("反诈", "反诈骗"), "BUN102"),
        ("data/README.md", None, "BUN103"),
        ("data/records/more.csv", b"record\n1\n", "BUN104"),
        ("bag-info.txt", swap("清和区", "清河区"), "BUN102"),
        ("manifest-sha256.txt", swap("data/README.md", "data/README.txt"), "BUN102"),
        ("bagit.txt", None, "BUN103"),
    ],
)
def test_a_changed_missing_or_added_file_is_named(inner, tmp_path, name, change, code):
    files = unpacked(changed(inner, {name: change}), tmp_path)
    assert (code, name) in [(p.code, p.place.file) for p in bag_problems(files)]


def test_one_changed_file_hides_no_other(inner, tmp_path):
    files = unpacked(changed(inner, {"data/README.md": b"", ROWS: None}), tmp_path)
    assert [p.code for p in bag_problems(files)] == ["BUN102", "BUN103"]


def test_a_receipt_that_was_written_over_is_known_by_its_signature(inner):
    assert "BUN002" in codes(changed(inner, {"receipt.txt": swap("annual-2025-1", "annual-2025-2")}))


def test_a_changed_cell_is_different_in_exactly_the_figures_that_use_it(inner):
    verdict = verified(changed(inner, {ROWS: swap(",60,2.00", ",61,2.00")}, rehash=True))
    assert different(verdict) == ["people"]


def test_a_changed_stage_is_different_wherever_the_record_counted(inner):
    verdict = verified(changed(inner, {ROWS: swap("2025-06-01,accepted", "2025-06-01,returned")}, rehash=True))
    names = ["sessions", "people", "lecturers", "offline", "ever", "share", "growth", "both"]
    assert different(verdict) == [*names, *(f"{name}@D2" for name in names)]


def test_a_row_that_is_left_out_is_found_by_the_digest_of_rows_though_the_value_stays(inner):
    def replaced(data: bytes) -> bytes:
        return data.replace(b"\n7,7,", b"\n77,7,")

    found = verified(changed(inner, {ROWS: replaced}, rehash=True))
    assert {p.code for p in found.problems} == {"BUN105", "BUN112"}
    assert [one.computed for one in found.figures if one.id == "sessions"] == ["4", "2"]


def test_who_rewrites_the_manifests_too_meets_the_receipt(inner):
    forged = changed(inner, {"data/README.md": b"nothing"}, rehash=True)
    assert codes(forged) == ["BUN105"]


def test_without_a_receipt_it_says_that_anybody_could_have_made_it(inner):
    verdict = verified(changed(inner, {"receipt.txt": None}))
    assert [p.code for p in verdict.problems] == ["BUN106"]
    assert verdict.ok


def test_a_receipt_signed_by_somebody_else_is_not_the_offices(inner):
    assert codes(inner, Trust(public_key(b"x" * 32))) == ["BUN003"]


def test_a_false_claim_in_the_edition_is_found_twice(inner):
    forged = changed(inner, {"data/edition.json": swap('"value":"125"', '"value":"130"')}, rehash=True)
    assert codes(forged) == ["BUN105", "BUN107", "BUN111", "BUN116", "BUN118"]


def test_a_false_line_of_the_claims_is_not_what_the_edition_says(inner):
    assert codes(changed(inner, {CLAIMS: swap(",125,", ",130,")}, rehash=True)) == ["BUN105", "BUN118"]


def test_an_sql_text_that_always_says_ok_is_not_believed(inner):
    false = b"SELECT number, value AS computed, rows, 'OK' AS verdict FROM read_csv('figures/figures.csv')"
    rows = swap(",60,2.00", ",61,2.00")
    forged = changed(inner, {"data/recompute.sql": false, ROWS: rows}, rehash=True)
    assert codes(forged) == ["BUN105", "BUN111", "BUN114"]


def test_a_single_figures_sql_is_run_where_it_is_not_what_the_definition_compiles_to(inner):
    name = "data/figures/0002-people.sql"
    forged = changed(inner, {name: swap("'accepted'", "'returned'")}, rehash=True)
    found = [p for p in verified(forged).problems if p.code == "BUN114"]
    assert [(p.place.file, dict(p.details)["computed"]) for p in found] == [("figures/0002-people.sql", "125")]


def test_a_changed_definition_is_another_version_and_another_value(inner):
    definition = swap('where = { mode = "offline" }', 'where = { mode = "online" }')
    found = codes(changed(inner, {"data/definitions/office.toml": definition}, rehash=True))
    assert {"BUN111", "BUN113"} <= set(found)


def test_a_word_that_the_figure_does_not_bear_out_is_named(tmp_path):
    content = content_of(tmp_path, ledger())
    shown = tuple(
        s.__class__(**{**_fields(s), "text": "130余"}) if s.name == "people" else s for s in content.edition.shown
    )
    packed(content_of(tmp_path, ledger(), shown=shown), tmp_path / "one.zip")
    (problem,) = verified(tmp_path / "one.zip").problems
    assert (problem.code, dict(problem.details)["value"]) == ("BUN116", "125")


def _fields(shown) -> dict[str, object]:
    return {name: getattr(shown, name) for name in shown.__slots__}


def test_definitions_that_cannot_be_read_leave_the_rest_checked(inner):
    found = codes(changed(inner, {"data/definitions/office.toml": b"[["}, rehash=True))
    assert found == ["BUN105", "BUN109"]


def test_a_table_that_is_gone_or_has_other_columns_is_a_problem(inner):
    assert "BUN110" in codes(changed(inner, {ROWS: None}, rehash=True))
    assert "BUN110" in codes(changed(inner, {ROWS: swap("f_people", "f_persons")}, rehash=True))
    assert "BUN110" in codes(changed(inner, {ROWS: swap("2025-03-20", "yesterday")}, rehash=True))
