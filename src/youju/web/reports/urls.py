"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.reports import views, views_check, views_edition_files, views_editions, views_receipts, views_stated

urlpatterns: list[URLPattern | URLResolver] = [
    path("reports", views.reports, name="reports"),
    path("reports/<str:report>", views.report, name="report"),
    path("reports/<str:report>/file.<str:ending>", views.download, name="report-file"),
    path("editions", views_editions.edition_list, name="editions"),
    path("editions/new", views_editions.edition_new, name="edition-new"),
    path("editions/<str:edition>", views_editions.edition_page, name="edition-page"),
    path("editions/<str:edition>/check", views_editions.edition_check, name="edition-check"),
    path("editions/<str:edition>/sign", views_editions.edition_sign, name="edition-sign"),
    path("editions/<str:edition>/issue", views_editions.edition_issue, name="edition-issue"),
    path("editions/<str:edition>/withdraw", views_editions.edition_withdraw, name="edition-withdraw"),
    path("editions/<str:edition>/sheet", views_editions.edition_sheet, name="edition-sheet"),
    path("editions/<str:edition>/drift", views_editions.edition_drift, name="edition-drift"),
    path("editions/<str:edition>/bundle/<str:kind>", views_edition_files.edition_bundle, name="edition-bundle"),
    path("editions/<str:edition>/<str:which>.<str:ending>", views_edition_files.edition_file, name="edition-file"),
    path("stated", views_stated.stated_list, name="stated"),
    path("stated/new", views_stated.stated_new, name="stated-new"),
    path("stated/<int:number>", views_stated.stated_page, name="stated-page"),
    path("stated/<int:number>/change", views_stated.stated_change, name="stated-change"),
    path("stated/<int:number>/confirm", views_stated.stated_confirm, name="stated-confirm"),
    path("stated/<int:number>/void", views_stated.stated_void, name="stated-void"),
    path("stated/<int:number>/restore", views_stated.stated_restore, name="stated-restore"),
    path("receipts", views_receipts.receipt_list, name="receipt-list"),
    path("receipts/compare", views_receipts.receipt_compare, name="receipt-compare"),
    path("receipts/<int:number>", views_receipts.receipt_page, name="receipt-page"),
    path("receipts/<int:number>/file", views_receipts.receipt_file, name="receipt-file"),
    path("late", views_receipts.late_list, name="late-list"),
    path("late/<int:record>/reason", views_receipts.late_reason, name="late-reason"),
    path("check", views_check.check, name="check"),
    path("check/<str:number>", views_check.checked, name="checked"),
    path("check/<str:number>/comments", views_check.comments, name="check-comments"),
    path("check/<str:number>/refreshed", views.refreshed, name="check-refreshed"),
    path("check/<str:number>/draft", views.adopted, name="check-draft"),
]
