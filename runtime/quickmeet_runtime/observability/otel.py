# SPDX-License-Identifier: MIT
"""Traces and metrics by OpenTelemetry, imported on first use."""

import sys
import time
from typing import TYPE_CHECKING, Final

from ..errors import LoginError, MethodError, PayloadError, QuickmeetError
from ..model.gap import Gap
from .observer import Observer

if sys.version_info >= (3, 12):
    from typing import override
else:
    from typing_extensions import override

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import TracerProvider

__all__ = ["MissingOpenTelemetryError", "OpenTelemetry"]

_SCOPE: Final = "quickmeet"
_CANCELLED: Final = "cancelled"
_NS: Final = 1_000_000_000


class MissingOpenTelemetryError(QuickmeetError, ImportError):
    """OpenTelemetry needs the extra ``otel``; says how to install it."""


class OpenTelemetry(Observer):
    """Traces every call as a span, and counts events, gaps and connections.

    ::

        async with quickmeet.connect(url, login, observer=OpenTelemetry()) as client:
            ...

    Names follow the semantic conventions for RPC. A call is a span of kind client,
    named as the method, a child of its caller's span; and one value of the histogram
    ``rpc.client.call.duration`` (s). Both have ``rpc.system.name`` (``ddp``),
    ``rpc.method`` and, for a failed call, ``error.type``: the server's code, the
    class of our error, or ``cancelled``. Counters:

    ====================================  ============================
    ``quickmeet.client.events``           ``stream``
    ``quickmeet.client.event.size`` (By)  ``stream``
    ``quickmeet.client.payload_errors``   ``name``
    ``quickmeet.client.gaps``             ``stream``
    ``quickmeet.client.connections``
    ``quickmeet.client.reconnects``       ``error.type``: why the last one was lost
    ====================================  ============================

    No content is exported: no parameters, payloads, keys, or error messages of the
    server. Without OpenTelemetry `ClientBase.statistics` counts the same.

    Args:
        tracer_provider: Where spans go; the global one when None.
        meter_provider: Where metrics go; the global one when None.

    Raises:
        MissingOpenTelemetryError: ``opentelemetry-api`` is not installed.
    """

    def __init__(
        self,
        *,
        tracer_provider: "TracerProvider | None" = None,
        meter_provider: "MeterProvider | None" = None,
    ) -> None:
        try:
            from opentelemetry import metrics, trace  # noqa: PLC0415  # an extra
        except ImportError as error:
            raise MissingOpenTelemetryError(
                'OpenTelemetry is missing: python -m pip install "quickmeet[otel]"'
            ) from error
        self._client: Final = trace.SpanKind.CLIENT
        self._failed: Final = trace.Status(trace.StatusCode.ERROR)
        self._tracer: Final = trace.get_tracer(_SCOPE, tracer_provider=tracer_provider)
        meter = metrics.get_meter(_SCOPE, meter_provider=meter_provider)
        prefix = f"{_SCOPE}.client"
        self._calls: Final = meter.create_histogram(
            "rpc.client.call.duration", "s", "How long calls took."
        )
        self._events: Final = meter.create_counter(
            f"{prefix}.events", "{event}", "Stream events received."
        )
        self._bytes: Final = meter.create_counter(
            f"{prefix}.event.size", "By", "Bytes of the frames of stream events."
        )
        self._payload_errors: Final = meter.create_counter(
            f"{prefix}.payload_errors",
            "{event}",
            "Events that did not match the schema.",
        )
        self._gaps: Final = meter.create_counter(
            f"{prefix}.gaps", "{gap}", "Times that events were missed for good."
        )
        self._connections: Final = meter.create_counter(
            f"{prefix}.connections", "{connection}", "Times that a session was ready."
        )
        self._reconnects: Final = meter.create_counter(
            f"{prefix}.reconnects", "{attempt}", "Attempts to reconnect."
        )

    @override
    def on_connect(self, connection_id: str, attempt: int) -> None:
        """Count the connection."""
        self._connections.add(1)

    @override
    def on_call(self, method: str, seconds: float, error: BaseException | None) -> None:
        """Record the call, which has just ended, as a span and as a duration."""
        attributes = {"rpc.system.name": "ddp", "rpc.method": method}
        if error is not None:
            attributes["error.type"] = _type_of(error)
        self._calls.record(seconds, attributes)
        ended_ns = time.time_ns()
        span = self._tracer.start_span(
            method,
            kind=self._client,
            attributes=attributes,
            start_time=ended_ns - round(seconds * _NS),
        )
        if error is not None:
            span.set_status(self._failed)
        span.end(ended_ns)

    @override
    def on_event(self, stream: str, key: str, size: int) -> None:
        """Count the event and its bytes."""
        attributes = {"stream": stream}
        self._events.add(1, attributes)
        self._bytes.add(size, attributes)

    @override
    def on_payload_error(self, error: PayloadError) -> None:
        """Count an event that does not match the schema."""
        self._payload_errors.add(1, {"name": error.name})

    @override
    def on_gap(self, stream: str, key: str, gap: Gap) -> None:
        """Count the gap."""
        self._gaps.add(1, {"stream": stream})

    @override
    def on_reconnect(self, reason: Exception, attempt: int, delay: float) -> None:
        """Count the attempt."""
        self._reconnects.add(1, {"error.type": _type_of(reason)})


def _type_of(error: BaseException) -> str:
    """Classify an error: the server's code, or the class of the error."""
    if isinstance(error, MethodError | LoginError):
        return str(error.error)
    if isinstance(error, Exception):
        return type(error).__name__
    return _CANCELLED
