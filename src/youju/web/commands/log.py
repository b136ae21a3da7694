"""Verifying the log."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from youju.engine.base.problems import Problem, Refused
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import BAD_HEAD
from youju.web.commands.receipts.comparing import brought
from youju.web.store import tables
from youju.web.store.verify import verify_log

_HEAD = re.compile(r"([1-9]\d{0,17}):([0-9a-f]{64})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LogHead:
    """The end of the log: last seq and its hash, 64 hex digits."""

    seq: int
    hash: str


def verify(office: Office, expect: str = "", receipts: Sequence[str] = ()) -> tuple[LogHead, tuple[Problem, ...]]:
    """Recompute the whole chain and everything that hangs on it.

    `expect` is `SEQ:HASH` as printed earlier and kept elsewhere, `receipts` the texts of receipts; several
    narrow down where something was changed. Raises `Refused` CMD033 where `expect` is not written like that, BUN001 for a text
    that is no receipt.
    """
    held = _head(expect) if expect else {}
    read = [brought(office, text) for text in receipts]
    problems = [problem for _, found in read for problem in found]
    if any(receipt is None for receipt, _ in read):
        raise Refused(problems)
    end = tables.read_end()
    return LogHead(end.seq, end.hash.hex()), (*problems, *verify_log(held, [one for one, _ in read if one]))


def _head(text: str) -> Mapping[int, bytes]:
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        raise Refused(BAD_HEAD.at(text=text))
    return {int(match[1]): bytes.fromhex(match[2])}
