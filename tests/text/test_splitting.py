# SPDX-License-Identifier: MIT
"""Long texts come apart where a reader would take them apart, and lose nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet import text

LINES = st.lists(
    st.one_of(
        st.text(alphabet="abc .,\U0001f600", max_size=60),
        st.sampled_from(["", "```", "```py", "x = 1", "word " * 30]),
    ),
    max_size=30,
)


def read(given: str) -> str:
    """What is said, without fences and spaces."""
    return re.sub(r"\s+", "", re.sub(r"^\s*```+.*$", "", given, flags=re.MULTILINE))


@given(LINES, st.integers(64, 200))
def test_nothing_is_lost_and_every_part_fits(lines: list[str], limit: int) -> None:
    whole = "\n".join(lines)
    parts = text.split(whole, limit)
    assert all(part.strip() and text.length(part) <= limit for part in parts)
    assert read("\n".join(parts)) == read(whole)


@given(st.lists(st.text(alphabet="xy ", min_size=1, max_size=30), min_size=1))
def test_every_part_of_code_is_code(lines: list[str]) -> None:
    parts = text.split(text.block("\n".join(["x", *lines]), "py"), 80)
    assert all(part.startswith("```py\n") and part.endswith("```") for part in parts)


def test_a_short_text_is_one_part() -> None:
    assert text.split("one\n\ntwo") == ["one\n\ntwo"]
    assert text.split(" \n ") == []


def test_it_is_cut_between_paragraphs_before_lines_and_words() -> None:
    first, second = "a" * 30 + " b\n" + "c" * 20, "d" * 60
    assert text.split(f"{first}\n\n{second}", 90) == [first, second]
    assert text.split("a" * 40 + "\n" + "b" * 20 + " " + "c" * 20, 70) == [
        "a" * 40,
        "b" * 20 + " " + "c" * 20,
    ]


def test_code_that_fits_is_kept_whole() -> None:
    code = text.block("\n".join("line" for _ in range(12)), "py")
    said = "words and words " * 3
    first, second = text.split(f"{said}\n{code}", 90)
    assert (first, second) == (said.rstrip(), code)


def test_a_character_of_several_is_not_torn() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for part in text.split(family * 40, 64):
        assert set(part.split(family)) == {""}


def test_a_limit_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 64"):
        text.split("x", 10)


def test_a_character_beyond_the_first_plane_counts_twice_as_for_the_server() -> None:
    assert text.length("a\U0001f600") == 3
