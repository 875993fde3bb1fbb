# SPDX-License-Identifier: MIT
"""`tail`: what happens in all rooms."""

import json
from pathlib import Path

import pytest

import quickmeet
import quickmeet.sync
from quickmeet_cli.output import printable
from quickmeet_devserver.server.threaded import ThreadedServer
from tests.cli.conftest import Run


@pytest.fixture
def place(server: ThreadedServer, tmp_path: Path) -> Path:
    """A place that `tail` continues from, and what happened since then."""
    login = quickmeet.Password("alice", "wonderland")
    file = tmp_path / "place"
    with quickmeet.sync.connect(server.url, login) as alice:
        with alice.messages.changes_mine() as changes:
            marked = alice.messages.send("GENERAL", "before")
            changes.wait_for(
                lambda one: (
                    isinstance(one, quickmeet.MessageSent)
                    and one.message.id == marked.id
                )
            )
            file.write_text(str(changes.cursor), "utf-8")
        sent = alice.messages.send("GENERAL", "first \x1b[31mred")
        alice.messages.edit(room_id="GENERAL", message_id=sent.id, text="second")
        alice.messages.send("GENERAL", "third")
    return file


def test_tail_shows_room_author_and_text_of_what_happened_since(
    as_alice: Run, place: Path
) -> None:
    outcome = as_alice("tail", "--state", str(place), "--count", "2")
    assert outcome.code == 0, outcome.err
    assert "#general alice: third" in outcome.out
    assert "\x1b" not in outcome.out
    again = as_alice("tail", "--state", str(place), "--count", "0")
    assert (again.code, again.out) == (0, "")


def test_tail_as_json_has_a_change_a_line(as_alice: Run, place: Path) -> None:
    outcome = as_alice(
        "tail", "--state", str(place), "--count", "2", "--format", "json"
    )
    told = [json.loads(line) for line in outcome.out.splitlines()]
    assert [one["message"]["msg"] for one in told] == ["second", "third"]
    assert {one["room_id"] for one in told} == {"GENERAL"}


def test_tail_leaves_out_rooms_that_are_not_named(as_alice: Run, place: Path) -> None:
    rooms = ("general", "nowhere")
    outcome = as_alice("tail", *rooms, "--state", str(place), "--count", "2")
    assert outcome.code == 0
    assert outcome.err.splitlines()[1:] == ["you are in no room nowhere yet"]
    assert len(outcome.out.splitlines()) == 2


def test_a_file_that_holds_no_place_is_wrong_use(as_alice: Run, tmp_path: Path) -> None:
    file = tmp_path / "place"
    file.write_text("nowhere", "utf-8")
    outcome = as_alice("tail", "--state", str(file))
    assert (outcome.code, "holds no place" in outcome.err) == (2, True)


def test_what_a_terminal_would_act_upon_is_escaped() -> None:
    assert printable("\x1b[2Jgone\u202e\nnext é 🎉") == r"\x1b[2Jgone\u202e ⏎ next é 🎉"
