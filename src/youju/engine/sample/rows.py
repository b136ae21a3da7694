"""Makes the rows of one register, part by part and year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from youju.engine.definitions.model import Register
from youju.engine.sample.chance import below, dice, happens
from youju.engine.sample.entering import Entering
from youju.engine.sample.keys import Keys
from youju.engine.sample.makers import bind
from youju.engine.sample.model import DAY_SECONDS, Step, pointed
from youju.engine.sample.ordering import points
from youju.engine.sample.recipe import Part
from youju.engine.sample.schedule import Schedule, Slot
from youju.engine.sample.sharing import others, shares
from youju.engine.sample.walking import Walk
from youju.engine.sample.world import Maker, Scene, Targets, World

_ATTEMPTS = 8
SPACING = 10_000_000
"""Local ids of the n-th register of the recipe start at n * SPACING."""


class RowMaker:
    """Makes one register's rows and numbers them."""

    def __init__(self, register: Register, world: World, entering: Entering, base: int) -> None:
        self.register, self.world, self.entering = register, world, entering
        self._next = base
        self._keys = Keys(register)
        self._silent_from = world.calendar.ordinal(world.recipe.happenings.silent_from)

    def rows(self, parts: Sequence[Part]) -> list[Step]:
        """All rows of the register, in the order in which they were made; the world knows them from now on."""
        made = [step for i, part in enumerate(parts) for step in _PartMaker(self, part, i).steps()]
        self.world.made[self.register.id] = made
        self.world.by_id.update((s.local_id, s) for s in made)
        return made

    def finish(self, scene: Scene, part: Part) -> Step | None:
        """The row as a step, or None where it may not be: a silent unit, or a key that is taken."""
        if scene.unit in self.world.district.silent and not self._hush(scene):
            return None
        if not self._keys.free(scene, part.once):
            return None
        self._next += 1
        dated = scene.day and self.register.date in scene.raw
        date = self.world.calendar.text(scene.day) if dated else ""
        return Step(self.register.id, self._next, scene.unit, scene.moment, date, scene.raw, part.by,
                    co_units=others(scene, part.co_units), credited_units=others(scene, part.credited),
                    transitions=scene.taken)  # fmt: skip

    def _hush(self, scene: Scene) -> bool:
        """Whether a silent unit may have this row: dated and entered before its silence began."""
        limit = self._silent_from * DAY_SECONDS
        if scene.moment >= limit:
            scene.moment = limit - 3600 - below(scene.rng, 8 * 3600)
        known = all(self.world.by_id[n].moment < scene.moment for n in pointed(scene.raw))
        return known and scene.day * DAY_SECONDS < scene.moment


class _PartMaker:
    """Makes the rows of one part; a row is drawn again while its key or its unit does not fit."""

    def __init__(self, owner: RowMaker, part: Part, index: int) -> None:
        self._owner, self._part, self._world = owner, part, owner.world
        self._name = (owner.register.id, str(index))
        fields = owner.register.fields
        # What a row points to decides when it can have been entered, and that, what was done with it afterwards.
        pointing = {f for f, table in part.fields.items() if points(table)}
        makers: list[tuple[str, Maker]] = [(f, bind(t, fields[f], self._world)) for f, t in part.fields.items()]
        self._pointers = [(f, make) for f, make in makers if f in pointing]
        self._others = [(f, make) for f, make in makers if f not in pointing]
        loop = self._world.pack.loops[owner.register.loop]
        self._walk = Walk(loop, part.paths or self._world.recipe.paths.get(loop.id, ()), self._world.calendar)
        self._units = shares(self._world, owner.register.id, part.groups)
        self._targets = self._followed()

    def steps(self) -> Iterator[Step]:
        """The rows of every year, or of the part's own span."""
        schedule = Schedule(self._owner.register, self._part, self._world)
        for year in schedule.years:
            rng = dice(self._world.seed, *self._name, str(year))
            for slot in schedule.slots(rng, year):
                step = self._row(rng, slot)
                if step is not None:
                    step.photo = f"{step.register}-{step.local_id}" if happens(rng, self._part.photos) else ""
                    yield step

    def _row(self, rng: Random, slot: Slot) -> Step | None:
        """One row; None where no attempt succeeds."""
        for attempt in range(_ATTEMPTS):
            scene = self._scene(rng, slot)
            _fill(scene, self._pointers)
            scene.moment = max([scene.moment, *(self._world.by_id[n].moment + 1 for n in pointed(scene.raw))])
            scene.taken = self._walk.take(rng, scene.moment // DAY_SECONDS)
            _fill(scene, self._others)
            if attempt == _ATTEMPTS - 1:
                self._number(scene)
            if step := self._owner.finish(scene, self._part):
                return step
        return None

    def _scene(self, rng: Random, slot: Slot) -> Scene:
        """Day, unit, moment of entering and what the row follows are settled before the fields."""
        day, target = self._met(rng, slot)
        calendar, part = self._world.calendar, self._part
        if isinstance(slot.pin, int):
            unit = slot.pin
        elif self._units:
            unit = self._units.draw(rng)
        else:
            unit = target.unit if target else 1
        moment = self._owner.entering.moment(rng, day, part.lag)
        owner = self._world.district.at(unit, day or calendar.first)  # undated rows stand there from the first day
        scene = Scene(rng, self._world, owner, day, slot.nth, moment)
        if target:
            scene.seen[part.follow.ref if part.follow else part.each.ref if part.each else ""] = target
        return scene

    def _met(self, rng: Random, slot: Slot) -> tuple[int, Step | None]:
        """The row that this one follows, and the day after it was met with; a follower never comes first."""
        if isinstance(slot.pin, Step):
            return slot.day, slot.pin
        follow = self._part.follow
        if self._targets is None or follow is None or not self._targets.steps:
            return slot.day, None
        target = self._targets.near(rng, slot.day, follow.days)
        own = self._world.calendar.ordinal(target.date) if target.date else 0
        return own if own and (follow.days == 0 or own > slot.day) else slot.day, target

    def _number(self, scene: Scene) -> None:
        """The last attempt tells the row apart by a number behind its label."""
        label = self._owner.register.label
        value = scene.raw.get(label)
        if isinstance(value, str) and self._owner.register.fields[label].type == "text":
            scene.raw[label] = f"{value}（{scene.nth + 1}）"

    def _followed(self) -> Targets | None:
        follow = self._part.follow
        if follow is None:
            return None
        table = self._part.fields.get(follow.ref, {})
        where = table.get("where") if isinstance(table, dict) else None
        return self._world.targets(self._owner.register.fields[follow.ref].register, where)


def _fill(scene: Scene, makers: Sequence[tuple[str, Maker]]) -> None:
    for field, make in makers:
        value = make(scene)
        if value is not None:
            scene.raw[field] = value
