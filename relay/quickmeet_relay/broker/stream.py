# SPDX-License-Identifier: MIT
# pyright: reportUnknownMemberType=false
"""The stream itself: create it, check it, and create it again if it is gone.

A broker without a volume loses it at each start, and any user with the permissions
can delete, purge or change it while it is in use.
"""

import asyncio
from datetime import datetime
from typing import Final

import msgspec
from msgspec import Raw, Struct
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError

from quickmeet import Timestamp

from ..errors import BrokerError
from ..observability.log import log
from ..subjects import STREAM, stream_subjects
from .connection import RequestingClient
from .reading import ANSWER_S

__all__ = ["RelayStream", "StreamState"]

_CONFIRM_S: Final = 1.0
"""A broker that has just started may not know its streams yet."""
_NOT_FOUND: Final = 404
_UNAVAILABLE: Final = 503
_EXISTS: Final = 10058


class _Config(Struct, frozen=True):
    subjects: list[str] = []
    retention: str = "limits"
    discard: str = "old"
    max_age: int = 0
    max_msgs: int = -1
    max_bytes: int = -1
    max_msgs_per_subject: int = -1
    subject_transform: object = None
    no_ack: bool = False
    sealed: bool = False
    allow_msg_ttl: bool = False


class _Counts(Struct, frozen=True):
    messages: int = 0
    last_seq: int = 0


class _Refusal(Struct):
    code: int = 0
    err_code: int = 0
    description: str = ""


class _Info(Struct, frozen=True):
    created: str = ""
    config: Raw = Raw(b"{}")
    state: _Counts = _Counts()
    error: _Refusal | None = None


_info: Final = msgspec.json.Decoder(_Info).decode
_config: Final = msgspec.json.Decoder(_Config).decode


class StreamState(Struct, frozen=True):
    """The state of the stream at a moment."""

    created: str
    """When it was created; another time means another stream."""
    last: int
    """Sequence of its last message."""
    removed: int
    """Number of messages that were removed."""
    is_kept: bool
    """Whether messages stay until they are deleted."""
    max_age_s: float
    """Seconds that a message stays; 0 forever."""

    @property
    def made_at(self) -> Timestamp:
        """When it was created."""
        try:
            moment = datetime.fromisoformat(self.created)
        except ValueError:
            return Timestamp(0)
        return Timestamp(round(moment.timestamp() * 1000))

    def has_lost(self, before: "StreamState") -> bool:
        """Whether messages disappeared that should have stayed.

        Args:
            before: The earlier state.
        """
        if self.created != before.created:
            return True
        return self.is_kept and before.is_kept and self.removed > before.removed

    def loss(self, before: "StreamState") -> str:
        """Describe the loss, in the same words for every observer.

        Args:
            before: The earlier state.
        """
        if self.created != before.created:
            return f"the stream {STREAM} of {before.created} was deleted"
        return f"{self.removed} messages of the stream {STREAM} were removed by hand"


class RelayStream:
    """The stream of a broker."""

    def __init__(self, connection: RequestingClient) -> None:
        self._connection = connection
        self._looking = asyncio.Lock()
        self._config = _default_config()
        self._is_known = False

    async def ensure(self, *, makes: bool = True) -> StreamState:
        """Create the stream if it does not exist, with its last known settings.

        Args:
            makes: Whether to create it. Running workers leave that to relays,
                which check it regularly, and know its settings.

        Raises:
            BrokerError: The broker cannot be reached or refuses, such as for lack of
                permissions or space; or the stream's settings would lose events.
        """
        async with self._looking:
            info = await self._ask("INFO", b"")
            if _is_gone(info) and not makes:
                raise BrokerError(
                    f"the stream {STREAM} is gone: a relay that runs makes it again"
                )
            if _is_gone(info) and self._is_known:
                await asyncio.sleep(_CONFIRM_S)
                info = await self._ask("INFO", b"")
            if _is_gone(info):
                if self._is_known:
                    log.error("the stream %s is gone: it is made again", STREAM)
                info = await self._ask("CREATE", self._config)
                if info.error is not None and info.error.err_code == _EXISTS:
                    info = await self._ask("INFO", b"")  # created by another process
        if info.error is not None:
            raise BrokerError(
                f"the stream {STREAM} cannot be made: {info.error.description}"
            )
        config = _config(info.config)
        if complaint := _complaint(config):
            raise BrokerError(f"the stream {STREAM} {complaint}")
        if bytes(info.config) != self._config and _drops_oldest(config):
            log.warning(
                "the stream %s drops its oldest messages, unread or not, when it is"
                " full: set discard to new, and unset max_msgs_per_subject",
                STREAM,
            )
        self._config, self._is_known = bytes(info.config), True
        return StreamState(
            info.created,
            info.state.last_seq,
            info.state.last_seq - info.state.messages,
            _keeps(config),
            config.max_age / 1e9,
        )

    async def _ask(self, verb: str, question: bytes) -> _Info:
        try:
            reply = await self._connection.request(
                f"$JS.API.STREAM.{verb}.{STREAM}", question, timeout=ANSWER_S
            )
            info = _info(reply.data)
        except NoRespondersError as error:
            raise _without_streams() from error
        except (TimeoutError, NatsError, OSError, msgspec.MsgspecError) as error:
            said = str(error) or type(error).__name__
            what = "made" if verb == "CREATE" else "looked at"
            raise BrokerError(
                f"the stream {STREAM} cannot be {what}: {said}"
            ) from error
        if info.error is not None and info.error.code == _UNAVAILABLE:
            raise _without_streams(info.error.description)
        return info


def _is_gone(info: _Info) -> bool:
    return info.error is not None and info.error.code == _NOT_FOUND


def _keeps(config: _Config) -> bool:
    return not (_drops_oldest(config) or config.max_age or config.allow_msg_ttl)


def _drops_oldest(config: _Config) -> bool:
    has_limits = config.max_msgs > 0 or config.max_bytes > 0
    return config.max_msgs_per_subject > 0 or (has_limits and config.discard == "old")


def _complaint(config: _Config) -> str:
    """The reason why a stream is unusable; empty if there is none."""
    if missing := set(stream_subjects()).difference(config.subjects):
        return (
            f"lacks the subjects {', '.join(sorted(missing))}: something else made or"
            " changed it; add them, or delete it to have it made again"
        )
    if config.retention != "limits":
        return (
            f"has the retention {config.retention!r}, which drops what relays and other"
            " workers still need: it must be 'limits'"
        )
    if config.subject_transform is not None:
        return (
            "renames what it keeps (subject_transform), so that nobody finds it: unset"
            " that"
        )
    if config.no_ack:
        return "acknowledges nothing (no_ack), so that losses go unseen: unset that"
    if config.sealed:
        return "is sealed and takes no messages: delete it to have it made again"
    return ""


def _without_streams(said: str = "") -> BrokerError:
    return BrokerError(
        f"the stream {STREAM} cannot be made: the broker has no JetStream, or"
        f" not yet; start it with -js{said and f' ({said})'}"
    )


def _default_config() -> bytes:
    return msgspec.json.encode(
        {
            "name": STREAM,
            "subjects": stream_subjects(),
            "retention": "limits",
            "discard": "new",  # a full one refuses: nothing is lost silently
            "storage": "file",
            "num_replicas": 1,
            "allow_direct": True,
            "duplicate_window": 120_000_000_000,
        }
    )
