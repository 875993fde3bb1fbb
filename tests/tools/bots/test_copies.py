# SPDX-License-Identifier: MIT
"""Reading what an archive has written so far."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

from tools.bots.copies import Archive
from tools.bots.world import World


def test_a_line_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    world = cast("World", SimpleNamespace(folder=tmp_path))
    (tmp_path / Archive.begun).write_bytes(b'{"kind": "MessageUpdated"}\n{"kind": "Mes')
    assert not Archive().is_done(world)
    (tmp_path / Archive.begun).write_bytes(b'{"kind": "MessageUpdated"}\n')
    assert Archive().is_done(world)
