"""Figures at a seq stay what they were after thousands of later changes, whatever becomes of the snapshot."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.long.changes import change
from bench.long.frozen import differences, said_at
from bench.long.ground import ground
from bench.timing import progress
from youju.engine.base.problems import Refused


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many answers were frozen at `seq`, the changes since, and by way of asking again what had changed."""

    seq: int
    head: int
    answers: int
    moved_on: int
    changes: Counter[str]
    different: dict[str, list[str]]

    @property
    def held(self) -> bool:
        """Whether nothing frozen has changed, although the present has."""
        return not any(self.different.values()) and self.moved_on > 0

    def text(self) -> str:
        """For LONG.md."""
        kinds = ", ".join(f"{name} {count:,}" for name, count in self.changes.most_common())
        asked = "\n".join(f"| {way} | {len(where) or 'none'} |" for way, where in self.different.items())
        return (
            "## Figures at a seq after later changes\n\n"
            f"Frozen at seq {self.seq:,}: {self.answers} answers (figures, breakdowns, digests of the rows behind). "
            f"Then {self.changes.total():,} changes up to seq {self.head:,}: {kinds}. "
            f"At the head {self.moved_on} of the answers are others now.\n\n"
            f"| asked again at seq {self.seq:,} | answers that differ |\n| --- | --- |\n{asked}"
        )


def run(folder: Path, records: int, changes: int, seed: int) -> Outcome:
    """Make a ledger, freeze it, change it, ask again in four ways."""
    made = ground(folder, records, seed)
    office = made.office
    seq = office.source.head()
    progress(f"ledger of {seq:,} revisions made")
    frozen = said_at(office, seq)
    done = change(made, changes, lambda number: progress(f"{number:,} of {changes:,} changes made"))
    head = office.source.head()
    different = {"with the base of then": differences(frozen, said_at(office, seq))}
    if problems := office.snapshot().refresh():
        raise Refused(problems)
    different["after compaction"] = differences(frozen, said_at(office, seq))
    shutil.rmtree(office.site.path("snapshot"))
    different["with the snapshot folder deleted"] = differences(frozen, said_at(office, seq))
    different["by the SQL database alone"] = differences(frozen, said_at(office, seq, oracle=True))
    now = said_at(office, head)
    different["at the head, calculator against SQL"] = differences(now, said_at(office, head, oracle=True))
    return Outcome(seq, head, len(frozen), len(differences(frozen, now)), done, different)
