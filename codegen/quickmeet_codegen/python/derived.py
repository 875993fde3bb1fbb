# SPDX-License-Identifier: MIT
"""Properties that the runtime makes of a type's fields: what a schema may name.

A schema names one of these and never says how it is made (``x-derived``).
"""

from typing import Final

from msgspec import Struct

__all__ = ["MAKERS", "Maker"]


class Maker(Struct, frozen=True):
    """A function of the runtime that takes an object and makes one value."""

    hint: str
    """The annotation of the property."""
    needs: tuple[str, ...]
    """Python names of the fields that the object must have."""


MAKERS: Final = {
    "sealed_content": Maker(
        "Sealed", ("algorithm", "ciphertext", "initialization_vector", "key_id")
    ),
    "sealed_message": Maker("Sealed | None", ("kind", "text", "encrypted_content")),
}
"""By the name of the function in ``quickmeet_runtime.model.sealed``."""
