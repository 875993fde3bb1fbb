# SPDX-License-Identifier: MIT
"""Halves of surrogate pairs, which JavaScript lets through."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickmeet_runtime.protocol.mending import mend_surrogates


@pytest.mark.parametrize("kind", ["bytes", "str"])
def test_a_lone_half_becomes_the_replacement_character(kind: str) -> None:
    text = r'{"a":"x\ud83dy"}'

    mended = mend_surrogates(text if kind == "str" else text.encode())

    assert mended is not None
    assert json.loads(mended) == {"a": "x\ufffdy"}


def test_upper_case_escapes_are_seen() -> None:
    assert mend_surrogates(rb'"\uDFFF"') == '"\ufffd"'.encode()


def test_whole_pairs_beside_a_half_survive() -> None:
    mended = mend_surrogates(rb'["\ud83d\ude00","\ude00"]')

    assert mended is not None
    assert json.loads(mended) == ["\U0001f600", "\ufffd"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(rb'"nothing of the kind"', id="no escape"),
        pytest.param(rb'"\ud83d\ude00"', id="a whole pair"),
        pytest.param(rb'"\\ud83d"', id="a backslash and letters"),
        pytest.param(rb'"\ud83d', id="not JSON"),
        pytest.param(b'\xff"\\ud83d"', id="not UTF-8"),
        pytest.param(b'"\\ud83d' + b"[" * 10_000, id="not JSON and long"),
        pytest.param(b"[" * 100_000 + rb'"\ud83d"', id="too deep"),
    ],
)
def test_other_errors_are_not_repaired(data: bytes) -> None:
    assert mend_surrogates(data) is None


@given(st.text(alphabet=st.characters(codec=None), max_size=50))
def test_any_text_with_halves_becomes_text_in_utf_8(text: str) -> None:
    mended = mend_surrogates(json.dumps([text]))

    if mended is None:
        text.encode()
    else:
        assert len(json.loads(mended)) == 1
        mended.decode()
