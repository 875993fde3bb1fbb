# SPDX-License-Identifier: MIT
"""Read files to raw values with their places: YAML 1.2, or one JSON file.

The tree is built from the parser's events and not by a constructor, so that
aliases, tags and extremely deep nesting are harmless.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import TypeAlias

from .finding import Finding, Place, UnreadableError
from .yaml import NotYamlError, YamlEvent, resolve_scalar, yaml_events

__all__ = ["Document", "KeyPath", "Value", "mapping", "read_document"]

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]

_DEEPEST = 64
_LARGEST_YAML = 1_000_000
_LARGEST_JSON = 64_000_000
_LARGEST_PLACED = 4_000_000


class Document:
    """A file of a schema: its value, and the place of each part.

    Attributes:
        file: Path as it was given.
        value: The content of the file.
        findings: Flaws of its form: duplicate keys, aliases, tags.
    """

    def __init__(
        self,
        file: str,
        value: dict[str, Value],
        text: str = "",
        findings: Iterable[Finding] = (),
        places: dict[KeyPath, tuple[int, int]] | None = None,
    ) -> None:
        self.file = file
        self.value = value
        self.findings = [*findings]
        self._text = text
        self._places = places

    def place(self, path: KeyPath) -> Place:
        """The place of a path, or of its nearest ancestor that exists."""
        places = self.places
        while path and path not in places:
            path = path[:-1]
        return Place(self.file, *places.get(path, (1, 1)))

    @property
    def places(self) -> dict[KeyPath, tuple[int, int]]:
        """Line and column by path; those of JSON are determined on first access.

        A JSON file of more than 4 MB has none: finding them takes too long.
        """
        if self._places is None and len(self._text) > _LARGEST_PLACED:
            self._places = {}
        elif self._places is None:
            reader = _Reader(self.file)
            try:
                reader.read(self._text)
            except (UnreadableError, RecursionError):
                self._places = {}
            else:
                self._places = reader.places
        return self._places


def read_document(path: Path) -> Document:
    """Read one file, YAML or JSON by its suffix.

    Raises:
        UnreadableError: It does not exist, is not text, YAML or JSON, or its root
            is not a mapping.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error
    is_json = path.suffix == ".json"
    if len(data) > (_LARGEST_JSON if is_json else _LARGEST_YAML):
        message = f"{len(data)} bytes: split it, no schema is that long"
        flaw = Finding(Place(str(path)), "file-too-big", message)
        return Document(str(path), {}, findings=[flaw])
    try:
        text = data.decode("utf-8-sig" if is_json else "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{path}: not UTF-8 text: {error.reason}") from error
    return _read_json(str(path), text) if is_json else _read_yaml(str(path), text)


def mapping(value: Value) -> dict[str, Value]:
    """The value if it is a mapping, else an empty one."""
    return value if isinstance(value, dict) else {}


def _read_yaml(file: str, text: str) -> Document:
    reader = _Reader(file)
    value = reader.read(text)
    if not isinstance(value, dict) and not reader.findings:
        raise UnreadableError(f"{file}: not a schema: a mapping was expected")
    return Document(file, mapping(value), text, reader.findings, reader.places)


def _finite(text: str) -> float:
    """Parse a number of JSON, which has no infinities."""
    number = float(text)
    if not isfinite(number):
        raise ValueError(f"{text} is not a number")
    return number


def _read_json(file: str, text: str) -> Document:
    duplicates: list[str] = []

    def unique(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
        built: dict[str, Value] = {}
        for key, value in pairs:
            if key in built:
                duplicates.append(key)
            built[key] = value
        return built

    try:
        value: object = json.loads(
            text, object_pairs_hook=unique, parse_float=_finite, parse_constant=_finite
        )
    except ValueError as error:
        raise UnreadableError(f"{file}: not JSON: {error}") from error
    except RecursionError:
        return _too_deep(file)
    if not isinstance(value, dict):
        raise UnreadableError(f"{file}: not a schema: an object was expected")
    if _is_deeper(value, _DEEPEST):  # pyright: ignore[reportUnknownArgumentType]  # JSON
        return _too_deep(file)
    findings = _duplicates(file, text, duplicates) if duplicates else ()
    return Document(file, value, text, findings)  # pyright: ignore[reportUnknownArgumentType]  # JSON


def _duplicates(file: str, text: str, keys: list[str]) -> list[Finding]:
    """Find duplicate keys in JSON, with places if the file is not too large."""
    reader = _Reader(file)
    if len(text) <= _LARGEST_PLACED:
        with suppress(UnreadableError, RecursionError):
            reader.read(text)
    return reader.findings or [
        Finding(Place(file), "duplicate-key", f"the key {key!r} occurs twice")
        for key in keys
    ]


def _too_deep(file: str) -> Document:
    message = f"nested more than {_DEEPEST} deep"
    return Document(file, {}, findings=[Finding(Place(file), "too-deep", message)])


def _is_deeper(value: Value, most: int) -> bool:
    """Whether lists and objects are nested more deeply than a limit."""
    level = [value]
    for _ in range(most + 1):
        inside: list[Value] = []
        for item in level:
            if isinstance(item, dict):
                inside += item.values()
            elif isinstance(item, list):
                inside += item
        level = inside
    return bool(level)


class _UnfitError(Exception):
    """Reading stopped: the file is nested too deeply, or has keys that are not text."""


class _Reader:
    """Builds a value from the events of one YAML file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self._events: Iterator[YamlEvent] = iter(())

    def read(self, text: str) -> Value:
        """Read a text with one document.

        Raises:
            UnreadableError: It is not YAML, or holds more than one document.
        """
        self._events = yaml_events(text)
        value: Value = None
        documents = 0
        try:
            for event in self._events:
                if event.kind == "document":
                    documents += 1
                else:
                    value = self._value(event, ())
        except _UnfitError:  # the scanner is slow on these: stop reading
            return {}
        except NotYamlError as error:
            where = f"{self.file}:{error.line}:{error.column}"
            raise UnreadableError(f"{where}: not YAML: {error}") from error
        if documents > 1:
            raise UnreadableError(f"{self.file}: more than one YAML document")
        return value

    def _find(self, event: YamlEvent, rule: str, message: str) -> None:
        place = Place(self.file, event.line, event.column)
        self.findings.append(Finding(place, rule, message))

    def _value(self, event: YamlEvent, path: KeyPath) -> Value:
        if event.kind == "alias":
            self._find(event, "yaml-alias", "anchors and aliases are not used here")
            return None
        if event.is_anchor:
            self._find(event, "yaml-alias", "anchors and aliases are not used here")
        if event.tag is not None:
            self._find(event, "yaml-tag", f"the tag {event.tag} is not used here")
        if event.kind == "scalar":
            return resolve_scalar(event.value) if event.is_plain else event.value
        if len(path) >= _DEEPEST:
            self._find(event, "too-deep", f"nested more than {_DEEPEST} deep")
            raise _UnfitError
        if event.kind == "sequence":
            return self._sequence(path)
        return self._mapping(path)

    def _inside(self) -> Iterator[YamlEvent]:
        """Yield events up to the end of the collection that has begun."""
        for event in self._events:
            if event.kind == "end":
                return
            yield event

    def _sequence(self, path: KeyPath) -> Value:
        items: list[Value] = []
        for event in self._inside():
            here = (*path, len(items))
            self.places[here] = (event.line, event.column)
            items.append(self._value(event, here))
        return items

    def _mapping(self, path: KeyPath) -> Value:
        built: dict[str, Value] = {}
        for event in self._inside():
            key = self._key(event)
            here = (*path, key)
            if key in built:
                self._find(event, "duplicate-key", f"the key {key!r} occurs twice")
            else:
                self.places[here] = (event.line, event.column)
            value = self._value(next(self._events), here)
            built.setdefault(key, value)
        return built

    def _key(self, event: YamlEvent) -> str:
        if event.kind == "scalar":
            return event.value
        self._find(event, "complex-key", "a key must be a plain text")
        raise _UnfitError
