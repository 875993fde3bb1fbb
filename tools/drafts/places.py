# SPDX-License-Identifier: MIT
"""The place of a new operation: the domain and the name that a reader would try."""

import re
from collections.abc import Mapping

from quickmeet_codegen.python.naming import RESERVED_DOMAINS, is_python_name, snake_case
from quickmeet_codegen.read.document import Value

__all__ = ["Places"]

_BY_NAME = (
    (r"2fa:", "two_factor"),
    (r"personalAccessTokens:", "access_tokens"),
    (r".*[Tt]hread", "threads"),
    (r".*[Dd]iscussion", "discussions"),
    (r".*(CustomUserStatus|UserStatus$)", "custom_status"),
    (r".*Sound", "custom_sounds"),
    (r".*Emoji", "emoji"),
    (r".*CannedResponse", "canned_responses"),
    (r".*OAuth", "oauth"),
    (r".*[Ss]lashCommand", "slash_commands"),
    (r".*(Permission|permission)", "permissions"),
)
_BY_GROUP = {
    "authorization": "roles",
    "autotranslate": "auto_translate",
    "channels": "rooms",
    "chat": "messages",
    "dm": "rooms",
    "e2e": "encryption",
    "groups": "rooms",
    "im": "rooms",
    "import": "imports",
    "livechat": "omnichannel",
    "slashcommands": "slash_commands",
    "subscriptions": "rooms",
    "tokens": "access_tokens",
}
_VERBS = {"insert_or_update": "save", "list_all": "list"}


class Places:
    """Says where operations go.

    Args:
        known: Domain and name by wire name, decided by a person; of an event by
            stream and key, ``stream-notify-user {user_id}/banners``.
    """

    def __init__(self, known: Mapping[str, tuple[str, str]] | None = None) -> None:
        self._known = known or {}

    def of_method(self, fact: Mapping[str, Value]) -> tuple[str, str]:
        """Domain and name of a method."""
        wire = str(fact["name"])
        if wire in self._known:
            return self._known[wire]
        group = str(fact.get("group", ""))
        domain = next(
            (place for pattern, place in _BY_NAME if re.match(pattern, wire)),
            _BY_GROUP.get(group, snake_case(group)),
        )
        return _module(domain), _verb(re.split(r"[:./]", wire)[-1], domain)

    def of_endpoint(self, fact: Mapping[str, Value]) -> tuple[str, str]:
        """Domain and name of an endpoint, by the first words of its path."""
        call = f"{fact.get('verb')} {fact.get('path')}"
        if call in self._known:
            return self._known[call]
        path = str(fact.get("path")).removeprefix("/api").removeprefix("/v1")
        words = [w for w in re.split(r"[/.]|\{[^}]*\}|:\w+", path) if w]
        group = words[0] if words else "api"
        domain = next(
            (place for pattern, place in _BY_NAME if re.match(pattern, group)),
            _BY_GROUP.get(group, snake_case(group)),
        )
        module = _module(domain)
        verb = str(fact.get("verb", "")).lower()
        name = _verb("_".join(words[1:]) or verb, module)
        return module, name

    def of_publication(self, name: str) -> str:
        """Domain of a publication that is not a stream."""
        return self._known.get(name, ("settings", ""))[0]

    def of_event(self, stream: str, key: str) -> tuple[str, str]:
        """Domain and name of an event."""
        full = f"{stream} {key}"
        if full in self._known:
            return self._known[full]
        last = snake_case(re.sub(r"\{[^}]*\}", "", key)) or "changes"
        domain = next(
            (place for pattern, place in _BY_NAME if re.match(pattern, last)),
            snake_case(stream.removeprefix("stream-")),
        )
        return _module(domain), f"follow_{last}"


def _module(domain: str) -> str:
    is_free = is_python_name(domain) and domain not in RESERVED_DOMAINS
    return domain if is_free else f"{domain}_api"


def _verb(name: str, domain: str) -> str:
    """A wire name without the noun that its domain says already."""
    verb = snake_case(name)
    for long, short in _VERBS.items():
        verb = verb.replace(long, short)
    for noun in (domain, domain.removesuffix("s")):
        shorter = re.sub("_+", "_", verb.replace(noun, "")).strip("_")
        if noun in verb and is_python_name(shorter):
            return shorter
    return verb if is_python_name(verb) else f"call_{verb}"
