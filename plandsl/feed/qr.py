"""QR codes for a terminal and for a page."""

from __future__ import annotations

from plandsl.emit.html.markup import Markup

# What the standard (ISO/IEC 18004) asks for around the code, in modules.
QUIET = 4
# Black on white by their numbers in the palette of 256, which no theme changes: scanners take a
# code whose dark and light are exchanged badly or not at all.
BLACK_ON_WHITE, PLAIN = "\x1b[38;5;16;48;5;231m", "\x1b[0m"
HALVES = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}


def modules(text: str) -> list[list[int]]:
    """The rows, 1 where it is dark, with the quiet zone."""
    import segno

    code = segno.make_qr(text, error="m")
    return [[int(bool(one)) for one in row] for row in code.matrix_iter(border=QUIET)]


def in_blocks(text: str, *, color: bool) -> str:
    """For a terminal, two rows a line. Without colours what is light is drawn, as other programs do
    it: right on a dark terminal.
    """
    rows = modules(text)
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    if not color:
        rows = [[1 - one for one in row] for row in rows]
    lines = (
        "".join(HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return "\n".join(f"{BLACK_ON_WHITE}{line}{PLAIN}" if color else line for line in lines)


def svg(text: str) -> Markup:
    """As a picture within a page, black on white whatever the page's colours are."""
    rows = modules(text)
    size = len(rows)
    dark = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, one in enumerate(row) if one
    )
    return Markup(
        f'<svg viewBox="0 0 {size} {size}" role="img" aria-label="QR code" class="qr"'
        ' shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>'
    )
