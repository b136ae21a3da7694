"""The SQL of a stranger: one SELECT over the bundle's own tables, and nothing it could harm or be slow with."""

from __future__ import annotations

import pytest

from youju.engine.bundle.verify_sql import Bounds, run_shipped

ROW = "SELECT 1 AS number, '5' AS computed, 5 AS rows FROM read_csv('records/one.csv')"
MALICIOUS = {
    "copy": "COPY (SELECT 1) TO 'records/one.csv'",
    "attach": "ATTACH 'other.db'",
    "two": f"{ROW}; {ROW}",
    "install": "INSTALL httpfs",
    "setting": "SET enable_external_access = true",
    "password": "SELECT 1 AS number, content AS computed FROM read_text('/etc/passwd')",
    "above": "SELECT 1 AS number, content AS computed FROM read_text('records/../secret.txt')",
    "listing": "SELECT 1 AS number, file AS computed FROM glob('/etc/*')",
    "network": "SELECT 1 AS number, * FROM read_csv('https://youju.example/x.csv')",
    "rows": "SELECT range AS number FROM range(100000)",
    "join": "SELECT count(*) AS number FROM range(10000000) a, range(10000000) b, range(10000000) c WHERE a.range + b.range = c.range",
    "memory": "SELECT 1 AS number, list(range) AS computed FROM range(1000000000)",
    "nonsense": "SELEC",
}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The payload of a bundle whose SQL means no good."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "records").mkdir()
    (folder / "records" / "one.csv").write_text("record\n7\n")
    (folder / "secret.txt").write_text("classified")
    for name, text in {"good": ROW, **MALICIOUS}.items():
        (folder / f"{name}.sql").write_text(text)
    return folder


@pytest.fixture(scope="module")
def shipped(data):
    """All of it run, the good one last."""
    return run_shipped(data, [*(f"{name}.sql" for name in MALICIOUS), "good.sql"], Bounds(1, 1000, "200MB"))


@pytest.mark.parametrize("name", MALICIOUS)
def test_what_is_more_than_a_question_is_not_run(shipped, name):
    assert f"{name}.sql" in {problem.place.file for problem in shipped.problems}


def test_what_was_refused_before_does_not_keep_the_next_from_its_answer(shipped):
    assert shipped.figures == {1: {"number": "1", "computed": "5", "rows": "5"}}


def test_nothing_was_written_and_nothing_that_lies_elsewhere_was_read(data, shipped):
    assert (data / "records" / "one.csv").read_text() == "record\n7\n"
    assert "classified" not in str(shipped.problems)
