# SPDX-License-Identifier: MIT
"""IR to payload types by datamodel-code-generator, one module a domain.

The generator of types never sees a word of the schema: each description goes in as a
number and is put in its place afterwards, as a literal. What comes out is put right and
in order.
"""

import ast
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec import Struct, json

from quickmeet_codegen.ir.schema import Domain, Schema, Type
from quickmeet_codegen.read.finding import Finding, FindingsError

from .type_input import Docs, to_json_schema

__all__ = ["Statement", "TypeModule", "build_types", "in_order", "tidy"]

_MODEL = "quickmeet_runtime.model.payload"
_MOST_TYPES = 300
"""Of one run of the generator of types, unless a domain alone has more."""


class TypeModule(Struct, frozen=True, kw_only=True):
    """The types of one domain as source, before it is formatted."""

    domain: str
    body: str
    uses: tuple[tuple[str, tuple[str, ...]], ...]
    """Types of other domains that it names, by domain."""


class Statement(Struct, frozen=True):
    """A class or an alias, with its names."""

    name: str
    node: ast.ClassDef | ast.AnnAssign
    words: str
    """The slot of an alias's docstring; classes carry theirs inside."""
    names: frozenset[str]
    """Every name in its annotations."""

    @property
    def is_alias(self) -> bool:
        """Whether all that it names must be defined before it."""
        return isinstance(self.node, ast.AnnAssign)


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


def tidy(
    module: ast.Module, variants: AbstractSet[str] = frozenset()
) -> Iterator[Statement]:
    """The classes and aliases of a module, their annotations in one form.

    Unions become ``X | Y | None``, forward references plain names, ``Any`` becomes
    ``object``.
    """
    body = module.body
    for index, node in enumerate(body):
        if isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.AnnAssign):
                    item.annotation = _plain(item.annotation, variants)
                elif isinstance(item, ast.FunctionDef) and _is_former(item):
                    returns = item.returns or ast.Constant(None)
                    item.returns = _plain(returns, variants)
            yield Statement(node.name, node, "", _names(node))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if node.value is not None:
                node.value = _plain(node.value, variants)
            words = _words(body[index + 1 : index + 2])
            yield Statement(node.target.id, node, words, _names(node))


def _is_former(item: ast.FunctionDef) -> bool:
    """Whether it is the former name of a field, of whose type it is."""
    return len(item.decorator_list) > 1


def _says(node: ast.expr, text: str | None) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def in_order(statements: Iterable[Statement]) -> Iterator[str]:
    """Source of each statement, after those that it needs.

    Aliases come after all that they name; a class that must be defined before
    something that it names has that annotation quoted.
    """
    known = {statement.name: statement for statement in statements}
    done: dict[str, Statement] = {}
    for name in known:
        _place(name, known, done, ())
    for statement in done.values():
        if isinstance(statement.node, ast.ClassDef):
            later = frozenset(known)
            _quote_forward(statement.node, later)
        del known[statement.name]
        source = ast.unparse(statement.node)
        yield f"{source}\n'{statement.words}'" if statement.is_alias else source


def _place(
    name: str,
    known: dict[str, Statement],
    done: dict[str, Statement],
    inside: tuple[str, ...],
) -> None:
    if name in done or name in inside or name not in known:
        return
    statement = known[name]
    here = (*inside, name)
    for needed in sorted(statement.names):
        if not _ahead(needed, known).intersection(here):
            _place(needed, known, done, here)
    done[name] = statement


def _ahead(name: str, known: dict[str, Statement]) -> set[str]:
    """Classes that must be defined before an alias; of a class, only itself."""
    statement = known.get(name)
    if statement is None or not statement.is_alias:
        return {name}
    return set[str]().union(*(_ahead(n, known) for n in statement.names if n != name))


def _quote_forward(node: ast.ClassDef, later: frozenset[str]) -> None:
    for item in node.body:
        if isinstance(item, ast.AnnAssign):
            item.annotation = _quoted_if(item.annotation, later)
        elif isinstance(item, ast.FunctionDef) and item.returns is not None:
            item.returns = _quoted_if(item.returns, later)


def _quoted_if(annotation: ast.expr, later: frozenset[str]) -> ast.expr:
    if _names(annotation).isdisjoint(later):
        return annotation
    return ast.Constant(ast.unparse(annotation))


def _words(following: list[ast.stmt]) -> str:
    for node in following:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return str(node.value.value).strip()
    return ""


def _names(node: ast.AST) -> frozenset[str]:
    found = {item.id for item in ast.walk(node) if isinstance(item, ast.Name)}
    return frozenset(found)


def _plain(node: ast.expr, variants: AbstractSet[str]) -> ast.expr:
    """An annotation with ``|`` for unions and no quotes round names."""
    plain: ast.expr = _Plain(variants).visit(node)
    return plain


def _flat(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return [*_flat(node.left), *_flat(node.right)]
    return [node]


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _union(members: Sequence[ast.expr], variants: AbstractSet[str]) -> ast.expr:
    """A union, with None at its end; a member that is anything needs no others."""
    open_ = [m for m in members if isinstance(m, ast.Name) and m.id in variants]
    if len(open_) > 1:
        others = [member for member in members if member not in open_]
        inner = _union(open_, frozenset())
        members = [ast.Subscript(ast.Name("OpenUnion"), inner), *others]
    if any(_is_name(member, "AnyJson") for member in members):
        members = [
            member
            for member in members
            if _is_name(member, "AnyJson") or _is_name(member, "UnsetType")
        ]
    nulls = [member for member in members if _says(member, None)]
    first, *rest = [*(m for m in members if m not in nulls), *nulls[:1]]
    for member in rest:
        first = ast.BinOp(first, ast.BitOr(), member)
    return first


class _Plain(ast.NodeTransformer):
    def __init__(self, variants: AbstractSet[str]) -> None:
        self._variants = variants

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if _is_name(node.value, "Literal") or _is_name(node.value, "OpenUnion"):
            return node
        self.generic_visit(node)
        if _is_name(node.value, "Optional"):
            return _union([*_flat(node.slice), ast.Constant(None)], self._variants)
        if not _is_name(node.value, "Union"):
            return node
        members = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        flat = [member for item in members for member in _flat(item)]
        return _union(flat, self._variants)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        members = [self.visit(member) for member in _flat(node)]
        flat = [part for member in members for part in _flat(member)]
        return _union(flat, self._variants)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Name("AnyJson", node.ctx) if _is_name(node, "Any") else node

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, str):
            return _plain(ast.parse(node.value, mode="eval").body, self._variants)
        return node
