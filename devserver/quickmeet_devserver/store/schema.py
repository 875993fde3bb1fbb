# SPDX-License-Identifier: MIT
"""Tables and their migrations.

Each collection is a table of documents; searchable fields are generated columns with
indexes, so that the document remains the only source.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

__all__ = ["COLLECTIONS", "MIGRATIONS", "CollectionSchema"]


@dataclass(frozen=True)
class CollectionSchema:
    """The searchable columns of a collection.

    Attributes:
        columns: Generated columns: name and the JSON path that fills it.
        indexes: Columns of each index; a leading ``!`` makes it unique.
    """

    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    indexes: tuple[str, ...] = ()


_DATE = '$.{}."$date"'

COLLECTIONS: Final[dict[str, CollectionSchema]] = {
    "users": CollectionSchema(
        {"username": "$.username", "kind": "$.type", "status": "$.status"},
        ("username",),
    ),
    "rooms": CollectionSchema(
        {
            "t": "$.t",
            "name": "$.name",
            "team": "$.teamId",
            "parent": "$.prid",
            "updated": _DATE.format("_updatedAt"),
        },
        ("name", "t", "team", "parent"),
    ),
    "subscriptions": CollectionSchema(
        {
            "rid": "$.rid",
            "uid": "$.u._id",
            "t": "$.t",
            "name": "$.name",
            "updated": _DATE.format("_updatedAt"),
        },
        ("rid, uid", "uid, updated"),
    ),
    "messages": CollectionSchema(
        {
            "rid": "$.rid",
            "ts": _DATE.format("ts"),
            "updated": _DATE.format("_updatedAt"),
            "tmid": "$.tmid",
            "t": "$.t",
            "hidden": "$._hidden",
            "drid": "$.drid",
        },
        ("rid, ts", "rid, updated", "tmid, ts", "drid"),
    ),
    "deleted_messages": CollectionSchema(
        {"rid": "$.rid", "deleted": _DATE.format("_deletedAt")}, ("rid, deleted",)
    ),
    "removed": CollectionSchema(
        {
            "collection": "$.collection",
            "uid": "$.uid",
            "deleted": _DATE.format("_deletedAt"),
        },
        ("collection, deleted",),
    ),
    "tokens": CollectionSchema({"uid": "$.uid"}, ("uid",)),
    "presence": CollectionSchema(),
    "settings": CollectionSchema(),
    "permissions": CollectionSchema(),
    "roles": CollectionSchema(),
    "emoji": CollectionSchema({"name": "$.name"}, ("name",)),
    "sounds": CollectionSchema({"name": "$.name"}, ("name",)),
    "statuses": CollectionSchema({"name": "$.name"}, ("name",)),
    "teams": CollectionSchema({"name": "$.name", "rid": "$.roomId"}, ("name", "rid")),
    "team_members": CollectionSchema(
        {"team": "$.teamId", "uid": "$.userId"}, ("team, uid", "uid")
    ),
    "receipts": CollectionSchema({"mid": "$.messageId"}, ("mid",)),
    "uploads": CollectionSchema({"rid": "$.rid"}, ("rid",)),
    "visitors": CollectionSchema({"token": "$.token"}, ("token",)),
    "inquiries": CollectionSchema({"rid": "$.rid"}, ("rid",)),
    "departments": CollectionSchema(),
    "reports": CollectionSchema(),
    "integrations": CollectionSchema(),
    "oauth_apps": CollectionSchema(),
    "misc": CollectionSchema(),
    "invites": CollectionSchema(),
}
"""Every collection, by name."""


_LATER: Final = ("invites",)
"""Collections that older data files lack."""


def _create(names: Iterable[str]) -> list[str]:
    statements: list[str] = []
    for name in names:
        schema = COLLECTIONS[name]
        generated = "".join(
            f", {column} GENERATED ALWAYS AS (json_extract(doc, '{path}')) VIRTUAL"
            for column, path in schema.columns.items()
        )
        statements.append(
            f"CREATE TABLE {name} (id TEXT PRIMARY KEY, doc TEXT NOT NULL{generated})"
        )
        for number, columns in enumerate(schema.indexes):
            statements.append(f"CREATE INDEX {name}_{number} ON {name} ({columns})")
    return statements


_FILES: Final = "CREATE TABLE files (id TEXT PRIMARY KEY, content BLOB NOT NULL)"

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (*_create(name for name in COLLECTIONS if name not in _LATER), _FILES),
    tuple(_create(_LATER)),
)
"""The statements that migrate each version of the schema to the next."""
