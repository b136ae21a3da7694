"""Settings of single sign-on (OpenID Connect) as mozilla-django-oidc reads them, from `[oidc]` of youju.toml."""

from __future__ import annotations

from typing import Any

import requests
from django.conf import settings

from youju.web.store.signing import Oidc

OWN = "django.contrib.auth.backends.ModelBackend"
SHARED = "youju.web.accounts.provider.LoginBackend"
CALLBACK = "signin-provider-back"
_PATIENCE = 10
_ENDPOINTS = {
    "authorization_endpoint": "OIDC_OP_AUTHORIZATION_ENDPOINT",
    "token_endpoint": "OIDC_OP_TOKEN_ENDPOINT",
    "userinfo_endpoint": "OIDC_OP_USER_ENDPOINT",
    "jwks_uri": "OIDC_OP_JWKS_ENDPOINT",
    "issuer": "YOUJU_OIDC_ISSUER",
}


def provider_settings(oidc: Oidc | None) -> dict[str, Any]:
    """The settings for this provider, or for none. Endpoints that discovery tells are "" until `discover`."""
    if oidc is None:
        return {"AUTHENTICATION_BACKENDS": [OWN]}
    told = (oidc.authorization, oidc.token, oidc.userinfo, oidc.jwks, oidc.issuer)
    return {
        "AUTHENTICATION_BACKENDS": [OWN, SHARED],
        "OIDC_RP_CLIENT_ID": oidc.client_id,
        "OIDC_RP_CLIENT_SECRET": oidc.secret,
        "OIDC_RP_SCOPES": oidc.scopes,
        "OIDC_RP_SIGN_ALGO": oidc.algorithm,
        "OIDC_CREATE_USER": False,
        "OIDC_USE_PKCE": True,
        "OIDC_TIMEOUT": _PATIENCE,
        "OIDC_AUTHENTICATION_CALLBACK_URL": CALLBACK,
        "YOUJU_OIDC_CLAIM": oidc.claim,
        **dict(zip(_ENDPOINTS.values(), told, strict=True)),
    }


def discover(oidc: Oidc) -> None:
    """Ask the provider for its endpoints and whether it knows PKCE, once.

    Raises `requests.RequestException` where it does not answer, ValueError where it does not tell.
    """
    current: Any = settings
    if not oidc.discovery or current.OIDC_OP_AUTHORIZATION_ENDPOINT:
        return
    answer = requests.get(oidc.discovery, timeout=_PATIENCE)
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    missing = [name for name in _ENDPOINTS if not isinstance(told.get(name), str)]
    if missing:
        raise ValueError(f"the provider does not tell {', '.join(missing)}")
    settings.OIDC_USE_PKCE = "S256" in told.get("code_challenge_methods_supported", ())
    for name, setting in _ENDPOINTS.items():
        setattr(settings, setting, told[name])
