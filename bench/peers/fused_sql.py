"""Hand-written DuckDB SQL over the snapshot's own Parquet files: one scan per register, all its figures in it.

Whoever writes this knows where the files are, which of them hold the year, and which stage counts.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from bench.cells import Scanned
from bench.registers import by_register

SELECTED = {
    "items": "count(*)",
    "offline": "count(*) FILTER (WHERE f_mode = 'offline')",
    "people": "CAST(sum(f_people) AS BIGINT)",
    "big_people": "CAST(sum(f_people) FILTER (WHERE f_people >= 50 AND f_kind IN ('talk', 'visit')) AS BIGINT)",
    "volunteers": "count(DISTINCT f_volunteer)",
    "spent": "CAST(sum(f_spent) FILTER (WHERE f_kind <> 'class') AS BIGINT)",
    "online_hours": "CAST(sum(f_hours) FILTER (WHERE f_mode = 'online') AS BIGINT)",
    "crowded": "count(*) FILTER (WHERE f_kind IN ('show', 'fair') AND f_people >= 30)",
}

QUERY = """
SELECT unit, year(date) * 100 + month(date), {selected}
FROM read_parquet('{file}')
WHERE stage = 'accepted' AND date >= '2026-01-01' AND date < '2027-01-01'
GROUP BY 1, 2
"""


class FusedSql:
    """An open DuckDB and the 25 queries over the base that is in `folder` now."""

    def __init__(self, folder: Path) -> None:
        self._database = duckdb.connect()
        self._queries = [
            (
                [f"{register}.{pattern}" for pattern in patterns],
                QUERY.format(selected=", ".join(SELECTED[p] for p in patterns), file=_file(folder, register)),
            )
            for register, patterns in by_register()
        ]

    def report(self) -> Scanned:
        """The 60 figures by unit and month."""
        return [(ids, self._database.execute(query).fetchall()) for ids, query in self._queries]

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()


def _file(folder: Path, register: str) -> Path:
    """The newest file of the year, looked up once: a pattern would be looked up again by each query."""
    return max(folder.glob(f"{register}-2026-*.parquet"), key=lambda path: path.stat().st_mtime)
