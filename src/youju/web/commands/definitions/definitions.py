"""Definitions into the log: the pack as shipped and the site's own overlay, whenever their texts differ from what is logged."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from youju.engine.base.digests import hex_digest
from youju.engine.base.problems import Place, Problem, Refused, errors
from youju.engine.definitions import Pack, Register, Text, compare, folder_texts, read_texts
from youju.engine.definitions.problems import NO_FILES
from youju.engine.ledger import Entry, Revision, start
from youju.engine.ledger.model import Normalised
from youju.engine.report.checking import check_templates
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import Desk, who
from youju.web.commands.desk.office import Office
from youju.web.commands.desk.problems import BAD_PACK
from youju.web.store import read
from youju.web.store.definitions import REGISTER, logged_texts
from youju.web.store.holding import holding
from youju.web.store.log import append


def pack_folder(name: str) -> Path:
    """Folder of a pack by the name of a shipped one or a path; raises `Refused` DEF015 where it holds none."""
    shipped = Path(str(resources.files("youju"))) / "packs" / name
    folder = shipped if (shipped / "pack.toml").is_file() else Path(name)
    folder_texts_of(folder)
    return folder


def folder_texts_of(folder: Path, overlay: Path | None = None) -> tuple[Text, ...]:
    """Texts of a pack folder and of the site's overlay; file names without their folder. Raises `Refused` DEF015."""
    if not (folder / "pack.toml").is_file():
        raise Refused(NO_FILES.at(Place(file=str(folder)), folder=folder))
    texts = folder_texts([folder, *([overlay] if overlay else [])])
    return tuple((layer, Path(file).name, text) for layer, file, text in texts)


def sync_definitions(office: Office, acting: Acting, texts: tuple[Text, ...] | None = None) -> tuple[Problem, ...]:
    """Log the definition files that have changed since they were last logged; the problems of the pack.

    A pack with errors is not logged, nor one that retypes or removes what records hold: figures go on by the last
    good one.
    """
    wanted = texts if texts is not None else office_texts(office)
    held = tuple(t for t in logged_texts() if t[0] != "system")
    if sorted(wanted) == sorted(held):
        return ()
    pack, problems = read_texts(wanted)
    refused = against_log(pack, wanted) if pack else []
    if pack is None or refused:
        return (*problems, *refused, BAD_PACK.at(count=len(errors((*problems, *refused)))))
    desk = Desk(office, who(acting), pack.registers[REGISTER])
    entries, expected = changed_texts(desk, pack, wanted)
    append(entries, office.now(), expected)
    return problems


def against_log(pack: Pack, texts: tuple[Text, ...]) -> list[Problem]:
    """What `pack`, read from `texts`, changes though the log holds records of it: fields, codes, whole registers."""
    held = tuple(t for t in logged_texts() if t[0] != "system")
    before, _ = read_texts(held, logged=True)
    return compare(before, texts, pack, holding, held) if held and before else []


def lint_against(office: Office, folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong in a folder for this site: a pack with the site's own overlay, or an overlay of its pack.

    Raises `Refused` DEF015 where the folder is neither.
    """
    if not folder.is_dir():
        raise Refused(NO_FILES.at(Place(file=str(folder)), folder=folder))
    whole = (folder / "pack.toml").is_file()
    layers = [folder, office.site.path("pack")] if whole else [pack_folder(office.site.pack), folder]
    texts = folder_texts(layers)
    pack, problems = read_texts(texts)
    return (*problems, *((*against_log(pack, texts), *check_templates(pack)) if pack else ()))


def office_texts(office: Office) -> tuple[Text, ...]:
    """The texts in the pack's folder and in the site's `pack/`."""
    return folder_texts_of(pack_folder(office.site.pack), office.site.path("pack"))


def changed_texts(desk: Desk, pack: Pack, wanted: tuple[Text, ...]) -> tuple[list[Entry], dict[int, int]]:
    """The entries that make `wanted` the texts of the log, and the revisions that they start from."""
    held = {(r.entry.data["layer"], r.entry.data["file"]): r for r in read.live(REGISTER)}
    entries: list[Entry] = []
    expected: dict[int, int] = {}
    for layer, file, text in wanted:
        data = {"layer": layer, "file": file, "content": text, "digest": hex_digest(text.encode())}
        before = held.pop((layer, file), None)
        if before is None:
            entries.append(_new(desk, pack, data))
        elif before.entry.data.get("digest") != data["digest"]:
            entries.append(desk.edit(before, data))
            expected[before.record] = before.seq
    for gone in held.values():
        entries.append(_void(desk, gone))
        expected[gone.record] = gone.seq
    return entries, expected


def _new(desk: Desk, pack: Pack, data: dict[str, str]) -> Entry:
    register: Register = desk.register
    standing = start(pack.loops[register.loop], desk.on)
    return desk.new(Normalised(dict(data), desk.on), 0, standing)


def _void(desk: Desk, revision: Revision) -> Entry:
    return desk.edit(
        revision, revision.entry.data, action="void", stage="void", key=None, source={"reason": "文件已移除"}
    )
