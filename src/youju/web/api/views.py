"""A page that tells how to use the API, made from its own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import get_resolver
from django.views.decorators.http import require_safe

from youju.web.ui.access import ANYONE, PageRequest, allow

METHODS = ("get", "post", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its method and address, what it does, its parameters, the schema of its body."""

    method: str
    address: str
    summary: str
    parameters: tuple[str, ...]
    body: str


@allow(ANYONE)
@require_safe
def docs(request: PageRequest) -> HttpResponse:
    """Every operation with its parameters, and how to begin."""
    address = request.build_absolute_uri("/api/registers")
    return render(request, "api/docs.html", {"operations": list(_operations()), "address": address})


def _operations() -> Iterator[Operation]:
    """Of the description that programs read; asked for late, because addresses are known late."""
    described: dict[str, Any] = _described()
    for address, found in described["paths"].items():
        for method in METHODS:
            if method in found:
                one = found[method]
                names = tuple(p["name"] for p in one.get("parameters", ()))
                yield Operation(method.upper(), address, one.get("summary", ""), names, _body(one))


def _described() -> dict[str, Any]:
    view = next(p for p in _patterns() if getattr(p, "name", "") == "openapi-json").callback
    schema: dict[str, Any] = view.keywords["api"].get_openapi_schema()
    return schema


def _patterns() -> Iterator[Any]:
    for pattern in get_resolver().url_patterns:
        yield from _below(pattern)


def _below(pattern: Any) -> Iterator[Any]:
    for one in getattr(pattern, "url_patterns", ()):
        yield from _below(one)
    yield pattern


def _body(operation: dict[str, Any]) -> str:
    content = operation.get("requestBody", {}).get("content", {})
    for kind, one in content.items():
        name = one.get("schema", {}).get("$ref", "").rsplit("/", 1)[-1]
        return name or str(kind)
    return ""
