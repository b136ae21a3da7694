"""What is being typed, kept as people go on: by account, register, record or new one. Not in the log.

Personal values are not kept: whoever reads the database, or takes over the account, finds none. The form says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from youju.engine.base.problems import Problem, Refused
from youju.engine.definitions import Register
from youju.engine.definitions.model import PERSONAL_TYPES
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.entry_problems import DRAFT_TOO_LONG, NO_DRAFT
from youju.web.commands.desk.heirs import Heirs, stamp
from youju.web.commands.desk.office import Office, current_office
from youju.web.store import drafts as store
from youju.web.store.drafts import Kept

__all__ = ["Kept", "discard_draft", "draft", "drafts", "kept_fields", "save_draft"]

LONGEST = 64_000
"""Characters of a draft in all."""


def save_draft(office: Office, acting: Acting, given: Kept) -> tuple[Kept | None, tuple[Problem, ...]]:
    """Keep what has been typed so far, in place of the last with this client id. Nothing of it is judged yet.

    Fields that the register does not have, and personal ones, are left out. Raises `Refused` CMD001.
    """
    actor, register = who(acting), office.register(given.register)
    refused = Desk(office, actor, register).refuse_unless(given.unit)
    if refused:
        return None, (refused,)
    names = kept_fields(register)
    raw = {name: value for name, value in given.raw.items() if name in names and value not in ("", None)}
    if sum(len(str(value)) for value in raw.values()) > LONGEST or not 0 < len(given.client_id) <= 64:
        return None, (DRAFT_TOO_LONG.at(),)
    kept = replace(given, raw=raw, saved_at=stamp(office.clock()))
    store.keep(actor.id, kept)
    return kept, ()


def kept_fields(register: Register) -> frozenset[str]:
    """The fields of a register that a draft keeps."""
    return frozenset(f.id for f in register.live_fields() if not (f.personal or f.type in PERSONAL_TYPES))


def drafts(office: Office, acting: Acting, register: str = "") -> list[Kept]:
    """The actor's drafts and those handed over to them, the latest first; of one register where it is named.

    Those of registers that are gone are never told.
    """
    known = office.pack().registers
    mine = [kept for _, kept in _mine(office, who(acting).id)]
    found = [kept for kept in mine if kept.register in known and register in ("", kept.register)]
    return sorted(found, key=lambda kept: kept.saved_at, reverse=True)


def draft(office: Office, acting: Acting, client_id: str) -> Kept:
    """One draft of the actor's; raises `Refused` ENT002."""
    kept = next((kept for _, kept in _mine(office, who(acting).id) if kept.client_id == client_id), None)
    if kept is None or kept.register not in office.pack().registers:
        raise Refused(NO_DRAFT.at())
    return kept


def discard_draft(acting: Acting, client_id: str) -> bool:
    """Let a draft go, once its record is saved or nobody wants it; whether there was one."""
    mine = list(_mine(current_office(), who(acting).id))
    dropped = [store.drop(owner, client_id) for owner, kept in mine if kept.client_id == client_id]
    return any(dropped)


def _mine(office: Office, user: str) -> Iterator[tuple[str, Kept]]:
    """(whose name it stands under, draft) of everything that is this user's now."""
    heirs = Heirs(office)
    for owner in heirs.before(user):
        yield from ((owner, kept) for kept in store.of(owner) if heirs.of_draft(owner, kept.saved_at) == user)
