"""What tests look at in a snapshot."""

from __future__ import annotations

from typing import Any

from youju.engine.snapshot import Snapshot


def column(snapshot: Snapshot, name: str, as_of: int | None = None, register: str = "lectures") -> dict[int, Any]:
    """One column by record, as the snapshot shows it at a seq."""
    state = snapshot.at(as_of)
    columns = snapshot.definitions.columns[register]
    relation = state.relation(register, (columns["record"], columns[name]))
    return dict(state.rows(f'SELECT record, "{name}" FROM {relation} ORDER BY record'))


def files(snapshot: Snapshot, register: str = "lectures") -> dict[int, str]:
    """The file names of a register by year, 0 for undated."""
    return {part.year: part.name for part in snapshot.at().base.parts_of(register)}
