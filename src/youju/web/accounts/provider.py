"""Finds the account of whoever comes from a provider of single sign-on (OpenID Connect).

The provider says who somebody is; who may do what stands in the ledger: nobody gets an account or a role by it.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from youju.web.accounts.models import Account


class LoginBackend(OIDCAuthenticationBackend):  # type: ignore[misc]  # the library ships no types
    """Finds the account whose login the provider tells; makes none."""

    def verify_token(self, token: str, **more: Any) -> dict[str, Any]:
        """The claims of a token that is signed, for this program and by this provider."""
        claims: dict[str, Any] = super().verify_token(token, **more)
        audience = claims.get("aud", "")
        if self.OIDC_RP_CLIENT_ID not in ([audience] if isinstance(audience, str) else audience):
            raise SuspiciousOperation("the token is for another program")
        issuer = self.get_settings("YOUJU_OIDC_ISSUER", "")
        if issuer and claims.get("iss") != issuer:
            raise SuspiciousOperation("the token is of another provider")
        return claims

    def get_userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the provider tells of the person; of the same person as the token does."""
        told: dict[str, Any] = super().get_userinfo(access_token, id_token, payload)
        if told.get("sub") != payload.get("sub"):
            raise SuspiciousOperation("the provider tells of somebody else")
        return told

    def verify_claims(self, claims: dict[str, Any]) -> bool:
        """Whether a login is told."""
        return bool(claims.get(self.get_settings("YOUJU_OIDC_CLAIM")))

    def filter_users_by_claims(self, claims: dict[str, Any]) -> QuerySet[Account]:
        """The account with that login."""
        return Account.objects.filter(login__iexact=str(claims[self.get_settings("YOUJU_OIDC_CLAIM")]), is_active=True)
