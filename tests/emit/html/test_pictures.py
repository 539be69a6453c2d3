"""What the page looks like: on a phone, at a desk, in the dark and on paper.

Letters are those of the font that the sheets of paper have, whatever fonts a machine has. The
pictures are so small that a letter is a few dots of grey: what is to be found is a block that has
moved, is gone or has changed its colour, not how a browser draws its letters.
"""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from plandsl.emit import Options, emitter
from plandsl.emit.html.document import POLICY
from plandsl.emit.pdf import FOLDER
from plandsl.pipeline import evaluate, load
from plandsl.source import Source
from tests.emit.html.browser import NEEDS_BROWSER, browse
from tests.emit.html.page import NOW
from tests.emit.pdf.paper import NEEDS_POPPLER, SEASON, png, read_png

pytestmark = NEEDS_BROWSER
PICTURES = Path(__file__).parent / "pictures"
# How far a picture may be from its reference: on average of all values, of 255, and the share of
# those that are farther apart than FAR. Letters a tenth of a dot bolder, as other browsers draw
# them, are 0.3 and 0.000 apart; one session 8 px lower is 4 and 0.019 or more.
MEAN, FAR, FAR_SHARE = 2.0, 96, 0.01
LOG = """\
log Autumn mile
2025-08-19  400s: 8x400 r60 = 87 88 86 87 86 87 85 84
2025-08-20  easy: 40min = 40:00 7.2km
2025-08-24  long: 15km = 1:21:00
2025-08-28  400s: 8x400 r60 = 87 88 86 87 86 87 85 84
"""
# Chromium draws letters as the machine has it, unless it is told how.
LETTERS = (
    "--font-render-hinting=none",
    "--enable-font-subpixel-positioning",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
)
DARK = ("--force-dark-mode", "--blink-settings=preferredColorScheme=0")
SCREENS: dict[str, tuple[int, int, int, tuple[str, ...]]] = {
    "phone": (390, 3600, 40, ()),
    "desk": (1280, 3400, 25, ()),
    "dark": (1280, 1500, 25, DARK),
}
"""How wide and how high a page is, at how many per cent of that it is drawn, and how the browser is
told about the dark.
"""
PAPER = {"season": 1, "load": 2, "week": 6, "race": 7}
Picture = tuple[int, int, bytes]


def page() -> str:
    """All that a page usually shows, in a font that is the same everywhere."""
    (loaded,) = load([Source("my.plan", SEASON), Source("my.tlog", LOG)])
    assert loaded.plan is not None
    options = Options(NOW, evaluation=evaluate(loaded), paper="a4")
    (output,) = emitter("html")(loaded.plan, options)
    font = base64.b64encode((FOLDER / "fonts" / "Inter.ttf").read_bytes()).decode()
    source = f"src: url(data:font/ttf;base64,{font}); font-weight: 100 900"
    made, policy = output.data.decode(), escape(POLICY)
    assert policy in made
    made = made.replace(policy, f"{policy}; font-src data:")
    return made.replace("<style>", f"<style>@font-face {{ font-family: Inter; {source} }}", 1)


def screen(folder: Path, name: str) -> bytes:
    """A headless window cannot be as narrow as a phone, so the page stands in a frame; nor is it
    drawn at less than half its size, so the frame shrinks.
    """
    width, height, size, more = SCREENS[name]
    frame = (
        '<!doctype html><meta charset="utf-8"><body style="margin:0;overflow:hidden">'
        f'<iframe style="border:0;display:block;width:{width}px;height:{height}px;'
        f'transform:scale({size / 50});transform-origin:0 0" srcdoc="{escape(page())}"></iframe>'
    )
    target = folder / f"{name}.png"
    window = f"--window-size={max(width * size // 50, 500)},{height * size // 50}"
    scale = "--force-device-scale-factor=0.5"
    browse(folder, frame, *LETTERS, *more, window, scale, f"--screenshot={target}")
    return target.read_bytes()


def paper(folder: Path) -> bytes:
    target = folder / "sheet.pdf"
    browse(folder, page(), "--no-pdf-header-footer", f"--print-to-pdf={target}")
    return target.read_bytes()


def alike(one: Picture, other: Picture) -> bool:
    assert one[:2] == other[:2]
    apart = [abs(a - b) for a, b in zip(one[2], other[2], strict=True)]
    far = sum(step > FAR for step in apart)
    return sum(apart) < MEAN * len(apart) and far < FAR_SHARE * len(apart)


def reference(name: str) -> Picture:
    return read_png((PICTURES / f"{name}.png").read_bytes())


@pytest.mark.parametrize("name", SCREENS)
def test_the_page_looks_as_it_did(tmp_path: Path, name: str) -> None:
    """Written anew by `python -m tests.emit.html.test_pictures`; look at them before committing."""
    assert alike(read_png(screen(tmp_path, name)), reference(name))


@NEEDS_POPPLER
def test_its_paper_looks_as_it_did(tmp_path: Path) -> None:
    made = paper(tmp_path)
    for name, number in PAPER.items():
        assert alike(read_png(png(made, number)), reference(name)), name


def test_a_block_that_moved_would_be_found() -> None:
    """The lower half a line lower: three dots of a desk's picture are 12 px."""
    width, height, values = reference("desk")
    at, down = height // 2 * width * 3, 3 * width * 3
    moved = values[:at] + values[at - down : at] + values[at:-down]
    assert not alike((width, height, moved), (width, height, values))


if __name__ == "__main__":
    with TemporaryDirectory() as made_in:
        for each in SCREENS:
            (PICTURES / f"{each}.png").write_bytes(screen(Path(made_in), each))
        sheets = paper(Path(made_in))
        for each, page_number in PAPER.items():
            (PICTURES / f"{each}.png").write_bytes(png(sheets, page_number))
