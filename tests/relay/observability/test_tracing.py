# SPDX-License-Identifier: MIT
"""One trace from the relay to the worker, and on to the answer."""

from collections.abc import Callable, Iterator

import anyio
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

import quickmeet
from quickmeet import bot
from quickmeet_devserver import Server
from quickmeet_relay import connect as connect_bus
from quickmeet_relay.observability import tracing

from ..conftest import RealBroker, connect, listening, relaying

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Spans that ended; the global provider is replaced as long as a test runs."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    yield exporter
    provider.shutdown()


def one(
    spans: InMemorySpanExporter, wanted: Callable[[ReadableSpan], bool]
) -> ReadableSpan:
    (found,) = (span for span in spans.get_finished_spans() if wanted(span))
    return found


def attribute(span: ReadableSpan, name: str) -> object:
    return (span.attributes or {}).get(name)


async def test_a_trace_continues_in_the_worker_and_its_calls(
    broker: RealBroker, server: Server, spans: InMemorySpanExporter
) -> None:
    carried: list[dict[str, str]] = []
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
        bus.follow("w") as deliveries,
    ):
        await listening(broker)
        await alice.messages.send("GENERAL", "hi there")
        with anyio.fail_after(30):
            async for delivery in deliveries:
                async with delivery as change:
                    carried.append(tracing.carried())
                    assert isinstance(change, quickmeet.MessageSent)
                break
    published = one(spans, lambda span: span.kind is SpanKind.PRODUCER)
    handled = one(spans, lambda span: span.kind is SpanKind.CONSUMER)
    assert (published.name, handled.name) == ("publish QUICKMEET", "process QUICKMEET")
    assert handled.parent is not None
    assert published.context is not None
    assert handled.context is not None
    assert handled.parent.span_id == published.context.span_id
    assert f"{handled.context.trace_id:032x}" in carried[0]["traceparent"]
    assert attribute(handled, "messaging.consumer.group.name") == "w"
    assert "hi there" not in f"{handled.attributes} {published.attributes}"


async def test_a_batch_continues_the_trace_of_its_first_message(
    broker: RealBroker, server: Server, spans: InMemorySpanExporter
) -> None:
    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
    ):
        await listening(broker)
        for text in ("one", "two"):
            await alice.messages.send("GENERAL", text)
        with anyio.fail_after(30):
            async with bus.follow("w") as deliveries:
                while bus.statistics.held < 2:  # both are here: they are one batch
                    await anyio.lowlevel.checkpoint()
                async with await anext(deliveries.batches()) as changes:
                    assert len(changes) == 2
    published = [
        span for span in spans.get_finished_spans() if span.kind is SpanKind.PRODUCER
    ]
    handled = one(spans, lambda span: span.kind is SpanKind.CONSUMER)
    assert handled.parent is not None
    assert attribute(handled, "messaging.batch.message_count") == 2
    first = min(published, key=lambda span: span.start_time or 0)
    assert first.context is not None
    assert handled.parent.span_id == first.context.span_id


async def test_a_bots_answer_is_below_the_message_that_it_answers(
    broker: RealBroker, server: Server, spans: InMemorySpanExporter
) -> None:
    router = bot.Router()
    carried: list[dict[str, str]] = []

    @router.command
    async def ping(message: bot.Incoming) -> None:
        carried.append(tracing.carried())
        await message.reply("pong")

    async with (
        relaying(broker, server),
        connect(server, "alice") as alice,
        connect_bus(broker.url, workspace="acme") as bus,
        bot.serving_bus(router, bus) as working,
    ):
        sent = await alice.messages.send("GENERAL", "!ping")
        with anyio.fail_after(30):
            await working.handled(sent.id)
    handled = one(
        spans,
        lambda span: (
            span.kind is SpanKind.CONSUMER
            and sent.id in str(attribute(span, "messaging.message.id"))
        ),
    )
    assert handled.context is not None
    assert f"{handled.context.span_id:016x}" in carried[0]["traceparent"]


def test_a_failure_marks_its_span_without_details(spans: InMemorySpanExporter) -> None:
    def fail() -> None:
        with tracing.processing("S", "w", "id", None):
            raise ValueError("a secret")

    with pytest.raises(ValueError, match="a secret"):
        fail()
    span = one(spans, lambda _: True)
    assert span.status.status_code is StatusCode.ERROR
    assert attribute(span, "error.type") == "ValueError"
    assert "secret" not in span.to_json()


def test_a_call_continues_the_callers_trace(spans: InMemorySpanExporter) -> None:
    with tracing.publishing("S", 3) as headers:
        pass
    with tracing.continued(headers):
        assert tracing.carried() == headers
    assert tracing.carried() == {}
    assert attribute(one(spans, lambda _: True), "messaging.batch.message_count") == 3


def test_without_opentelemetry_nothing_is_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tracing, "_has_traces", False)
    with tracing.publishing("S", 1) as headers, tracing.continued({"traceparent": "x"}):
        assert (headers, tracing.carried()) == ({}, {})
    with tracing.processing("S", "w", "id", headers):
        assert tracing.carried() == {}
