# SPDX-License-Identifier: MIT
"""Escaped text has no meaning; written markup has one."""

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet import text
from quickmeet_devserver.base.markup.blocks import parse_markup

MEANT = st.text(alphabet="ab *_~`#@:[]()<>|\\!-1.\n", max_size=40)
PLAIN = {"PARAGRAPH", "LINE_BREAK", "PLAIN_TEXT", "LINK"}  # addresses are links


def kinds(value: object) -> set[str]:
    """The types of all nodes of parsed markup."""
    found: set[str] = set()
    if isinstance(value, dict):
        node = cast("dict[str, object]", value)
        found = {str(node["type"])} if "type" in node else set()
        return found.union(*(kinds(one) for one in node.values()))
    if isinstance(value, list):
        return found.union(*map(kinds, cast("list[object]", value)))
    return found


@given(MEANT)
def test_escaped_text_is_nothing_but_text(given: str) -> None:
    assert kinds(parse_markup(text.escape(given))) <= PLAIN


def test_escaped_text_reads_as_before() -> None:
    given = "*a* @you #room :smile: :) `x` 1. > q"
    found = parse_markup(text.escape(given))
    (paragraph,) = found
    read = "".join(node["value"] for node in paragraph["value"])
    assert read.replace("\u200b", "") == given


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        (text.bold("x"), "BOLD"),
        (text.italic("x"), "ITALIC"),
        (text.strike("x"), "STRIKE"),
        (text.code("x`y"), "INLINE_CODE"),
        (text.code("x\ny"), "CODE"),
        (text.block("x```y", "c++"), "CODE"),
        (text.mention("@ann"), "MENTION_USER"),
        (text.link("https://a.example/b(c)", "a [b]"), "LINK"),
        (text.link("https://a.example"), "LINK"),
        (text.quote("x\ny"), "QUOTE"),
    ],
)
def test_what_is_written_is_read_as_that(written: str, kind: str) -> None:
    found = parse_markup(written)
    assert kind in kinds(found)
    assert len(found) == 1


def test_each_line_is_bold_by_itself() -> None:
    assert text.bold("a\n\nb") == "*a*\n\n*b*"


def test_no_code_is_nothing() -> None:
    assert text.code("") == ""
