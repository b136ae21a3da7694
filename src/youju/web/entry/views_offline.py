"""Without a network: the worker that reopens forms, the page of what waits on this device, what the queue asks."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from youju.web.commands.entry.entering import sent_before
from youju.web.ui.access import ANYONE, SIGNED_IN, PageRequest, allow

FILES = (
    "ui/tokens.css", "ui/base.css", "ui/components.css", "ui/page.js", "ui/keep.js", "django_htmx/htmx-2.min.js", "django_htmx/htmx.min.js",
    "entry/entry.css", "entry/form.js", "entry/queue.js", "entry/find.js", "entry/words.js", "entry/offline.js",
)  # fmt: skip
"""What a form needs to work without a network."""


@allow(ANYONE)
@require_safe
@never_cache
def worker(request: PageRequest) -> HttpResponse:
    """The service worker, for the whole site."""
    answer = render(request, "entry/sw.js", {"files": [static(name) for name in FILES]}, content_type="text/javascript")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@allow(SIGNED_IN)
@require_safe
def offline(request: PageRequest) -> HttpResponse:
    """What is kept on this device and not sent yet."""
    return render(request, "entry/offline.html")


@allow(ANYONE)
@require_safe
@never_cache
def here(request: PageRequest) -> HttpResponse:
    """Says only that the site can be reached."""
    return JsonResponse({"here": True})


@allow(SIGNED_IN)
@require_safe
@never_cache
def sent(request: PageRequest, client_id: str) -> HttpResponse:
    """The record that was made under this id; 0 for none."""
    return JsonResponse({"record": sent_before(client_id).record})
