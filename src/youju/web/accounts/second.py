"""The second factor: six digits that a phone computes every 30 seconds (RFC 6238), and codes for when it is gone."""

from __future__ import annotations

import secrets
from base64 import b32encode
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from urllib.parse import quote

from django.db import transaction
from django_otp.oath import TOTP

from youju.engine.ledger.seals import decrypt, encrypt
from youju.web.accounts.models import Account, RecoveryCode, SecondFactor
from youju.web.store.office import current_keys

CODES = 10
_STEP, _TOLERANCE, _BYTES = 30, 1, 20
_CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"


def is_on(account: Account) -> bool:
    """Whether signing in asks this person for a code."""
    return SecondFactor.objects.filter(account=account, confirmed=True).exists()


def begin(account: Account) -> str:
    """The secret to put into a phone, in base 32: a new one, or the one begun and not confirmed yet."""
    held = SecondFactor.objects.filter(account=account, confirmed=False).first()
    if held is not None:
        return b32encode(_secret(held)).decode()
    secret = secrets.token_bytes(_BYTES)
    sealed = encrypt(current_keys().seal, secret.hex(), _context(account))
    SecondFactor.objects.update_or_create(
        account=account, defaults={"secret": sealed, "confirmed": False, "last_step": -1}
    )
    return b32encode(secret).decode()


def address(account: Account, secret: str, issuer: str) -> str:
    """The `otpauth:` address that the QR code holds."""
    label = f"{quote(issuer)}:{quote(account.login)}"
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer)}&algorithm=SHA1&digits=6&period={_STEP}"


def check(account: Account, code: str, now: datetime, *, confirmed: bool = True) -> bool:
    """Whether this is the code of now, give or take a step, and not used before. It is used up by that."""
    digits = "".join(code.split())
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 6):
        return False
    with transaction.atomic():
        held = SecondFactor.objects.select_for_update().filter(account=account, confirmed=confirmed).first()
        if held is None:
            return False
        clock = TOTP(_secret(held), _STEP)
        clock.time = now.timestamp()
        if not clock.verify(int(digits), _TOLERANCE, held.last_step + 1):
            return False
        held.last_step = clock.t()
        held.save(update_fields=["last_step"])
    return True


def confirm(account: Account) -> Sequence[str]:
    """Turn it on; the recovery codes, shown once."""
    SecondFactor.objects.filter(account=account).update(confirmed=True)
    return recovery_codes(account)


def recovery_codes(account: Account) -> Sequence[str]:
    """New recovery codes in place of the old."""
    codes = ["-".join("".join(secrets.choice(_CLEAR) for _ in range(5)) for _ in range(2)) for _ in range(CODES)]
    with transaction.atomic():
        RecoveryCode.objects.filter(account=account).delete()
        RecoveryCode.objects.bulk_create([RecoveryCode(account=account, digest=_digest(account, c)) for c in codes])
    return codes


def recover(account: Account, code: str) -> bool:
    """Whether this is a recovery code not used yet; it is used up by that."""
    gone, _ = RecoveryCode.objects.filter(account=account, digest=_digest(account, code)).delete()
    return gone > 0


def drop(account: Account) -> None:
    """Turn it off."""
    with transaction.atomic():
        SecondFactor.objects.filter(account=account).delete()
        RecoveryCode.objects.filter(account=account).delete()


def _secret(held: SecondFactor) -> bytes:
    return bytes.fromhex(decrypt(current_keys().seal, bytes(held.secret), _context(held.account)))


def _context(account: Account) -> str:
    return f"second factor of {account.actor_id}"


def _digest(account: Account, code: str) -> bytes:
    """A random code of 49 bits, tied to the account and to a key of the site: a copy of the table alone tells nothing."""
    letters = "".join(c for c in code.casefold() if c.isalnum())
    return sha256(current_keys().blind + f"{account.pk}\0{letters}".encode()).digest()
