# SPDX-License-Identifier: MIT
"""Ways to break a line: each gives a text that parses and means something else."""

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["Mutant", "mutants_of"]

_COMPARISONS: Final[dict[type[ast.cmpop], str]] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
_CALCULATIONS: Final[dict[type[ast.operator], str]] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "//",
    ast.FloorDiv: "*",
    ast.Div: "*",
}


class Mutant(NamedTuple):
    """One way to break a module."""

    line: int
    """The first line, counted from 1."""
    start: int
    """First byte of the source that is replaced."""
    end: int
    becomes: str
    operator: str

    def applied(self, source: bytes) -> bytes:
        """Return the source with this one place broken."""
        return source[: self.start] + self.becomes.encode() + source[self.end :]

    def parses(self, source: bytes) -> bool:
        """Whether the broken module is Python at all."""
        try:
            compile(self.applied(source), "<mutant>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            return False
        return True


def mutants_of(source: bytes) -> Iterator[Mutant]:
    """Yield every way to break a module; nearly all of them parse.

    Docstrings, annotations, imports, ``raise`` statements' texts and what is only
    logged are left alone: no test is meant to notice them.

    Args:
        source: The module, in UTF-8.

    Yields:
        Mutants in the order of the source.
    """
    reader = _Reader(source)
    reader.visit(ast.parse(source))
    yield from sorted(set(reader.found))


class _Reader(ast.NodeVisitor):
    def __init__(self, source: bytes) -> None:
        self._source = source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self.found: list[Mutant] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:  # ast's
        self._visit_body(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._visit_body(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._visit_body(node)

    def visit(self, node: ast.AST) -> None:
        """Read a node, unless it is a text or for type checkers only."""
        if not isinstance(node, ast.Raise | ast.Assert | ast.JoinedStr):
            super().visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant) or self._is_logging(node.value):
            return
        if not isinstance(node.value, ast.Yield | ast.YieldFrom):
            self._replace(node, "pass", "statement left out")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if all(isinstance(target, ast.Attribute) for target in node.targets):
            self._replace(node, "pass", "assignment left out")
        self.generic_visit(node)

    def visit_Delete(self, node: ast.Delete) -> None:
        self._replace(node, "pass", "statement left out")

    def visit_Break(self, node: ast.Break) -> None:
        self._replace(node, "continue", "loop control")

    def visit_Continue(self, node: ast.Continue) -> None:
        self._replace(node, "break", "loop control")

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._replace(node, "pass", "assignment left out")
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._replace(node.test, "False", "condition")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = "or" if isinstance(node.op, ast.And) else "and"
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, f" {other} ", "and/or")
        neutral = "True" if isinstance(node.op, ast.And) else "False"
        for value in node.values:
            self._replace(value, neutral, "operand left out")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._replace(node, f"({self._text(node.operand)})", "not")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            other = _COMPARISONS[type(operator)]
            self._between(left, right, f" {other} ", "comparison")
            left = right
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        other = _CALCULATIONS.get(type(node.op))
        if other and not isinstance(node.left, ast.JoinedStr):
            self._between(node.left, node.right, f" {other} ", "calculation")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._replace(node, str(not node.value), "constant")
        elif isinstance(node.value, int | float):
            self._replace(node, f"({node.value!r} + 1)", "constant")

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is None:
            self._replace(node, "pass", "statement left out")
        self.generic_visit(node)

    def _visit_body(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    ) -> None:
        for statement in node.body:
            self.visit(statement)

    def _is_logging(self, value: ast.expr) -> bool:
        return isinstance(value, ast.Call) and self._text(value).startswith("logger.")

    def _condition(self, test: ast.expr) -> None:
        self._replace(test, f"not ({self._text(test)})", "condition")

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return self._source[start:end].decode()

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        end_line = node.end_lineno or node.lineno
        end = self._starts[end_line - 1] + (node.end_col_offset or 0)
        return self._starts[node.lineno - 1] + node.col_offset, end

    def _between(
        self, left: ast.expr, right: ast.expr, becomes: str, operator: str
    ) -> None:
        start, end = self._span(left)[1], self._span(right)[0]
        gap = self._source[start:end]
        words = gap.replace(b"\n", b" ").strip().strip(b"()").strip()
        if not words or b"#" in gap:
            return
        written = gap.replace(words, becomes.strip().encode(), 1).decode()
        self.found.append(Mutant(left.lineno, start, end, written, operator))

    def _replace(self, node: ast.expr | ast.stmt, becomes: str, operator: str) -> None:
        self.found.append(Mutant(node.lineno, *self._span(node), becomes, operator))
