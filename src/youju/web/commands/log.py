"""Verifying the log."""

from __future__ import annotations

from dataclasses import dataclass

from youju.engine.base.problems import Problem
from youju.web.commands.office import Office
from youju.web.store import tables
from youju.web.store.verify import verify_log


@dataclass(frozen=True, slots=True)
class LogHead:
    """The end of the log: last seq and its hash, 64 hex digits."""

    seq: int
    hash: str


def verify(office: Office, expect: str = "") -> tuple[LogHead, tuple[Problem, ...]]:
    """Recompute the whole chain; `expect` is `SEQ:HASH` as printed earlier and kept elsewhere ("" for none)."""
    seq, _, digest = expect.partition(":")
    held = {int(seq): bytes.fromhex(digest)} if digest else None
    end = tables.read_end()
    return LogHead(end.seq, end.hash.hex()), tuple(verify_log(held, office.pack()))
