"""The code in a terminal and on a page is the code that segno made, the right way round."""

from __future__ import annotations

import re

import segno

from plandsl.feed import qr

LINK = "webcal://192.168.1.20:8765/k3Yv-0aZ_9bQ7tR2xW5uN8mP/plan.ics"
PAIRS = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
WANTED = [[int(one) for one in row] for row in segno.make_qr(LINK, error="m").matrix]


def bare(rows: list[list[int]]) -> list[list[int]]:
    """Without the quiet zone, which has to be light."""
    edge = qr.QUIET
    inner = [row[edge:-edge] for row in rows[edge:-edge]]
    assert sum(map(sum, rows)) == sum(map(sum, inner))
    return inner


def drawn(text: str) -> list[list[int]]:
    rows: list[list[int]] = []
    for line in text.splitlines():
        pairs = [PAIRS[one] for one in line]
        rows += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    return rows[: len(rows[0])]


def test_in_a_terminal_with_colours_it_is_black_on_white_in_any_theme() -> None:
    lines = qr.in_blocks(LINK, color=True).splitlines()
    assert all(line.startswith(qr.BLACK_ON_WHITE) and line.endswith(qr.PLAIN) for line in lines)
    plain = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(lines))
    assert bare(drawn(plain)) == WANTED
    assert {len(line) for line in plain.splitlines()} == {len(WANTED) + 2 * qr.QUIET}


def test_without_colours_what_is_drawn_is_light() -> None:
    rows = drawn(qr.in_blocks(LINK, color=False))
    assert bare([[1 - one for one in row] for row in rows]) == WANTED


def test_on_a_page() -> None:
    made = qr.svg(LINK)
    size = len(WANTED) + 2 * qr.QUIET
    rows = [[0] * size for _ in range(size)]
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", made):
        rows[int(y)][int(x)] = 1
    assert bare(rows) == WANTED
    assert f'fill="#fff" d="M0 0h{size}v{size}H0z"' in made
