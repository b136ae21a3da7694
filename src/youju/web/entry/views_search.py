"""Search across registers, units, indicators and records."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from youju.web.commands.desk.office import current_office
from youju.web.commands.registers.searching import search
from youju.web.ui.access import SIGNED_IN, PageRequest, allow
from youju.web.ui.templatetags.ui import language


@allow(SIGNED_IN)
@require_safe
def search_page(request: PageRequest) -> HttpResponse:
    """What the words, or their pinyin initials, are found in."""
    text = request.GET.get("q", "").strip()
    found = search(current_office(), request.actor, text, language())
    nothing = not (found.total or found.registers or found.indicators or found.units or found.persons)
    return render(request, "entry/search.html", {"found": found, "nothing": bool(text) and nothing})
