"""The site's keys: files of `SITE/keys/`, readable by the owner only, or environment variables (hex)."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from youju.engine.base.problems import Refused
from youju.web.store.folder import Site
from youju.web.store.problems import NO_KEY

_NAMES = ("seal", "blind", "django")
_RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Keys:
    """32 bytes each: `seal` encrypts personal values, `blind` finds them again, `django` signs sessions."""

    seal: bytes = field(repr=False)
    blind: bytes = field(repr=False)
    django: bytes = field(repr=False)

    @property
    def form(self) -> bytes:
        """The key that seals what forms say of themselves; made from `blind`, which a site keeps for good."""
        return hmac.digest(self.blind, b"youju forms", "sha256")


def make_keys(folder: Path) -> None:
    """Write new keys into `folder`, mode 0600; a key that exists is never replaced (FileExistsError)."""
    folder.mkdir(mode=0o700, exist_ok=True)
    for name in (*_NAMES, _RECEIPT):
        _make(folder, name)


def _make(folder: Path, name: str) -> None:
    handle = os.open(folder / f"{name}.key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32) + "\n")


def load_keys(site: Site) -> Keys:
    """The keys of a site; the environment (`YOUJU_SEAL_KEY` ...) goes before the files. Raises `Refused` (STO005)."""
    found = {name: _load(site.path("keys") / f"{name}.key", name) for name in _NAMES}
    problems = [NO_KEY.at(name=name, variable=_variable(name)) for name, key in found.items() if len(key) != 32]
    if problems:
        raise Refused(problems)
    return Keys(**found)


def session_key(site: Site) -> str:
    """The key that signs sessions, in hex; "" where the site has none yet, which opening it refuses."""
    return _load(site.path("keys") / "django.key", "django").hex()


def receipt_key(site: Site) -> bytes:
    """The Ed25519 key (32 bytes) that signs receipts; a site of an earlier version is given one. Raises `Refused` (STO005)."""
    file = site.path("keys") / f"{_RECEIPT}.key"
    if not os.environ.get(_variable(_RECEIPT)) and not file.exists():
        _make(file.parent, _RECEIPT)
    key = _load(file, _RECEIPT)
    if len(key) != 32:
        raise Refused(NO_KEY.at(name=_RECEIPT, variable=_variable(_RECEIPT)))
    return key


def _variable(name: str) -> str:
    return f"YOUJU_{name.upper()}_KEY"


def _load(file: Path, name: str) -> bytes:
    text = os.environ.get(_variable(name)) or (file.read_text("ascii") if file.is_file() else "")
    try:
        return bytes.fromhex(text.strip())
    except ValueError:
        return b""
