# SPDX-License-Identifier: MIT
"""Generated classes and aliases: annotations put right, and put in order."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from msgspec import Struct

__all__ = ["Statement", "in_order", "tidy"]


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
