"""The command line. What is here runs before anything else is imported; see `commands`."""

from __future__ import annotations

import gc
import os
import sys

from plandsl import __version__

COULD_NOT = 3


class Problem(Exception):
    """What stops a command: one line for the user, and the exit status for it."""

    status = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def main() -> None:
    """Runs the program; whatever goes wrong is one line, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        status = _run()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        # Whoever read our output has left (`| head`): nothing is wrong, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Problem as problem:
        print(f"Error: {problem.message}", file=sys.stderr)
        status = problem.status
    except OSError as problem:
        print(f"Error: cannot write: {problem.strerror}", file=sys.stderr)
        status = COULD_NOT
    except Exception as bug:
        print(told(bug), file=sys.stderr)
        status = COULD_NOT
    # Python looks through everything once more when it ends, and all of it goes anyway.
    gc.freeze()
    sys.exit(status)


def told(bug: Exception) -> str:
    """What a user is told of a bug; whoever looks for it gets the traceback instead."""
    if "--debug" in sys.argv[1:]:
        raise bug
    return (
        f"plandsl {__version__} has a bug ({type(bug).__name__}): please report it with the "
        "file it happened on; plandsl --debug … shows where"
    )


def _run() -> int:
    """Shows what an earlier run found, or else imports the commands and has one work."""
    # What a run makes is seldom thrown away: looking for it so often takes a quarter of a long run.
    gc.set_threshold(200_000, 50, 50)
    from plandsl.cli import kept

    words = sys.argv[1:]
    known = kept.found(words)
    if known is not None:
        status, said, text = known
        sys.stderr.write(said)
        sys.stdout.write(text)
        sys.stdout.flush()
        return status
    return _checked(words[1:]) if _is_plain_check(words) else _commanded()


def _is_plain_check(words: list[str]) -> bool:
    """Whether this is a `check` of files without an option, whose words Click need not read.

    On Windows it looks for the files that `*.plan` stands for.
    """
    names = words[1:]
    return (
        words[:1] == ["check"]
        and bool(names)
        and os.name != "nt"
        and not any(name.startswith("-") for name in names)
    )


def _checked(names: list[str]) -> int:
    from plandsl.cli.checking import check
    from plandsl.cli.desk import Desk

    return check(names, Desk())


def _commanded() -> int:
    from plandsl.cli.commands import run

    return run()
