"""Verifying the log."""

from __future__ import annotations

import re
from dataclasses import dataclass

from youju.engine.base.problems import Problem, Refused
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import BAD_HEAD
from youju.web.store import tables
from youju.web.store.verify import verify_log

_HEAD = re.compile(r"([1-9]\d{0,17}):([0-9a-f]{64})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LogHead:
    """The end of the log: last seq and its hash, 64 hex digits."""

    seq: int
    hash: str


def verify(office: Office, expect: str = "") -> tuple[LogHead, tuple[Problem, ...]]:
    """Recompute the whole chain; `expect` is `SEQ:HASH` as printed earlier and kept elsewhere ("" for none).

    Raises `Refused` CMD033 where `expect` is not written like that.
    """
    held = _head(expect) if expect else None
    end = tables.read_end()
    return LogHead(end.seq, end.hash.hex()), tuple(verify_log(held, office.pack()))


def _head(text: str) -> dict[int, bytes]:
    match = _HEAD.fullmatch(text.strip())
    if match is None:
        raise Refused(BAD_HEAD.at(text=text))
    return {int(match[1]): bytes.fromhex(match[2])}
