# SPDX-License-Identifier: MIT
"""Everything that was recorded decodes into its type and encodes to what it was."""

import importlib
import json
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec
import pytest
from msgspec import Struct

import quickmeet
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.publication import Stream
from quickmeet_runtime.model.payload import UNSET, UnknownVariant
from quickmeet_runtime.protocol.mending import mend_surrogates
from quickmeet_runtime.transcripts.audit.audit import audit_recordings
from quickmeet_runtime.transcripts.recordings.reader import read_recording
from quickmeet_runtime.transcripts.validation.validator import UnknownNameError

HERE = Path(__file__).parents[1]
RECORDINGS = sorted((HERE / "data" / "transcripts").rglob("*.jsonl"))


class Recorded(NamedTuple):
    """One payload of one operation; an event's is the list of its arguments."""

    name: str
    line: int
    payload: Any


def constants(kind: type) -> Iterator[Any]:
    for module in pkgutil.iter_modules(quickmeet.__path__):
        found = importlib.import_module(f"quickmeet.{module.name}")
        yield from (value for value in vars(found).values() if isinstance(value, kind))


METHODS: list[Method[Any]] = list(constants(Method))
STREAMS: dict[str, Stream[Any]] = {
    f"{stream.name} {stream.key}": stream for stream in constants(Stream)
}
BY_NAME = {
    method.name: [other for other in METHODS if other.name == method.name]
    for method in METHODS
}


def results(path: Path) -> Iterator[Recorded]:
    """Answers to known methods, without refusals."""
    calls: dict[tuple[str, str], list[str]] = {}
    for frame, message in messages(path):
        key = (frame.connection, str(message.get("id")))
        if frame.direction == "out" and message.get("msg") == "method":
            calls.setdefault(key, []).append(str(message.get("method")))
        elif message.get("msg") == "result" and calls.get(key):
            name = calls[key].pop(0)
            if name in BY_NAME and message.get("error") is None:
                result = message.get("result", UNSET)
                refused = BY_NAME[name][0].refused_by == "false" and result is False
                if result is not UNSET and not refused:
                    yield Recorded(name, frame.line, result)


def events(path: Path) -> Iterator[Recorded]:
    """Events of known streams."""
    validator = quickmeet.validator()
    for frame, message in messages(path):
        fields = message.get("fields")
        if message.get("msg") != "changed" or not fields:
            continue
        name = str(message.get("collection"))
        try:
            key = validator.pattern(name, str(fields.get("eventName")))
        except UnknownNameError:
            continue
        yield Recorded(f"{name} {key}", frame.line, fields["args"])


def messages(path: Path) -> Iterator[tuple[Any, dict[str, Any]]]:
    for frame in read_recording(path):
        try:
            message = json.loads(mend_surrogates(frame.text) or frame.text)
        except ValueError:
            continue
        if isinstance(message, dict):
            yield frame, message


def known_part(value: Any, payload: Any) -> Any:
    """A payload without the fields that the type of a decoded value lacks."""
    kind = cast("type[object]", type(value))
    if issubclass(kind, Struct):
        names = dict(
            zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
        )
        if value.__struct_config__.array_like:
            padded = payload + [None] * (len(names) - len(payload))
            attributes = [getattr(value, name) for name in names.values()]
            return list(map(known_part, attributes, padded[: len(names)]))
        tag = value.__struct_config__.tag_field
        return {
            wire: part if wire == tag else known_part(getattr(value, names[wire]), part)
            for wire, part in payload.items()
            if wire in names or wire == tag
        }
    if kind is list:
        return list(map(known_part, value, payload))
    if kind is dict:
        return {key: known_part(value[key], part) for key, part in payload.items()}
    return payload


def check_lists(value: Any) -> int:
    """Look into lists that are decoded when asked for; how many items they have."""
    seen = 0
    kind = cast("type[object]", type(value))
    if issubclass(kind, Struct):
        for raw_name in getattr(kind, "on_demand", ()):
            found = getattr(value, raw_name.removeprefix("raw_"))
            raw = msgspec.to_builtins(getattr(value, raw_name)) if found else ()
            for item, part in zip(found or (), raw, strict=True):
                assert not isinstance(item, UnknownVariant), part
                encoded = json.loads(msgspec.json.encode(item))
                assert encoded == known_part(item, part)
                seen += 1 + check_lists(item)
        for name in value.__struct_fields__:
            seen += check_lists(getattr(value, name))
    elif kind is list:
        seen += sum(map(check_lists, value))
    return seen


def check(decoder: Any, recorded: Recorded, *, is_only_argument: bool = False) -> Any:
    value = decoder.decode(json.dumps(recorded.payload).encode())
    wanted = recorded.payload[0] if is_only_argument else recorded.payload
    encoded = json.loads(msgspec.json.encode(value))
    assert encoded == known_part(value, wanted), recorded
    return value


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_recorded_results_come_back_as_they_were(path: Path) -> None:
    for recorded in results(path):
        refusals: list[msgspec.ValidationError] = []
        methods = BY_NAME[recorded.name]
        for method in methods:
            try:
                check_lists(check(method.decoder, recorded))
            except msgspec.ValidationError as error:
                refusals.append(error)
        assert len(refusals) < len(methods), (recorded, refusals)


@pytest.mark.parametrize("path", RECORDINGS, ids=lambda path: path.stem)
def test_recorded_events_come_back_as_they_were(path: Path) -> None:
    for recorded in events(path):
        stream = STREAMS[recorded.name]
        check_lists(
            check(stream.decoder, recorded, is_only_argument=not stream.several)
        )


def test_enough_was_recorded_to_mean_something() -> None:
    methods = {recorded.name for path in RECORDINGS for recorded in results(path)}
    streams = {recorded.name for path in RECORDINGS for recorded in events(path)}
    assert len(methods) > 40
    assert len(streams) > 10


def test_a_lazy_list_was_looked_into() -> None:
    items = 0
    for path in RECORDINGS:
        for recorded in events(path):
            if recorded.name.startswith("stream-room-messages"):
                value = STREAMS[recorded.name].decoder.decode(
                    json.dumps(recorded.payload).encode()
                )
                items += check_lists(value)
    assert items > 100


def test_the_schema_admits_everything_that_was_recorded() -> None:
    audit = audit_recordings(quickmeet.validator(), RECORDINGS)
    assert [str(deviation) for deviation in audit.violations] == []
    assert audit.validated > 1500
