"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.requests import views, views_drops, views_files, views_rates

urlpatterns: list[URLPattern | URLResolver] = [
    path("requests", views.request_list, name="requests-list"),
    path("requests/new", views.new_request, name="requests-new"),
    path("requests/burden", views.show_burden, name="requests-burden"),
    path("requests/rates", views_rates.rates_page, name="requests-rates"),
    path("requests/returns", views_drops.drop_returns, name="requests-returns"),
    path("requests/returns/<int:number>/undo", views_files.undo, name="requests-undo"),
    path("requests/returns/<int:number>.xlsx", views_drops.marked, name="requests-marked"),
    path("requests/returns/<str:token>", views_drops.drop_page, name="requests-drop"),
    path("requests/returns/<str:token>/stop", views_drops.drop_stop, name="requests-drop-stop"),
    path("requests/returns/<str:token>/go-on", views_drops.drop_go_on, name="requests-drop-go-on"),
    path("requests/unit/<str:code>", views_rates.unit_page, name="requests-unit"),
    path("requests/unit/<str:code>/nothing", views_rates.nothing, name="requests-nothing"),
    path("requests/unit/<str:code>/summary", views_rates.unit_summary, name="requests-summary"),
    path("requests/unit/<str:code>/ledger/<str:register>", views_rates.unit_ledger, name="requests-ledger"),
    path("requests/<int:number>", views.request_page, name="requests-page"),
    path("requests/<int:number>/end", views.end_request, name="requests-end"),
    path("requests/<int:number>/forms.zip", views_files.all_workbooks, name="requests-forms"),
    path("requests/<int:number>/units/<int:unit>.xlsx", views_files.one_workbook, name="requests-form"),
]
