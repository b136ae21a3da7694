"""Who may sign in. A person's name lives only here; the log holds `u` and the account's number."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from youju.web.accounts.passwords import plain


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
    """A person who may sign in: `id` is the number that the log names, `name` is shown on screen.

    `must_change`: somebody else knows the password; `language`: "" is the site's; `epoch`: every session signed in under
    an earlier one has ended.
    """

    login = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    is_active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="", blank=True)
    epoch = models.IntegerField(default=0)

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

    def set_password(self, raw_password: str | None) -> None:
        """Keep its slow digest; full-width characters of an input method are the same as half-width ones."""
        super().set_password(None if raw_password is None else plain(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is the password."""
        return super().check_password(None if raw_password is None else plain(raw_password))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is bound to: it ends with a new password, and when the person ends all."""
        told = f"{self.password}:{self.epoch}"
        return salted_hmac("youju.accounts.session", told, secret=secret, algorithm="sha256").hexdigest()

    def __str__(self) -> str:
        return self.name


class SecondFactor(models.Model):
    """The secret that a person's phone computes one-time codes from, sealed; not asked for until `confirmed`."""

    account = models.OneToOneField(Account, models.CASCADE, primary_key=True, related_name="second_factor")
    secret = models.BinaryField()
    confirmed = models.BooleanField(default=False)
    last_step = models.BigIntegerField(default=-1)

    class Meta:
        """A code is used once: no step at or below `last_step` is taken again."""

        db_table = "second_factor"

    def __str__(self) -> str:
        return f"second factor of u{self.account_id}"


class RecoveryCode(models.Model):
    """A code for the day when the phone is gone: its digest only, deleted when used."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="recovery_codes")
    digest = models.BinaryField(max_length=32)

    class Meta:
        """A few per account."""

        db_table = "recovery_code"

    def __str__(self) -> str:
        return f"recovery code of u{self.account_id}"


class Token(models.Model):
    """A key by which a program acts for a person: its digest only. `used_on` is a day, to find forgotten ones."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=64)
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_on = models.DateField(null=True)

    class Meta:
        """Found by digest."""

        db_table = "token"

    def __str__(self) -> str:
        return self.name


class Attempt(models.Model):
    """Wrong passwords in a row; `key` is a digest of what they were tried on."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()

    class Meta:
        """Emptied as it ages."""

        db_table = "attempt"

    def __str__(self) -> str:
        return f"{self.failures} failures"
