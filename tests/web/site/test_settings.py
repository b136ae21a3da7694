"""Django's settings, with a site and without."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from youju.engine.base.problems import Refused
from youju.web.site.setup import close_site, open_site
from youju.web.store.office import current_keys, current_site


def test_without_a_site_nothing_is_open(site):
    close_site()
    with pytest.raises(Refused, match="STO001"):
        current_site()


def test_the_open_site_is_known_to_the_store(site):
    assert (current_site(), len(current_keys().seal)) == (site, 32)


def test_sessions_are_signed_with_the_sites_key(site):
    assert current_keys().django.hex() == settings.SECRET_KEY


def test_the_zone_and_language_are_the_sites(site):
    assert (settings.TIME_ZONE, settings.LANGUAGE_CODE) == ("Asia/Shanghai", "zh-hans")


def test_pages_follow_a_site_in_english(site):
    text = site.path("youju.toml").read_text("utf-8").replace('"zh"', '"en"')
    site.path("youju.toml").write_text(text, "utf-8")
    assert (open_site(site.folder).language, settings.LANGUAGE_CODE) == ("en", "en")


def test_the_models_and_the_migrations_agree(site):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, skip_checks=True)


def test_a_second_migration_changes_nothing(either_site):
    before = connection.introspection.table_names()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    assert connection.introspection.table_names() == before


def test_the_ledger_is_four_tables(either_site):
    assert {"revision", "record", "log_head", "sealed"} <= set(connection.introspection.table_names())


def test_a_number_of_the_log_may_be_beyond_two_thousand_million(either_site):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE log_head SET seq = 5000000000")
        cursor.execute("SELECT seq FROM log_head")
        assert cursor.fetchone() == (5_000_000_000,)
