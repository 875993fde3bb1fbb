# SPDX-License-Identifier: MIT
"""Sessions without a WebSocket: what is sent, what is learned, what goes wrong."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any, Final, Unpack

import anyio
import pytest

from quickmeet_runtime.auth.credentials import Credentials, Password, Token
from quickmeet_runtime.errors import (
    ClosedError,
    InsecureError,
    LoginError,
    MethodError,
    MethodNotFoundError,
    MethodRemovedError,
    PayloadError,
    RateLimitedError,
    RemoteProtocolError,
)
from quickmeet_runtime.model.operations.operation import Method
from quickmeet_runtime.model.operations.replacement import RestCall
from quickmeet_runtime.model.operations.versions import Versions
from quickmeet_runtime.model.payload import Timestamp
from quickmeet_runtime.observability.observer import Observer
from quickmeet_runtime.options.options import ConnectOptions
from quickmeet_runtime.session.clients.http_client import (
    ConnectingByHttp,
    HttpClientBase,
)
from quickmeet_runtime.session.group import Group
from quickmeet_runtime.session.http_session import HttpSession
from tests.runtime.scripted import NoSuchThingError, Refusal, Thing, VirtualClock

from .server import Answer, Asked, RestServer, case_of

GET: Final[Method[Thing]] = Method(
    "things/get",
    Thing,
    errors=(NoSuchThingError,),
    repeatable=True,
    versions=Versions("0.74.0", "8.x", "9.0.0"),
    rest=(RestCall(verb="GET", path="/v1/thing", send={"id": "0"}, result="thing"),),
)
ADD: Final[Method[Thing]] = Method("addThing", Thing)
HIM: Final = Password("him", "his-secret")
BRIDGE: Final = "/v1/method.call/things%2Fget"
BY_REST: Final = {"thing": {"_id": "t", "size": 2}, "success": True}
ENDED: Final = Answer({"status": "error", "message": "You must be logged in"}, 401)


class Things(Group):
    """What a generator would write."""

    __slots__ = ()

    async def get(self, thing_id: str, *, since: object = None) -> Thing:
        params = (thing_id,) if since is None else (thing_id, since)
        return await self._session.call(GET, params)

    async def add(self) -> Thing:
        return await self._session.call(ADD, ())


class Client(HttpClientBase):
    """A client of things over HTTP."""

    def __init__(self, session: HttpSession) -> None:
        super().__init__(session)
        self.things: Final = Things(self._caller())


class Api:
    """A server whose tokens are counted: ``token-1``, ``token-2`` and so on.

    Attributes:
        logins: How many there were.
        methods: What the methods answer, by name: a result, a `Refusal`, or a
            function of the parameters that gives either.
    """

    def __init__(self, rest: RestServer) -> None:
        self.logins = 0
        self.methods: dict[str, object] = {"things/get": {"_id": "t"}}
        self.rest = rest
        self._valid: set[str] = set()
        rest.tell("POST", "/v1/login", self._login)
        rest.tell("POST", "/v1/logout", {"status": "success", "data": {}})
        for name in ("things%2Fget", "addThing"):
            rest.tell("POST", f"/v1/method.call/{name}", self._call)
            rest.tell("POST", f"/v1/method.callAnon/{name}", self._answer)

    def end_tokens(self) -> None:
        """Invalidate all tokens."""
        self._valid.clear()

    def refuse(self, way: Answer) -> None:
        """Answer any login so from now on."""
        self.rest.tell("POST", "/v1/login", way)

    def needs_login(self, answer: Answer) -> Callable[[Asked], Answer]:
        """Answer those who are logged in."""
        return lambda asked: answer if self._knows(asked) else ENDED

    @property
    def paths(self) -> list[str]:
        """What was asked for, logins left out."""
        paths = [asked.path for asked in self.rest.asked]
        return [path for path in paths if path != "/v1/login"]

    def frame(self, index: int = -1) -> dict[str, Any]:
        """A method's frame as it was sent."""
        frame: dict[str, Any] = json.loads(self.rest.asked[index].body["message"])
        return frame

    def _knows(self, asked: Asked) -> bool:
        return asked.headers.get("x-auth-token") in self._valid

    def _login(self, asked: Asked) -> Answer:
        del asked
        self.logins += 1
        token = f"token-{self.logins}"
        self._valid.add(token)
        data = {"userId": "u1", "authToken": token}
        return Answer({"status": "success", "data": data})

    def _call(self, asked: Asked) -> Answer:
        return self._answer(asked) if self._knows(asked) else ENDED

    def _answer(self, asked: Asked) -> Answer:
        call = json.loads(asked.body["message"])
        result = self.methods[call["method"]]
        if callable(result):
            result = result(*call["params"])
        frame: dict[str, object] = {"msg": "result", "id": call["id"]}
        if isinstance(result, Refusal):
            frame["error"] = result.error
        elif result is not None:
            frame["result"] = result
        return Answer({"message": json.dumps(frame), "success": True})


@pytest.fixture
def api(rest_server: RestServer) -> Api:
    return Api(rest_server)


def connect(
    api: Api, credentials: Credentials | None = HIM, **options: Unpack[ConnectOptions]
) -> ConnectingByHttp[Client]:
    return Client.connect(api.rest.url, credentials, **options)


async def test_a_method_is_a_request_with_a_frame_in_it(api: Api) -> None:
    async with connect(api) as client:
        thing = await client.things.get("t", since=Timestamp(1795457264537))

    assert thing == Thing(id="t")
    asked = api.rest.asked[-1]
    assert asked.path == BRIDGE
    assert asked.headers["x-auth-token"] == "token-1"
    assert asked.headers["x-user-id"] == "u1"
    assert api.frame() == {
        "msg": "method",
        "id": "1",
        "method": "things/get",
        "params": ["t", {"$date": 1795457264537}],
    }


async def test_an_anonymous_session_calls_anonymously(api: Api) -> None:
    async with connect(api, None) as client:
        await client.things.get("t")
        assert client.user_id is None

    assert api.logins == 0
    assert api.paths == ["/v1/method.callAnon/things%2Fget"]


@pytest.mark.parametrize(
    ("title", "name", "code"),
    [
        ("method error: HTTP 200", "getRoomById", "error-not-allowed"),
        ("unknown method", "nosuch", 404),
        ("bad json in message", "getRoomById", ""),
        ("params/id missing", "getRoomById", ""),
        ("method.call without auth", "getRoomIdByNameOrId", "error-invalid-user"),
    ],
)
async def test_recorded_refusals_are_those_of_ddp(
    api: Api, title: str, name: str, code: str | int
) -> None:
    api.rest.play(case_of("_method.call", title))

    async with connect(api, Token("t")) as client:
        with pytest.raises(MethodError) as raised:
            await client.call_raw(name)

    assert raised.value.error == code
    assert raised.value.method == name


async def test_a_recorded_result_is_that_of_ddp(api: Api) -> None:
    case = case_of("_method.call", "EJSON date in and out")
    api.rest.play(case)

    async with connect(api) as client:
        found = json.loads(bytes(await client.call_raw("loadHistory", "GENERAL")))

    assert found["messages"][0]["ts"] == {"$date": 1795457210633}


async def test_a_method_without_a_result_answers_nothing(api: Api) -> None:
    api.methods["addThing"] = None

    async with connect(api) as client:
        assert bytes(await client.call_raw("addThing")) == b""


async def test_an_error_has_the_class_of_its_code(api: Api) -> None:
    api.methods["things/get"] = Refusal("error-no-such-thing", "gone")

    async with connect(api) as client:
        with pytest.raises(NoSuchThingError, match="gone"):
            await client.things.get("t")


async def test_a_result_that_does_not_match_the_schema(api: Api) -> None:
    api.methods["things/get"] = {"_id": 1}

    async with connect(api, strict=True) as client:
        with pytest.raises(PayloadError, match=r"things/get: .* at \$\._id"):
            await client.things.get("t")


async def test_what_does_not_match_costs_its_field(api: Api) -> None:
    api.methods["things/get"] = {"_id": "t", "size": "x"}

    async with connect(api) as client:
        assert (await client.things.get("t")).id == "t"


async def test_methods_absent_in_the_version_go_to_rest_at_once(api: Api) -> None:
    api.rest.tell("GET", "/v1/thing", BY_REST)

    async with connect(api, server_version="9.0.0") as client:
        assert (await client.things.get("t")).size == 2

    assert api.paths == ["/v1/thing"]


async def test_methods_unknown_to_the_server_go_to_rest(api: Api) -> None:
    api.methods["things/get"] = Refusal(404, "Method 'things/get' not found")
    api.rest.tell("GET", "/v1/thing", BY_REST)

    async with connect(api) as client:
        for _ in range(2):
            assert (await client.things.get("t")).size == 2

    assert api.paths == [BRIDGE, "/v1/thing", "/v1/thing"]


async def test_a_server_without_method_call_is_asked_once(api: Api) -> None:
    for name in ("things%2Fget", "addThing"):
        api.rest.tell("POST", f"/v1/method.call/{name}", Answer(status=405, headers={}))
    api.rest.tell("GET", "/v1/thing", BY_REST)

    async with connect(api) as client:
        assert (await client.things.get("t")).size == 2
        assert (await client.things.get("t")).size == 2
        with pytest.raises(MethodNotFoundError, match=r"has no method\.call"):
            await client.things.add()

    assert api.paths == [BRIDGE, "/v1/thing", "/v1/thing"]


async def test_methods_absent_on_both_carriers_are_reported_as_removed(
    api: Api,
) -> None:
    api.rest.tell("POST", BRIDGE, Answer(status=405, headers={}))

    async with connect(api) as client:
        with pytest.raises(MethodRemovedError, match="GET /v1/thing"):
            await client.things.get("t")


@pytest.mark.parametrize(
    "answer",
    [
        Answer("<html>sign in</html>", headers={"content-type": "text/html"}),
        Answer({"success": True}),
        Answer({"message": "<html>", "success": True}),
        Answer({"message": "{}", "success": True}),
        Answer({"message": {"msg": "result"}, "success": True}),
        Answer([1]),
    ],
)
async def test_what_is_no_answer_is_the_servers_mistake(
    api: Api, answer: Answer
) -> None:
    api.rest.tell("POST", BRIDGE, answer)

    async with connect(api) as client:
        with pytest.raises(RemoteProtocolError, match="things/get"):
            await client.things.get("t")


async def test_a_token_that_ends_is_renewed_by_either_way(api: Api) -> None:
    api.rest.tell("GET", "/v1/thing", api.needs_login(Answer(BY_REST)))

    for version in ("6.5.3", "9.0.0"):
        async with connect(api, server_version=version) as client:
            before = client.token
            api.end_tokens()
            await client.things.get("t")
            assert client.token != before

    assert api.logins == 4


async def test_many_calls_renew_a_token_once(api: Api) -> None:
    async with connect(api) as client:
        api.end_tokens()
        async with anyio.create_task_group() as tasks:
            for _ in range(5):
                tasks.start_soon(client.things.get, "t")

    assert api.logins == 2


async def test_a_renewal_that_is_refused_is_not_tried_again(api: Api) -> None:
    async with connect(api) as client:
        api.end_tokens()
        api.refuse(Answer({"status": "error", "error": "Unauthorized"}, 401))
        for _ in range(3):
            with pytest.raises(MethodError, match="logged in"):
                await client.things.get("t")

    logins = [asked for asked in api.rest.asked if asked.path == "/v1/login"]
    assert len(logins) == 2, "servers lock out who comes often with a wrong password"


async def test_a_token_that_was_given_cannot_be_renewed(api: Api) -> None:
    async with connect(api, Token("their-token")) as client:
        api.end_tokens()
        with pytest.raises(MethodError, match="logged in"):
            await client.things.get("t")

    assert api.logins == 1


@pytest.mark.parametrize("kind", ["totp", "email", "password"])
async def test_a_method_that_wants_a_second_factor_gets_it(api: Api, kind: str) -> None:
    def answer(*params: object) -> object:
        if len(params) == 1:
            return Refusal("totp-required", details={"method": kind})
        return {"_id": "t"}

    asked_for: list[str] = []

    def code(kind: str) -> str:
        asked_for.append(kind)
        return "123456"

    api.methods["things/get"] = answer

    async with connect(api, two_factor=code) as client:
        await client.things.get("t")

    digest = sha256(b"123456").hexdigest()
    given = digest if kind == "password" else "123456"
    assert asked_for == [kind]
    assert api.frame()["params"] == [
        "t",
        {"twoFactorMethod": kind, "twoFactorCode": given},
    ]


@pytest.mark.parametrize("status", [200, 429])
async def test_a_limit_says_for_how_long(api: Api, status: int) -> None:
    if status == 429:
        headers = {"content-type": "application/json", "retry-after": "7"}
        api.rest.tell("POST", BRIDGE, Answer({"success": False}, 429, headers))
    else:
        api.methods["things/get"] = Refusal(
            "too-many-requests", details={"timeToReset": 7000}
        )

    async with connect(api) as client:
        with pytest.raises(RateLimitedError) as raised:
            await client.things.get("t")

    assert raised.value.retry_after == 7.0
    assert raised.value.nothing_was_done


async def test_a_limit_is_waited_for(api: Api) -> None:
    left: list[object] = [
        Refusal("too-many-requests", details={"timeToReset": 7000}),
        {"_id": "t"},
    ]

    def answer(thing_id: str) -> object:
        del thing_id
        return left.pop(0)

    api.methods["things/get"] = answer
    clock = VirtualClock()

    async with (
        connect(api, clock=clock, wait_when_limited=10) as client,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(client.things.get, "t")
        await clock.sleeper()
        await clock.advance(7.1)

    assert api.paths == [BRIDGE, BRIDGE]


async def test_the_observer_is_notified(api: Api) -> None:
    told: list[tuple[str, type | None]] = []

    class Watching(Observer):
        def on_call(
            self, method: str, seconds: float, error: BaseException | None
        ) -> None:
            assert seconds >= 0
            told.append((method, None if error is None else type(error)))

    async with connect(api, observer=Watching()) as client:
        await client.things.get("t")
        api.methods["addThing"] = Refusal("no-way")
        with pytest.raises(MethodError):
            await client.things.add()

    assert told == [("things/get", None), ("addThing", MethodError)]


async def test_a_logout_ends_the_token(api: Api) -> None:
    async with connect(api) as client:
        await client.logout()
        assert client.token is None
        assert client.user_id is None
        await client.logout()

    assert api.paths == ["/v1/logout"]
    assert api.rest.asked[-1].headers["x-auth-token"] == "token-1"


async def test_a_logout_that_is_refused_changes_nothing(api: Api) -> None:
    api.rest.tell("POST", "/v1/logout", Answer({"success": False}, 429))

    async with connect(api) as client:
        with pytest.raises(RateLimitedError):
            await client.logout()
        assert client.token == "token-1"  # noqa: S105  # no secret


async def test_a_logout_with_a_token_that_has_ended_is_one(api: Api) -> None:
    api.rest.tell("POST", "/v1/logout", ENDED)

    async with connect(api) as client:
        await client.logout()
        assert client.token is None


async def test_a_later_login_that_is_refused_changes_nothing(api: Api) -> None:
    async with connect(api) as client:
        api.refuse(Answer({"status": "error", "error": "Unauthorized"}, 401))
        with pytest.raises(LoginError):
            await client.login(Password("her", "her-secret"))
        await client.things.get("t")
        assert client.token == "token-1"  # noqa: S105  # no secret


async def test_a_password_does_not_go_unencrypted_to_another_machine() -> None:
    with pytest.raises(InsecureError):
        async with Client.connect("http://chat.example.com", HIM):
            pytest.fail("it is logged in")


async def test_an_invalid_version_fails_before_connecting(api: Api) -> None:
    with pytest.raises(ValueError, match="'latest' is not the version"):
        async with connect(api, server_version="latest"):
            pytest.fail("it is logged in")

    assert api.rest.asked == []


@pytest.mark.parametrize(
    "info",
    [
        ENDED,
        Answer("<html>", headers={"content-type": "text/html"}),
        Answer({"version": "nonsense", "success": True}),
        Answer(status=405, headers={}),
    ],
)
async def test_a_server_that_hides_its_version_is_asked_for_the_method(
    api: Api, info: Answer
) -> None:
    api.rest.tell("GET", "/info", info)

    async with connect(api, prefer="rest") as client:
        assert await client.server_version() is None
        api.rest.tell("GET", "/v1/thing", BY_REST)
        assert (await client.things.get("t")).size == 2

    assert api.logins == 1


async def test_after_the_end_nothing_is_sent(api: Api) -> None:
    async with connect(api, server_version="9.0.0") as client:
        pass
    for call in (client.things.get("t"), client.things.add()):
        with pytest.raises(ClosedError):
            await call

    assert api.paths == []
