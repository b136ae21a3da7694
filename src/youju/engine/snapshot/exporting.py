"""A register as one Parquet file, as of a seq: for whoever recomputes with their own tools."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from youju.engine.base.periods import Period
from youju.engine.snapshot.snapshot import State
from youju.engine.snapshot.sql import literal


@dataclass(frozen=True, slots=True)
class Only:
    """Which records are written: those of these units, dated in the period where there is one."""

    units: Sequence[int]
    period: Period | None = None

    @property
    def sql(self) -> str:
        """The condition."""
        units = f"unit IN ({', '.join(map(literal, self.units))})" if self.units else "false"
        if self.period is None:
            return units
        return f"{units} AND date BETWEEN {literal(str(self.period.start))} AND {literal(str(self.period.end))}"


def units_of(state: State, register: str) -> list[int]:
    """The numbers of the units that have records in a register, in order."""
    relation = state.relation(register, (state.columns[register]["unit"],))
    return [int(unit) for (unit,) in state.rows(f"SELECT DISTINCT unit FROM {relation} ORDER BY unit")]


def write_parquet(state: State, register: str, out: Path, only: Only | None = None) -> int:
    """Write the records of a register that are not void, and fit `only`; returns how many.

    The connection may write inside the snapshot's folder only, so the file is made there and moved.
    """
    columns = tuple(state.columns[register].values())
    aside = state.shop.folder / "tmp" / f"export-{secrets.token_hex(4)}.parquet"
    fits = f"stage <> 'void' AND {only.sql}" if only else "stage <> 'void'"
    rows = f"SELECT * FROM {state.relation(register, columns)} WHERE {fits} ORDER BY record"
    state.shop.run(f"COPY ({rows}) TO {literal(str(aside))} (FORMAT parquet, COMPRESSION zstd)")
    ((count,),) = state.rows(f"SELECT count(*) FROM read_parquet({literal(str(aside))})")
    shutil.move(aside, out)
    return int(count)
