# SPDX-License-Identifier: MIT
"""Uploads that are repeated, those that are not, and cleaning up."""

from collections.abc import AsyncIterable, Sequence
from typing import Any, cast

import anyio
import msgspec
import pytest
from msgspec import Raw

from quickmeet import types
from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.errors import (
    CallInterruptedError,
    CallTimeoutError,
    FileRefusedError,
    MethodError,
    MethodNotFoundError,
    OptionError,
)
from quickmeet_runtime.files.source import FileSource
from quickmeet_runtime.files.transfers import FileTransfers
from quickmeet_runtime.model.operations.versions import Version
from quickmeet_runtime.rest.answer import Answer, Unreadable, read
from quickmeet_runtime.rest.exchange import Request, Response

LOST = CallInterruptedError("the connection went")
MESSAGE = {
    "_id": "m",
    "rid": "r",
    "msg": "",
    "ts": "2026-11-29T00:00:00.000Z",
    "u": {"_id": "u", "username": "ada"},
    "file": {"_id": "f", "name": "file"},
}
KEPT = {"file": {"_id": "f", "url": "/x"}, "success": True}
POSTED = {"message": MESSAGE, "success": True}
INFO = {"room": {"_id": "r", "t": "p"}, "success": True}


def response(value: object) -> Response:
    if isinstance(value, Response):
        return value
    content = msgspec.json.encode(value)
    return Response(status=200, headers={}, content=content)


class Host:
    """A session whose server has scripted answers."""

    patience: float | None = None
    report = None

    def __init__(self, version: str | None, **scripts: Sequence[object]) -> None:
        self.version = version
        self.scripts = {name: list(answers) for name, answers in scripts.items()}
        self.asked: list[str] = []

    def rest_client(self) -> Any:
        return self

    def new_budget(self, *, is_limited: bool = True) -> Budget:
        return Budget(SystemClock(), 30.0 if is_limited else None)

    async def server_version(self) -> Version | None:
        return None if self.version is None else Version.parse(self.version)

    async def room_id(self, room: str) -> str:
        return room

    async def call_raw(self, name: str, params: tuple[object, ...]) -> Raw:
        self.asked.append(f"{name} {params[0]}")
        return Raw(b"true")

    async def ask(self, request: Request, *_: object, **__: object) -> Answer:
        answer = read(await self._answer(request))
        assert not isinstance(answer, Unreadable)
        return answer

    async def send(self, request: Request, *_: object, **__: object) -> Response:
        assert isinstance(request.stream, AsyncIterable)
        async for _piece in request.stream:
            if self._next(request) == "half":
                self.asked.append(f"{self._name(request)} half")
                self.scripts[self._name(request)].pop(0)
                raise LOST
        return await self._answer(request)

    async def _answer(self, request: Request) -> Response:
        name = self._name(request)
        self.asked.append(name)
        given = self.scripts[name].pop(0) if name in self.scripts else {"success": True}
        if given == "wait":
            await anyio.sleep_forever()
        if isinstance(given, Exception):
            raise given
        return response(given)

    def _next(self, request: Request) -> object:
        return next(iter(self.scripts.get(self._name(request), ())), None)

    @staticmethod
    def _name(request: Request) -> str:
        return request.path.split("/")[2].partition(".")[2].replace(".", "_")


async def upload(host: Host, source: FileSource = b"content") -> types.Message:
    transfers = FileTransfers(cast("Any", host))
    return await transfers.upload(types.Message, "r", source)


async def test_a_file_that_was_kept_is_posted_once() -> None:
    host = Host("8.4", media=[KEPT], mediaConfirm=[POSTED])

    assert (await upload(host)).id == "m"
    assert host.asked == ["public", "media", "mediaConfirm"]


@pytest.mark.parametrize("lost", [LOST, "half"])
async def test_keeping_a_file_is_tried_again(lost: object) -> None:
    host = Host("8.4", media=[lost, KEPT], mediaConfirm=[POSTED])

    assert (await upload(host)).id == "m"


async def test_keeping_is_not_tried_without_end() -> None:
    host = Host("8.4", media=[LOST, LOST])

    with pytest.raises(CallInterruptedError):
        await upload(host)
    assert host.asked == ["public", "media", "media"]


async def test_what_can_be_read_once_is_sent_once() -> None:
    host = Host("8.4", media=[LOST])

    with pytest.raises(CallInterruptedError):
        await upload(host, iter([b"a", b"b"]))
    assert host.asked == ["public", "media"]


async def test_a_post_whose_answer_was_lost_is_looked_for_and_not_repeated() -> None:
    found = {"messages": [{"_id": "other"}, MESSAGE], "success": True}
    host = Host("8.4", media=[KEPT], mediaConfirm=[LOST], info=[INFO], messages=[found])

    assert (await upload(host)).id == "m"
    assert host.asked[2:] == ["mediaConfirm", "info", "messages"]


@pytest.mark.parametrize(
    ("info", "messages"),
    [(INFO, {"messages": []}), (INFO, LOST), (LOST, None), ({"room": {}}, None)],
)
async def test_a_post_that_is_not_found_is_of_unknown_outcome(
    info: object, messages: object
) -> None:
    host = Host(
        "8.4", media=[KEPT], mediaConfirm=[LOST], info=[info], messages=[messages]
    )

    with pytest.raises(CallInterruptedError):
        await upload(host)
    assert host.asked.count("mediaConfirm") == 1
    assert "delete" not in host.asked


async def test_an_older_server_posts_at_once_and_is_asked_once() -> None:
    host = Host("6.5", upload=[LOST])

    with pytest.raises(CallInterruptedError):
        await upload(host)
    assert host.asked == ["public", "upload"]


async def test_a_form_that_did_not_go_through_is_sent_again_to_older_servers() -> None:
    host = Host("3.18", upload=["half", POSTED])

    assert (await upload(host)).id == "m"
    assert host.asked == ["public", "upload half", "upload"]


@pytest.mark.parametrize(
    ("version", "tidied"), [("8.4", "delete"), ("7.5", "deleteFileMessage f")]
)
async def test_a_kept_file_is_deleted_when_it_is_not_to_be_posted(
    version: str, tidied: str
) -> None:
    refused = Response(
        status=400,
        headers={},
        content=b'{"success":false,"errorType":"error-not-allowed","error":"no"}',
    )
    host = Host(version, media=[KEPT], mediaConfirm=[refused])

    with pytest.raises(MethodError, match="no"):
        await upload(host)
    assert host.asked[-1] == tidied


async def test_servers_of_unknown_version_are_asked_which_way_they_have() -> None:
    page = Response(status=405, headers={}, content=b"")
    older = Host(None, media=[page], upload=[POSTED])
    newer = Host(None, media=[{"success": True}, KEPT], mediaConfirm=[POSTED])

    assert (await upload(older)).id == "m"
    assert (await upload(newer)).id == "m"


async def test_a_web_page_instead_of_json_is_no_answer() -> None:
    page = Response(
        status=200, headers={"content-type": "text/html"}, content=b"<html>"
    )
    host = Host("8.4", public=[page], media=[page])

    with pytest.raises(MethodNotFoundError, match="something before it"):
        await upload(host)


async def test_what_a_proxy_finds_too_large_is_refused() -> None:
    page = Response(status=413, headers={}, content=b"<html>")

    with pytest.raises(FileRefusedError, match="file: HTTP 413"):
        await upload(Host("8.4", media=[page]))


async def test_an_iterable_of_nothing_is_an_empty_file() -> None:
    host = Host("8.4")

    with pytest.raises(FileRefusedError, match="empty"):
        await upload(host, [])
    assert "media" not in host.asked


async def test_a_stalled_transfer_ends() -> None:
    host = Host("8.4", media=["wait"])
    host.patience = 0.01

    with pytest.raises(CallTimeoutError, match="nothing came through"):
        await upload(host)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": 5}, "text=5: give a text"),
        ({"description": b"x"}, "description=b'x'"),
        ({"thread_id": ["x"]}, "thread_id="),
        ({"on_progress": "print"}, "on_progress='print': give a function, or None"),
        ({"room": None}, "room_id=None: give a text"),
    ],
)
async def test_a_value_of_a_wrong_type_is_refused_before_anything_is_asked(
    given: dict[str, Any], words: str
) -> None:
    host = Host("8.4")
    transfers: Any = FileTransfers(cast("Any", host))

    with pytest.raises(OptionError) as raised:
        await transfers.upload(types.Message, **{"room": "r", "given": b"x", **given})

    assert words in str(raised.value)
    assert host.asked == []


async def test_raised_limits_take_effect() -> None:
    def most(size: int) -> dict[str, object]:
        setting = {"_id": "FileUpload_MaxFileSize", "value": size}
        return {"settings": [setting], "success": True}

    answers = [most(4), most(4), most(5), most(5), most(9)]
    kept, posted = [KEPT] * 4, [POSTED] * 4
    host = Host("9.0.0", public=answers, media=kept, mediaConfirm=posted)
    transfers = FileTransfers(cast("Any", host))

    async def send(source: FileSource) -> None:
        await transfers.upload(types.Message, "r", source)

    await send(b"1234")
    with pytest.raises(FileRefusedError, match="4 at most"):
        await send(b"12345")
    await send(b"12345")
    with pytest.raises(FileRefusedError, match="5 at most"):
        await send(b"123456")
    with pytest.raises(FileRefusedError, match="9 at most"):
        await send(b"1" * 10)
    assert host.asked.count("public") == len(answers)
