# SPDX-License-Identifier: MIT
"""Edits of endpoints, histories, views and facts of calls, at random."""

from random import Random

from .edits import Domains, Edit, Struct

__all__ = ["EXTRAS"]

READ, TYPING, INSERT = "reminders.read", "reminders.typing", "reminders.insert"
GET, SNOOZE = "GET /v1/reminders/{id}", "POST /v1/reminders.snooze"


def _method(d: Domains, name: str) -> Struct:
    found: Struct = d["extras"]["methods"][name]
    return found


def _endpoint(d: Domains, name: str) -> Struct:
    found: Struct = d["extras"]["endpoints"][name]
    return found


def _history(d: Domains) -> Struct:
    found: Struct = d["extras"]["histories"]["history"]
    return found


def _any_method(d: Domains, r: Random) -> Struct:
    methods = [
        one for domain in d.values() for one in domain.get("methods", {}).values()
    ]
    found: Struct = r.choice(methods)
    return found


def _event(d: Domains, r: Random) -> Struct:
    streams = [keys for one in d.values() for keys in one.get("streams", {}).values()]
    found: Struct = r.choice([event for keys in streams for event in keys.values()])
    return found


def endpoint_renamed(d: Domains, r: Random) -> None:
    _endpoint(d, r.choice([GET, SNOOZE]))["name"] = "quite_another"


def endpoint_removed(d: Domains, r: Random) -> None:
    del d["extras"]["endpoints"][r.choice([GET, SNOOZE])]


def endpoint_moved(d: Domains, r: Random) -> None:
    name = r.choice([GET, SNOOZE])
    endpoints = d["extras"]["endpoints"]
    endpoints[name.replace("/v1/", "/v2/")] = endpoints.pop(name)


def endpoint_retyped(d: Domains, r: Random) -> None:
    shapes: list[Struct] = [{"$ref": "Task"}, {"type": "string"}, {}]
    _endpoint(d, r.choice([GET, SNOOZE]))["result"] = r.choice(shapes)


def endpoint_param_renamed(d: Domains, r: Random) -> None:
    _endpoint(d, r.choice([GET, SNOOZE]))["params"][0]["name"] = "quite_another"


def endpoint_param_rewired(d: Domains, r: Random) -> None:
    del r
    _endpoint(d, SNOOZE)["params"][0]["wire"] = "reminderId"


def endpoint_param_required(d: Domains, r: Random) -> None:
    del r
    del _endpoint(d, SNOOZE)["params"][1]["optional"]


def endpoint_body(d: Domains, r: Random) -> None:
    _endpoint(d, SNOOZE)["body"] = r.choice(["query", "multipart"])


def endpoint_envelope(d: Domains, r: Random) -> None:
    _endpoint(d, GET)["envelope"] = r.choice(["data", "data.reminder"])


def endpoint_instead(d: Domains, r: Random) -> None:
    del r
    call = {"call": "GET /v1/reminders.info", "send": {"id": "id"}, "result": "found"}
    _endpoint(d, GET)["instead"] = [call]


def history_renamed(d: Domains, r: Random) -> None:
    del r
    d["extras"]["histories"] = {"past": _history(d)}


def history_removed(d: Domains, r: Random) -> None:
    del r
    del d["extras"]["histories"]


def history_key_renamed(d: Domains, r: Random) -> None:
    key, was = _history(d)["key"], r.random() < 0.5
    key |= {"name": "todo_id", **({"was": ["list_id"]} if was else {})}
    _history(d)["rest"][0]["send"]["listId"] = "todo_id"


def history_retyped(d: Domains, r: Random) -> None:
    _history(d)["item"] = {"$ref": r.choice(["Task", "TodoList"])}


def view_renamed(d: Domains, r: Random) -> None:
    view = r.choice(_method(d, READ)["views"])
    if r.random() < 0.5:
        view["was"] = [view["name"]]
    view["name"] = "quite_another"


def view_removed(d: Domains, r: Random) -> None:
    views = _method(d, READ)["views"]
    views.remove(r.choice(views))


def view_added(d: Domains, r: Random) -> None:
    del r
    view = {"name": "read_some", "summary": "Read some."}
    _method(d, READ)["views"].append(view)


def view_retyped(d: Domains, r: Random) -> None:
    r.choice(_method(d, READ)["views"])["result"] = {"type": "integer"}


def view_widened(d: Domains, r: Random) -> None:
    view = r.choice(_method(d, READ)["views"])
    view.pop(r.choice(["omit", "require"]), None)


def template_changed(d: Domains, r: Random) -> None:
    del r
    _method(d, TYPING)["params"][0]["template"] = "{list_id}/seen"


def template_part_renamed(d: Domains, r: Random) -> None:
    was = {"was": ["list_id"]} if r.random() < 0.5 else {}
    key = {"todo_id": {"description": "The list.", **was}}
    _method(d, TYPING)["params"][0] |= {"template": "{todo_id}/typing", "keys": key}


def value_changed(d: Domains, r: Random) -> None:
    _method(d, TYPING)["params"][1]["value"] = r.choice([False, "on", None])


def refusal_changed(d: Domains, r: Random) -> None:
    method = _method(d, INSERT)
    if r.random() < 0.5:
        del method["refused_by"]
    else:
        method["refusal"] = "MessageRefusedError"


def rate_changed(d: Domains, r: Random) -> None:
    _any_method(d, r)["rate_limit"] = {"calls": r.choice([1, 9]), "interval_ms": 1000}


def permissions_changed(d: Domains, r: Random) -> None:
    _any_method(d, r)["permissions"] = r.choice([["remind", "other"], []])


def two_factor_changed(d: Domains, r: Random) -> None:
    _any_method(d, r)["two_factor"] = True


def rest_changed(d: Domains, r: Random) -> None:
    method = _method(d, INSERT)
    if r.random() < 0.4:
        del method["rest"]
    else:
        method["rest"][0] |= r.choice([{"result": "data"}, {"form": "multipart"}])


def availability_changed(d: Domains, r: Random) -> None:
    _any_method(d, r)["availability"] = {"8.x": r.choice(["no", "likely", "unknown"])}


def checks_changed(d: Domains, r: Random) -> None:
    _method(d, INSERT)["checks"] = r.choice([[], ["words", "more"]])


def replacement_changed(d: Domains, r: Random) -> None:
    key = r.choice(["replacement", "unreplaced"])
    _any_method(d, r)[key] = "Something else does it."


def noted(d: Domains, r: Random) -> None:
    _any_method(d, r)["x-note"] = "Seen in a recording."


def about_changed(d: Domains, r: Random) -> None:
    d["extras"]["about"] |= r.choice([{"title": "Other API"}, {"version": "2.0"}])


def partial_marked(d: Domains, r: Random) -> None:
    result = _any_method(d, r).get("result")
    if result and "$ref" in result:
        result["x-partial"] = True
    else:
        d["tasks"]["types"]["Task"]["x-checked"] = ["tags"]


def emission_changed(d: Domains, r: Random) -> None:
    changes: list[Struct] = [{"never_emitted": True}, {"emitted_on": "stream-other"}]
    _event(d, r).update(r.choice(changes))


def recovery_changed(d: Domains, r: Random) -> None:
    _event(d, r)["recover"] = {"by": "tasks.of", "cursor": "dueAt"}


def exampled(d: Domains, r: Random) -> None:
    _any_method(d, r)["examples"] = [{"params": [], "result": None}]


EXTRAS: list[Edit] = [
    value
    for name, value in list(globals().items())
    if not name.startswith("_")
    and callable(value)
    and getattr(value, "__module__", "") == __name__
]
"""Kinds of edits of what the lists of tasks have besides."""
