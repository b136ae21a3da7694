"""The synthetic ledger: what README.md says of it is so."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.peers import fused_sql, pandas_sheet
from bench.registers import PATTERNS, REGISTERS, ids, indicators, pack_text
from bench.rows import LEAVES, Row, rows

from youju.engine.definitions import Pack, read_texts

COUNT = 4_000


@pytest.fixture(scope="module")
def some() -> list[Row]:
    """4,000 rows."""
    return list(rows(COUNT))


@pytest.fixture(scope="module")
def bench_pack() -> Pack:
    """The definitions as a site reads them."""
    found, problems = read_texts([("pack", "pack.toml", pack_text())])
    assert found is not None, problems
    return found


def test_the_rows_are_the_same_every_time(some: list[Row]) -> None:
    assert list(rows(COUNT)) == some


def test_the_largest_register_holds_about_a_quarter(some: list[Row]) -> None:
    sizes = Counter(row.register for row in some)
    assert sizes.most_common(1)[0][0] == REGISTERS[0]
    assert 0.23 < sizes[REGISTERS[0]] / COUNT < 0.29


def test_about_85_of_a_hundred_are_accepted(some: list[Row]) -> None:
    assert 0.82 < sum(row.stage == "accepted" for row in some) / COUNT < 0.88


def test_owners_are_the_480_leaf_units(some: list[Row]) -> None:
    assert {row.unit for row in some} == set(range(LEAVES))


def test_what_is_not_stated_is_absent_not_zero(some: list[Row]) -> None:
    silent = next(row for row in some if row.volunteer is None)
    assert "volunteer" not in silent.fields


def test_the_report_has_60_figures_over_25_registers(bench_pack: Pack) -> None:
    assert len(set(ids())) == 60
    assert {bench_pack.indicators[id_].register for id_ in ids()} == set(REGISTERS)


def test_the_peers_know_every_pattern_that_is_asked() -> None:
    asked = {pattern for _, pattern in indicators()}
    assert asked == set(PATTERNS) == set(fused_sql.SELECTED) == set(pandas_sheet.ASKED)
