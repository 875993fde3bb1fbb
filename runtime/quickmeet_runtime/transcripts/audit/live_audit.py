# SPDX-License-Identifier: MIT
"""Check live traffic against the schema, and report every deviation."""

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import count
from typing import Final, cast

import msgspec

from ...errors import LocalProtocolError
from ...model.decoding.mismatches import Deviation, Violation
from ...options.options import Auditor
from ...options.values import FLAG, FUNCTION, check, instance, or_none
from ...protocol.frames import encode_params
from ...rest.exchange import Exchange, Request
from ...transport import Transport
from ...transport.forwarding import ForwardingTransport
from ..recordings.reader import Direction, RecordedFrame
from ..validation.validator import UnknownNameError, Validator
from .audit_run import AuditRun, AuditSummary
from .conversation import Conversation
from .rest_audit import RestAudit

__all__ = ["LiveAudit"]

logger = logging.getLogger("quickmeet")

_REST: Final = "rest"

_VALIDATOR: Final = instance("a quickmeet.Validator", Validator)


class LiveAudit(Auditor):
    """Reports every deviation of what sessions send and receive from the schema.

    ::

        audit = quickmeet.LiveAudit(report=print, refuse=True)
        async with quickmeet.connect(url, login, audit=audit) as client:
            ...
        print(audit.summary.validated, audit.summary.violations)

    Calls are checked when they are answered, as `quickmeet validate transcript` does,
    so that refused calls are not checked against the schema. Values of secrets are
    left out. It costs a session about as much as decoding does; omit it where that
    matters.

    Args:
        report: Called with each deviation, on the session's event loop, so it must not
            block; deviations are logged as warnings when None.
        validator: The schema; that of the connecting package when None.
        refuse: Whether a call or request that does not match the schema, its limits
            included, raises `LocalProtocolError` before anything is sent.
        lenient: Ignore fields that the schema does not know.

    Raises:
        OptionError: A value is of the wrong type.

    Attributes:
        summary: The counters; its violations are the first hundred.
    """

    _KEPT: Final = 100

    def __init__(
        self,
        report: Callable[[Deviation], object] | None = None,
        *,
        validator: Validator | None = None,
        refuse: bool = False,
        lenient: bool = False,
    ) -> None:
        check("report", report, or_none(FUNCTION))
        check("validator", validator, or_none(_VALIDATOR))
        check("refuse", refuse, FLAG)
        check("lenient", lenient, FLAG)
        self.summary: Final = AuditSummary()
        self._report: Final = report or _log
        self._validator = validator
        self._refuses: Final = refuse
        self._lenient: Final = lenient
        self._connections: Final = count(1)
        self._requests: Final = count(1)

    def use_schema_of(self, package: str) -> None:
        """Check against the schema of a package, unless a validator was given.

        Args:
            package: Name of a module in it.
        """
        if self._validator is None:
            self._validator = Validator.of_package(package)

    def around(self, transport: Transport) -> Transport:
        """Wrap a transport so that its messages are audited."""
        return _Audited(transport, self.conversation())

    def conversation(self) -> "LiveConversation":
        """Begin the audit of a connection."""
        return LiveConversation(self._run, f"connection {next(self._connections)}")

    def check_call(self, method: str, params: Sequence[object]) -> None:
        """Check a call before it is sent.

        Raises:
            LocalProtocolError: Its parameters do not match the schema, and this audit
                refuses such calls.
        """
        if not self._refuses:
            return
        try:
            sent = msgspec.json.encode(encode_params(params))
            plain = cast("list[object]", msgspec.json.decode(sent))
            found = self._run.validator.params(method, plain)
        except (TypeError, ValueError, OverflowError, RecursionError):
            return  # not JSON: the carrier of the call reports it
        except UnknownNameError:
            return  # not in the schema
        _refuse(method, found)

    def check_request(self, request: Request) -> None:
        """Check a request before it is sent.

        Raises:
            LocalProtocolError: It does not match the schema, and this audit refuses
                such requests.
        """
        if self._refuses:
            _refuse(request.name, self._rest.check(request))

    def write_rest(self, exchange: Exchange) -> None:
        """Check a request over REST and its response against the schema."""
        self._rest.take(next(self._requests), exchange)

    def __repr__(self) -> str:
        """The counts."""
        told = f"{self.summary.frames} frames, {self.summary.deviations} deviations"
        return f"<LiveAudit: {told}>"

    @cached_property
    def _run(self) -> AuditRun:
        if self._validator is None:
            raise LocalProtocolError(
                "this audit has no schema: give it a validator, such as "
                "quickmeet.validator()"
            )
        return AuditRun(
            self._validator,
            self.summary,
            lenient=self._lenient,
            report=self._tell,
            kept=self._KEPT,
        )

    @cached_property
    def _rest(self) -> RestAudit:
        return RestAudit(self._run, _REST)

    def _tell(self, deviation: Deviation) -> None:
        try:
            self._report(deviation)
        except Exception:
            logger.exception("the report of the audit failed")


class LiveConversation:
    """The frames of one connection, while they are sent and received.

    Args:
        run: Counts and reports.
        name: Name of the connection.
    """

    def __init__(self, run: AuditRun, name: str) -> None:
        self._conversation: Final = Conversation(run, name)
        self._name: Final = name
        self._lines: Final = count(1)

    def take(self, direction: Direction, message: bytes | str) -> None:
        """Handle the next frame.

        Args:
            direction: ``in`` or ``out``.
            message: The frame; UTF-8 if it is bytes.
        """
        if isinstance(message, bytes):
            message = message.decode("utf-8", "replace")
        frame = RecordedFrame(next(self._lines), self._name, direction, message)
        try:
            self._conversation.take(frame)
        except Exception:  # a failed audit must not end the session
            logger.exception("a frame could not be audited")


class _Audited(ForwardingTransport):
    """A transport whose frames are checked against a schema."""

    def __init__(self, inner: Transport, conversation: LiveConversation) -> None:
        super().__init__(inner)
        self._conversation: Final = conversation

    def see(self, direction: Direction, messages: Sequence[bytes]) -> None:
        """Check messages against the schema."""
        for message in messages:
            self._conversation.take(direction, message)


def _refuse(name: str, found: Sequence[Violation]) -> None:
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise LocalProtocolError(f"{name}: not sent: {found[0]}{more}")


def _log(deviation: Deviation) -> None:
    logger.warning(
        "%s %s: %s", deviation.direction, deviation.name, deviation.violation
    )
