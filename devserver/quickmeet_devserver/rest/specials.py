# SPDX-License-Identifier: MIT
"""Endpoints without a method, by verb and path."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from quickmeet_devserver.base.documents import Document
from quickmeet_devserver.base.params import Params
from quickmeet_devserver.operation.scope import Scope

from . import accounts as rest_accounts
from . import administration as rest_administration
from . import changes as rest_changes
from . import commands as rest_commands
from . import customs as rest_customs
from . import departments as rest_departments
from . import encryption as rest_encryption
from . import history as rest_history
from . import integrations as rest_integrations
from . import invites as rest_invites
from . import livechat as rest_livechat
from . import livechat_config as rest_livechat_config
from . import livechat_messages as rest_livechat_messages
from . import me as rest_me
from . import message_reads as rest_message_reads
from . import messages as rest_messages
from . import people as rest_people
from . import room_changes as rest_room_changes
from . import room_reads as rest_room_reads
from . import rosters as rest_rosters
from . import team_lists as rest_team_lists
from . import teams as rest_teams
from . import uploads as rest_uploads
from .endpoint import Special

__all__ = ["SPECIALS", "special_of"]

SPECIALS: Final[Mapping[str, Special]] = MappingProxyType(
    {
        **rest_accounts.CALLS,
        **rest_administration.CALLS,
        **rest_changes.CALLS,
        **rest_commands.CALLS,
        **rest_customs.CALLS,
        **rest_departments.CALLS,
        **rest_encryption.CALLS,
        **rest_history.CALLS,
        **rest_integrations.CALLS,
        **rest_invites.CALLS,
        **rest_livechat.CALLS,
        **rest_livechat_config.CALLS,
        **rest_livechat_messages.CALLS,
        **rest_me.CALLS,
        **rest_message_reads.CALLS,
        **rest_messages.CALLS,
        **rest_people.CALLS,
        **rest_room_changes.CALLS,
        **rest_room_reads.CALLS,
        **rest_rosters.CALLS,
        **rest_team_lists.CALLS,
        **rest_teams.CALLS,
        **rest_uploads.CALLS,
    }
)
"""Calls by HTTP method and path; what they take is their first parameter.

What stands in braces in a path is one of the fields.
"""

_PLACE: Final = re.compile(r"\{(\w+)\}")


def special_of(verb_and_name: str) -> Special | None:
    """The handler of a path, with its parts as fields; None if there is none.

    Args:
        verb_and_name: HTTP method, and path below ``/api/v1/``.
    """
    exact = SPECIALS.get(verb_and_name)
    if exact is not None:
        return exact
    for pattern, special in _patterns():
        found = pattern.fullmatch(verb_and_name)
        if found is not None:
            fields = {name: unquote(text) for name, text in found.groupdict().items()}
            return _with_fields(special, fields)
    return None


def _with_fields(special: Special, fields: Mapping[str, str]) -> Special:
    def answer(scope: Scope, params: Params) -> Document | list[Document]:
        known = {**params.document(0), **fields}
        return special(scope, Params([known, *params.after(1)]))

    return answer


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Special], ...]:
    found: list[tuple[re.Pattern[str], Special]] = []
    for name, special in SPECIALS.items():
        parts = _PLACE.split(name)
        if len(parts) > 1:
            texts = map(re.escape, parts[::2])
            places = [f"(?P<{place}>[^/]+)" for place in parts[1::2]]
            pattern = "".join(
                text + place for text, place in zip(texts, [*places, ""], strict=True)
            )
            found.append((re.compile(pattern), special))
    return tuple(found)
