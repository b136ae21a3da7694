"""A site on the small pack whose lectures the commands are asked about: quick to make, easy to count."""

from dataclasses import replace
from pathlib import Path

from making import PACK
from youju.web.commands.definitions.definitions import sync_definitions
from youju.web.commands.desk.office import Office, use
from youju.web.commands.entry.entries import Given, enter
from youju.web.site.setup import open_site
from youju.web.store.folder import Site, site_text


def with_pack(site: Site, pack: Path, text: str = PACK, **templates: str) -> Office:
    """The office of the cast whose pack is written into the folder `pack`, so that commands keep to it."""
    pack.mkdir(exist_ok=True)
    for name, template in templates.items():
        (pack / f"{name}.txt").write_text(template, "utf-8")
    (pack / "pack.toml").write_text(text, "utf-8")
    site.path("youju.toml").write_text(site_text(replace(site, pack=str(pack))), "utf-8")
    office = use(open_site(site.folder))
    assert not (found := sync_definitions(office, "cli:test")), [p.line() for p in found]
    return office


def held(office: Office, who: str, unit: int, title: str, people: int, **more: object) -> int:
    """The number of a lecture, on 8 March 2025 at 文化站 unless told otherwise, entered by `who`."""
    shared = {name: more.pop(name) for name in ("co_units", "credited_units") if name in more}
    raw = {"title": title, "place": "文化站", "held_on": "2025-03-08", "people": str(people)} | more
    saved, problems = enter(office, who, "lectures", Given(unit, raw, **shared))
    assert saved.record, problems
    return saved.record
