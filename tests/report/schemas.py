"""Published schemas let fields be added; a test wants to see every field that is there."""

from typing import Any


def strict(schema: Any) -> Any:
    """The schema with no property beyond those that it names."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: strict(value) for key, value in schema.items()}
    if "properties" in closed and closed.get("type") == "object":
        closed["additionalProperties"] = False
    return closed
