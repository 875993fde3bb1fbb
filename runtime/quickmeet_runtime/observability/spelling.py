# SPDX-License-Identifier: MIT
"""Find secrets inside texts: by their form, and in all encodings a server may use."""

import base64
import re
from collections.abc import Callable, Collection, Iterator
from typing import Final
from urllib.parse import quote, quote_plus, unquote

__all__ = ["SECRETS_WITHIN", "replace_in_any_spelling", "spellings"]

SECRETS_WITHIN: Final = (
    r"(?i)("
    r"(?:\b|(?<=\\[nrt]))(?:"
    r"(?:set-)?(?P<cookie>cookie):\s*+"
    r"|(?:proxy-)?authorization:\s++(?:\w++\s++)?|x-auth-token:\s*+"
    r"|(?:bearer|basic)\s++"
    r"|\w*(?:token|secret|password|passwd|passphrase|api_?key|assertion)="
    r"|(?:code|code_verifier|pass|pwd|sig|signature|jwt|samlresponse)="
    r"|(?P<jwt>eyJ)(?=[\w-]{4,200}\.eyJ))"
    r"|-----BEGIN(?P<key>\ [A-Z ]*PRIVATE\ KEY)-----"
    r"|://(?P<user>[^\s/?#@:\"']*+:)"
    r")(?P<secret>"
    r"(?(cookie)[^\r\n\"\\]++"
    r"|(?(user)[^\s/?#@\"']++(?=@)"
    r"|(?(key)(?:[^-]|-(?!----END))++"
    r"|(?(jwt)[\w.-]++|[^\s&\"'<>#;\\]++))))"
    r")"
)
"""Secrets inside a text: in a URL, in a header, or recognizable by their form."""

_ESCAPING: Final = frozenset("\\%&\r\n")
_LONG_ENOUGH: Final = 8
_BROKEN: Final = re.compile(r"(?:\\[rn]|[\r\n])+[ \t]*")
"""A line break, with the indentation that follows it."""
_UNITS: Final = re.compile(r"(?<!\\)\\++u([0-9a-fA-F]{4})")
_BYTES: Final = re.compile(r"(?<!\\)(?:\\++x[0-9a-fA-F]{2})+")


def replace_in_any_spelling(
    text: str, replaced: Callable[[str], str], secrets: Collection[str]
) -> str:
    """Replace secrets in a text, including escaped ones.

    Args:
        text: The text.
        replaced: Replaces the secrets that need no unescaping.
        secrets: The secrets, unescaped.

    Returns:
        The text; unescaped if an escape concealed a secret.
    """
    masked = text = replaced(text)
    if secrets and not _ESCAPING.isdisjoint(text):
        from html import unescape  # noqa: PLC0415  # large tables, rarely needed

        joined = _BROKEN.sub("", text)
        if joined != text and (hidden := replaced(joined)) != joined:
            masked = text = hidden
        for without_escapes in (_unescaped, unquote, unescape, _unquoted):
            text = without_escapes(text)
            if any(secret in text for secret in secrets):
                masked = text = replaced(text)
    return masked


def _unescaped(text: str) -> str:
    """Remove the escapes of JSON, and those of Python for bytes."""
    whole = _BYTES.sub(lambda run: _decoded(run[0]), text)
    units = _UNITS.sub(lambda one: chr(int(one[1], 16)), whole)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _decoded(run: str) -> str:
    return bytes.fromhex(re.sub(r"\\++x", "", run)).decode("utf-8", "replace")


def _unquoted(text: str) -> str:
    """Remove backslashes before quotes and other backslashes."""
    return re.sub(r"\\(.)", r"\1", text)


def spellings(secret: str) -> tuple[str, ...]:
    """Return a secret in every encoding that a server may quote it in, longest first.

    Long secrets are included in lower case, too: some libraries lower-case errors.
    """
    import json  # noqa: PLC0415  # would cost each start a millisecond

    plain = (
        secret,
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1],
    )
    nested = (json.dumps(form)[1:-1] for form in plain)
    raw = secret.encode("utf-8", "replace")
    encoded = (
        quote(secret, safe="", errors="replace"),
        quote_plus(secret, errors="replace"),
        base64.b64encode(raw).decode().rstrip("="),
        *_within_base64(raw),
        raw.hex(),
        raw.hex().upper(),
    )
    forms = {*plain, *nested, *encoded}
    forms.update(form.lower() for form in tuple(forms) if len(form) >= _LONG_ENOUGH)
    return tuple(sorted(forms, key=len, reverse=True))


def _within_base64(raw: bytes) -> Iterator[str]:
    """Yield the base64 of a secret amid other bytes, as in ``user:password``."""
    for before in range(3):
        size = 8 * (before + len(raw)) // 6
        text = base64.b64encode(bytes(before) + raw)[(0, 2, 3)[before] : size].decode()
        if len(text) >= _LONG_ENOUGH:
            yield from (text, text.replace("+", "-").replace("/", "_"))
