"""The evidence bundle of an edition: what `engine.bundle` packs, gathered from the log, the snapshot and the edition's files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from youju import __version__
from youju.engine.base.labels import Label
from youju.engine.base.problems import Problem, Refused
from youju.engine.bundle.content import Attached, BundleContent, Step, bundle_key
from youju.engine.bundle.packing import Packed, packed
from youju.engine.bundle.receipt import Receipt, opened, origin, short_code, signed
from youju.engine.bundle.veil import Veil
from youju.engine.definitions import Field, Pack
from youju.engine.definitions.model import PERSONAL_TYPES
from youju.engine.ledger.model import Revision
from youju.web.accounts.actors import Acting
from youju.web.commands.desk.desk import who
from youju.web.commands.desk.office import Office
from youju.web.commands.editions.bundle_cards import cards_of
from youju.web.commands.editions.bundle_problems import NO_RIGHT_TO_BUNDLE, NOT_YET_ISSUED
from youju.web.commands.editions.standing import ISSUED, REGISTER, EditionDesk, Standing, edition_of, standing
from youju.web.commands.editions.tagging import tagged_edition
from youju.web.store import definitions as logged
from youju.web.store import editions as kept
from youju.web.store import evidence, read, receipts, tables
from youju.web.store.keys import receipt_key
from youju.web.store.persons import opened_of

INNER = frozenset({"office_reviewer", "approver", "auditor", "admin"})
"""Who may have the inner edition; the public one is for whoever reads editions."""
KINDS = {False: Label("内部版", "inner edition"), True: Label("公开版", "public edition")}
EVIDENCE = "evidence"
_OTHERS = (".pdf",)
_TELLING = 7
"""Characters of a personal value that is no name, below which it stands in any text: a year of birth, a day."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """A bundle that was written: where, what is in it, its receipt, and what there is to say about it."""

    path: Path
    packed: Packed
    stage: str
    code: str
    problems: tuple[Problem, ...]


def bundled(
    office: Office,
    acting: Acting,
    edition: str,
    public: bool = False,
    out: Path | None = None,
    step: Step | None = None,
) -> Bundled:
    """Write the bundle of an edition to `out` (None: a file that the site keeps until the log moves on).

    Raises `Refused`: EDI001 for an unknown edition, EDI020 without the right, EDI006 for an edition that was altered.
    """
    one = may_have(office, acting, edition, public)
    end = tables.read_end()
    path = out or _kept_path(office, one, public, end.seq)
    codes: list[str] = []

    def sign(tagmanifest: str) -> str:
        snapshots = {} if public else receipts.rows_at(one.as_of)
        bare = Receipt(
            origin(office.site.code), end.seq, end.hash, end.recorded_at, one.id, one.digest, tagmanifest, snapshots
        )
        written = signed(bare, receipt_key(office.site))
        codes.extend(short_code(receipt) for receipt in opened(written)[:1] if receipt)
        return written

    done = packed(_content(office, acting, one, public, end.seq, sign), path, step or (lambda what, done, of: None))
    stage = _stage(office, one)
    said = () if one.stage == ISSUED else (NOT_YET_ISSUED.at(name=one.id, stage=stage.zh, stage_en=stage.en),)
    return Bundled(path, done, one.stage, codes[0], said)


def may_have(office: Office, acting: Acting, edition: str, public: bool) -> Standing:
    """The edition, for who may have its bundle. Raises `Refused` EDI001, EDI020."""
    one = standing(office, edition, acting)
    desk = EditionDesk(office, who(acting), office.register(REGISTER))
    if not public and not desk.roles(one.unit) & INNER:
        raise Refused(NO_RIGHT_TO_BUNDLE.at(actor=desk.actor.name))
    return one


def kept_bundle(office: Office, edition: Standing, public: bool) -> Path | None:
    """The bundle that was made of the log as it is now; None where there is none yet."""
    path = _kept_path(office, edition, public, tables.read_end().seq)
    return path if path.is_file() else None


def _kept_path(office: Office, one: Standing, public: bool, head: int) -> Path:
    """Beside the snapshot, which like it may be deleted at any time. Those of earlier heads go."""
    folder = office.site.folder / "snapshot" / "bundles"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stem = f"youju-{one.id}{'-public' if public else ''}"
    for old in folder.glob(f"{stem}.[0-9]*.zip"):
        if old.name != f"{stem}.{head}.zip":
            old.unlink(missing_ok=True)
    return folder / f"{stem}.{head}.zip"


def _content(
    office: Office, acting: Acting, one: Standing, public: bool, head: int, sign: Callable[[str], str]
) -> BundleContent:
    edition, pack = edition_of(one), office.pack(one.as_of)
    return BundleContent(
        edition=edition,
        texts=logged.logged_texts(one.as_of),
        pack=pack,
        tree=office.tree(one.as_of),
        state=office.snapshot(pack).at(one.as_of),
        veil=Veil(_personal(pack)),
        key=bundle_key(receipt_key(office.site), one.id, public),
        sign=sign,
        public=public,
        late=_late(one.as_of, head),
        head=head,
        evidence=tuple(_evidence(one.as_of)),
        report=_files(office, one, public),
        cards={} if public else cards_of(office, edition, acting),
        stage=one.stage,
        agent=f"youju {__version__}",
    )


def _files(office: Office, one: Standing, public: bool) -> Mapping[str, bytes]:
    """The report in every form that lies beside the edition, in the public edition the public version alone; for machines, too."""
    folder = kept.folder(one.id)
    names = [kept.PUBLIC] if public else [kept.DOCX, kept.PUBLIC]
    if not public and folder.is_dir():
        names += sorted(f.name for f in folder.iterdir() if f.suffix in _OTHERS and f.name != kept.JSON)
    found = {name: kept.file_of(one.id, name) for name in names}
    machines = tagged_edition(office, one, public, masked=True)
    found |= {f"youju-{one.id}.xbri": machines.xbri(), "report.json": machines.json()}
    return {name: content for name, content in found.items() if content is not None}


def _personal(pack: Pack) -> Iterator[str]:
    """Every personal value that the ledger holds now and that a text could tell: names, numbers."""
    for register in pack.registers.values():
        fields = {f.id: f for f in register.fields.values() if f.personal or f.type in PERSONAL_TYPES}
        opened = opened_of(read.last_revisions_of(register.id)) if fields else {}
        for values in opened.values():
            yield from (value for id_, value in values.items() if id_ in fields and _tells(fields[id_], value))


def _tells(field: Field, value: str) -> bool:
    return field.type in PERSONAL_TYPES or (field.type not in ("date", "month", "datetime") and len(value) >= _TELLING)


def _late(seq: int, head: int) -> Mapping[str, list[Revision]]:
    """The revisions after the edition, by register."""
    found: dict[str, list[Revision]] = defaultdict(list)
    at = seq + 1
    while at <= head:
        part = list(read.onward(at))
        for revision in part:
            if revision.seq <= head:
                found[revision.entry.register].append(revision)
        if not part:
            break
        at = part[-1].seq + 1
    return found


def _evidence(seq: int) -> Iterator[Attached]:
    """The files that supported records as of a seq, those that were taken off again not."""
    live = [r for r in read.last_revisions_of(EVIDENCE, seq).values() if r.entry.stage != "void"]
    targets = read.last(int(str(r.entry.data["target"])) for r in live)
    for revision in live:
        data = revision.entry.data
        target, digest = int(str(data["target"])), str(data["digest"])
        if target in targets:
            yield Attached(
                target, targets[target].entry.register, str(data["name"]), str(data["media_type"]), int(str(data["size"])),
                digest, lambda digest=digest: evidence.read(digest),  # type: ignore[misc]
            )  # fmt: skip


def _stage(office: Office, one: Standing) -> Label:
    stage = office.pack().loops[office.register(REGISTER).loop].stages.get(one.stage)
    return stage.title if stage else Label(one.stage, one.stage)
