"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.home import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.today, name="home"),
    path("styleguide", views.styleguide, name="styleguide"),
]
