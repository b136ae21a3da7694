"""A process that dies in the middle of writing leaves the ledger as it was; one that was answered has written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from making import NOON, lecture
from youju.web.store import read
from youju.web.store.log import append
from youju.web.store.verify import verify_log

TESTS = Path(__file__).parents[2]
WRITER = """
import os, sys
from pathlib import Path
from youju.web.site.setup import open_site
open_site(Path(sys.argv[1]))
from making import NOON, lecture
from youju.web.store import log, tables
if sys.argv[2]:
    setattr(tables, sys.argv[2], lambda *_: os._exit(9))
log.append([lecture(f"{n}") for n in range(50)], NOON)
os._exit(7)
"""


def die(folder: Path, where: str) -> int:
    """Write fifty lectures in a process that dies at `where`, or right after the answer; its exit code."""
    command = [sys.executable, "-c", WRITER, str(folder), where]
    folders = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
    return subprocess.run(command, env={"PYTHONPATH": folders}, check=False).returncode


@pytest.mark.parametrize("where", ["add_revisions", "add_heads", "add_sealed", "move_end"])
def test_a_death_in_the_middle_leaves_nothing(either_site, where):
    before = read.head()
    assert die(either_site.folder, where) == 9
    assert (read.head(), list(verify_log())) == (before, [])


def test_a_death_after_the_answer_loses_nothing(either_site):
    before = read.head()
    assert die(either_site.folder, "") == 7
    assert (read.head(), list(verify_log())) == (before + 50, [])


def test_others_go_on_writing_after_a_death(either_site):
    before = read.head()
    die(either_site.folder, "move_end")
    assert append([lecture()], NOON).last_seq == before + 1
