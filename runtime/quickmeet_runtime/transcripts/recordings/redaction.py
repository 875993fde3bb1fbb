# SPDX-License-Identifier: MIT
"""Redact the frames of a recording, which stay complete and valid.

The log masks whatever may be secret (`masking`). A recording is replayed, so here each
secret is replaced by a placeholder of its own, ``<secret 1>``, the same wherever it
appears: it remains visible that a token was the result of one call and the parameter
of another.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, cast

from ...observability.masking import Masker
from ...observability.spelling import SECRETS_WITHIN, replace_in_any_spelling, spellings
from ...secrecy import (
    gives_secrets,
    is_hidden_key,
    names_settings,
    secret_keys,
    secret_places,
    takes_bare_secrets,
)

__all__ = ["PLAIN_IN_LOGINS", "Redactor", "is_secret_name", "on_their_own", "texts_in"]

_NAME: Final = re.compile(r"<secret \d+>")
_WITHIN: Final = re.compile(SECRETS_WITHIN)
_PLAIN: Final = frozenset({"algorithm", "$date", "tokenName", "type"})
PLAIN_IN_LOGINS: Final = _PLAIN | {"user", "username", "email", "serviceName", "ldap"}
_PROTOCOL: Final = frozenset({"msg", "method", "name", "collection"})
_LONG_ENOUGH: Final = 8
_WORTH_SEEKING: Final = 4
_NO_WORD: Final = 17
_CALLS: Final = 4096


def is_secret_name(text: str) -> bool:
    """Whether a text of a recording is a placeholder for a secret."""
    return _NAME.fullmatch(text) is not None


class Redactor:
    """Replaces secrets by placeholders, and recognizes secrets that it has seen.

    Args:
        secrets: Texts that are secret wherever they appear.
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._names: dict[str, str] = {}
        self._spelled: dict[str, tuple[str, ...]] = {}
        self._secret_calls: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._masker = Masker()
        self.learn(secrets)

    def learn(self, secrets: Iterable[str]) -> None:
        """Redact these texts wherever they appear."""
        for secret in secrets:
            self._learn(secret)

    def text(self, text: str) -> str:
        """Replace the secrets in a text by their placeholders."""
        for found in _WITHIN.finditer(text):
            self._learn(found["secret"])
        own = self._names.get(text)
        if own is not None:
            return own
        return replace_in_any_spelling(text, self._replaced, self._spelled)

    def _replaced(self, text: str) -> str:
        # long ones first: they may contain a short one
        for secret in sorted(self._names, key=len, reverse=True):
            name = self._names[secret]
            for form in self._spelled.get(secret, ()):
                text = text.replace(form, name)
            # a code of six digits may by chance be a part of a number
            if secret in text and len(secret) >= _WORTH_SEEKING:
                text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", name, text)
        return text

    def frame(self, data: bytes, connection: str = "") -> str:
        """Redact a frame for a recording.

        Args:
            data: The frame.
            connection: Its connection: a result belongs to the call of the same id
                on the same connection.
        """
        text = data.decode("utf-8", "replace")
        try:
            frame: object = json.loads(text)
        except (ValueError, RecursionError):
            return self.text(self._masker.frame(data))
        try:
            for secret in self._secrets(frame, connection):
                self._learn(secret)
            hidden = self._hidden(frame, is_secret=False)
            if isinstance(frame, dict):
                # a password may be the name of a method
                whole = cast("dict[str, object]", frame)
                kept = {key: whole[key] for key in _PROTOCOL & whole.keys()}
                hidden = {**cast("dict[str, object]", hidden), **kept}
        except RecursionError:
            return self.text(self._masker.frame(data))
        told = json.dumps(hidden, ensure_ascii=False, separators=(",", ":"))
        # a lone surrogate has no UTF-8: it stays escaped as it was sent
        return told if _is_encodable(told) else json.dumps(hidden)

    def value(self, value: object) -> object:
        """Redact a JSON value for a recording, by the names of its fields.

        Raises:
            RecursionError: It is nested too deeply.
        """
        self.learn(_named(value))
        return self._hidden(value, is_secret=False)

    def _key(self, key: str) -> str:
        """Redact the name of a field; short ones are words of the API, not secrets."""
        return self.text(key) if len(key) >= _NO_WORD else key

    def _learn(self, secret: str) -> None:
        if secret and secret not in self._names and not _NAME.fullmatch(secret):
            self._names[secret] = f"<secret {len(self._names) + 1}>"
            if len(secret) >= _LONG_ENOUGH:
                self._spelled[secret] = spellings(secret)

    def _secrets(self, frame: object, connection: str) -> Iterator[str]:
        """Yield the secrets of a frame, by its method and by the names of fields."""
        yield from _named(frame)
        if isinstance(frame, dict):
            yield from self._bare(cast("dict[str, object]", frame), connection)

    def _bare(self, frame: dict[str, object], connection: str) -> Iterator[str]:
        """Yield secrets that only the method shows, not the name of a field."""
        call = connection, str(frame.get("id"))
        match frame:
            case {"msg": "method", "method": str(method), "params": list()}:
                if gives_secrets(method):
                    self._remember(call)
                yield from _given(method, cast("list[object]", frame["params"]))
            case {"msg": "result", "result": result} if call in self._secret_calls:
                yield from on_their_own(result)
                if isinstance(result, dict):  # the URL for an authenticator app
                    yield from texts_in(
                        cast("dict[str, object]", result).get("url"), ()
                    )
            case _:
                pass

    def _remember(self, call: tuple[str, str]) -> None:
        self._secret_calls[call] = None
        if len(self._secret_calls) > _CALLS:
            self._secret_calls.popitem(last=False)

    def _hidden(self, value: object, *, is_secret: bool) -> object:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            items = cast("list[object]", value)
            return [self._hidden(item, is_secret=is_secret) for item in items]
        if isinstance(value, dict):
            fields = cast("dict[str, object]", value)
            secret = secret_keys(fields)
            return {
                self._key(key): self._hidden(
                    field, is_secret=_is_secret(key, secret, is_secret=is_secret)
                )
                for key, field in fields.items()
            }
        if is_secret and isinstance(value, int) and not isinstance(value, bool):
            self._learn(str(value))  # a code that was given as a number
            return self.text(str(value))
        return value


def _given(method: str, params: list[object]) -> Iterator[str]:
    """Yield secrets among parameters that no field's name shows."""
    if method == "login":
        yield from texts_in(params, PLAIN_IN_LOGINS)
    elif takes_bare_secrets(method):
        yield from on_their_own(params)
    elif names_settings(method):
        for name, value in pairwise(params):
            if isinstance(name, str) and is_hidden_key(name):
                yield from texts_in([value], _PLAIN)
    else:
        for at in secret_places(method):
            yield from texts_in(params[at : at + 1], _PLAIN)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_secret(key: str, secret: frozenset[str], *, is_secret: bool) -> bool:
    """Whether the value of a field is secret, by its name and its object."""
    return key not in _PLAIN and (is_secret or key in secret or is_hidden_key(key))


def _named(value: object, *, is_secret: bool = False) -> Iterator[str]:
    """Yield the strings in fields whose names mark them as secret."""
    if isinstance(value, list):
        for item in cast("list[object]", value):
            yield from _named(item, is_secret=is_secret)
    elif isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        secret = secret_keys(fields)
        for key, field in fields.items():
            of_field = _is_secret(key, secret, is_secret=is_secret)
            yield from _named(field, is_secret=of_field)
    elif is_secret and isinstance(value, str):
        yield value


def texts_in(value: object, without: Iterable[str]) -> Iterator[str]:
    """Yield all strings in a JSON value, except those under some keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from texts_in(item, without)
    elif isinstance(value, dict):
        for key, field in cast("dict[str, object]", value).items():
            if key not in without:
                yield from texts_in(field, without)


def on_their_own(value: object) -> Iterator[str]:
    """Yield a bare string, or the strings in a bare list."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in cast("list[object]", value):
            yield from on_their_own(item)
