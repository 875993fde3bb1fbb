# SPDX-License-Identifier: MIT
"""Render templates: ours, overridden by a user's own folder.

A custom template replaces ours of the same name, and can extend or include ours
as ``quickmeet/NAME``. Expressions of the IR become source by a filter: parts of a
schema appear only as literals.
"""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final, cast

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from msgspec import NODEFAULT, UNSET, Struct
from msgspec.structs import fields

from quickmeet_codegen.ir.expressions import (
    CallExpression,
    Expression,
    Format,
    Given,
    Late,
    Reference,
)
from quickmeet_codegen.python.literal import keyed, literal, template_literal
from quickmeet_codegen.read.finding import (
    Finding,
    FindingsError,
    Place,
    UnreadableError,
)

__all__ = ["OURS", "Templates", "expression", "template_files"]

_FOLDER: Final = Path(__file__).parent / "templates"
_ENDS: Final = frozenset({".jinja", ".jinja2"})
OF_TYPES: Final = "msgspec.jinja2"
"""The templates of datamodel-code-generator, which finds them by itself."""


class Templates:
    """Renders by name.

    Args:
        folder: Templates that take the place of ours.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder: Final = folder

    @property
    def are_own(self) -> bool:
        """Whether some may not be ours."""
        return self._folder is not None

    @property
    def of_types(self) -> Path:
        """The folder with the template that types are made by."""
        own = self._folder
        return own if own is not None and (own / OF_TYPES).is_file() else _FOLDER

    def render(self, name: str, /, **values: object) -> str:
        """Render a template.

        Raises:
            FindingsError: It cannot be read, or uses unknown names.
        """
        with self.explained(name):
            return self._environment.get_template(name).render(values)

    @contextmanager
    def explained(self, name: str = OF_TYPES) -> Generator[None]:
        """Report in which template, and where, the block failed.

        Args:
            name: Of the template that is read first.

        Raises:
            FindingsError: A template cannot be read, or fails. One of a user's own
                is a program, which may fail in any way.
        """
        try:
            yield
        except FindingsError:
            raise
        except TemplateError as error:
            raise FindingsError([self._finding(name, error)]) from error
        except Exception as error:
            if not self.are_own:
                raise
            raise FindingsError([self._finding(name, error)]) from error

    def _finding(self, name: str, error: Exception) -> Finding:
        at, line = self._path(name), 1
        if isinstance(error, TemplateSyntaxError):
            at, line = error.filename or self._path(error.name or name), error.lineno
        else:  # where in the template, its frames say
            frame = error.__traceback__
            while frame is not None:
                file = frame.tb_frame.f_code.co_filename
                if Path(file).suffix in _ENDS:
                    at, line = file, frame.tb_lineno
                frame = frame.tb_next
        return Finding(Place(str(at), line), "template", _said(error))

    def _path(self, name: str) -> str:
        own = self._folder
        is_own = own is not None and (own / name).is_file()
        return str((own if is_own and own is not None else _FOLDER) / name)

    @cached_property
    def _environment(self) -> Environment:
        ours = FileSystemLoader(_FOLDER)
        own = [] if self._folder is None else [FileSystemLoader(self._folder)]
        environment = Environment(
            loader=ChoiceLoader([*own, ours, PrefixLoader({"quickmeet": ours})]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701  # Python source, not HTML
        )
        environment.filters["expression"] = expression
        return environment


OURS: Final = Templates()


def _said(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, TemplateError):
        return error.message or str(error)
    return f"{type(error).__name__}: {error}"


def template_files(folder: Path) -> list[Path]:
    """Name the templates of a folder, each of which takes the place of one of ours.

    Args:
        folder: The folder.

    Raises:
        UnreadableError: It is no folder, has no templates, or an unused one.
    """
    if not folder.is_dir():
        raise UnreadableError(f"{folder}: not a folder of templates")
    found = sorted(path for path in folder.iterdir() if path.suffix in _ENDS)
    known = {path.name: path for path in _FOLDER.iterdir()}
    for path in found:
        if path.name not in known:
            raise UnreadableError(f"{path}: {_no_template(path.name, known)}")
    if not found:
        raise UnreadableError(
            f"{folder}: has no templates; there are {', '.join(sorted(known))}"
        )
    return found


def _no_template(name: str, known: Mapping[str, Path]) -> str:
    like = get_close_matches(name, known, n=1)
    meant = (
        f"did you mean {like[0]!r}?"
        if like
        else f"there are {', '.join(sorted(known))}"
    )
    return f"no template has this name: {meant}"


def expression(value: Expression) -> str:
    """Write an expression; of a Struct, what is not its default."""
    match value:
        case Reference():
            shown = value.name
        case Given():
            shown = f"UNSET if {value.name} is None else {value.name}"
        case Late():
            shown = f"lambda: {value.hint}"
        case Format():
            shown = template_literal(value.pattern, list(value.parts))
        case CallExpression():
            shown = _call(value.function, value.arguments, value.keywords)
        case Struct():
            shown = _call(type(value).__name__, (), _not_default(value))
        case tuple():
            items = cast("tuple[Expression, ...]", value)
            comma = "," if len(items) == 1 else ""
            shown = f"({', '.join(map(expression, items))}{comma})"
        case Mapping():
            pairs = cast("Mapping[str | int, Expression]", value).items()
            found = [keyed(literal(name), expression(one)) for name, one in pairs]
            shown = f"{{{', '.join(found)}}}"
        case _:
            shown = "UNSET" if value is UNSET else literal(value)
    return shown


def _call(
    function: str,
    arguments: tuple[Expression, ...],
    keywords: Mapping[str, Expression],
) -> str:
    given = [expression(argument) for argument in arguments]
    given += [f"{name}={expression(value)}" for name, value in keywords.items()]
    return f"{function}({', '.join(given)})"


def _not_default(value: Struct) -> dict[str, Expression]:
    found: dict[str, Expression] = {}
    for known in fields(value):
        default: object = known.default
        if known.default_factory is not NODEFAULT:
            default = known.default_factory()
        given: Expression = getattr(value, known.name)
        if default is NODEFAULT or given != default:
            found[known.name] = given
    return found
