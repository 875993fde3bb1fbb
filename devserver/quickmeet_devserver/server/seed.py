# SPDX-License-Identifier: MIT
"""The initial state: settings, permissions, rocket.cat and the channel general."""

from collections.abc import Sequence
from pkgutil import get_data  # importing importlib.resources takes a tenth of the start
from typing import Any, cast

import msgspec

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.methods.people.new_users import NewUser, create_user
from quickmeet_devserver.methods.rooms.new_rooms import create_room
from quickmeet_devserver.operation.scope import Scope

__all__ = ["plant"]


def plant(scope: Scope, admin: NewUser, users: Sequence[NewUser]) -> None:
    """Fill empty collections; existing state is kept.

    Args:
        scope: The operation.
        admin: The administrator's account.
        users: Accounts to create.
    """
    if not scope.tx["settings"].count():
        _plant_settings(scope)
    if not scope.tx["permissions"].count():
        for name, roles in cast("dict[str, list[str]]", _data("permissions")).items():
            scope.tx["permissions"].insert(
                {"_id": name, "_updatedAt": scope.today, "roles": roles}
            )
    site = scope.tx["settings"].get("Site_Url")
    if site is not None:
        scope.tx["settings"].save({**site, "value": scope.config.url})
    if not scope.tx.rooms.has("GENERAL"):
        _plant_general(scope)
    for user in (admin, *users):
        if user.username is not None and scope.tx.user_named(user.username) is None:
            create_user(scope, user)


def _plant_settings(scope: Scope) -> None:
    settings = cast("list[Document]", _data("settings"))
    if scope.is_old:
        older = cast("dict[str, list[Any]]", _data("older_settings"))
        kept = [one for one in settings if one["_id"] not in older["gone"]]
        settings = [*kept, *older["added"]]
    for setting in settings:
        scope.tx["settings"].insert(
            {"enterprise": False, "requiredOnWizard": False, **setting}
            | {"_updatedAt": scope.today}
        )


def _plant_general(scope: Scope) -> None:
    cat: Document = {
        "_id": "rocket.cat",
        "createdAt": scope.today,
        "emails": [],
        "type": "bot",
        "username": "rocket.cat",
        "name": "Rocket.Cat",
        "status": "online",
        "statusDefault": "online",
        "active": True,
        "roles": ["bot"],
        "_updatedAt": scope.stamp(),
    }
    scope.tx.users.insert(cat)
    create_room(scope, "c", "general", cat, room_id="GENERAL")
    general = scope.tx.rooms.get("GENERAL")
    if general is not None:
        scope.tx.rooms.save({**general, "default": True})


def _data(name: str) -> Any:
    return msgspec.json.decode(get_data(__package__ or "", f"{name}.json") or b"")
