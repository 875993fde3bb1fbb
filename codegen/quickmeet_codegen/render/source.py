# SPDX-License-Identifier: MIT
"""Format rendered source with ruff, and verify what it consists of.

The templates emit data, classes and calls of a dozen known names. Anything else in a
module came from a schema and must not be written.
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from quickmeet_codegen.failure import UnreadableError

__all__ = ["RuffError", "UnsafeSourceError", "format_all", "verify"]

_COMMON = (
    *("--isolated", "--no-cache", "--quiet"),
    *("--line-length", "88", "--target-version", "py311"),
    # the folder for temporary files may be below one that ruff or git would pass over
    *("--no-respect-gitignore", "--config", "exclude=[]"),
)
_CHECK = ("check", "--select", "I,F401,RUF022,UP037", "--fix", "--exit-zero")
_COMPACT = "format.skip-magic-trailing-comma=true"  # imports are pruned to less
_FORMAT = ("format", "--config", _COMPACT)


class RuffError(Exception):
    """Ruff could not parse the output of a template.

    Attributes:
        file: Name of the module.
        source: The text that it refused.
    """

    def __init__(self, file: str, source: str, said: str) -> None:
        super().__init__(f"{file}: {' '.join(said.split())}")
        self.file = file
        self.source = source


def format_all(sources: Mapping[str, str]) -> dict[str, str]:
    """Format modules, by name, in one run over a temporary folder; the order stays.

    Raises:
        RuffError: One of them is not Python.
        UnreadableError: The folder for temporary files cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="quickmeet-") as folder:
            return _formatted(sources, Path(folder))
    except OSError as error:
        where = tempfile.gettempdir()
        raise UnreadableError(f"{where}: cannot be written: {error}") from error


def _formatted(sources: Mapping[str, str], folder: Path) -> dict[str, str]:
    package = folder / "package"  # a module beside it could shadow a library
    for file, source in sources.items():
        path = package / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(source.encode())
    for arguments in (_CHECK, _FORMAT):
        said = _ruff(folder, *arguments)
        if said is not None:
            raise _refusal(sources, said)
    return {file: (package / file).read_bytes().decode() for file in sources}


def _refusal(sources: Mapping[str, str], said: str) -> RuffError:
    """The error for the first module that is not Python."""
    for file, source in sources.items():
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            return RuffError(file, source, str(error))
    return RuffError("ruff", "", said)


def _ruff(folder: Path, *arguments: str) -> str | None:
    command = [sys.executable, "-m", "ruff", *arguments, *_COMMON, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603  # our own words
    return done.stderr.decode(errors="replace") if done.returncode else None


_STATEMENTS = (
    ast.AnnAssign,
    ast.Assign,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Expr,
    ast.FunctionDef,
    ast.If,
    ast.Import,
    ast.ImportFrom,
    ast.Return,
)
_EXPRESSIONS = (
    ast.Attribute,
    ast.Await,
    ast.BinOp,
    ast.Call,
    ast.Constant,
    ast.Dict,
    ast.FormattedValue,
    ast.JoinedStr,
    ast.List,
    ast.Name,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
)
_ATTRIBUTES = frozenset({
    "_caller", "_session", "call", "changes", "changes_mine", "connect", "documents",
    "download", "files", "history", "listing", "mirror", "save", "subscribe", "upload",
    "bool", "dict", "float", "int", "list", "object", "str",
})  # fmt: skip
_CALLED = frozenset({
    "AllPages", "Endpoint", "Lookup", "Method", "MomentPages", "Pages", "Pick",
    "RestCall", "Stream", "Versions", "client_id", "declare_secrets", "deprecated",
    "field", "former_arguments", "former_module", "former_names", "lazy_exports",
    "lazy_list", "require_api", "room_lookups", "sealed_content", "sealed_message",
    "stream_argument", "stream_option",
})  # fmt: skip
_OWNERS = frozenset({"implementation", "self", "streams", "types"})
"""Objects whose attributes may have any name: methods, former names, types."""
_MODULES = frozenset({
    "__future__", "builtins", "collections.abc", "contextlib", "enum", "functools",
    "pathlib", "ssl", "typing",
})  # fmt: skip
_DUNDERS = frozenset(
    {"__all__", "__dir__", "__getattr__", "__name__", "__slots__", "__version__"}
)


class UnsafeSourceError(Exception):
    """Source with constructs that no template emits."""


def verify(source: str, name: str, extensions: AbstractSet[str] = frozenset()) -> None:
    """Compile a module and check every node in it.

    Args:
        source: The module.
        name: Its name in errors.
        extensions: Modules that the schema names, which it may import as well.

    Raises:
        UnsafeSourceError: It does not compile, or does more than generated code may.
    """
    try:
        tree = ast.parse(source, name)
        compile(tree, name, "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UnsafeSourceError(f"{name} does not compile: {error}") from error
    for node in ast.walk(tree):
        flaw = _flaw(node, extensions)
        if flaw is not None:
            line = getattr(node, "lineno", 1)
            raise UnsafeSourceError(f"{name}:{line}: generated code has {flaw}")


def _flaw(node: ast.AST, extensions: AbstractSet[str]) -> str | None:
    if isinstance(node, ast.stmt):
        return _flaw_of_statement(node, extensions)
    if isinstance(node, ast.Call):
        return _flaw_of_call(node)
    if isinstance(node, ast.Attribute):
        return None if _is_known(node) else f"the attribute {node.attr}"
    if isinstance(node, ast.Name):
        is_odd = node.id.startswith("__") and node.id not in _DUNDERS
        return f"the name {node.id}" if is_odd else None
    if isinstance(node, ast.expr) and not _is_expression(node):
        return f"the expression {type(node).__name__}"
    return None


def _is_known(node: ast.Attribute) -> bool:
    return (
        node.attr == "of_package"
        or node.attr in _ATTRIBUTES
        or node.attr.startswith("raw_")
        or (node.attr == "open" and ast.unparse(node) == "Client.open")
        or (
            isinstance(node.value, ast.Name)
            and node.value.id in _OWNERS
            and not node.attr.startswith("__")
        )
    )


def _is_expression(node: ast.expr) -> bool:
    match node:
        case ast.Lambda():
            return _is_type(node)
        case ast.IfExp():
            return _is_choice(node)
        case ast.Compare():
            return _is_comparison(node)
        case _:
            return isinstance(node, _EXPRESSIONS)


def _is_choice(node: ast.IfExp) -> bool:
    """Whether it says when an argument is absent: ``UNSET if x is None else x``."""
    name = node.orelse
    if not isinstance(name, ast.Name):
        return False
    return ast.unparse(node) == f"UNSET if {name.id} is None else {name.id}"


def _is_comparison(node: ast.Compare) -> bool:
    """Whether it is the middle of a choice."""
    return isinstance(node.left, ast.Name) and (
        ast.unparse(node) == f"{node.left.id} is None"
    )


def _is_type(node: ast.Lambda) -> bool:
    """Whether a function only names a type: ``lambda: list[types.Message]``."""
    parts = list(ast.walk(node.body))
    names_one = any(isinstance(part, ast.Attribute) for part in parts)
    calls = any(isinstance(part, ast.Call) for part in parts)
    return names_one and not calls and not any(ast.iter_child_nodes(node.args))


def _flaw_of_statement(node: ast.stmt, extensions: AbstractSet[str]) -> str | None:
    if not isinstance(node, _STATEMENTS):
        return f"the statement {type(node).__name__}"
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        names = [] if node.level else [node.module or ""]
    else:
        return None
    for module in names:
        is_ours = module.partition(".")[0] == "quickmeet_runtime"
        if not is_ours and module not in _MODULES | extensions:
            return f"an import of {module}"
    return None


def _flaw_of_call(node: ast.Call) -> str | None:
    called = node.func
    if isinstance(called, ast.Attribute):
        return None  # only the known ones pass the rule for attributes
    if isinstance(called, ast.Name) and (
        called.id in _CALLED or called.id.startswith("on_") or called.id[0].isupper()
    ):
        return None
    return f"a call of {ast.unparse(called)[:60]}"
