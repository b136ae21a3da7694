"""`python -m bench.peak SITE`: the report over a site that has a snapshot, and the bytes it took at most, on stdout."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from youju.web.site.start import start

start()  # before what has tables is imported

from bench.ledger import opened  # noqa: E402
from youju.web.commands.desk.office import Office  # noqa: E402
from youju.web.site.setup import open_site  # noqa: E402


def main() -> None:
    """Ask twice, as a page that is loaded again does."""
    ledger = opened(Office(open_site(Path(sys.argv[1]))))
    for _ in range(2):
        ledger.report()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)


if __name__ == "__main__":
    main()
