# SPDX-License-Identifier: MIT
"""Departments of an omnichannel desk over REST; without a licence there is one."""

from collections.abc import Mapping
from typing import Final

from quickmeet_devserver.base.documents import (
    Document,
    as_document,
    as_list,
    pick,
    pick_not,
)
from quickmeet_devserver.base.failure import MATCH_FAILED, MethodFailed
from quickmeet_devserver.operation.older import new_id
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.lists import page
from quickmeet_devserver.rest.special import Specials, failure, need_right

__all__ = ["CALLS"]

_MOST: Final = 1
_FIELDS: Final[Mapping[str, type]] = {
    "name": str,
    "email": str,
    "enabled": bool,
    "showOnRegistration": bool,
    "showOnOfflineForm": bool,
}
"""The required fields of a department, and their types."""

_OF_AGENTS: Final = frozenset({"agentId", "count", "order"})
_TOO_MANY: Final = MethodFailed(
    "error-max-departments-number-reached",
    "Maximum number of departments reached",
    {"method": "livechat:saveDepartment"},
)


def _list(scope: Scope, given: Document) -> Document:
    need_right(scope, "view-livechat-departments", "view-l-room")
    text = str(given.get("text") or "").lower()
    found = [
        _shown(one)
        for one in scope.tx["departments"].find("1 ORDER BY rowid")
        if text in str(one["name"]).lower()
        and (given.get("enabled") != "true" or one["enabled"])
    ]
    return page(given, "departments", found)


def _read(scope: Scope, given: Document) -> Document:
    """Return a department; without one if it does not exist."""
    need_right(scope, "view-livechat-departments", "view-l-room")
    known = scope.tx["departments"].get(str(given["_id"]))
    if known is None:
        return {"department": None}
    wants_agents = given.get("includeAgents") == "true"
    agents = {"agents": known["agents"]} if wants_agents else {}
    return {"department": _shown(known), **agents}


def _create(scope: Scope, given: Document) -> Document:
    need_right(scope, "manage-livechat-departments")
    _check_body(given)
    if scope.tx["departments"].count() >= _MOST:
        raise _TOO_MANY
    return _saved(scope, {"_id": new_id(scope)}, given)


def _change(scope: Scope, given: Document) -> Document:
    need_right(scope, "manage-livechat-departments")
    if not isinstance(given.get("department"), dict):
        raise MATCH_FAILED
    known = scope.tx["departments"].get(str(given["_id"]))
    if known is None:
        details = {"method": "livechat:saveDepartment"}
        raise MethodFailed(
            "error-department-not-found", "Department not found", details
        )
    return _saved(scope, known, given)


def _remove(scope: Scope, given: Document) -> Document:
    need_right(scope, "remove-livechat-department", "manage-livechat-departments")
    known = scope.tx["departments"].get(str(given["_id"]))
    if known is None:
        raise failure("error-department-not-found")
    scope.tx["departments"].delete(known)
    return {}


def _saved(scope: Scope, before: Document, given: Document) -> Document:
    department = {**before, **as_document(given["department"]), "_id": before["_id"]}
    department |= {"agents": before.get("agents", []), "_updatedAt": scope.stamp()}
    if given.get("agents") is not None:
        members = map(as_document, as_list(given["agents"]))
        department["agents"] = [_agent(scope, department, one) for one in members]
    scope.tx["departments"].save(department)
    return {"department": _shown(department), "agents": department["agents"]}


def _agent(scope: Scope, department: Document, given: Document) -> Document:
    user = scope.tx.users.get(str(given.get("agentId"))) or {}
    return {
        "_id": new_id(scope),
        "agentId": given.get("agentId"),
        "departmentId": department["_id"],
        "departmentEnabled": department.get("enabled"),
        **pick(user, ("username",)),
        "count": given.get("count") or 0,
        "order": given.get("order") or 0,
    }


def _shown(department: Document) -> Document:
    return pick_not(department, ("agents",))


def _check_body(given: Document) -> None:
    """Validate the body, with the errors of the validator that runs before the method.

    Raises:
        MethodFailed: A field is missing, unknown or of another type.
    """
    if "department" not in given:
        raise _unfit("must have required property 'department'")
    department = as_document(given["department"])
    for name, kind in _FIELDS.items():
        if name not in department:
            raise _unfit(f"must have required property '{name}'")
        if not isinstance(department[name], kind):
            raise _unfit(f"must be {'string' if kind is str else 'boolean'}")
    agents = [as_document(one) for one in as_list(given.get("agents"))]
    if given.keys() - {"department", "agents"} or any(
        one.keys() - _OF_AGENTS for one in agents
    ):
        raise _unfit("must NOT have additional properties")
    if not all(isinstance(one.get("agentId"), str) for one in agents):
        raise _unfit("must have required property 'agentId'")


def _unfit(words: str) -> MethodFailed:
    return MethodFailed("invalid-params", words)


CALLS: Final[Specials] = {
    "GET livechat/department": _list,
    "GET livechat/department/{_id}": _read,
    "POST livechat/department": _create,
    "DELETE livechat/department/{_id}": _remove,
    "PUT livechat/department/{_id}": _change,
}
