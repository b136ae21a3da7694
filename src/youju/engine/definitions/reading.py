"""TOML texts -> Pack. Every mistake is collected with file:line; a bad register never hides another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from youju.engine.base.labels import LANGUAGES, Label
from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.definitions.broken import hold_back
from youju.engine.definitions.contradictions import check_required_fields
from youju.engine.definitions.fields import build_choices
from youju.engine.definitions.indicators import World, build_indicator, build_report, check_indicator
from youju.engine.definitions.lines import LineIndex
from youju.engine.definitions.loops import build_loop
from youju.engine.definitions.model import Choice, Group, Indicator, Loop, Pack, Register, TemplateText
from youju.engine.definitions.problems import LATER, MISSING, NO_FILES, NOT_UTF8, STANDING, SYNTAX, TWICE
from youju.engine.definitions.registers import build_register, check_register, with_copies
from youju.engine.definitions.tables import ID, LOOSE_ID, Findings, Source, Table
from youju.engine.definitions.templates import TEMPLATE, check_templates, files_of
from youju.engine.definitions.versions import register_version

Text = tuple[str, str, str]
"""Layer (`system`, `pack`, `overlay`), file name, its text: TOML, or of a .txt file a template."""

SECTIONS = ("group", "codelist", "loop", "register", "indicator", "report")
_DOTTED_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_ID_OF = {"indicator": _DOTTED_ID, "loop": LOOSE_ID, "report": LOOSE_ID}
_FOREIGN_BYTE = re.compile("[\udc80-\udcff]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(slots=True)
class Gathered:
    """Tables by section and id, the last layer winning; and the `[pack]` table."""

    findings: Findings
    pack: Table | None = None
    unread: list[tuple[Place, str]] = field(default_factory=list)
    tables: dict[str, dict[str, Table]] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    templates: dict[str, TemplateText] = field(default_factory=dict)


def read_pack(folders: Sequence[Path]) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Read a pack folder and, after it, overlay folders that replace by id.

    Raises `Refused` (DEF015) where the first folder holds no `pack.toml`. The pack is None if anything must be mended.
    """
    if not (folders[0] / "pack.toml").is_file():
        raise Refused(NO_FILES.at(Place(file=str(folders[0])), folder=folders[0]))
    return read_texts(folder_texts(folders), files=files_of(folders))


def folder_texts(folders: Sequence[Path]) -> tuple[Text, ...]:
    """The TOML files and templates of a pack folder (layer `pack`) and of its overlays (layer `overlay`), by name.

    Bytes that are not UTF-8 come as lone surrogates, which `read_texts` reports with their line.
    """
    layers = ["pack", *["overlay"] * (len(folders) - 1)]
    return tuple(
        (layer, str(path), path.read_text("utf-8-sig", errors="surrogateescape"))
        for layer, folder in zip(layers, folders, strict=True)
        for path in sorted((*folder.glob("*.toml"), *folder.glob(f"*{TEMPLATE}")))
        if path.name != "sample.toml"
    )


def lint(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with the pack in a folder."""
    return read_pack([folder])[1]


def read_texts(
    texts: Sequence[Text], logged: bool = False, files: Collection[str] | None = None
) -> tuple[Pack | None, tuple[Problem, ...]]:
    """Read definitions from texts; the system's own come first and need not be given.

    `logged`: they were found good when they were logged, so what lint has learnt to refuse since is no reason not to
    read them. `files`: the names of the Word files beside the texts, where they are known.
    """
    gathered = Gathered(Findings())
    own = [text for text in texts if text[0] != "system" and _is_utf8(text, gathered)]
    gathered.templates = {Path(file).name: TemplateText(file, text) for _, file, text in own if _is_template(file)}
    toml = (text for text in own if not _is_template(text[1]))
    sources = [*_parsed((*system_texts(), *toml), gathered)]
    _languages(sources, gathered)
    for source, values in sources:
        _gather(source, values, gathered)
    pack = _assemble(gathered)
    check_templates(pack, gathered.tables["report"], files)
    _need_head(texts, gathered)
    found = hold_back(gathered.findings.problems, gathered.unread, frozenset(gathered.findings.dropped))
    problems = tuple(sorted(found, key=lambda p: (p.place.file, p.place.line or 0, p.code)))
    stopping = [p for p in errors(problems) if not (logged and p.kind in LATER)]
    return (None if stopping else pack), problems


def written_registers(texts: Sequence[Text]) -> Mapping[str, Table]:
    """The table of each register in `texts` and the system's own, with its place; the last layer that writes one wins."""
    gathered = Gathered(Findings())
    for source, values in _parsed((*system_texts(), *texts), gathered):
        _gather(source, values, gathered)
    return gathered.tables["register"]


@lru_cache(maxsize=1)
def system_texts() -> tuple[Text, ...]:
    """The loops and registers that every pack stands on."""
    folder = resources.files("youju.engine.definitions") / "system"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(("system", f.name, f.read_text("utf-8")) for f in files)


def _parsed(texts: Sequence[Text], gathered: Gathered) -> Iterator[tuple[Source, Mapping[str, Any]]]:
    found = gathered.findings.problems
    for layer, file, text in texts:
        try:
            yield _parse(layer, file, text)
        except tomllib.TOMLDecodeError as error:
            where = _AT_LINE.search(str(error))
            place = Place(file=file, line=int(where[1]) if where else len(text.splitlines()) or 1)
            found.append(SYNTAX.at(place, why=_AT_LINE.sub("", str(error)).strip()))
            gathered.unread.append((place, text))


@lru_cache(maxsize=64)
def _parse(layer: str, file: str, text: str) -> tuple[Source, Mapping[str, Any]]:
    """Kept, since a site reads the same texts again and again; nobody changes what was parsed."""
    return Source(layer, file, LineIndex(text)), tomllib.loads(text, parse_float=Decimal)


def _is_utf8(given: Text, gathered: Gathered) -> bool:
    _, file, text = given
    broken = _FOREIGN_BYTE.search(text)
    if broken:
        place = Place(file=file, line=text.count("\n", 0, broken.start()) + 1)
        gathered.findings.problems.append(NOT_UTF8.at(place))
        if not _is_template(file):
            gathered.unread.append((place, text))
    return broken is None


def _is_template(file: str) -> bool:
    return file.endswith(TEMPLATE)


def _languages(sources: Sequence[tuple[Source, Mapping[str, Any]]], gathered: Gathered) -> None:
    for source, values in sources:
        if isinstance(values.get("pack"), Mapping):
            gathered.pack = Table(values["pack"], ("pack",), source, gathered.findings)
    if gathered.pack:
        listed = gathered.pack.texts("languages") or ("zh",)
        for language in listed:
            if language not in LANGUAGES:
                gathered.pack.unknown("语言 language", language, LANGUAGES, "languages")
        gathered.findings.languages = tuple(x for x in listed if x in LANGUAGES)
    elif gathered.unread:
        gathered.findings.languages = ()  # the file that could not be read may say them


def _gather(source: Source, values: Mapping[str, Any], gathered: Gathered) -> None:
    root = Table(values, (), source, gathered.findings)
    root.take("pack", Mapping, "表 table")
    for section in SECTIONS:
        known = gathered.tables[section]
        for id_, table in root.tables(section, _ID_OF.get(section, ID)):
            if id_ in known and known[id_].source.layer == source.layer:
                table.report(TWICE, what=section, name=id_, other=str(known[id_].place()))
            if section == "register" and id_ in known and known[id_].source.layer == "system":
                _keep_standing(known[id_], table)
            known[id_] = table
    root.close()


def _keep_standing(system: Table, own: Table) -> None:
    """The program writes into the registers of the system, so who replaces one keeps its fields."""
    written = own.values.get("field")
    kept = (
        {(f.get("id"), f.get("type")) for f in written if isinstance(f, Mapping)} if isinstance(written, list) else ()
    )
    for field_ in system.values["field"]:
        if (field_["id"], field_["type"]) not in kept:
            own.report(STANDING, name=field_["id"], type=field_["type"])


def _assemble(gathered: Gathered) -> Pack:
    tables = gathered.tables
    groups = {id_: _group(id_, table) for id_, table in tables["group"].items()}
    code_lists: dict[str, tuple[Choice, ...]] = {id_: build_choices(t) for id_, t in tables["codelist"].items()}
    loops = {id_: build_loop(id_, table) for id_, table in tables["loop"].items()}
    registers = {id_: build_register(id_, table, code_lists) for id_, table in tables["register"].items()}
    registers = {id_: with_copies(register, registers) for id_, register in registers.items()}
    registers = {id_: replace(register, version=register_version(register)) for id_, register in registers.items()}
    for id_, register in registers.items():
        check_register(register, tables["register"][id_], registers, loops)
        _check_group(register.group, tables["register"][id_], groups)
    _check_loops(loops, registers, tables)
    indicators = _indicators(tables["indicator"], registers, loops, groups)
    reports = {id_: build_report(id_, table, indicators) for id_, table in tables["report"].items()}
    id_, title = _head(gathered.pack)
    named = (gathered.findings.languages, registers, loops, indicators, reports, groups, code_lists)
    return Pack(id_, title, *named, gathered.templates)


def _check_loops(
    loops: Mapping[str, Loop], registers: Mapping[str, Register], tables: Mapping[str, Mapping[str, Table]]
) -> None:
    for id_, loop in loops.items():
        users = {r.id: (r, tables["register"][r.id]) for r in registers.values() if r.loop == id_}
        check_required_fields(loop, tables["loop"][id_], users)


def _indicators(
    tables: Mapping[str, Table],
    registers: Mapping[str, Register],
    loops: Mapping[str, Loop],
    groups: Mapping[str, Group],
) -> dict[str, Indicator]:
    built = {id_: build_indicator(id_, table) for id_, table in tables.items()}
    world = World(registers, loops, built)
    for id_, indicator in built.items():
        _check_group(indicator.group, tables[id_], groups)
    return {id_: check_indicator(indicator, tables[id_], world) for id_, indicator in built.items()}


def _group(id_: str, table: Table) -> Group:
    group = Group(id_, table.title())
    table.close()
    return group


def _check_group(name: str, table: Table, groups: Mapping[str, Group]) -> None:
    if name and name not in groups and table.source.layer != "system":
        table.unknown("分组 group", name, groups, "group")


def _need_head(texts: Sequence[Text], gathered: Gathered) -> None:
    """A pack says who it is, unless the file that should say so could not be read at all."""
    own = [file for layer, file, _ in texts if layer == "pack" and not _is_template(file)]
    if own and gathered.pack is None and not gathered.unread:
        file = next((f for f in own if Path(f).name == "pack.toml"), own[0])
        gathered.findings.problems.append(MISSING.at(Place(file=file, line=1), where=Path(file).name, name="[pack]"))


def _head(table: Table | None) -> tuple[str, Label]:
    if table is None:
        return "", Label("")
    id_, title = table.needed("id"), table.title()
    table.close()
    return id_, title
