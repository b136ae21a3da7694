"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.review import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("review", views.review_queue, name="review"),
    path("review/accept", views.accept, name="review-accept"),
    path("review/batches/<int:batch>/undo", views.undo, name="review-undo"),
    path("review/<int:record>", views.review_one, name="review-one"),
    path("review/<int:record>/return", views.return_one, name="review-return"),
]
