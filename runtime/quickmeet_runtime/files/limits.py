# SPDX-License-Identifier: MIT
"""The server's limits of size and type, checked before anything is sent."""

from collections.abc import Mapping
from typing import Final, cast

from msgspec import Struct, json

from ..errors import FileRefusedError
from ..model.operations.versions import Version
from .source import Source

__all__ = ["UploadLimits", "check_status", "limits_in", "limits_query"]

_TOO_LARGE: Final = 413
_ENABLED: Final = "FileUpload_Enabled"
_SIZE: Final = "FileUpload_MaxFileSize"
_ONLY: Final = "FileUpload_MediaTypeWhiteList"
_NOT: Final = "FileUpload_MediaTypeBlackList"
_NAMES: Final = (_ENABLED, _SIZE, _ONLY, _NOT)
_BY_NAME_SINCE: Final = 7
"""From this release on `settings.public` takes names instead of a query."""


class UploadLimits(Struct, frozen=True, kw_only=True):
    """The limits of a server.

    Attributes:
        is_enabled: Whether it accepts files at all.
        most_bytes: Maximum size of a file; None for no limit.
        only: Media types that it accepts, such as ``image/*``; empty for any.
        never: Media types that it does not accept.
    """

    is_enabled: bool = True
    most_bytes: int | None = None
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()

    def check(self, source: Source) -> None:
        """Check that the server accepts a file.

        Raises:
            FileRefusedError: It does not.
        """
        if not self.is_enabled:
            raise FileRefusedError(f"{source.name}: the server does not accept files")
        kind = source.media_type.partition(";")[0].strip().lower()
        if any(_is_of(kind, one) for one in self.never):
            raise FileRefusedError(f"{source.name}: the server refuses files of {kind}")
        if self.only and not any(_is_of(kind, one) for one in self.only):
            known = ", ".join(self.only)
            raise FileRefusedError(
                f"{source.name}: the server refuses files of {kind}, it takes {known}"
            )
        if source.size is not None:
            self.check_size(source.name, source.size)

    def check_size(self, name: str, size: int) -> None:
        """Check that the server accepts a file of this size.

        Raises:
            FileRefusedError: It does not.
        """
        if size == 0:
            raise FileRefusedError(f"{name}: the server does not accept empty files")
        if self.most_bytes is not None and size > self.most_bytes:
            raise FileRefusedError(
                f"{name}: {size:,} bytes or more, the server takes {self.most_bytes:,} "
                "at most"
            )


def check_status(name: str, status: int) -> None:
    """Raise if a file was too large for the server, or for a proxy.

    Raises:
        FileRefusedError: It was too large.
    """
    if status == _TOO_LARGE:
        raise FileRefusedError(
            f"{name}: HTTP 413: it is larger than the server, or a proxy before it, "
            "accepts"
        )


def limits_query(version: Version | None) -> Mapping[str, str]:
    """Make the query that requests the limits from `settings.public`."""
    if version is not None and version.major >= _BY_NAME_SINCE:
        return {"_id": ",".join(_NAMES), "count": "10"}
    return {"query": json.encode({"_id": {"$in": _NAMES}}).decode(), "count": "10"}


def limits_in(body: object) -> UploadLimits:
    """Read the answer of `settings.public`; a missing setting means no limit."""
    found: dict[object, object] = {}
    if isinstance(body, dict):
        listed = cast("dict[str, object]", body).get("settings")
        for one in cast("list[object]", listed) if isinstance(listed, list) else ():
            if isinstance(one, dict):
                setting = cast("dict[str, object]", one)
                found[setting.get("_id")] = setting.get("value")
    size = found.get(_SIZE)
    return UploadLimits(
        is_enabled=found.get(_ENABLED) is not False,
        most_bytes=int(size) if isinstance(size, int | float) and size > 0 else None,
        only=_types(found.get(_ONLY)),
        never=_types(found.get(_NOT)),
    )


def _types(value: object) -> tuple[str, ...]:
    text = value if isinstance(value, str) else ""
    return tuple(one.strip().lower() for one in text.split(",") if one.strip())


def _is_of(kind: str, pattern: str) -> bool:
    if pattern in {"*", "*/*"}:
        return True
    if pattern.endswith("/*"):
        return kind.startswith(pattern[:-1])
    return kind == pattern
