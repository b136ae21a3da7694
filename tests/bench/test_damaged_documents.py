"""Damaged files are read or refused with a reason; nothing else happens. `python -m bench.long.documents` runs the large size."""

from __future__ import annotations

import pytest
from bench.long.documents import PARTS_FAULTS, TREE_FAULTS, examine, mutated, run
from bench.long.specimen import specimen

from youju.engine.base.problems import Refused
from youju.engine.document.package import Package
from youju.engine.document.reading import read


def test_five_hundred_damaged_files_are_read_or_refused():
    outcome = run(500, seed=1)
    assert (outcome.files, outcome.wrong) == (500, [])
    assert outcome.read > 100
    assert {"DOC006", "DOC014", "DOC020"} <= set(outcome.refused)


@pytest.mark.parametrize(
    "seed", [75, 301, 302, 2220, 2711, 5389, 5479, 6216, 7075, 12333, 20149, 32631, 34884, 50658, 60319]
)
def test_files_that_once_read_otherwise_when_flattened(seed):
    examine(mutated(specimen(), seed))


def test_the_specimen_itself_is_sound():
    examine(specimen())
    texts = [x.text for x in read(Package.open(specimen()))]
    assert "全年开展线下宣讲120场次，37人" in texts
    assert "前后" in texts


def test_a_seed_makes_the_same_file_again():
    assert mutated(specimen(), 7) == mutated(specimen(), 7) != mutated(specimen(), 8)


def test_an_error_of_any_other_kind_is_counted():
    def careless(data: bytes) -> None:
        if mutated(specimen(), 3) == data:
            raise KeyError("小王")

    outcome = run(5, seed=1, look=careless)
    assert (outcome.read, outcome.wrong) == (4, [(3, "KeyError: '小王'")])


def test_a_flattened_copy_of_another_text_is_counted(monkeypatch):
    monkeypatch.setattr("youju.engine.document.flatten.accept_changes", lambda root: None)
    with pytest.raises(AssertionError, match="another text"):
        examine(specimen())


@pytest.mark.parametrize("fault", [*PARTS_FAULTS, *TREE_FAULTS], ids=lambda x: x.__name__)
def test_every_fault_comes_about(fault, monkeypatch):
    seen = []

    def told(*arguments):
        seen.append(arguments)
        return fault(*arguments)

    name = "PARTS_FAULTS" if fault in PARTS_FAULTS else "TREE_FAULTS"
    monkeypatch.setattr(f"bench.long.documents.{name}", (told,))
    made = {mutated(specimen(), seed) for seed in range(10)}
    assert seen
    assert made != {specimen()}


def test_a_refusal_names_its_reason():
    with pytest.raises(Refused, match="DOC"):
        examine(b"PK")
