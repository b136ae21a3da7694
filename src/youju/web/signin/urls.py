"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.signin import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("signin", views.sign_in, name="signin"),
    path("signin/as", views.sign_in_as, name="signin-as"),
    path("signout", views.sign_out, name="signout"),
]
