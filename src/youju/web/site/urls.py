"""Addresses of the pages."""

from django.urls import path

from youju.web.figures.views import figure_list, figure_page

urlpatterns = [
    path("", figure_list, name="figures"),
    path("figures/<str:indicator>", figure_page, name="figure"),
]
