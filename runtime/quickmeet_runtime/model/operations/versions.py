# SPDX-License-Identifier: MIT
"""Versions of servers, and which of them have a method."""

import enum
import re
from functools import lru_cache
from typing import Final, Self

from msgspec import Struct

__all__ = ["Availability", "Version", "Versions"]

_OLDEST: Final = (3, 0, 0)
_NEWEST_MAJOR: Final = 9
_VERSION: Final = (
    r"v?(?P<major>\d{1,4})(?:\.(?:x|(?P<minor>\d{1,4})(?:\.(?:x|(?P<patch>\d{1,6})))?))?"
    r"(?P<suffix>[-+][0-9A-Za-z.+-]{1,60})?"
)


class Version(Struct, frozen=True):
    """Version of a server, as far as it is known.

    Servers report only ``6.5`` without a login, so ``6.5.2`` may or may not be
    before it.

    Attributes:
        parts: Major, minor and patch number; the last ones may be unknown.
        is_prerelease: Whether it is a prerelease, such as a release candidate.
    """

    parts: tuple[int, ...]
    is_prerelease: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a version.

        Args:
            text: Such as ``6.5.3``, ``6.5``, ``9.x`` or ``7.0.0-rc.1``.

        Raises:
            ValueError: It is not a version.
        """
        found = re.fullmatch(_VERSION, text.strip(), re.ASCII)
        if found is None:
            raise ValueError(
                f"{text[:40]!r} is not the version of a server: write it like 6.5.3"
            )
        numbers = (found["major"], found["minor"], found["patch"])
        suffix = found["suffix"] or ""
        return cls(
            tuple(int(number) for number in numbers if number is not None),
            is_prerelease=suffix.startswith("-"),
        )

    @property
    def major(self) -> int:
        """Number of the major release."""
        return self.parts[0]

    def reaches(self, release: tuple[int, ...]) -> bool | None:
        """Whether it is this release or a later one; None if unknown.

        Args:
            release: Major, minor and patch number.
        """
        known = self.parts
        wanted = release[: len(known)]
        if known != wanted:
            return known > wanted
        if any(release[len(known) :]) or self.is_prerelease:
            return None
        return True

    def __str__(self) -> str:
        """``6.5.3``."""
        return ".".join(map(str, self.parts))


class Availability(enum.Enum):
    """Whether a server has a method."""

    PRESENT = "present"
    """The server has it."""
    ABSENT = "absent"
    """The server does not have it."""
    UNSURE = "unsure"
    """Unknown; a call shows it."""
    DOUBTFUL = "doubtful"
    """Probably absent; not verified."""


class Versions(Struct, frozen=True):
    """The servers that have an operation.

    Attributes:
        since: First release with it.
        deprecated: Release that deprecated it; ``8.x`` for some release of a line.
        removed: First release without it.
        absent: Major releases that lack it despite the above.
        unsure: Major releases for which it is unknown.
        doubtful: Major releases that probably lack it.
    """

    since: str | None = None
    deprecated: str | None = None
    removed: str | None = None
    absent: tuple[int, ...] = ()
    unsure: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()

    @property
    def is_everywhere(self) -> bool:
        """Whether every server that we support has it."""
        if self.removed or self.absent or self.unsure or self.doubtful:
            return False
        return self.since is None or _release(self.since) <= _OLDEST

    def on(self, version: Version | None) -> Availability:
        """Whether a server of this version has it.

        Args:
            version: The server's version; None if unknown.
        """
        if version is None:
            return Availability.PRESENT if self.is_everywhere else Availability.UNSURE
        if version.major in self.unsure:
            return Availability.UNSURE
        if version.major in self.doubtful:
            return Availability.DOUBTFUL
        begun = True if self.since is None else version.reaches(_release(self.since))
        gone = (
            False if self.removed is None else version.reaches(_release(self.removed))
        )
        if begun is False or gone or version.major in self.absent:
            return Availability.ABSENT
        if begun is None or gone is None or version.major > _NEWEST_MAJOR:
            return Availability.UNSURE
        return Availability.PRESENT


@lru_cache(maxsize=256)
def _release(text: str) -> tuple[int, ...]:
    parts = Version.parse(text).parts
    return (*parts, 0, 0)[:3]
