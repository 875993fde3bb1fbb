# SPDX-License-Identifier: MIT
"""The work that a schema takes grows as the schema does, and not as its square.

Counted in calls of functions, which no load of a machine changes.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from quickmeet_codegen.diff.schemas import diff
from quickmeet_codegen.export.async_api import async_api
from quickmeet_codegen.export.json_schema import json_schema
from quickmeet_codegen.lint.linter import find_flaws
from quickmeet_codegen.read.source import SchemaSource, read_source
from quickmeet_codegen.resolve.schema import resolve

WriteSchema = Callable[..., Path]

FEW, MANY = 40, 120
GROWTH = MANY / FEW

HEAD = """\
domain: chain
summary: A chain.
group: {class: Chain, summary: Calls of a chain.}
"""


def chain(length: int) -> str:
    """A schema whose types refer to one another, each with a method of its own."""
    types, methods = ["types:\n"], ["methods:\n"]
    for number in range(length):
        before = f"Link{max(number - 1, 0)}"
        types.append(
            f"  Link{number}:\n    description: A link.\n    type: object\n"
            "    required: [_id]\n    properties:\n"
            "      _id: {x-name: id, type: string, description: Its id.}\n"
            f"      before: {{$ref: {before}, description: The one before.}}\n"
        )
        methods.append(
            f"  link.{number}:\n    name: link_{number}\n    summary: Link.\n"
            "    access: user\n    params:\n"
            f"      - {{name: link, schema: {{$ref: Link{number}}}}}\n"
            f"    result: {{$ref: {before}}}\n"
        )
    return "".join([HEAD, *types, *methods])


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def compared(source: SchemaSource) -> object:
    return diff(source, source)


def exported(source: SchemaSource) -> object:
    return async_api(source, "1.0.0")


@pytest.mark.parametrize(
    "work",
    [
        pytest.param(find_flaws, id="lint"),
        pytest.param(resolve, id="resolve"),
        pytest.param(compared, id="diff"),
        pytest.param(json_schema, id="json-schema"),
        pytest.param(exported, id="asyncapi"),
    ],
)
def test_the_work_grows_with_the_schema(
    write_schema: WriteSchema, work: Callable[[SchemaSource], object]
) -> None:
    def taken(length: int) -> int:
        source = read_source(write_schema(chain=chain(length)))
        work(source)  # what is made once is no part of it
        return calls(lambda: work(source))

    assert taken(MANY) < 1.3 * GROWTH * taken(FEW)
