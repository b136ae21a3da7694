"""The demonstration office: thirty figures, each traced, each recomputed by another library than the calculator's."""

import csv
import re
from decimal import Decimal

import pandas as pd
import pytest

from youju.engine.definitions import FieldRef
from youju.engine.document.manifest import read_manifest
from youju.engine.document.package import Package
from youju.web.commands.desk.office import current_office

YEAR = ("--period", "2025")


@pytest.fixture
def figures(demo, ask):
    """The thirty figures of the demo, as the command prints them."""
    return ask("figures", "--site", demo, *YEAR)


def exported(demo, run, tmp_path, register):
    """`youju export REGISTER` read by pandas, everything as text."""
    path = tmp_path / f"{register}.csv"
    assert run("export", register, "--site", demo, "--codes", "-o", path)[0] == 0
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


def matching(frame, condition):
    """The rows of an export that satisfy one condition of a definition."""
    column = frame[condition.field]
    first = condition.values[0]
    if condition.test == "has":
        return column.map(lambda text: str(first) in text.split(";"))
    if condition.test == "empty":
        return (column == "") == first
    if condition.test == "in":
        return column.isin([str(v) for v in condition.values])
    if isinstance(first, FieldRef):
        return (column != "") & (frame[first.field] != "") & (column <= frame[first.field])
    if condition.test in ("eq", "ne"):
        wanted = {True: "是", False: "否"}.get(first, str(first)) if isinstance(first, bool) else str(first)
        return (column == wanted) if condition.test == "eq" else (column != wanted)
    numbers = pd.to_numeric(column)
    return {"gte": numbers >= first, "gt": numbers > first, "lte": numbers <= first, "lt": numbers < first}[
        condition.test
    ]


def recomputed(pack, indicator, frame):
    """A plain indicator over the exported rows of its register, for 2025 as of 30 December."""
    register = pack.registers[indicator.register]
    keep = frame["stage"].isin(indicator.counts or pack.loops[register.loop].counts)
    if indicator.time == "stock":
        keep &= frame[register.start] <= "2025-12-30"
        if register.end:
            keep &= (frame[register.end] == "") | (frame[register.end] > "2025-12-30")
    else:
        keep &= (frame["date"] != "") & (frame["date"] <= "2025-12-31")
        keep &= (frame["date"] >= "2025-01-01") | (indicator.time == "cumulative")
    for condition in indicator.where:
        keep &= matching(frame, condition)
    measure = register.measures[indicator.measure]
    if measure.operation == "count":
        return int(keep.sum())
    stated = frame[keep & (frame[measure.field] != "")][measure.field]
    return int(stated.nunique()) if measure.operation == "distinct" else int(stated.astype(int).sum())


def test_every_one_of_the_thirty_figures_is_above_zero(figures):
    assert len(figures) == 30
    assert [f["id"] for f in figures if not Decimal(str(f["value"])) > 0] == []


def test_each_figure_names_its_unit_word_rows_and_definition(figures):
    assert all(f["unit"] and f["rows"] > 0 and len(f["definition"]) == 64 for f in figures)


def test_every_figure_equals_a_recomputation_from_the_exported_register(demo, figures, run, tmp_path):
    pack, frames, wrong = current_office().pack(), {}, []
    for figure in figures:
        indicator = pack.indicators[figure["id"]]
        parts = (indicator.numerator, indicator.denominator) if indicator.kind == "ratio" else (indicator.id,)
        values = []
        for part in (pack.indicators[name] for name in parts):
            if part.register not in frames:
                frames[part.register] = exported(demo, run, tmp_path, part.register)
            values.append(recomputed(pack, part, frames[part.register]))
        expected = [figure["numerator"], figure["denominator"]] if len(values) == 2 else [figure["value"]]
        if values != expected:
            wrong.append((figure["id"], values, expected))
    assert wrong == []


def test_the_percentage_is_the_quotient_of_its_printed_parts(figures):
    (rate,) = [f for f in figures if f["id"] == "campus.participation.rate"]
    assert Decimal(rate["value"]) == round(Decimal(100) * rate["numerator"] / rate["denominator"])


def test_the_database_alone_gives_the_same_figures(demo, figures, ask):
    assert ask("figures", "--site", demo, *YEAR, "--oracle") == figures


def test_trace_pages_through_exactly_the_rows_behind(demo, figures, ask):
    for figure in figures[5:8]:
        seen, after = [], 0
        while after is not None:
            page = ask("trace", figure["id"], "--site", demo, *YEAR, "--limit", 7, "--after", after)
            seen += [row["record"] for row in page["rows"]]
            after = page["next"]
        assert (len(seen), seen) == (figure["rows"], sorted(set(seen)))


def test_the_months_of_a_sum_add_up_to_it(demo, ask):
    page = ask("trace", "lectures.offline.audience", "--site", demo, *YEAR, "--by", "month")
    assert sum(part["value"] for part in page["by"]) == page["figure"]["value"]


def test_a_unit_sees_its_own_share(demo, ask):
    (whole,) = ask("figures", "practice.monthly.events", "--site", demo, *YEAR)
    (part,) = ask("figures", "practice.monthly.events", "--site", demo, *YEAR, "--unit", "990101001")
    assert (part["unit_code"], part["value"] < whole["value"]) == ("990101001", True)


def test_the_yearly_report_lies_in_the_site_with_its_figures_bound(demo):
    manifest, problems = read_manifest(Package.open(demo / "reports" / "2025-annual.docx"))
    assert (manifest.report, problems, len(manifest.rows) > 100) == ("annual", (), True)


def test_a_report_that_lies_there_is_left(demo, run):
    path = demo / "reports" / "2025-annual.docx"
    path.write_bytes(b"written in since")
    run("demo", demo, "--no-serve")
    assert path.read_bytes() == b"written in since"


def test_the_demo_prints_sentences_of_the_report(demo, run):
    (demo / "reports" / "2025-annual.docx").unlink()
    _, _, err = run("demo", demo, "--no-serve")
    assert "2025-annual.docx" in err
    assert "受众" in err.partition("2025-annual.docx")[2]


def test_the_demo_checks_what_it_wrote_and_says_how_much_the_ledger_says(demo, run):
    (demo / "reports" / "2025-annual.docx").unlink()
    _, _, err = run("demo", demo, "--no-serve")
    every, claims, traced = map(int, re.search(r"全文 (\d+) 处数字，(\d+) 处需要依据，其中 (\d+) 处相符", err).groups())
    assert (every > claims > 100, claims) == (True, traced)


def test_the_answer_key_lies_beside_the_site(demo):
    assert "units_merged" in (demo / "answer-key.json").read_text("utf-8")


def test_the_chain_of_the_whole_demo_holds(demo, run):
    assert run("log", "verify", "--site", demo)[0] == 0


def test_personal_values_are_left_out_of_an_export(demo, run, tmp_path):
    run("export", "volunteers", "--site", demo, "-o", tmp_path / "v.csv")
    with (tmp_path / "v.csv").open(encoding="utf-8-sig") as file:
        heads = next(csv.reader(file))
    assert not {"姓名", "联系电话"} & set(heads)


def test_an_unknown_indicator_is_answered_with_the_nearest(demo, run):
    code, _, err = run("figures", "lectures.offline.session", "--site", demo)
    assert (code, "lectures.offline.sessions" in err) == (2, True)


def test_a_seq_beyond_the_log_is_refused(demo, run):
    assert run("figures", "--site", demo, "--as-of", 10**9)[0] == 2


def test_a_folder_without_a_site_is_named(tmp_path, run):
    code, _, err = run("figures", "--site", tmp_path)
    assert (code, "youju.toml" in err) == (2, True)
