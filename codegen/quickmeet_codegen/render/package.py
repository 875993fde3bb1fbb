# SPDX-License-Identifier: MIT
"""Render the IR to source: the templates of modules, and their values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from quickmeet_codegen.ir.arguments import FormerName
from quickmeet_codegen.ir.schema import Domain, DomainGroup, Schema
from quickmeet_codegen.python.literal import docstring, quoted
from quickmeet_codegen.python.naming import BUILTINS, RUNTIME_ERRORS
from quickmeet_codegen.python.runtime import (
    CLIENT_IMPORTS,
    FIXED_EXPORTS,
    GROUP_IMPORTS,
    LAZY_IMPORTS,
    RUNTIME,
    SERVER_IMPORTS,
    SYNC_CLIENT_IMPORTS,
    SYNC_EXPORTS,
    SYNC_GROUP_IMPORTS,
)

from .source import format_all, verify
from .templating import OURS, Templates
from .types import TypeModule, build_types

__all__ = ["GENERATOR_API", "header", "package_exports", "render", "sync_exports"]

GENERATOR_API = 6
"""The runtime API that generated code needs; incremented when it changes."""

_MODULES = ("errors", "sync", "types")
_PACKAGES = frozenset({".", f"{RUNTIME}.model"})
_MARK = "# Generated from schema/"


_IN_A_LOOP: Final = {"is_blocking": False}
_BLOCKING: Final = {"is_blocking": True}
_CLIENTS: Final = "The clients: every group of the API behind one session."
_SYNC_CLIENTS: Final = (
    "The blocking clients: every group of the API, without an event loop."
)
_SERVER: Final = (
    "For servers: protocols of what answers each method, with the types of the client."
    "\n\n"
    "Each domain has a module of its own here; `names` has the wire names as a type."
)
_SYNC: Final = (
    "Clients for programs without an event loop: calls wait for their answers."
    "\n\nEvery name here is loaded when first asked for. Types, errors and credentials"
    " are those of the package above."
)
_TYPES: Final = "Payload types of the whole API, each loaded when first asked for."

_Module: TypeAlias = tuple[str, str, str, Mapping[str, object]]
"""A path, the template of it, the file of the schema it is of, and its values."""


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


def header(source: str) -> str:
    """The first line of a generated module: no date, no version."""
    return f"{_MARK}{source}. Do not edit: run `quickmeet generate`."


def render(schema: Schema, templates: Templates = OURS) -> dict[str, str]:
    """Write the whole package: text by path below its folder.

    Args:
        schema: The schema to render.
        templates: The templates to use. Custom ones may write any Python; that a schema
            adds nothing but data is checked in the output of ours.

    Raises:
        FindingsError: A type could not be generated.
        RuffError: A template produced invalid Python.
        UnsafeSourceError: A part of a schema would have become code.
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
    client = _client(schema, _CLIENTS, CLIENT_IMPORTS) | _IN_A_LOOP
    blocking = _client(schema, _SYNC_CLIENTS, SYNC_CLIENT_IMPORTS) | _BLOCKING
    own = (error.name for error in schema.errors if not error.is_runtime)
    errors = {
        "errors": schema.errors,
        "runtime_errors": RUNTIME_ERRORS,
        "exports": _names([*own, *RUNTIME_ERRORS]),
    }
    names = {"names": _names(schema.method_names)}
    server = {"docstring": docstring(_SERVER, 0), "extension": None}
    words = docstring(_SYNC, 0)
    sync = _package(words, sync_exports(schema), schema.former_groups)
    yield "__init__.py", "package.jinja", every, _main_package(schema)
    yield "client.py", "client.jinja", every, client
    yield "errors.py", "errors.jinja", "errors.yaml", errors
    yield "validation.py", "validation.jinja", every, {}
    yield "server/__init__.py", "module.jinja", every, server
    yield "server/names.py", "names.jinja", every, names
    yield "sync/__init__.py", "package.jinja", every, sync
    yield "sync/client.py", "client.jinja", every, blocking
    yield "types/__init__.py", "package.jinja", every, _types_package(schema)
    for one in schema.about.extensions:
        words = f"`{one.module}`, by the name of this package."
        values = {"docstring": docstring(words, 0), "extension": one}
        yield f"{one.name}.py", "module.jinja", every, values


def _client(
    schema: Schema, words: str, imports: Mapping[str, tuple[str, ...]]
) -> dict[str, object]:
    return {
        "docstring": docstring(words, 0),
        "imports": imports,
        "groups": schema.groups,
        "lookups": schema.room_lookups,
    }


def _main_package(schema: Schema) -> dict[str, object]:
    exports, about = package_exports(schema), schema.about
    package = _package(about.docstring, exports, schema.former_groups)
    own = ("GENERATOR_API", "SERVER_VERSIONS")
    secrets = ("declare_secrets",) if schema.secrets else ()
    return {
        **package,
        "imports": {
            "typing": ("TYPE_CHECKING", "Final"),
            # alone, so that a runtime whose modules moved says what to do
            f"{RUNTIME}.generator_api": (*secrets, "lazy_exports", "require_api"),
        },
        "extensions": [one.name for one in about.extensions],
        "names": _names([*_exported(exports), *own]),
        "generator_api": GENERATOR_API,
        "versions": schema.versions,
        "secrets": schema.secrets,
    }


def _types_package(schema: Schema) -> dict[str, object]:
    exports = [Export(f"{RUNTIME}.model.payload", ("Timestamp",))]
    for domain in schema.domains:
        if domain.types:
            names = tuple(type_.name for type_ in domain.types)
            exports.append(Export(f".{domain.name}", names))
    return _package(docstring(_TYPES, 0), exports, schema.former_types)


def _package(
    words: str, exports: Sequence[Export], former: Sequence[tuple[str, FormerName]]
) -> dict[str, object]:
    """A module that loads its names when they are first asked for.

    Args:
        words: Its docstring.
        exports: Its names, by the modules that have them.
        former: Names that they had before, each with the module beside it.
    """
    return {
        "docstring": words,
        "imports": LAZY_IMPORTS,
        "exports": exports,
        "extensions": (),
        "former": former,
        "names": _names(_exported(exports)),
        "generator_api": None,
    }


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
    yield f"{name}.py", "group.jinja", file, _group(group) | _IN_A_LOOP
    yield f"sync/{name}.py", "group.jinja", file, _sync_group(group) | _BLOCKING
    for was in domain.was:
        former = {"now": name, "former": group.former}
        yield f"{was}.py", "former_module.jinja", file, former
        yield f"sync/{was}.py", "former_module.jinja", file, former
    if group.answered:
        yield f"server/{name}.py", "server.jinja", file, _server_group(group)


def _group(group: DomainGroup) -> dict[str, object]:
    return {
        "group": group,
        "docstring": docstring(group.summary, 0),
        "imports": {**GROUP_IMPORTS, ".errors": group.errors, ".": ("types",)},
        "names": _names([*group.constants, group.name]),
        "described": group.described,
    }


def _sync_group(group: DomainGroup) -> dict[str, object]:
    constants = {f"..{group.domain}": group.constants, "..": ("types",)}
    words = f"Without an event loop: `{group.name}` that waits."
    return {
        "group": group,
        "docstring": docstring(words, 0),
        "imports": {**SYNC_GROUP_IMPORTS, **constants},
        "names": _names([group.name]),
        "described": (),
    }


def _server_group(group: DomainGroup) -> dict[str, object]:
    constants = tuple(one.constant for one in group.answered)
    words = f"For servers: what answers the methods of `{group.name}`."
    names = [name for one in group.answered for name in (one.handler, f"on_{one.name}")]
    more = {f"..{group.domain}": constants, "..": ("types",)}
    return {
        "group": group,
        "docstring": docstring(words, 0),
        "imports": {**SERVER_IMPORTS, **more},
        "names": _names([*names, group.handlers, f"{group.domain}_handlers"]),
    }


def _licensed(source: str, license_: str | None) -> str:
    """A module that says below its first line what its licence is."""
    if license_ is None:
        return source
    mark, _, rest = source.partition("\n")
    return f"{mark}\n# SPDX-License-Identifier: {license_}\n{rest}"


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
