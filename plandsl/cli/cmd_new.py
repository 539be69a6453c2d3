"""`plandsl new`: a plan to start from."""

from __future__ import annotations

import datetime as dt
import os
from difflib import get_close_matches
from pathlib import Path

import click

from plandsl.cli import clock, files, library, terminal
from plandsl.model.key import slug

FIRST = """\
# A training plan, a session a line. What follows a # is a comment.
#
#   plandsl check my.plan    says what is wrong with it
#   plandsl show my.plan     prints every week, with dates and distances
#   plandsl build my.plan    makes a calendar for the phone and a sheet for the fridge

plan My 5k
# By this the phone's calendar knows the plan, whatever you call it later.
id my-5k-{start}
start {start}

# Your own last race goes here, without the #: then easy, threshold and 5k have your paces.
# recent {recent} 5k 25:00

# What a phase says holds in each of its weeks.
phase Base, weeks 1-4
  tue  hills: warmup 10min easy + 6x45s uphill hard r90 jog + cooldown 10min easy
    # Every week one more, up to eight.
    then reps +1 to 8
  thu  easy: 30min easy
  sun  long: 45min easy
    then time +5min to 55min
    note Slow enough to talk.

# What a week says of a day comes in the place of what its phase says.
week 4
  tue  easy: 30min easy + 4x100 strides
  sun  long: 45min easy

phase Sharpen, weeks 5-6
  tue  400s: warmup 15min easy + 6x400 @ 5k r90 jog + cooldown 10min easy
    note Six times 400 m at the pace of a 5 km race, 90 s of jogging in between.
  thu  easy: 30min easy or bike 45min easy
  sun  long: 50min easy

week 6
  sat  easy: 15min easy + 4x100 strides
  sun  race: warmup 15min easy + 5k
    note The first kilometre is always too fast. Pass people in the last.
"""


@click.command(
    help=f"""A plan to start from, on standard output or in a new file.

    Without a NAME a small one that shows how plans are written; with a NAME a copy of one from the
    library, for you to change: {", ".join(library.names())}. It starts on the next Monday.
    """
)
@click.argument("name", required=False)
@click.option("-o", "--output", metavar="FILE", help="Write there; a file that exists is kept.")
def command(name: str | None, output: str | None) -> int:
    start = _next_monday(clock.today())
    if name is None:
        text = FIRST.format(start=start, recent=start - dt.timedelta(days=15))
    else:
        text = _copy(name, start)
    if output is None:
        terminal.out(text)
        return 0
    if os.path.lexists(output):
        raise click.UsageError(f"{output} is there already; choose another name")
    files.write(Path(output), text.encode())
    terminal.out(output)
    return 0


def _next_monday(today: dt.date) -> dt.date:
    return today + dt.timedelta(days=7 - today.weekday())


def _copy(name: str, start: dt.date) -> str:
    """A plan of the library with a start, and an identity that no other copy of it has."""
    if name not in library.names():
        near = get_close_matches(slug(name), library.names(), n=1)
        meant = f"did you mean {near[0]}?" if near else f"it has {', '.join(library.names())}"
        raise click.UsageError(f"there is no plan {name} in the library; {meant}")
    lines = library.plan(name).text.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("plan "))
    title = lines[at].removeprefix("plan ")
    lines[at + 1 : at + 1] = [f"id {slug(title)}-{start}", f"start {start}"]
    return "".join(f"{line}\n" for line in lines)
