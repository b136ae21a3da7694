"""A superior's form: cells bound by the heads of their row and column, filled from the ledger, everything else untouched."""
