"""Personal values: the digest that stands in the log, the sealed value beside it, the index that finds it again.

Deleting a sealed row leaves a digest that says nothing without its salt. AES-256-GCM follows NIST SP 800-38D: 96-bit
random nonces, which keep one key safe for about 2**32 values.
"""

from __future__ import annotations

import hmac
import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from youju.engine.definitions.model import Field
from youju.engine.ledger.model import Seal

_ID, _NONCE = 4, 12
_BLANKS = re.compile(r"[\s·•・.]+")
_NOT_DIGITS = re.compile(r"\D+")


class SealBroken(ValueError):
    """The ciphertext was made with another key, for another place, or was altered."""


def new_salt() -> bytes:
    """16 random bytes."""
    return os.urandom(16)


def digest(value: str, salt: bytes) -> str:
    """What the log holds of a personal value: SHA-256(salt || UTF-8) in hex."""
    return sha256(salt + value.encode()).hexdigest()


def seal(field: Field, value: str, salt: bytes) -> Seal:
    """The seal of a value of a personal field."""
    return Seal(field.id, field.type, value, salt, digest(value, salt))


def blind(site_key: bytes, kind: str, value: str) -> bytes:
    """HMAC-SHA256 by which equal values of one kind (a field type) are found without opening any; 32 bytes."""
    return hmac.digest(site_key, kind.encode() + b"\0" + findable(kind, value).encode(), "sha256")


def findable(kind: str, value: str) -> str:
    """`value` as two writers of the same thing would both have it.

    Names lose blanks and middle dots, telephone numbers keep their digits without 86, identity numbers a capital X.
    """
    text = unicodedata.normalize("NFKC", value).casefold()
    if kind == "phone":
        digits = _NOT_DIGITS.sub("", text)
        return digits[2:] if len(digits) == 13 and digits.startswith("86") else digits
    return _BLANKS.sub("", text)


def key_id(key: bytes) -> bytes:
    """The 4 bytes by which a ciphertext says which key opens it."""
    return sha256(b"youju seal key\0" + key).digest()[:_ID]


def encrypt(key: bytes, value: str, context: str) -> bytes:
    """Seal `value` with a 32-byte key: key id, nonce, ciphertext with tag.

    `context` is bound to it and has to be said again to open it: the value's digest is a good one, since it is known
    before the record has a number, and no sealed row can then stand for another.
    """
    nonce = os.urandom(_NONCE)
    return key_id(key) + nonce + AESGCM(key).encrypt(nonce, value.encode(), context.encode())


def decrypt(keys: bytes | Iterable[bytes], sealed: bytes, context: str) -> str:
    """Open a sealed value with whichever of `keys` made it; raises `SealBroken`."""
    kept = {key_id(key): key for key in ([keys] if isinstance(keys, bytes) else keys)}
    key = kept.get(bytes(sealed[:_ID]))
    if key is None:
        raise SealBroken("no key of this site made it")
    nonce, rest = sealed[_ID : _ID + _NONCE], sealed[_ID + _NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, rest, context.encode()).decode()
    except (InvalidTag, ValueError):
        raise SealBroken("it was altered, or belongs elsewhere") from None
