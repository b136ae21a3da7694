"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.entry import views_form, views_import, views_offline, views_records, views_registers, views_search

urlpatterns: list[URLPattern | URLResolver] = [
    path("registers", views_registers.register_list, name="register-list"),
    path("registers/<str:register>", views_registers.register_table, name="register-table"),
    path("registers/<str:register>/export", views_registers.register_export, name="register-export"),
    path("registers/<str:register>/views", views_registers.view_save, name="register-view-save"),
    path("registers/<str:register>/views/drop", views_registers.view_drop, name="register-view-drop"),
    path("records/<int:record>", views_records.record_page, name="record-page"),
    path("records/<int:record>/put-back", views_records.record_put_back, name="record-put-back"),
    path("records/<int:record>/withdraw", views_records.record_withdraw, name="record-withdraw"),
    path("records/<int:record>/restore", views_records.record_restore, name="record-restore"),
    path("records/<int:record>/void", views_records.record_void, name="record-void"),
    path("records/<int:record>/step", views_records.record_step, name="record-step"),
    path("records/<int:record>/evidence", views_records.evidence_attach, name="record-attach"),
    path("evidence/<int:number>", views_records.evidence_file, name="evidence-file"),
    path("evidence/<int:number>/small", views_records.evidence_small, name="evidence-small"),
    path("evidence/<int:number>/detach", views_records.evidence_detach, name="evidence-detach"),
    path("evidence/<int:number>/again", views_records.evidence_again, name="evidence-again"),
    path("search", views_search.search_page, name="search"),
    path("registers/<str:register>/new", views_form.new_record, name="record-new"),
    path("records/<int:record>/edit", views_form.edit_record, name="record-edit"),
    path("records/<int:record>/merge", views_form.merge_record, name="record-merge"),
    path("entry/suggest/<str:register>", views_form.suggestions, name="entry-suggest"),
    path("entry/drafts/<str:client_id>/drop", views_form.drop_draft, name="entry-draft-drop"),
    path("entry/here", views_offline.here, name="entry-here"),
    path("entry/sent/<str:client_id>", views_offline.sent, name="entry-sent"),
    path("imports", views_import.imports, name="imports"),
    path("imports/<int:number>", views_import.numbered, name="import-numbered"),
    path("imports/<int:number>/undo", views_import.undo, name="import-undo"),
    path("imports/<str:token>", views_import.one, name="import-one"),
    path("imports/<str:token>/table", views_import.table, name="import-table"),
    path("imports/<str:token>/columns", views_import.map_page, name="import-columns"),
    path("imports/<str:token>/preview", views_import.preview, name="import-preview"),
    path("imports/<str:token>/stop", views_import.halt, name="import-stop"),
    path("imports/<str:token>/resume", views_import.go_on, name="import-resume"),
    path("imports/<str:token>/rejects", views_import.rejects, name="import-rejects"),
    path("offline", views_offline.offline, name="entry-offline"),
    path("sw.js", views_offline.worker, name="entry-worker"),
]
