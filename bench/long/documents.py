"""`python -m bench.long.documents [--files N] [--seed S]`: damaged Word files are read or refused, and nothing else happens.

Each file is the specimen with one to three faults, drawn from the file's own seed, so that any of them can be made again.
Exit code 1 where one was neither read nor refused, or its flattened copy reads otherwise than the original.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from bench.long.specimen import specimen
from youju.engine.base.problems import Refused
from youju.engine.document.flatten import flattened
from youju.engine.document.names import w
from youju.engine.document.package import Package
from youju.engine.document.reading import Mode, comments, not_examined, read

MODES: tuple[Mode, ...] = ("final", "original")
ODD = (
    "",
    "0",
    "-1",
    "9" * 5_000,
    "٣",
    "rId1",
    "begin",
    "end",
    "separate",
    "External",
    "yj:",
    "·a1b2c3",
    "\U0001f600",
    "../x",
)
TAGS = tuple(
    w(x) for x in ("p", "r", "t", "sdt", "sdtContent", "ins", "del", "tbl", "tr", "tc", "fldChar", "rPr", "pPr", "body")
)
Parts = dict[str, bytes]


@dataclass
class Outcome:
    """What became of the files; `wrong` holds seed and words of each that was neither read nor refused."""

    files: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[int, str]] = field(default_factory=list)

    def text(self) -> str:
        """For the page of long runs."""
        codes = ", ".join(f"{code} {n:,}" for code, n in sorted(self.refused.items()))
        lines = [
            f"{self.files:,} damaged Word files: {self.read:,} read and flattened, {self.refused.total():,} refused ({codes})."
        ]
        lines.append(f"{len(self.wrong)} neither read nor refused, or of another text once flattened.")
        return "\n".join((*lines, *(f"* seed {seed}: {words}" for seed, words in self.wrong[:20])))


def run(files: int, seed: int, look: Callable[[bytes], object] | None = None) -> Outcome:
    """Make `files` damaged files and have `look` (or `examine`) read each."""
    outcome, ground = Outcome(), specimen()
    for number in range(seed, seed + files):
        outcome.files += 1
        try:
            (look or examine)(mutated(ground, number))
            outcome.read += 1
        except Refused as refused:
            outcome.refused[refused.problems[0].code] += 1
        except Exception as error:  # noqa: BLE001 - any other error is what the harness looks for
            outcome.wrong.append((number, f"{type(error).__name__}: {error}"[:200]))
    return outcome


def examine(data: bytes) -> None:
    """Read, flatten, save and read again. AssertionError: the flattened copy has another text."""
    package = Package.open(data)
    texts = [x.text for x in read(package)]
    for mode in MODES:
        read(package, mode)
        comments(package, mode)
    not_examined(package)
    copy = Package.open(flattened(package).save())
    if any([x.text for x in read(copy, mode)] != texts for mode in MODES):
        raise AssertionError("the flattened copy has another text")


def mutated(data: bytes, seed: int) -> bytes:
    """The file with one to three faults."""
    chance = random.Random(seed)
    parts = _parts(data)
    for _ in range(chance.randint(1, 3)):
        parts = chance.choice((*PARTS_FAULTS, *(_in_tree,) * 5))(parts, chance)
    made = _zipped(parts.items())
    return chance.choice(FILE_FAULTS)(made, chance) if chance.random() < 0.25 else made


def _parts(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _zipped(items: Iterable[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in items:
            file.writestr(name, content)
    return out.getvalue()


def _flipped(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if found:
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _in_part(parts: Parts, chance: random.Random) -> Parts:
    name = chance.choice(list(parts))
    return {**parts, name: chance.choice((_flipped, _cut))(parts[name], chance)}


def _reordered(parts: Parts, chance: random.Random) -> Parts:
    names = list(parts)
    chance.shuffle(names)
    return {name: parts[name] for name in names}


def _renamed(parts: Parts, chance: random.Random) -> Parts:
    name = chance.choice(list(parts))
    new = chance.choice((name.upper(), name + "x", f"word/{name}", name.replace("1", "2")))
    return {new if x == name else x: content for x, content in parts.items()}


def _lost(parts: Parts, chance: random.Random) -> Parts:
    name = chance.choice(list(parts))
    return {x: content for x, content in parts.items() if x != name}


def _in_tree(parts: Parts, chance: random.Random) -> Parts:
    """One fault in the tree of a part, often of the main one."""
    name = "word/document.xml" if chance.random() < 0.6 else chance.choice(list(parts))
    try:
        root = etree.fromstring(parts.get(name, b""))
    except etree.XMLSyntaxError:
        return parts
    nodes = list(root.iter(etree.Element))
    chance.choice(TREE_FAULTS)(chance.choice(nodes), chance.choice(nodes), chance)
    return {**parts, name: etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)}


def _double(node: etree._Element, _: etree._Element, __: random.Random) -> None:
    if node.getparent() is not None:
        node.addnext(deepcopy(node))


def _remove(node: etree._Element, _: etree._Element, __: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element, _: etree._Element, __: random.Random) -> None:
    parent = node.getparent()
    if parent is not None:
        at = parent.index(node)
        parent[at : at + 1] = list(node)


def _rename(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    node.tag = chance.choice((*TAGS, other.tag))


def _graft(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    node.insert(chance.randint(0, len(node)), deepcopy(other))


def _wrap(node: etree._Element, _: etree._Element, chance: random.Random) -> None:
    if node.getparent() is not None:
        holder = etree.Element(chance.choice(TAGS))
        node.addprevious(holder)
        holder.append(node)


def _alter(node: etree._Element, other: etree._Element, chance: random.Random) -> None:
    for name in list(node.attrib) or [w("val")]:
        node.set(name, chance.choice((*ODD, *other.attrib.values())))


PARTS_FAULTS = (_in_part, _reordered, _renamed, _lost)
FILE_FAULTS = (_flipped, _cut)
TREE_FAULTS = (_double, _remove, _unwrap, _rename, _graft, _wrap, _alter)


def main() -> int:
    """Run the harness and print what it found."""
    parser = argparse.ArgumentParser(prog="python -m bench.long.documents", description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    start = time.perf_counter()
    outcome = run(args.files, args.seed)
    print(outcome.text())
    print(f"{time.perf_counter() - start:.0f} s")
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
