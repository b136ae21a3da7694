"""Addresses of the API: its operations, its description, a page that tells how to use it."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from youju import __version__
from youju.engine.base.problems import Refused
from youju.web.api import routes_office, routes_records, views
from youju.web.api.answers import language, problems_out, status_of
from youju.web.api.guard import Session, Token
from youju.web.api.problems import BAD_INPUT, NO_TOKEN, NOT_ALLOWED, NOTHING_HERE

api = NinjaAPI(
    title="Youju 有据",
    version=__version__,
    description="The same commands as the pages, with the same rights.",
    docs_url=None,
    auth=[Token(), Session()],
    urls_namespace="api",
)
api.add_router("", routes_records.router)
api.add_router("", routes_office.router)


def _say(request: HttpRequest, problems: object, status: int) -> HttpResponse:
    told = [problem.model_dump() for problem in problems_out(problems, language(request))]  # type: ignore[arg-type]
    body = json.dumps({"problems": told}, ensure_ascii=False)
    return HttpResponse(body, content_type="application/json; charset=utf-8", status=status)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """What cannot be used at all, with the reasons."""
    return _say(request, error.problems, status_of(error.problems))


@api.exception_handler(AuthenticationError)
def unknown(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """Nobody has signed in, or the token has ended."""
    return _say(request, [NO_TOKEN.at()], 401)


@api.exception_handler(ValidationError)
def ill_formed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What does not fit the description of the operation."""
    found = [BAD_INPUT.at(where=".".join(map(str, e["loc"])), why=e["msg"]) for e in error.errors]
    return _say(request, found, 422)


@api.exception_handler(HttpError)
def not_allowed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A role is missing, the CSRF token is, or the request cannot be read."""
    kind = BAD_INPUT.at(where="body", why=str(error)) if error.status_code == 400 else NOT_ALLOWED.at(why=str(error))
    return _say(request, [kind], error.status_code)


@api.exception_handler(Http404)
def nothing(request: HttpRequest, _error: Http404) -> HttpResponse:
    """No such address."""
    return _say(request, [NOTHING_HERE.at()], 404)


urlpatterns: list[URLPattern | URLResolver] = [
    path("api/docs", views.docs, name="api-docs"),
    path("api/", api.urls),
]
