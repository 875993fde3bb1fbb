# SPDX-License-Identifier: MIT
"""One trace from a relay over the bus to a worker, and back to the call it makes.

W3C trace context in the headers of messages, by OpenTelemetry if that is
installed; spans are named by the semantic conventions for messaging. Without it
nothing is added, at no cost.
"""

from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

_has_traces = find_spec("opentelemetry") is not None  # an extra of its own
if TYPE_CHECKING or _has_traces:
    from opentelemetry import context, propagate, trace

__all__ = ["carried", "continued", "is_traced", "processing", "publishing"]

_SCOPE: Final = "quickmeet"


def is_traced() -> bool:
    """Whether spans are exported; unexported ones still cost microseconds."""
    return _has_traces and not isinstance(
        trace.get_tracer_provider(), trace.ProxyTracerProvider
    )


def carried() -> dict[str, str]:
    """Return headers with the context of the current trace."""
    headers: dict[str, str] = {}
    if _has_traces:
        propagate.inject(headers)
    return headers


@contextmanager
def continued(headers: Mapping[str, str] | None) -> Generator[None]:
    """Continue the trace in headers while a block runs."""
    if not _has_traces or not headers:
        yield
        return
    token = context.attach(propagate.extract(headers))
    try:
        yield
    finally:
        context.detach(token)


@contextmanager
def publishing(destination: str, count: int) -> Generator[dict[str, str]]:
    """Trace a message on its way into the stream.

    Args:
        destination: The stream.
        count: Events in the message.

    Yields:
        The headers with the trace context.
    """
    if not is_traced():
        yield carried()
        return
    with (
        trace.get_tracer_provider()
        .get_tracer(_SCOPE)
        .start_as_current_span(
            f"publish {destination}",
            kind=trace.SpanKind.PRODUCER,
            attributes={
                **_attributes("publish", "send", destination),
                "messaging.batch.message_count": count,
            },
            record_exception=False,
            set_status_on_exception=False,
        )
    ):
        yield carried()


def processing(
    destination: str,
    durable: str,
    event_id: str,
    headers: Mapping[str, str] | None,
    count: int = 1,
) -> AbstractContextManager[None]:
    """Trace how a worker handles events, under the span of their first message.

    Args:
        destination: The stream.
        durable: Name of the workers.
        event_id: Name of the event.
        headers: Those of the message.
        count: How many events.
    """
    if not is_traced():
        return nullcontext()
    return _processing(destination, durable, event_id, headers, count)


@contextmanager
def _processing(
    destination: str,
    durable: str,
    event_id: str,
    headers: Mapping[str, str] | None,
    count: int,
) -> Generator[None]:
    with (
        trace.get_tracer_provider()
        .get_tracer(_SCOPE)
        .start_as_current_span(
            f"process {destination}",
            context=propagate.extract(headers or {}),
            kind=trace.SpanKind.CONSUMER,
            attributes={
                **_attributes("process", "process", destination),
                "messaging.consumer.group.name": durable,
                "messaging.message.id": event_id,
                **({"messaging.batch.message_count": count} if count > 1 else {}),
            },
            record_exception=False,
            set_status_on_exception=False,
        ) as span
    ):
        try:
            yield
        except Exception as error:
            # Its text may quote a message: record only its class.
            span.set_attribute("error.type", type(error).__name__)
            span.set_status(trace.Status(trace.StatusCode.ERROR))
            raise


def _attributes(name: str, kind: str, destination: str) -> dict[str, str | int]:
    return {
        "messaging.system": "nats",
        "messaging.operation.name": name,
        "messaging.operation.type": kind,
        "messaging.destination.name": destination,
    }
