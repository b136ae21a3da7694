"""The tables of the ledger. Thin: rows go in through `log`, come out through `read`, `source` and `lookup`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    Whole = models.BigIntegerField[int, int]
else:
    Whole = models.BigIntegerField


class Number(Whole):
    """A whole number of 64 bits. As a primary key on SQLite it is the row's own id, which saves an index."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """`integer` on SQLite (64 bits there), `bigint` elsewhere."""
        return "integer" if connection.vendor == "sqlite" else "bigint"


class Revision(models.Model):
    """One change of one record: the exact text that was hashed, and its place in the chain. Never updated."""

    seq = Number(primary_key=True)
    record = Number()
    register = models.CharField(max_length=64)
    body = models.TextField()
    prev = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        """Names that the figures' SQL reads."""

        db_table = "revision"
        indexes = (models.Index(fields=("record", "seq"), name="revision_record_seq"),)

    def __str__(self) -> str:
        return f"{self.seq} of {self.register} {self.record}"


class LogHead(models.Model):
    """The one row that says where the log ends; writers queue at its lock."""

    seq = Number()
    hash = models.BinaryField(max_length=32)
    recorded_at = models.CharField(max_length=24)

    class Meta:
        """Names that the figures' SQL reads."""

        db_table = "log_head"

    def __str__(self) -> str:
        return f"head {self.seq}"


OPEN = ~models.Q(stage__in=("accepted", "void"))


class Record(models.Model):
    """Where a record stands now. Derived: it can be rebuilt from the log and is compared with it."""

    id = Number(primary_key=True)
    register = models.CharField(max_length=64)
    unit = Number()
    date = models.CharField(max_length=10)
    stage = models.CharField(max_length=64)
    seq = Number()
    key = models.BinaryField(max_length=16, null=True)
    client_id = models.CharField(max_length=64, null=True, unique=True)

    class Meta:
        """Names that the figures' SQL reads; three indexes besides the keys are all that lists, the queue and neighbours need."""

        db_table = "record"
        constraints = (models.UniqueConstraint(fields=("register", "key"), name="record_natural_key"),)
        indexes = (
            models.Index(fields=("register", "unit", "stage"), name="record_register_unit"),
            models.Index(fields=("register", "date"), name="record_register_date"),
            # What waits for somebody is a small part of what is accepted: the queue reads only that.
            models.Index(fields=("stage", "register", "id"), name="record_open", condition=OPEN),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.id}"


class Sealed(models.Model):
    """A personal value under AES-256-GCM, and the blind index that finds it. Erasure deletes the row."""

    record = Number()
    field = models.CharField(max_length=64)
    salt = models.BinaryField(max_length=32)
    ciphertext = models.BinaryField()
    blind = models.BinaryField(max_length=32)

    class Meta:
        """A changed value is a further row under another salt, so that history and undo still open the earlier one."""

        db_table = "sealed"
        constraints = (models.UniqueConstraint(fields=("record", "field", "salt"), name="sealed_record_field_salt"),)
        indexes = (models.Index(fields=("blind",), name="sealed_blind"),)

    def __str__(self) -> str:
        return f"{self.field} of {self.record}"


class Hold(models.Model):
    """A reviewer has a record in hand until an instant. Mutable, not part of the ledger."""

    record = Number(primary_key=True)
    actor = models.CharField(max_length=64)
    until = models.CharField(max_length=24)

    class Meta:
        """A short table: what has ended is removed when it is next asked for."""

        db_table = "hold"

    def __str__(self) -> str:
        return f"{self.record} held by {self.actor}"


class Draft(models.Model):
    """What is being typed: a new record (`record` 0) or a change of one. Mutable, not in the log, nothing personal."""

    actor = models.CharField(max_length=64)
    client_id = models.CharField(max_length=64)
    register = models.CharField(max_length=64)
    record = Number(default=0)
    unit = Number(default=0)
    raw = models.TextField()
    saved_at = models.CharField(max_length=24)

    class Meta:
        """One row per person and form."""

        db_table = "draft"
        constraints = (models.UniqueConstraint(fields=("actor", "client_id"), name="draft_of_actor"),)

    def __str__(self) -> str:
        return f"{self.register} {self.client_id}"


class SavedView(models.Model):
    """How a person likes to see a register: its list's address after the question mark. Mutable, not in the log."""

    actor = models.CharField(max_length=64)
    register = models.CharField(max_length=64)
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=2000)

    class Meta:
        """One row per person, register and name."""

        db_table = "saved_view"
        constraints = (models.UniqueConstraint(fields=("actor", "register", "name"), name="saved_view_name"),)

    def __str__(self) -> str:
        return f"{self.register} {self.name}"


class Edition(models.Model):
    """The JSON of an edition beside the revision that carries its digest: the folder may be lost, the figures not."""

    record = Number(primary_key=True)
    name = models.CharField(max_length=120, unique=True)
    text = models.TextField()

    class Meta:
        """One row per record of the register `editions`; never updated."""

        db_table = "edition"

    def __str__(self) -> str:
        return self.name
