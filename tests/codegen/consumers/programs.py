# SPDX-License-Identifier: MIT
"""Programs that use all of a generated package, one for clients, one for servers.

What they say of types is what the package itself said when they were written, so that
type checkers judge a later package as they would judge a user's code.
"""

import ast
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from quickmeet_codegen.ir.arguments import OperationArgument
from quickmeet_codegen.ir.schema import Schema
from quickmeet_codegen.model.types import Types

from .former import former_uses

__all__ = ["client_program", "server_program"]

_HEAD = """\
import builtins
from typing import Literal
from {package} import UNSET, Raw, Timestamp, UnsetType
from {package} import Client, History, LiveCollection, Subscription, errors, types
from quickmeet_runtime.model.payload import OpenUnion, UnknownVariant
{imports}
"""


Side: TypeAlias = Literal["client", "server"]


def client_program(
    package: str, schema: Schema, files: Mapping[str, str], types: Types
) -> str:
    """Call, follow, read and make everything that a client can.

    Args:
        package: Import name of the package that it will use.
        schema: The schema that it is written against.
        files: The package as it was then.
        types: Who reads and who makes which of its types.
    """
    lines = [
        _HEAD.format(package=package, imports="\n".join(_imports(package, schema)))
    ]
    for group in schema.groups:
        here = f"client.{group.domain}"
        for method in group.methods:
            takes, gives = _taken(method.arguments)
            lines.append(
                f"async def call_{group.domain}_{method.name}(client: Client{takes})"
                f" -> {method.decodes}:\n"
                + ("    await " if method.decodes == "None" else "    return await ")
                + f"{here}.{method.name}({gives})\n"
            )
            lines += [
                f"print(errors.{error.name}.code)\n"
                for error in method.errors
                if error.code is not None
            ]
        for stream in group.streams:
            takes, gives = _taken(stream.arguments)
            lines.append(
                f"def follow_{group.domain}_{stream.name}(client: Client{takes})"
                f" -> Subscription[{stream.decodes}]:\n"
                f"    return {here}.{stream.name}({gives})\n"
            )
        for past in group.histories:
            key = past.key.name
            lines.append(
                f"def past_{group.domain}_{past.name}(client: Client, {key}: str)"
                f" -> History[{past.decodes}]:\n"
                f"    return {here}.{past.name}({key})\n"
            )
        for one in group.documents:
            takes, gives = _taken(one.arguments)
            lines.append(
                f"def live_{group.domain}_{one.name}(client: Client{takes})"
                f" -> LiveCollection[{one.decodes}]:\n"
                f"    return {here}.{one.name}({gives})\n"
            )
    lines += former_uses(package, schema)
    lines += _types(schema, files, types, "client")
    return "\n".join(lines)


def server_program(
    package: str, schema: Schema, files: Mapping[str, str], types: Types
) -> str:
    """Answer every method with a function that takes what the protocols say."""
    lines = [
        _HEAD.format(package=package, imports="\n".join(_imports(package, schema)))
    ]
    lines.append("from quickmeet_runtime.model.operations.handler import Published\n")
    for group in schema.served:
        lines.append(
            f"from {package}.server.{group.domain} import {group.domain}_handlers\n"
        )
        lines.append(f"class Answers{group.name}:")
        for one in group.answered:
            positional = [a.handled for a in one.arguments if not a.is_keyword]
            keywords = [a.handled for a in one.arguments if a.is_keyword]
            star = ["*"] if keywords else []
            taken = ", ".join(
                ["self", "caller: object", "/", *positional, *star, *keywords]
            )
            gives = getattr(one, "decodes")  # noqa: B009  # of both kinds
            if one in group.published:
                gives = f"Published[{gives}]"
            lines.append(f"    def {one.name}({taken}) -> {_quoted(gives)}:")
            lines.append("        raise NotImplementedError")
        lines.append(f"{group.domain}_handlers(Answers{group.name}())\n")
    lines += _types(schema, files, types, "server")
    return "\n".join(lines)


def _quoted(hint: str) -> str:
    return f'"{hint}"' if '"' not in hint else f"'{hint}'"


def _imports(package: str, schema: Schema) -> Iterator[str]:
    for domain in schema.domains:
        names = ", ".join(type_.name for type_ in domain.types)
        if names:
            yield f"from {package}.types.{domain.name} import {names}"


def _taken(arguments: tuple[OperationArgument, ...]) -> tuple[str, str]:
    """Parameters of a function with all arguments, and how it hands them on."""
    takes = "".join(f", {a.taken}" for a in arguments)
    gives = ", ".join(
        f"{a.name}={a.name}" if a.is_keyword else a.name for a in arguments
    )
    return takes, gives


def _types(
    schema: Schema, files: Mapping[str, str], types: Types, side: Side
) -> Iterator[str]:
    """Read each type that one side reads, and make each that it makes."""
    forms = {type_.name: type_ for type_ in schema.types}
    for domain in schema.domains:
        text = files.get(f"types/{domain.name}.py")
        if text is None:
            continue
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and node.name in forms:
                type_ = forms[node.name]
                roles = types.roles(node.name)
                if type_.form != "enum":
                    yield from _struct(node, roles, side)
                elif {f"{side} reads", f"{side} writes"} & roles:
                    for member in type_.members:
                        yield f"print({node.name}.{member.name})\n"


def _struct(node: ast.ClassDef, roles: AbstractSet[str], side: Side) -> Iterator[str]:
    """Functions with the annotations of a struct as it was."""
    fields = [
        (item.target.id, ast.unparse(item.annotation))
        for item in node.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and "ClassVar" not in ast.unparse(item.annotation)
    ]
    if f"{side} reads" in roles:
        yield f"def read_{node.name}(it: {node.name}) -> None:"
        for name, hint in fields:
            yield f"    read_{name}: {hint} = it.{name}"
        for item in node.body:
            if isinstance(item, ast.FunctionDef) and item.returns is not None:
                hint = ast.unparse(item.returns)
                yield f"    read_{item.name}: {hint} = it.{item.name}"
        yield "    return None\n"
    if f"{side} writes" in roles:
        takes = "".join(f", {name}: {hint}" for name, hint in fields)
        gives = ", ".join(f"{name}={name}" for name, _ in fields)
        star = "*" if fields else ""
        yield f"def make_{node.name}({star}{takes}) -> {node.name}:"
        yield f"    return {node.name}({gives})\n"
