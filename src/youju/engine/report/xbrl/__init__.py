"""A report for machines: Inline XBRL, its taxonomy, a report package, xBRL-JSON. See docs/decisions/xbrl.md."""
