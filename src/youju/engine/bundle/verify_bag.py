"""Is every file of a bag there and unchanged: each by its own digest, so that one that is wrong hides no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from youju.engine.base.problems import Place, Problem
from youju.engine.bundle.bag import RECEIPT, TAG_MANIFEST, TAGS, digest_of
from youju.engine.bundle.problems import FILE_CHANGED, FILE_EXTRA, FILE_MISSING

_LINE = re.compile(r"([0-9a-f]{64})[ \t]+\*?(.+)")
_MANIFEST = "manifest-sha256.txt"


def bag_problems(files: Mapping[str, Path], step: Callable[[int, int], None] = lambda done, of: None) -> list[Problem]:
    """BUN102 to BUN104 for each file that is not as the manifests say, which are themselves files of the bag."""
    tags, payload = listed(files, TAG_MANIFEST), listed(files, _MANIFEST)
    problems = [FILE_MISSING.at(Place(file=tag), file=tag) for tag in (*TAGS, TAG_MANIFEST) if tag not in files]
    problems += [FILE_CHANGED.at(Place(file=tag), file=tag) for tag in TAGS if tag in files and tag not in tags]
    for number, (name, digest) in enumerate([*tags.items(), *payload.items()]):
        step(number, len(tags) + len(payload))
        if name not in files:
            problems.append(FILE_MISSING.at(Place(file=name), file=name))
        elif digest_of(files[name]) != digest:
            problems.append(FILE_CHANGED.at(Place(file=name), file=name))
    known = {*TAGS, TAG_MANIFEST, RECEIPT, *payload}
    problems += [FILE_EXTRA.at(Place(file=name), file=name) for name in sorted(files) if name not in known]
    return list(dict.fromkeys(problems))


def listed(files: Mapping[str, Path], manifest: str) -> dict[str, str]:
    """Digests by name, as a manifest has them; lines that are none are left out, so that their file is one too many."""
    path = files.get(manifest)
    lines = path.read_text("utf-8", errors="replace").splitlines() if path else []
    matches = (_LINE.fullmatch(line) for line in lines)
    return {match[2]: match[1] for match in matches if match}


def tag_digest(files: Mapping[str, Path]) -> str:
    """SHA-256 (hex) of the tag manifest, "" where there is none."""
    path = files.get(TAG_MANIFEST)
    return sha256(path.read_bytes()).hexdigest() if path else ""


def info_of(files: Mapping[str, Path]) -> dict[str, list[str]]:
    """The labels of `bag-info.txt` with their values."""
    path = files.get("bag-info.txt")
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8", errors="replace").splitlines() if path else []:
        label, _, value = line.partition(": ")
        found.setdefault(label, []).append(value)
    return found
