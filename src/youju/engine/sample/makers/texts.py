"""Composed texts, fictional names and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from youju.engine.definitions.model import Field
from youju.engine.sample.chance import below
from youju.engine.sample.model import Raw
from youju.engine.sample.world import Maker, Scene, World

SLOT = re.compile(r"\{([^{}]+)\}")
SCENE_SLOTS: Mapping[str, Callable[[Scene], str]] = {
    "unit": lambda s: s.world.district.unit(s.unit).short,
    "year": lambda s: _date(s)[:4],
    "month": lambda s: str(int(_date(s)[5:7])),
    "day": lambda s: str(int(_date(s)[8:10])),
    "n": lambda s: str(s.nth + 1),
}
"""What a text may name besides word lists, `{=field}` (the row's) and `{@ref.field}` (of the record pointed to)."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text in which each `{slot}` is replaced: a word list, a scene slot, `{=field}` or `{@ref.field}`."""

    text: str

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        parts = SLOT.split(self.text)
        makers = [_slot(p, world) if i % 2 else _constant(p) for i, p in enumerate(parts) if p]
        return lambda scene: "".join([make(scene) for make in makers])


@dataclass(frozen=True, slots=True)
class Listed:
    """The words of a list in turn, then again with a number behind."""

    words: str

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        words = world.recipe.words[self.words]

        def make(scene: Scene) -> Raw:
            turn, i = divmod(scene.nth, len(words))
            return words[i] + (str(turn + 1) if turn else "")

        return make


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional personal name of common characters."""

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        return lambda scene: person(scene.rng, world.recipe.words)


@dataclass(frozen=True, slots=True)
class Digits:
    """A number of `width` digits behind a prefix: chance, or counting up where `count` is true."""

    prefix: str
    width: int
    count: bool = False

    def bind(self, field: Field, world: World) -> Maker:
        """The maker."""
        limit = 10**self.width
        counter = iter(range(1, limit))

        def make(scene: Scene) -> Raw:
            number = next(counter) if self.count else below(scene.rng, limit)
            return f"{self.prefix}{number:0{self.width}}"

        return make


def person(rng: Random, words: Mapping[str, Sequence[str]]) -> str:
    """A surname and one or two further characters."""
    surname, given = words["surnames"], words["given"]
    name = surname[below(rng, len(surname))] + given[below(rng, len(given))]
    return name + given[below(rng, len(given))] if rng.random() < 0.7 else name


def _constant(text: str) -> Callable[[Scene], str]:
    return lambda scene: text


def _slot(name: str, world: World) -> Callable[[Scene], str]:
    if name in SCENE_SLOTS:
        return SCENE_SLOTS[name]
    if name[0] == "=":
        return lambda scene: str(scene.raw.get(name[1:], ""))
    if name[0] == "@":
        ref, _, field = name[1:].partition(".")
        return lambda scene: str(scene.seen[ref].raw.get(field, "")) if ref in scene.seen else ""
    words = world.recipe.words[name]
    return lambda scene: words[int(scene.rng.random() * len(words))]


def _date(scene: Scene) -> str:
    return scene.world.calendar.text(scene.day) if scene.day else scene.world.recipe.today
