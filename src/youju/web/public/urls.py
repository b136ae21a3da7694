"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.public import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("public/", views.public, name="public"),
    path("public/calendar.ics", views.feed, name="public-calendar"),
]
