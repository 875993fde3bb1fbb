# SPDX-License-Identifier: MIT
"""Send 20 MB from disk and from a generator, over both clients, and fetch them back.

``python tools/transfers/program.py [VERSION...]``; ``nox -s transfers`` runs it for all
lines of servers. The embedded server is a process of its own, so that what this one
takes is the client's.
"""

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final, cast

import anyio

import quickmeet
from quickmeet import types

VERSIONS: Final = ("3.18.4", "5.4.0", "6.5.3", "7.10.0", "8.4.0", "9.0.0")
SIZE: Final = 20 * 1024 * 1024
MOST_MIB: Final = 10.0
_PIECE: Final = 65_536
_SERVE: Final = (
    "import sys, quickmeet_cli; "
    "sys.argv[1:1] = ['serve', '--user', 'him:secret']; "
    "raise SystemExit(quickmeet_cli.main())"
)
_CAPTION: Final = "twenty megabytes"
_LOGIN: Final = quickmeet.Password("him", "secret")


async def pieces() -> AsyncIterator[bytes]:
    """The same bytes each time."""
    made = random.Random(3)  # noqa: S311  # repeatable, not secret
    for _ in range(SIZE // _PIECE):
        yield made.randbytes(_PIECE)


def expect(is_so: bool, what: str) -> None:  # noqa: FBT001  # it is what it is about
    """Stop where something is not as it should be."""
    if not is_so:
        raise SystemExit(f"not as it should be: {what}")


def highest_mib() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def transfer(url: str, folder: Path) -> float:
    """Send and fetch the file each way; how much memory that took, in MiB."""
    wanted = hashlib.sha256()
    path = folder / "large.bin"
    with path.open("wb") as file:
        async for piece in pieces():
            wanted.update(piece)
            file.write(piece)
    async with (
        quickmeet.connect(url, _LOGIN) as client,
        quickmeet.connect_http(url, _LOGIN) as by_http,
    ):
        room_id = await client.rooms.find_id("general")
        root = await client.messages.send(room_id, "files, please")
        for one in (client, by_http):  # what is imported on first use
            await one.files.save(
                await one.files.upload(room_id, b"x", name="a"), folder
            )
        async with client.messages.changes(room_id) as changes:
            begun = highest_mib()
            for one in (client, by_http):
                for source in (path, pieces()):
                    sent = await one.files.upload(
                        room_id,
                        source,
                        name="large.bin",
                        text=_CAPTION,
                        thread_id=root.id,
                    )
                    told = await changes.wait_for(
                        lambda change, id_=sent.id: (  # type: ignore[misc]  # bound now
                            isinstance(change, quickmeet.MessageSent)
                            and change.message.id == id_
                        ),
                        within=60,
                    )
                    expect(isinstance(told, quickmeet.MessageSent), "it is told")
                    message = cast("quickmeet.MessageSent[types.Message]", told).message
                    expect(message.text == _CAPTION, "its caption")
                    expect(message.thread_id == root.id, "its thread")
                    found = hashlib.sha256()
                    async with one.files.download(message) as body:
                        async for piece in body:
                            found.update(piece)
                    expect(found.digest() == wanted.digest(), "every byte")
    return highest_mib() - begun


def main(versions: tuple[str, ...]) -> int:
    """Try each server; 1 if it took too much memory."""
    result = 0
    for version in versions:
        with (
            tempfile.TemporaryDirectory() as folder,
            subprocess.Popen(  # noqa: S603  # our own command
                [sys.executable, "-c", _SERVE, "--server-version", version],
                stdout=subprocess.PIPE,
                encoding="utf-8",
            ) as server,
        ):
            try:
                line = server.stdout.readline() if server.stdout else ""
                said = cast("dict[str, str]", json.loads(line))
                took = anyio.run(transfer, said["url"], Path(folder))
            finally:
                server.terminate()
        print(f"{version}: {took:.1f} MiB above the start, {MOST_MIB:g} at most")  # noqa: T201  # the result
        result |= took >= MOST_MIB
    return result


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:]) or VERSIONS))
