# SPDX-License-Identifier: MIT
"""Facts of endpoints from OpenAPI files."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, cast

from quickmeet_codegen.read.finding import UnreadableError

from .model import EndpointFact, Facts, FieldFact

__all__ = ["facts_of_open_api", "is_open_api"]

_VERBS: Final = ("get", "post", "put", "delete", "patch")
_MARKS: Final = ('"openapi"', "openapi:", '"swagger"', "swagger:")
_DEEPEST: Final = 8
_Json = Mapping[str, object]


def is_open_api(path: Path) -> bool:
    """Whether a file looks like OpenAPI: ``openapi`` or ``swagger`` at its top."""
    try:
        head = path.read_text("utf-8")[:4096]
    except (OSError, UnicodeDecodeError):
        return False
    return any(mark in head for mark in _MARKS)


def facts_of_open_api(path: Path) -> Facts:
    """Read the endpoints of an OpenAPI file, JSON or YAML.

    Raises:
        UnreadableError: It cannot be read, or is not OpenAPI.
    """
    whole = _Document(_read(path))
    if "swagger" in whole.root:
        said = "Swagger 2 is not supported: convert it to OpenAPI 3"
        raise UnreadableError(f"{path}: {said}")
    info = _mapping(whole.root.get("info"))
    found = dict(whole.endpoints())
    if not found:
        raise UnreadableError(f"{path}: not OpenAPI: it has no paths")
    title = str(info.get("title", path.name))
    return Facts({title: str(info.get("version", ""))}, endpoints=found)


def _read(path: Path) -> _Json:
    if path.suffix == ".json":
        try:
            return _mapping(json.loads(path.read_text("utf-8")))
        except OSError as error:
            said = f"{path}: cannot be read: {error.strerror}"
            raise UnreadableError(said) from error
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"{path}: not JSON: {error}") from error
    from ruamel.yaml import YAML  # noqa: PLC0415  # slow
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    try:
        text = path.read_text("utf-8")
        whole: object = YAML(typ="safe", pure=True).load(text)  # pyright: ignore[reportUnknownMemberType]  # untyped there
        return _mapping(_with_names(whole))
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read: {error.strerror}") from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: not YAML: {error}") from error


class _Document:
    """One file, whose parts may refer to each other."""

    def __init__(self, root: _Json) -> None:
        self.root = root

    def endpoints(self) -> Iterator[tuple[str, EndpointFact]]:
        """Requests and answers by path and verb."""
        for path, item in sorted(_mapping(self.root.get("paths")).items()):
            shared = _items(_mapping(item).get("parameters"))
            for verb in _VERBS:
                operation = _mapping(_mapping(item).get(verb))
                if operation:
                    name = f"{verb.upper()} {path.removeprefix('/api')}"
                    yield name, self._endpoint(operation, shared)

    def _endpoint(self, operation: _Json, shared: list[object]) -> EndpointFact:
        params: dict[str, FieldFact] = {}
        for raw in (*shared, *_items(operation.get("parameters"))):
            param = self._resolved(raw)
            if param.get("in") in ("path", "query"):  # it may be a list
                schema = _mapping(param.get("schema")) or param
                is_required = bool(param.get("required"))
                name = str(param.get("name"))
                params[name] = self._field(schema, is_required=is_required)
        body = self._content(self._resolved(operation.get("requestBody")))
        answer: _Json = {}
        for code, response in _mapping(operation.get("responses")).items():
            if str(code).startswith("2"):
                answer = self._content(self._resolved(response))
                break
        return EndpointFact({**params, **self._fields(body)}, self._fields(answer))

    def _content(self, holder: _Json) -> _Json:
        content = _mapping(holder.get("content"))
        for kind in sorted(content, key=lambda kind: "json" not in kind):
            return _mapping(_mapping(content[kind]).get("schema"))
        return {}

    def _fields(self, schema: _Json, depth: int = 0) -> dict[str, FieldFact]:
        known = self._resolved(schema)
        if depth > _DEEPEST:
            return {}
        found: dict[str, FieldFact] = {}
        for part in _items(known.get("allOf")):
            found |= self._fields(_mapping(part), depth + 1)
        for key in ("oneOf", "anyOf"):
            for part in _items(known.get(key)):
                for name, field in self._fields(_mapping(part), depth + 1).items():
                    found.setdefault(name, FieldFact(field.type, True, field.schema))  # noqa: FBT003  # of one variant
        required = {str(name) for name in _items(known.get("required"))}
        for name, inner in _mapping(known.get("properties")).items():
            found[name] = self._field(_mapping(inner), is_required=name in required)
        return dict(sorted(found.items()))

    def _field(self, schema: _Json, *, is_required: bool) -> FieldFact:
        known = dict(self._resolved(schema))
        for word in ("description", "example", "examples", "title", "default"):
            known.pop(word, None)
        kind = known.get("type")
        is_plain = isinstance(kind, str) and kind not in {"object", "array"}
        text = str(kind) if is_plain and len(known) == 1 else _written(known)
        kept: dict[str, object] = {"type": kind}
        if isinstance(known.get("enum"), list):
            kept["enum"] = known["enum"]
        kinds = {str(one) for one in _items(kind) or [kind]}  # several of them in 3.1
        is_simple = kinds.isdisjoint({"array", "object", "None"})
        return FieldFact(text, not is_required, kept if is_simple else {})

    def _resolved(self, raw: object) -> _Json:
        known = _mapping(raw)
        for _ in range(_DEEPEST):
            reference = known.get("$ref")
            if not isinstance(reference, str) or not reference.startswith("#/"):
                return known
            target: object = self.root
            for part in reference[2:].split("/"):
                name = part.replace("~1", "/").replace("~0", "~")
                target = _mapping(target).get(name)
            known = _mapping(target)
        return known


def _with_names(value: object) -> object:
    """Convert keys to strings: YAML has numbers there, such as status codes."""
    if isinstance(value, Mapping):
        known = cast("Mapping[object, object]", value)
        return {str(key): _with_names(inner) for key, inner in known.items()}
    if isinstance(value, list):
        return [_with_names(inner) for inner in cast("list[object]", value)]
    return value


def _written(schema: _Json) -> str:
    text = json.dumps(schema, sort_keys=True, ensure_ascii=False, default=str)
    return text if len(text) <= 300 else f"{text[:300]}..."  # noqa: PLR2004  # as long as others


def _mapping(value: object) -> _Json:
    return cast("_Json", value) if isinstance(value, Mapping) else {}


def _items(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []
