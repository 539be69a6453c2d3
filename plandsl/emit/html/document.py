"""One self-contained HTML file: no script, no picture, no address from outside.

A strict Content-Security-Policy says so to the browser as well.
"""

from __future__ import annotations

from importlib.resources import files

from plandsl.emit.html.markup import Markup, tag

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
NOTHING = Markup()


def document(
    title: str,
    styles: tuple[str, ...],
    body: Markup,
    *,
    policy: str = POLICY,
    more: Markup = NOTHING,
) -> bytes:
    """The file; `styles` are the names of style sheets in this folder, the later one wins. `more`
    ends the head; what it brings along beyond style sheets, `policy` has to allow.
    """
    folder = files("plandsl.emit.html")
    css = (folder.joinpath(name).read_text("utf-8") for name in styles)
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", Markup("\n".join(css))),
        more,
    )
    return f"<!doctype html>\n{tag('html', head, body, lang='en')}\n".encode()
