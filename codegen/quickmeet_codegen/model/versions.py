# SPDX-License-Identifier: MIT
"""Releases of the server, of what came and went with them."""

from msgspec import Struct

from quickmeet_codegen.python.docstring import punctuated

__all__ = ["VersionSpec"]


class VersionSpec(Struct, frozen=True, omit_defaults=True):
    """Releases of the server, such as 0.74.0 or 8.x."""

    since: str | None = None
    deprecated: str | None = None
    removed: str | None = None

    @property
    def words(self) -> str:
        """In words, for a docstring; empty where nothing is known."""
        parts = [f"servers since {self.since}"] if self.since else []
        if self.deprecated:
            parts.append(f"deprecated in {self.deprecated}")
        if self.removed:
            parts.append(f"removed in {self.removed}")
        return ", ".join(parts)

    def after(self, words: str) -> str:
        """A description, and after it which servers have what it describes."""
        said = self.words
        if not said:
            return words
        more = f"{said[0].upper()}{said[1:]}."
        return f"{punctuated(words)} {more}" if words.strip() else more
