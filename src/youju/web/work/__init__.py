"""Work: boards of records with loops, calendar."""
