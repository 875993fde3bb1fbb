# SPDX-License-Identifier: MIT
"""Use a real server from the shell: `login`, `call`, `listen`; output is JSON lines."""

import json
import re
import sys
from typing import Annotated, Final, cast
from urllib.parse import quote

from cyclopts import Parameter

import quickmeet
from quickmeet_runtime.model.decoding.mismatches import Deviation

from ..failure import Failure, UsageError, explained
from ..output import printable
from ..schema.against import DEFAULT, Against
from ..schema.description import facts_of
from ..schema.lookup import is_refusal, wire_name
from ..schema.suggest import did_you_mean
from .options import ServerOptions, read_json
from .session import connected, forget_login, run_command

__all__ = ["call", "listen", "login"]

_ANYONE = ServerOptions()
_PLACE: Final = re.compile(r"\{([^{}]+)\}")


def login(
    *,
    save: Annotated[bool, Parameter(negative="")] = False,
    server: ServerOptions = _ANYONE,
) -> None:
    """Log in and print the user's id and a token for QUICKMEET_TOKEN.

    The token is a secret: anyone who has it can act as the user until it expires. With
    --token-file it is stored there, for the other commands, and not printed.

    Args:
        save: Save server and token as the default profile of the other commands;
            --profile NAME for more than one.
        server: The server and the login.
    """

    async def work() -> None:
        credentials = server.login_to_keep if save else server.login
        async with connected(server, credentials) as client:
            answer: dict[str, object] = {"user_id": client.user_id}
            if isinstance(credentials, quickmeet.TokenStore):
                answer["token_file"] = str(credentials.path)
            else:
                answer["token"] = client.token
            _print(answer)

    run_command(work)


def call(
    method: str,
    /,
    *params: str,
    server: ServerOptions = _ANYONE,
    against: Against = DEFAULT,
) -> int:
    """Call a method or an endpoint and print its result.

    With --schema, --overlay or --package, parameters that do not match it are not sent,
    and what deviates in the answer is reported on stderr, with exit code 1.

    Args:
        method: Wire name (rooms/get, sendMessage), verb and path of an endpoint
            ("GET /v1/users.info"), or the name in Python (rooms.info).
        params: One JSON value each; @FILE reads it from a file. An endpoint takes one
            object: its query, body and path parameters.
        server: The server and the login.
        against: Schema for names and for validating the call; by default the names are
            those of quickmeet's schema, and nothing is validated.
    """
    audit = _audit(against)
    with explained():
        name = wire_name(method, against.document)

    async def work() -> None:
        values = [read_json(text, f"parameter {i}") for i, text in enumerate(params, 1)]
        async with connected(server, audit=audit) as client:
            try:
                if " " in name:
                    result = await _requested(client, name, values, against)
                else:
                    result = bytes(await client.call_raw(name, *values)).decode()
            except quickmeet.MethodNotFoundError as error:
                known = against.document()
                names = [*facts_of(known, "methods"), *facts_of(known, "endpoints")]
                hint = did_you_mean(name, names)
                raise Failure(f"{type(error).__name__}: {error}{hint}") from error
            finally:
                await forget_login(client, server)
            sys.stdout.write(f"{result or 'null'}\n")
            if is_refusal(name, result, against.document):
                raise Failure(f"{name}: the server refused, and gave no reason")

    run_command(work)
    return _code_of(audit)


async def _requested(
    client: quickmeet.Client, name: str, values: list[object], against: Against
) -> str:
    """Call an endpoint.

    Args:
        client: A session.
        name: Verb and path, with placeholders such as {rid}.
        values: At most one object: values of placeholders, else its query or body.
        against: The schema that describes how to send it.
    """
    verb, _, path = name.partition(" ")
    given: object = values[0] if values else {}
    if len(values) > 1 or not isinstance(given, dict):
        raise UsageError(f"{name} takes one JSON object, such as '{{\"count\": 10}}'")
    fields = dict(cast("dict[str, object]", given))
    places = _PLACE.findall(path)
    for place in places:
        if place not in fields:
            raise UsageError(f"{name} needs {place} in its JSON object")
        path = path.replace(f"{{{place}}}", quote(str(fields.pop(place)), safe=""))
    known = facts_of(against.document(), "endpoints").get(name, {})
    usual = "query" if verb.upper() in {"GET", "DELETE"} else "json"
    is_query = known.get("body", usual) == "query"
    answer = await client.request_raw(
        verb.upper(),
        path,
        query=fields if is_query else None,
        json=None if is_query else fields,
    )
    return json.dumps(answer, ensure_ascii=False)


def listen(
    stream: str,
    event: str,
    /,
    *,
    count: int | None = None,
    server: ServerOptions = _ANYONE,
    against: Against = DEFAULT,
) -> int:
    """Print the events of a stream, one JSON array of arguments per line.

    With --schema, --overlay or --package, what deviates from it is reported on stderr,
    with exit code 1 at the end.

    Args:
        stream: Wire name, with or without stream- in front: room-messages.
        event: Event name: a room id, `__my_messages__`, ROOM_ID/deleteMessage; a room
            may be given as #general or @alice.
        count: Stop after this number of events; Ctrl-C and SIGTERM end cleanly.
        server: The server and the login.
        against: Schema to check events against; none by default.
    """
    audit = _audit(against)
    name = stream if stream.startswith("stream-") else f"stream-{stream}"

    async def work() -> None:
        async with (
            connected(server, audit=audit) as client,
            client.subscribe_raw(name, await _with_room_id(client, event)) as events,
        ):
            sys.stderr.write(f"listening to {name} {event}; Ctrl-C ends\n")
            left = count
            if left == 0:
                return
            async for arguments in events:
                sys.stdout.write(f"{bytes(arguments).decode()}\n")
                sys.stdout.flush()
                left = None if left is None else left - 1
                if left == 0:
                    break
            await forget_login(client, server)

    async def work_or_suggest() -> None:
        try:
            await work()
        except quickmeet.SubscriptionError as error:
            hint = did_you_mean(name, facts_of(against.document(), "streams"))
            raise Failure(f"{type(error).__name__}: {error}{hint}") from error

    run_command(work_or_suggest)
    return _code_of(audit)


def _audit(against: Against) -> "quickmeet.LiveAudit | None":
    """An audit that reports deviations on stderr; None if no schema was named."""
    if not against.is_given:
        return None

    def tell(deviation: Deviation) -> None:
        sys.stderr.write(f"{printable(str(deviation))}\n")

    with explained():
        return quickmeet.LiveAudit(tell, validator=against.validator(), refuse=True)


def _code_of(audit: "quickmeet.LiveAudit | None") -> int:
    return 1 if audit is not None and audit.summary.deviations else 0


async def _with_room_id(client: quickmeet.Client, event: str) -> str:
    """The name of an event, with the id of a room that was given by its name."""
    room, slash, rest = event.partition("/")
    if not room.startswith(("#", "@")):
        return event
    return f"{await client.rooms.find_id(room)}{slash}{rest}"


def _print(value: dict[str, object]) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
