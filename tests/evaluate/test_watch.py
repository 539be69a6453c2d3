"""The laps of a watch, in the ways in which runners press its button."""

from __future__ import annotations

import pytest

from tests.evaluate.reading import START, judged, marks, one

PACES = "pace easy = 5:00-5:45/km; pace threshold = 4:05-4:15/km; pace MP = 4:25/km"
AROUND = "warmup 3km easy + {} + cooldown 2km easy"
TIMED = "warmup 15min easy + {} + cooldown 10min easy"
KM = "5x1km @ 3:38-3:42 r2:00 jog"
LADDER = "(200, 400, 600, 800, 600, 400, 200) @ 45, 91, 2:17, 3:02, 2:17, 91, 45 r2:00"
SETS = "3x(4x200 @ 33-34 r30) r3min"
RESTED = "laps 2–10 of 11 are taken for the reps and the rests between"
OFF_THE_LAST = "the last one counts as not run; write - in the place of a rep that was left out"


def around(sets: str, frame: str = AROUND) -> str:
    return f"x: {frame.format(sets)}"


@pytest.mark.parametrize(
    ("session", "values", "verdict", "marked", "note"),
    [
        # Warm-up, reps, rests and cool-down, each a lap.
        (around(KM), "16:20 3:41 2:01 3:40 2:00 3:42 2:02 3:39 2:00 3:38 10:45", "hit",
         "5 hit", RESTED),
        (around(KM.replace("2:00", "3:00")),
         "16:20 3:41 3:01 3:40 3:00 3:42 3:02 3:39 3:00 3:38 10:45", "hit", "5 hit", RESTED),
        (around(KM.replace("r2:00", "r400m")),
         "16:20 3:41 2:31 3:40 2:20 3:42 2:42 3:39 2:30 3:38 10:45", "hit", "5 hit", RESTED),
        (around(KM), "5:26 5:28 5:24 3:41 2:01 3:40 2:00 3:42 2:02 3:39 2:00 3:38 5:20 5:25", "hit",
         "5 hit", "laps 4–12 of 14 are taken for the reps and the rests between"),
        (around(KM), "16:20 3:41 2:01 3:40 2:00 3:42 2:02 3:39 2:00 3:48 2:00 10:45", "partly",
         "4 hit, 1 slow", "laps 2–11 of 12 are taken for the reps and the rests between"),
        (around(LADDER), "16:20 45 2:00 91 2:01 2:16 2:00 3:02 2:01 2:17 2:00 91 2:01 45 10:45",
         "hit", "7 hit", "laps 2–14 of 15 are taken for the reps and the rests between"),
        (f"x: {LADDER}", "45 2:00 91 2:01 2:16 2:00 3:02 2:01 2:17 2:00 91 2:01 45", "hit",
         "7 hit", "every second lap is taken for a rest"),
        (around("3x10min threshold r2:00"), "16:20 10:00 2:00 10:00 2:00 10:00 11:00", "unjudged",
         "3 unjudged", "laps 2–6 of 7 are taken for the reps and the rests between"),
        (around("3x10min threshold r2:00", TIMED), "15:00 10:00 2:00 10:00 2:00 10:00 10:00",
         "unjudged", "3 unjudged", "laps 2–6 of 7 are taken for the reps and the rests between"),
        # Rests that are as long as the reps, told by their place.
        (around("8x400 @ 86-88 r90", TIMED),
         "15:00 87 90 86 90 88 90 87 90 87 90 88 90 86 90 86 10:02", "hit", "8 hit", None),
        (around("8x400 @ 86-88 r90", TIMED), "15:00 87 90 86 90 88 90 87 90 87 10:02", "partly",
         "5 hit, 3 missed", RESTED),
        ("x: 3x400 @ 88-90 r90", "88 90 89 90 88", "over", "3 hit, 2 extra", None),
        ("x: 5x400 @ 88-90 r90", "88 89 90 88 89 89 88", "over", "5 hit, 2 extra", None),
        # Too few of them, too many, far off.
        (around(KM), "16:20 3:41 2:01 3:40 2:00 3:42 2:02 3:39 10:45", "partly", "4 hit, 1 missed",
         "laps 2–8 of 9 are taken for the reps and the rests between"),
        (around(KM), "16:20 3:41 2:01 3:40 10:45", "partly", "2 hit, 3 missed", None),
        (around(KM), "3:41 2:01 3:40 2:00 3:42", "partly", "3 hit, 2 missed", None),
        (around(KM), "16:20 3:41 3:40 3:42 3:39 10:45", "partly", "4 hit, 1 missed",
         "laps 2–5 of 6 are taken for the reps"),
        (around(KM), "16:20 3:41 2:01 3:40 2:00 3:42 2:02 3:39 2:00 3:38 2:00 3:37 10:45", "over",
         "5 hit, 1 extra", "6 reps, 1 more than prescribed"),
        (around(KM), "16:20 3:41 2:01 3:40 2:00 4:40 2:02 3:39 2:00 3:38 10:45", "partly",
         "4 hit, 1 slow", RESTED),
        (around(KM), "16:20 4:20 2:01 4:21 2:00 4:20 2:02 4:25 2:00 4:30 10:45", "missed",
         "5 slow", RESTED),
        (around("8x400 @ 86-88 r90", TIMED),
         "15:00 70 90 71 90 70 90 70 90 70 91 71 90 70 90 70 10:00", "over", "8 fast", None),
        (around("10x400 @ 74-76 r60"), "75 74 75 74 75 10:45", "partly", "5 hit, 5 missed",
         "laps 1–5 of 6 are taken for the reps"),
        # Two sets; the rests between the sets alone; strides; paces.
        (around("6x800 @ 2:50-2:56 r2:00 + 4x200 @ 34-36 r60", TIMED),
         "15:00 2:53 2:00 2:54 2:01 2:52 2:02 2:53 2:00 2:55 2:01 2:53 2:00 35 60 34 61 35 60 35 "
         "10:00", "hit", "10 hit", "laps 2–20 of 21 are taken for the reps and the rests between"),
        (f"x: {SETS}", "33 34 33 34 3:01 33 34 33 34 3:01 33 34 33 34", "hit", "12 hit",
         "the laps between are taken for rests"),
        (around("4x100 strides + 4x400 @ 86-88 r90", TIMED),
         "15:00 19 60 18 62 18 60 19 2:00 87 90 86 91 88 90 87 10:00", "hit", "4 hit",
         "laps 10–16 of 17 are taken for the reps and the rests between"),
        (around(KM), "5:26/km 3:41/km 6:40/km 3:40/km 6:50/km 3:42/km 6:30/km 3:39/km 6:40/km "
         "3:38/km 5:30/km", "hit", "5 hit", RESTED),
        # Laps of a kilometre, a mile or a lap of the track inside the reps.
        (around("3x5km MP r1km easy"), "10:50 22:05 5:20 22:00 5:25 21:55 10:40", "hit", "3 hit",
         "laps 2–6 of 7 are taken for the reps and the rests between"),
        (around("3x5km MP r1km easy"),
         "5:25 5:25 4:26 4:25 4:24 4:25 4:25 5:20 4:25 4:24 4:24 4:23 4:24 5:25 4:23 4:23 4:22 "
         "4:24 4:23 5:20 5:25", "hit", "3 hit", "the laps of 1000 m are added up to reps"),
        ("x: 2x2mi threshold r3min", "6:35 6:33 6:36 6:31", "hit", "2 hit",
         "the laps of 1 mi are added up to reps"),
        ("x: 2x2mi threshold r3min", "6:35 6:33 3:00 6:36 6:31", "hit", "2 hit",
         "the laps between are taken for rests"),
        ("x: 6x800 @ 2:50-2:56 r2:00", "86 87 88 86 85 87 87 88 85 86 86 84", "hit", "6 hit",
         "the laps of 400 m are added up to reps"),
        ("x: 3x1mi @ 6:00 r3min", "2:59 2:59 3:01 2:58 3:02 2:58", "hit", "3 hit", None),
        ("x: 3x1mi @ 6:00 r3min", "2:59 2:59 3:01 2:58", "partly", "2 hit, 1 missed", None),
        ("x: 6x800 @ 2:50-2:56 r2:00", "86 87 88 86 85 87 87 88 85 86 86", "unjudged", None, None),
        # Alternations and fartleks, warm-up and all.
        (around("5x(1km @ 3:55 + 1km float)", TIMED),
         "15:00 3:54 4:24 3:56 4:26 3:55 4:28 3:57 4:25 3:55 4:22 10:00", "hit", None,
         "laps 2–11 of 12 are taken for the reps"),
        (around("8x(1min hard + 2min easy)", TIMED),
         "15:00 60 2:00 60 2:00 60 2:00 60 2:00 60 2:00 60 2:00 10:00", "partly", None,
         "12 of 16 parts"),
        ("x: 5x(1km @ 3:55 + 1km float)", "3:54 3:56 3:55 4:05", "partly",
         "3 hit, 1 missed, 1 slow", "the 4 values are taken for the hard parts"),
        ("x: 6x(800 @ 2:40 + 400 float)", "2:39 1:50 2:40 1:52 2:41 1:55 2:40 1:55 2:42 1:54 2:38",
         "hit", "6 hit, 5 unjudged", None),
        ("x: 5x(1km @ 3:55 + 1km float)", "3:54 4:25 3:55 4:30 3:56", "partly", None,
         "5 of 10 reps"),
        ("x: 8x(2min @ 3:30/km + 1min easy)", "3:30/km 3:32/km 3:31/km 3:30/km 3:29/km 3:31/km",
         "partly", "6 hit, 2 missed", "the 6 values are taken for the hard parts"),
        # A lap press that was missed, a rep too many in the first of two sets, one cut short.
        ("x: 10x400 @ 74-76 r60", "75 75 75 76 3:32 75 76 75 74", "hit", "8 hit, 1 unjudged",
         "3:32 is taken for reps 5 and 6 with the rest between: neither is judged"),
        ("x: 10x400 @ 74-76 r60", "75 75 75 76 2:31 75 76 75 74", "hit", "9 hit",
         "2:31 is taken for reps 5 and 6 in one"),
        (around("3x1mi @ 5:50-6:00 r3min"), "15:54 5:57", "partly", None, None),
        ("x: 6x400 @ 74-76 r60 + r4min + 4x200 @ 34-35 r60", "75 75 76 74 75 76 77 34 35 34 34",
         "over", "1 extra, 10 hit", "77 is taken for one more 400 m"),
        ("x: 8x400 @ 86-88 r90", "87 88 87 86 59 88 87 86", "unjudged", "7 hit, 1 unjudged",
         "59 s is far faster than all the others: cut short, or lapped too early?"),
        ("x: 8x400 @ 86-88 r90", "87 88 87 86 86 88 87 72", "over", "1 fast, 7 hit", None),
        ("x: 3x10min threshold r2:00", "10:00 10:00 6:30", "unjudged", "3 unjudged",
         "rep 3: 6:30 of 10 min"),
        ("x: 3x10min threshold r2:00", "10:00 4:12/km 10:00 4:10/km 6:30 4:10/km", "partly",
         "3 hit", "rep 3: 6:30 of 10 min"),
        ("x: 2x15min threshold r3min", "15:00 4:10/km 15:00 4:09/km", "hit", "2 hit", None),
    ],
)  # fmt: skip
def test_reps(
    session: str, values: str, verdict: str, marked: str | None, note: str | None
) -> None:
    found = one(session, f"x: = {values}", PACES)
    assert found.verdict == verdict
    words = marks(found).split()
    said = ", ".join(f"{words.count(word)} {word}" for word in sorted(set(words)))
    assert marked is None or sorted(said.split(", ")) == sorted(marked.split(", "))
    assert note is None or note in found.notes


TEMPO = "tempo: " + AROUND.format("8km threshold")
LAPS = "5:31 5:20 5:15 4:12 4:11 4:09 4:13 4:10 4:08 4:07 4:06 5:25 5:40"


@pytest.mark.parametrize(
    ("session", "entry", "verdict", "notes"),
    [
        # One lap for each part.
        ("tempo: " + AROUND.format("5km threshold"), "= 16:00 20:40 10:50", "hit",
         ["lap 2 of 3 is taken for it"]),
        ("tempo: " + AROUND.format("5km threshold"), "10km = 16:00 20:40 10:50", "hit",
         ["lap 2 of 3 is taken for it"]),
        ("tempo: " + AROUND.format("5km threshold"), "= 5:20 5:25 5:15 20:40 5:30 5:35", "hit",
         ["lap 4 of 6 is taken for it"]),
        ("tempo: " + AROUND.format("8km threshold"), "= 16:20 38:30 10:50", "missed",
         ["lap 2 of 3 is taken for it"]),
        ("tempo: " + AROUND.format("20min threshold"), "= 16:00 20:00 10:50", "unjudged",
         ["lap 2 of 3 is taken for it", "how far it was is not known, so its pace is not judged"]),
        ("tempo: " + TIMED.format("15min threshold"), "= 15:00 15:00 10:00", "unjudged",
         ["lap 2 of 3 is taken for it", "how far it was is not known, so its pace is not judged"]),
        ("tempo: " + TIMED.format("20min threshold"),
         "= 15:00 4:50/km 20:00 4:11/km 10:00 5:20/km", "hit",
         ["lap 2 of 3 is taken for it", "4:11/km on average"]),
        ("trial: " + TIMED.format("3k @ <=11:00"), "= 15:00 10:56 10:00", "hit",
         ["lap 2 of 3 is taken for it"]),
        ("trial: " + TIMED.format("5k @ <=20:00"), "= 9:50 10:02", "hit", []),
        ("long: 10km easy + 8km MP + 2km easy", "= 54:00 35:20 10:50", "hit", []),
        ("tempo: 5km threshold", "= 16:00 20:40 10:50", "hit", ["lap 2 of 3 is taken for it"]),
        ("tempo: 5km threshold", "= 20:40 10:50", "hit", ["lap 1 of 2 is taken for it"]),
        # The distance of the whole run.
        (TEMPO, f"13km = {LAPS}", "hit", ["laps 4–11 of 13 are taken for it"]),
        (TEMPO, f"= 13km {LAPS}", "hit", ["laps 4–11 of 13 are taken for it"]),
        ("long: 5km easy + 3km MP", "8km = 5:31 5:20 5:15 5:20 5:20 4:26 4:25 4:24", "hit",
         ["laps 6–8 of 8 are taken for it"]),
        # One that was cut short.
        ("tempo: 4mi @ 6:45-6:55/mi", "= 6:52 6:50 7:05", "partly", ["3 mi of 4 mi"]),
        ("tempo: 8km threshold", "= 4:10 4:12 4:11 4:09 4:12", "partly", ["5 km of 8 km"]),
        ("tempo: 8km threshold", "= 8:10 8:20 8:30 8:20", "hit", []),
        ("mp: 10km MP", "= 4:25 4:25 4:26 4:24 4:25 4:25 4:25 4:24 4:25", "partly",
         ["9 km of 10 km"]),
        (TEMPO, "= 16:20 4:12 4:10 4:11 4:09 4:13 10:50", "partly",
         ["laps 2–6 of 7 are taken for it", "5 km of 8 km"]),
        ("long: 20km easy + 6km MP", "23km = 1:46:00 13:15", "partly",
         ["the last part is judged over 3 km, not 6 km"]),
        ("long: 20km easy + 6km MP", "23km = 1:46:00 4:25 4:26 4:24", "partly",
         ["1:46:00 is taken for the 20 km easy before it", "3 km of 6 km"]),
        ("long: 20km easy + 6km MP", "26km = 1:46:00 26:30", "hit", []),
        ("long: 20km easy + 6km MP", "= 1:46:00 13:15", "unjudged",
         ["13:15 for 6 km cannot be: is it mistyped?"]),
    ],
)  # fmt: skip
def test_one_piece_among_easy_running(
    session: str, entry: str, verdict: str, notes: list[str]
) -> None:
    label = session.partition(":")[0]
    found = one(session, f"{label}: {entry}", PACES)
    assert found.verdict == verdict
    assert list(found.notes) == notes


def test_the_distance_of_all_says_no_more_of_reps() -> None:
    plan = "x: " + AROUND.format("2x3km MP r1km easy")
    laps = "5:25 5:25 5:25 4:26 4:25 4:24 5:20 4:25 4:24 4:26 5:20 5:25"
    assert one(plan, f"x: 12km = {laps}", PACES).verdict == "hit"


def test_every_lap_of_a_rep_is_one_of_its_splits() -> None:
    found = one("x: 2x2mi threshold r3min", "x: = 6:35 6:33 6:36 6:31", PACES)
    times = [rep.time.low.ms for rep in found.reps if rep.time and rep.time.low]
    assert times == [788_000, 787_000]


DOUBLE = "week 1\n  mon am  thr: 5x6min threshold r60\n  mon pm  thr: 10x1km threshold r60"
TEN = "4:06 4:08 4:10 4:06 4:08 4:10 4:06 4:08 4:10 4:10"


@pytest.mark.parametrize(
    ("entry", "prescribed"),
    [
        (f"thr: 10x1km r60 = {TEN}", "10x1km threshold r60"),
        (f"thr: = {TEN}", "10x1km threshold r60"),
        (f"pm thr: = {TEN}", "10x1km threshold r60"),
        ("thr: = 4:06/km 4:08/km 4:10/km 4:06/km 4:08/km", "5x6min threshold r60"),
        ("thr: 5x6min = 4:06/km 4:08/km 4:10/km 4:06/km 4:08/km", "5x6min threshold r60"),
        ("thr: = avg 4:08/km", "5x6min threshold r60"),
    ],
)
def test_which_of_two_sessions_of_one_name(entry: str, prescribed: str) -> None:
    heads = PACES.replace("; ", "\n")
    sessions = judged(f"{heads}\n{DOUBLE}", f"{START}  {entry}").sessions
    (found,) = [each for each in sessions if each.entry]
    assert found.prescribed == prescribed
    assert found.verdict == "hit"
