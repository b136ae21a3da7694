"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.review import views, views_questions

urlpatterns: list[URLPattern | URLResolver] = [
    path("review", views.review_queue, name="review"),
    path("review/accept", views.accept, name="review-accept"),
    path("review/batches/<int:batch>/undo", views.undo, name="review-undo"),
    path("review/<int:record>", views.review_one, name="review-one"),
    path("review/<int:record>/return", views.return_one, name="review-return"),
    path("questions", views_questions.question_list, name="question-list"),
    path("questions/export.xlsx", views_questions.question_export, name="question-export"),
    path("questions/ask", views_questions.question_ask, name="question-ask"),
    path("questions/settle", views_questions.question_settle_many, name="question-settle-many"),
    path("questions/<int:number>", views_questions.question_page, name="question-page"),
    path("questions/<int:number>/answer", views_questions.question_answer, name="question-answer"),
    path("questions/<int:number>/settle", views_questions.question_settle, name="question-settle"),
    path("questions/<int:number>/same", views_questions.question_same, name="question-same"),
]
