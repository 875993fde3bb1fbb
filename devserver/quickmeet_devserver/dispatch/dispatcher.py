# SPDX-License-Identifier: MIT
"""Dispatching calls, for DDP, ``method.call`` and endpoints alike.

A call is checked against faults and rate limits, passed to custom handlers, and else
carried out as the real server does. Only login and logout change the caller.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from msgspec import Raw, UnsetType

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import method_not_found
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.faults.refusals import check_call
from quickmeet_devserver.faults.tap import Names
from quickmeet_devserver.methods.people import logins, presence
from quickmeet_devserver.methods.people.logins import accept, login_in
from quickmeet_devserver.operation.older import is_old
from quickmeet_devserver.operation.permissions import may
from quickmeet_devserver.operation.scope import UNDEFINED, Scope
from quickmeet_devserver.wire.hub import Listener

from .context import Context
from .handling import Caller
from .operations import carry_out
from .rate_limits import CountedCall

__all__ = [
    "CallSource",
    "MethodCall",
    "admit",
    "dispatch",
    "handled",
    "log_in",
    "log_out",
]

T = TypeVar("T")


class CallSource(Protocol):
    """The caller, and the transport of the call."""

    @property
    def session(self) -> str | None:
        """The name of the session; None over HTTP."""
        ...

    @property
    def user_id(self) -> str | None:
        """The logged-in user; None for an anonymous caller."""
        ...

    @property
    def names(self) -> Names:
        """The logged-in user, as faults identify users."""
        ...

    @property
    def token(self) -> str | None:
        """The token that the user logged in with."""
        ...

    @property
    def is_monolith(self) -> bool:
        """Whether the main server answers, rather than ddp-streamer."""
        ...

    @property
    def listener(self) -> Listener | None:
        """The session, to exclude it from broadcasts."""
        ...

    async def become(self, user: Document | None, token: str | None) -> None:
        """Change the logged-in user, or log out."""
        ...


class MethodCall(NamedTuple):
    """A call of a method.

    Attributes:
        method: Wire name.
        params: Its parameters; a second factor is the last one.
        id: The client's id of the call; None for a request to an endpoint, which is
            counted as such.
    """

    method: str
    params: Sequence[object]
    id: str | None = None


class AcceptedLogin(NamedTuple):
    """An accepted login.

    Attributes:
        login: The login.
        result: The result of the method.
    """

    login: logins.LoggedIn
    result: object


async def dispatch(context: Context, client: CallSource, call: MethodCall) -> object:
    """Answer a call.

    Args:
        context: The server's shared state.
        client: The caller.
        call: The call.

    Returns:
        The result; `UNDEFINED` for none.

    Raises:
        MethodFailed: The call was refused, or failed.
    """
    if call.method == "login":
        return (await log_in(context, client, call)).result
    if call.method == "logout":
        return await log_out(context, client, call)
    is_exempt = await _is_exempt(context, client, call.method)
    admit(context, client, call, is_exempt=is_exempt)
    answered = await handled(context, client, call)
    if answered is not None:
        return answered
    if context.handling.is_alone:
        raise method_not_found(call.method)
    return await _operate(
        context, client, lambda scope: _play(scope, call.method, Params(call.params))
    )


async def _is_exempt(context: Context, client: CallSource, method: str) -> bool:
    """Return whether a permission exempts the caller from the method's limit."""
    permission = context.limits.exempting(method)
    if permission is None:
        return False
    return await _operate(context, client, lambda scope: may(scope, permission))


def admit(
    context: Context, client: CallSource, call: MethodCall, *, is_exempt: bool = False
) -> None:
    """Check a call against faults and rate limits.

    Args:
        context: The server's shared state.
        client: The caller.
        call: The call.
        is_exempt: Whether a permission of the caller's lifts the method's own limit.

    Raises:
        MethodFailed: A fault refuses it, or it exceeds a rate limit.
    """
    check_call(context.faults, call.method, client.names)
    if call.id is not None:
        who = client.session or f"http {client.user_id}"
        counted = CountedCall(call.method, call.id, who, client.user_id)
        context.limits.check(counted, context.store.now(), is_exempt=is_exempt)


async def handled(
    context: Context, client: CallSource, call: MethodCall
) -> Raw | UnsetType | None:
    """Pass a call to custom handlers; returns None if none of them answers it.

    Raises:
        MethodFailed: A handler refused it, or failed.
    """
    caller = Caller(client.session, client.user_id)
    return await context.handling.answer(caller, call.method, call.params)


async def log_in(
    context: Context, client: CallSource, call: MethodCall
) -> AcceptedLogin:
    """Log a user in; the client becomes that user.

    Raises:
        MethodFailed: The login was refused.
    """
    admit(context, client, call)
    answered = await handled(context, client, call)
    accepted = None if answered is None else login_in(answered)

    def work(scope: Scope) -> logins.LoggedIn:
        if accepted is None:
            request = Params(call.params).any(0)
            done = logins.log_in(scope, request, is_monolith=client.is_monolith)
        else:
            done = accept(scope, accepted)
        is_seen = done.kind == "resume" or not client.is_monolith
        is_seen |= is_old(context.config.version)  # passwords as well
        if client.session is not None and is_seen:
            presence.connect(scope, client.session, done.user["_id"])
        return done

    done = await _operate(context, client, work)
    await client.become(done.user, done.token)
    return AcceptedLogin(done, done.result() if answered is None else answered)


async def log_out(context: Context, client: CallSource, call: MethodCall) -> object:
    """End a login and its token; the client becomes anonymous.

    Raises:
        MethodFailed: A handler refused it.
    """
    admit(context, client, call)
    answered = await handled(context, client, call)
    user_id, token = client.user_id, client.token
    if user_id is not None:

        def work(scope: Scope) -> None:
            if client.session is not None:
                presence.leave(scope, client.session, user_id)
            if token is not None:
                logins.log_out(scope, token)

        await _operate(context, client, work)
    await client.become(None, None)
    return UNDEFINED if answered is None else answered


async def _operate(
    context: Context, client: CallSource, work: Callable[[Scope], T]
) -> T:
    user_id = client.user_id
    return await carry_out(
        context, work, asker=lambda _: user_id, listener=client.listener
    )


def _play(scope: Scope, method: str, params: Params) -> object:
    """Answer as the real server does; the first call imports the methods."""
    from .table import play  # noqa: PLC0415  # all handlers: slow to import

    return play(scope, method, params)
