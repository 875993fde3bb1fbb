# SPDX-License-Identifier: MIT
"""Which way calls go: by version, by answer, by preference; and what is learned."""

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Final, Unpack

import anyio
import msgspec
import pytest
from msgspec import Raw, Struct

from quickmeet_runtime.auth.credentials import Password, Token
from quickmeet_runtime.calls.budget import Budget
from quickmeet_runtime.calls.carrier import Repeats
from quickmeet_runtime.calls.rate_limit_retry import RateLimitRetry
from quickmeet_runtime.concurrency.clock import SystemClock
from quickmeet_runtime.errors import (
    LoginError,
    MethodError,
    MethodNotFoundError,
    MethodRemovedError,
    PayloadError,
    TransportError,
)
from quickmeet_runtime.lifecycle.table import Lifecycle
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import Pick, RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.observability.masking import Masker
from quickmeet_runtime.options.options import ConnectOptions, Options
from quickmeet_runtime.protocol.frames import CallAnswered, WireError
from quickmeet_runtime.session.router import CallRouter
from quickmeet_runtime.transport.url import ServerUrl

from ..rest.server import Answer, RestServer, serve

MONOLITH: Final = "fF2NnYBuBGJTmLGnQ"
STREAMER: Final = "3a0c7f30-e4c5-11ef-9c6b-0242ac120002"
GONE_IN_9: Final = Versions("0.74.0", "8.x", "9.0.0")
DOUBTFUL: Final = Versions("0.74.0", doubtful=(9,))
REST: Final = RestCall(
    verb="POST", path="/v1/thing.do", send={"id": "0"}, result="value"
)
VOID: Final = RestCall(verb="POST", path="/v1/thing.do", send={"id": "0"})


class Thing(Struct):
    id: int


def method(result: object = int, **facts: Any) -> Method[Any]:
    return Method("doThing", result, **facts)


def not_found(*, in_words: bool = False) -> WireError:
    said = "Method 'doThing' not found"
    code = f"{said} [404]" if in_words else 404
    return WireError(error=code, reason=said, message=f"{said} [404]")


class Ddp:
    """The DDP side: gives scripted answers and counts calls."""

    def __init__(self) -> None:
        self.result: object = "by-ddp"
        self.error: WireError | None = None
        self.connection_id = MONOLITH
        self.user_id: str | None = "u"
        self.token: str | None = "t"  # noqa: S105  # no secret
        self.asked: list[str] = []

    async def ask(
        self,
        name: str,
        params: Sequence[object],
        budget: Budget,
        repeats: Repeats | None = None,
    ) -> CallAnswered:
        del params, budget, repeats
        self.asked.append(name)
        await anyio.lowlevel.checkpoint()
        if self.error is not None:
            return CallAnswered("1", error=self.error)
        return CallAnswered("1", Raw(msgspec.json.encode(self.result)))


def router_of(endpoint: ServerUrl, options: Options, ddp: Ddp) -> CallRouter:
    ending = Lifecycle(options.time_limit)
    retry = RateLimitRetry(SystemClock(), ending)
    return CallRouter(
        endpoint, options, ddp, ddp, retry=retry, ending=ending, masker=Masker()
    )


class World:
    """A router between both sides."""

    def __init__(self, rest: RestServer, ddp: Ddp, router: CallRouter) -> None:
        self.rest = rest
        self.ddp = ddp
        self.router = router

    async def call(self, wanted: Method[Any], *params: object) -> Any:
        return await self.router.call(wanted, params, Budget(SystemClock(), 30.0))

    @property
    def asked(self) -> list[str]:
        """Paths asked of REST."""
        return [asked.path for asked in self.rest.asked]


OpenWorld = Callable[..., AbstractAsyncContextManager[World]]


@pytest.fixture
def rest() -> Iterator[RestServer]:
    with serve() as server:
        server.tell("POST", "/v1/thing.do", {"value": 7, "success": True})
        yield server


@pytest.fixture
def world(rest: RestServer) -> OpenWorld:
    @asynccontextmanager
    async def open_(**options: Unpack[ConnectOptions]) -> AsyncGenerator[World]:
        ddp = Ddp()
        ddp.result = 3
        endpoint = ServerUrl.parse(rest.url)
        router = router_of(endpoint, Options(**options), ddp)
        try:
            yield World(rest, ddp, router)
        finally:
            await router.aclose()

    return open_


def says(rest: RestServer, version: str) -> None:
    rest.tell("GET", "/info", {"version": version, "success": True})


async def test_methods_of_every_server_use_ddp_without_asking_for_the_version(
    world: OpenWorld,
) -> None:
    async with world() as w:
        assert await w.call(method(versions=Versions("0.74.0"), rest=(REST,))) == 3
        assert await w.call(method()) == 3

    assert w.asked == []


async def test_a_removed_method_is_called_by_rest(world: OpenWorld) -> None:
    async with world(server_version="9.1.0") as w:
        assert await w.call(method(versions=GONE_IN_9, rest=(REST,)), "x") == 7

    assert w.ddp.asked == []
    assert w.rest.asked[0].body == {"id": "x"}
    assert w.rest.asked[0].headers["x-auth-token"] == "t"


async def test_before_its_removal_a_method_is_called_over_ddp(world: OpenWorld) -> None:
    async with world(server_version="8.9.9") as w:
        assert await w.call(method(versions=GONE_IN_9, rest=(REST,))) == 3

    assert w.asked == []


async def test_a_method_that_is_gone_for_good_is_not_sent(world: OpenWorld) -> None:
    gone = method(versions=GONE_IN_9, replacement="POST /v1/thing.old")

    async with world(server_version="9.1.0") as w:
        with pytest.raises(MethodRemovedError) as raised:
            await w.call(gone)

    assert (w.ddp.asked, w.asked) == ([], [])
    assert str(raised.value) == (
        "doThing: removed in 9.0.0; this server (9.1.0) lacks it; the release notes "
        "offer POST /v1/thing.old instead [method-removed]"
    )
    assert raised.value.release == "9.0.0"
    assert raised.value.server_version == "9.1.0"
    assert raised.value.replacement == "POST /v1/thing.old"


async def test_a_method_that_does_not_exist_yet(world: OpenWorld) -> None:
    async with world(server_version="3.18") as w:
        with pytest.raises(MethodRemovedError, match=r"server \(3\.18\) lacks it"):
            await w.call(method(versions=Versions("4.0.0")))

    assert w.ddp.asked == []


async def test_a_replacement_that_is_missing_too(world: OpenWorld) -> None:
    missing = RestCall(verb="POST", path="/v1/nothing", result="value")

    async with world(server_version="9.1.0") as w:
        with pytest.raises(MethodRemovedError, match="POST /v1/nothing"):
            await w.call(method(versions=GONE_IN_9, rest=(missing,)))

    assert w.ddp.asked == []


async def test_the_version_is_asked_for_once_and_only_when_it_matters(
    world: OpenWorld, rest: RestServer
) -> None:
    says(rest, "8.2")
    gone = method(versions=GONE_IN_9)

    async with world() as w:
        await w.call(method(versions=Versions("0.74.0")))
        assert w.asked == []
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(w.call, gone)
        assert str(await w.router.ask_version()) == "8.2"

    assert w.asked == ["/info"]
    assert len(w.ddp.asked) == 6


async def test_the_version_is_asked_for_to_see_whether_a_method_was_removed(
    world: OpenWorld, rest: RestServer
) -> None:
    says(rest, "9.0")

    async with world() as w:
        with pytest.raises(MethodRemovedError, match=r"\(9\.0\)"):
            await w.call(method(versions=GONE_IN_9))

    assert w.ddp.asked == []


async def test_no_version_is_asked_for_where_a_404_shows(world: OpenWorld) -> None:
    async with world() as w:
        w.ddp.error = not_found()
        wanted = method(Thing, versions=GONE_IN_9, rest=(REST,))
        w.rest.tell("POST", "/v1/thing.do", {"value": {"id": 1}, "success": True})
        assert await w.call(wanted) == Thing(1)
        assert await w.call(wanted) == Thing(1)

    assert w.ddp.asked == ["doThing"]  # the second time it was known
    assert w.asked == ["/v1/thing.do", "/v1/thing.do"]


async def test_without_a_version_ddp_is_tried(world: OpenWorld) -> None:
    async with world() as w:
        assert await w.call(method(versions=GONE_IN_9)) == 3

    assert w.asked == ["/info"]


async def test_a_404_without_anything_else_is_an_error_that_names_it(
    world: OpenWorld,
) -> None:
    async with world() as w:
        w.ddp.error = not_found()
        for _ in range(2):
            with pytest.raises(MethodRemovedError, match=r"removed in 9\.0\.0"):
                await w.call(method(versions=GONE_IN_9))

    assert w.ddp.asked == ["doThing"]


async def test_a_404_of_a_method_of_which_nothing_is_known(world: OpenWorld) -> None:
    async with world() as w:
        w.ddp.error = not_found()
        with pytest.raises(MethodNotFoundError):
            await w.call(method())


@pytest.mark.parametrize("version", ["10.0.0", "9.2.0"])
async def test_of_an_unknown_version_ddp_is_tried_first(
    world: OpenWorld, version: str
) -> None:
    unsure = method(versions=Versions("0.74.0", unsure=(9,)), rest=(REST,))

    async with world(server_version=version) as w:
        assert await w.call(unsure) == 3
        w.ddp.error = not_found()
        assert await w.call(unsure) == 7


async def test_where_it_is_doubtful_rest_is_tried_first(world: OpenWorld) -> None:
    async with world(server_version="9.0.0") as w:
        assert await w.call(method(versions=DOUBTFUL, rest=(REST,))) == 7
        assert await w.call(method(versions=DOUBTFUL)) == 3
        missing = RestCall(verb="GET", path="/v1/nothing", result="value")
        assert await w.call(method(versions=DOUBTFUL, rest=(missing,))) == 3


async def test_rest_may_be_preferred(world: OpenWorld) -> None:
    async with world(prefer="rest", server_version="6.5.3") as w:
        everywhere = method(versions=Versions("0.74.0"), rest=(REST,))
        assert await w.call(everywhere) == 7
        assert await w.call(method(versions=Versions("0.74.0"))) == 3

    assert w.asked == ["/v1/thing.do"]


async def test_strangers_go_over_ddp_whatever_is_preferred(world: OpenWorld) -> None:
    async with world(prefer="rest", server_version="6.5.3") as w:
        w.ddp.token = w.ddp.user_id = None
        assert await w.call(method(versions=GONE_IN_9, rest=(REST,))) == 3

    assert w.asked == []


async def test_where_rest_cannot_ddp_does(world: OpenWorld) -> None:
    missing = RestCall(verb="POST", path="/v1/nothing", result="value")

    async with world(prefer="rest", server_version="6.5.3") as w:
        for _ in range(2):
            assert await w.call(method(versions=GONE_IN_9, rest=(missing,))) == 3

    assert w.asked == ["/v1/nothing"]


async def test_where_rest_cannot_be_reached_ddp_does() -> None:
    with serve() as server:
        url = server.url
    ddp = Ddp()
    ddp.result = 3
    options = Options(prefer="rest", server_version="8.0.0")
    router = router_of(ServerUrl.parse(url), options, ddp)
    wanted = method(versions=GONE_IN_9, rest=(REST,))
    gone = method(versions=Versions("0.74.0", removed="7.0.0"), rest=(REST,))

    assert await router.call(wanted, (), Budget(SystemClock(), 30.0)) == 3
    with pytest.raises(TransportError):
        await router.call(gone, (), Budget(SystemClock(), 30.0))
    await router.aclose()


async def test_a_refusal_by_rest_is_not_tried_over_ddp(world: OpenWorld) -> None:
    body = {"success": False, "error": "no [error-not-allowed]"}

    async with world(prefer="rest", server_version="6.5.3") as w:
        w.rest.tell("POST", "/v1/thing.do", Answer(body, 400))
        with pytest.raises(MethodError, match="error-not-allowed"):
            await w.call(method(versions=GONE_IN_9, rest=(REST,)))

    assert w.ddp.asked == []


@pytest.mark.parametrize(("in_words", "kind"), [(True, STREAMER), (False, MONOLITH)])
async def test_a_clear_404_of_a_void_method_leads_to_rest(
    world: OpenWorld,
    in_words: bool,  # noqa: FBT001
    kind: str,
) -> None:
    void = method(None, versions=GONE_IN_9, rest=(VOID,))

    async with world() as w:
        w.ddp.connection_id = kind
        w.ddp.error = not_found(in_words=in_words)
        assert await w.call(void) is None

    assert w.asked == ["/info", "/v1/thing.do"]


async def test_ddp_streamers_404_to_a_void_method_that_exists_is_success(
    world: OpenWorld,
) -> None:
    async with world(server_version="6.5.3") as w:
        w.ddp.connection_id = STREAMER
        w.ddp.error = not_found()
        assert await w.call(method(None, versions=GONE_IN_9, rest=(VOID,))) is None
        assert await w.call(method(bool, versions=GONE_IN_9)) is False
        assert await w.call(method(None, versions=Versions("0.74.0"))) is None

    assert w.asked == []


async def test_ddp_streamers_404_is_never_read_as_absence_for_good(
    world: OpenWorld,
) -> None:
    async with world(server_version="6.5.3") as w:
        w.ddp.connection_id = STREAMER
        w.ddp.error = not_found()
        await w.call(method(None, versions=GONE_IN_9))
        w.ddp.error = None
        w.ddp.result = None
        await w.call(method(None, versions=GONE_IN_9))

    assert len(w.ddp.asked) == 2


async def test_an_unclear_404_is_repeated_by_rest_only_where_safe(
    world: OpenWorld,
) -> None:
    async with world() as w:
        w.ddp.connection_id = STREAMER
        w.ddp.error = not_found()
        safe = method(None, versions=GONE_IN_9, rest=(VOID,), repeatable=True)
        assert await w.call(safe) is None
        unsafe = method(None, versions=GONE_IN_9, rest=(VOID,))
        with pytest.raises(MethodNotFoundError, match="unknown"):
            await w.call(unsafe)

    assert [path for path in w.asked if path != "/info"] == ["/v1/thing.do"]


async def test_an_unclear_404_with_several_possible_results(world: OpenWorld) -> None:
    async with world(server_version="6.5.3") as w:
        w.ddp.connection_id = STREAMER
        w.ddp.error = not_found()
        with pytest.raises(MethodNotFoundError, match="unknown"):
            await w.call(method(bool | None, versions=GONE_IN_9))


async def test_ddp_streamers_404_to_a_method_with_a_result_is_absence(
    world: OpenWorld,
) -> None:
    async with world() as w:
        w.ddp.connection_id = STREAMER
        w.ddp.error = not_found()
        w.rest.tell("POST", "/v1/thing.do", {"value": {"id": 1}, "success": True})
        assert await w.call(method(Thing, versions=GONE_IN_9, rest=(REST,))) == Thing(1)


async def test_a_404_of_the_methods_own_is_its_answer(world: OpenWorld) -> None:
    async with world(server_version="6.5.3") as w:
        w.ddp.error = WireError(error=404, reason="File not found")
        with pytest.raises(MethodError, match="File not found"):
            await w.call(method(versions=GONE_IN_9, rest=(REST,)))

    assert w.asked == []


async def test_where_nothing_is_known_ddp_comes_first(world: OpenWorld) -> None:
    async with world(prefer="rest") as w:
        assert await w.call(method(rest=(REST,))) == 7
    async with world() as w:
        assert await w.call(method(rest=(REST,))) == 3
        w.ddp.error = not_found()
        assert await w.call(method(rest=(REST,))) == 7


async def test_an_unclear_404_without_a_replacement(world: OpenWorld) -> None:
    async with world() as w:
        w.ddp.connection_id = STREAMER
        w.ddp.error = not_found()
        with pytest.raises(MethodNotFoundError, match="unknown"):
            await w.call(method(None, versions=GONE_IN_9, repeatable=True))


async def test_a_result_that_does_not_match_the_schema_is_not_retried_elsewhere(
    world: OpenWorld,
) -> None:
    async with world() as w:
        w.ddp.result = "text"
        with pytest.raises(PayloadError):
            await w.call(method(Thing, versions=GONE_IN_9, rest=(REST,)))

    assert w.asked == []


async def test_a_constant_result_is_that_of_ddp(world: OpenWorld) -> None:
    yes = RestCall(verb="POST", path="/v1/thing.do", result=Pick(default=True))

    async with world(server_version="9.0.0") as w:
        assert await w.call(method(bool, versions=GONE_IN_9, rest=(yes,))) is True


@pytest.mark.parametrize("version", ["", "latest", "6.5.3.1"])
def test_an_invalid_version_is_refused_at_once(version: str) -> None:
    endpoint = ServerUrl.parse("https://chat.example.com")

    with pytest.raises(ValueError, match="not the version"):
        router_of(endpoint, Options(server_version=version), Ddp())


LOGGED_OUT: Final = "You've been logged out by the server. Please log in again"


async def test_credentials_that_ddp_does_not_take_are_tried_by_rest(
    world: OpenWorld,
) -> None:
    refused = LoginError("login", error=403, reason=LOGGED_OUT)
    me = {"username": "a.b"}
    data = {"userId": "u", "authToken": "new", "me": me}
    body = {"status": "success", "data": data}

    async with world() as w:
        w.rest.tell("POST", "/v1/login", body)
        given = await w.router.log_in(refused, Password("a", "b"))
        with pytest.raises(LoginError) as raised:
            await w.router.log_in(refused, Token("old"))

    assert raised.value is refused
    assert (given.user_id, given.token, given.username) == ("u", "new", "a.b")
    assert w.asked == ["/v1/login"]


async def test_without_rest_the_refusal_is_final() -> None:
    refused = LoginError("login", error=403, reason=LOGGED_OUT)
    with serve() as server:
        url = server.url
    router = router_of(ServerUrl.parse(url), Options(), Ddp())

    with pytest.raises(LoginError) as raised:
        await router.log_in(refused, Password("a", "b"))
    await router.aclose()

    assert raised.value is refused
    assert isinstance(raised.value.__cause__, TransportError)
