"""The address of a list into what is asked, and back into the inputs of its form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from youju.engine.base.labels import Label
from youju.engine.base.problems import Refused
from youju.engine.definitions import Field, Loop, Register
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.showing import Shown
from youju.web.commands.registers.filters import REFERRING, Asking, Filter, meant, naming
from youju.web.commands.registers.listing import Asked, columns_of, personal
from youju.web.ui.templatetags.ui import language

PAGE = 50
OWN = frozenset({"q", "unit", "mine", "void", "stage", "from", "to", "person", "sort", "cols", "after", "before"})
"""Names in the address besides `f-FIELD`, `f-FIELD-min`, `f-FIELD-max`, `f-FIELD-empty`."""

_BOUNDED = frozenset({"integer", "decimal", "money", "hours", "date", "month"})
_TEXTS = frozenset({"text", "long_text", "url"})


@dataclass(frozen=True, slots=True)
class FilterInput:
    """One field in the form of filters: `kind` is choice, text, bounds or find; `options` are (code, title, whether chosen).

    One that refers is asked by name, and found while one types.
    """

    field: Field
    kind: str
    options: tuple[tuple[str, Label | str, bool], ...] = ()
    text: str = ""
    low: str = ""
    high: str = ""

    @property
    def used(self) -> bool:
        """Whether it filters anything now."""
        return bool(self.text or self.low or self.high or any(chosen for *_, chosen in self.options))


def cleaned(register: Register, query: QueryDict) -> QueryDict | None:
    """The address without what is left empty, and without columns that show unasked; None where nothing is to go."""
    unasked = {field.id for field in columns_of(register, ())[0]}
    kept = QueryDict(mutable=True)
    for name, values in query.lists():
        some = [value for value in values if value]
        if some and not (name == "cols" and set(some) == unasked):
            kept.setlist(name, some)
    return None if dict(kept.lists()) == dict(query.lists()) else kept


def asked_for(office: Office, register: Register, query: QueryDict) -> Asked:
    """What the address asks; numbers that are none, and units that nobody knows, are passed over."""
    sort = query.get("sort", "-record")
    return Asked(
        register=register.id,
        text=query.get("q", ""),
        mine=bool(query.get("mine")),
        unit=_unit(office, query.get("unit", "")),
        person=query.get("person", ""),
        filters=tuple(_filters(office, register, query)),
        void=bool(query.get("void")),
        sort=sort.lstrip("-"),
        down=sort.startswith("-"),
        columns=tuple(query.getlist("cols")),
        after=_whole(query.get("after", "")),
        before=_whole(query.get("before", "")),
        limit=PAGE,
    )


def _filters(office: Office, register: Register, query: QueryDict) -> Iterator[Filter]:
    if stages := query.getlist("stage"):
        yield Filter("stage", "is", tuple(stages))
    for name, asking in (("from", "min"), ("to", "max")):
        if value := query.get(name):
            yield Filter("date", "min" if asking == "min" else "max", (value,))
    for name, values in query.lists():
        if name.startswith("f-"):
            field, _, bound = name.removeprefix("f-").partition("-")
            known = register.fields.get(field)
            plain: Asking = "has" if known and known.type in _TEXTS else "is"
            if known and known.type in REFERRING and not bound:
                values = meant(office, known, map(str, values))
            asked: dict[str, Asking] = {"min": "min", "max": "max", "empty": "empty"}
            yield Filter(field, asked.get(bound, plain), tuple(map(str, values)))


def inputs(office: Office, register: Register, query: QueryDict) -> list[FilterInput]:
    """The form of filters: a field that can be filtered by, each with what the address says of it."""
    shown = Shown(office, language())
    made = (_input(field, query, shown) for field in register.live_fields() if not personal(field))
    return [found for found in made if found is not None and found.field.id != register.date]


def _input(field: Field, query: QueryDict, shown: Shown) -> FilterInput | None:
    name = f"f-{field.id}"
    if field.type in REFERRING:
        return FilterInput(field, "find", text="、".join(naming(shown, field, text) for text in query.getlist(name)))
    if field.choices:
        chosen = query.getlist(name)
        return FilterInput(field, "choice", tuple((c.code, c.title, c.code in chosen) for c in field.choices))
    if field.type == "bool":
        said = query.get(name, "")
        return FilterInput(
            field, "choice", (("1", Label("是", "Yes"), said == "1"), ("0", Label("否", "No"), said == "0"))
        )
    if field.type in _BOUNDED:
        return FilterInput(field, "bounds", low=query.get(f"{name}-min", ""), high=query.get(f"{name}-max", ""))
    return FilterInput(field, "text", text=query.get(name, "")) if field.type in _TEXTS else None


def columns(register: Register, query: QueryDict) -> list[tuple[Field, bool]]:
    """Every field that a column may show, and whether one does."""
    shown = columns_of(register, query.getlist("cols"))[0]
    return [(field, field in shown) for field in register.fields.values() if not field.retired or field in shown]


def stages(loop: Loop, query: QueryDict) -> list[tuple[str, Label, bool]]:
    """The stages of the register's loop, and which of them are asked for."""
    chosen = query.getlist("stage")
    return [(stage.id, stage.title, stage.id in chosen) for stage in loop.stages.values() if stage.id != "void"]


def kept_query(query: QueryDict) -> str:
    """The address as a view keeps it: without the page."""
    kept = query.copy()
    for name in ("after", "before"):
        kept.pop(name, None)
    return kept.urlencode()


def _unit(office: Office, text: str) -> int | None:
    if not text.strip():
        return None
    try:
        return office.unit(text)
    except Refused:
        return -1  # nobody's: an empty list is honest, all records would not be


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0
