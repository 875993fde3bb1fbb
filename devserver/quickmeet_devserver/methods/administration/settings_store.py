# SPDX-License-Identifier: MIT
"""Settings: their ids and their allowed values."""

from typing import Final

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.failure import MATCH_FAILED
from quickmeet_devserver.operation.scope import Scope

__all__ = ["check_value", "is_known", "save_setting"]

_NUMBERS: Final = (int, float)


def is_known(scope: Scope, setting_id: str) -> bool:
    """Whether a server has a setting.

    Not all are listed here, and what they are for is the first word of their name:
    one of a group that is known is taken to be there.
    """
    if scope.tx["settings"].has(setting_id):
        return True
    group = setting_id.partition("_")[0]
    return (
        scope.tx["settings"].count("substr(id, 1, ?) = ?", len(group) + 1, f"{group}_")
        > 0
    )


def check_value(scope: Scope, setting_id: str, value: object) -> None:
    """Check that a value is of the kind of the one that it replaces.

    Raises:
        MethodFailed: It is of another.
    """
    setting = scope.tx["settings"].get(setting_id)
    before: object = None if setting is None else setting.get("value")
    if not is_known(scope, setting_id) and not isinstance(value, str):
        raise MATCH_FAILED  # a text, as long as nothing else is known of it
    is_flag = isinstance(before, bool)
    if is_flag != isinstance(value, bool) and is_flag:
        raise MATCH_FAILED
    is_number = isinstance(before, _NUMBERS) and not is_flag
    if is_number and (not isinstance(value, _NUMBERS) or isinstance(value, bool)):
        raise MATCH_FAILED
    if isinstance(before, str) and not isinstance(value, str):
        raise MATCH_FAILED


def save_setting(scope: Scope, id_: str, value: object) -> None:
    """Change a setting; nothing happens to one that no server has."""
    if not is_known(scope, id_):
        return
    setting: Document = scope.tx["settings"].get(id_) or {
        "_id": id_,
        "enterprise": False,
        "requiredOnWizard": False,
        "isPrivate": True,
    }
    scope.tx["settings"].update(setting, value=value)
