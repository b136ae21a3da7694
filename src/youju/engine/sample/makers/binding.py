"""From the recipe's table of a field to the maker of its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from youju.engine.definitions.model import Field
from youju.engine.sample.chance import happens
from youju.engine.sample.makers.base import Way
from youju.engine.sample.makers.plain import Between, Fixed, Pick, Serial, Share, Some, Yes
from youju.engine.sample.makers.refs import Of, Ref, Refs, Unit
from youju.engine.sample.makers.texts import SCENE_SLOTS, SLOT, Digits, Listed, Person, Words
from youju.engine.sample.makers.times import Clock, Day, Feast, Later, Until, When
from youju.engine.sample.model import Raw
from youju.engine.sample.world import Maker, Scene, World

MAKERS: Mapping[str, type[Way]] = {
    "fixed": Fixed, "pick": Pick, "some": Some, "between": Between, "share": Share, "yes": Yes, "serial": Serial,
    "ref": Ref, "refs": Refs, "of": Of, "unit": Unit,
    "words": Words, "listed": Listed, "person": Person, "digits": Digits,
    "day": Day, "later": Later, "when": When, "feast": Feast, "clock": Clock, "until": Until,
}  # fmt: skip
_COMMON = ("make", "given", "only")


def parse(table: Any) -> Way:
    """The way of making that a table of the recipe describes.

    Plain text stands for `words`, a plain number or yes/no for `fixed`. KeyError for an unknown `make`,
    `msgspec.ValidationError` for options that do not fit, TypeError for options that it does not have.
    """
    if isinstance(table, str):
        return Words(table)
    if not isinstance(table, Mapping):
        return Fixed(table)
    cls = MAKERS[table["make"]]
    options = {k: v for k, v in table.items() if k not in _COMMON}
    unknown = sorted(set(options) - set(getattr(cls, "__dataclass_fields__")))  # noqa: B009 - not part of `type[Way]`
    if unknown:
        raise TypeError(", ".join(unknown))
    return msgspec.convert(options, cls)


def bind(table: Any, field: Field, world: World) -> Maker:
    """The maker for a field; `given` is the percentage of rows that have a value at all.

    `only` names fields made before and what they have to hold: a value, one of a list, or anything at all ("*").
    """
    make = parse(table).bind(field, world)
    given = int(table.get("given", 100)) if isinstance(table, Mapping) else 100
    only = table.get("only", {}) if isinstance(table, Mapping) else {}
    if given >= 100 and not only:
        return make

    def maybe(scene: Scene) -> Raw | None:
        held = all(_holds(scene.raw.get(name), wanted) for name, wanted in only.items())
        return make(scene) if held and happens(scene.rng, given) else None

    return maybe


def _holds(value: Raw | None, wanted: Any) -> bool:
    if wanted == "*":
        return value is not None
    return value in wanted if isinstance(wanted, list) else value == wanted


def template_names(way: Way) -> Iterator[str]:
    """Word lists that a way of making draws from."""
    if isinstance(way, Listed):
        yield way.words
    if isinstance(way, Person):
        yield from ("surnames", "given")
    if isinstance(way, Words):
        yield from (name for name in SLOT.findall(way.text) if name not in SCENE_SLOTS and name[0] not in "=@")
