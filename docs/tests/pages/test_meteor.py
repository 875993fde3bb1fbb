# SPDX-License-Identifier: MIT
"""The stranger's path: what the page on plain Meteor says, done to the letter."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "pages" / "tasks" / "meteor.md"
QUICKMEET = str(Path(sys.executable).with_name("quickmeet"))
LONGEST_S = 60


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.timeout(2 * LONGEST_S)
def test_the_page_leads_from_nothing_to_a_typed_client_and_a_served_fake(
    tmp_path: Path,
) -> None:
    began = time.monotonic()
    (commands,) = blocks("bash")
    for line in commands.splitlines():
        if line.startswith("quickmeet"):
            words = line.split()[1:]
            subprocess.run([QUICKMEET, *words], cwd=tmp_path, check=True, timeout=60)
    server, client = blocks("python")
    (tmp_path / "server.py").write_text(server.replace("port=3000", "port=0"), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-u", "server.py"], cwd=tmp_path, stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        url = running.stdout.readline().decode().strip()
        program = client.replace("ws://127.0.0.1:3000", url)
        (tmp_path / "client.py").write_text(program, "utf-8")
        with subprocess.Popen(
            [sys.executable, "-u", "client.py"], cwd=tmp_path, stdout=subprocess.PIPE
        ) as reading:
            assert reading.stdout is not None
            assert reading.stdout.readline() == b"['green tea']\n"
            assert reading.stdout.readline().startswith(b"DocumentAdded(id='0'")
            reading.terminate()
        running.terminate()
    sys.stderr.write(
        f"from nothing to a live collection: {time.monotonic() - began:.1f} s\n"
    )
