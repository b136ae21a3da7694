"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.reports import views, views_check

urlpatterns: list[URLPattern | URLResolver] = [
    path("reports", views.reports, name="reports"),
    path("reports/<str:report>", views.report, name="report"),
    path("reports/<str:report>/file.<str:ending>", views.download, name="report-file"),
    path("check", views_check.check, name="check"),
    path("check/<str:number>", views_check.checked, name="checked"),
    path("check/<str:number>/comments", views_check.comments, name="check-comments"),
    path("check/<str:number>/refreshed", views.refreshed, name="check-refreshed"),
    path("check/<str:number>/draft", views.adopted, name="check-draft"),
]
