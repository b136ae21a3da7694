"""What signing in needs: second factor, recovery codes, tokens, wrong passwords in a row."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))


def account(related: str) -> models.ForeignKey:
    """A column that points to an account and goes with it."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.CASCADE, related_name=related, to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    """Nothing in the log."""

    dependencies = (("accounts", "0001_initial"),)
    operations = (
        migrations.AddField("Account", "must_change", models.BooleanField(default=False)),
        migrations.AddField("Account", "language", models.CharField(blank=True, default="", max_length=8)),
        migrations.AddField("Account", "epoch", models.IntegerField(default=0)),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="second_factor",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("secret", models.BinaryField()),
                ("confirmed", models.BooleanField(default=False)),
                ("last_step", models.BigIntegerField(default=-1)),
            ],
            options={"db_table": "second_factor"},
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[ID, ("account", account("recovery_codes")), ("digest", models.BinaryField(max_length=32))],
            options={"db_table": "recovery_code"},
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ID,
                ("account", account("tokens")),
                ("name", models.CharField(max_length=64)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("used_on", models.DateField(null=True)),
            ],
            options={"db_table": "token"},
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("last", models.DateTimeField()),
            ],
            options={"db_table": "attempt"},
        ),
    )
