# Generated from schema/*.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""The wire names of all methods, as a type: a name with a slip is found at once."""

from typing import Literal, TypeAlias

__all__ = ["MethodName"]

MethodName: TypeAlias = Literal[
    "lists.insert", "lists.share", "tasks.insert", "tasks.remove", "tasks.setState"
]
"""Wire name of a method of the schema."""
