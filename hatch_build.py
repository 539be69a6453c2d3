"""Run when plandsl is packaged or installed: makes the parser's tables, beside the grammar."""

from __future__ import annotations

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesOfTheGrammar(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del version, build_data
        sys.path.insert(0, self.root)
        try:
            from plandsl.syntax import tables

            tables.write()
        finally:
            sys.path.remove(self.root)
