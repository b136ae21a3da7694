"""Editions of reports: frozen, checked, signed, issued; what changed since; see README.md."""
