# SPDX-License-Identifier: MIT
"""IR to source: which template makes which module, and of what."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from quickmeet_codegen.ir.schema import Domain, Schema
from quickmeet_codegen.python.exports import FIXED_EXPORTS, RUNTIME, SYNC_EXPORTS
from quickmeet_codegen.python.literal import quoted
from quickmeet_codegen.python.naming import BUILTINS, RUNTIME_ERRORS

from .format import format_all
from .templating import OURS, Templates
from .types import TypeModule, build_types
from .verify import verify

__all__ = ["GENERATOR_API", "header", "package_exports", "render", "sync_exports"]

GENERATOR_API = 5
"""The runtime API that generated code needs; raised when that changes."""

_MODULES = ("errors", "sync", "types")
_PACKAGES = frozenset({".", f"{RUNTIME}.model"})
_MARK = "# Generated from schema/"


_Module: TypeAlias = tuple[str, str, str, Mapping[str, object]]
"""A path, the template of it, the file of the schema it is of, and its values."""


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
        types = build_types(schema, templates.of_types)
    return {
        path: templates.render(template, header=header(source), **values)
        for path, template, source, values in (
            *_of_package(schema),
            *(made for domain in schema.domains for made in _of_domain(domain, types)),
        )
    }


def _of_package(schema: Schema) -> Iterator[_Module]:
    """The modules of which there is one, whatever the domains."""
    every = "*.yaml"
    exports, blocking = package_exports(schema), sync_exports(schema)
    client = {"groups": schema.groups, "lookups": schema.room_lookups}
    former = schema.former_groups
    package = {
        "docstring": schema.about.docstring,
        "exports": exports,
        "extensions": schema.about.extensions,
        "names": _names([*_exported(exports), "GENERATOR_API", "SERVER_VERSIONS"]),
        "generator_api": GENERATOR_API,
        "versions": _literals(schema.versions),
        "secrets": schema.secrets.arguments,
        "former": former,
    }
    sync = {"exports": blocking, "names": _names(_exported(blocking)), "former": former}
    own = (error.name for error in schema.errors if not error.is_runtime)
    errors = {
        "errors": schema.errors,
        "runtime_errors": RUNTIME_ERRORS,
        "exports": _names([*own, *RUNTIME_ERRORS]),
    }
    types = {
        "domains": [domain for domain in schema.domains if domain.types],
        "exports": _names([*(t.name for t in schema.types), "Timestamp"]),
        "former": schema.former_types,
    }
    names = {"names": _literals(schema.method_names)}
    yield "__init__.py", "package.jinja", every, package
    yield "client.py", "client.jinja", every, {**client, "is_blocking": False}
    yield "errors.py", "errors.jinja", "errors.yaml", errors
    yield "validation.py", "validation.jinja", every, {}
    yield "server/__init__.py", "server_package.jinja", every, {}
    yield "server/names.py", "server_names.jinja", every, names
    yield "sync/__init__.py", "sync_package.jinja", every, sync
    yield "sync/client.py", "client.jinja", every, {**client, "is_blocking": True}
    yield "types/__init__.py", "types_package.jinja", every, types
    for one in schema.about.extensions:
        yield f"{one.name}.py", "extension.jinja", every, {"extension": one}


def _of_domain(domain: Domain, types: Mapping[str, TypeModule]) -> Iterator[_Module]:
    """The modules of a domain, and those by its former names; servers have none."""
    name, group, file = domain.name, domain.group, f"{domain.name}.yaml"
    if domain.types:
        exports = _names(type_.name for type_ in domain.types)
        values = {"domain": domain, "module": types[name], "exports": exports}
        yield f"types/{name}.py", "types.jinja", file, values
        for was in domain.was:
            former = {"now": name, "former": domain.former}
            yield f"types/{was}.py", "former_module.jinja", file, former
    if group is None:
        return
    of_group = {"group": group, "is_blocking": False}
    yield f"{name}.py", "group.jinja", file, of_group
    yield f"sync/{name}.py", "sync_group.jinja", file, {**of_group, "is_blocking": True}
    for was in domain.was:
        former = {"now": name, "former": group.former}
        yield f"{was}.py", "former_module.jinja", file, former
        yield f"sync/{was}.py", "former_module.jinja", file, former
    if group.answered:
        yield f"server/{name}.py", "server.jinja", file, {"group": group}


def _licensed(source: str, license_: str | None) -> str:
    """A module that says below its first line what its licence is."""
    if license_ is None:
        return source
    mark, _, rest = source.partition("\n")
    return f"{mark}\n# SPDX-License-Identifier: {license_}\n{rest}"


class Export(Struct, frozen=True):
    """Names that one module has."""

    module: str
    names: tuple[str, ...]

    @property
    def excuse(self) -> str:
        """Why a name may be one of Python's builtins, for ruff."""
        hides = BUILTINS.intersection(self.names)
        return "  # noqa: A004  # the package's own" if hides else ""

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Each name with the module to load for it; of a package, the submodule."""
        if self.module in _PACKAGES:
            dot = "" if self.module == "." else "."
            return tuple((name, f"{self.module}{dot}{name}") for name in self.names)
        return tuple((name, self.module) for name in self.names)


def package_exports(schema: Schema) -> tuple[Export, ...]:
    """Everything that ``import quickmeet`` gives, module by module."""
    return tuple(_exports(schema))


def sync_exports(schema: Schema) -> tuple[Export, ...]:
    """Everything that its part without an event loop gives."""
    own = (Export(module, names) for module, names in SYNC_EXPORTS.items())
    return (*own, *_groups(schema))


def _exports(schema: Schema) -> Iterator[Export]:
    for module, names in FIXED_EXPORTS.items():
        yield Export(module, names)
    yield Export(".", _MODULES)
    yield from _groups(schema)


def _groups(schema: Schema) -> Iterator[Export]:
    for group in schema.groups:
        yield Export(f".{group.domain}", (group.name,))


def _exported(exports: Iterable[Export]) -> Iterator[str]:
    return (name for export in exports for name in export.names)


def _names(names: Iterable[str]) -> str:
    return ", ".join(quoted(name) for name in sorted(names))


def _literals(texts: tuple[str, ...]) -> str:
    comma = "," if len(texts) == 1 else ""
    return ", ".join(quoted(text) for text in texts) + comma
