"""Cold start and throughput, as ratios taken in one run: `make bench`.

Whole commands are compared with `python -c pass` (the floor) by CPU time, reading and checking with
a plain pass over the same lines. Absolute times belong to the machine; only the ratios are quoted.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 7
ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "sub-6-mile"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def cpu_of(command: list[str], cache: Path | None = None) -> float:
    """Seconds of CPU that a whole process took, children and all; `cache` is its cache folder."""
    env = os.environ | ({"XDG_CACHE_HOME": str(cache)} if cache else {})
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=env
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turn(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median CPU time of each command, run in turn so that a slow moment hits all alike."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, command in commands.items():
            taken[name].append(cpu_of(command))
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def cpu(work: Callable[[], object]) -> float:
    """The median CPU time of a call in this process."""
    taken = []
    for _ in range(ROUNDS):
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def year_plan() -> str:
    """A plan of 52 weeks with all days written out: 419 lines."""
    lines = ["plan A year", "start 2026-01-05", "rule one-change 400s: reps 1, rest 5s, pace 2s"]
    for week in range(1, 53):
        lines.append(f"week {week}")
        for day in DAYS:
            lines.append(f"  {day}  {SESSIONS[day].format(minutes=30 + week % 20)}")
    return "\n".join(lines) + "\n"


SESSIONS = {
    "mon": "easy: {minutes}min easy",
    "tue": "400s: warmup 10-15min easy + 8x400 @ 85-87 r60 + cooldown 10min easy",
    "wed": "bike {minutes}min easy or weights",
    "thu": "tempo: {minutes}min @ 7:00-7:30/mi",
    "fri": "rest",
    "sat": "long: {minutes}min easy + 4x100 strides",
    "sun": "weights or rest",
}


def log(entries: int) -> str:
    """A squad's log with so many entries of the kinds that runners keep, hardly two of them alike:
    some forty runners, each of whom writes what the watch said.
    """
    some = random.Random(entries)
    lines = ["log A year"]
    for number in range(entries):
        date = dt.date(2026, 1, 5) + dt.timedelta(days=number // 40 - entries // 40)
        lines.append(f"{date}  {some.choice(KINDS)(some)}")
    return "\n".join(lines) + "\n"


def clock(some: random.Random, low: int, high: int) -> str:
    """Some time between two numbers of seconds."""
    minutes, seconds = divmod(some.randint(low, high), 60)
    return f"{minutes}:{seconds:02}"


def reps(some: random.Random, count: int, low: int, high: int) -> str:
    return " ".join(clock(some, low, high) for _ in range(count))


KINDS: tuple[Callable[[random.Random], str], ...] = (
    lambda some: f"400s: 8x400 r60 = {reps(some, 8, 78, 92)}",
    lambda some: f"400s: = {reps(some, 8, 78, 92)}",
    lambda some: f"easy: 40min easy = {clock(some, 2300, 2500)} {some.randint(60, 90) / 10}km",
    lambda some: (
        f"easy: = {clock(some, 1700, 3600)} {some.randint(5000, 9900) / 1000}km "
        f"{some.randint(118, 149)}bpm rpe {some.randint(2, 5)}"
    ),
    lambda some: f"tempo: 3x1600 @ 6:40-7:20 r2:00 = {reps(some, 3, 395, 450)}",
    lambda some: f"long: {some.randint(90, 150)}min easy = {some.randint(150, 280) / 10}km",
    lambda some: "easy: skipped",
)


def cold_start(folder: Path) -> None:
    program = [sys.executable, "-m", "plandsl"]
    plan = str(EXAMPLE / "mile.plan")
    commands = {
        "floor: python -c pass": [sys.executable, "-c", "pass"],
        "plandsl --version": [*program, "--version"],
        "show, the example": [*program, "show", plan],
        "build, the example": [*program, "build", plan, "-o", str(folder)],
        "eval, the example": [*program, "eval", plan, str(EXAMPLE / "mile.tlog")],
    }
    taken = in_turn(commands)
    floor = taken["floor: python -c pass"]
    print(f"\n{'whole process':34}{'CPU ms':>8}{'x floor':>9}")
    for name, seconds in taken.items():
        print(f"{name:34}{seconds * 1000:8.0f}{seconds / floor:9.1f}")


def budgets(folder: Path) -> None:
    """What `check` may cost, as ratios to the floor, and what it does."""
    paths = {name: folder / name for name in ("season.plan", "days.plan", "log.tlog")}
    for path, text in zip(paths.values(), (season_plan(), year_plan(), log(10_000)), strict=True):
        path.write_text(text, encoding="utf-8")
    cache = folder / "cache"
    check = [sys.executable, "-m", "plandsl", "check"]
    taken: dict[tuple[str, str], list[float]] = {}
    floor = []
    for _ in range(ROUNDS):
        floor.append(cpu_of([sys.executable, "-c", "pass"]))
        for name, path in paths.items():
            # Without what an earlier run found, which is as after an edit; then with it.
            shutil.rmtree(cache, ignore_errors=True)
            for state in ("edited", "unchanged"):
                taken.setdefault((name, state), []).append(cpu_of([*check, str(path)], cache))
    print(f"\n{'check':34}{'file':>12}{'x floor':>9}{'budget':>9}")
    for name, state in taken:
        ratio = statistics.median(taken[name, state]) / statistics.median(floor)
        print(f"{FILES[name]:34}{state:>12}{ratio:9.1f}{BUDGETS.get((name, state), ''):>9}")


FILES = {
    "season.plan": "a year, as a phase (15 lines)",
    "days.plan": "a year, day by day (419 lines)",
    "log.tlog": "a log (10,000 lines)",
}
BUDGETS = {
    (name, state): most
    for name in ("season.plan", "days.plan")
    for state, most in (("edited", 14), ("unchanged", 7))
}


def season_plan() -> str:
    """A year of seven sessions a week, as one phase that grows: what most weeks have in common."""
    return """plan A year as a phase
start 2026-01-05
recent 2026-01-01 10k 42:00
rule weekly-volume +15%
rule hard-days 3
phase All, weeks 1-52
  mon  easy: 40min easy
  tue  400s: warmup 15min easy + 6x400 @ 88-90 r90 + cooldown 10min easy
    then reps +1 to 10
  wed  easy: 8km easy
  thu  tempo: 10min easy + 20min threshold + 10min easy
  fri  easy: 30min easy
  sat  easy: 6km easy + 6x strides
  sun  long: 14km easy
    then length +500m to 25km
"""


def long_logs(folder: Path) -> None:
    """A squad's log by its length: `check` and `eval`, and `today` asked once more on one day."""
    cache = folder / "logs"
    program = [sys.executable, "-m", "plandsl"]
    print(f"\n{'a log beside a plan of a year':34}{'lines':>9}{'x floor':>9}{'budget':>8}{'MB':>6}")
    for lines, rounds in ((1_000, 5), (10_000, 3), (100_000, 1)):
        place = folder / str(lines)
        place.mkdir()
        plan, entries = place / "year.plan", place / "year.tlog"
        plan.write_text(year_plan(), encoding="utf-8")
        entries.write_text(log(lines), encoding="utf-8")
        day = ["--on", "2026-01-04"]
        commands = {
            "check": [*program, "--debug", "check", str(entries)],
            "eval": [*program, "eval", str(plan), str(entries)],
            **{name: [*program, name, str(plan), *day] for name in ("today", "next", "status")},
        }
        for name, command in commands.items():
            if name in UNCHANGED:
                cost_of(command, cache)
            costs, floors = [], []
            for _ in range(ROUNDS if name in UNCHANGED else rounds):
                costs.append(cost_of(command, cache))
                floors.append(cpu_of([sys.executable, "-c", "pass"]))
            ratio = statistics.median(cpu for cpu, _ in costs) / statistics.median(floors)
            peak = max(peak for _, peak in costs)
            title = f"{name}, unchanged" if name in UNCHANGED else name
            most = LOG_BUDGETS.get((name, lines)) or ""
            print(f"{title:34}{lines:9,}{ratio:9.1f}{most:>8}{peak:6.0f}")


def cost_of(command: list[str], cache: Path) -> tuple[float, float]:
    """Seconds of CPU and the most memory, in MB, of one process."""
    env = os.environ | {"XDG_CACHE_HOME": str(cache)}
    null = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=null, stderr=null, env=env) as running:
        _, running.returncode, used = os.wait4(running.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


UNCHANGED = ("today", "next", "status")
# As measured beside one floor: 0.6 times what bean-check takes for 10,000 lines and 0.35 times what
# it takes for 100,000; for `eval` 3 times what hledger takes. 150 MB at most.
LOG_BUDGETS = {
    ("check", 10_000): 18,
    ("check", 100_000): 65,
    ("eval", 100_000): 214,
    ("today", 1_000): 6,
    ("today", 10_000): 6,
    ("today", 100_000): 3,
}


def throughput() -> None:
    from plandsl import pipeline
    from plandsl.source import Source

    print(f"\n{'in process, imports done':34}{'lines':>8}{'µs/line':>9}{'x plain pass':>14}")
    for name, text in (("check, a year", year_plan()), ("check, a log", log(10_000))):
        source = Source("bench", text)
        lines = text.splitlines()
        plain = cpu(lambda lines=lines: [line.split() for line in lines])  # type: ignore[misc]
        taken = cpu(lambda source=source: pipeline.check([source]))  # type: ignore[misc]
        per_line = taken / len(lines) * 1e6
        print(f"{name:34}{len(lines):8,}{per_line:9.1f}{taken / plain:14.0f}")


def main() -> None:
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    print(f"{os.cpu_count()} cores, medians of {ROUNDS} runs taken in turn")
    with tempfile.TemporaryDirectory() as folder:
        cold_start(Path(folder))
        budgets(Path(folder))
        long_logs(Path(folder))
    throughput()


if __name__ == "__main__":
    main()
