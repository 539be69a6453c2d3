"""The disk as the shelf of `pipeline.load`: what a plan extends, and the files of athletes.

A plan reads what lies in its own folder and below it, so that a plan that somebody sent cannot
bring in any other file; links are followed before that is asked.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from plandsl.cli import files, kept, library
from plandsl.diagnostics import Diagnostic, Outcome, Severity
from plandsl.model.key import slug
from plandsl.source import Source

PARTS_OF_PATHS = re.compile(r"[/\\.:~]")


class Disk:
    """`given` are the sources that a command has, `root` is a folder that may be read besides."""

    def __init__(self, given: Sequence[Source], root: str | None = None) -> None:
        self.root = os.path.realpath(root) if root is not None else None
        self.trees = {source: kept.real(_folder(source)) for source in given}
        self.known = {
            (kept.real(source.name), tree): source
            for source, tree in self.trees.items()
            if source.name != "-"
        }
        # Every path that was asked for, there or not: what makes a difference when it changes.
        self.asked: set[str] = set()

    def plan(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        """A file beside the one that asks, or by a plain word a plan of the library."""
        if not PARTS_OF_PATHS.search(name):
            return from_library(name, asked_in)
        problem = no_path(name, asked_in)
        if problem is not None:
            return problem
        return self._read(name, asked_in)

    def athlete(self, name: str, asked_in: Source, /) -> Outcome[Source | None]:
        """`Ann.athlete` or `ann.athlete` beside the file that names Ann, if there is one."""
        for stem in (name, slug(name)):
            if stem and not PARTS_OF_PATHS.search(stem):
                beside = f"{stem}.athlete"
                self.asked.add(os.path.join(_folder(asked_in), beside))
                if kept.is_there(os.path.join(_folder(asked_in), beside)):
                    return self._read(beside, asked_in)
        return Outcome(None)

    def _read(self, name: str, asked_in: Source) -> Outcome[Source | None]:
        """A file by its way from another; the same file of the same tree is the same source."""
        tree = self.trees[asked_in]
        path = os.path.normpath(os.path.join(_folder(asked_in), name))
        self.asked.add(path)
        real = kept.real(path)
        if not self._may_be_read(real, tree):
            straight = os.path.normpath(os.path.join(os.path.realpath(_folder(asked_in)), name))
            led = path if straight == real else f"{path} leads to {os.path.relpath(real)}, which"
            return self._outside(led, real, tree)
        source = self.known.get((real, tree))
        if source is None:
            try:
                source = files.read_named(path)
            except files.Missing as problem:
                return wrong(problem.message, _meant(name, path, asked_in))
            except files.Unreadable as problem:
                return wrong(problem.message, "it takes a plain text file")
            self.known[real, tree] = source
            self.trees[source] = tree
        return Outcome(source)

    def _may_be_read(self, real: str, tree: str) -> bool:
        from pathlib import Path

        return any(Path(real).is_relative_to(one) for one in (tree, self.root) if one is not None)

    def _outside(self, what: str, real: str, tree: str) -> Outcome[Source | None]:
        """Refuses a file that is not the plan's to read, and says how it may become so."""
        folder = os.path.relpath(tree)
        own = "" if folder == "." else f", {folder}"
        helps = ["put it into that folder"]
        larger = os.path.commonpath([tree, os.path.dirname(real)])
        if larger != os.path.dirname(larger):
            helps = [f"{helps[0]}, or allow more to be read: --root {os.path.relpath(larger)}"]
        return wrong(f"{what} is outside the plan's own folder{own}", *helps)


def _folder(source: Source) -> str:
    """Where a source lies; standard input lies in the current folder."""
    return os.path.dirname(source.name) or "."


def wrong(message: str, *helps: str) -> Outcome[Source | None]:
    """The one message why nothing is read; whoever asked knows the line."""
    # What is looked at for the words of it, like names that are nearly meant, is not noted.
    kept.never()
    return Outcome(None, (Diagnostic("extends", Severity.ERROR, message, None, help=helps),))


def no_path(name: str, asked_in: Source) -> Outcome[Source | None] | None:
    """What looks like a path, and is none that another computer could follow."""
    if re.match(r"\w+://", name):
        message = f"a plan extends files, and {name} is an address"
        return wrong(message, "save that plan beside this one, and name the file")
    if re.match(r"[A-Za-z]:|[/~]", name):
        message = f"{name} says where a file is on one computer only"
        from_here = "its way from this file, like ../base.plan"
        if name.startswith("/"):
            from_here = f"extends {os.path.relpath(name, _folder(asked_in))}"
        return wrong(message, f"write {from_here}")
    if "\\" in name:
        fitting = name.replace("\\", "/")
        return wrong("folders are parted by /, not by \\", f"write extends {fitting}")
    return None


def _meant(name: str, path: str, asked_in: Source) -> str:
    """A plan beside it that is spelled nearly so, or the plan of the library that is."""
    word = name.removesuffix(".plan")
    if word in library.names():
        return f"for the plan that comes with plandsl write: extends {word}"
    folder, own = os.path.dirname(path) or ".", os.path.basename(asked_in.name)
    there = os.listdir(folder) if os.path.isdir(folder) else []
    beside = [one for one in there if one.endswith(".plan") and one != own]
    near = _alike(os.path.basename(path), sorted(beside))
    if not near:
        return "it is looked for beside the file that extends it"
    return f"did you mean {os.path.join(os.path.dirname(name), near[0])}?"


def from_library(name: str, asked_in: Source) -> Outcome[Source | None]:
    names = library.names()
    if name in names:
        return Outcome(library.plan(name))
    message = f"there is no plan {name} in the library"
    if os.path.lexists(os.path.join(_folder(asked_in), f"{name}.plan")):
        return wrong(message, f"for the file beside this one write: extends {name}.plan")
    near = _alike(slug(name), names)
    if near:
        return wrong(message, f"did you mean {near[0]}?")
    return wrong(message, f"it has {', '.join(names)}; a file ends in .plan")


def _alike(name: str, known: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, known, n=1)
