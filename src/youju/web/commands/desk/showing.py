"""Records for people's eyes: labels, and each stored value as text, in either language.

Make one `Shown` per page: what it looks up once it remembers, and `prepare` looks up many at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from youju.engine.base.labels import Label
from youju.engine.definitions import Field, Pack, Register
from youju.engine.ledger import Revision
from youju.engine.ledger.model import Stored
from youju.web.commands.desk.office import Office
from youju.web.store import read
from youju.web.store.tree import REGISTER as UNITS

YES_NO = {"zh": ("否", "是"), "en": ("no", "yes")}
SEALED = Label("（个人信息）", "(personal)")


class Shown:
    """Values of records as text in one language ("zh" or "en")."""

    def __init__(self, office: Office, language: str = "zh") -> None:
        self.office, self.language = office, language
        self._pack: Pack = office.pack()
        self._tree = office.tree()
        self._known: dict[int, Revision] = {}

    def prepare(self, revisions: Iterable[Revision]) -> None:
        """Look up everything that these records point to in one step."""
        wanted = {number for revision in revisions for number in self._pointed(revision)}
        self._known |= read.last(wanted - self._known.keys())

    def label(self, revision: Revision) -> str:
        """What a record is called: its label, or its register and number where that is personal or empty."""
        register = self._pack.registers.get(revision.entry.register)
        if register is None:
            return f"#{revision.record}"
        field = register.fields.get(register.label)
        text = "" if field is None or field.personal else self.value(field, revision.entry.data.get(field.id))
        return text or f"{register.title.in_(self.language)} #{revision.record}"

    def unit(self, number: int, on: str = "") -> str:
        """Name of a unit on a day (today where none is said); the office's own name for 0."""
        if not number:
            return self.office.site.name
        return self._tree.label(number, date.fromisoformat(on) if on else self.office.today)

    def value(self, field: Field, stored: Stored | None, on: str = "") -> str:
        """A stored value as text; "" where there is none. A personal value is not opened here."""
        if stored is None or stored == "":
            return ""
        if field.personal:
            return SEALED.in_(self.language)
        if isinstance(stored, list):
            return ("、" if self.language == "zh" else ", ").join(self.value(field, item, on) for item in stored)
        if isinstance(stored, bool):
            return YES_NO[self.language][stored]
        if isinstance(stored, int):
            return self._number(field, stored, on)
        if field.type == "datetime":
            return stored.replace("T", " ")
        choice = field.choice(stored)
        return choice.title.in_(self.language) if choice else stored

    def stage(self, revision: Revision) -> str:
        """Title of the stage that a record stands at."""
        register = self._pack.registers.get(revision.entry.register)
        stage = self._pack.loops[register.loop].stages.get(revision.entry.stage) if register else None
        return stage.title.in_(self.language) if stage else _VOID.in_(self.language)

    def changes(self, before: Mapping[str, Stored], after: Revision) -> list[tuple[Field, str, str]]:
        """Fields whose value differs, with the text before and after, in the order of the register."""
        register, data = self._pack.registers[after.entry.register], after.entry.data
        differing = [f for f in register.fields.values() if before.get(f.id) != data.get(f.id)]
        return [(f, self.value(f, before.get(f.id)), self.value(f, data.get(f.id))) for f in differing]

    def fields(self, revision: Revision) -> list[tuple[Field, str]]:
        """Every field that holds something, with its text."""
        register = self._pack.registers[revision.entry.register]
        pairs = (
            (f, self.value(f, revision.entry.data.get(f.id), revision.entry.date)) for f in register.fields.values()
        )
        return [(field, text) for field, text in pairs if text]

    def _number(self, field: Field, stored: int, on: str) -> str:
        if field.type in ("unit", "units") or field.register == UNITS:
            return self.unit(stored, on)
        if field.type in ("ref", "refs"):
            self._known |= read.last({stored} - self._known.keys())
            pointed = self._known.get(stored)
            return self.label(pointed) if pointed else f"#{stored}"
        return scaled(stored, field.places)

    def _pointed(self, revision: Revision) -> Iterator[int]:
        register: Register | None = self._pack.registers.get(revision.entry.register)
        for field in register.fields.values() if register else ():
            if field.type in ("ref", "refs") and field.register != UNITS:
                stored = revision.entry.data.get(field.id)
                yield from (
                    item for item in (stored if isinstance(stored, list) else [stored]) if isinstance(item, int)
                )


_VOID = Label("已作废", "Void")


def scaled(value: int, places: int) -> str:
    """A scaled integer as decimal text: 12345 with 2 places is 123.45."""
    if not places:
        return str(value)
    sign, digits = ("-" if value < 0 else ""), str(abs(value)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
