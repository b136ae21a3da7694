"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from youju.web.accounts.endpoints import CALLBACK
from youju.web.signin import views, views_account, views_certificate, views_provider

urlpatterns: list[URLPattern | URLResolver] = [
    path("signin", views.sign_in, name="signin"),
    path("signin/code", views.sign_in_code, name="signin-code"),
    path("signin/as", views.sign_in_as, name="signin-as"),
    path("signin/provider", views_provider.to_provider, name="signin-provider"),
    path("signin/provider/back", views_provider.from_provider, name=CALLBACK),
    path("signout", views.sign_out, name="signout"),
    path("account", views_account.account_page, name="account"),
    path("account/password", views_account.account_password, name="account-password"),
    path("account/language", views_account.account_language, name="account-language"),
    path("account/sessions", views_account.account_sessions, name="account-sessions"),
    path("account/second", views_account.account_second, name="account-second"),
    path("account/tokens", views_account.account_tokens, name="account-tokens"),
    path("account/tokens/<int:token>/revoke", views_account.account_token_revoke, name="account-token-revoke"),
    path("certificate", views_certificate.certificate_page, name="certificate"),
    path("certificate.crt", views_certificate.certificate_file, name="certificate-file"),
]
