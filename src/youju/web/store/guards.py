"""The triggers that keep the log append-only, per database; made by migrations, looked for at start-up.

Refused: UPDATE and DELETE of a revision, an INSERT at or below the head (SQLite's INSERT OR REPLACE deletes without
firing delete triggers), a head that goes back, and TRUNCATE on PostgreSQL.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

from youju.engine.base.problems import Problem
from youju.web.store.problems import NO_GUARD

_WORDS = "the log is append-only"

# name -> (table, when it fires, under which condition)
_SQLITE = {
    "revision_update": ("revision", "UPDATE", ""),
    "revision_delete": ("revision", "DELETE", ""),
    "revision_insert": ("revision", "INSERT", " WHEN NEW.seq <= (SELECT max(seq) FROM log_head)"),
    "log_head_update": ("log_head", "UPDATE", " WHEN NEW.seq < OLD.seq OR NEW.id <> OLD.id"),
    "log_head_delete": ("log_head", "DELETE", ""),
    "log_head_insert": ("log_head", "INSERT", " WHEN EXISTS (SELECT 1 FROM log_head)"),
}

_POSTGRESQL = {
    "revision_update": ("revision", "UPDATE", "STATEMENT", "refuse_change"),
    "revision_delete": ("revision", "DELETE", "STATEMENT", "refuse_change"),
    "revision_truncate": ("revision", "TRUNCATE", "STATEMENT", "refuse_change"),
    "revision_insert": ("revision", "INSERT", "ROW", "refuse_below_head"),
    "log_head_update": ("log_head", "UPDATE", "ROW", "refuse_going_back"),
    "log_head_delete": ("log_head", "DELETE", "STATEMENT", "refuse_change"),
    "log_head_truncate": ("log_head", "TRUNCATE", "STATEMENT", "refuse_change"),
    "log_head_insert": ("log_head", "INSERT", "ROW", "refuse_second_head"),
}
_RAISE = f"RAISE EXCEPTION '{_WORDS}' USING ERRCODE = 'integrity_constraint_violation';"
_FUNCTIONS = {
    "refuse_change": f"BEGIN {_RAISE} END",
    "refuse_below_head": f"BEGIN IF NEW.seq <= (SELECT max(seq) FROM log_head) THEN {_RAISE} END IF; RETURN NEW; END",
    "refuse_going_back": f"BEGIN IF NEW.seq < OLD.seq OR NEW.id <> OLD.id THEN {_RAISE} END IF; RETURN NEW; END",
    "refuse_second_head": f"BEGIN IF EXISTS (SELECT 1 FROM log_head) THEN {_RAISE} END IF; RETURN NEW; END",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Make every trigger, or make it again; harmless where they exist."""
    statements = _sqlite_statements() if connection.vendor == "sqlite" else _postgresql_statements()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: only for a migration backwards and for tests."""
    triggers = _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL
    with connection.cursor() as cursor:
        for name, (table, *_) in triggers.items():
            on = "" if connection.vendor == "sqlite" else f" ON {table}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Names of the triggers that are absent, switched off or say something else than ours."""
    if connection.vendor == "sqlite":
        wanted = {name: _sqlite_text(name) for name in _SQLITE}
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    else:
        wanted = {name: _FUNCTIONS[function] for name, (*_, function) in _POSTGRESQL.items()}
        query = (
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') "
            "AND t.tgrelid IN ('revision'::regclass, 'log_head'::regclass)"
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = {str(name): str(text) for name, text in cursor.fetchall()}
    return tuple(name for name, text in wanted.items() if found.get(name) != text)


def check(connection: BaseDatabaseWrapper) -> tuple[Problem, ...]:
    """STO008 if any trigger is missing."""
    absent = missing(connection)
    return (NO_GUARD.at(names=", ".join(absent)),) if absent else ()


def _sqlite_text(name: str) -> str:
    table, event, condition = _SQLITE[name]
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW{condition} "
        f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
    )


def _sqlite_statements() -> list[str]:
    drops = [f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE]
    return drops + [_sqlite_text(name) for name in _SQLITE]


def _postgresql_statements() -> list[str]:
    made = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body${text}$body$"
        for name, text in _FUNCTIONS.items()
    ]
    for name, (table, event, each, function) in _POSTGRESQL.items():
        made.append(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        made.append(f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()")
    return made
