# SPDX-License-Identifier: MIT
"""`methods` and `describe`: what the schema says, in the terminal."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_methods_lists_what_matches_by_any_of_its_names(run: Run) -> None:
    by_wire = run("methods", "sendMessage")
    by_python = run("methods", "messages.send")
    by_pattern = run("methods", "*.SEND")
    line = "sendMessage\tmessages.send\tSend a message to a room."
    for outcome in (by_wire, by_python, by_pattern):
        assert outcome.code == 0
        assert line in outcome.out.splitlines()


def test_methods_lists_all_methods_and_streams(run: Run) -> None:
    lines = run("methods").out.splitlines()
    assert len(lines) > 350
    assert any(
        line.startswith(
            "stream-room-messages __my_messages__\tmessages.follow_mine "
            "messages.changes_mine\t"
        )
        for line in lines
    )


def test_methods_as_json_has_an_object_a_line(run: Run) -> None:
    told = [
        json.loads(line)
        for line in run("methods", "rooms", "--format", "json").out.splitlines()
    ]
    assert {"wire", "python", "kind", "summary"} == set(told[0])
    assert {one["kind"] for one in told} == {"method", "event", "endpoint", "history"}


@pytest.mark.parametrize(
    "name", ["sendMessage", "messages.send", "client.messages.send()"]
)
def test_describe_explains_a_method_by_any_of_its_names(run: Run, name: str) -> None:
    outcome = run("describe", name)
    assert outcome.code == 0
    for said in (
        "await client.messages.send(room_id, text=..., message_id=..., ",
        "Send a message to a room.",
        "thread_id",
        "(string, optional)",
        "RateLimitedError",
        "MessageRefusedError",
        "removed     9.0.0",
        "by REST     POST /v1/chat.sendMessage",
        "5 calls in 1 s",
        "safe to repeat where message_id is given",
    ):
        assert said in outcome.out, said


def test_describe_explains_every_event_of_a_stream(run: Run) -> None:
    for name in ("stream-room-messages", "room-messages"):
        outcome = run("describe", name)
        assert "async with client.messages.follow(room_id) as events:" in outcome.out
        assert "messages.changes_mine" in outcome.out


def test_describe_as_json_is_what_the_schema_says(run: Run) -> None:
    told = json.loads(run("describe", "sendMessage", "--format", "json").out)
    assert (told["wire"], told["name"]) == ("sendMessage", "send")


@pytest.mark.parametrize("command", ["methods", "describe"])
@pytest.mark.parametrize(
    ("asked", "meant"),
    [("sendMesage", "sendMessage"), ("mesages.send", "messages.send")],
)
def test_a_name_with_a_slip_says_what_was_meant(
    run: Run, command: str, asked: str, meant: str
) -> None:
    outcome = run(command, asked)
    assert outcome.code == 2
    assert f"did you mean {meant}" in outcome.err


def test_a_call_of_a_name_with_a_slip_says_what_was_meant(as_alice: Run) -> None:
    outcome = as_alice("call", "sendMesage", "{}")
    assert outcome.code == 1
    assert ": did you mean sendMessage" in outcome.err


def test_describe_says_which_servers_have_an_argument(run: Run, tmp_path: Path) -> None:
    overlay = tmp_path / "mine.yaml"
    overlay.write_text(
        "domain: messages\n"
        "types:\n"
        "  Applause:\n"
        "    description: An applause.\n"
        "    type: object\n"
        "    properties:\n"
        "      hands:\n"
        "        type: integer\n"
        "        description: How many.\n"
        "        x-versions: {since: 7.1.0}\n"
        "methods:\n"
        "  applaud:\n"
        "    name: applaud\n"
        "    summary: Applaud.\n"
        "    access: user\n"
        "    params:\n"
        "      - {name: applause, spread: true, schema: {$ref: Applause}}\n"
        "      - name: long\n"
        "        optional: true\n"
        "        versions: {since: 8.0.0, removed: 9.0.0}\n"
        "        schema: {type: boolean}\n"
        "        description: Whether for long.\n",
        "utf-8",
    )
    said = run("describe", "applaud", "--overlay", str(overlay)).out
    assert "How many. Servers since 7.1.0. (integer, optional)" in said
    assert "Whether for long. Servers since 8.0.0. Removed in 9.0.0." in said


def test_a_custom_schema_is_described(run: Run, tmp_path: Path) -> None:
    overlay = tmp_path / "own.yaml"
    overlay.write_text(
        "domain: messages\n"
        "methods:\n"
        "  applaud:\n"
        "    name: applaud\n"
        "    summary: Applaud a message.\n"
        "    access: user\n",
        "utf-8",
    )
    outcome = run("describe", "applaud", "--overlay", str(overlay))
    assert "await client.messages.applaud()" in outcome.out, outcome.err


@pytest.mark.parametrize(
    "name",
    [
        *("GET /v1/statistics.list", "GET /api/v1/statistics.list"),
        *("/v1/statistics.list", "get /v1/statistics.list", "admin.list_statistics"),
    ],
)
def test_describe_explains_an_endpoint_by_any_of_its_names(run: Run, name: str) -> None:
    said = run("describe", name).out
    assert said.startswith("GET /v1/statistics.list\n")
    assert "  async for one in client.admin.list_statistics():" in said
    assert "view-statistics" in said


def test_an_endpoint_that_sends_a_file_is_described_as_such(run: Run) -> None:
    said = run("describe", "POST /v1/custom-sounds.create").out
    assert "await client.custom_sounds.create(sound, name)" in said
    assert "The sound. (file)" in said


def test_an_endpoint_of_several_kinds_of_rooms_is_found_by_each(run: Run) -> None:
    for kind in ("channels", "groups", "im"):
        said = run("describe", f"/v1/{kind}.members").out
        assert "async for one in client.rooms.members(room_id, text=" in said
    assert run("describe", "POST /v1/channels.members").code == 2


def test_a_method_is_found_by_the_endpoint_that_replaces_it(run: Run) -> None:
    said = run("describe", "POST /v1/chat.sendMessage").out
    assert said.startswith("sendMessage\n")
    assert "sendMessage\tmessages.send" in run("methods", "chat.sendMessage").out


def test_publications_and_histories_are_described(run: Run) -> None:
    said = run("describe", "admin.follow_client_versions").out
    assert "async with client.admin.follow_client_versions(app_id=...) as doc" in said
    assert "in the collection meteor_autoupdate_clientVersions" in said
    said = run("describe", "messages.history").out
    assert "async for one in client.messages.history(room_id):" in said
    assert "GET /v1/rooms.history" in said


def test_an_endpoint_with_a_slip_says_what_was_meant(run: Run) -> None:
    outcome = run("describe", "GET /v1/baners")
    assert outcome.code == 2
    assert "did you mean GET /v1/banners" in outcome.err
