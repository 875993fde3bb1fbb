# SPDX-License-Identifier: MIT
"""Types that are loaded on use.

A group of the API names hundreds of types, of which a program needs a few. Making a
class for each costs more than all else that loading the group does, so constants name
their types by functions.
"""

from types import FunctionType

__all__ = ["type_of"]


def type_of(given: object) -> object:
    """The type as given to a constant.

    Args:
        given: A type, or a function without arguments that gives it.
    """
    return given() if isinstance(given, FunctionType) else given
