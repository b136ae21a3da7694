"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.figures import views, views_sheets

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures", views.figure_list, name="figures"),
    path("figures/<str:indicator>", views.figure_page, name="figure"),
    path("sheet", views_sheets.sheet, name="figures-sheet"),
    path("sample", views_sheets.sample, name="figures-sample"),
]
