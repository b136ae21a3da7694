"""Who may sign in. A person's name lives only here; the log holds `u` and the account's number."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts."""

    def create_user(self, login: str, name: str = "", password: str | None = None) -> Account:
        """A new account; without a password nobody can sign in with it."""
        account = self.model(login=login, name=name or login)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        """The account that signs in as `username`, in any case of letters."""
        return self.get(login__iexact=username)


class Account(AbstractBaseUser):
    """A person who may sign in: `id` is the number that the log names, `name` is shown on screen."""

    login = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        """One short table."""

        db_table = "account"

    @property
    def actor_id(self) -> str:
        """How the log names this account."""
        return f"u{self.pk}"

    def __str__(self) -> str:
        return self.name
