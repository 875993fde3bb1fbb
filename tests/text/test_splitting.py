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
    """The text without fences and spaces."""
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


@given(
    st.lists(
        st.sampled_from(
            [
                *("```", "```python", "````", "`", "\n", "\n\n", "\r\n", " ", "\t"),
                *("a", "word ", "x" * 200, "- ", "> ", "``` ", "\n```\n", "\ud83d"),
                *("\U0001f468\u200d\U0001f469", "\U0001f1e9\U0001f1ea", "e\u0301"),
            ]
        ),
        max_size=60,
    ),
    st.integers(64, 120),
)
def test_nothing_is_lost_and_every_part_fits_however_odd_the_fences(
    pieces: list[str], limit: int
) -> None:
    whole = "".join(pieces)
    parts = text.split(whole, limit)
    assert all(part.strip() and text.length(part) <= limit for part in parts)
    letters = iter(re.sub(r"[\s`]", "", "".join(parts)))
    assert all(one in letters for one in re.sub(r"[\s`]", "", whole))


def test_a_fence_is_not_torn_and_its_language_is_kept() -> None:
    for before in range(40, 59):
        said = "a" * before
        code = text.block("\n".join(["line of code"] * 9), "python")
        first, *rest = text.split(f"{said}\n{code}", 64)
        assert first == said
        assert all(one.startswith("```python\nline") for one in rest)
        assert all(one.endswith("code\n```") for one in rest)


def test_a_fence_followed_by_text_does_not_close() -> None:
    said = "``` " + "and so on " * 20
    assert "".join(text.split(said, 64)).replace(" ", "") == said.replace(" ", "")


def test_lines_of_windows_are_cut_as_others_are() -> None:
    said = "\r\n\r\n".join(["word " * 9 + "."] * 4)
    assert text.split(said, 64) == ["word " * 9 + "."] * 4


@pytest.mark.parametrize(
    "one",
    [
        pytest.param("\U0001f468\u200d\U0001f469\u200d\U0001f467", id="family"),
        pytest.param("\U0001f1e9\U0001f1ea", id="flag"),
        pytest.param("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e007f", id="tags"),
        pytest.param("\U0001f44d\U0001f3fd", id="skin tone"),
        pytest.param("1\ufe0f\u20e3", id="keycap"),
        pytest.param("e\u0301\u0323", id="accents"),
        pytest.param("\u0928\u093f", id="vowel sign"),
        pytest.param("\u1112\u1161\u11ab", id="Hangul"),
    ],
)
def test_a_character_of_several_is_not_torn(one: str) -> None:
    for before in range(3):
        for part in text.split("a" * before + one * 60, 64):
            assert set(part.removeprefix("a" * before).split(one)) == {""}


def test_a_limit_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 64"):
        text.split("x", 10)


def test_a_character_beyond_the_first_plane_counts_twice_as_for_the_server() -> None:
    assert text.length("a\U0001f600") == 3
