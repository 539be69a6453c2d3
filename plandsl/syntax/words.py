"""Words of other notations: what they call a unit or a sport, and what it is called here."""

from __future__ import annotations

# What other notations call a unit, and what it is called here.
UNITS = {
    "km": "k kms kilometer kilometers kilometre kilometres",
    "m": "mtr meter meters metre metres",
    "mi": "mile miles mi",
    "yd": "yard yards yds",
    "min": "min mins mn minute minutes",
    "s": "s sec secs second seconds",
    "h": "h hr hrs hour hours",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in [unit, *words.split()]}
SMALL_UNITS = {"km", "k", "m", "mi", "mile", "miles", "yd", "min", "s", "sec", "h"}
SYNONYMS = {
    "bike": "cycle cycling biking ride spin",
    "swim": "swimming",
    "row": "rowing",
    "walk": "walking hike hiking",
    "run": "running jogging",
    "weights": "gym strength lifting lift",
    "mobility": "yoga stretching stretch",
    "rest": "off none nothing",
    "skipped": "dnf dns missed miss skip cancelled canceled",
}
# Words that stand before a quantity or behind a session in a sentence, and name no pace.
SMALL_WORDS = """
    a about and around at by each every for from in note notes of off on per plus r recoveries rest
    rests then times under until w with
"""
NO_NAMES = UNIT_OF.keys() | set(SMALL_WORDS.split())
MEANT_BY = {word: name for name, words in SYNONYMS.items() for word in words.split()}
