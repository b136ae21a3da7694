"""Runs foreign SQL in a process of its own: `python -I verify_sandbox.py`, told what to do on stdin, in JSON. No imports of ours.

One SELECT per file, and nothing else; files below `records` and `figures` may be read, none written; no network, no
settings; bounded in time, memory and rows. Whoever starts it kills it when its time is over.
"""

from __future__ import annotations

import json
import resource
import sys
import threading
from pathlib import Path
from typing import Any

import duckdb

_SETTINGS = (
    "SET threads = 2",
    "SET temp_directory = ''",
    "SET allowed_directories = ['records', 'figures']",
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_LONGEST = 300


def main() -> None:
    """Answer each file with its rows, or with why there are none."""
    told = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    database = duckdb.connect(":memory:", config={"memory_limit": told["memory"]})
    for setting in _SETTINGS:
        database.execute(setting)
    for file in told["files"]:
        answer = _answer(database, Path(file).read_text("utf-8"), told)
        sys.stdout.write(json.dumps({"file": file, **answer}) + "\n")
        sys.stdout.flush()


def _answer(database: duckdb.DuckDBPyConnection, text: str, told: dict[str, Any]) -> dict[str, Any]:
    timer = threading.Timer(told["seconds"], database.interrupt)
    try:
        statements = database.extract_statements(text)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            return {"refused": "not one SELECT"}
        timer.start()
        found = database.execute(statements[0])
        names = [column[0] for column in found.description or ()]
        rows = found.fetchmany(told["rows"] + 1)
    except duckdb.InterruptException:
        return {"refused": "too slow"}
    except (duckdb.Error, MemoryError, RuntimeError) as error:
        return {"refused": " ".join(str(error).split())[:_LONGEST]}
    finally:
        timer.cancel()
    if len(rows) > told["rows"]:
        return {"refused": "too many rows"}
    return {"rows": [dict(zip(names, map(_plain, row), strict=False)) for row in rows]}


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


if __name__ == "__main__":
    main()
