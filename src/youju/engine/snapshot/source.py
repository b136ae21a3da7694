"""What a snapshot needs from the log; `web.store` implements it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class RevisionSource(Protocol):
    """Reads bodies (exact UTF-8 bytes) from the log."""

    def head(self) -> int:
        """Seq of the last revision; 0 for an empty log."""

    def last_bodies(self, low: int, high: int) -> Iterator[bytes]:
        """For each record touched in (low, high], the body of its last revision in that span."""

    def bodies_at(self, low: int, high: int, at: int) -> Iterator[bytes]:
        """For each record touched in (low, high], the body of its last revision with seq <= at, if it has one."""

    def revisions_of(self, register: str, low: int, high: int) -> Iterator[bytes]:
        """The bodies of all revisions of a register's records in (low, high]."""

    def touched(self, low: int, high: int) -> Iterator[int]:
        """Numbers of the records touched in (low, high]."""
