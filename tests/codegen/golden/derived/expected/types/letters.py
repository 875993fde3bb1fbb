# Generated from schema/letters.yaml. Do not edit: run `quickmeet generate`.
"""Letters that may be sealed."""

from quickmeet_runtime.model.payload import UNSET, Model, UnsetType, field
from quickmeet_runtime.model.sealed import Sealed, sealed_content, sealed_message

__all__ = ["Envelope", "Letter"]


class Envelope(Model, frozen=True, kw_only=True, gc=False):
    """Sealed content."""

    algorithm: str
    """How it is sealed."""
    ciphertext: str
    """The content."""
    initialization_vector: str | UnsetType | None = field(name="iv", default=UNSET)
    """Where the cipher begins."""
    key_id: str | UnsetType | None = field(name="kid", default=UNSET)
    """Which key."""

    @property
    def sealed(self) -> Sealed:
        """What a cipher takes."""
        return sealed_content(self)


class Letter(Model, frozen=True, kw_only=True):
    """A letter."""

    text: str | UnsetType | None = field(name="msg", default=UNSET)
    """What it says."""
    kind: str | UnsetType | None = field(name="t", default=UNSET)
    """What kind it is."""
    encrypted_content: Envelope | UnsetType | None = field(
        name="content", default=UNSET
    )
    """What it says to those with the key."""

    @property
    def sealed(self) -> Sealed | None:
        """Its sealed content, or None. A quotation mark, \"\"\", stays a mark."""
        return sealed_message(self)
