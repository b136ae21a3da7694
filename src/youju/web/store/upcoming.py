"""Records of a register by their date, for what is to come."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from youju.engine.ledger.body import decode
from youju.engine.ledger.model import Revision


def dated(register: str, stages: Sequence[str], since: str, until: str, limit: int = 2_000) -> tuple[Revision, ...]:
    """The last revision of each record at one of `stages`, dated from `since` to `until` (`YYYY-MM-DD`), the latest first."""
    marks = ", ".join(["%s"] * len(stages))
    sql = (
        "SELECT v.body FROM record r JOIN revision v ON v.seq = r.seq "
        f"WHERE r.register = %s AND r.date >= %s AND r.date <= %s AND r.stage IN ({marks}) ORDER BY r.date DESC, r.id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [register, since, until, *stages, limit])
        return tuple(decode(row[0]) for row in cursor.fetchall())
