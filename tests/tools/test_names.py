# SPDX-License-Identifier: MIT
"""Two classes never share a name: who reads it need not ask which one is meant."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = (
    "runtime",
    "codegen",
    "devserver",
    "e2ee",
    "bot",
    "cli",
    "relay",
    "agents",
    "generated",
)
MIRRORS: Final = {
    # `quickmeet.sync` has what `quickmeet` has, under the same names
    "runtime/quickmeet_runtime/blocking",
    "generated/quickmeet/sync",
    # a handler is called after its method, in the module of its group
    "generated/quickmeet/server",
    # data that is written into generated code as calls of the classes of these names
    "codegen/quickmeet_codegen/ir/expressions.py",
}
"""What has the names of other classes on purpose."""


def _classes_in(text: str) -> list[str]:
    if text.startswith("# Generated"):  # as long as all else, and never nested
        return re.findall(r"(?m)^class (\w+)", text)
    nodes = ast.walk(ast.parse(text))
    return [node.name for node in nodes if isinstance(node, ast.ClassDef)]


def classes() -> dict[str, list[str]]:
    """Where each class is defined; an underscore makes it a module's own."""
    found: dict[str, list[str]] = defaultdict(list)
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if any(place.startswith(mirror) for mirror in MIRRORS):
                continue
            for name in _classes_in(path.read_text("utf-8")):
                if not name.startswith("_"):
                    found[name].append(place)
    return found


def test_every_class_has_a_name_of_its_own() -> None:
    found = classes()

    assert len(found) > 400
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_what_mirrors_others_is_there() -> None:
    assert [mirror for mirror in MIRRORS if not (ROOT / mirror).exists()] == []
