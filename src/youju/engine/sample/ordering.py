"""Which register comes before which: a reference points to rows that are there already."""

from __future__ import annotations

from collections.abc import Mapping

from youju.engine.definitions.model import Pack
from youju.engine.sample.recipe import Part, Recipe


def register_order(pack: Pack, recipe: Recipe) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The recipe's registers, each after those it points to, and those that no order fits (a circle)."""
    needs = {register: _needs(pack, recipe, register, parts) for register, parts in recipe.registers.items()}
    order: list[str] = []
    while ready := sorted(r for r in needs.keys() - set(order) if needs[r] <= set(order)):
        order += ready
    return tuple(order), tuple(sorted(needs.keys() - set(order)))


def _needs(pack: Pack, recipe: Recipe, register: str, parts: tuple[Part, ...]) -> set[str]:
    fields = pack.registers[register].fields
    wanted = {part.each.of for part in parts if part.each and part.each.of != "units"}
    for part in parts:
        wanted |= {fields[f].register for f, table in part.fields.items() if f in fields and points(table)}
        wanted |= {fields[part.follow.ref].register} if part.follow and part.follow.ref in fields else set()
    return wanted & recipe.registers.keys()


def points(table: object) -> bool:
    """Whether a field's table in the recipe makes references to rows."""
    return isinstance(table, Mapping) and table.get("make") in ("ref", "refs")
