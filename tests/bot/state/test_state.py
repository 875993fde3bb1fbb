# SPDX-License-Identifier: MIT
"""The file of the state: whole or not there, and nobody else's."""

import os
import sys
from pathlib import Path

import pytest

from quickmeet import Cursor
from quickmeet.bot import StateError
from quickmeet_bot.state.state_file import SavedState, StateFile

STATE = SavedState("bot", Cursor(at=7, seen={"m": 6}), ("n",))


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "bot.state")
    assert file.load("bot") is None
    file.save(STATE)
    assert file.load("bot") == STATE
    assert os.listdir(tmp_path) == ["bot.state"]  # noqa: PTH208  # no temporary one


def test_a_state_of_another_account_is_refused(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "bot.state")
    file.save(STATE)
    with pytest.raises(StateError, match="belongs to the account 'bot'"):
        file.load("other")


def test_half_a_write_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "bot.state")
    file.save(STATE)
    whole = file.path.read_bytes()
    for end in range(len(whole)):
        file.path.write_bytes(whole[:end])
        with pytest.raises(StateError, match="is incomplete"):
            file.load("bot")


@pytest.mark.parametrize("data", [b"\xff", b"[]", b"{}", b'{"format":2}'])
def test_what_is_no_state_is_refused(tmp_path: Path, data: bytes) -> None:
    file = StateFile(tmp_path / "bot.state")
    file.path.write_bytes(data)
    with pytest.raises(StateError, match="not the state of a bot"):
        file.load("bot")


def test_a_state_that_was_changed_is_refused(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "bot.state")
    file.save(STATE)
    file.path.write_bytes(file.path.read_bytes().replace(b'"at":7', b'"at":9'))
    with pytest.raises(StateError, match="digest"):
        file.load("bot")


def test_a_state_of_a_later_version_is_no_damaged_one(tmp_path: Path) -> None:
    file = StateFile(tmp_path / "bot.state")
    file.save(STATE)
    kept = file.path.read_bytes().replace(b'"format":1', b'"format":2')
    file.path.write_bytes(kept)
    with pytest.raises(StateError, match="by a later quickmeet"):
        file.load("bot")
    assert file.path.read_bytes() == kept


def test_a_file_that_cannot_be_written_or_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="cannot be written"):
        StateFile(tmp_path / "none" / "bot.state").save(STATE)
    with pytest.raises(StateError, match="cannot be read"):
        StateFile(tmp_path).load("bot")


def test_a_write_that_fails_leaves_the_old_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = StateFile(tmp_path / "bot.state")
    file.save(STATE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StateError, match="No space left"):
        file.save(SavedState("bot"))
    assert file.load("bot") == STATE
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="its devices are no files")
def test_a_device_is_neither_read_nor_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StateError, match="is not a file: give the name of one"):
        StateFile(pipe).save(STATE)
    with pytest.raises(StateError, match="is not a file"):
        StateFile(pipe).load("bot")
    assert pipe.is_fifo()


def test_a_link_to_a_state_stays_one(tmp_path: Path) -> None:
    (tmp_path / "volume").mkdir()
    link = tmp_path / "bot.state"
    link.symlink_to(tmp_path / "volume" / "state")
    StateFile(link).save(STATE)
    StateFile(link).save(STATE)
    assert link.is_symlink()
    assert StateFile(tmp_path / "volume" / "state").load("bot") == STATE
