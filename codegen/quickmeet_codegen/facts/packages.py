# SPDX-License-Identifier: MIT
"""Extract facts from npm packages: fetched, unpacked, and read by Node."""

import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path, PurePosixPath
from typing import Final, cast

import msgspec

from quickmeet_codegen.read.finding import UnreadableError

from .model import Facts

__all__ = ["COMPILER", "draw"]

COMPILER: Final = "typescript@5.9"
"""The compiler that reads declarations: the last major version with an API for that."""
_SCOPE: Final = "@rocket.chat"
_OWN: Final = (f"{_SCOPE}/core-typings", f"{_SCOPE}/rest-typings")
_DDP: Final = f"{_SCOPE}/ddp-client"
_HELPERS: Final = frozenset({"zod"})
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+(-[\w.]+)?")
_ERROR: Final = re.compile(r"npm error (?!code )|\w*Error\b.*:")
_LONGEST_S: Final = 300


def draw(release: str, specs: Sequence[str] = ()) -> Facts:
    """Extract the facts of a release from its packages.

    Args:
        release: Version of the server's typings, such as ``8.8.1``; or a folder
            whose ``node_modules`` has the packages and a compiler.
        specs: Packages to use instead, such as ``@rocket.chat/ddp-client@1.1.2``.

    Raises:
        UnreadableError: A package cannot be fetched or read, or Node is missing.
    """
    if Path(release).is_dir():
        return _extract(_with_packages(Path(release)))
    if not _VERSION.fullmatch(release):
        said = f"{release}: neither a version such as 8.8.1 nor a folder"
        raise UnreadableError(said)
    with tempfile.TemporaryDirectory(prefix="quickmeet-facts-") as name:
        folder = Path(name)
        wanted = {_name(spec): spec for spec in (COMPILER, *specs)}
        for own in _OWN:
            wanted.setdefault(own, f"{own}@{release}")
        wanted.setdefault(_DDP, f"{_DDP}@{_ddp_version(release)}")
        _fetch(list(wanted.values()), folder)
        helpers = {
            name: f"{name}@{spec}"
            for name, spec in _dependencies(folder)
            if name not in wanted
        }
        _fetch(list(helpers.values()), folder)
        return _extract(folder)


def _with_packages(folder: Path) -> Path:
    """Check that a folder has the packages and the compiler."""
    modules = folder / "node_modules"
    if not any((modules / name / "package.json").is_file() for name in (*_OWN, _DDP)):
        said = f"{folder}: has no node_modules/{_OWN[0]}, nor another of its packages"
        raise UnreadableError(said)
    if not (modules / "typescript" / "package.json").is_file():
        raise UnreadableError(f"{folder}: has no compiler: npm install {COMPILER}")
    return folder


def _ddp_version(release: str) -> str:
    """Find the newest version of the client for a release line, or any."""
    line = release.rpartition(".")[0]
    said = _npm("view", f"{_DDP}@>=0", "version", "dependencies", "--json")
    known = cast("list[dict[str, object]] | dict[str, object]", json.loads(said))
    versions = known if isinstance(known, list) else [known]
    fitting = [
        str(one["version"])
        for one in versions
        if str(_mapping(one.get("dependencies")).get(_OWN[0]))
        .lstrip("~^")
        .startswith(f"{line}.")
    ]
    return (fitting or [str(one["version"]) for one in versions])[-1]


def _fetch(specs: Sequence[str], folder: Path) -> None:
    """Fetch packages and unpack each into ``node_modules``; runs no script."""
    if not specs:
        return
    packed = folder / "packed"
    packed.mkdir(exist_ok=True)
    _npm("pack", "--loglevel=error", "--pack-destination", str(packed), *specs)
    for archive in sorted(packed.glob("*.tgz")):
        _unpack(archive, folder / "node_modules")
        archive.unlink()


def _unpack(archive: Path, modules: Path) -> None:
    """Unpack the regular files of a package; refuse names that lead elsewhere."""
    with tempfile.TemporaryDirectory(dir=archive.parent) as name:
        there = Path(name)
        with tarfile.open(archive) as tar:
            for member in tar:
                path = PurePosixPath(member.name)
                if not member.isfile() or path.is_absolute() or ".." in path.parts:
                    continue
                if (read := tar.extractfile(member)) is not None:
                    target = there.joinpath(*path.parts[1:])
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(read.read())
        package = str(_manifest(there)["name"])
        target = modules.joinpath(*PurePosixPath(package).parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(there, target)
        there.mkdir()


def _dependencies(folder: Path) -> Iterator[tuple[str, str]]:
    """Return packages that the types depend on."""
    for package in sorted((folder / "node_modules" / _SCOPE).iterdir()):
        for name, spec in _mapping(_manifest(package).get("dependencies")).items():
            is_known = name.startswith(f"{_SCOPE}/") or name in _HELPERS
            if is_known and ":" not in str(spec):
                yield name, str(spec)


def _extract(folder: Path) -> Facts:
    node = _found("node")
    with as_file(files("quickmeet_codegen").joinpath("facts", "extract.mjs")) as script:
        said = _run([node, str(script), str(folder)])
    return msgspec.json.decode(said, type=Facts)


def _npm(*words: str) -> str:
    return _run([_found("npm"), *words])


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise UnreadableError(f"{program} is needed to read packages: install Node.js")
    return path


def _run(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # npm and node, with our own words
            command,
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=_LONGEST_S,
        )
    except subprocess.CalledProcessError as error:
        lines = str(error.stderr).strip().splitlines() or ["it said nothing"]
        told = next((line for line in lines if _ERROR.match(line)), lines[-1])
        raise UnreadableError(f"{Path(command[0]).name}: {told}") from error
    except subprocess.TimeoutExpired as error:
        said = f"{Path(command[0]).name}: did not end within {_LONGEST_S} s"
        raise UnreadableError(said) from error
    return done.stdout


def _manifest(package: Path) -> dict[str, object]:
    return _mapping(json.loads((package / "package.json").read_text("utf-8")))


def _mapping(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _name(spec: str) -> str:
    return spec[: spec.rindex("@")] if "@" in spec[1:] else spec
