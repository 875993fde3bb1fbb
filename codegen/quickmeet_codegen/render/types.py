# SPDX-License-Identifier: MIT
"""IR to payload types by datamodel-code-generator, one module a domain.

The generator of types never sees a word of the schema: each description goes in
as a number and is put in its place afterwards, as a literal.
"""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec import Struct, json

from quickmeet_codegen.ir.schema import Domain, Schema, Type
from quickmeet_codegen.read.finding import Finding, FindingsError

from .statements import Statement, in_order, tidy
from .type_input import Docs, to_json_schema

__all__ = ["TypeModule", "build_types"]

_MODEL = "quickmeet_runtime.model.payload"
_MOST_TYPES = 300
"""Of one run of the generator of types, unless a domain alone has more."""


class TypeModule(Struct, frozen=True, kw_only=True):
    """The types of one domain as source, before it is formatted."""

    domain: str
    body: str
    uses: tuple[tuple[str, tuple[str, ...]], ...]
    """Types of other domains that it names, by domain."""


def build_types(schema: Schema, templates: Path) -> dict[str, TypeModule]:
    """Make the payload types of every domain that has some.

    Args:
        schema: What they are made of.
        templates: Folder of the template that they are made by.

    Raises:
        FindingsError: msgspec would refuse a union that the linter let through.
    """
    whole = {type_.name: type_ for type_ in schema.types}
    made: dict[str, TypeModule] = {}
    for domains in _batches(schema.domains):
        made.update(_modules(domains, whole, templates))
    return made


def _batches(domains: Iterable[Domain]) -> Iterator[list[Domain]]:
    """Domains whose types are generated at once.

    The time and the memory of it grow faster than the number of types.
    """
    batch: list[Domain] = []
    size = 0
    for domain in domains:
        if batch and size + len(domain.types) > _MOST_TYPES:
            yield batch
            batch, size = [], 0
        if domain.types:
            batch.append(domain)
            size += len(domain.types)
    if batch:
        yield batch


def _modules(
    domains: list[Domain], whole: Mapping[str, Type], templates: Path
) -> Iterator[tuple[str, TypeModule]]:
    docs = Docs()
    types = {type_.name for domain in domains for type_ in domain.types}
    made = {name for name in types if whole[name].form != "enum"}
    source = _generate(types, whole, docs, templates) if made else ""
    variants = {
        name
        for name, type_ in whole.items()
        if type_.is_received and type_.tag is not None and not type_.tag.is_closed
    }
    statements = {
        statement.name: statement
        for statement in tidy(ast.parse(source), variants)
        if statement.name in made
    }
    for domain in domains:
        yield domain.name, _module(domain, statements, whole, docs)


def _needed(names: AbstractSet[str], whole: Mapping[str, Type]) -> set[str]:
    """Some types, and those that are needed to generate them.

    An alias needs its target, and a union its variants, which have to be distinct.
    """
    found = set(names)
    waiting = list(names)
    while waiting:
        schema = whole[waiting.pop()].schema
        variants = {choice.ref for _, one in schema.walk() for choice in one.choices}
        for name in set(schema.named_types()) - found:
            if name in variants or whole[name].form == "alias":
                found.add(name)
                waiting.append(name)
    return found


def _generate(
    names: AbstractSet[str], whole: Mapping[str, Type], docs: Docs, templates: Path
) -> str:
    from datamodel_code_generator import Error, generate  # noqa: PLC0415  # slow
    from datamodel_code_generator.enums import (  # noqa: PLC0415
        DataModelType,
        InputFileType,
    )
    from datamodel_code_generator.format import PythonVersion  # noqa: PLC0415
    from datamodel_code_generator.parser import LiteralType  # noqa: PLC0415

    near = _needed(names, whole)
    far = {other for name in near for other in whole[name].schema.named_types()} - near
    types = {name: whole[name] for name in whole if name in near | far}
    schema = to_json_schema(types, docs, far)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)
            made = generate(
                json.encode(schema).decode(),
                input_file_type=InputFileType.JsonSchema,
                output_model_type=DataModelType.MsgspecStruct,
                target_python_version=PythonVersion.PY_311,
                base_class=f"{_MODEL}.Model",
                custom_template_dir=templates,
                extra_template_data=docs.template_data,
                type_overrides=docs.overrides,
                keyword_only=True,
                use_schema_description=True,
                use_field_description=True,
                enum_field_as_literal=LiteralType.All,
                skip_root_model=True,
                use_annotated=False,
                use_msgspec_tagged_unions=True,
                disable_future_imports=True,
                disable_timestamp=True,
                formatters=[],
            )
    except (UserWarning, Error) as refused:
        raise FindingsError([_refusal(str(refused), types)]) from refused
    return str(made)


def _refusal(message: str, types: dict[str, Type]) -> Finding:
    """Say where: at the type whose name the message has, else at the first."""
    named = [types[word] for word in re.findall(r"\w+", message) if word in types]
    guilty = named[0] if named else next(iter(types.values()))
    return Finding(guilty.place, "undecodable-union", message.partition("\n")[0])


def _module(
    domain: Domain,
    statements: Mapping[str, Statement],
    whole: Mapping[str, Type],
    docs: Docs,
) -> TypeModule:
    own = [statements[type_.name] for type_ in domain.types if type_.form != "enum"]
    body = "\n\n".join(docs.fill(text) for text in in_order(own))
    found: dict[str, set[str]] = {}
    for statement in own:
        for name in statement.names:
            owner = whole[name].domain if name in whole else domain.name
            if owner != domain.name:
                found.setdefault(owner, set()).add(name)
    uses = tuple((owner, tuple(sorted(found[owner]))) for owner in sorted(found))
    return TypeModule(domain=domain.name, body=body, uses=uses)
