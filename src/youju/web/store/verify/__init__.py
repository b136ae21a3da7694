"""Checks the whole ledger against itself, and against what is held elsewhere: one module for each thing that is compared."""

from youju.web.store.verify.whole import verify_log

__all__ = ["verify_log"]
