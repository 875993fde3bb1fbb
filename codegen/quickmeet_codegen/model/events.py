# SPDX-License-Identifier: MIT
"""The class of an event with several arguments, as if it were written."""

from msgspec.structs import replace

from .catalog import Entry
from .operations import EventSpec
from .payload import Payload

__all__ = ["event_type"]


def event_type(entry: Entry[EventSpec]) -> Entry[Payload] | None:
    """The type that an event with several arguments yields.

    None where an event has always one argument, or none.
    """
    spec = entry.spec
    arguments = spec.arguments
    if not spec.is_several or not arguments or spec.event is None:
        return None
    group = entry.domain.group.class_name if entry.domain.group else ""
    schema = Payload(
        description=f"What ``{group}.{spec.name}`` yields: the arguments of one event.",
        type="array",
        places=tuple(
            replace(
                param.payload,
                name=param.name,
                was=param.was,
                versions=param.versions,
                description=param.description,
            )
            for param in arguments
        ),
        min_items=sum(not param.is_optional for param in arguments),
    )
    return Entry(entry.domain, entry.raw, entry.path, spec.event, schema)
