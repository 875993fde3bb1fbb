# SPDX-License-Identifier: MIT
"""Facts of an operation as sentences for its docstring."""

from quickmeet_codegen.model.endpoints import EndpointSpec, addresses_of
from quickmeet_codegen.model.operations import (
    EventSpec,
    MethodSpec,
    PublicationSpec,
    RateLimit,
)
from quickmeet_codegen.model.payload import VersionSpec
from quickmeet_codegen.python.literal import punctuated

__all__ = ["endpoint_facts", "method_facts", "publication_facts", "stream_facts"]

_ACCESS = {
    "anonymous": "Needs no login.",
    "nobody": "The server lets no client subscribe.",
    "unknown": "Upstream does not say who may call it.",
    "visitor": "For Livechat visitors.",
}


def method_facts(wire: str, spec: MethodSpec, repeats: str | None) -> tuple[str, ...]:
    """The notes on a call of a method besides its summary.

    Args:
        wire: Name of the method.
        spec: The method.
        repeats: When it is safe to repeat.
    """
    found = [f"Wire name ``{wire}``{_servers(spec.versions)}."]
    found += _common(spec, spec.offered)
    return (*found, *_of_calls(spec, repeats))


def endpoint_facts(
    call: str, spec: EndpointSpec, repeats: str | None
) -> tuple[str, ...]:
    """The notes on an endpoint besides its summary."""
    addresses = addresses_of(call, spec)
    named = " or ".join(f"``{verb} {path}``" for verb, path in addresses)
    found = [f"By REST: {named}{_servers(spec.versions)}."]
    found += (f"Elsewhere by ``{other.call}``." for other in spec.instead)
    found += _common(spec, "")
    return (*found, *_of_calls(spec, repeats))


def _of_calls(spec: MethodSpec | EndpointSpec, repeats: str | None) -> list[str]:
    found: list[str] = []
    if spec.has_two_factor:
        found.append("May ask for a second factor.")
    if spec.rate_limit is not None:
        found.append(_rate(spec.rate_limit))
    return found if repeats is None else [*found, repeats]


def stream_facts(stream: str, key: str, spec: EventSpec) -> tuple[str, ...]:
    """The notes on an event besides its summary."""
    found = [f"Wire name ``{stream}``, key ``{key}``{_servers(spec.versions)}."]
    found += _common(spec, (spec.replacement or "").strip())
    if spec.is_never_emitted:
        found.append("No known server emits it.")
    if spec.emitted_on is not None:
        found.append(f"Emitted on ``{spec.emitted_on}``.")
    if spec.recover is not None:
        found.append(f"What was missed is fetched by ``{spec.recover.by}``.")
    return tuple(found)


def publication_facts(wire: str, spec: PublicationSpec) -> tuple[str, ...]:
    """The notes on a publication besides its summary."""
    found = [f"Wire name ``{wire}``{_servers(spec.versions)}."]
    found.append(f"Its documents are in the collection ``{spec.collection}``.")
    if spec.access in _ACCESS:
        found.append(_ACCESS[spec.access])
    return tuple(found)


def _common(spec: MethodSpec | EndpointSpec | EventSpec, offered: str) -> list[str]:
    found: list[str] = []
    if offered:
        found.append(punctuated(f"By REST: {offered}"))
    if spec.access in _ACCESS:
        found.append(_ACCESS[spec.access])
    permissions = [f"``{name}``" for name in spec.permissions]
    if permissions:
        word = "permission" if len(permissions) == 1 else "permissions"
        found.append(f"Depends on the {word} {', '.join(permissions)}.")
    return found


def _servers(versions: VersionSpec) -> str:
    return f"; {versions.words}" if versions.words else ""


def _rate(limit: RateLimit) -> str:
    calls = "1 call" if limit.calls == 1 else f"{limit.calls} calls"
    return f"The server takes {calls} in {limit.interval_ms / 1000:g} s."
