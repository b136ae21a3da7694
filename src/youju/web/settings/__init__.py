"""Settings: units, people, definitions, periods, lists."""
