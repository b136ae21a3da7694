"""What pages are measured against: the bare base page, and Django's admin over a flat table, beside the site's own addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, include, path

from bench.peers import BASE_PAGE
from bench.peers.django_lists import Listed
from youju.web.ui.access import SIGNED_IN, PageRequest, allow

if TYPE_CHECKING:
    ListOfRecords = admin.ModelAdmin[Listed]
else:
    ListOfRecords = admin.ModelAdmin


@allow(SIGNED_IN)
def base(request: PageRequest) -> HttpResponse:
    """The base template for whoever has signed in, nothing in it."""
    return render(request, "ui/base.html")


class _Open(admin.AdminSite):
    """An admin for whoever has signed in: the accounts of the site have no flag for it."""

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the admin may be opened."""
        return request.user.is_authenticated


class _Records(ListOfRecords):
    """The columns and filters that our lists show, as many records to a page; else as the admin comes."""

    list_display = ("id", "title", "held_on", "unit", "stage", "place", "kind", "mode", "people", "hours", "spent")
    list_filter = ("stage", "kind", "mode")
    list_per_page = 50

    def has_view_permission(self, request: HttpRequest, obj: Listed | None = None) -> bool:
        """Everybody reads: the accounts of the site know nothing of Django's permissions."""
        return True

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The button is shown."""
        return True

    has_module_permission = has_add_permission


OPEN = _Open("bench")
OPEN.register(Listed, _Records)

urlpatterns: list[URLPattern | URLResolver] = [
    path(BASE_PAGE[1:], base),
    path("bench/admin/", OPEN.urls),
    path("", include("youju.web.site.urls")),
]
