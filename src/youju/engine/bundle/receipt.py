"""The receipt of a freeze: where the log ended, signed, short enough to be held by everybody.

Its form is the checkpoint of C2SP (`origin`, size, base64 digest, further lines), as a signed note. The size is the last
seq of the log and the digest the hash of that revision: the head of a chain, not the root of a tree.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from urllib.parse import quote

from youju.engine.base.problems import Problem
from youju.engine.bundle import notes
from youju.engine.bundle.problems import NOT_A_RECEIPT, OTHER_KEY, RECEIPT_ALTERED

_HEX = r"[0-9a-f]{64}"
_EDITION = r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}"
_TIME = r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z"
_WRITTEN = {
    "edition": _EDITION,
    "edition-sha256": _HEX,
    "tagmanifest": _HEX,
    "time": _TIME,
    "key": r"[A-Za-z0-9+/]{43}=",
}
_SNAPSHOT = re.compile(rf"snapshot ([a-z][a-z0-9_]*) ({_HEX})", re.ASCII)
_SIZE = re.compile(r"0|[1-9]\d{0,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is signed. `size` and `head` (32 bytes) are the last seq and its hash; digests are 64 hex digits, or "".

    `snapshots` gives each register the digest of the rows it had (`rows_digest`); `time` is UTC, in milliseconds;
    `key` is the public key (32 bytes), so that the text can be checked by itself: whose key it is, it does not prove.
    """

    origin: str
    size: int
    head: bytes
    time: str
    edition: str = ""
    edition_digest: str = ""
    tagmanifest: str = ""
    snapshots: Mapping[str, str] = field(default_factory=dict)
    key: bytes = b""

    @property
    def text(self) -> str:
        """The lines that are signed."""
        said = {"edition": self.edition, "edition-sha256": self.edition_digest, "tagmanifest": self.tagmanifest}
        lines = [self.origin, str(self.size), b64encode(self.head).decode()]
        lines += [f"{name} {value}" for name, value in said.items() if value]
        lines += [f"snapshot {name} {value}" for name, value in sorted(self.snapshots.items())]
        lines.append(f"time {self.time}")
        if self.key:
            lines.append(f"key {b64encode(self.key).decode()}")
        return "\n".join(lines) + "\n"


def origin(site: str) -> str:
    """The first line of the receipts of a site, from its code: `youju/990101`."""
    return f"youju/{quote(site, safe='')}"


def rows_digest(rows: Mapping[int, int]) -> str:
    """The digest of rows (record: seq): SHA-256 over the lines `RECORD SEQ`, ascending by record; 64 hex digits."""
    return sha256(b"".join(b"%d %d\n" % row for row in sorted(rows.items()))).hexdigest()


def signed(receipt: Receipt, key: bytes) -> str:
    """The receipt as it is handed out, signed by the site's private key (32 bytes)."""
    whole = replace(receipt, key=notes.public_key(key))
    return notes.sign(whole.text, whole.origin, key)


def opened(written: str, public_key: bytes | None = None) -> tuple[Receipt | None, tuple[Problem, ...]]:
    """The receipt in a text that somebody brings, and what is wrong with it.

    With `public_key` it must be signed by that key; without, by the key that it names itself. A receipt whose signature
    does not hold is still given, so that it can be compared, beside the problem.
    """
    note = notes.parse(written)
    if note is None:
        return None, (
            _no("没有签名行，或有不该有的字符", "it has no line of signature, or characters that do not belong"),
        )
    receipt = _read(note.text)
    if receipt is None:
        return None, (_no("前几行的写法不对", "its first lines are not written like one"),)
    sound = notes.signed_by(note, receipt.origin, public_key or receipt.key)
    if sound is None and public_key and notes.signed_by(note, receipt.origin, receipt.key):
        return receipt, (OTHER_KEY.at(),)
    return receipt, () if sound else (RECEIPT_ALTERED.at(),)


def short_code(receipt: Receipt) -> str:
    """16 hexadecimal digits in groups of four, printed on paper: the start of the digest of what was signed."""
    digits = sha256(receipt.text.encode()).hexdigest()[:16]
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def _no(why: str, why_en: str) -> Problem:
    return NOT_A_RECEIPT.at(why=why, why_en=why_en)


def _read(text: str) -> Receipt | None:
    """The receipt that has exactly this text, or None."""
    first, *rest = text.removesuffix("\n").split("\n")
    if len(rest) < 3 or not _SIZE.fullmatch(rest[0]):
        return None
    snapshots: dict[str, str] = {}
    said: dict[str, str] = {}
    for line in rest[2:]:
        name, _, value = line.partition(" ")
        if match := _SNAPSHOT.fullmatch(line):
            snapshots[match[1]] = match[2]
        elif name in _WRITTEN and re.fullmatch(_WRITTEN[name], value, re.ASCII):
            said[name] = value
        else:
            return None
    head, key = _bytes(rest[1]), _bytes(said.get("key", ""))
    if head is None or key is None:
        return None
    edition = (said.get("edition", ""), said.get("edition-sha256", ""), said.get("tagmanifest", ""))
    receipt = Receipt(first, int(rest[0]), head, said.get("time", ""), *edition, snapshots, key)
    return receipt if receipt.text == text else None  # in another order, or twice: two texts for one meaning


def _bytes(written: str) -> bytes | None:
    """32 bytes in base64."""
    try:
        found = b64decode(written, validate=True)
    except ValueError:  # of base64, or not ASCII
        return None
    return found if len(found) == 32 else None
