# SPDX-License-Identifier: MIT
"""How REST replaces a method: the data in generated constants.

A *source* says where a value comes from. It is a path of keys and item indexes, joined
by dots, and begins in one of these:

- for values to send: the parameters of the method. ``"0.rid"`` is the field ``rid``
  of the first one;
- for a result: the body of the answer. ``"channel._id"`` is the field ``_id`` of its
  field ``channel``, ``""`` all of it;
- for either, after ``@``: the result of a lookup. ``"@kind"``.

A source that finds nothing is absent: it is neither sent nor in the result.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from msgspec import UNSET, Struct

from .versions import Versions

__all__ = [
    "MISSING",
    "AllPages",
    "Lookup",
    "Missing",
    "Pick",
    "RestCall",
    "Shape",
    "Source",
]


class Pick(Struct, frozen=True, kw_only=True):
    """A value that needs more than a path.

    Attributes:
        path: Sources to try in order, separated by ``|``; None for a constant.
        default: The value if they find nothing; the constant.
        form: Conversion of the value: ``joined`` joins a list to a string with commas;
            ``json`` encodes any value; ``milliseconds`` converts a moment to a number;
            ``file`` creates a file of a form from base64, a ``data:`` URL or a string
            with a character for each byte.
        choices: The resulting value by the value found; others are left out.
        without: For an object, fields to leave out.
        later_than: For a list, keep the items whose field is later than this
            parameter: ``("ts", "1")``.
        contains: For a list, whether it contains this parameter.
        param: For a result, the parameter to return.
        product: Two numbers to multiply if the sources find none, or 0.
        named: For a file, the source of its name.
        media_type: For a file, the source of its media type.
    """

    path: str | None = None
    default: object = UNSET
    form: Literal["joined", "json", "milliseconds", "file"] | None = None
    choices: Mapping[str, object] | None = None
    without: tuple[str, ...] = ()
    later_than: tuple[str, str] | None = None
    contains: str | None = None
    param: str | None = None
    product: tuple[str, str] | None = None
    named: str | None = None
    media_type: str | None = None


Source: TypeAlias = str | Pick
Shape: TypeAlias = Source | Mapping[str, Source] | tuple[Source, ...] | None


class Lookup(Struct, frozen=True, kw_only=True):
    """A request to send first, because REST needs a value that the method does not.

    It is sent when a source refers to it and no source before it was found.

    Attributes:
        path: Endpoint to call by GET, such as ``/v1/rooms.info``.
        send: Its parameters, as in `RestCall`.
        result: Where in its answer the value is.
    """

    path: str
    send: Mapping[str, Source]
    result: Source


class AllPages(Struct, frozen=True, kw_only=True):
    """A list that is assembled from all its pages.

    Attributes:
        items: Where the items are in each answer, and in the whole.
        is_reversed: Whether to reverse their order.
        first: Source of the number of items to keep; None for all.
    """

    items: str
    is_reversed: bool = False
    first: str | None = None


class RestCall(Struct, frozen=True, kw_only=True):
    """An endpoint that replaces a method.

    Attributes:
        verb: ``GET``, ``POST``, ``PUT`` or ``DELETE``.
        path: For example ``/v1/chat.delete``; ``{0.token}`` stands for a source.
        send: What to send, by the endpoint's names: as the query of GET and
            DELETE, otherwise as the body, unless `form` says otherwise. ``a.b`` nests,
            ``*`` spreads an object, ``{1}`` takes its name from the parameter, and the
            name ``""`` makes the value the whole body.
        result: The method's result: a source; fields with a source each, ``a.b``
            nesting and ``*`` spreading an object; or several sources, combined to one
            list. None for a method without result.
        when: Only when these sources have these values; None for absent ones, and
            ``{"given": True}`` for any.
        after: Only after the call before was refused with one of these codes.
        lookups: Requests to make first, by name.
        codes: The method's codes, by the endpoint's code or by words in its error.
        absorbs: Results in place of errors, by code or by words in the error; the key
            ``""`` is an error without text.
        versions: Servers that have the endpoint; None when unknown.
        form: How it is sent; None for the default of the verb.
        each: Parameter with a list: it is called once for each item, with that in
            its place, and the results are one list.
        pages: How to fetch page by page; None if all comes at once.
    """

    verb: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    send: Mapping[str, Source] = {}
    result: Shape = None
    when: Mapping[str, object] = {}
    after: tuple[str | int, ...] = ()
    lookups: Mapping[str, Lookup] = {}
    codes: Mapping[str | int, str | int] = {}
    absorbs: Mapping[str | int, object] = {}
    versions: Versions | None = None
    form: Literal["query", "json", "multipart"] | None = None
    each: str | None = None
    pages: AllPages | None = None

    @property
    def is_in_query(self) -> bool:
        """Whether parameters are sent in the query."""
        if self.form is not None:
            return self.form == "query"
        return self.verb in {"GET", "DELETE"}

    @property
    def name(self) -> str:
        """Verb and path, as the release notes name endpoints."""
        return f"{self.verb} {self.path}"


class Missing(Struct, frozen=True):
    """Returned instead of a result: the server has no endpoint, nothing was done."""


MISSING: Final = Missing()
