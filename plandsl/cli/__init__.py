"""The command line. What is here runs before anything else is imported; see `commands`."""

from __future__ import annotations

import os
import sys

from plandsl import __version__

COULD_NOT = 3


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
    except OSError as problem:
        print(f"Error: cannot write: {problem.strerror}", file=sys.stderr)
        status = COULD_NOT
    except Exception as bug:
        print(told(bug), file=sys.stderr)
        status = COULD_NOT
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
    from plandsl.cli import kept

    known = kept.found(sys.argv[1:])
    if known is not None:
        text, status = known
        sys.stdout.write(text)
        sys.stdout.flush()
        return status
    from plandsl.cli.commands import run

    return run()
