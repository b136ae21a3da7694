"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.entry import views_form, views_offline

urlpatterns: list[URLPattern | URLResolver] = [
    path("registers/<str:register>/new", views_form.new_record, name="record-new"),
    path("records/<int:record>/edit", views_form.edit_record, name="record-edit"),
    path("records/<int:record>/merge", views_form.merge_record, name="record-merge"),
    path("entry/suggest/<str:register>", views_form.suggestions, name="entry-suggest"),
    path("entry/drafts/<str:client_id>/drop", views_form.drop_draft, name="entry-draft-drop"),
    path("entry/here", views_offline.here, name="entry-here"),
    path("entry/sent/<str:client_id>", views_offline.sent, name="entry-sent"),
    path("offline", views_offline.offline, name="entry-offline"),
    path("sw.js", views_offline.worker, name="entry-worker"),
]
