"""For a WSGI server of one's own: `application` serves the site that `YOUJU_SITE` names, with its static files.

Every process of the server has the same keys, those in the site's folder, so that whoever signed in at one is known at all.
"""

from __future__ import annotations

import importlib
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from youju.web.site.start import start

_STAYS = ExitStack()


def opened() -> Any:
    """The pages of the site, opened for as long as this process lives. Raises `Refused` where it cannot be used."""
    start()  # what has tables is imported after it
    setup, serving, office = (
        importlib.import_module(f"youju.web.{name}") for name in ("site.setup", "site.serving", "commands.desk.office")
    )
    office.use(setup.open_site(Path(os.environ.get("YOUJU_SITE", ""))))
    return _STAYS.enter_context(serving.application(secure=os.environ.get("YOUJU_TLS") == "1"))


application = opened()
