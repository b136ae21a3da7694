"""Signed notes (C2SP signed-note): lines of text, a blank line, lines of signatures. Ed25519 only.

A name may stand for several keys: `key_hash` says which one signed. Signatures of others are left alone.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LIMIT = 65_536  # characters; a receipt has some thousand
SIGNATURES = 16
_ALGORITHM = b"\x01"  # Ed25519
_LINE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of a note: who signed, which key (4 bytes), the signature."""

    name: str
    key_hash: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """What was signed, ending with a line feed, and the signatures."""

    text: str
    signatures: tuple[Signature, ...]

    @property
    def written(self) -> str:
        """The note as it is handed out, to the letter."""
        made = (f"— {one.name} {b64encode(one.key_hash + one.signature).decode()}\n" for one in self.signatures)
        return f"{self.text}\n{''.join(made)}"


def key_hash(name: str, public_key: bytes) -> bytes:
    """The 4 bytes by which a signature line says which key made it; `public_key` has 32 bytes."""
    return sha256(name.encode() + b"\n" + _ALGORITHM + public_key).digest()[:4]


def public_key(key: bytes) -> bytes:
    """The public key (32 bytes) of a private key (32 bytes)."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def sign(text: str, name: str, key: bytes) -> str:
    """The note of `text` signed by `key` (32 bytes) under `name`. ValueError for a text or a name that no note can have."""
    if not text.endswith("\n") or _UNSEEN.search(text) or "\n\n" in text or text.startswith("\n"):
        raise ValueError("a note has whole lines, none of them empty, and no control characters")
    if not name or re.search(r"[\s+]", name):
        raise ValueError("the name of a key has neither blanks nor plus signs")
    private = Ed25519PrivateKey.from_private_bytes(key)
    made = key_hash(name, public_key(key)) + private.sign(text.encode())
    return f"{text}\n— {name} {b64encode(made).decode()}\n"


def parse(written: str) -> Note | None:
    """The note in a text, or None. Nothing is verified yet.

    What mail and editors do to a text is undone: line ends of other systems, blanks at the ends of lines, blank lines
    around it.
    """
    if len(written) > LIMIT:
        return None
    lines = [line.rstrip() for line in written.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    text, gap, below = "\n".join(lines).strip("\n").rpartition("\n\n")
    if not gap or _UNSEEN.search(text) or "\n\n" in text:
        return None
    found = [_signature(line) for line in below.split("\n")]
    known = tuple(one for one in found if one is not None)
    return Note(text + "\n", known) if len(known) == len(found) <= SIGNATURES else None


def _signature(line: str) -> Signature | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    try:
        made = b64decode(match[2], validate=True)
    except ValueError:
        return None
    return Signature(match[1], made[:4], made[4:]) if len(made) > 4 else None


def signed_by(note: Note, name: str, public: bytes) -> bool | None:
    """Whether `name` signed this text with the public key; None where the note has no signature of that key."""
    mine = [x for x in note.signatures if x.name == name and x.key_hash == key_hash(name, public)]
    if not mine:
        return None
    try:
        held = Ed25519PublicKey.from_public_bytes(public)
        for one in mine:
            held.verify(one.signature, note.text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True
