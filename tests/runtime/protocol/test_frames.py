# SPDX-License-Identifier: MIT
"""Frames as the wire has them."""

import json

import msgspec
import pytest
from msgspec import UNSET, Raw

from quickmeet_runtime.protocol import frames
from quickmeet_runtime.protocol.frames import encode_frame, encode_params

_decode = msgspec.json.Decoder(frames.ServerFrame).decode


def test_constants_of_a_frame_are_written_out() -> None:
    text = encode_frame({"msg": "connect", "version": "1", "support": ["1"]})

    assert json.loads(text) == {"msg": "connect", "version": "1", "support": ["1"]}


def test_raw_json_goes_out_as_it_is() -> None:
    assert encode_frame({"params": [Raw(b'{"a": 1}')]}) == b'{"params":[{"a": 1}]}'


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([], []),
        ([UNSET], []),
        ([1, UNSET, UNSET], [1]),
        ([UNSET, 1], [None, 1]),
        ([1, UNSET, None], [1, None, None]),
    ],
)
def test_absent_parameters_are_dropped_at_the_end_and_null_in_between(
    given: list[object], kept: list[object]
) -> None:
    assert encode_params(given) == kept


def test_encoding_parameters_leaves_the_given_list_alone() -> None:
    given: list[object] = [1, UNSET]

    encode_params(given)

    assert given == [1, UNSET]


def test_an_event_is_decoded_in_one_pass_and_its_arguments_stay_raw() -> None:
    frame = _decode(
        b'{"msg":"changed","collection":"stream-x","id":"id",'
        b'"fields":{"eventName":"e","args":[{"a":1}]}}'
    )

    assert isinstance(frame, frames.StreamEvent)
    assert frame.fields.event_name == "e"
    assert bytes(frame.fields.args) == b'[{"a":1}]'


def test_a_result_knows_null_from_nothing() -> None:
    null = _decode(b'{"msg":"result","id":"1","result":null}')
    nothing = _decode(b'{"msg":"result","id":"1"}')

    assert isinstance(null, frames.CallAnswered)
    assert isinstance(nothing, frames.CallAnswered)
    assert null.result is not UNSET
    assert bytes(null.result) == b"null"
    assert nothing.result is UNSET


@pytest.mark.parametrize("code", ['"error-x"', "403", "4.5", "null"])
def test_the_code_of_an_error_is_text_or_a_number(code: str) -> None:
    frame = _decode(f'{{"msg":"result","id":"1","error":{{"error":{code}}}}}')

    assert isinstance(frame, frames.CallAnswered)
    assert frame.error is not None
    assert frame.error.error == json.loads(code)
