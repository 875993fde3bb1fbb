# SPDX-License-Identifier: MIT
"""Mask secrets in texts and frames for logs and errors.

Everything here takes time linear in the length of the text: anyone who can write to a
room can choose the input.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, cast

import msgspec
from msgspec import UNSET, Raw

from ..protocol.frames import WireError
from ..secrecy import (
    MASK,
    SETTING_VALUES,
    gives_secrets,
    is_hidden_key,
    names_settings,
    secret_keys,
    secret_places,
    takes_bare_secrets,
    takes_secrets,
    without_secrets,
)
from .spelling import SECRETS_WITHIN, replace_in_any_spelling, spellings

__all__ = ["PLAIN_HEADERS", "Masker"]

PLAIN_HEADERS: Final = frozenset({"user-agent", "accept-language", "host", "origin"})
"""Headers without secrets."""

_STRING: Final = r'(?s)"((?:[^"\\]|\\.)*+)(?:"|\\?$)'
"""A JSON string; a truncated one extends to the end, so that none is scanned twice."""
_VALUE: Final = r'(?s)\s*+:\s*+(?:"(?:[^"\\]|\\.)*+"?|\[[^\[\]]*+\]?|[0-9]++)'
_NEXT: Final = r'(?s)\s*+,\s*+"(?:[^"\\]|\\.)*+"?+(?!\s*+:)'
"""The next string in a list."""
_LONGEST: Final = 4096
_PARSED: Final = 64 * 1024
_REMEMBERED: Final = 1024
_CONTAINERS: Final = (dict, list)
_MOST_SECRETS: Final = 256
_SHORTEST_SECRET: Final = 4
_LONG_WORD: Final = 8


class _Head(msgspec.Struct):
    msg: str = ""
    id: str | int = ""
    method: str = ""
    params: object = ()


_decode_head = msgspec.json.Decoder(_Head).decode


class Masker:
    """Masks secrets: by key, by method, and registered ones.

    Parameters and results of methods that handle secrets are masked as a whole:
    a secret may be a bare string there.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, tuple[str, ...] | None] = OrderedDict()
        self._secret_calls: OrderedDict[str, None] = OrderedDict()

    def learn(self, secrets: Iterable[str]) -> None:
        """Mask these texts wherever they appear; only the latest 256 are kept."""
        for secret in secrets:
            if len(secret) >= _SHORTEST_SECRET:
                self._known[secret] = self._known.get(secret)
                self._known.move_to_end(secret)
        while len(self._known) > _MOST_SECRETS:
            self._known.popitem(last=False)

    def learn_call(self, method: str, params: Sequence[object]) -> None:
        """Learn the secrets in the parameters of a call: servers quote them."""
        try:
            plain: object = msgspec.json.decode(msgspec.json.encode(list(params)))
        except (TypeError, ValueError, OverflowError, RecursionError):
            return
        is_secret = takes_bare_secrets(method)
        has_names, places = names_settings(method), secret_places(method)
        is_named = False
        for place, param in enumerate(cast("list[object]", plain)):
            if not isinstance(param, str):
                self.learn(_secrets_in(param, is_secret=place in places))
            elif is_secret or is_named or place in places:
                self.learn((param,))
            is_named = has_names and isinstance(param, str) and is_hidden_key(param)

    def learn_result(self, result: object) -> None:
        """Learn a result that is a secret, or the secrets in it."""
        self.learn((result,) if isinstance(result, str) else _secrets_in(result))

    def learn_headers(self, headers: Mapping[str, str]) -> None:
        """Learn the values of headers, and the long words in them."""
        for name, value in headers.items():
            if name.lower() not in PLAIN_HEADERS:
                words = re.split(r"[\s;,=]+", value)
                self.learn((value, *(one for one in words if len(one) >= _LONG_WORD)))

    def conceal(self, error: BaseException) -> None:
        """Mask the secrets in an error, and drop causes that quote a secret."""
        error.args = tuple(
            self.text(one) if isinstance(one, str) else one for one in error.args
        )
        if any(self.text(said) != said for said in _said_below(error)):
            error.__cause__ = error.__context__ = None

    def text(self, text: str) -> str:
        """Mask the known secrets in a text, however they are encoded.

        If an escape concealed a secret, the text is returned unescaped.
        """
        return replace_in_any_spelling(text, self._replaced, self._known)

    def _replaced(self, text: str) -> str:
        for secret, known in list(self._known.items()):
            forms = known or spellings(secret)
            self._known[secret] = forms
            for form in forms:
                if form in text:
                    text = text.replace(form, MASK)
        return text

    def error(self, error: WireError) -> WireError:
        """Mask the secrets that an error of the server quotes."""
        if not self._known:
            return error
        code, details = error.error, error.details
        if details is not UNSET:
            details = Raw(self.json(bytes(details)))
        return WireError(
            self.text(code) if isinstance(code, str) else code,
            None if error.reason is None else self.text(error.reason),
            None if error.message is None else self.text(error.message),
            details,
        )

    def json(self, data: bytes) -> bytes:
        """Mask the known secrets in JSON, or in any other text."""
        try:
            value: object = msgspec.json.decode(data)
            masked = self._inside(value)
        except (ValueError, RecursionError):
            return self.text(data.decode(errors="replace")).encode()
        return data if masked == value else msgspec.json.encode(masked)

    def _inside(self, value: object) -> object:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self._inside(one) for one in cast("list[object]", value)]
        if isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            return {self.text(key): self._inside(one) for key, one in fields.items()}
        return value

    def frame(self, data: bytes) -> str:
        """Return a frame for the log: masked, and truncated if long."""
        try:
            head = _decode_head(data)
        except (ValueError, RecursionError):
            head = _Head()
        if head.msg == "method" and isinstance(head.params, list):
            self.learn_call(head.method, cast("list[object]", head.params))
        if head.msg == "method" and gives_secrets(head.method):
            self._remember(str(head.id))
        if head.msg == "method" and takes_secrets(head.method):
            return f'{{"msg":"method","method":"{head.method}","params":"{MASK}"}}'
        if head.msg == "result" and str(head.id) in self._secret_calls:
            return f'{{"msg":"result","id":"{head.id}","result":"{MASK}"}}'
        text = _without_objects(data)[: 2 * _LONGEST].decode("utf-8", "replace")
        text = re.sub(SECRETS_WITHIN, rf"\1{MASK}", text)
        masked = self.text(_without_values(text, is_save=names_settings(head.method)))
        is_cut = len(masked) > _LONGEST or len(data) > 2 * _LONGEST
        return f"{masked[:_LONGEST]}…" if is_cut else masked

    def _remember(self, call: str) -> None:
        self._secret_calls[call] = None
        if len(self._secret_calls) > _REMEMBERED:
            self._secret_calls.popitem(last=False)


def _said_below(error: BaseException) -> Iterator[str]:
    """Yield the messages of an error's causes."""
    met = {id(error)}
    waiting = [error.__cause__, error.__context__]
    while waiting:
        one = waiting.pop()
        if one is not None and id(one) not in met:
            met.add(id(one))
            yield str(one)
            waiting += (one.__cause__, one.__context__)
            if isinstance(one, BaseExceptionGroup):
                group = cast("BaseExceptionGroup[BaseException]", one)
                waiting += group.exceptions


def _secrets_in(value: object, *, is_secret: bool = False) -> list[str]:
    """Return the strings below fields whose names mark them as secret.

    Args:
        value: JSON.
        is_secret: Whether the strings of a list are secret without such a name.
    """
    found: list[str] = []
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        secret = secret_keys(fields)
        for key, item in fields.items():
            if key in secret or is_hidden_key(key):
                found += _texts_in(item)
            elif isinstance(item, _CONTAINERS):
                found += _secrets_in(cast("object", item))
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            found += _texts_in(item) if is_secret else _secrets_in(item)
    return found


def _texts_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    found: list[str] = []
    if isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            if key != "algorithm":
                found += _texts_in(item)
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            found += _texts_in(item)
    return found


def _without_objects(data: bytes) -> bytes:
    """Mask the secrets that only a parser finds, unless the JSON is too long."""
    if len(data) > _PARSED:
        return bytes(data)
    try:
        value: object = msgspec.json.decode(data)
        masked = without_secrets(value)
        return bytes(data) if masked == value else msgspec.json.encode(masked)
    except (ValueError, RecursionError):
        return bytes(data)


def _without_values(text: str, *, is_save: bool) -> str:
    """Mask the values of secret keys in JSON; each string is scanned once.

    Args:
        text: The JSON.
        is_save: Whether a string in a list may be the name of a secret next to it.
    """
    string, of_key = re.compile(_STRING), re.compile(_VALUE)  # once, when first needed
    of_name = re.compile(_NEXT)
    parts: list[str] = []
    kept = position = 0
    before = ""
    of_setting = False
    while (found := string.search(text, position)) is not None:
        position = found.end()
        if before == "_id":
            of_setting = is_hidden_key(found[1])
        before = found[1]
        if not (is_hidden_key(before) or (of_setting and before in SETTING_VALUES)):
            continue
        value, sign = of_key.match(text, position), ":"
        if value is None and is_save:
            value, sign = of_name.match(text, position), ","
        if value is not None:
            parts += (text[kept:position], f'{sign}"{MASK}"')
            kept = position = value.end()
    parts.append(text[kept:])
    return "".join(parts)
