"""Words of other notations for units, sports and efforts, and words with a letter wrong."""

from __future__ import annotations

from collections.abc import Iterable

# What other notations call a unit, and what it is called here.
UNITS = {
    "km": "k kms kilometer kilometers kilometre kilometres",
    "m": "mtr meter meters metre metres",
    "mi": "mile miles mi",
    "yd": "y yard yards yds",
    "min": "min mins mn minute minutes",
    "s": "s sec secs second seconds",
    "h": "h hr hrs hour hours",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in [unit, *words.split()]}
SMALL_UNITS = {"km", "k", "m", "mi", "mile", "miles", "yd", "min", "s", "sec", "h"}
# Another word for the same thing.
SYNONYMS = {
    "bike": "cycling biking bicycle ride riding",
    "swim": "swimming",
    "row": "rowing rower erg",
    "walk": "walking",
    "hike": "hiking",
    "run": "running",
    "rest": "off",
    "weights": "gym lifting lift",
    "strides": "accelerations accels pickups pick-ups striders",
    "skipped": "dns missed skip cancelled canceled",
}
# Words that are near to another one, but do not say the same.
NEARLY = {
    "weights": "strength core abs pushups push-ups squats lunges planks circuit circuits",
    "mobility": "yoga stretching stretch pilates",
    "drills": "plyometrics plyos plyo bounding bounds",
    "bike": "spin spinning trainer turbo",
    "run": "jogging",
    "rest": "none nothing",
    "skipped": "dnf miss sick ill injured",
    "cross": "xt xtrain stairmaster stepper aquajog aquajogging",
}
# What a name says about how hard, where nobody has given it another meaning.
EFFORTS = {
    "easy": "E ez jog jogging",
    "MP": "M GMP MGP mp",
    "HM": "HMP hm",
    "threshold": "T LT thresh",
    "interval": "I VO2 VO2max vo2max",
    "repetition": "R",
    "race": "goal RP",
    "max": "sprint sprints",
    "uphill": "hill hills",
}
# Words that stand before a quantity or behind a session in a sentence, and name no pace.
SMALL_WORDS = """
    a about and around at avg better by day did dnf dns each every faster for from full in note
    notes of off on per plus quicker r recoveries rest sub rests slower then times tt under
    until w with
"""
NO_NAMES = UNIT_OF.keys() | set(SMALL_WORDS.split())
EXACTLY = {word: name for name, words in SYNONYMS.items() for word in words.split()}
MEANT_BY = EXACTLY | {word: name for name, words in NEARLY.items() for word in words.split()}
# What stands behind the work, a sport among them.
EFFORT_MEANT_BY = EXACTLY | {
    word: name for name, words in EFFORTS.items() for word in words.split()
}
# How alike two words are of which one may be meant for the other.
CLOSE = 0.7
MOST_MEANT = 3


def nearest(word: str, known: Iterable[str], close: float = CLOSE) -> list[str]:
    """The words that one may be meant for: slips of the finger first, else the one most like it."""
    words = list(dict.fromkeys(known))
    slips = [one for one in words if is_slip(word, one)]
    if slips:
        return slips[:MOST_MEANT]
    from difflib import get_close_matches

    return get_close_matches(word, words, n=1, cutoff=close)


def did_you_mean(near: Iterable[str]) -> str:
    return f"did you mean {' or '.join(near)}?"


def is_slip(word: str, known: str) -> bool:
    """A letter doubled or left out, or two that changed their places."""
    if sorted(word) == sorted(known):
        places = [at for at, letter in enumerate(word) if letter != known[at]]
        return len(places) == 2 and places[1] == places[0] + 1
    longer, shorter = (word, known) if len(word) > len(known) else (known, word)
    if len(longer) != len(shorter) + 1 or len(shorter) < 2:
        return False
    at = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    doubled = longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2])
    return longer[at + 1 :] == shorter[at:] and (longer == known or doubled)
