"""Definitions: TOML packs read into frozen objects, every mistake at file:line. See README.md."""

from youju.engine.definitions.changes import Holding, compare
from youju.engine.definitions.describing import describe
from youju.engine.definitions.indicators import parts_of
from youju.engine.definitions.model import (
    Choice,
    Condition,
    Evidence,
    Field,
    FieldRef,
    Group,
    Indicator,
    Loop,
    Measure,
    Pack,
    Register,
    ReportDefinition,
    Rule,
    ScopeDay,
    Stage,
    TemplateText,
    Transition,
)
from youju.engine.definitions.reading import Text, folder_texts, lint, read_pack, read_texts, system_texts
from youju.engine.definitions.tables import nearest
from youju.engine.definitions.versions import indicator_version, register_version

__all__ = [
    "Choice", "Condition", "Evidence", "Field", "FieldRef", "Group", "Holding", "Indicator", "Loop", "Measure",
    "Pack", "Register", "ReportDefinition", "Rule", "ScopeDay", "Stage", "TemplateText", "Text", "Transition",
    "compare", "describe", "folder_texts", "indicator_version", "lint", "nearest", "parts_of", "read_pack",
    "read_texts", "register_version", "system_texts",
]  # fmt: skip
