"""`python -m youju` runs the command line."""

from youju.cli.main import main

raise SystemExit(main())
