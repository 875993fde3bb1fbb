# SPDX-License-Identifier: MIT
"""IR to source: the only module that knows Jinja."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from quickmeet_codegen.ir.schema import Domain, DomainGroup, Extension, Schema
from quickmeet_codegen.python.literal import quoted
from quickmeet_codegen.python.naming import RUNTIME_ERRORS

from .exports import package_exports, sync_exports
from .expressions import expression
from .format import format_all
from .types import TypeModule, build_types
from .verify import verify

__all__ = ["GENERATOR_API", "header", "render"]

GENERATOR_API = 2
"""What generated code expects of its runtime; raised when that changes."""

_TEMPLATES = Path(__file__).parent / "templates"
_MARK = "# Generated from schema/"


def header(source: str) -> str:
    """The first line of a generated module: no date, no version."""
    return f"{_MARK}{source}. Do not edit: run `quickmeet generate`."


def render(schema: Schema) -> dict[str, str]:
    """Write the whole package: text by path below its folder.

    Raises:
        FindingsError: A type could not be made.
        RuffError: A template made what is not Python.
        UnsafeSourceError: Something of a schema would have become code.
    """
    modules = build_types(schema)
    sources = {
        "__init__.py": _package(schema),
        "client.py": _client(schema),
        "errors.py": _errors(schema),
        "validation.py": _validation(),
        "server/__init__.py": _server_package(),
        "server/names.py": _server_names(schema),
        "sync/__init__.py": _sync_package(schema),
        "sync/client.py": _client(schema, "sync_client.jinja"),
        "types/__init__.py": _types_package(schema),
    }
    for domain in schema.domains:
        if domain.types:
            path = f"types/{domain.name}.py"
            sources[path] = _types(domain, modules[domain.name])
        if domain.group:
            sources[f"{domain.name}.py"] = _group(domain.group)
            sources[f"sync/{domain.name}.py"] = _group(domain.group, "sync_group.jinja")
    for group in schema.served:
        sources[f"server/{group.domain}.py"] = _server(group)
    for extension in schema.about.extensions:
        sources[f"{extension.name}.py"] = _extension(extension)
    formatted = format_all(sources)
    allowed = frozenset(one.module for one in schema.about.extensions)
    for path, source in formatted.items():
        verify(source, path, allowed)
        formatted[path] = _licensed(source, schema.about.license)
    return {**formatted, "schema.json": schema.json, "py.typed": ""}


def _licensed(source: str, license_: str | None) -> str:
    """A module that says below its first line what its licence is."""
    if license_ is None:
        return source
    mark, _, rest = source.partition("\n")
    return f"{mark}\n# SPDX-License-Identifier: {license_}\n{rest}"


def _types(domain: Domain, module: TypeModule) -> str:
    return _template("types.jinja").render(
        header=header(f"{domain.name}.yaml"),
        domain=domain,
        module=module,
        exports=_names(type_.name for type_ in domain.types),
    )


def _group(group: DomainGroup, template: str = "group.jinja") -> str:
    return _template(template).render(
        header=header(f"{group.domain}.yaml"), group=group
    )


def _server(group: DomainGroup) -> str:
    return _template("server.jinja").render(
        header=header(f"{group.domain}.yaml"), group=group
    )


def _server_package() -> str:
    return _template("server_package.jinja").render(header=header("*.yaml"))


def _server_names(schema: Schema) -> str:
    return _template("server_names.jinja").render(
        header=header("*.yaml"), names=_literals(schema.method_names)
    )


def _errors(schema: Schema) -> str:
    own = [error.name for error in schema.errors if not error.is_runtime]
    return _template("errors.jinja").render(
        header=header("errors.yaml"),
        errors=schema.errors,
        runtime_errors=RUNTIME_ERRORS,
        exports=_names([*own, *RUNTIME_ERRORS]),
    )


def _types_package(schema: Schema) -> str:
    return _template("types_package.jinja").render(
        header=header("*.yaml"),
        domains=[domain for domain in schema.domains if domain.types],
        exports=_names([*(t.name for t in schema.types), "Timestamp"]),
    )


def _client(schema: Schema, template: str = "client.jinja") -> str:
    return _template(template).render(header=header("*.yaml"), groups=schema.groups)


def _package(schema: Schema) -> str:
    exports = package_exports(schema)
    names = [name for export in exports for name in export.names]
    return _template("package.jinja").render(
        header=header("*.yaml"),
        docstring=schema.about.docstring,
        exports=exports,
        extensions=schema.about.extensions,
        names=_names([*names, "GENERATOR_API", "SERVER_VERSIONS"]),
        generator_api=GENERATOR_API,
        versions=_literals(schema.versions),
    )


def _extension(extension: Extension) -> str:
    return _template("extension.jinja").render(
        header=header("*.yaml"), extension=extension
    )


def _sync_package(schema: Schema) -> str:
    exports = sync_exports(schema)
    return _template("sync_package.jinja").render(
        header=header("*.yaml"),
        exports=exports,
        names=_names(name for export in exports for name in export.names),
    )


def _validation() -> str:
    return _template("validation.jinja").render(header=header("*.yaml"))


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in sorted(names))


def _literals(texts: tuple[str, ...]) -> str:
    comma = "," if len(texts) == 1 else ""
    return ", ".join(quoted(text) for text in texts) + comma


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701  # Python source, not HTML
    )
    environment.filters["expression"] = expression
    return environment.get_template(name)
