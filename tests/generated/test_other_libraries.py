# SPDX-License-Identifier: MIT
"""Our types in the libraries that people use them with, unchanged."""

import json
import pickle
import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

import jsonschema_rs
import msgspec
import pydantic
import pydantic_core
import pytest
from fast_depends.msgspec import MsgSpecSerializer
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient as FastApiClient
from faststream.nats import NatsBroker, TestNatsBroker
from faststream.specification import AsyncAPI
from litestar import Litestar, post
from litestar.params import JSONBody
from litestar.testing import TestClient as LitestarClient

import quickmeet
from quickmeet import types
from quickmeet.messages import FOLLOW

WIRE: Final[dict[str, object]] = {
    "_id": "m",
    "rid": "GENERAL",
    "msg": "hi",
    "ts": {"$date": 1},
    "u": {"_id": "u", "username": "ada"},
    "_updatedAt": {"$date": 2},
    "md": [
        {"type": "PARAGRAPH", "value": [{"type": "PLAIN_TEXT", "value": "hi"}]},
        {"type": "OF_A_NEWER_SERVER", "value": 1},
    ],
    "attachments": [{"title": "a file", "attachments": [{"text": "a quote"}]}],
}
KNOWN: Final[dict[str, object]] = {**WIRE, "md": []}
"""A message without anything that the schema does not know."""
CHANGES: Final[list[Mapping[str, object]]] = [
    {
        "change": "sent",
        "message": WIRE,
        "room_id": "GENERAL",
        "room_kind": "c",
        "room_name": "general",
    },
    {"change": "updated", "message": WIRE, "room_id": "GENERAL"},
    {"change": "deleted", "message_id": "m", "room_id": "GENERAL"},
    {
        "change": "gap",
        "since": {"$date": 1},
        "until": {"$date": 2},
        "reason": "lost",
        "room_id": "",
    },
]
Change = quickmeet.Change[types.Message]


@pytest.fixture
def message() -> types.Message:
    return FOLLOW.decoder.decode(b"[%b]" % json.dumps(WIRE).encode())


class Task(pydantic.BaseModel):
    """As people have it in their programs."""

    message: types.Message
    change: Change | None = None
    at: quickmeet.Timestamp | None = None
    others: list[types.Message] = []


def test_changes_are_a_tagged_union() -> None:
    for wire in CHANGES:
        change = cast("Any", msgspec.convert(wire, Change))

        assert msgspec.to_builtins(change) == wire
        assert msgspec.json.decode(msgspec.json.encode(change), type=Change) == change
        packed = msgspec.msgpack.encode(change)
        assert msgspec.msgpack.decode(packed, type=Change) == change
        assert pickle.loads(pickle.dumps(change)) == change  # noqa: S301  # our own
        assert hash(change) == hash(msgspec.convert(wire, Change))


class TestPydantic:
    def test_a_field_takes_the_wire_and_gives_it_back(
        self, message: types.Message
    ) -> None:
        task = Task.model_validate(
            {
                "message": WIRE,
                "change": CHANGES[0],
                "at": {"$date": 5},
                "others": [WIRE],
            }
        )

        assert task.message == message
        assert task.message.markup == message.markup
        assert isinstance(task.change, quickmeet.MessageSent)
        assert task.at == quickmeet.Timestamp(5)
        assert task.model_dump()["message"] == WIRE
        assert Task.model_validate_json(task.model_dump_json()) == task

    def test_a_field_takes_a_message(self, message: types.Message) -> None:
        assert Task(message=message).message is message

    @pytest.mark.parametrize("wire", CHANGES, ids=lambda wire: str(wire["change"]))
    def test_changes_are_distinguished(self, wire: Mapping[str, object]) -> None:
        task = Task.model_validate({"message": WIRE, "change": wire})

        assert task.model_dump()["change"] == wire

    def test_what_does_not_fit_is_refused_with_its_place(self) -> None:
        odd = {**WIRE, "u": {"_id": 5}}

        with pytest.raises(pydantic.ValidationError, match=r"\$\.u\._id"):
            Task.model_validate({"message": odd})

    def test_variants_of_newer_servers_are_kept_where_no_other_flaw_is(self) -> None:
        adapter = pydantic.TypeAdapter(types.ActionsBlock)
        known = {"type": "button", "actionId": "a"}
        block = {"type": "actions", "elements": [known, {"type": "of_tomorrow"}]}

        assert adapter.dump_python(adapter.validate_python(block)) == block
        with pytest.raises(pydantic.ValidationError):
            adapter.validate_python({**block, "elements": 5})

    def test_objects_are_written_where_no_type_is_known(
        self, message: types.Message
    ) -> None:
        assert json.loads(pydantic_core.to_json([message])) == [WIRE]

    def test_the_json_schema_is_whole(self) -> None:
        schema = Task.model_json_schema()
        jsonschema_rs.Draft202012Validator(schema).validate(
            {"message": KNOWN, "change": CHANGES[2], "others": [KNOWN]}
        )

        assert not jsonschema_rs.Draft202012Validator(schema).is_valid(
            {"message": {"_id": 5}}
        )
        assert schema["$defs"]["Message"]["properties"]["rid"]["description"]


class TestFastApi:
    @pytest.fixture
    def client(self) -> FastApiClient:
        app = FastAPI()

        @app.post("/message")
        async def _(message: Annotated[types.Message, Body()]) -> types.Message:
            return message

        @app.post("/change")
        async def _(change: Change) -> dict[str, str]:
            return {"kind": type(change).__name__}

        return FastApiClient(app)

    def test_a_body_and_an_answer(self, client: FastApiClient) -> None:
        assert client.post("/message", json=WIRE).json() == WIRE
        assert client.post("/message", json={"_id": 1}).status_code == 422

    def test_changes_are_distinguished(self, client: FastApiClient) -> None:
        kinds = [client.post("/change", json=one).json()["kind"] for one in CHANGES]

        assert kinds == ["MessageSent", "MessageUpdated", "MessageDeleted", "Gap"]

    def test_the_openapi_document_has_the_types(self, client: FastApiClient) -> None:
        document = client.get("/openapi.json").json()

        names = document["components"]["schemas"]
        assert any(name.startswith("Message") for name in names)
        references = set(_references(document))
        assert references
        prefix = "#/components/schemas/"
        assert {one.removeprefix(prefix) for one in references} <= set(names)


def _references(document: object) -> list[str]:
    return re.findall(r'"\$ref": "([^"]+)"', json.dumps(document))


class TestFastStream:
    @pytest.mark.parametrize("serializer", [None, MsgSpecSerializer()])
    async def test_a_handler_is_typed_as_a_message(
        self,
        serializer: MsgSpecSerializer | None,
        message: types.Message,
        anyio_backend_name: str,
    ) -> None:
        if anyio_backend_name != "asyncio":
            pytest.skip("FastStream has asyncio alone")
        broker = (
            NatsBroker() if serializer is None else NatsBroker(serializer=serializer)
        )
        taken: list[object] = []

        @broker.subscriber("messages")
        async def take(message: types.Message) -> None:
            taken.append(message)

        @broker.subscriber("changes")
        async def react(change: Change) -> None:
            taken.append(change)

        async with TestNatsBroker(broker) as running:
            await running.publish(json.dumps(WIRE).encode(), "messages")
            await running.publish(message, "messages")
            await running.publish(quickmeet.MessageSent(message, "r"), "changes")

        assert taken == [message, message, quickmeet.MessageSent(message, "r")]

    def test_the_asyncapi_document_can_be_written(self) -> None:
        broker = NatsBroker()

        @broker.subscriber("messages")
        async def _(message: types.Message) -> None: ...

        assert "MarkupBlock" in AsyncAPI(broker).to_specification().to_json()


class TestLitestar:
    def test_bodies_answers_and_the_openapi_document(self) -> None:
        @post("/message")
        async def take(data: JSONBody[types.Message]) -> types.Message:
            return data

        @post("/change")
        async def react(data: JSONBody[Change]) -> str:
            return type(data).__name__

        with LitestarClient(Litestar([take, react], logging_config=None)) as client:
            assert client.post("/message", json=WIRE).json() == WIRE
            assert client.post("/message", json={"_id": 1}).status_code == 400
            kinds = [client.post("/change", json=one).text for one in CHANGES]
            assert kinds == ["MessageSent", "MessageUpdated", "MessageDeleted", "Gap"]
            document = client.get("/schema/openapi.json").json()
            assert "Message" in document["components"]["schemas"]


class TestJsonSchema:
    @pytest.mark.parametrize(
        ("type_", "value"),
        [
            (types.Message, KNOWN),
            (list[types.Message], [KNOWN, KNOWN]),
            (types.MyMessage, [KNOWN, {"roomParticipant": True, "roomType": "c"}]),
            (quickmeet.Timestamp, {"$date": 1}),
            (Change, {**CHANGES[0], "message": KNOWN}),
            (Change, CHANGES[2]),
            (Change, CHANGES[3]),
        ],
    )
    def test_what_a_type_takes_fits_its_schema(
        self, type_: object, value: object
    ) -> None:
        schema = quickmeet.json_schema(type_)

        jsonschema_rs.meta.validate(schema)
        jsonschema_rs.Draft202012Validator(schema).validate(value)
        assert not jsonschema_rs.Draft202012Validator(schema).is_valid({"odd": 1})

    @pytest.mark.parametrize(
        ("type_", "value"),
        [
            (types.Message, {**KNOWN, "md": None, "tmid": None, "attachments": None}),
            (types.AccountChange, {"type": "updated", "id": "u", "data": None}),
            (types.UserStatusChange, ["u", "ada", 1, *[None] * 5]),
        ],
    )
    def test_what_may_be_absent_may_be_null(
        self, type_: type[msgspec.Struct], value: object
    ) -> None:
        assert msgspec.to_builtins(msgspec.convert(value, type_)) == value

        schema = quickmeet.json_schema(type_)
        jsonschema_rs.Draft202012Validator(schema).validate(value)
        described = pydantic.TypeAdapter(type_).json_schema()
        jsonschema_rs.Draft202012Validator(described).validate(value)

    def test_it_says_what_our_schema_says_and_nothing_of_the_generator(self) -> None:
        text = json.dumps(quickmeet.json_schema(types.Message))

        assert "When it was sent, by the server's clock" in text
        assert '"x-' not in text

    def test_a_custom_struct_may_hold_our_types(self) -> None:
        class Job(msgspec.Struct):
            message: types.Message

        schema = cast("Any", quickmeet.json_schema(Job))

        assert "rid" in schema["$defs"]["Message"]["properties"]

    def test_msgspec_describes_every_type(self) -> None:
        assert msgspec.json.schema(types.Message)["$defs"]

    def test_what_has_none_is_refused(self) -> None:
        with pytest.raises(TypeError):
            quickmeet.json_schema(complex)
