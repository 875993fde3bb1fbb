# SPDX-License-Identifier: MIT
"""Frames for the log, without what is secret in them."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Final, cast

import msgspec

__all__ = ["HIDDEN_KEY", "SECRET_METHODS", "Masker", "shown_options"]

MASK: Final = "***"

HIDDEN_KEY: Final = (
    r"(?:\w*(?:password|passwd|secret|token|digest|apikey|api_key)\w*"
    r"|resume|code|codes|twoFactorCode|ldapPass|authorization|cookie|privateKey"
    r"|private_key|e2e_private_key|pass|joinCode|bcrypt|e2eKey|otp)"
)
"""Pattern of the names of fields that hold secrets; without regard to case."""

_SECRET_KEYS: Final = re.compile(
    rf'("{HIDDEN_KEY}"\s*:\s*)'
    r'("(?:[^"\\]|\\.)*"|\[[^\[\]]*\]|[0-9]+)',
    re.IGNORECASE,
)
SECRET_METHODS: Final = re.compile(
    r"login|logout|password|token|2fa|e2e|secret|auth|register|profile|apikey",
    re.IGNORECASE,
)
_USER_OF_URL: Final = re.compile(r"(?<=://).*@")
_LONGEST: Final = 4096
_REMEMBERED: Final = 1024
_MOST_SECRETS: Final = 256
_SHORTEST_SECRET: Final = 4


class _Head(msgspec.Struct):
    msg: str = ""
    id: str | int = ""
    method: str = ""


_decode_head = msgspec.json.Decoder(_Head).decode


class Masker:
    """Hides secrets: by key, by method, and those that it was told.

    Parameters and results of methods that deal in secrets are left out whole:
    a secret may be a bare string there.
    """

    def __init__(self) -> None:
        self._known: OrderedDict[str, None] = OrderedDict()
        self._secret_calls: OrderedDict[str, None] = OrderedDict()

    def learn(self, secrets: Iterable[str]) -> None:
        """Hide these texts wherever they appear; so many, the latest ones."""
        for secret in secrets:
            if len(secret) >= _SHORTEST_SECRET:
                self._known[secret] = None
                self._known.move_to_end(secret)
        while len(self._known) > _MOST_SECRETS:
            self._known.popitem(last=False)

    def text(self, text: str) -> str:
        """A text with the known secrets hidden."""
        for secret in self._known:
            if secret in text:
                text = text.replace(secret, MASK)
        return text

    def frame(self, data: bytes) -> str:
        """A frame as the log may have it, long ones cut."""
        try:
            head = _decode_head(data)
        except (ValueError, RecursionError):
            head = _Head()
        if head.msg == "method" and SECRET_METHODS.search(head.method):
            self._remember(str(head.id))
            return f'{{"msg":"method","method":"{head.method}","params":"{MASK}"}}'
        if head.msg == "result" and str(head.id) in self._secret_calls:
            return f'{{"msg":"result","id":"{head.id}","result":"{MASK}"}}'
        text = bytes(data).decode("utf-8", "replace")
        masked = self.text(_SECRET_KEYS.sub(rf'\1"{MASK}"', text))
        return masked if len(masked) <= _LONGEST else f"{masked[:_LONGEST]}…"

    def _remember(self, call: str) -> None:
        self._secret_calls[call] = None
        if len(self._secret_calls) > _REMEMBERED:
            self._secret_calls.popitem(last=False)


def shown_options(options: msgspec.Struct) -> str:
    """What `repr` may show of options: headers by name, a proxy without its user."""
    shown = (
        f"{name}={_shown_option(name, getattr(options, name))}"
        for name in options.__struct_fields__
    )
    return ", ".join(shown)


def _shown_option(name: str, value: object) -> str:
    if name == "headers" and isinstance(value, Mapping):
        headers = cast("Mapping[str, str]", value)
        return repr(dict.fromkeys(headers, MASK))
    if name == "proxy" and isinstance(value, str):
        return repr(_USER_OF_URL.sub(f"{MASK}@", value))
    return repr(value)
