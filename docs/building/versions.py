# SPDX-License-Identifier: MIT
"""Puts the documentation of each release side by side, with a list to choose from.

``python -m docs.building.versions FOLDER`` builds what the repository's tags name, each
by its own ``nox -s docs`` in a working tree of its own, and what is checked out as
``dev``. The theme shows the list where the two variables that are set here say so.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
from msgspec import Struct

__all__ = ["Version", "releases", "write_index"]

ROOT: Final = Path(__file__).parents[2]
DEVELOPMENT: Final = "dev"
_VERSION: Final = "MIKE_DOCS_VERSION"
"""As zensical and mike call it: part of the address of what is built."""
_LIST: Final = "QUICKMEET_DOCS_VERSIONS"
"""Our own of mkdocs.yml: a site that is looked at alone has no list to ask for."""
_TAG: Final = re.compile(r"v(\d+)\.(\d+)\.(\d+)")
_REDIRECT: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>quickmeet</title>
<meta http-equiv="refresh" content="0; url={version}/">
<a href="{version}/">quickmeet {version}</a>
</html>
"""


class Version(Struct, frozen=True):
    """A line of the list, as the theme reads it.

    Attributes:
        version: Its folder.
        title: What is shown.
        aliases: Other names of it.
    """

    version: str
    title: str
    aliases: tuple[str, ...] = ()


def releases(tags: Iterable[str]) -> dict[str, str]:
    """The newest release of each minor one: its tag by its folder, newest first."""
    found = sorted(
        (tuple(map(int, match.groups())), tag)
        for tag in tags
        if (match := _TAG.fullmatch(tag))
    )
    newest = {f"{major}.{minor}": tag for (major, minor, _), tag in found}
    return dict(reversed(newest.items()))


def write_index(folder: Path, released: dict[str, str]) -> None:
    """Write the list of versions, and a first page that leads to the latest one."""
    versions = [
        Version(name, tag.removeprefix("v"), ("latest",) if place == 0 else ())
        for place, (name, tag) in enumerate(released.items())
    ]
    aliases = () if versions else ("latest",)
    versions.append(Version(DEVELOPMENT, "development", aliases))
    (folder / "versions.json").write_bytes(msgspec.json.encode(versions))
    first = _REDIRECT.format(version=versions[0].version)
    (folder / "index.html").write_text(first, "utf-8", newline="\n")
    shutil.copy(folder / versions[0].version / "llms.txt", folder / "llms.txt")


def _run(*command: str, folder: Path = ROOT, version: str = "") -> str:
    done = subprocess.run(  # noqa: S603  # git, and our own sessions
        command,
        cwd=folder,
        env=os.environ | {_VERSION: version, _LIST: "true"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _build(tree: Path, version: str, folder: Path) -> None:
    _run(sys.executable, "-m", "nox", "-s", "docs", folder=tree, version=version)
    shutil.copytree(tree / "site", folder / version)


def main(folder: Path) -> None:
    """Build all versions into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    released = releases(_run("git", "tag", "--list").split())
    with TemporaryDirectory() as trees:
        for version, tag in released.items():
            tree = Path(trees, version)
            _run("git", "worktree", "add", "--detach", str(tree), tag)
            try:
                _build(tree, version, folder)
            finally:
                _run("git", "worktree", "remove", "--force", str(tree))
    _build(ROOT, DEVELOPMENT, folder)
    write_index(folder, released)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
