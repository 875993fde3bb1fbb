# SPDX-License-Identifier: MIT
"""The configuration of a website's widget: its appearance, and available agents."""

from typing import Any, Final

from quickmeet_devserver.base.documents import Document, as_document, pick
from quickmeet_devserver.operation.scope import Scope
from quickmeet_devserver.rest.special import Specials

__all__ = ["CALLS"]

_SETTINGS: Final[dict[str, tuple[str, object]]] = {
    "registrationForm": ("Livechat_registration_form", True),
    "allowSwitchingDepartments": ("Livechat_allow_switching_departments", True),
    "nameFieldRegistrationForm": ("Livechat_name_field_registration_form", True),
    "emailFieldRegistrationForm": ("Livechat_email_field_registration_form", True),
    "displayOfflineForm": ("Livechat_display_offline_form", True),
    "videoCall": ("Omnichannel_call_provider", False),
    "fileUpload": ("Livechat_fileupload_enabled", True),
    "language": ("Language", ""),
    "transcript": ("Livechat_enable_transcript", False),
    "historyMonitorType": ("Livechat_history_monitor_type", "url"),
    "forceAcceptDataProcessingConsent": (
        "Livechat_force_accept_data_processing_consent",
        False,
    ),
    "showConnecting": ("Livechat_Show_Connecting", False),
    "agentHiddenInfo": ("Livechat_show_agent_info", False),
    "clearLocalStorageWhenChatEnded": (
        "Livechat_clear_local_storage_when_chat_ended",
        False,
    ),
    "limitTextLength": ("Livechat_enable_message_character_limit", False),
}
_FLAGS: Final = frozenset({"videoCall", "agentHiddenInfo", "limitTextLength"})
"""Options that are off unless set, with settings of another type."""

_THEME: Final[dict[str, tuple[str, object]]] = {
    "title": ("Livechat_title", "Rocket.Chat"),
    "color": ("Livechat_title_color", "#C1272D"),
    "offlineTitle": ("Livechat_offline_title", "Leave a message"),
    "offlineColor": ("Livechat_offline_title_color", "#666666"),
}
_CALLS_OUT: Final[Document] = {
    "webrtc": [
        {
            "actionLinksAlignment": "flex-start",
            "i18nLabel": "Join_call",
            "label": "Join call",
            "method_id": "joinLivechatWebRTCCall",
        },
        {
            "i18nLabel": "End_call",
            "label": "End call",
            "method_id": "endLivechatWebRTCCall",
            "danger": True,
        },
    ],
    "jitsi": [
        {"icon": "icon-videocam", "i18nLabel": "Accept"},
        {"icon": "icon-cancel", "i18nLabel": "Decline"},
    ],
}
_MESSAGES: Final = (
    "offlineMessage", "offlineSuccessMessage", "offlineUnavailableMessage",
    "conversationFinishedMessage", "conversationFinishedText", "transcriptMessage",
    "registrationFormMessage", "dataProcessingConsentText",
)  # fmt: skip
_SURVEY: Final[Document] = {
    "items": [
        "satisfaction",
        "agentKnowledge",
        "agentResposiveness",
        "agentFriendliness",
    ],
    "values": ["1", "2", "3", "4", "5"],
}


def _config(scope: Scope, given: Document) -> Document:
    """Return the widget's configuration; with a token, also the visitor and room."""
    is_on = scope.setting("Livechat_enabled") is True
    if not is_on:
        return {"config": {"enabled": False}}
    config: Document = {
        "enabled": True,
        "settings": {
            name: _value(scope, name, *known) for name, known in _SETTINGS.items()
        },
        "theme": {
            **{name: _value(scope, name, *known) for name, known in _THEME.items()},
            "actionLinks": _CALLS_OUT,
        },
        "messages": dict.fromkeys(_MESSAGES, ""),
        "survey": _SURVEY,
        "triggers": [],
        "departments": [
            pick(one, ("_id", "name", "showOnRegistration", "showOnOfflineForm"))
            for one in scope.tx["departments"].find()
            if one.get("enabled")
        ],
        "resources": {
            "sound": f"{scope.config.url}/sounds/chime.mp3",
            "emojis": scope.tx["emoji"].find(),
        },
        "online": _is_online(scope),
        "customFields": [],
    }
    return {"config": {**config, **_about(scope, given.get("token"))}}


def _value(scope: Scope, name: str, setting: str, usual: object) -> Any:
    known = scope.setting(setting)
    if name in _FLAGS or known is None or type(known) is not type(usual):
        return usual
    return known


def _is_online(scope: Scope) -> bool:
    """Return whether a conversation would be accepted."""
    return scope.setting("Livechat_accept_chats_with_no_agents") is True or any(
        "livechat-agent" in (user.get("roles") or ())
        and user.get("statusLivechat") == "available"
        for user in scope.tx.users.find()
    )


def _about(scope: Scope, token: object) -> Document:
    """Return the visitor and the open conversation."""
    visitor = scope.tx["visitors"].find_one("token = ?", str(token))
    if visitor is None:
        return {}
    keys = ("_id", "username", "name", "token", "visitorEmails", "phone", "department")
    found: Document = {"guest": pick(visitor, keys)}
    for room in scope.tx.rooms.find("t = 'l' ORDER BY rowid DESC"):
        if room["v"].get("token") == token and room.get("open"):
            found["room"] = room
            agent = scope.tx.users.get(
                str(as_document(room.get("servedBy")).get("_id"))
            )
            if agent is not None:
                found["agent"] = pick(agent, ("_id", "username", "name", "status"))
            break
    return found


CALLS: Final[Specials] = {
    "GET livechat/config": _config,
}
