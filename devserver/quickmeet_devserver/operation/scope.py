# SPDX-License-Identifier: MIT
"""The context of an operation: state, caller, and work after its commit."""

from copy import copy
from typing import Any, Final, NamedTuple

from msgspec import UNSET, UnsetType

from quickmeet_devserver.base.documents import Document, date, encode
from quickmeet_devserver.base.failure import INTERNAL, fail
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.store import Transaction
from quickmeet_devserver.wire.hub import Effect, Hub, Listener

__all__ = ["FIRST_NEW", "UNDEFINED", "Config", "Scope"]

UNDEFINED: Final[UnsetType] = UNSET
"""The result of a method without a result, which is not null on the wire."""


FIRST_NEW: Final = 4
"""The first release without the differences in `older`."""


class Config(NamedTuple):
    """Constants while the server runs.

    Attributes:
        version: The emulated version.
        url: Its address for browsers.
    """

    version: str
    url: str

    @property
    def major(self) -> int:
        """The major release of the version."""
        return int(self.version.partition(".")[0])


class Scope:
    """An operation in the writer's thread.

    Args:
        tx: The state.
        hub: Used only to check for subscribers.
        config: Constants.
        user_id: The caller; None for an anonymous one.
        listener: The calling session; None for the server itself.

    Attributes:
        params: The raw parameters of the current call: for values without a type, such
            as the second factor or custom fields of clients.
    """

    def __init__(
        self,
        tx: Transaction,
        hub: Hub,
        config: Config,
        user_id: str | None = None,
        listener: Listener | None = None,
    ) -> None:
        self.tx = tx
        self.hub = hub
        self.config = config
        self.user_id = user_id
        self.listener = listener
        self.effects: list[Effect] = []
        self.last_effects: list[Effect] = []
        self.lasting_effects: list[Effect] = []
        self.params = Params(())

    def of_call(self, params: Params) -> "Scope":
        """Make the scope of one call in this operation; effects are shared.

        Args:
            params: The parameters of the call.
        """
        scope = copy(self)
        scope.params = params
        return scope

    def as_user(self, user_id: str) -> "Scope":
        """Make a scope with another caller; effects are shared.

        Args:
            user_id: The caller.
        """
        scope = copy(self)
        scope.user_id = user_id
        return scope

    @property
    def now(self) -> int:
        """The time in milliseconds."""
        return self.tx.now

    @property
    def today(self) -> Document:
        """The time in EJSON."""
        return date(self.tx.now)

    def stamp(self) -> Document:
        """Return a unique timestamp for ``_updatedAt``."""
        return date(self.tx.stamp())

    @property
    def is_old(self) -> bool:
        """Whether a server before release 4 is emulated; see `older`."""
        return self.config.major < FIRST_NEW

    @property
    def user(self) -> Document | None:
        """The caller."""
        return None if self.user_id is None else self.tx.users.get(self.user_id)

    def need_user(self, method: str) -> Document:
        """Return the caller.

        Raises:
            MethodFailed: Nobody is logged in.
        """
        user = self.user
        if user is None:
            fail("error-invalid-user", "Invalid user", method)
        return user

    def user_or_break(self) -> Document:
        """Return the caller of a method that fails without one.

        Raises:
            MethodFailed: Nobody is logged in; 500.
        """
        user = self.user
        if user is None:
            raise INTERNAL
        return user

    def later(self, effect: Effect) -> None:
        """Schedule a function on the loop after the commit."""
        self.effects.append(effect)

    def emit(
        self, stream: str, event: str, *args: object, but: Listener | None = None
    ) -> None:
        """Send an event to all subscribers except one after the commit."""
        if self.hub.listens(stream, event):
            written = encode(args)
            self.later(lambda hub: hub.emit(stream, event, written, but))

    def tell_anyway(self, stream: str, event: str, *args: object) -> None:
        """Send an event as `emit` does, even if the call is refused afterwards."""
        before = len(self.effects)
        self.emit(stream, event, *args)
        self.lasting_effects += self.effects[before:]

    def notify_user(self, user_id: str, event: str, *args: object) -> None:
        """Send an event of ``stream-notify-user``."""
        self.emit("stream-notify-user", f"{user_id}/{event}", *args)

    def notify_room(self, room_id: str, event: str, *args: object) -> None:
        """Send an event of ``stream-notify-room``."""
        self.emit("stream-notify-room", f"{room_id}/{event}", *args)

    def notify_room_users(self, room_id: str, event: str, *args: object) -> None:
        """Send an event of ``stream-notify-room-users`` to every member."""
        for user_id in self.tx.subscriptions.values("uid", "rid = ?", room_id):
            self.emit("stream-notify-room-users", f"{user_id}/{event}", *args)

    def notify_logged(self, event: str, *args: object) -> None:
        """Send an event of ``stream-notify-logged``."""
        self.emit("stream-notify-logged", event, *args)

    def notify_all(self, event: str, *args: object) -> None:
        """Send an event of ``stream-notify-all``, repeated in ``public-info``."""
        self.emit("stream-notify-all", event, *args)
        self.emit("stream-notify-all", "public-info", [event, list(args)])

    def setting(self, name: str) -> Any:
        """Read the value of a setting; returns None if it does not exist."""
        setting = self.tx["settings"].get(name)
        return None if setting is None else setting.get("value")
