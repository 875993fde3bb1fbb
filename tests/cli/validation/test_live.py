# SPDX-License-Identifier: MIT
"""`validate live`: a proxy that reports every deviation."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_devserver.server.threaded import ThreadedServer
from quickmeet_runtime.model.operations.publication import Stream
from tests.cli.conftest import Run

COMMAND = (
    sys.executable,
    "-c",
    "import sys, quickmeet_cli as c; sys.exit(c.main())",
    "validate",
    "live",
)
ODD: Stream[object] = Stream("stream-notify-room", "{room_id}/deleteMessage", object)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise")
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_passes_is_reported_until_a_signal_ends_it(
    form: str, server: ThreadedServer
) -> None:
    with subprocess.Popen(
        [*COMMAND, server.url, "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            address = process.stderr.readline().removeprefix("connect to ").strip()
            login = quickmeet.Password("alice", "wonderland")
            with quickmeet.sync.connect(address, login) as client:
                client.messages.post("GENERAL", "by REST")
                with client.subscribe_raw(ODD.name, "GENERAL/deleteMessage") as events:
                    server.emit(ODD, ("GENERAL",), {"_id": 5})
                    next(events)
            told = process.stdout.readline().strip()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 1
    assert out == ""
    assert "wonderland" not in told + err
    assert err.splitlines()[-1].endswith("payloads checked, 1 violations")
    if form == "json":
        found: dict[str, Any] = json.loads(told)
        assert (found["dir"], found["path"], found["kind"]) == (
            "in",
            "$[0]._id",
            "type",
        )
    else:
        name = "stream-notify-room {id}/deleteMessage"
        assert f": in {name} $[0]._id: type: 5 is not of type" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ftp://chat",), "is not the address of a server"),
        (("http://127.0.0.1", "--port", "70000"), "from 0 to 65535"),
        (
            ("http://127.0.0.1", "--host", "192.0.2.1"),
            "cannot listen on 192.0.2.1 port 0",
        ),
        (("http://127.0.0.1", "--package", "nowhere"), "nowhere"),
    ],
)
def test_wrong_use_is_one_line(arguments: tuple[str, ...], said: str, run: Run) -> None:
    outcome = run("validate", "live", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_violations_of_a_recording_are_not_kept_in_memory_in_either_form(
    run: Run, tmp_path: Path
) -> None:
    fields = {"eventName": "GENERAL/deleteMessage", "args": [{"_id": 5}]}
    frame = {"msg": "changed", "collection": "stream-notify-room", "fields": fields}
    line = json.dumps({"dir": "in", "frame": json.dumps(frame)})
    path = tmp_path / "talk.jsonl"
    path.write_text(f"{line}\n" * 3, "utf-8")
    as_text, as_json = (
        run("validate", "transcript", str(path), "--format", form)
        for form in ("text", "json")
    )
    assert as_text.code == as_json.code == 1
    assert len(as_text.out.splitlines()) == 3
    found = json.loads(as_json.out)
    assert [one["line"] for one in found["violations"]] == [1, 2, 3]
    assert (found["frames"], found["unknown"]) == (3, {})


def test_what_a_terminal_acts_upon_is_not_written_to_it(
    run: Run, tmp_path: Path
) -> None:
    frame = {"msg": "changed", "collection": "users", "fields": {"\x1b[2J": 1}}
    path = tmp_path / "talk.jsonl"
    path.write_text(json.dumps({"dir": "in", "frame": json.dumps(frame)}), "utf-8")
    outcome = run("validate", "transcript", str(path))
    assert "\x1b" not in outcome.out + outcome.err
