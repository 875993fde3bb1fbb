# SPDX-License-Identifier: MIT
"""IR to source: which template makes which module, and of what."""

from collections.abc import Iterable, Iterator

from quickmeet_codegen.ir.former import FormerName
from quickmeet_codegen.ir.schema import Domain, DomainGroup, Extension, Schema
from quickmeet_codegen.python.literal import quoted
from quickmeet_codegen.python.naming import RUNTIME_ERRORS

from .exports import package_exports, sync_exports
from .format import format_all
from .templating import OURS, Templates
from .types import TypeModule, build_types
from .verify import verify

__all__ = ["GENERATOR_API", "header", "render"]

GENERATOR_API = 5
"""The runtime API that generated code needs; raised when that changes."""

_MARK = "# Generated from schema/"


def header(source: str) -> str:
    """The first line of a generated module: no date, no version."""
    return f"{_MARK}{source}. Do not edit: run `quickmeet generate`."


def render(schema: Schema, templates: Templates = OURS) -> dict[str, str]:
    """Write the whole package: text by path below its folder.

    Args:
        schema: What to make it of.
        templates: The templates to use. Custom ones may write any Python; that a schema
            adds nothing but data is checked in the output of ours.

    Raises:
        FindingsError: A type could not be made.
        RuffError: A template made what is not Python.
        UnsafeSourceError: Something of a schema would have become code.
    """
    sources = _sources(schema, templates)
    formatted = format_all(sources)
    checked = format_all(_sources(schema, OURS)) if templates.are_own else formatted
    allowed = frozenset(one.module for one in schema.about.extensions)
    for path, source in checked.items():
        verify(source, path, allowed)
    licensed = {
        path: _licensed(source, schema.about.license)
        for path, source in formatted.items()
    }
    return {**licensed, "schema.json": schema.json, "py.typed": ""}


def _sources(schema: Schema, templates: Templates) -> dict[str, str]:
    with templates.explained():
        modules = build_types(schema, templates.of_types)
    sources = {
        "__init__.py": _package(templates, schema),
        "client.py": _client(templates, schema),
        "errors.py": _errors(templates, schema),
        "validation.py": _validation(templates),
        "server/__init__.py": _server_package(templates),
        "server/names.py": _server_names(templates, schema),
        "sync/__init__.py": _sync_package(templates, schema),
        "sync/client.py": _client(templates, schema, is_blocking=True),
        "types/__init__.py": _types_package(templates, schema),
    }
    for domain in schema.domains:
        if domain.types:
            path = f"types/{domain.name}.py"
            sources[path] = _types(templates, domain, modules[domain.name])
        if domain.group:
            sources[f"{domain.name}.py"] = _group(templates, domain.group)
            blocking = _group(templates, domain.group, is_blocking=True)
            sources[f"sync/{domain.name}.py"] = blocking
        for path, former in _former_paths(domain):
            sources[path] = _former_module(templates, domain, former)
    for group in schema.served:
        sources[f"server/{group.domain}.py"] = _server(templates, group)
    for extension in schema.about.extensions:
        sources[f"{extension.name}.py"] = _extension(templates, extension)
    return sources


def _licensed(source: str, license_: str | None) -> str:
    """A module that says below its first line what its licence is."""
    if license_ is None:
        return source
    mark, _, rest = source.partition("\n")
    return f"{mark}\n# SPDX-License-Identifier: {license_}\n{rest}"


def _types(templates: Templates, domain: Domain, module: TypeModule) -> str:
    return templates.render(
        "types.jinja",
        header=header(f"{domain.name}.yaml"),
        domain=domain,
        module=module,
        exports=_names(type_.name for type_ in domain.types),
    )


def _group(
    templates: Templates, group: DomainGroup, *, is_blocking: bool = False
) -> str:
    return templates.render(
        "sync_group.jinja" if is_blocking else "group.jinja",
        header=header(f"{group.domain}.yaml"),
        group=group,
        is_blocking=is_blocking,
    )


def _server(templates: Templates, group: DomainGroup) -> str:
    return templates.render(
        "server.jinja", header=header(f"{group.domain}.yaml"), group=group
    )


def _server_package(templates: Templates) -> str:
    return templates.render("server_package.jinja", header=header("*.yaml"))


def _server_names(templates: Templates, schema: Schema) -> str:
    return templates.render(
        "server_names.jinja",
        header=header("*.yaml"),
        names=_literals(schema.method_names),
    )


def _errors(templates: Templates, schema: Schema) -> str:
    own = [error.name for error in schema.errors if not error.is_runtime]
    return templates.render(
        "errors.jinja",
        header=header("errors.yaml"),
        errors=schema.errors,
        runtime_errors=RUNTIME_ERRORS,
        exports=_names([*own, *RUNTIME_ERRORS]),
    )


def _types_package(templates: Templates, schema: Schema) -> str:
    return templates.render(
        "types_package.jinja",
        header=header("*.yaml"),
        domains=[domain for domain in schema.domains if domain.types],
        exports=_names([*(t.name for t in schema.types), "Timestamp"]),
        former=schema.former_types,
    )


def _client(templates: Templates, schema: Schema, *, is_blocking: bool = False) -> str:
    return templates.render(
        "client.jinja",
        is_blocking=is_blocking,
        header=header("*.yaml"),
        groups=schema.groups,
        lookups=schema.room_lookups,
    )


def _package(templates: Templates, schema: Schema) -> str:
    exports = package_exports(schema)
    names = [name for export in exports for name in export.names]
    return templates.render(
        "package.jinja",
        header=header("*.yaml"),
        docstring=schema.about.docstring,
        exports=exports,
        extensions=schema.about.extensions,
        names=_names([*names, "GENERATOR_API", "SERVER_VERSIONS"]),
        generator_api=GENERATOR_API,
        versions=_literals(schema.versions),
        secrets=schema.secrets.arguments,
        former=schema.former_groups,
    )


def _former_paths(domain: Domain) -> Iterator[tuple[str, tuple[FormerName, ...]]]:
    """Modules by the former names of a domain, with those of their classes.

    Servers have none.
    """
    for was in domain.was:
        if domain.types:
            yield f"types/{was}.py", domain.former
        if domain.group:
            yield f"{was}.py", domain.group.former
            yield f"sync/{was}.py", domain.group.former


def _former_module(
    templates: Templates, domain: Domain, former: tuple[FormerName, ...]
) -> str:
    return templates.render(
        "former_module.jinja",
        header=header(f"{domain.name}.yaml"),
        now=domain.name,
        former=former,
    )


def _extension(templates: Templates, extension: Extension) -> str:
    return templates.render(
        "extension.jinja", header=header("*.yaml"), extension=extension
    )


def _sync_package(templates: Templates, schema: Schema) -> str:
    exports = sync_exports(schema)
    return templates.render(
        "sync_package.jinja",
        header=header("*.yaml"),
        exports=exports,
        names=_names(name for export in exports for name in export.names),
        former=schema.former_groups,
    )


def _validation(templates: Templates) -> str:
    return templates.render("validation.jinja", header=header("*.yaml"))


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in sorted(names))


def _literals(texts: tuple[str, ...]) -> str:
    comma = "," if len(texts) == 1 else ""
    return ", ".join(quoted(text) for text in texts) + comma
