"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.figures import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures", views.figure_list, name="figures"),
    path("figures/<str:indicator>", views.figure_page, name="figure"),
]
