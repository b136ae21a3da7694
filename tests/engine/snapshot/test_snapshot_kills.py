"""A process killed while it compacts leaves a base that is whole: the old one or the new one."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.snapshot.compacting import history
from engine.snapshot.notebook import Notebook
from engine.snapshot.seen import column
from youju.engine.snapshot import Snapshot
from youju.engine.snapshot.manifest import read_manifest

TESTS = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def killed(tmp_path_factory) -> list[tuple[Path, int]]:
    """A folder that was compacted by eight processes in turn, each killed at a random moment; its seq after each.

    A process is given the time to get one step further, however busy the machine is.
    """
    folder, chance, seen = tmp_path_factory.mktemp("killed"), random.Random(8), []
    environment = os.environ | {"PYTHONPATH": str(TESTS)}
    for _ in range(8):
        command = [sys.executable, "-m", "engine.snapshot.compacting", str(folder)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in ("the base that was there", "the next one"):
                process.stdout.readline()
            time.sleep(chance.random() * 0.2)
            process.kill()
        base = read_manifest(folder)
        assert base is not None
        assert base.damaged(folder) == []
        seen.append((folder, base.base_seq))
    return seen


def test_each_process_gets_further_than_the_one_before(killed):
    seqs = [seq for _, seq in killed]
    assert seqs == sorted(set(seqs))


def test_the_last_base_is_the_ledger_at_its_seq(killed, office):
    folder, seq = killed[-1]
    found = Snapshot(folder, history(Notebook(), seq), office)
    afresh = Snapshot(folder.parent / "afresh", found.source, office)
    assert found.at().base.base_seq == seq
    assert column(found, "f_people") == column(afresh, "f_people")
    assert column(found, "date") == column(afresh, "date")
