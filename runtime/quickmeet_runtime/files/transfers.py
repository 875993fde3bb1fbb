# SPDX-License-Identifier: MIT
"""Upload and download files of rooms, in the way that the server supports.

From 7.0 on a file is stored first (``rooms.media``) and then posted
(``rooms.mediaConfirm``); older servers store and post it at once (``rooms.upload``,
removed in 8.0). The server deletes stored files after a day if they are not posted.
"""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from urllib.parse import quote

import anyio
import anyio.lowlevel
import msgspec
from msgspec import Raw, Struct

from ..calls.outcome import method_error, result_of
from ..errors import (
    CallInterruptedError,
    FileRefusedError,
    MethodNotFoundError,
    QuickmeetError,
    RemoteProtocolError,
)
from ..model.operations.operation import Method
from ..options.values import FUNCTION, PATH, TEXT, check, check_each, or_none
from ..protocol.frames import CallAnswered
from ..rest.answer import Answer, Body, MissingEndpoint, Refusal, Unreadable, read
from ..rest.exchange import Request
from ..rest.moments import with_moments
from .body import UploadBody
from .download import Download, FilesHost, save
from .limits import UploadLimits, check_status, limits_in, limits_query
from .link import FileLike, link_of
from .progress import OnProgress, watched
from .source import FileSource, Source, source_of

if TYPE_CHECKING:
    import os


__all__ = ["FileTransfers"]

T = TypeVar("T")

logger = logging.getLogger("quickmeet")

_KEPT_FIRST_SINCE: Final = 7
_DELETED_BY_REST_SINCE: Final = (8, 2)
_TIDYING_S: Final = 5.0
_LATEST: Final = 30
_FAMILIES: Final = {"c": "channels", "p": "groups", "d": "im"}
_FIELD: Final = "file"


class _Post(Struct, frozen=True):
    """A file and the fields of its message."""

    room_id: str
    source: Source
    fields: Mapping[str, str]
    kept_with: Mapping[str, str] = {}
    """Fields of the file itself, if it is stored first."""
    posted_with: Callable[[str], Mapping[str, object]] | None = None
    """Returns fields to use instead of `fields`, once the file's id is known."""


class FileTransfers:
    """Transfers files between this machine and the server.

    Args:
        host: The session.
    """

    def __init__(self, host: FilesHost) -> None:
        self._host: Final = host
        self._limits: UploadLimits | None = None

    async def upload(  # noqa: PLR0913  # the options of a file, by name
        self,
        message: type[T],
        room: str,
        given: FileSource,
        *,
        name: str | None = None,
        text: str | None = None,
        description: str | None = None,
        thread_id: str | None = None,
        media_type: str | None = None,
        on_progress: OnProgress | None = None,
    ) -> T:
        """Send a file into a room; see `client.files.upload`."""
        check_each(
            or_none(TEXT), text=text, description=description, thread_id=thread_id
        )
        source = await self._source(room, given, name, media_type, on_progress)
        limits = await self._limits_for(source)
        said = {"msg": text, "description": description, "tmid": thread_id}
        fields = {name: value for name, value in said.items() if value is not None}
        post = _Post(await self._host.room_id(room), source, fields)
        if await self._keeps_first(post.room_id):
            posted = await self._keep_and_confirm(post, limits, on_progress)
        else:
            posted = await self._upload(post, limits, on_progress)
        return self._message(message, posted)

    async def upload_kept(  # noqa: PLR0913  # the options of a file, by name
        self,
        message: type[T],
        room: str,
        given: FileSource,
        *,
        name: str,
        media_type: str,
        kept_with: Mapping[str, str],
        posted_with: Callable[[str], Mapping[str, object]],
        on_progress: OnProgress | None = None,
    ) -> T:
        """Send a file whose message contains the file's id; from 7.0 on.

        Args:
            message: The type of the posted message.
            room: The room.
            given: A path, bytes, or an iterable of bytes.
            name: The name to send.
            media_type: Its media type.
            kept_with: Fields of the file.
            posted_with: Returns the fields of the message, given the file's id.
            on_progress: As for `upload`.

        Raises:
            MethodNotFoundError: The server is older.
            QuickmeetError: As for `upload`.
        """
        source = await self._source(room, given, name, media_type, on_progress)
        limits = await self._limits_for(source)
        room_id = await self._host.room_id(room)
        post = _Post(room_id, source, {}, kept_with, posted_with)
        return self._message(
            message, await self._keep_and_confirm(post, limits, on_progress)
        )

    def download(self, file: FileLike, on_progress: OnProgress | None) -> Download:
        """Prepare the download of a file; see `client.files.download`."""
        check("on_progress", on_progress, or_none(FUNCTION))
        return Download(self._host, link_of(file), on_progress)

    async def save(
        self,
        file: FileLike,
        path: "str | os.PathLike[str]",
        on_progress: OnProgress | None,
    ) -> Path:
        """Save a file to disk; see `client.files.save`."""
        check("path", path, PATH)
        return await save(self.download(file, on_progress), Path(path))

    async def _source(
        self,
        room: str,
        given: FileSource,
        name: str | None,
        media_type: str | None,
        on_progress: OnProgress | None,
    ) -> Source:
        """Make the source of an upload, and validate the arguments."""
        check("room_id", room, TEXT)
        check("on_progress", on_progress, or_none(FUNCTION))
        return await source_of(given, name=name, media_type=media_type)

    async def _limits_for(self, source: Source) -> UploadLimits:
        """Return the server's limits for a file; fetch them again if they refuse it."""
        was_known = self._limits is not None
        limits = await self.limits()
        try:
            limits.check(source)
        except FileRefusedError:
            if not was_known:
                raise
            self._limits = None
            limits = await self.limits()
            limits.check(source)
        return limits

    async def limits(self) -> UploadLimits:
        """Fetch the server's limits once; none if it does not report them."""
        if self._limits is None:
            query = limits_query(await self._host.server_version())
            answer = await self._ask(_get("/v1/settings.public", query))
            found = answer.value if isinstance(answer, Body) else None
            self._limits = limits_in(found)
        return self._limits

    async def _keeps_first(self, room_id: str) -> bool:
        """Whether the server stores a file first and posts it afterwards."""
        version = await self._host.server_version()
        if version is not None:
            return version.major >= _KEPT_FIRST_SINCE
        path = f"/v1/rooms.media/{quote(room_id, safe='')}"
        probe = Request(name="POST /v1/rooms.media", verb="POST", path=path, body=b"{}")
        return not isinstance(await self._ask(probe), MissingEndpoint)

    async def _keep_and_confirm(
        self, post: _Post, limits: UploadLimits, on_progress: OnProgress | None
    ) -> object:
        room = quote(post.room_id, safe="")
        kept = await self._send(
            "rooms.media", post, post.kept_with, limits, on_progress
        )
        file_id = _at(kept, "file", "_id")
        if not isinstance(file_id, str):
            raise RemoteProtocolError("rooms.media: the answer names no file")
        confirm = Request(
            name="POST /v1/rooms.mediaConfirm/{room}/{file}",
            verb="POST",
            path=f"/v1/rooms.mediaConfirm/{room}/{quote(file_id, safe='')}",
            body=msgspec.json.encode(
                post.fields if post.posted_with is None else post.posted_with(file_id)
            ),
        )
        is_sent = False
        try:
            await anyio.lowlevel.checkpoint()
            is_sent = True
            answer = await self._ask(confirm)
            if isinstance(answer, Refusal):
                is_sent = False
            return _posted("rooms.mediaConfirm", answer)
        except CallInterruptedError:
            found = await self._find(post.room_id, file_id)
            if found is None:
                raise
            return found
        finally:
            if not is_sent:
                await self._delete(file_id)

    async def _upload(
        self, post: _Post, limits: UploadLimits, on_progress: OnProgress | None
    ) -> object:
        body = await self._send("rooms.upload", post, post.fields, limits, on_progress)
        return _at(body, "message")

    async def _send(
        self,
        what: str,
        post: _Post,
        fields: Mapping[str, str],
        limits: UploadLimits,
        on_progress: OnProgress | None,
    ) -> object:
        """Send the form of a file, and retry once if the first attempt had no effect.

        A form that was not read to its end cannot have been parsed. One that was only
        stored does no harm: stored files are posted by another request.
        """
        path = f"/v1/{what}/{quote(post.room_id, safe='')}"
        tries_left = 1 if post.source.can_be_read_again else 0
        while True:
            with watched(
                f"{what}: {post.source.name}", self._host.patience, on_progress
            ) as watch:
                body = UploadBody(
                    post.source, fields, field=_FIELD, limits=limits, watch=watch
                )
                request = Request(
                    name=f"POST /v1/{what}/{{room}}",
                    verb="POST",
                    path=path,
                    stream=body,
                    media_type=body.media_type,
                )
                client = self._host.rest_client()
                unlimited = client.new_budget(is_limited=False)
                try:
                    response = await client.send(request, unlimited, asks_for=what)
                except FileRefusedError:  # larger than the known limit
                    self._limits = None
                    raise
                except CallInterruptedError:
                    is_harmless = not body.is_whole or what == "rooms.media"
                    if not (is_harmless and tries_left):
                        raise
                    tries_left -= 1
                    continue
                finally:
                    with anyio.CancelScope(shield=True):
                        await body.aclose()
            check_status(post.source.name, response.status)
            return _posted(f"{what}/{post.room_id}", read(response), whole=True)

    async def _find(self, room_id: str, file_id: str) -> object | None:
        """Find the message of a file among the latest of a room."""
        try:
            info = await self._ask(_get("/v1/rooms.info", {"roomId": room_id}))
            kind = _at(info.value, "room", "t") if isinstance(info, Body) else None
            family = _FAMILIES.get(str(kind))
            if family is None:
                return None
            query = {"roomId": room_id, "count": str(_LATEST)}
            page = await self._ask(_get(f"/v1/{family}.messages", query))
        except QuickmeetError as error:
            logger.debug("cannot look for the message of a file: %s", error)
            return None
        found = _at(page.value, "messages") if isinstance(page, Body) else None
        for one in cast("list[object]", found) if isinstance(found, list) else ():
            if _at(one, "file", "_id") == file_id:
                return one
        return None

    async def _delete(self, file_id: str) -> None:
        """Delete a stored file that will not be posted, if the server supports it."""
        with anyio.move_on_after(_TIDYING_S, shield=True):
            try:
                version = await self._host.server_version()
                if version is not None and (
                    version.parts[:2] >= _DELETED_BY_REST_SINCE
                ):
                    body = msgspec.json.encode({"fileId": file_id})
                    path = "/v1/uploads.delete"
                    await self._ask(
                        Request(name=f"POST {path}", verb="POST", path=path, body=body)
                    )
                else:
                    await self._host.call_raw("deleteFileMessage", (file_id,))
            except QuickmeetError as error:
                logger.debug("the server deletes a kept file later: %s", error)

    async def _ask(self, request: Request) -> Answer:
        client = self._host.rest_client()
        return await client.ask(request, client.new_budget(), asks_for=request.name)

    def _message(self, type_: type[T], posted: object) -> T:
        method: Method[T] = Method("rooms.upload", type_)
        given = with_moments(type_, posted)
        answer = CallAnswered("", Raw(msgspec.json.encode(given)))
        return result_of(method, answer, self._host.report)


def _get(path: str, query: Mapping[str, str]) -> Request:
    return Request(
        name=f"GET {path}", verb="GET", path=path, query=tuple(query.items())
    )


def _posted(what: str, answer: Answer | Unreadable, *, whole: bool = False) -> object:
    """Return the message in the answer to an upload, or the whole body.

    Raises:
        MethodError: The server refused.
    """
    if isinstance(answer, MissingEndpoint):
        raise MethodNotFoundError(
            what,
            404,
            "the server has no such endpoint, or something before it answered instead",
        )
    if isinstance(answer, Refusal):
        raise method_error(what, answer.error, {})
    if isinstance(answer, Unreadable):
        raise RemoteProtocolError(f"{what}: the answer is {answer.said}")
    return answer.value if whole else _at(answer.value, "message")


def _at(value: object, *names: str) -> Any:  # whatever JSON has there
    for name in names:
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, object]", value).get(name)
    return value
