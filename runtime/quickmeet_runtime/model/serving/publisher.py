# SPDX-License-Identifier: MIT
"""The server side of a publication: typed arguments in, documents out.

As in `handler`, there is no I/O here: whose server it is, and what it does with the
documents, is the caller's affair.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Final, Generic, Protocol, TypeAlias, TypeVar

from ..operations.publication import Publication
from .handler import ContextT, HandlerPart, arguments_of

__all__ = ["DocumentCallback", "Published", "Publisher", "Publishing", "published"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

DocumentCallback: TypeAlias = Callable[[str, Mapping[str, object] | None], None]
"""Called with a document's id and its fields as JSON values; None: it is gone."""


class Published(Protocol[T_co]):
    """Documents that subscribers are kept informed of."""

    @property
    def collection(self) -> str:
        """Wire name of the collection."""
        ...

    @property
    def document(self) -> "type[T_co]":
        """Type of a document."""
        ...

    def observe(self, report: DocumentCallback) -> Callable[[], None]:
        """Tell of every document that is there, then of what becomes of each.

        Returns:
            The function that ends it.
        """
        ...


_Several: TypeAlias = tuple[Published[T], *tuple[Published[Any], ...]]
Publishing: TypeAlias = (
    Published[T] | _Several[T] | Awaitable[Published[T] | _Several[T] | None] | None
)
"""What a publisher returns: documents, those of further collections beside them,
nothing to publish; or, when it is ``async``, one of these to wait for."""


class Publisher(Generic[ContextT]):
    """A function that answers a subscription, with what its arguments are made of.

    Made by the functions of a generated ``server`` package, which know the types.

    Args:
        publication: The publication, as clients follow it.
        function: Takes the context by position, then the arguments by name.
        parts: The wire's parameters, in their order.

    Attributes:
        name: Wire name of the publication.
        publication: The publication, as clients follow it.
        parts: The wire's parameters, in their order.
    """

    def __init__(
        self,
        publication: Publication[T],
        function: Callable[..., object],
        *parts: HandlerPart,
    ) -> None:
        self.name: Final = publication.name or publication.collection
        self.publication: Final[Publication[Any]] = publication
        self._function: Final = function
        self.parts: Final = parts

    def publish(self, context: ContextT, params: Sequence[object]) -> object:
        """Decode the parameters and ask what to publish.

        Args:
            context: What the function takes first.
            params: JSON values as they came.

        Returns:
            The result of the function; of an ``async`` one, an awaitable.

        Raises:
            MethodError: The parameters do not fit, or the function refused.
        """
        return self._function(context, **arguments_of(self.name, self.parts, params))

    def __repr__(self) -> str:
        """``Publisher('tasks.inList')``."""
        return f"Publisher({self.name!r})"


def published(answer: object) -> Iterable[Published[Any]]:
    """The result of a publisher, as a list."""
    if answer is None:
        return ()
    return answer if isinstance(answer, tuple) else (answer,)  # pyright: ignore[reportReturnType, reportUnknownVariableType]  # of a typed function
