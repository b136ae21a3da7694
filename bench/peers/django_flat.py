"""The plain Django application: one flat, indexed table, and one aggregate per figure.

Twice: as Django's documentation groups by month, and tuned, with the month kept in the table as a number and in an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from django.db import connection, models
from django.db.models import Aggregate, Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from bench.ledger import BATCH, parts
from bench.registers import indicators
from bench.rows import Row


class Flat(models.Model):
    """A record as a row of typed columns."""

    register = models.CharField(max_length=8)
    unit = models.IntegerField()
    ym = models.IntegerField()
    held_on = models.DateField()
    stage = models.CharField(max_length=12)
    title = models.CharField(max_length=60)
    place = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    mode = models.CharField(max_length=12)
    people = models.IntegerField()
    hours = models.IntegerField(null=True)
    spent = models.IntegerField(null=True)
    volunteer = models.IntegerField(null=True)
    objects: ClassVar[models.Manager[Flat]] = models.Manager()

    class Meta:
        """In no installed app: the table is made for the run."""

        app_label = "bench"
        db_table = "bench_flat"
        indexes = (
            models.Index(fields=("register", "stage", "held_on"), name="bench_flat_day"),
            models.Index(fields=("register", "stage", "ym", "unit"), name="bench_flat_month"),
        )

    def __str__(self) -> str:
        return self.title


ASKED: Mapping[str, tuple[Aggregate, Q]] = {
    "items": (Count("id"), Q()),
    "offline": (Count("id"), Q(mode="offline")),
    "people": (Sum("people"), Q()),
    "big_people": (Sum("people"), Q(people__gte=50, kind__in=["talk", "visit"])),
    "volunteers": (Count("volunteer", distinct=True), Q()),
    "spent": (Sum("spent"), ~Q(kind="class")),
    "online_hours": (Sum("hours"), Q(mode="online")),
    "crowded": (Count("id"), Q(kind__in=["show", "fair"], people__gte=30)),
}


def fill(rows: Iterable[Row], leaves: Sequence[int]) -> None:
    """Make the table in the open database and put the rows into it."""
    with connection.schema_editor() as editor:
        editor.create_model(Flat)
    names = [f.name for f in Flat._meta.concrete_fields if f.name != "id"]
    insert = f"INSERT INTO bench_flat ({', '.join(names)}) VALUES ({', '.join(['%s'] * len(names))})"
    with connection.cursor() as cursor:
        for part in parts(rows, BATCH):
            values = [(r.register, leaves[r.unit], r.ym, r.held_on, *r[3:]) for r in part]
            cursor.execute("BEGIN")
            cursor.executemany(insert, values)
            cursor.execute("COMMIT")
        cursor.execute("ANALYZE bench_flat")


def report() -> dict[str, list[tuple[int, date, int]]]:
    """The 60 figures by unit and month, with `TruncMonth` over the date."""
    year = (date(2026, 1, 1), date(2026, 12, 31))
    return {
        f"{register}.{pattern}": list(
            _records(register, pattern)
            .filter(held_on__range=year)
            .annotate(month=TruncMonth("held_on"))
            .values_list("unit", "month")
            .annotate(value=ASKED[pattern][0])
        )
        for register, pattern in indicators()
    }


def tuned_report() -> dict[str, list[tuple[int, int, int]]]:
    """The same, by the number of the month."""
    return {
        f"{register}.{pattern}": list(
            _records(register, pattern)
            .filter(ym__range=(202601, 202612))
            .values_list("unit", "ym")
            .annotate(value=ASKED[pattern][0])
        )
        for register, pattern in indicators()
    }


def by_month_number(found: Mapping[str, list[tuple[int, date, int]]]) -> dict[str, list[tuple[int, int, int]]]:
    """The months of `report` as YYYYMM."""
    return {id_: [(u, day.year * 100 + day.month, value) for u, day, value in rows] for id_, rows in found.items()}


def _records(register: str, pattern: str) -> QuerySet[Flat]:
    return Flat.objects.filter(ASKED[pattern][1], register=register, stage="accepted")
