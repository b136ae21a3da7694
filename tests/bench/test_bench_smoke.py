"""The whole suite at its small size: results of ours and the peers are equal, every line is there. No times."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINES = {"1", "2a", "2b", "3a", "3b", "4", "5a", "5b", "6a", "6b", "6c", "7a", "7b", "8", "9", "10a", "10b"}
LINES |= (
    {"14a", "14b", "15a", "15b", "15c", "15d"}
    | {f"{group}{letter}" for group in (11, 12) for letter in "abcdefghijklmn"}
    | {f"13{letter}" for letter in "abcefghi"}
)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`python -m ARGUMENTS` in the root of the project."""
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a quick run writes; exit code 2 would mean that results differ."""
    out = tmp_path_factory.mktemp("bench") / "TABLE.md"
    done = run("bench", "--quick", "--out", out)
    assert done.returncode == 0, done.stderr
    return out.read_text("utf-8")


def rows_of(page: str) -> dict[str, list[str]]:
    """The table's rows by the number of the line."""
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in page.splitlines() if line.startswith("| ")]
    return {row[0].split()[0]: row for row in rows[2:]}


def test_every_line_of_the_table_is_there(page: str) -> None:
    assert set(rows_of(page)) == LINES


def test_each_line_names_its_peer_and_its_bar(page: str) -> None:
    assert all(len(row) == 6 and row[4] and row[5] for row in rows_of(page).values())


def test_a_quick_run_judges_no_bar(page: str) -> None:
    assert not any("met" in row[4] or "missed" in row[4] for row in rows_of(page).values())


def test_the_page_says_on_what_machine_and_versions_it_was_measured(page: str) -> None:
    assert "cores" in page
    assert "duckdb" in page


def test_a_line_that_does_not_exist_is_refused() -> None:
    assert run("bench", "--lines", "speed").returncode == 2


def test_figures_at_a_seq_outlive_later_changes_and_clerks_at_once_lose_nothing(tmp_path: Path) -> None:
    small = ("--changes", 40, "--records", 40, "--files", 20, "--clerks", 8, "--seconds", 10, "--alterations", 4)
    done = run("bench.long", *small, "--out", tmp_path / "LONG.md")
    assert done.returncode == 0, done.stdout + done.stderr
    frozen, clerks = (tmp_path / "LONG.md").read_text("utf-8").split("## Clerks at once")
    assert frozen.count("| none |") == 5
    assert "| SQLite | 8 | 10 s |" in clerks
