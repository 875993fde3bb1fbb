# SPDX-License-Identifier: MIT
"""Spans and metrics, as OpenTelemetry's own exporters see them."""

import sys
from collections.abc import Iterator

import anyio
import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from quickmeet_runtime.errors import MethodError
from quickmeet_runtime.observability.otel import (
    MissingOpenTelemetryError,
    OpenTelemetry,
)
from quickmeet_runtime.options.options import Reconnect

from ..conftest import Connect
from ..scripted import Refusal, Server, VirtualClock, settle

SOON = Reconnect(jitter=lambda: 1.0)
Points = dict[tuple[str, ...], float]


class Telemetry:
    """OpenTelemetry's side: what it was given."""

    def __init__(self) -> None:
        self._spans = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self._spans))
        self._reader = InMemoryMetricReader()
        self.meters = MeterProvider(metric_readers=[self._reader])
        self.observer = OpenTelemetry(
            tracer_provider=self.tracers, meter_provider=self.meters
        )

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        """The spans that ended."""
        return self._spans.get_finished_spans()

    def points(self) -> dict[str, Points]:
        """Sums, and counts of histograms, by name and the values of attributes."""
        found: dict[str, Points] = {}
        data = self._reader.get_metrics_data()
        for resource in data.resource_metrics if data else ():
            for scope in resource.scope_metrics:
                assert scope.scope.name == "quickmeet"
                for metric in scope.metrics:
                    points = found.setdefault(metric.name, {})
                    for point in metric.data.data_points:
                        values = tuple(map(str, (point.attributes or {}).values()))
                        value = getattr(point, "value", getattr(point, "count", None))
                        points[values] = float(value or 0)
        return found


@pytest.fixture
def telemetry() -> Iterator[Telemetry]:
    telemetry = Telemetry()
    yield telemetry
    telemetry.tracers.shutdown()
    telemetry.meters.shutdown()


async def test_a_call_is_a_span_below_its_callers(
    connect: Connect, server: Server, clock: VirtualClock, telemetry: Telemetry
) -> None:
    async with connect(observer=telemetry.observer) as client:
        outer = telemetry.tracers.get_tracer("a bot").start_as_current_span("outer")
        with outer, anyio.CancelScope():
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(client.things.get, "t")
                await settle()
                await clock.advance(2)
                (call,) = server.connection.calls_of("getThing")
                server.connection.push(
                    {"msg": "result", "id": call["id"], "result": {"_id": "t"}}
                )

    span, parent = telemetry.spans
    assert span.name == "getThing"
    assert span.kind is SpanKind.CLIENT
    assert span.attributes == {"rpc.system.name": "ddp", "rpc.method": "getThing"}
    assert span.status.status_code is StatusCode.UNSET
    assert span.parent is not None
    assert parent.context is not None
    assert span.parent.span_id == parent.context.span_id
    assert span.start_time is not None
    assert span.end_time is not None
    assert span.end_time - span.start_time == 2_000_000_000
    assert telemetry.points()["rpc.client.call.duration"] == {("ddp", "getThing"): 1}


async def test_a_failed_call_has_its_error_and_no_payload(
    connect: Connect, server: Server, telemetry: Telemetry
) -> None:
    server.methods["getThing"] = Refusal("error-x", "c4n4ry")
    async with connect(observer=telemetry.observer) as client:
        with pytest.raises(MethodError):
            await client.things.get("c4n4ry")
        server.methods["getThing"] = 5
        with pytest.raises(Exception, match="getThing"):
            await client.things.get("c4n4ry")
        del server.methods["getThing"]
        with anyio.CancelScope() as scope:
            scope.cancel()
            await client.call_raw("getThing", "c4n4ry")

    kinds = [(span.attributes or {})["error.type"] for span in telemetry.spans]
    assert kinds == ["error-x", "PayloadError", "cancelled"]
    assert {span.status.status_code for span in telemetry.spans} == {StatusCode.ERROR}
    assert telemetry.points()["rpc.client.call.duration"] == {
        ("ddp", "getThing", kind): 1 for kind in kinds
    }
    assert "c4n4ry" not in "".join(span.to_json() for span in telemetry.spans)


async def test_what_happens_is_counted(
    connect: Connect, server: Server, clock: VirtualClock, telemetry: Telemetry
) -> None:
    async with (
        connect(observer=telemetry.observer, reconnect=SOON) as client,
        client.things.follow("t") as things,
    ):
        server.connection.event("t", 5)
        server.connection.event("t", {"_id": "t"})
        await anext(things)
        await settle()
        server.connection.drop()
        await clock.advance(1)

    points = telemetry.points()
    stream = ("stream-things",)
    assert points["quickmeet.client.events"] == {stream: 2}
    assert points["quickmeet.client.event.size"][stream] > 100
    assert points["quickmeet.client.payload_errors"] == {stream: 1}
    assert points["quickmeet.client.gaps"] == {stream: 1}
    assert points["quickmeet.client.connections"] == {(): 2}
    assert points["quickmeet.client.reconnects"] == {("TransportClosedError",): 1}


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(MissingOpenTelemetryError, match=r"quickmeet\[otel\]"):
        OpenTelemetry()


def test_the_global_providers_are_taken_where_none_are_given() -> None:
    OpenTelemetry().on_call("getThing", 1.0, None)
