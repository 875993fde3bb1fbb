# SPDX-License-Identifier: MIT
"""Methods that take several requests, arithmetic, or a form with a file."""

from base64 import b64encode
from typing import Any, Final

import pytest

from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import (
    MISSING,
    AllPages,
    Pick,
    RestCall,
)
from quickmeet_runtime.rest.mapping import request_of

from .conftest import OpenSide
from .server import Answer, Asked, RestServer

GET_MANY: Final[Method[list[dict[str, Any]]]] = Method(
    "getMessages",
    list[dict[str, Any]],
    rest=(
        RestCall(
            verb="GET",
            path="/v1/chat.getMessage",
            send={"msgId": "0"},
            result="message",
            each="0",
            absorbs={"error-gone": None},
        ),
    ),
)
PNG: Final = b"\x89PNG\r\n\x1a\n\xff"


def whole(pages: AllPages) -> Method[list[str]]:
    return Method(
        "listAll",
        list[str],
        rest=(RestCall(verb="GET", path="/v1/all", pages=pages, result="things"),),
    )


def pages_of(
    names: str, *, total: bool = True, most: int = 100, deaf: bool = False
) -> Any:
    """Answers pages of a list, as servers do that say how long it is, or do not."""

    def answer(asked: Asked) -> Answer:
        offset = 0 if deaf else int(asked.query["offset"][0])
        size = min(int(asked.query["count"][0]), most)
        body: dict[str, Any] = {"things": list(names[offset : offset + size])}
        if total:
            body["total"] = len(names)
        return Answer({**body, "success": True})

    return answer


def message_of(asked: Asked) -> Answer:
    id_ = asked.query["msgId"][0]
    if id_ == "gone":
        return Answer({"success": False, "error": "[error-gone]"}, status=400)
    if id_ == "secret":
        return Answer({"success": False, "error": "[error-not-allowed]"}, status=400)
    return Answer({"message": {"_id": id_}, "success": True})


async def test_an_endpoint_of_one_is_asked_for_each_of_many(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/chat.getMessage", message_of)
    async with open_side() as side:
        found = await side.call(GET_MANY, (["a", "gone", "b"],), None)
        assert found == [{"_id": "a"}, {"_id": "b"}]
        assert await side.call(GET_MANY, ([],), None) == []


async def test_one_that_is_refused_refuses_all(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/chat.getMessage", message_of)
    async with open_side() as side:
        with pytest.raises(MethodError, match="error-not-allowed"):
            await side.call(GET_MANY, (["a", "secret", "b"],), None)


async def test_where_the_endpoint_is_missing_nothing_is_done(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    del rest_server
    async with open_side() as side:
        assert await side.call(GET_MANY, (["a", "b"],), None) is MISSING


@pytest.mark.parametrize("total", [True, False])
@pytest.mark.parametrize("names", ["", "a", "abcdef"])
async def test_a_list_is_put_together_from_all_its_pages(
    rest_server: RestServer,
    open_side: OpenSide,
    names: str,
    total: bool,  # noqa: FBT001  # one of the cases
) -> None:
    rest_server.tell("GET", "/v1/all", pages_of(names, total=total, most=2))
    async with open_side() as side:
        found = await side.call(whole(AllPages(items="things")), (), None)
    assert found == list(names)


async def test_a_server_without_paging_is_not_asked_endlessly(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/all", pages_of("ab", total=False, deaf=True))
    async with open_side() as side:
        found = await side.call(whole(AllPages(items="things")), (), None)
    assert found == ["a", "b"]
    assert len(rest_server.asked) == 2


async def test_what_comes_newest_first_is_turned_round_and_cut(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/all", pages_of("fedcba", most=2))
    oldest = whole(AllPages(items="things", is_reversed=True, first="0"))
    async with open_side() as side:
        assert await side.call(oldest, (3,), None) == ["a", "b", "c"]
        assert await side.call(oldest, (None,), None) == list("abcdef")


async def test_no_more_pages_are_fetched_than_are_wanted(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/all", pages_of("abcdef", most=2))
    first = whole(AllPages(items="things", first="0"))
    async with open_side() as side:
        assert await side.call(first, (3,), None) == ["a", "b", "c"]
    assert len(rest_server.asked) == 2


@pytest.mark.parametrize(
    ("given", "offset"),
    [
        ({"page": 3, "limit": 20}, "60"),
        ({"offset": 7, "page": 3, "limit": 20}, "7"),
        ({"offset": 0, "page": 2, "limit": 5}, "10"),
        ({"offset": 0}, None),
        ({}, None),
    ],
)
def test_a_place_is_a_page_times_its_size(
    given: dict[str, int], offset: str | None
) -> None:
    place = Pick(path="0.offset", product=("0.page", "0.limit"))
    call = RestCall(verb="GET", path="/v1/directory", send={"offset": place})
    query = dict(request_of(call, [given], lambda _: None).query)
    assert query.get("offset") == offset


async def test_a_call_may_want_a_value_whatever_it_is(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("POST", "/v1/update", {"success": True})
    rest_server.tell("POST", "/v1/create", {"id": "new", "success": True})
    save: Method[str] = Method(
        "save",
        str,
        rest=(
            RestCall(
                verb="POST",
                path="/v1/update",
                when={"0._id": {"given": True}},
                send={"_id": "0._id"},
                result=Pick(param="0._id"),
            ),
            RestCall(verb="POST", path="/v1/create", when={"0._id": None}, result="id"),
        ),
    )
    async with open_side() as side:
        assert await side.call(save, ({"_id": "old"},), None) == "old"
        assert await side.call(save, ({"name": "n"},), None) == "new"


async def test_a_list_is_asked_whether_it_has_a_parameter(
    rest_server: RestServer, open_side: OpenSide
) -> None:
    rest_server.tell("GET", "/v1/modules", {"active": ["a", "b"], "success": True})
    has: Method[bool] = Method(
        "has",
        bool,
        rest=(
            RestCall(
                verb="GET",
                path="/v1/modules",
                result=Pick(path="active", contains="0"),
            ),
        ),
    )
    async with open_side() as side:
        assert await side.call(has, ("b",), None) is True
        assert await side.call(has, ("c",), None) is False


@pytest.mark.parametrize("text", [b64encode(PNG).decode(), PNG.decode("latin-1")])
def test_what_a_method_took_as_text_goes_as_a_file(text: str) -> None:
    image = Pick(path="0", form="file", named="2.name", media_type="1")
    call = RestCall(
        verb="POST",
        path="/v1/emoji-custom.create",
        send={"emoji": image, "name": "2.name"},
        form="multipart",
    )
    request = request_of(call, [text, "image/png", {"name": "party"}], lambda _: None)
    body = request.body or b""
    assert request.media_type.startswith("multipart/form-data; boundary=")
    assert b'name="emoji"; filename="party"' in body
    assert b"Content-Type: image/png\r\n\r\n" + PNG in body
    assert body.count(b"form-data") == 2
