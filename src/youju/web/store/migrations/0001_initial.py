"""The tables of the ledger, the one row of `log_head`, and the triggers that keep the log append-only."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from youju.web.store import guards
from youju.web.store.models import Number


def make_head(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """An empty log: seq 0, and 32 zero bytes as the predecessor of revision 1."""
    apps.get_model("store", "LogHead").objects.create(id=1, seq=0, hash=bytes(32), recorded_at="")
    guards.install(editor.connection)


def remove_guards(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Backwards, the tables themselves go."""
    guards.remove(editor.connection)


class Migration(migrations.Migration):
    """Made by hand from `makemigrations`; the triggers and the head row are not Django's."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="LogHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", Number()),
                ("hash", models.BinaryField(max_length=32)),
                ("recorded_at", models.CharField(max_length=24)),
            ],
            options={"db_table": "log_head"},
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", Number(primary_key=True, serialize=False)),
                ("register", models.CharField(max_length=64)),
                ("unit", Number()),
                ("date", models.CharField(max_length=10)),
                ("stage", models.CharField(max_length=64)),
                ("seq", Number()),
                ("key", models.BinaryField(max_length=16, null=True)),
                ("client_id", models.CharField(max_length=64, null=True, unique=True)),
            ],
            options={
                "db_table": "record",
                "indexes": [models.Index(fields=["register", "unit", "stage"], name="record_register_unit")],
                "constraints": [models.UniqueConstraint(fields=("register", "key"), name="record_natural_key")],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("seq", Number(primary_key=True, serialize=False)),
                ("record", Number()),
                ("register", models.CharField(max_length=64)),
                ("body", models.TextField()),
                ("prev", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "revision",
                "indexes": [models.Index(fields=["record", "seq"], name="revision_record_seq")],
            },
        ),
        migrations.CreateModel(
            name="Sealed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", Number()),
                ("field", models.CharField(max_length=64)),
                ("salt", models.BinaryField(max_length=32)),
                ("ciphertext", models.BinaryField()),
                ("blind", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "sealed",
                "indexes": [models.Index(fields=["blind"], name="sealed_blind")],
                "constraints": [
                    models.UniqueConstraint(fields=("record", "field", "salt"), name="sealed_record_field_salt")
                ],
            },
        ),
        migrations.RunPython(make_head, remove_guards),
    )
