# SPDX-License-Identifier: MIT
"""`quickmeet init`: create a package with a schema of your own."""

import sys
from importlib.resources import files
from pathlib import Path
from shlex import quote
from typing import Annotated

from cyclopts import Parameter

from ..failure import UsageError, explained
from .new_files import write_new_files
from .package_name import check_package_name

_MODELINE = "# yaml-language-server: $schema=schema.meta.json\n"
_ERRORS = """\
domain: errors
summary: Every error code that the server is known to answer with.
about: {{title: {title} API}}

errors:
  NotFoundError: {{code: not-found, summary: There is no such thing.}}
"""
_ITEMS = """\
domain: items
summary: Items.
group: {class: Items, summary: "Read, change and follow items."}

types:
  Item:
    description: One item.
    type: object
    required: [_id, title]
    properties:
      _id: {type: string, x-name: id, description: Identifier.}
      title: {type: string, description: What it says.}
      createdAt: {$ref: Timestamp, description: When it was made.}

methods:
  items.insert:
    name: insert
    summary: Make an item.
    access: user
    params:
      - {name: title, schema: {type: string}, description: What it says.}
    result: {$ref: Item}
    errors: [not-found]
    repeat: {safe: false, why: a second call would make a second item}

collections:
  items:
    summary: The items that are published.
    document: {$ref: Item}

publications:
  items.like:
    name: follow
    summary: Follow the items whose title has a word.
    collection: items
    access: user
    params:
      - name: word
        schema: {type: string}
        description: The word; all of them when it is left out.
        optional: true
"""


def init(
    name: str,
    /,
    *,
    schema: Path = Path("schema"),
    force: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Create a package of your own: a schema to generate from, and editor settings.

    Args:
        name: Name of the package, such as todo.
        schema: Folder to write to.
        force: Overwrite existing files.
    """
    with explained():
        check_package_name(name)
        if name == "quickmeet":
            raise UsageError("'quickmeet' is the library itself: choose another name")
        meta = files("quickmeet_codegen").joinpath("schema.meta.json")
        title = name.replace("_", " ").capitalize()
        texts = {
            "errors.yaml": _MODELINE + _ERRORS.format(title=title),
            "items.yaml": _MODELINE + _ITEMS,
            "schema.meta.json": meta.read_text("utf-8"),
        }
        write_new_files(schema, texts, force=force, advice="--force overwrites")
    sys.stderr.write(
        "next: quickmeet lint && quickmeet generate "
        f"--schema {quote(str(schema))} --package {name} --out src\n"
    )
    return 0
