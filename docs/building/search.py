# SPDX-License-Identifier: MIT
"""The search of the built site: methods are found before fields.

``python -m docs.building.search`` after the site is built. As it comes, each of three
thousand fields of types is a result of its own, called what a hundred others are
called, and a method's title is one word. Here a field is found with its type, and a
method by its call and its name on the wire.
"""

import re
from collections.abc import Mapping
from typing import Final

import msgspec
from msgspec import Struct

from .inventory import SITE

__all__ = ["Entry", "ranked"]

_LABELS: Final = re.compile(r"\s*<small>.*?</small>")
_FIELD: Final = re.compile(r"(#quickmeet\.types\.\w+\.\w+)\.\w+$")
_METHOD: Final = re.compile(r"#quickmeet\.(\w+)\.[A-Z]\w*\.(\w+)$")
_WIRE: Final = re.compile(r"Wire name <code>([^<]+)</code>")
_FIRST: Final = ("quickstart/", "tutorial/", "tasks/")
"""Pages that answer a question, before pages that list what there is."""


class Entry(Struct):
    """The search index of the site, as the theme reads it.

    Attributes:
        location: Page and anchor.
        level: Of its heading.
        title: Counts three times.
        text: What stands there, as HTML.
        path: Where in the navigation; counts twice.
        tags: Of its page.
    """

    location: str
    level: int
    title: str
    text: str
    path: list[str]
    tags: list[str]


class _Index(Struct):
    config: Mapping[str, object]
    items: list[Entry]


def ranked(entries: list[Entry]) -> list[Entry]:
    """Name methods as they are called, and find fields with their types.

    What fits equally well is shown in the order of the list: guides, methods, the rest.
    """
    kept: list[Entry] = []
    types: dict[str, Entry] = {}
    for entry in entries:
        title = _LABELS.sub("", entry.title).strip()
        if owner := types.get(_FIELD.sub(r"\1", entry.location)):
            owner.text += f" <p><code>{title}</code></p> {entry.text}"
            continue
        if "#quickmeet.types." in entry.location:
            types[entry.location] = entry
        entry.title = _called(entry, title)
        kept.append(entry)
    return sorted(kept, key=_place)


def _called(entry: Entry, title: str) -> str:
    """The title of a method: its call, and what it is on the wire."""
    method = _METHOD.search(entry.location)
    if method is None or not entry.location.startswith("reference/"):
        return title
    wire = _WIRE.search(entry.text)
    called = f"client.{method[1]}.{method[2]}"
    return f"{called} ({wire[1]})" if wire else called


def _place(entry: Entry) -> tuple[int, int]:
    """Guides, methods (the shorter name is the nearer one), the rest as it is."""
    if entry.location.startswith(_FIRST):
        return (0, 0)
    return (1, len(entry.title)) if entry.title.startswith("client.") else (2, 0)


def main() -> None:
    """Rewrite the index of the built site."""
    path = SITE / "search.json"
    index = msgspec.json.decode(path.read_bytes(), type=_Index)
    index.items = ranked(index.items)
    path.write_bytes(msgspec.json.encode(index))


if __name__ == "__main__":
    main()
