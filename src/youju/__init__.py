"""Youju 有据: keeps an office's ledger and computes every figure of its reports from it."""

__version__ = "0.1.0"
