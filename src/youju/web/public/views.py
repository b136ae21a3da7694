"""What residents see without signing in: what is coming, as a page and as a calendar; what this system does not do."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from youju.web.commands.desk.office import current_office
from youju.web.commands.registers.coming import calendar, coming
from youju.web.ui.access import ANYONE, allow
from youju.web.ui.templatetags.ui import language


@allow(ANYONE)
@require_safe
@cache_control(max_age=300)
def public(request: HttpRequest) -> HttpResponse:
    """The coming performances and activities, by day."""
    found = coming(current_office(), language())
    days = [(day, list(some)) for day, some in groupby(found, key=lambda one: one.start)]
    return render(request, "public/coming.html", {"days": days})


@allow(ANYONE)
@require_safe
@cache_control(max_age=300)
def feed(request: HttpRequest) -> HttpResponse:
    """The same for calendars to subscribe to (RFC 5545)."""
    return HttpResponse(calendar(current_office(), language()), content_type="text/calendar; charset=utf-8")
