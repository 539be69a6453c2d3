"""Sessions as runners write them down, read as a coach would."""

from __future__ import annotations

import pytest

from plandsl.model.judging import mark_words, target_words
from tests.evaluate.reading import START, judged, marks, one

PACES = "pace easy = 5:20-6:00/km; pace threshold = 4:20-4:30/km"


@pytest.mark.parametrize(
    ("session", "entry", "verdict", "notes"),
    [
        ("fartlek: warmup 10min easy + 8x(1min hard + 1min easy) + cooldown 10min easy",
         "fartlek: = avg 3:48/km", "unjudged",
         ["only the average was kept: it is judged, the single reps are not",
          "no target to judge the time by"]),
        ("ladder: (200, 400, 800, 400, 200) @ 3:50/km r200m jog",
         "ladder: = 44 1:31 3:06 1:33 43", "over", []),
        # A fast finish: what was kept is of all of it.
        ("long: 14km easy + 3km threshold", "long: = 14km 1:18:30", "unjudged",
         ["that is the whole run: how the 3 km threshold went is not told"]),
        ("long: 60min easy + 15min threshold", "long: = 1:16:00", "unjudged",
         ["that is the whole run: how the 15 min threshold went is not told"]),
        ("long: 14km easy + 3km threshold", "long: = 1:31:00", "unjudged",
         ["that is the whole run: how the 3 km threshold went is not told"]),
        ("long: 14km easy + 3km threshold", "long: = 13:15", "hit", []),
        ("long: 14km easy + 3km threshold", "long: = 1:18:30 13:15", "hit", []),
        ("400s: 3x400 @ 85-87 r60", "400s: = 0 0 0", "unjudged",
         ["0 s for 400 m cannot be: is it mistyped?"]),
        # Nobody is held to a pace on an easy day, over trails least of all.
        ("trail: 16km trail easy", "16km trail = 1:52:00", "hit", []),
        ("easy: 6km easy", "easy: = 38:00", "hit", []),
        ("easy: 6km easy", "easy: = 30:00", "missed", []),
        # A send-off is made or not; where a time is asked for, that is what counts.
        ("swim: swim 4x100 on 1:45", "swim: = 1:30 1:45 1:32 1:30", "hit", []),
        ("swim: swim 4x100 on 1:45", "swim: = 1:30 1:46 1:32 1:30", "partly", []),
        ("400s: 4x400 @ 85 on 3:00", "400s: = 85 92 85 84", "partly", []),
        # A plan without a warm-up is run with one all the same; of two laps that fit none is it.
        ("tempo: 5km threshold", "tempo: = 16:00 22:10 10:50", "hit",
         ["lap 2 of 3 is taken for it"]),
        ("tempo: 5km threshold", "tempo: = 22:10 22:15", "missed", None),
        ("easy: 10km easy", "easy: = 27:30 28:00", "hit", []),
        # All out is as fast as it went.
        ("parkrun: 5k max", "parkrun: = 20:41", "hit", []),
        ("hills: 8x45s uphill hard r(jog back) + 4x200 @ 36 r60",
         "hills: 8x45s uphill + 4x200 r60 = 45 45 45 45 45 45 45 45 36 36 36 36", "hit", []),
        ("cut: 5x1km @ 4:20>4:00 r90", "cut: = 4:19 4:15 4:11 4:04 3:58", "hit", []),
        ("miles: 4xmile @ 6:40-6:50 r2:00", "miles: = 6:44 6:46 - 6:49", "partly", ["3 of 4 reps"]),
        ("800s: 6x800 @ 2:58-3:04 r2:00", "800s: = 2:59 3:00 3:02 6:06 3:03", "hit",
         ["6:06 is taken for reps 4 and 5 in one"]),
        ("300s: 8x300 @ 54-56 r100m walk", "300s: 10x300 = 55 55 54 56 55 54 55 56 54 54", "over",
         ["10 reps, 2 more than prescribed"]),
        ("400s: A: 10x400 @ 88-90 r60 or B: 8x400 @ 90-92 r90",
         "400s: B: 8x400 = 91 91 90 92 91 90 91 90", "hit", []),
        ("easy: 40min easy or bike 60min easy", "bike 60min = 1:02:00 128bpm", "hit", []),
        ("alt: 3x(1km @ 4:15 + 1km @ 5:00)", "alt: = 4:13 4:58 4:15 5:03 4:14 5:01", "hit", []),
        # The easy part first, then the laps of the finish.
        ("long: 20km easy + 4km threshold", "long: = 1:52:10 4:28 4:25 4:24 4:21", "hit",
         ["1:52:10 is taken for the 20 km easy before it"]),
        ("long: 60min easy + 4km threshold", "long: = 60:10 4:28/km 4:25/km 4:24/km", "hit",
         ["60:10 is taken for the 60 min easy before it"]),
        ("long: 20km easy + 4km threshold", "long: = 17:38 4:28 4:25 4:24 4:21", "hit",
         ["laps 2–5 of 5 are taken for it"]),
        ("long: 20km easy + 4km threshold", "long: = avg 5:37/km", "unjudged",
         ["that is the whole run: how the 4 km threshold went is not told"]),
        # A watch that took every kilometre, warm-up and all.
        ("tempo: warmup 2km easy + 3km threshold + cooldown 1km easy",
         "tempo: = 5:40 5:35 4:28 4:25 4:24 5:50", "hit", ["laps 3–5 of 6 are taken for it"]),
        ("tempo: warmup 15min easy + 3km threshold + cooldown 1km easy",
         "tempo: = 5:40/km 5:35/km 4:28/km 4:25/km 4:29/km 5:50/km", "hit",
         ["laps 3–5 of 6 are taken for it"]),
        ("long: 6km easy + 4km threshold + 1km easy", "long: = 33:10 4:28 4:25 4:24 4:21 5:40",
         "hit", ["laps 2–5 of 6 are taken for it"]),
        ("tempo: 3km threshold", "tempo: = 5:40 5:35 4:28 4:25 4:24 5:50", "missed", None),
        ("tempo: warmup 2km easy + 3km threshold", "tempo: = 4:28 4:25 4:24", "hit", []),
        ("tempo: warmup 2km easy + 3km threshold", "tempo: = 2:14 2:13 2:12 2:13 2:13 2:12",
         "hit", []),
        # A time and the pace it makes, as a watch shows them, are no laps.
        ("easy: 8km easy", "easy: = 8.05km 45:12 5:37/km 139bpm", "hit", ["5:37/km on average"]),
        ("easy: 40min easy", "easy: = 40:12 5:37/km", "hit", ["5:37/km on average"]),
        ("tempo: 5km threshold", "tempo: = 4:25/km 22:05", "hit", ["4:25/km on average"]),
        # One of two 800s is missing, and the 400s behind it are no 160 s for both of them.
        ("mixed: 1600 @ 5:40 r3min + 2x800 @ 2:45 r2min + 4x400 @ 80 r60",
         "mixed: = 5:38 2:44 - 79 80 81 79", "partly", ["6 of 7 reps"]),
        # A tempo run with its warm-up and cool-down in one, as a watch has it.
        ("tempo: warmup 3km easy + 6km threshold + cooldown 3km easy", "tempo: = 12km 1:02:30",
         "unjudged", ["that is the whole run: how the 6 km threshold went is not told"]),
        ("tempo: 20min threshold", "tempo: = 4.55km", "unjudged",
         ["how long it took is not told, so its pace is not judged"]),
        # The watch ran on through the strides.
        ("easy: 6mi easy + 6x100 strides", "easy: = 6.5mi 57:10", "hit",
         ["6.5 mi in 57:10: 5:28/km, 8:48/mi"]),
        ("easy: 45min easy + 4x20s strides", "easy: = 49:30", "hit", []),
        ("easy: 45min easy + 4x20s strides", "easy: = 59:30", "over",
         ["59:30, not 45 min: longer"]),
        # Five miles are laps of a mile, though the plan has 8 km.
        ("tempo: 8km threshold", "tempo: 5mi = 7:08 7:05 7:11 7:15 7:02", "hit", []),
        ("race: mile @ <=5:10", "race: = 5:08.7 (75.2 77.9 78.8 75.4)", "hit",
         ["the splits add up to 5:07.3, the value says 5:08.7: 1.4 s apart,"
          " as the last 9 m take; the value counts"]),
        # The easy part with how far it was; a part of a run, at about its pace.
        ("long: 16km easy + 4km threshold", "long: = 16km 1:28:00 4:28 4:25 4:24 4:21", "hit",
         ["1:28:00 is taken for the 16 km easy before it"]),
        ("long: A: 22km easy or B: 18km easy + 4km threshold",
         "long: B: = 1:42:00 4:28 4:25 4:24 4:21", "hit",
         ["1:42:00 is taken for the 18 km easy before it"]),
        ("tempo: 6km @ 4:28-4:34/km", "tempo: warmup 2km + 4km @ 4:30/km = 18:02", "partly",
         ["4 km of 6 km", "the log says 4:30/km, the plan 4:28-4:34/km: judged by the plan",
          "4 km in 18:02: 4:31/km, 7:15/mi"]),
        ("tempo: 6km @ 4:28-4:34/km", "tempo: 4km @ 5:00/km = 20:02", "partly",
         ["the plan has 6km @ 4:28-4:34/km: judged by the log's own line, which is less"]),
        ("tempo: 6km @ 4:28-4:34/km", "tempo: 6km @ 5:00/km = 30:02", "missed", None),
        ("tempo: 6km @ 4:28-4:34/km", "tempo: 4x1600 @ 7:08-7:12 = 7:10 7:10 7:10 7:10", "hit",
         ["the plan has 6km @ 4:28-4:34/km: judged by the log's own line"]),
        ("long: 10km easy + 3km threshold + 2km easy",
         "long: 10km easy + 2km threshold = 55:00 8:50", "partly", None),
        # What was left out at the end was not run.
        ("long: 16km easy + 4km threshold", "long: 16km easy = 1:31:00", "partly",
         ["1 of 2 parts"]),
        ("long: 16km easy + 4km threshold", "long: 4km threshold = 17:40", "hit", []),
        # Of a fartlek the hard parts, by their pace or their time; both parts together as one.
        ("fartlek: 10min easy + 3x(2min threshold + 1min easy) + 10min easy",
         "fartlek: 3x(2min + 1min) = 4:25/km 4:21/km 4:29/km", "hit",
         ["the 3 values are taken for the hard parts"]),
        ("fartlek: 3x(2min threshold + 1min easy)", "fartlek: = 2:00 2:01 2:00", "unjudged", None),
        ("alt: 3x(1km threshold + 600 float)", "alt: = 4:24 4:28 4:29", "hit",
         ["the 3 values are taken for the hard parts"]),
        ("alt: 3x(1km threshold + 600 easy)", "alt: = 7:44 7:48 7:51", "unjudged", None),
        # 1600 m for a mile is the session, at its pace; 1500 m is less of it.
        ("miles: 4x1mi @ 6:30-6:40 r400m jog", "miles: 4x1600 = 6:32 6:35 6:38 6:29", "hit", []),
        ("400s: 3x400 @ 85-87 r60", "400s: 3x440yd = 86 87 87", "hit", []),
        ("miles: 2x1mi @ 6:30-6:40 r400m jog", "miles: 2x1500 = 6:12 6:15", "partly",
         ["the log has 2x1500: its reps are judged by the plan's pace"]),
        ("miles: 5x1mi @ 5:40-5:45 r2:00", "miles: 5x1km = 3:31 3:32 3:31 3:33 3:33", "partly",
         ["the log has 5x1km: its reps are judged by the plan's pace"]),
        ("miles: 5x1mi @ 5:40-5:45 r2:00", "miles: 4x1km = 3:31 3:32 3:31 3:33", "partly",
         ["the log has 4x1km: its reps are judged by the plan's pace", "4 of 5 reps"]),
        ("miles: 5x1mi @ 5:40-5:45 r2:00", "miles: 5x1km = 3:36 3:38 3:39 3:37 3:37", "missed",
         None),
        ("1km: 5x1km @ 3:30-3:35 r2:00", "1km: 5x1mi = 5:40 5:40 5:41 5:40 5:41", "unjudged",
         ["the plan has 5x1km @ 3:30-3:35 r2:00: judged by the log's own line",
          "no target to judge the time by"]),
        ("1km: 5x1km @ 3:30-3:35 r2:00", "1km: 10x400 = 84 84 84 84 84 84 84 84 84 84", "unjudged",
         None),
        # The line tells how long it was, or how many there were.
        ("tempo: 20min threshold", "tempo: 20min = 4.55km", "hit",
         ["4.55 km in 20:00: 4:24/km, 7:04/mi"]),
        ("hills: 10x45s uphill hard r(jog back)", "hills: 12x45s uphill", "hit",
         ["no times are logged"]),
        ("hills: 10x45s uphill hard r(jog back)", "hills: 8x45s uphill", "unjudged", None),
        ("400s: 3x400 @ 85-87 r60", "400s: 3x400", "unjudged", None),
        # A watch that took the warm-up and the cool-down, or every rest, as laps; a rep too many.
        ("400s: warmup 2km easy + 5x400 @ 88-90 r60 + cooldown 2km easy",
         "400s: = 5:40 5:35 88 89 90 88 89 5:50 5:55", "hit",
         ["laps 3–7 of 9 are taken for the reps"]),
        ("400s: 5x400 @ 88-90 r60", "400s: = 88 60 89 60 90 75 88 60 89", "partly",
         ["every second lap is taken for a rest", "1 of 4 rests longer: 75 s instead of 60 s"]),
        ("miles: 3x1600 @ 6:20-6:30 r400m jog", "miles: = 6:24 2:30 6:25 2:35 6:28 2:40", "hit",
         ["every second lap is taken for a rest"]),
        ("400s: 5x400 @ 88-90 r60", "400s: = 88 89 90 88 89 89", "over",
         ["6 reps, 1 more than prescribed"]),
        # The last rep was cut short; it is one of its pace.
        ("mp: 3x3km threshold r1km float", "mp: 2x3km + 2km = 13:20 13:15 8:50", "partly",
         ["the log has 2x3km + 2km: its reps are judged by the plan's pace"]),
        ("400s: 5x400 @ 88-90 r60", "400s: 4x400 r60 + 200 = 88 89 90 88 44", "partly", None),
        # One time for all of it.
        ("alt: 4x(1km @ 4:10 + 1km @ 4:30)", "alt: = 34:50", "unjudged",
         ["only the session as a whole was kept: its reps are not judged"]),
        ("400s: 6x400 @ 88-90 r60", "400s: = 89", "partly", None),
        # How far each rep by time went.
        ("vo2: 3x3min @ 16km/h r2min jog", "vo2: 3x3min = 800 810 805", "unjudged",
         ["13:20 for 3 min cannot be: metres? that is 3:45/km",
          "13:30 for 3 min cannot be: metres? that is 3:42/km",
          "13:25 for 3 min cannot be: metres? that is 3:44/km"]),
        # Over hills an effort has no pace; one that is said holds, and easy has its limit.
        ("hills: 4x200 uphill threshold r90 jog", "hills: = 55 56 55 57", "unjudged",
         ["uphill: the pace of the flat is not asked for there, so the times are not judged"]),
        ("hills: 3x(200 uphill 6% threshold, 200 threshold)", "hills: = 65 53 66 53 67 53", "hit",
         []),
        ("hills: 2x(200, 300) uphill threshold", "hills: = 65 93 66 95", "unjudged", None),
        ("hills: 3x45s uphill threshold r90", "hills: = 45 45 45", "hit", []),
        ("hills: 4x200 uphill @ 50-52 r90 jog", "hills: = 55 56 55 57", "missed", []),
        ("tempo: 6km trail threshold", "tempo: = 29:40", "unjudged", None),
        ("easy: 6km hilly easy", "easy: = 30:00", "missed", []),
        ("race: half @ 7:00/mi", "race: = 1:31:20", "hit", []),
        # Less than the goal's distance proves it not, and may have missed it; more is judged by its
        # pace; what a watch says of a course is the course.
        ("race: 5k @ <=20:00", "race: 3mi = 19:20", "missed",
         ["judged by its pace: the goal is over 5 km", "3 mi in 19:20: 4:00/km, 6:27/mi"]),
        ("race: 5k @ <=20:00", "race: = 19:20 3mi", "missed", None),
        ("race: 5k @ <=20:00", "race: 3mi = 6:20 6:30 6:30", "missed", None),
        ("race: 5k @ <=20:00", "race: 4.9km = 19:50", "missed", None),
        ("race: 5k @ <=20:00", "race: 4.9km = 19:20", "unjudged",
         ["4.9 km is no proof of a goal over 5 km", "4.9 km in 19:20: 3:57/km, 6:21/mi"]),
        ("race: 5k @ <=20:00", "race: = 19:50 4.98km", "hit",
         ["4.98 km in 19:50: 3:59/km, 6:25/mi"]),
        ("race: 5k @ <=20:00", "race: 4.98km = 19:50", "hit", []),
        ("race: 5k @ <=20:00", "race: = 20:20 5.12km", "missed", None),
        ("race: 5k @ <=20:00", "race: 5.2km = 20:40", "hit",
         ["judged by its pace: the goal is over 5 km", "5.2 km in 20:40: 3:58/km, 6:24/mi"]),
        ("race: mile @ <=6:00", "race: 1600 = 5:59.5", "missed", None),
        ("race: mile @ <=6:00", "race: 1600 = 5:54", "hit",
         ["judged by its pace: the goal is over 1 mi", "1600 m in 5:54: 3:41/km, 5:56/mi"]),
        ("race: mile @ <=6:00", "race: = 5:59 1.6km", "hit", None),
        ("race: 1600 @ 5:59", "race: mile = 6:00.4", "hit", None),
        ("race: marathon @ <=3:15:00", "race: = 3:15:40 42.8km", "missed", None),
        ("trial: 5k @ <=20:00", "trial: 3km = 11:40", "partly", None),
        # A goal that was bettered is one, by its splits too; slower than easy is easy.
        ("race: 10k @ <=40:00 splits 5k 20:00 20:00", "race: = 39:50 (19:40 20:10)", "hit", []),
        ("race: 10k @ <=40:00 splits 5k 20:00 20:00", "race: = 39:50 (19:20 20:30)", "partly", []),
        ("trail: 50km trail easy", "trail: = 6:12:00 50.4km", "hit",
         ["50.4 km in 6:12:00: 7:23/km, 11:53/mi"]),
        # Of easy swimming nobody asks a pace, nor of the easy parts of a fartlek.
        ("swim: swim 2km easy", "swim: = 38:20", "hit", []),
        ("bike: bike 60min threshold", "bike: = 1:00:00", "unjudged",
         ["threshold has a pace of running alone: not judged"]),
        ("f: 2x(2min hard + 1min easy)", "f: = 2:00 1:00 2:00 1:00", "hit", []),
        ("f: 2x(2min hard + 1min easy)", "f: = 4:10/km 5:40/km 4:08/km 5:40/km", "hit", []),
        ("f: 2x(2min threshold + 1min easy)", "f: = 2:00 1:00 2:00 1:00", "unjudged",
         ["how far each of them was is not known, so its pace is not judged"]),
        ("t: 2x10min threshold r2:00", "t: = 10:00 10:00 4.8km", "unjudged",
         ["how far each of them was is not known, so its pace is not judged"]),
        # The time of the race, and how far it was with warm-up and cool-down.
        ("race: warmup 2km easy + 5k @ <=20:00 + cooldown 1km easy", "race: = 19:50 8km", "hit",
         ["8 km is taken for the whole session"]),
        ("race: warmup 2km easy + 5k @ <=20:00 + cooldown 1km easy", "race: = 36:00 8km",
         "unjudged", ["that is the whole run: how the 5 km <=20:00 went is not told"]),
        ("tempo: warmup 3km easy + 5km threshold + cooldown 2km easy", "tempo: = 22:05 10km", "hit",
         ["10 km is taken for the whole session"]),
        # One rep a little fast is no other session, by time as by distance.
        ("tread: 6x3min @ 15km/h r90",
         "tread: = 4:00/km 4:00/km 4:00/km 3:52/km 4:00/km 4:00/km", "hit", []),
        ("tread: 6x3min @ 15km/h r90",
         "tread: = 4:00/km 4:00/km 4:00/km 3:42/km 4:00/km 4:00/km", "over", []),
        # Fewer reps are fewer, though only their average or a band was kept.
        ("400s: 10x400 @ 74-76 r60", "6x400 = avg 75", "partly",
         ["6 of 10 reps", "only the average was kept: it is judged, the single reps are not"]),
        ("400s: 10x400 @ 74-76 r60", "8x400 = 73-75", "partly",
         ["8 of 10 reps", "only a band was kept: it is judged, the single reps are not"]),
        ("400s: 10x400 @ 74-76 r60", "400s: = avg 75", "hit", None),
        ("400s: 10x400 @ 74-76 r60", "12x400 = avg 75", "over", None),
        ("400s: 8-10x400 @ 74-76 r60", "8x400 = avg 75", "hit", None),
        ("400s: 10x400 @ 74-76 r60", "6x400 = avg 79", "missed", None),
        # The distance and the pace, or the time, are of the warm-up too.
        ("tempo: warmup 3km easy + 5km threshold + cooldown 2km easy", "tempo: = 10km 5:00/km",
         "unjudged", ["that is the whole run: how the 5 km threshold went is not told"]),
        ("tempo: warmup 3km easy + 10km threshold + cooldown 2km easy", "tempo: = 15km 1:13:00",
         "unjudged", ["that is the whole run: how the 10 km threshold went is not told"]),
        ("tempo: warmup 3km easy + 5km threshold", "tempo: = 5.6km 24:40", "over", None),
        ("long: 14km easy + 3km threshold", "long: = 3km 4:25/km", "hit", []),
        ("race: 5k @ 19:30", "race: = 19:41 (3:52 3:55 3:58 4:01 3:55)", "missed", []),
    ],
)  # fmt: skip
def test_a_session_of_a_runner_s_log(
    session: str, entry: str, verdict: str, notes: list[str] | None
) -> None:
    found = one(session, entry, PACES)
    assert found.verdict == verdict
    assert notes is None or list(found.notes) == notes


def test_one_time_for_two_reps_shifts_nothing() -> None:
    found = one("miles: 5x1mi @ 6:10-6:20 r2:00", "miles: = 6:12 6:15 12:36 6:30", PACES)
    assert marks(found) == "hit hit hit slow"
    assert [rep.count for rep in found.reps] == [1, 1, 2, 1]


def test_a_long_run_is_told_in_whole_seconds() -> None:
    found = one("race: half @ 7:00/mi", "race: = 1:31:20")
    assert mark_words(found.reps[0]) == "fast −26"
    tenths = one("race: half @ 7:00/mi", "race: = 1:31:20.1")
    assert mark_words(tenths.reps[0]) == "fast −25.84"


def test_slower_than_easy_is_not_called_slow() -> None:
    found = one("easy: 8km easy", "easy: = 50:00", PACES)
    assert mark_words(found.reps[0]) == "✓"
    assert target_words(found.reps[0]) == "42:40 or more"
    assert target_words(one("easy: 8km easy", "easy: = 45:00", PACES).reps[0]) == "42:40–48:00"
    assert mark_words(one("easy: 8km easy", "easy: = 42:00", PACES).reps[0]) == "fast −40"


@pytest.mark.parametrize(
    ("race", "run", "remarks"),
    [
        ("marathon", "3:12:44 (1:33:10 1:39:34)",
         ["halves 1:33:10 and 1:39:34: the second 6:24 slower (a positive split)"]),
        ("10k", "40:05 (20:30 19:35)",
         ["halves 20:30 and 19:35: the second 55 s faster (a negative split)"]),
        ("half", "44:10 44:40", ["halves 44:10 and 44:40: even"]),
        ("marathon", "3:12:44 (2:10:00 1:02:44)", []),
    ],
)  # fmt: skip
def test_a_race_that_is_told_in_two_halves(race: str, run: str, remarks: list[str]) -> None:
    assert list(one(f"race: {race}", f"race: = {run}").pacing.remarks) == remarks


@pytest.mark.parametrize(
    ("session", "entry"),
    [("race: 5k @ <=20:00", "race: = -"), ("400s: 2x400 @ 85-87 r60", "400s: = - -")],
)
def test_what_is_all_left_out_was_not_run(session: str, entry: str) -> None:
    found = judged(f"week 1\n  mon  {session}", f"{START}  {entry}")
    (verdict,) = found.sessions
    assert verdict.verdict == "missed"
    assert not verdict.was_run
    (week,) = found.weeks
    assert (week.planned, week.run, week.hard, week.easy) == (1, 0, 0, 0)


def test_a_mean_over_two_paces_is_not_said() -> None:
    by_turns = judged(
        "week 1\n  mon  alt: 3x(400 @ 84 + 400 @ 1:40)", f"{START}  alt: = 84 1:40 85 1:41 84 1:39"
    )
    assert by_turns.sessions[0].pacing.remarks == ()


def test_a_run_by_time_that_was_too_fast_missed_its_pace_and_no_time() -> None:
    found = one("easy: 45min easy", "easy: = 45:02 10.3km", PACES)
    assert found.verdict == "missed"
    assert mark_words(found.reps[0]) == "fast −58 s/km"
    assert found.notes == ("10.3 km in 45:02: 4:22/km, 7:02/mi, for 5:20–6:00/km, 8:35–9:39/mi",)
