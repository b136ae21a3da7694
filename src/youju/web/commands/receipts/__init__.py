"""Receipts of freezes: given, listed, compared when somebody brings one back; what was entered after an issue."""
