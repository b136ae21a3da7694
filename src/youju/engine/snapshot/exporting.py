"""A register as one Parquet file, as of a seq: for whoever recomputes with their own tools."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from youju.engine.snapshot.snapshot import State
from youju.engine.snapshot.sql import literal


def write_parquet(state: State, register: str, out: Path) -> int:
    """Write the records of a register that are not void; returns how many.

    The connection may write inside the snapshot's folder only, so the file is made there and moved.
    """
    columns = tuple(state.columns[register].values())
    aside = state.shop.folder / "tmp" / f"export-{secrets.token_hex(4)}.parquet"
    rows = f"SELECT * FROM {state.relation(register, columns)} WHERE stage <> 'void' ORDER BY record"
    state.shop.run(f"COPY ({rows}) TO {literal(str(aside))} (FORMAT parquet, COMPRESSION zstd)")
    ((count,),) = state.rows(f"SELECT count(*) FROM read_parquet({literal(str(aside))})")
    shutil.move(aside, out)
    return int(count)
