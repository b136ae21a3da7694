"""The site that this process serves: settings of `youju.toml` and keys, as the store needs them."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from youju.engine.base.problems import Refused
from youju.web.store.folder import Site
from youju.web.store.keys import Keys, load_keys
from youju.web.store.problems import NO_SITE


def current_site() -> Site:
    """The site opened by `web.site.setup.open_site`; raises `Refused` (STO001) where none is."""
    site: Site | None = settings.YOUJU_SITE
    if site is None:
        raise Refused(NO_SITE.at(folder=""))
    return site


def current_keys() -> Keys:
    """Its keys; raises `Refused` (STO005) where one is missing."""
    return _remembered(current_site())


# Imports ask for the keys with every row; the files do not change while a process runs.
_remembered = lru_cache(maxsize=4)(load_keys)
