# SPDX-License-Identifier: MIT
"""Edits of a schema at random: a hundred kinds, wherever they fit."""

import copy
from collections.abc import Callable, Iterable
from random import Random
from typing import Any, TypeVar, cast

__all__ = ["KINDS", "Domains", "Edit", "Struct", "edited"]

T = TypeVar("T")
Struct = dict[str, Any]
Domains = dict[str, dict[str, Any]]
Edit = Callable[[Domains, Random], object]

_SHAPES: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": ["string", "integer"]},
    {"type": ["string", "null"]},
    {"anyOf": [{"$ref": "Timestamp"}, {"type": "null"}]},
    {"$ref": "Timestamp"},
    {"$ref": "State"},
    {"$ref": "Color"},
    {"$ref": "Ident"},
    {"$ref": "TodoList"},
    {"type": "array", "items": {"type": "string"}},
    {"type": "array", "items": {"$ref": "State"}},
    {"type": "object", "additionalProperties": {"type": "integer"}},
    {"anyOf": [{"enum": ["chore", "errand"]}, {"type": "string"}]},
    {"enum": ["open", "doing", "done"]},
    {"enum": ["chore"]},
    {"const": "chore"},
    {},
]
_LIMITS = {
    "string": [("minLength", (0, 3)), ("maxLength", (4, 9))],
    "integer": [("minimum", (-9, 0)), ("maximum", (3, 9))],
    "array": [("minItems", (0, 1)), ("maxItems", (2, 4))],
}


def _pick(random: Random, items: Iterable[T]) -> T:
    return random.choice(list(items))


def _types(domains: Domains, form: str = "") -> list[tuple[dict[str, Any], str]]:
    found: list[tuple[dict[str, Any], str]] = []
    for domain in domains.values():
        for name, schema in domain.get("types", {}).items():
            is_struct = schema.get("type") == "object"
            is_enum = all("const" in c for c in schema.get("anyOf", [{}]))
            known = "struct" if is_struct else "enum" if is_enum else "other"
            if not form or known == form:
                found.append((domain["types"], name))
    return found


def _struct(domains: Domains, random: Random) -> dict[str, Any]:
    types, name = _pick(random, _types(domains, "struct"))
    found: Struct = types[name]
    return found


def _enum(domains: Domains, random: Random) -> dict[str, Any]:
    types, name = _pick(random, _types(domains, "enum"))
    found: Struct = types[name]
    return found


def _property(domains: Domains, random: Random) -> tuple[dict[str, Any], str]:
    properties: Struct = _struct(domains, random)["properties"]
    return properties, _pick(random, properties)


def _entries(domains: Domains, section: str) -> list[tuple[dict[str, Any], str]]:
    return [(d[section], name) for d in domains.values() for name in d.get(section, {})]


def _method(domains: Domains, random: Random) -> dict[str, Any]:
    section, name = _pick(random, _entries(domains, "methods"))
    found: Struct = section[name]
    return found


def _event(domains: Domains, random: Random) -> tuple[dict[str, Any], str]:
    keys = [(events, key) for section, name in _entries(domains, "streams")
            for events in [section[name]] for key in events]  # fmt: skip
    return _pick(random, keys)


def _params(domains: Domains, random: Random) -> list[dict[str, Any]]:
    called = [*_entries(domains, "methods"), *_entries(domains, "publications")]
    lists = [section[name].get("params") for section, name in called]
    return _pick(random, [params for params in lists if params])


def _shape(random: Random) -> dict[str, Any]:
    return copy.deepcopy(_pick(random, _SHAPES))


def _renamed(section: dict[str, Any], name: str, new: str) -> None:
    kept = list(section.items())
    section.clear()
    section.update({(new if key == name else key): value for key, value in kept})


def _references(value: Any, name: str, new: str) -> None:
    if isinstance(value, dict):
        known = cast("Struct", value)
        if known.get("$ref") == name:
            known["$ref"] = new
        for inner in known.values():
            _references(inner, name, new)
    elif isinstance(value, list):
        for inner in value:  # pyright: ignore[reportUnknownVariableType]  # of any kind
            _references(inner, name, new)


def field_renamed(d: Domains, r: Random) -> None:
    properties, wire = _property(d, r)
    properties[wire]["x-name"] = "quite_another"


def field_rewired(d: Domains, r: Random) -> None:
    struct = _struct(d, r)
    wire = _pick(r, struct["properties"])
    struct["properties"][wire].setdefault("x-name", wire.lower().strip("_"))
    _renamed(struct["properties"], wire, f"{wire}Two")
    struct["required"] = [n + "Two" * (n == wire) for n in struct.get("required", [])]


def field_required(d: Domains, r: Random) -> None:
    struct = _struct(d, r)
    wire = _pick(r, struct["properties"])
    needed = set(struct.get("required", [])) ^ {wire}
    struct["required"] = [name for name in struct["properties"] if name in needed]


def field_retyped(d: Domains, r: Random) -> None:
    properties, wire = _property(d, r)
    kept = {k: v for k, v in properties[wire].items() if k in {"x-name", "description"}}
    properties[wire] = {**_shape(r), **kept}


def field_added(d: Domains, r: Random) -> None:
    struct = _struct(d, r)
    struct["properties"]["extra"] = {**_shape(r), "description": "More."}
    if r.random() < 0.5:
        struct["required"] = [*struct.get("required", []), "extra"]


def field_removed(d: Domains, r: Random) -> None:
    struct = _struct(d, r)
    wire = _pick(r, struct["properties"])
    del struct["properties"][wire]
    struct["required"] = [name for name in struct.get("required", []) if name != wire]


def field_described(d: Domains, r: Random) -> None:
    properties, wire = _property(d, r)
    properties[wire]["description"] = "Other words."


def field_limited(d: Domains, r: Random) -> None:
    places = [p[w] for t, n in _types(d, "struct") for p in [t[n]["properties"]]
              for w in p if p[w].get("type") in _LIMITS]  # fmt: skip
    schema = _pick(r, places)
    key, (low, high) = _pick(r, _LIMITS[schema["type"]])
    if key in schema and r.random() < 0.5:
        del schema[key]
    else:
        schema[key] = r.randint(low, high)


def field_nullable(d: Domains, r: Random) -> None:
    properties, wire = _property(d, r)
    schema = properties[wire]
    kept = {k: schema.pop(k) for k in ("x-name", "description") if k in schema}
    properties[wire] = {"anyOf": [schema, {"type": "null"}], **kept}


def fields_reordered(d: Domains, r: Random) -> None:
    struct = _struct(d, r)
    struct["properties"] = dict(reversed(struct["properties"].items()))


def struct_opened(d: Domains, r: Random) -> None:
    struct = _struct(d, r)
    if struct.pop("additionalProperties", None) is None:
        struct |= {"additionalProperties": True, "x-open": "more"}
    else:
        struct.pop("x-open", None)


def list_lazy(d: Domains, r: Random) -> None:
    schema = d["tasks"]["types"]["Task"]["properties"][_pick(r, ["tags", "notes"])]
    schema["x-lazy"] = True


def items_nullable(d: Domains, r: Random) -> None:
    d["tasks"]["types"]["Task"]["properties"]["tags"]["items"] = _shape(r)


def map_values(d: Domains, r: Random) -> None:
    counts = d["lists"]["types"]["TodoList"]["properties"]["counts"]
    counts["additionalProperties"] = _shape(r)


def member_added(d: Domains, r: Random) -> None:
    _enum(d, r)["anyOf"].append({"const": "quite-new", "description": "New."})


def member_removed(d: Domains, r: Random) -> None:
    members = _enum(d, r)["anyOf"]
    members.remove(_pick(r, members))


def member_renamed(d: Domains, r: Random) -> None:
    _pick(r, _enum(d, r)["anyOf"])["x-member"] = "OTHER"


def member_rewired(d: Domains, r: Random) -> None:
    _pick(r, _enum(d, r)["anyOf"])["const"] = "other"


def enum_closed(d: Domains, r: Random) -> None:
    _enum(d, r)["x-closed"] = True


def enum_written_out(d: Domains, r: Random) -> None:
    task = d["tasks"]["types"]["Task"]["properties"]
    states = ["open", "doing", "done"]
    if r.random() < 0.5:
        states.append("gone")
    task["state"] = {"enum": states, "description": "How far."}


def union_narrowed(d: Domains, r: Random) -> None:
    note = d["tasks"]["types"]["Note"]
    note["oneOf"].remove(_pick(r, note["oneOf"]))


def union_widened(d: Domains, r: Random) -> None:
    types = d["tasks"]["types"]
    types["SoundNote"] = {
        "description": "A sound.",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "sound", "description": "The kind."}},
    }
    types["Note"]["oneOf"].append({"$ref": "SoundNote"})
    if r.random() < 0.5:
        types["Note"]["x-closed"] = True


def alias_changed(d: Domains, r: Random) -> None:
    types = d["tasks"]["types"]
    types["Ident"] = {**_shape(r), "description": "An identifier."}


def alias_written_out(d: Domains, r: Random) -> None:
    del r
    number = d["tasks"]["types"]["Task"]["properties"]["number"]
    del number["$ref"]
    number["type"] = ["integer", "string"]


def place_changed(d: Domains, r: Random) -> None:
    places = d["tasks"]["types"]["Pair"]["prefixItems"]
    if r.random() < 0.3:
        places.append({"type": "string", "x-name": "third", "description": "More."})
    elif r.random() < 0.4:
        _pick(r, places)["x-name"] = "quite_another"
    else:
        place = _pick(r, places)
        kept = {k: place[k] for k in ("x-name", "description")}
        place.clear()
        place |= {**_shape(r), **kept}


def type_renamed(d: Domains, r: Random) -> None:
    types, name = _pick(r, _types(d))
    _renamed(types, name, f"{name}Two")
    _references(d, name, f"{name}Two")


def type_moved(d: Domains, r: Random) -> None:
    name = _pick(r, ["Color", "Pair", "Ident", "State"])
    home = next(k for k, v in d.items() if name in v.get("types", {}))
    away = "lists" if home == "tasks" else "tasks"
    d[away]["types"][name] = d[home]["types"].pop(name)


def type_added(d: Domains, r: Random) -> None:
    shape = {**_shape(r), "description": "New."}
    d[_pick(r, ["lists", "tasks"])]["types"]["Fresh"] = shape


def method_renamed(d: Domains, r: Random) -> None:
    _method(d, r)["name"] = "quite_another"


def method_rewired(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "methods"))
    _renamed(section, name, f"{name}.two")


def method_removed(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "methods"))
    del section[name]


def method_added(d: Domains, r: Random) -> None:
    methods = d[_pick(r, ["lists", "tasks"])]["methods"]
    methods["quite.new"] = {
        "name": "quite_new",
        "summary": "New.",
        "access": "user",
        "result": _shape(r),
    }


def result_changed(d: Domains, r: Random) -> None:
    _method(d, r)["result"] = None if r.random() < 0.2 else _shape(r)


def param_renamed(d: Domains, r: Random) -> None:
    _pick(r, _params(d, r))["name"] = "quite_another"


def param_optional(d: Domains, r: Random) -> None:
    param = _pick(r, _params(d, r))
    param["optional"] = not param.get("optional", False)


def param_retyped(d: Domains, r: Random) -> None:
    _pick(r, _params(d, r))["schema"] = _shape(r)


def param_added(d: Domains, r: Random) -> None:
    params = _params(d, r)
    added: dict[str, Any] = {"name": "extra", "schema": _shape(r), "description": "A."}
    if r.random() < 0.6:
        added["optional"] = True
    params.append(added)


def param_removed(d: Domains, r: Random) -> None:
    params = _params(d, r)
    params.remove(_pick(r, params))


def params_swapped(d: Domains, r: Random) -> None:
    _params(d, r).reverse()


def param_positional(d: Domains, r: Random) -> None:
    param = _pick(r, _params(d, r))
    param["x-positional"] = not param.get("x-positional", False)


def spread_off(d: Domains, r: Random) -> None:
    del r
    param = d["tasks"]["methods"]["tasks.insert"]["params"][0]
    param |= {"spread": False, "description": "The task."}


def error_changed(d: Domains, r: Random) -> None:
    errors = d["errors"]["errors"]
    name = _pick(r, errors)
    if r.random() < 0.5:
        _renamed(errors, name, "QuiteOtherError")
    else:
        code = errors[name]["code"]
        errors[name]["code"] = "error-quite-other"
        for section, method in _entries(d, "methods"):
            codes = section[method].get("errors", [])
            section[method]["errors"] = [
                "error-quite-other" if one == code else one for one in codes
            ]


def error_added(d: Domains, r: Random) -> None:
    d["errors"]["errors"]["QuiteNewError"] = {"code": "quite-new", "summary": "New."}
    _method(d, r).setdefault("errors", []).append("quite-new")


def error_dropped(d: Domains, r: Random) -> None:
    with_errors = [s[n] for s, n in _entries(d, "methods") if s[n].get("errors")]
    _pick(r, with_errors)["errors"].pop()


def access_changed(d: Domains, r: Random) -> None:
    method = _method(d, r)
    method["access"] = "anonymous" if method["access"] == "user" else "user"


def versions_changed(d: Domains, r: Random) -> None:
    versions = _pick(
        r, [{"since": "3.0.0"}, {"removed": "9.0.0"}, {"deprecated": "8.0.0"}]
    )
    _method(d, r)["versions"] = dict(versions)


def repeat_changed(d: Domains, r: Random) -> None:
    method = _method(d, r)
    method["repeat"] = {"safe": r.random() < 0.5, "why": "so it is"}
    optional = [
        one["name"]
        for one in method.get("params", [])
        if one.get("optional") and "schema" in one and not one.get("spread")
    ]
    if method["repeat"]["safe"] and optional and r.random() < 0.5:
        method["repeat"]["when"] = r.choice(optional)


def event_renamed(d: Domains, r: Random) -> None:
    events, key = _event(d, r)
    events[key]["name"] = "follow_quite_another"


def event_rekeyed(d: Domains, r: Random) -> None:
    events, key = _event(d, r)
    new = key.replace("list_id", "todo_id") if r.random() < 0.5 else f"{key}/two"
    _renamed(events, key, new)
    events[new]["keys"] = {
        name.replace("list_id", "todo_id" if "todo_id" in new else "list_id"): value
        for name, value in events[new]["keys"].items()
    }


def event_retyped(d: Domains, r: Random) -> None:
    events, key = _event(d, r)
    _pick(r, events[key]["args"])["schema"] = _shape(r)


def event_more(d: Domains, r: Random) -> None:
    events, key = _event(d, r)
    more: dict[str, Any] = {"name": "extra", "schema": _shape(r), "description": "A."}
    events[key]["args"].append(more)
    events[key].setdefault("event", "QuiteNewEvent")


def event_less(d: Domains, r: Random) -> None:
    del r
    event = d["tasks"]["streams"]["stream-tasks"]["{list_id}/deleted"]
    event["args"].pop()
    event.pop("event")


def event_option(d: Domains, r: Random) -> None:
    events, key = _event(d, r)
    option: dict[str, Any] = {"name": "only", "schema": _shape(r), "description": "A."}
    events[key]["options"] = {**option, "optional": r.random() < 0.6}


def event_removed(d: Domains, r: Random) -> None:
    events, key = _event(d, r)
    del events[key]


def publication_renamed(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "publications"))
    section[name]["name"] = "follow_quite_another"


def publication_rewired(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "publications"))
    _renamed(section, name, f"{name}.two")


def publication_refilled(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "publications"))
    filled = section[name]["collection"]
    section[name]["collection"] = "lists" if filled == "tasks" else "tasks"


def publication_removed(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "publications"))
    del section[name]


def document_retyped(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "collections"))
    section[name]["document"] = {"$ref": _pick(r, ["Task", "TodoList"])}


def document_unasked(d: Domains, r: Random) -> None:
    section, name = _pick(r, _entries(d, "collections"))
    section[name]["name"] = "follow_all"


def group_renamed(d: Domains, r: Random) -> None:
    d[_pick(r, ["lists", "tasks"])]["group"]["class"] = "QuiteOthers"


def domain_renamed(d: Domains, r: Random) -> None:
    name = _pick(r, ["lists", "tasks"])
    d["others"] = {**d.pop(name), "domain": "others"}


def described(d: Domains, r: Random) -> None:
    _method(d, r)["summary"] = "Do it in other words."


KINDS: list[Edit] = [
    value
    for name, value in list(globals().items())
    if not name.startswith("_")
    and callable(value)
    and getattr(value, "__module__", "") == __name__
    and name != "edited"
]
"""Kinds of edits; most have several variants, chosen at random."""


def edited(domains: Domains, kind: Edit, random: Random) -> Domains:
    """A copy of the domains after one edit."""
    made = copy.deepcopy(domains)
    kind(made, random)
    return made
