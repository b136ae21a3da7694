"""What every template may use: the office, the reader, the menu."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from youju.web.ui import menu
from youju.web.ui.access import NOBODY


def page_context(request: HttpRequest) -> dict[str, Any]:
    """`office` (Site or None), `actor` (None for a visitor), `menu` as (entry, whether it is current)."""
    actor = getattr(request, "actor", NOBODY)
    known = actor is not NOBODY
    shown = menu.entries(actor) if known else ()
    return {
        "office": settings.YOUJU_SITE,
        "actor": actor if known else None,
        "menu": [(entry, menu.is_current(entry, request.path)) for entry in shown],
        "languages": settings.LANGUAGES,
    }
