# SPDX-License-Identifier: MIT
"""What a package declares as secret."""

from collections.abc import Mapping

from msgspec import Struct

from quickmeet_codegen.python.literal import quoted

__all__ = ["Secrets"]


class Secrets(Struct, frozen=True):
    """What is secret where no name of a field on the wire says so."""

    methods: Mapping[str, tuple[int, ...]]
    """The places of secret parameters by method; of none, where that was said."""
    results: tuple[str, ...]
    """Methods and endpoints whose results are secrets."""
    fields: tuple[str, ...]

    @property
    def arguments(self) -> str:
        """The arguments of the call that declares them; none where there is nothing."""
        if not (self.methods or self.results or self.fields):
            return ""
        items = (f"{quoted(name)}: {at!r}" for name, at in self.methods.items())
        others = {"results": self.results, "fields": self.fields}
        given = (
            f"{key}=({', '.join(map(quoted, names))},)"
            for key, names in others.items()
            if names
        )
        return ", ".join((f"{{{', '.join(items)}}}", *given))
