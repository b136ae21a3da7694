"""The plain Django application: one flat, indexed table, and one aggregate per figure.

The month stands in the table as a number, which spares the database a function call per row; the index begins with
what every figure asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, models
from django.db.models import Aggregate, Count, Q, Sum

from bench.ledger import BATCH, parts
from bench.registers import indicators
from bench.rows import Row


class Flat(models.Model):
    """A record as a row of typed columns."""

    register = models.CharField(max_length=8)
    unit = models.IntegerField()
    ym = models.IntegerField()
    held_on = models.CharField(max_length=10)
    stage = models.CharField(max_length=12)
    title = models.CharField(max_length=60)
    place = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    mode = models.CharField(max_length=12)
    people = models.IntegerField()
    hours = models.IntegerField(null=True)
    spent = models.IntegerField(null=True)
    volunteer = models.IntegerField(null=True)

    class Meta:
        """In no installed app: the table is made for the run."""

        app_label = "bench"
        db_table = "bench_flat"
        indexes = (models.Index(fields=("register", "stage", "ym", "unit"), name="bench_flat_asked"),)

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


def report() -> dict[str, list[tuple[int, int, int]]]:
    """The 60 figures by unit and month."""
    return {f"{register}.{pattern}": _figure(register, pattern) for register, pattern in indicators()}


def _figure(register: str, pattern: str) -> list[tuple[int, int, int]]:
    aggregate, where = ASKED[pattern]
    found = Flat.objects.filter(where, register=register, stage="accepted", ym__gte=202601, ym__lte=202612)
    return list(found.values_list("unit", "ym").annotate(value=aggregate))
