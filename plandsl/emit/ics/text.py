"""Text made safe for every calendar that was tried: what is left out would break one of them."""

from __future__ import annotations

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Lone surrogates have no UTF-8; CalDAV carries events in XML, which has no U+FFFE and U+FFFF;
# a byte order mark inside a text is taken away by some and kept by others.
UNSENDABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# Escaped or not, some phones show the backslash.
SEPARATORS = re.compile(r"[,;\\\n]+")


def clean(text: str) -> str:
    """Composed letters, LF as line end, no control characters; `C:\\Notes` stays in one line.

    icalendar takes a backslash and an N for a line break even in plain text, so a zero-width blank
    goes between them.
    """
    text = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return UNSENDABLE.sub("", text).replace("\\N", "\\\u200bN")


def one_line(text: str) -> str:
    """As `clean`, in one line."""
    return " ".join(clean(text).split())


def calendar_name(text: str) -> str:
    """A name for the calendar's list, without the signs that would have to be escaped."""
    return one_line(SEPARATORS.sub(" ", clean(text)))
