# SPDX-License-Identifier: MIT
"""Teams that existed before a recording, from facts about their main rooms."""

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.operation.scope import Scope

__all__ = ["plant_teams"]

_PUBLIC, _PRIVATE = 0, 1


def plant_teams(scope: Scope) -> None:
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
