"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.home import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.today, name="home"),
    path("nothing", views.nothing, name="home-nothing"),
    path("corrections/<int:number>", views.answer_correction, name="home-correction"),
    path("styleguide", views.styleguide, name="styleguide"),
]
