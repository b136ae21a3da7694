"""Registers and records: lists, forms, grids, imports, the page of a record."""
