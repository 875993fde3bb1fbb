# SPDX-License-Identifier: MIT
"""`login`, `call` and `listen` against a server."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quickmeet_devserver.server.threaded import ThreadedServer
from tests.cli.conftest import Run


def test_login_prints_a_token_that_the_next_command_takes(
    as_alice: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = as_alice("login")
    assert outcome.code == 0
    answer = json.loads(outcome.out)
    monkeypatch.delenv("QUICKMEET_USER")
    monkeypatch.delenv("QUICKMEET_PASSWORD")
    monkeypatch.setenv("QUICKMEET_TOKEN", answer["token"])
    again = as_alice("call", "getRoomIdByNameOrId", '"general"')
    assert (again.code, again.out) == (0, '"GENERAL"\n')


def test_login_keeps_the_token_in_a_file_that_the_next_command_takes(
    as_alice: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "alice.token"
    outcome = as_alice("login", "--token-file", str(file))
    assert outcome.code == 0
    assert set(json.loads(outcome.out)) == {"user_id", "token_file"}
    assert json.loads(file.read_text("utf-8"))["token"] not in outcome.out
    monkeypatch.delenv("QUICKMEET_USER")
    monkeypatch.delenv("QUICKMEET_PASSWORD")
    monkeypatch.setenv("QUICKMEET_TOKEN_FILE", str(file))
    again = as_alice("call", "getRoomIdByNameOrId", '"general"')
    assert (again.code, again.out) == (0, '"GENERAL"\n')
    file.chmod(0o644)
    refused = as_alice("call", "getRoomIdByNameOrId", '"general"')
    assert refused.code == 1
    assert "chmod 600" in refused.err


def test_call_takes_json_and_files_and_prints_the_result(
    as_alice: Run, tmp_path: Path
) -> None:
    message = tmp_path / "message.json"
    message.write_text('{"rid": "GENERAL", "msg": "from a file"}', "utf-8")
    outcome = as_alice("call", "sendMessage", f"@{message}")
    assert outcome.code == 0
    assert json.loads(outcome.out)["msg"] == "from a file"
    assert as_alice("call", "readMessages", '"GENERAL"').out == "null\n"


@pytest.mark.parametrize("name", ["GET /v1/users.info", "users.info"])
def test_call_takes_endpoints(as_alice: Run, name: str) -> None:
    outcome = as_alice("call", name, '{"username": "alice"}')
    assert outcome.code == 0
    assert json.loads(outcome.out)["user"]["username"] == "alice"


def test_call_takes_the_name_in_python(as_alice: Run) -> None:
    outcome = as_alice("call", "messages.send", '{"rid": "GENERAL", "msg": "x"}')
    assert json.loads(outcome.out)["msg"] == "x"


def test_an_endpoint_takes_parts_of_its_path_from_the_object(as_alice: Run) -> None:
    name = "GET /v1/settings/{_id}"
    found = as_alice("call", name, '{"_id": "Site/Url"}')
    assert (found.code, "GET /v1/settings/Site%2FUrl" in found.err) == (1, True)
    lacking = as_alice("call", name)
    assert (lacking.code, lacking.out) == (2, "")
    assert "needs _id in its JSON object" in lacking.err


@pytest.mark.parametrize("values", [["[]"], ["{}", "{}"], ["5"]])
def test_an_endpoint_takes_one_object(as_alice: Run, values: list[str]) -> None:
    outcome = as_alice("call", "users.info", *values)
    assert outcome.code == 2
    assert "takes one JSON object" in outcome.err


def test_what_the_server_refuses_is_one_line_and_exit_code_1(as_alice: Run) -> None:
    outcome = as_alice("call", "no.such.method")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        "quickmeet: MethodNotFoundError: no.such.method: "
        "Method 'no.such.method' not found [404]\n"
    )


def test_a_parameter_that_is_not_json_is_wrong_use(as_alice: Run) -> None:
    outcome = as_alice("call", "getRoomIdByNameOrId", "general")
    assert outcome.code == 2
    assert "parameter 1 is not JSON" in outcome.err
    assert "quotes" in outcome.err


@pytest.mark.parametrize(
    ("missing", "said"),
    [("URL", "QUICKMEET_URL"), ("PASSWORD", "password"), ("USER", "user")],
)
def test_what_is_missing_is_named(
    as_alice: Run, monkeypatch: pytest.MonkeyPatch, missing: str, said: str
) -> None:
    monkeypatch.delenv(f"QUICKMEET_{missing}")
    outcome = as_alice("call", "rooms/get")
    assert outcome.code == 2
    assert said in outcome.err


def test_nobody_to_log_in_as_is_wrong_use(
    as_alice: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUICKMEET_USER")
    monkeypatch.delenv("QUICKMEET_PASSWORD")
    for command in ("login", "tail"):
        outcome = as_alice(command)
        assert outcome.code == 2
        assert "no login given" in outcome.err


def test_a_result_that_means_no_is_a_failure(as_alice: Run) -> None:
    outcome = as_alice("call", "sendMessage", '{"rid": "NOWHERE", "msg": "x"}')
    assert (outcome.code, outcome.out) == (1, "null\n")
    assert outcome.err == (
        "quickmeet: sendMessage: the server refused, and gave no reason\n"
    )


def test_a_misspelt_stream_is_corrected(as_alice: Run) -> None:
    outcome = as_alice("listen", "room-mesages", "GENERAL")
    assert (outcome.code, outcome.out) == (1, "")
    assert "did you mean stream-room-messages?" in outcome.err


def test_a_wrong_password_is_not_repeated(as_alice: Run) -> None:
    outcome = as_alice("login", "--password", "open-sesame")
    assert outcome.code == 1
    assert "Incorrect password" in outcome.err
    assert "open-sesame" not in outcome.err


@contextmanager
def listening(
    server: ThreadedServer, *options: str, event: str = "GENERAL"
) -> Generator[subprocess.Popen[str]]:
    """``quickmeet listen room-messages GENERAL`` in a process, once it listens."""
    environment = os.environ | {
        "QUICKMEET_URL": server.url,
        "QUICKMEET_USER": "alice",
        "QUICKMEET_PASSWORD": "wonderland",
    }
    command = [
        sys.executable,
        "-c",
        "import quickmeet_cli as q; raise SystemExit(q.main())",
    ]
    with subprocess.Popen(
        [*command, "listen", "room-messages", event, *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        assert "listening" in process.stderr.readline()
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("event", ["GENERAL", "#general"])
def test_listen_prints_events_until_it_has_as_many_as_wanted(
    event: str, server: ThreadedServer, as_alice: Run
) -> None:
    with listening(server, "--count", "2", event=event) as process:
        for text in ("one", "two"):
            message = json.dumps({"rid": "GENERAL", "msg": text})
            assert as_alice("call", "sendMessage", message).code == 0
        out, _ = process.communicate()
    assert process.returncode == 0
    assert [json.loads(line)[0]["msg"] for line in out.splitlines()] == ["one", "two"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_ctrl_c_ends_listen_cleanly(server: ThreadedServer) -> None:
    with listening(server) as process:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
def test_sigterm_drains_listen_and_closes_its_connection(
    server: ThreadedServer,
) -> None:
    with listening(server) as process:
        process.terminate()
        _, err = process.communicate()
    assert process.returncode == 128 + signal.SIGTERM
    assert "Traceback" not in err
