"""Labelled sentences of many offices: what is found, where it ends, what it is worth. See cases/."""

import json
from pathlib import Path

import pytest
from bench.numerals import OWN, read, score

FILES = sorted(OWN.glob("*.toml"))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def scored(request):
    """One file of cases, compared with its labels."""
    return score(read(request.param))


def test_there_are_enough_cases_to_say_something():
    assert sum(len(read(path)) for path in FILES) >= 60


def test_labels_lie_where_they_say():
    assert all(
        case.text[label.start : label.end] == label.text
        for path in FILES
        for case in read(path)
        for label in case.labels
    )


@pytest.mark.parametrize(
    ("measure", "bar"),
    [
        ("found", 99.5),
        ("exact span", 96),
        ("value", 99),
        ("unit", 98),
        ("interval", 99),
        ("precision", 97),
        ("class", 94),
    ],
)
def test_each_measure_reaches_its_bar(scored, measure, bar):
    assert scored.share(measure) >= bar, "\n".join(scored.differences)


def test_a_wrong_label_is_seen(tmp_path: Path):
    (tmp_path / "wrong.toml").write_text(
        '[[case]]\nid = "a"\ntext = "办展{5场|claim|6|场},收入{3万元|claim|30000|元}"\n', "utf-8"
    )
    found = score(read(tmp_path / "wrong.toml"))
    assert (found.share("value"), found.share("class"), len(found.differences)) == (50, 50, 2)


def test_what_is_not_labelled_counts_against_precision(tmp_path: Path):
    (tmp_path / "more.toml").write_text('[[case]]\nid = "a"\ntext = "办展{5场|claim|5|场},观众6人"\n', "utf-8")
    assert score(read(tmp_path / "more.toml")).share("precision") == 50


def test_json_lines_of_another_office_are_read(tmp_path: Path):
    span = {"start": 2, "end": 4, "text": "5场", "class": "claim", "value": 5, "low": 5, "high": 5, "unit": "场"}
    line = json.dumps({"id": "x", "text": "办展5场", "spans": [span]})
    (tmp_path / "dev.jsonl").write_text(line + "\n", "utf-8")
    found = score(read(tmp_path / "dev.jsonl"))
    assert (found.share("interval"), found.counts["labels"]) == (100, 1)
