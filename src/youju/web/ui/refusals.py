"""Commands refuse what cannot be used at all; the reader then sees the problems, not a crash."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from youju.engine.base.problems import Refused


class RefusalMiddleware:
    """Turns a `Refused` that no view caught into a page with its problems (422)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on; see `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show the problems of a refusal; anything else is a fault of ours and goes on."""
        if not isinstance(error, Refused):
            return None
        return render(request, "ui/refused.html", {"problems": error.problems}, status=422)
