"""What youju.toml may say, and the address of a database."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from youju.engine.base.problems import Refused
from youju.web.store.folder import SHIPPED_PACKS, Site, database_settings, read_site, site_text

SITE = Site(Path("/site"), "own", "清和区", "990101")


def read(folder: Path, text: str) -> Site:
    """The site whose youju.toml says `text`."""
    (folder / "youju.toml").write_text(text, "utf-8")
    return read_site(folder)


def codes(folder: Path, text: str) -> list[str]:
    """Codes of the problems for which youju.toml is refused."""
    with pytest.raises(Refused) as refusal:
        read(folder, text)
    return [problem.code for problem in refusal.value.problems]


def test_a_site_says_its_pack_name_and_code(tmp_path):
    site = read(tmp_path, '[site]\npack = "p"\nname = "清和区"\ncode = "990101"')
    assert (site.pack, site.name, site.code, site.zone) == ("p", "清和区", "990101", "Asia/Shanghai")


def test_a_shipped_pack_is_named(tmp_path):
    site = read(tmp_path, '[site]\npack = "district_office"\nname = "清和区"\ncode = "990101"')
    assert site.pack_folder == SHIPPED_PACKS / "district_office"


def test_another_pack_lies_at_its_path(tmp_path):
    assert (SITE.pack_folder, Site(tmp_path, "/p", "n", "c").pack_folder) == (Path("/site/own"), Path("/p"))


def test_settings_read_back_as_written(tmp_path):
    written = Site(
        tmp_path, "p", '清和"区"\\', "990101", "Asia/Urumqi", date(2025, 12, 30), True, "en",
        True, "postgresql://u@h/d",
    )  # fmt: skip
    assert read(tmp_path, site_text(written)) == written


def test_a_folder_without_settings_is_no_site(tmp_path):
    with pytest.raises(Refused, match="STO001"):
        read_site(tmp_path)


def test_broken_settings_say_the_line(tmp_path):
    with pytest.raises(Refused, match="line 2"):
        read(tmp_path, "[site]\npack = nothing\n")


def test_every_mistake_is_named_at_once(tmp_path):
    text = '[site]\ncode = 5\nzone = "Asia/Nowhere"\nlanguage = "fr"\ntoday = "soon"\ncolour = 1\n[database]\nurl = "mysql://"'
    assert codes(tmp_path, text) == ["STO003"] * 8


def test_today_is_the_day_in_the_zone():
    assert SITE.today_at(datetime(2025, 12, 30, 17, tzinfo=UTC)) == date(2025, 12, 31)


def test_a_set_today_stands_still():
    demo = Site(Path("/site"), "p", "清和区", "990101", today=date(2025, 12, 30))
    assert demo.today_at(datetime(2031, 1, 1, tzinfo=UTC)) == date(2025, 12, 30)


def test_the_database_is_a_file_of_the_site():
    assert database_settings(SITE)["NAME"] == "/site/db.sqlite3"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u:p%40@db.local:5433/ledger", ("ledger", "u", "p@", "db.local", "5433", {})),
        (
            "postgresql://u@/ledger?host=/run/pg&sslmode=require",
            ("ledger", "u", "", "/run/pg", "", {"sslmode": "require"}),
        ),
        ("postgres:///ledger", ("ledger", "", "", "", "", {})),
    ],
)
def test_an_address_of_postgresql(url, expected):
    found = database_settings(Site(Path("/s"), "p", "n", "c", database_url=url))
    assert tuple(found[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == expected


def test_an_address_with_a_bad_port_is_refused():
    with pytest.raises(Refused, match="STO003"):
        database_settings(Site(Path("/s"), "p", "n", "c", database_url="postgresql://u@h:port/d"))
