"""An import that is killed between two parts goes on under its number when the file is imported again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from making import NOON, lecture
from youju.web.commands.desk.office import use
from youju.web.commands.imports.imports import Import, import_file
from youju.web.commands.imports.undoing import undo_import
from youju.web.store import read, tables
from youju.web.store.log import append
from youju.web.store.verify import verify_log

TESTS = Path(__file__).parents[3]
EAST_GATE = "990101001"
KILLED = """
import os, signal, sys
from pathlib import Path
from youju.web.site.setup import open_site
site = open_site(Path(sys.argv[1]))
from youju.web.commands.imports.imports import Import, import_file
from youju.web.commands.desk.office import use
def two_parts(done, total):
    if done == 20:
        os.kill(os.getpid(), signal.SIGKILL)
import_file(use(site), "小王", Import(Path(sys.argv[2]), sys.argv[3], sys.argv[4], part=10), two_parts)
"""


def lectures(path: Path) -> Import:
    """Fifty lectures of 东关街道, to be committed ten at a time."""
    rows = [f"2025-03-{n % 28 + 1:02},第{n}讲,文化站,{n}" for n in range(50)]
    path.write_text("\n".join(["日期,题目,地点,听众", *rows]), "utf-8")
    return Import(path, "lectures", EAST_GATE, part=10)


def volunteers(path: Path) -> Import:
    """Fifty volunteers: a register without a natural key, two of one name among them."""
    rows = [f"志愿者{n // 2},1380000{n // 2:04}" for n in range(50)]
    path.write_text("\n".join(["姓名,电话", *rows]), "utf-8")
    return Import(path, "people", EAST_GATE, part=10)


def killed(folder: Path, asked: Import) -> int:
    """Import in a process that is killed after two parts; its exit code."""
    command = [sys.executable, "-c", KILLED, str(folder), str(asked.file), asked.register, asked.unit]
    folders = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
    return subprocess.run(command, env={"PYTHONPATH": folders}, check=False).returncode


def written(register: str) -> int:
    """Live records of a register."""
    return sum(1 for _ in read.live(register))


@pytest.fixture(params=[lectures, volunteers])
def interrupted(request, either_site, tmp_path):
    """The office, and an import of fifty rows of which twenty were written when it was killed."""
    asked = request.param(tmp_path / "file.csv")
    assert killed(either_site.folder, asked) == -signal.SIGKILL
    return use(either_site), asked


def again(office, asked):
    """Import the file once more; number and new rows."""
    result, problems = import_file(office, "小王", asked, lambda done, total: None)
    assert not problems
    return result.number, result.new


def number_of_import() -> int:
    """The only import that the ledger knows."""
    (only,) = read.live("imports")
    return only.record


def test_what_was_committed_before_the_kill_is_there(interrupted):
    assert (written(interrupted[1].register), list(verify_log())) == (20, [])


def test_the_second_try_takes_the_import_up_again_and_doubles_nothing(interrupted):
    number = number_of_import()
    assert again(*interrupted) == (number, 50)
    assert (written(interrupted[1].register), number_of_import()) == (50, number)


def test_a_rehearsal_of_the_second_try_gives_its_counts(interrupted):
    office, asked = interrupted
    rehearsed = Import(asked.file, asked.register, asked.unit, dry_run=True)
    assert import_file(office, "小王", rehearsed, lambda *_: None)[0].new == 50
    assert written(asked.register) == 20


def test_both_halves_are_undone_as_one(interrupted):
    number, _ = again(*interrupted)
    result, problems = undo_import(interrupted[0], "小王", number)
    assert (result.voided, result.kept, problems, written(interrupted[1].register)) == (50, 0, (), 0)


def test_an_import_that_was_only_not_finished_is_finished(interrupted):
    number, _ = again(*interrupted)
    finished = read.last((number,))[number].entry.data
    assert (finished["finished"], finished["added"]) == (True, 50)


def test_once_it_is_finished_the_same_file_is_no_part_of_it(interrupted):
    again(*interrupted)
    office, asked = interrupted
    rehearsed = Import(asked.file, asked.register, asked.unit, dry_run=True)
    result, _ = import_file(office, "小王", rehearsed, lambda *_: None)
    assert (result.new, result.same) == ((0, 50) if asked.register == "lectures" else (50, 0))


def test_somebody_may_write_between_two_parts(either_site, tmp_path):
    def somebody_writes(done, total):
        assert not append([lecture(f"小王的第{done}场")], NOON).problems

    result, problems = import_file(use(either_site), "小王", lectures(tmp_path / "file.csv"), somebody_writes)
    assert (result.new, problems, written("lectures")) == (50, (), 55)


def test_a_fault_while_a_part_is_written_is_not_swallowed(either_site, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(tables, "add_heads", fail)
    with pytest.raises(OSError, match="disk full"):
        import_file(use(either_site), "小王", lectures(tmp_path / "file.csv"), lambda *_: None)
    assert written("lectures") == 0
