# SPDX-License-Identifier: MIT
"""Events of a YAML parser, or the error that it is not YAML."""

from msgspec import Struct

__all__ = ["NotYamlError", "YamlEvent"]


class YamlEvent(Struct, frozen=True, gc=False):
    """An event of the parser."""

    kind: str
    """alias, document, end, mapping, scalar or sequence."""
    line: int
    column: int
    value: str = ""
    """Text of a scalar."""
    is_plain: bool = False
    """Whether a scalar stands without quotes."""
    tag: str | None = None
    """An explicit tag."""
    is_anchor: bool = False
    """Whether it is given a name for aliases."""


class NotYamlError(Exception):
    """The text is not YAML.

    Attributes:
        line: Where, counted from 1.
        column: Counted from 1.
    """

    def __init__(self, problem: str, line: int = 1, column: int = 1) -> None:
        super().__init__(problem)
        self.line = line
        self.column = column
