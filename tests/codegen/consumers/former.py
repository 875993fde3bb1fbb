# SPDX-License-Identifier: MIT
"""Client programs with former names: all of them keep working."""

from collections.abc import Iterator

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.schema import DomainGroup, Schema

__all__ = ["former_uses"]


def former_uses(package: str, schema: Schema) -> Iterator[str]:
    """Call, read and import by each former name.

    Args:
        package: Import name of the package that will be used.
        schema: The schema that the program is written against.
    """
    for group in schema.groups:
        yield from _calls(group)
        for was in group.was:
            yield f"from {package}.{group.domain} import {was}\n"
        for was in group.former_domains:
            yield f"import {package}.{was}\n"
            yield f"def at_{was}(client: Client) -> object:\n    return client.{was}\n"
    for domain in schema.domains:
        for type_ in domain.types:
            for was in type_.was:
                yield f"from {package}.types import {was} as At{was}\n"
                yield f"from {package}.types.{domain.name} import {was}\n"
                yield f"def same_{was}(it: {was}) -> {type_.name}:\n    return it\n"
            for member in type_.members:
                for was in member.was:
                    yield f"at_{type_.name}_{was}: {type_.name} = {type_.name}.{was}\n"


def _calls(group: DomainGroup) -> Iterator[str]:
    for one in (*group.methods, *group.streams, *group.documents):
        here = f"def by_former_{group.domain}_{one.name}"
        named = {a.name: a.name for a in one.arguments}
        for number, was in enumerate(one.was):
            yield _call(
                f"{here}_{number}", f"{group.domain}.{was}", one.arguments, named
            )
        for a in one.arguments:
            for was in a.was:
                by = {**named, a.name: was}
                path = f"{group.domain}.{one.name}"
                yield _call(f"{here}_by_{was}", path, one.arguments, by)


def _call(
    head: str, path: str, arguments: tuple[OperationArgument, ...], by: dict[str, str]
) -> str:
    takes = "".join(f", {a.taken}" for a in arguments)
    gives = ", ".join(f"{by[a.name]}={a.name}" for a in arguments)
    return (
        f"{head}(client: Client{takes}) -> object:\n    return client.{path}({gives})\n"
    )
