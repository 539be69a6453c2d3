"""Start and end of every event of some calendars as libical reads them, in seconds since 1970, and
whether it finds them valid. Run with the Python that Debian's gir1.2-ical-3.0 belongs to.
"""

import json
import sys
from pathlib import Path
from typing import Any


def library() -> Any:
    import gi  # type: ignore[import-not-found, unused-ignore]

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib  # type: ignore[import-not-found, unused-ignore]

    return ICalGLib


def seconds(time: Any) -> int:
    return int(time.as_timet_with_zone(time.get_timezone()))


def main() -> None:
    ical, found = library(), []
    kind = ical.ComponentKind.VEVENT_COMPONENT
    for name in sys.argv[1:]:
        calendar = ical.Component.new_from_string(Path(name).read_bytes().decode())
        times = []
        event = calendar.get_first_component(kind)
        while event is not None:
            times.append((seconds(event.get_dtstart()), seconds(event.get_dtend())))
            event = calendar.get_next_component(kind)
        found.append({"valid": bool(ical.restriction_check(calendar)), "times": times})
    print(json.dumps(found))


if __name__ == "__main__":
    main()
