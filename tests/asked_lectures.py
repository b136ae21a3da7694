"""Lectures whose audience is asked about above 250, for the tests of questions at the commands and pages."""

from making import PACK

ASKING = PACK.replace(
    'unit = "人次"\nmin = 0', 'unit = "人次"\nmin = 0\nplausible = { median = 40, p99 = 250 }', 1
).replace('label = "title"', 'label = "title"\nask = { off_day = true, happens = true }', 1)
BIG = {"title": "宪法宣讲", "place": "文化站", "held_on": "2025-03-05", "people": "400"}
AGAIN = {"title": "“宪法”宣讲会", "place": "文化站", "held_on": "2025-03-06", "people": "45"}
"""The same event as another unit might tell it."""
