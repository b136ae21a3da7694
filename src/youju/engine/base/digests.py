"""Digests and the canonical bytes they are taken over (RFC 8785, without floats)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="sorted")
_SAFE = 2**53  # RFC 8785 section 3.2.2.3: integers beyond IEEE 754 double precision have no canonical form


def canonical(value: Any) -> bytes:
    """`value` as RFC 8785 canonical JSON, UTF-8.

    Floats are refused (TypeError): a printed number is never binary floating point. Integers beyond 2**53 are
    refused (ValueError). Keys are sorted by code point, which equals the RFC's UTF-16 order for the Basic
    Multilingual Plane; keys beyond it are refused (ValueError) by the same walk.
    """
    _refuse(value)
    return _ENCODER.encode(value)


def canonical_unchecked(value: Any) -> bytes:
    """The same bytes without the walk: only for values the caller has just built from checked parts."""
    return _ENCODER.encode(value)


def _refuse(value: Any) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no place in canonical data")
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > _SAFE:
        raise ValueError("an integer beyond 2**53 has no canonical JSON form")
    if isinstance(value, Mapping):
        for key, item in value.items():
            _refuse_key(key)
            _refuse(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _refuse(item)


def _refuse_key(key: Any) -> None:
    if not isinstance(key, str) or any(ord(c) > 0xFFFF for c in key):
        raise ValueError("keys must be text of the Basic Multilingual Plane")


def sha256(data: bytes) -> bytes:
    """SHA-256 digest, 32 bytes."""
    return hashlib.sha256(data).digest()


def hex_digest(data: bytes) -> str:
    """SHA-256 digest as 64 hexadecimal characters."""
    return hashlib.sha256(data).hexdigest()
