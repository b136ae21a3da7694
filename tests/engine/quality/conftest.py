"""Talks in halls: the register, and what is asked about rows of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from quality_talks import AROUND, PACK
from youju.engine.definitions import Register, read_texts
from youju.engine.quality import Question, Seen, ask, ask_one

Asked = Callable[..., list[Question]]


@pytest.fixture(scope="session")
def register() -> Register:
    """The talks."""
    pack, problems = read_texts([("pack", "pack.toml", PACK)])
    assert pack is not None, problems
    return pack.registers["talks"]


@pytest.fixture(scope="session")
def asked(register: Register) -> Asked:
    """What is asked about rows of 2025, given in any order."""

    def run(*rows: Seen) -> list[Question]:
        return list(ask(register, sorted(rows, key=lambda r: (r.date, r.record)), AROUND, 2025))

    return run


@pytest.fixture(scope="session")
def asked_one(register: Register) -> Asked:
    """What is asked about one row while it is saved, given others of its unit."""

    def run(row: Seen, own: Sequence[Seen] = ()) -> list[Question]:
        return list(ask_one(register, row, own, AROUND))

    return run
