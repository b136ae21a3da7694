"""What leaves the office and can be checked without it: receipts, and the bundle of an edition."""
