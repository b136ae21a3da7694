"""Who has a record in hand: two reviewers never hold the same one. Not in the log: a hold ends by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta

from django.db import transaction

from youju.web.store.models import Hold

LENGTH = timedelta(minutes=10)


def take(records: Iterable[int], actor: str, now: datetime) -> dict[int, str]:
    """Hold these records for ten minutes from `now` (aware); returns those that somebody else holds, and who.

    What the actor holds already is prolonged.
    """
    wanted = sorted(set(records))
    stamp, until = _stamp(now), _stamp(now + LENGTH)
    with transaction.atomic():
        Hold.objects.filter(record__in=wanted, until__lte=stamp).delete()
        Hold.objects.filter(record__in=wanted, actor=actor).update(until=until)
        Hold.objects.bulk_create(
            [Hold(record=record, actor=actor, until=until) for record in wanted], ignore_conflicts=True
        )
        return dict(Hold.objects.filter(record__in=wanted).exclude(actor=actor).values_list("record", "actor"))


def holders(records: Collection[int], now: datetime) -> dict[int, str]:
    """Who holds which of these records now."""
    held = Hold.objects.filter(record__in=list(records), until__gt=_stamp(now))
    return dict(held.values_list("record", "actor"))


def let_go(records: Collection[int], actor: str) -> None:
    """End the actor's holds of these records."""
    Hold.objects.filter(record__in=list(records), actor=actor).delete()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
