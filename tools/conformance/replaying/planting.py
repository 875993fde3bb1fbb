# SPDX-License-Identifier: MIT
"""Putting what a recording presupposes into the state of a server."""

import base64
import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final

from quickmeet_devserver.base.documents import Document, as_list, date, pick
from quickmeet_devserver.base.ids import meteor_id, object_id
from quickmeet_devserver.methods.people.new_users import hashed_digest, token_key
from quickmeet_devserver.operation.scope import Scope

from ..past.prior_state import Presupposed, is_named_admin
from ..recording.hints import ALL_SETTINGS, DEFAULT_ROOM

__all__ = [
    "plant_messages",
    "plant_presupposed",
    "plant_token",
    "sent_at",
]

_YEAR_MS: Final = 365 * 86_400_000
_DAY_MS: Final = 86_400_000
"""How long before a recording what it presupposes is put there."""

_SPARE: Final = 12
"""So many codes come with a second factor, each good once."""

_CAT: Final = "rocket.cat"
_KEPT: Final = ("statusText", "bio", "statusDefault", "settings")
_OWN_SETTINGS: Final = frozenset({"Site_Url"})
_PUBLIC, _PRIVATE = 0, 1


def plant_presupposed(scope: Scope, known: Presupposed) -> None:
    """Make the users, rooms, memberships and messages that were there before."""
    _forget_admin(scope)
    for id_, user in known.users.items():
        _plant_user(scope, user, was_seen=id_ not in known.unseen)
        membership = scope.tx.membership(DEFAULT_ROOM, id_)
        if membership is not None and (DEFAULT_ROOM, id_) in known.outside:
            scope.tx.subscriptions.delete(membership)
    _plant_tokens(scope, known)
    for user_id, secret in known.secrets.items():
        scope.tx["misc"].save({"_id": f"two-factor-secret:{user_id}", "secret": secret})
    for room in known.rooms.values():
        _plant_room(scope, room, known)
    for membership in known.memberships.values():
        _plant_membership(scope, membership)
    for name in known.granted:
        permission = scope.tx["permissions"].get(name) or {"_id": name}
        roles = [*as_list(permission.get("roles")), "user"]
        scope.tx["permissions"].save({**permission, "roles": roles})
    _take_out(scope, known)
    _take_cat_out(scope, known)
    _plant_teams(scope)
    for room_id, user_id in known.alerted:
        unread = scope.tx.membership(room_id, user_id)
        if unread is not None:
            scope.tx.subscriptions.save({**unread, "alert": True})
    plant_messages(scope, known, scope.now)
    _plant_lists(scope, known)


def _plant_tokens(scope: Scope, known: Presupposed) -> None:
    for token, user_id in known.tokens.items():
        plant_token(scope, token, user_id, is_personal=token in known.personal)
    for user_id, count in known.token_counts.items():
        for _ in range(count - scope.tx["tokens"].count("uid = ?", user_id)):
            plant_token(scope, meteor_id(), user_id)


def _take_out(scope: Scope, known: Presupposed) -> None:
    """Remove all members of a room that a list did not show in it."""
    for membership in scope.tx.subscriptions.find():
        room_id, user_id = membership["rid"], membership["u"]["_id"]
        is_in_room = user_id in known.rosters.get(room_id, {user_id})
        if not is_in_room or room_id not in known.rooms_of.get(user_id, {room_id}):
            scope.tx.subscriptions.delete(membership)


def _take_cat_out(scope: Scope, known: Presupposed) -> None:
    """Leave the cat out of a room that has as many members without it as it shows."""
    count = known.rooms.get(DEFAULT_ROOM, {}).get("usersCount")
    cat = scope.tx.membership(DEFAULT_ROOM, _CAT)
    if cat is not None and count == scope.tx.subscriptions.count(
        "rid = ? AND uid != ?", DEFAULT_ROOM, _CAT
    ):
        scope.tx.subscriptions.delete(cat)


def plant_token(
    scope: Scope, token: str, user_id: str, *, is_personal: bool = False
) -> None:
    """Let a user log in by a token."""
    scope.tx["tokens"].save(
        {
            **({"name": "planted"} if is_personal else {}),
            "_id": token_key(token),
            "uid": user_id,
            "expires": date(scope.now + _YEAR_MS),
            "when": scope.today,
        }
    )


def plant_messages(
    scope: Scope,
    known: Presupposed,
    until: int,
    translate: Callable[[Document], Document] = dict,
) -> None:
    """Put the messages there that nobody was recorded sending, once they are due."""
    due = [m for m in known.messages.values() if sent_at(m) <= until]
    for message in due:
        del known.messages[message["_id"]]
        message = translate(message)  # noqa: PLW2901  # the same, with live ids
        scope.tx.messages.save(
            {**message, "_updatedAt": message.get("_updatedAt") or message["ts"]}
        )


def sent_at(message: Document) -> int:
    """When a message was sent; what came over REST says so as text."""
    moment = message["ts"]
    if isinstance(moment, dict):
        return int(moment["$date"])  # pyright: ignore[reportUnknownArgumentType]
    return int(datetime.fromisoformat(str(moment)).timestamp() * 1000)


def _plant_lists(scope: Scope, known: Presupposed) -> None:
    for name, documents in known.lists.items():
        if name in known.whole:
            ids = {document["_id"] for document in documents}
            for other in scope.tx[name].find():
                if other["_id"] not in ids:
                    is_gone = name != "settings" or ALL_SETTINGS in known.whole
                    _hide(scope, name, other, is_gone=is_gone)
        for document in documents:
            before = scope.tx[name].get(document["_id"]) or {}
            stamp = {"_updatedAt": before.get("_updatedAt", scope.today)}
            kept = {} if name == "settings" else before
            own = pick(before, ("value",)) if document["_id"] in _OWN_SETTINGS else {}
            scope.tx[name].save({**kept, **stamp, **document, **own})


def _hide(scope: Scope, name: str, document: Document, *, is_gone: bool) -> None:
    """Take away what a whole list does not show; settings are followed in any case.

    Args:
        scope: The operation.
        name: Of the collection.
        document: What is not shown.
        is_gone: Whether no list shows it, or it may be among the private settings.
    """
    if name == "settings":
        shown = {"isPrivate": True, **({"hidden": True} if is_gone else {})}
        scope.tx[name].save({**document, **shown})
    else:
        scope.tx[name].delete(document)


def _forget_admin(scope: Scope) -> None:
    """Take the account away that a new server begins with: none was recorded."""
    admin, general = scope.tx.user_named("admin"), scope.tx.rooms.get("GENERAL")
    if admin is not None:
        scope.tx.users.delete(admin)
    if admin is not None and general is not None:
        membership = scope.tx.membership("GENERAL", admin["_id"])
        if membership is not None:
            scope.tx.subscriptions.delete(membership)
        for message in scope.tx.messages.find("rid = 'GENERAL'"):
            scope.tx.messages.delete(message)


def _plant_user(scope: Scope, facts: Document, *, was_seen: bool) -> None:
    id_ = facts["_id"] if not facts["_id"].startswith("name:") else meteor_id()
    if id_ == _CAT or not facts.get("username"):
        return
    digest = facts.get("digest") or hashlib.sha256(secrets.token_bytes()).hexdigest()
    username = str(facts["username"])
    is_admin = is_named_admin(facts)
    user: Document = {
        "_id": id_,
        "createdAt": date(scope.now + _DAY_MS * bool(facts.get("is_new"))),
        "services": _services(facts, str(digest)),
        "emails": facts.get(
            "emails", [{"address": f"{username}@example.com", "verified": False}]
        ),
        "type": "user",
        "status": "offline",
        **({"statusConnection": "offline"} if was_seen else {}),
        "active": True,
        "roles": facts.get("roles") or (["admin"] if is_admin else ["user"]),
        "name": facts.get("name") or username.title(),
        "username": username,
        "_updatedAt": scope.stamp(),
        **{key: facts[key] for key in _KEPT if key in facts},
    }
    if "livechat-agent" in user["roles"]:
        user |= {"statusLivechat": "available", "operator": True}
    scope.tx.users.save(user)
    general = scope.tx.rooms.get("GENERAL")
    if general is not None:
        _join(scope, general, user)


def _services(facts: Document, digest: str) -> Document:
    """How somebody logs in: by a password, and by the factors that were asked for."""
    services: Document = {"password": hashed_digest(digest)}
    factors = facts.get("factors") or ()
    if "totp" in factors:
        secret = base64.b32encode(secrets.token_bytes(20)).decode()
        spare = [secrets.token_hex(32) for _ in range(facts.get("spare_codes", _SPARE))]
        services["totp"] = {"enabled": True, "secret": secret, "hashedBackup": spare}
    if "email" in factors:
        services["email2fa"] = {"enabled": True}
    return services


def _plant_room(scope: Scope, facts: Document, known: Presupposed) -> None:
    id_ = facts["_id"]
    before = scope.tx.rooms.get(id_) or {}
    members = [user for user in known.users if user in id_ and len(id_) > len(user)]
    kind = facts.get("t") or before.get("t") or ("d" if members else "c")
    room: Document = dict(facts)
    if "_updatedAt" not in facts:
        room = {
            "_id": id_,
            "t": kind,
            "msgs": 0,
            "usersCount": 0,
            "ts": scope.today,
            "ro": False,
            "sysMes": True,
            "default": False,
            "u": {"_id": _CAT, "username": _CAT},
            "_updatedAt": scope.stamp(),
            **before,
            **facts,
        }
    if kind == "d":
        _plant_direct(scope, room, members, known)
    else:
        room.setdefault("name", id_)
    scope.tx.rooms.save(room)
    writers = {m["u"]["_id"] for m in known.messages.values() if m["rid"] == id_}
    writers |= known.members.get(id_, set())
    writers -= {_CAT, *(one for room, one in known.outside if room == id_)}
    for user_id in sorted(writers):
        name = user_id.removeprefix("name:")
        by_id = scope.tx.users.get(user_id)
        user = by_id if name == user_id else scope.tx.user_named(name)
        if user is not None and kind != "d":
            is_owner = user_id in known.owners.get(id_, ())
            _join(scope, room, user, roles=["owner"] if is_owner else None)
    scope.tx.rooms.save(room)


def _plant_direct(
    scope: Scope, room: Document, members: list[str], known: Presupposed
) -> None:
    people = [
        known.users[id_] for id_ in room.get("uids") or members if id_ in known.users
    ]
    if len(people) == 1 and _CAT not in room["_id"]:
        people *= 2
    room.setdefault("uids", sorted(one["_id"] for one in people))
    room.setdefault("usernames", [one.get("username") for one in people])
    for user in people:
        others = [one for one in people if one is not user] or [user]
        names = ", ".join(str(one.get("username")) for one in others)
        _plant_membership(
            scope,
            {
                "_id": meteor_id(),
                "rid": room["_id"],
                "t": "d",
                "u": {"_id": user["_id"], "username": user.get("username")},
                "name": names,
                "fname": ", ".join(str(one.get("name")) for one in others),
            },
        )


def _plant_membership(scope: Scope, facts: Document) -> None:
    before = scope.tx.membership(facts["rid"], facts["u"]["_id"])
    if before is not None and before["_id"] != facts["_id"]:
        scope.tx.subscriptions.delete(before)
    if "unread" in facts:
        scope.tx.subscriptions.save(facts)
        return
    scope.tx.subscriptions.save(
        {
            "open": True,
            "alert": False,
            "unread": 0,
            "userMentions": 0,
            "groupMentions": 0,
            "ts": scope.today,
            "_updatedAt": scope.stamp(),
            **facts,
        }
    )


def _join(
    scope: Scope, room: Document, user: Document, *, roles: list[str] | None = None
) -> None:
    membership = scope.tx.membership(room["_id"], user["_id"])
    if membership is not None and roles:
        scope.tx.subscriptions.save({**membership, "roles": roles})
    elif membership is None:
        who = {"_id": user["_id"], "username": user["username"]}
        shared = {"rid": room["_id"], "name": room.get("name"), "t": room["t"]}
        own = {"roles": roles} if roles else {}
        _plant_membership(scope, {"_id": object_id(), **shared, "u": who, **own})


def _plant_teams(scope: Scope) -> None:
    """Make the teams whose main rooms are there.

    Who owns the room owns the team, and who is in it is in the team; where it shows no
    owner, its creator does.
    """
    for room in scope.tx.rooms.find("team IS NOT NULL"):
        team_id = str(room["teamId"])
        if not room.get("teamMain") or scope.tx["teams"].has(team_id):
            continue
        made: Document = {"createdAt": room["ts"], "createdBy": room.get("u") or {}}
        scope.tx["teams"].save(
            {
                "_id": team_id,
                "name": room.get("name"),
                "type": _PRIVATE if room["t"] == "p" else _PUBLIC,
                **made,
                "_updatedAt": scope.stamp(),
                "roomId": room["_id"],
            }
        )
        for membership in scope.tx.subscriptions.find("rid = ?", room["_id"]):
            user_id = membership["u"]["_id"]
            is_owner = "owner" in (membership.get("roles") or ())
            is_owner = is_owner or user_id == made["createdBy"].get("_id")
            scope.tx["team_members"].save(
                {
                    "_id": f"{team_id}:{user_id}",
                    "teamId": team_id,
                    "userId": user_id,
                    "roles": ["owner" if is_owner else "member"],
                    **made,
                }
            )
