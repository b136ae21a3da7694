"""Workbooks as forms: cells read as they stand, bound cells found again and written, every other part left byte for byte."""
