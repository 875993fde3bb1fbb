# SPDX-License-Identifier: MIT
"""A data file belongs to one server and one program, and is for its owner's eyes."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quickmeet_devserver import StoreError, serve


def modes_in(folder: Path) -> set[int]:
    return {one.stat().st_mode & 0o777 for one in folder.iterdir()}


async def test_a_data_file_has_one_server(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with serve(data=path):
        with pytest.raises(StoreError, match="another server has it open"):
            async with serve(data=path):
                pytest.fail("opened twice")
    async with serve(data=path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
async def test_a_data_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.touch(0o644)
    async with serve(data=path):
        modes = modes_in(tmp_path)

    assert modes == {0o600}


@pytest.mark.parametrize("mark", [0, 7])
async def test_the_database_of_another_program_is_left_as_it_was(
    tmp_path: Path, mark: int
) -> None:
    path = tmp_path / "theirs.db"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE users (name TEXT)")
        theirs.execute(f"PRAGMA application_id = {mark}")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="the database of another program"):
        async with serve(data=path):
            pytest.fail("taken over")

    assert path.read_bytes() == before


async def test_a_file_of_before_there_were_marks_is_known(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    async with serve(data=path):
        pass
    with closing(sqlite3.connect(path)) as ours:
        ours.execute("PRAGMA application_id = 0")

    async with serve(data=path) as server:
        assert server.connections == 0
