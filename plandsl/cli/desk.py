"""How the plans of a command are read."""

from __future__ import annotations

from collections.abc import Sequence

from plandsl import pipeline
from plandsl.cli import files
from plandsl.cli.shelf import Disk
from plandsl.record import dataclass
from plandsl.source import Source


@dataclass(frozen=True, slots=True)
class Desk:
    """For which athlete, and how far around the plans."""

    athlete: str | None = None
    root: str | None = None

    def load(
        self, sources: Sequence[Source], shelf: pipeline.Shelf | None = None
    ) -> list[pipeline.Loaded]:
        """With what the sources name, from the disk or another shelf."""
        return pipeline.load(sources, shelf or Disk(sources, self.root), self._athlete())

    def check(self, sources: Sequence[Source]) -> pipeline.Checked:
        return pipeline.examined(sources, Disk(sources, self.root), self._athlete())

    def words(self, name: str) -> str:
        """How the same plan is checked, to tell a user."""
        said = (("--athlete", self.athlete), ("--root", self.root))
        return " ".join(
            ["plandsl check", name, *(f"{one} {value}" for one, value in said if value)]
        )

    def _athlete(self) -> Source | None:
        if self.athlete is None:
            return None
        source = files.read(self.athlete)
        if pipeline.kind(source) != "athlete":
            from click import UsageError

            begins = "which begins with: athlete NAME"
            raise UsageError(f"{self.athlete} is not an athlete's file, {begins}")
        return source
