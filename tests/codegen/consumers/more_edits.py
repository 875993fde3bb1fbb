# SPDX-License-Identifier: MIT
"""Further kinds of edits: shapes one step away, words, places and order."""

import copy
from random import Random
from typing import Any

from .edits import Domains, Edit

__all__ = ["MORE"]

Struct = dict[str, Any]


def _methods(d: Domains) -> list[Struct]:
    return [one for name in ("lists", "tasks") for one in d[name]["methods"].values()]


def _some_method(d: Domains, r: Random) -> Struct:
    return r.choice(_methods(d))


def _some_event(d: Domains, r: Random) -> Struct:
    events = [
        event
        for name in ("lists", "tasks")
        for stream in d[name].get("streams", {}).values()
        for event in stream.values()
    ]
    return r.choice(events)


def _some_param(d: Domains, r: Random) -> Struct:
    found: Struct = r.choice([p for m in _methods(d) for p in m.get("params", [])])
    return found


def _task(d: Domains) -> Struct:
    fields: Struct = d["tasks"]["types"]["Task"]["properties"]
    return fields


def _deletions(d: Domains) -> Struct:
    event: Struct = d["tasks"]["streams"]["stream-tasks"]["{list_id}/deleted"]
    return event


def param_limited(d: Domains, r: Random) -> None:
    texts = [
        p["schema"]
        for m in _methods(d)
        for p in m.get("params", [])
        if p["schema"].get("type") == "string"
    ]
    schema = r.choice(texts)
    schema["maxLength"] = r.choice([9, 99])


def param_unlimited(d: Domains, r: Random) -> None:
    del r
    d["lists"]["methods"]["lists.insert"]["params"][0]["schema"].pop("maxLength")


def param_described(d: Domains, r: Random) -> None:
    _some_param(d, r)["description"] = "Other words."


def param_nullable(d: Domains, r: Random) -> None:
    param = _some_param(d, r)
    param["schema"] = {"anyOf": [param["schema"], {"type": "null"}]}


def param_listed(d: Domains, r: Random) -> None:
    param = _some_param(d, r)
    param["schema"] = {"type": "array", "items": param["schema"]}


def param_open(d: Domains, r: Random) -> None:
    _some_param(d, r)["schema"] = {}


def tag_changed(d: Domains, r: Random) -> None:
    del r
    d["tasks"]["types"]["TextNote"]["properties"]["kind"]["const"] = "words"


def union_closed(d: Domains, r: Random) -> None:
    del r
    d["tasks"]["types"]["Note"]["x-closed"] = True


def members_reordered(d: Domains, r: Random) -> None:
    del r
    d["tasks"]["types"]["State"]["anyOf"].reverse()


def member_described(d: Domains, r: Random) -> None:
    r.choice(d["tasks"]["types"]["State"]["anyOf"])["description"] = "Other words."


def type_described(d: Domains, r: Random) -> None:
    r.choice(list(d["tasks"]["types"].values()))["description"] = "Other words."


def enum_loosened(d: Domains, r: Random) -> None:
    schema: Struct = r.choice([{"type": "string"}, {"type": ["string", "null"]}])
    _task(d)["state"] = {**schema, "description": "How far."}


def enum_of_an_alias(d: Domains, r: Random) -> None:
    del r
    members = [{"const": "one", "description": "1."}, {"const": "two"}]
    d["tasks"]["types"]["Ident"] = {"description": "Either.", "anyOf": members}


def inline_enum_closed(d: Domains, r: Random) -> None:
    more = r.choice([[], ["party"]])
    _task(d)["kind"] = {"enum": ["chore", "errand", *more], "description": "Its kind."}


def inline_enum_widened(d: Domains, r: Random) -> None:
    del r
    _task(d)["kind"]["anyOf"][0]["enum"].append("party")


def items_listed(d: Domains, r: Random) -> None:
    del r
    _task(d)["tags"]["items"] = {"type": "array", "items": {"type": "string"}}


def list_single(d: Domains, r: Random) -> None:
    wire = r.choice(["tags", "subtasks", "notes"])
    _task(d)[wire] = {**_task(d)[wire]["items"], "description": "One."}


def list_bounded(d: Domains, r: Random) -> None:
    _task(d)["tags"][r.choice(["minItems", "maxItems"])] = 2


def moment_plain(d: Domains, r: Random) -> None:
    kind = r.choice(["integer", "string"])
    _task(d)["dueAt"] = {"type": kind, "description": "When."}


def number_widened(d: Domains, r: Random) -> None:
    del r
    priority = d["tasks"]["types"]["NewTask"]["properties"]["priority"]
    priority["type"] = "number"


def map_open(d: Domains, r: Random) -> None:
    del r
    counts = d["lists"]["types"]["TodoList"]["properties"]["counts"]
    counts |= {"additionalProperties": True, "x-open": "counts"}


def result_nullable(d: Domains, r: Random) -> None:
    method = r.choice([one for one in _methods(d) if one.get("result")])
    method["result"] = {"anyOf": [method["result"], {"type": "null"}]}


def result_listed(d: Domains, r: Random) -> None:
    method = r.choice([one for one in _methods(d) if one.get("result")])
    method["result"] = {"type": "array", "items": method["result"]}


def result_described(d: Domains, r: Random) -> None:
    _some_method(d, r)["result_description"] = "What comes back."


def errors_reordered(d: Domains, r: Random) -> None:
    del r
    d["tasks"]["methods"]["tasks.insert"]["errors"].reverse()


def errors_cleared(d: Domains, r: Random) -> None:
    r.choice([one for one in _methods(d) if one.get("errors")]).pop("errors")


def error_described(d: Domains, r: Random) -> None:
    r.choice(list(d["errors"]["errors"].values()))["summary"] = "In other words."


def refusal_read(d: Domains, r: Random) -> None:
    del r
    d["tasks"]["methods"]["tasks.move"]["refused_by"] = "false"


def method_moved(d: Domains, r: Random) -> None:
    name = r.choice(["lists.share", "lists.rename", "lists.remove"])
    d["tasks"]["methods"][name] = d["lists"]["methods"].pop(name)
    moved = d["tasks"]["methods"][name]
    moved["name"] = "quite_moved"
    moved.pop("was", None)


def method_doubled(d: Domains, r: Random) -> None:
    del r
    twin = copy.deepcopy(d["lists"]["methods"]["lists.share"])
    twin.pop("was", None)
    d["lists"]["methods"]["lists.share.two"] = {**twin, "name": "share_too"}


def event_barred(d: Domains, r: Random) -> None:
    _some_event(d, r)["access"] = r.choice(["nobody", "anonymous"])


def event_writable(d: Domains, r: Random) -> None:
    _some_event(d, r)["write"] = "user"


def event_described(d: Domains, r: Random) -> None:
    _some_event(d, r)["summary"] = "Follow in other words."


def event_args_swapped(d: Domains, r: Random) -> None:
    del r
    _deletions(d)["args"].reverse()


def event_arg_renamed(d: Domains, r: Random) -> None:
    r.choice(_deletions(d)["args"])["name"] = "quite_another"


def event_arg_optional(d: Domains, r: Random) -> None:
    del r
    _deletions(d)["args"][-1]["optional"] = True


def event_class_renamed(d: Domains, r: Random) -> None:
    del r
    _deletions(d)["event"] = "QuiteAnotherEvent"


def stream_rewired(d: Domains, r: Random) -> None:
    name = r.choice(["lists", "tasks"])
    streams = d[name]["streams"]
    streams[f"stream-{name}-two"] = streams.pop(f"stream-{name}")


def publication_barred(d: Domains, r: Random) -> None:
    sections = [d[name]["publications"] for name in ("lists", "tasks")]
    section = r.choice(sections)
    section[r.choice(list(section))]["access"] = "anonymous"


def collection_rewired(d: Domains, r: Random) -> None:
    name = r.choice(["lists", "tasks"])
    d[name]["collections"]["others"] = d[name]["collections"].pop(name)
    for publication in d[name]["publications"].values():
        if publication["collection"] == name:
            publication["collection"] = "others"


def group_described(d: Domains, r: Random) -> None:
    d[r.choice(["lists", "tasks"])]["group"]["summary"] = "In other words."


def domain_described(d: Domains, r: Random) -> None:
    d[r.choice(["lists", "tasks"])]["summary"] = "In other words."


MORE: list[Edit] = [
    value
    for name, value in list(globals().items())
    if not name.startswith("_")
    and callable(value)
    and getattr(value, "__module__", "") == __name__
]
