"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.figures import views, views_sheets

urlpatterns: list[URLPattern | URLResolver] = [
    path("figures", views.figure_list, name="figures"),
    path("figures/<str:indicator>", views.figure_page, name="figure"),
    path("figures/<str:indicator>/evidence", views.figure_backing, name="figure-backing"),
    path("figures/<str:indicator>/card.<str:ending>", views_sheets.card_file, name="figure-card"),
    path("sheet", views_sheets.sheet, name="figures-sheet"),
    path("sheet.pdf", views_sheets.sheet_file, name="figures-sheet-file"),
    path("sample", views_sheets.sample, name="figures-sample"),
]
