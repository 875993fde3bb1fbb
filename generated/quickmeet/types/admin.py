# Generated from schema/admin.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""Administration of the server."""

from typing import Literal

from quickmeet_runtime.model.payload import (
    UNSET,
    AnyJson,
    Model,
    Timestamp,
    UnsetType,
    field,
)

__all__ = [
    "ActiveUsers",
    "CpuInfo",
    "CpuInfoTimes",
    "DeviceSessionAggregation",
    "DeviceSessionAggregationResult",
    "InstanceBroadcast",
    "InstanceConnection",
    "InstanceConnectionStatus",
    "InstanceFacts",
    "InstanceRecord",
    "InstanceSystem",
    "LogLine",
    "MACStats",
    "MACStatsSourceItem",
    "MatrixFederationStatistics",
    "MatrixFederationStatisticsBiggestRoom",
    "MatrixFederationStatisticsExternalConnectedServers",
    "OSSessionAggregation",
    "OSSessionAggregationResult",
    "PreviewCleanup",
    "RemoveSlackBridgeChannelLinksResult",
    "RestartNotice",
    "SandstormClaim",
    "ServerBuild",
    "ServerCommit",
    "ServerFacts",
    "SettingStatisticsObject",
    "SettingStatisticsObjectAccounts",
    "SettingStatisticsObjectCannedResponses",
    "SettingStatisticsObjectE2ee",
    "SettingStatisticsObjectEmail",
    "SettingStatisticsObjectEmailSmtp",
    "SettingStatisticsObjectFileUpload",
    "SettingStatisticsObjectGeneral",
    "SettingStatisticsObjectGeneralApps",
    "SettingStatisticsObjectGeneralNps",
    "SettingStatisticsObjectGeneralUpdate",
    "SettingStatisticsObjectLiveStreamAndBroadcasting",
    "SettingStatisticsObjectMessage",
    "SettingStatisticsObjectPush",
    "SettingStatisticsObjectSearch",
    "SettingStatisticsObjectSearchDefaultProvider",
    "SettingStatisticsObjectThreads",
    "SettingStatisticsObjectVideoConference",
    "SettingStatisticsObjectWebRtc",
    "TeamStats",
    "UserSessionAggregation",
    "UserSessionAggregationResult",
    "UserSessionAggregationRoleItem",
    "VoIPPeriodStats",
    "WebClientVersion",
    "WorkspaceStatistics",
    "WorkspaceStatisticsApps",
    "WorkspaceStatisticsContactVerification",
    "WorkspaceStatisticsDeploy",
    "WorkspaceStatisticsEnterprise",
    "WorkspaceStatisticsEnterpriseVoip",
    "WorkspaceStatisticsFederationOverviewData",
    "WorkspaceStatisticsIntegrations",
    "WorkspaceStatisticsMigration",
    "WorkspaceStatisticsOs",
    "WorkspaceStatisticsProcess",
    "WorkspaceStatisticsVideoConf",
    "WorkspaceStatisticsVideoConfDirect",
    "WorkspaceStatisticsVideoConfLivechat",
    "WorkspaceStatisticsVideoConfSettings",
    "WorkspaceStatisticsWizard",
]


class RestartNotice(Model, frozen=True, kw_only=True):
    """The server's message before it restarts."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[float] = field(name="params")
    """Values of the text: seconds until the restart."""


class PreviewCleanup(Model, frozen=True, kw_only=True, gc=False):
    """The result of removing old previews."""

    message: str
    """Key of a text in the server's translations."""


class DeviceSessionAggregation(Model, frozen=True, kw_only=True, gc=False):
    """How much one kind of device was used."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    count: int | UnsetType | None = UNSET
    """Sessions."""
    name: str | UnsetType | None = UNSET
    """Name of the device."""
    seconds: float | UnsetType | None = field(name="time", default=UNSET)
    """Seconds of all sessions."""
    kind: str | UnsetType | None = field(name="type", default=UNSET)
    """Kind of the device."""
    version: str | UnsetType | None = UNSET
    """Its version."""


class DeviceSessionAggregationResult(Model, frozen=True, kw_only=True):
    """Devices in a period."""

    data: list[DeviceSessionAggregation]
    """Figures by device."""
    day: float | UnsetType | None = UNSET
    """The day, or the last one."""
    month: float | UnsetType | None = UNSET
    """The month, 1 to 12."""
    year: float | UnsetType | None = UNSET
    """The year."""


class MACStatsSourceItem(Model, frozen=True, kw_only=True, gc=False):
    """Contacts of the live chat of one source."""

    contact_count: float | UnsetType | None = field(name="contactsCount", default=UNSET)
    """Contacts."""
    conversation_count: float | UnsetType | None = field(
        name="conversationsCount", default=UNSET
    )
    """Conversations."""
    source: str | UnsetType | None = UNSET
    """Their source, such as `widget`."""


class MACStats(Model, frozen=True, kw_only=True):
    """Contacts of the live chat in a period."""

    contact_count: float = field(name="contactsCount")
    """Contacts."""
    conversation_count: float = field(name="conversationsCount")
    """Conversations."""
    sources: list[MACStatsSourceItem]
    """The same, by where they come from."""


class MatrixFederationStatisticsBiggestRoom(Model, frozen=True, kw_only=True, gc=False):
    """A room that is shared with the Matrix network."""

    id: str = field(name="_id")
    """The room."""
    name: str | UnsetType | None = UNSET
    """Name of the room."""
    member_count: float | UnsetType | None = field(name="usersCount", default=UNSET)
    """Members."""


class MatrixFederationStatisticsExternalConnectedServers(
    Model, frozen=True, kw_only=True
):
    """The other servers of the Matrix network."""

    count: float = field(name="quantity")
    """How many there are."""
    servers: list[str]
    """Their names."""


class MatrixFederationStatistics(Model, frozen=True, kw_only=True):
    """The federation with the Matrix network in figures."""

    is_enabled: bool = field(name="enabled")
    """Whether it is turned on."""
    external_user_count: float | UnsetType | None = field(
        name="amountOfExternalUsers", default=UNSET
    )
    """Users of other servers."""
    room_count: float | UnsetType | None = field(
        name="amountOfFederatedRooms", default=UNSET
    )
    """Rooms that are shared."""
    biggest_room: MatrixFederationStatisticsBiggestRoom | UnsetType | None = field(
        name="biggestRoom", default=UNSET
    )
    """The shared room with the most members."""
    external_servers: (
        MatrixFederationStatisticsExternalConnectedServers | UnsetType | None
    ) = field(name="externalConnectedServers", default=UNSET)
    """The other servers."""
    public_room_limit: float | bool | UnsetType | None = field(
        name="maximumSizeOfPublicRoomsUsers", default=UNSET
    )
    """Most members that a public room may have to be joined; false for no limit."""
    smallest_room: MatrixFederationStatisticsBiggestRoom | UnsetType | None = field(
        name="smallestRoom", default=UNSET
    )
    """The shared room with the fewest members."""


class OSSessionAggregation(Model, frozen=True, kw_only=True, gc=False):
    """How much one operating system was used."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    count: int | UnsetType | None = UNSET
    """Sessions."""
    name: str | UnsetType | None = UNSET
    """Name of the system."""
    seconds: float | UnsetType | None = field(name="time", default=UNSET)
    """Seconds of all sessions."""
    version: str | UnsetType | None = UNSET
    """Its version."""


class OSSessionAggregationResult(Model, frozen=True, kw_only=True):
    """Operating systems in a period."""

    data: list[OSSessionAggregation]
    """Figures by operating system."""
    day: float | UnsetType | None = UNSET
    """The day, or the last one."""
    month: float | UnsetType | None = UNSET
    """The month, 1 to 12."""
    year: float | UnsetType | None = UNSET
    """The year."""


class SettingStatisticsObjectAccounts(Model, frozen=True, kw_only=True, gc=False):
    """Settings of accounts."""

    has_two_factor: bool | UnsetType | None = field(name="account2fa", default=UNSET)
    """Whether there is a second factor."""


class SettingStatisticsObjectCannedResponses(
    Model, frozen=True, kw_only=True, gc=False
):
    """Settings of canned responses."""

    is_enabled: bool | UnsetType | None = field(
        name="cannedResponsesEnabled", default=UNSET
    )
    """Whether there are any."""


class SettingStatisticsObjectE2ee(Model, frozen=True, kw_only=True, gc=False):
    """Settings of the end-to-end encryption."""

    is_enabled: bool | UnsetType | None = field(name="e2e", default=UNSET)
    """Whether it is on."""
    is_default_for_direct: bool | UnsetType | None = field(
        name="e2eDefaultDirectRoom", default=UNSET
    )
    """Whether direct rooms begin with it."""
    is_default_for_private: bool | UnsetType | None = field(
        name="e2eDefaultPrivateRoom", default=UNSET
    )
    """Whether private rooms begin with it."""


class SettingStatisticsObjectEmailSmtp(Model, frozen=True, kw_only=True, gc=False):
    """Settings of the server that sends e-mail."""

    from_address: str | UnsetType | None = field(name="fromEmail", default=UNSET)
    """Address of the sender."""
    host: str | UnsetType | None = field(name="smtpHost", default=UNSET)
    """Name of the server."""
    port: str | UnsetType | None = field(name="smtpPort", default=UNSET)
    """Its port."""


class SettingStatisticsObjectEmail(Model, frozen=True, kw_only=True):
    """Settings of e-mail."""

    smtp: SettingStatisticsObjectEmailSmtp | UnsetType | None = UNSET
    """The server that sends."""


class SettingStatisticsObjectFileUpload(Model, frozen=True, kw_only=True, gc=False):
    """Settings of uploads."""

    is_enabled: bool | UnsetType | None = field(name="fileUploadEnable", default=UNSET)
    """Whether files may be uploaded."""


class SettingStatisticsObjectGeneralApps(Model, frozen=True, kw_only=True, gc=False):
    """Settings of apps."""

    is_development_mode: bool | UnsetType | None = field(
        name="frameworkDevMode", default=UNSET
    )
    """Whether apps can be installed from files."""
    is_enabled: bool | UnsetType | None = field(name="frameworkEnable", default=UNSET)
    """Whether there are apps."""


class SettingStatisticsObjectGeneralNps(Model, frozen=True, kw_only=True, gc=False):
    """Settings of surveys."""

    is_enabled: bool | UnsetType | None = field(name="surveyEnabled", default=UNSET)
    """Whether users are asked."""


class SettingStatisticsObjectGeneralUpdate(Model, frozen=True, kw_only=True, gc=False):
    """Settings of updates."""

    is_checked: bool | UnsetType | None = field(name="updateChecker", default=UNSET)
    """Whether the server looks for updates."""


class SettingStatisticsObjectGeneral(Model, frozen=True, kw_only=True):
    """General settings."""

    apps: SettingStatisticsObjectGeneralApps | UnsetType | None = UNSET
    """Settings of apps."""
    nps: SettingStatisticsObjectGeneralNps | UnsetType | None = UNSET
    """Settings of surveys."""
    update: SettingStatisticsObjectGeneralUpdate | UnsetType | None = UNSET
    """Settings of updates."""


class SettingStatisticsObjectLiveStreamAndBroadcasting(
    Model, frozen=True, kw_only=True, gc=False
):
    """Settings of live streams."""

    has_broadcasting: bool | UnsetType | None = field(
        name="broadcasting", default=UNSET
    )
    """Whether there is broadcasting."""
    is_enabled: bool | UnsetType | None = field(name="liveStream", default=UNSET)
    """Whether there are live streams."""


class SettingStatisticsObjectMessage(Model, frozen=True, kw_only=True, gc=False):
    """Settings of messages."""

    filters_bad_words: bool | UnsetType | None = field(
        name="allowBadWordsFilter", default=UNSET
    )
    """Whether bad words are masked."""
    allows_deleting: bool | UnsetType | None = field(
        name="allowDeleting", default=UNSET
    )
    """Whether messages can be deleted."""
    allows_editing: bool | UnsetType | None = field(name="allowEditing", default=UNSET)
    """Whether messages can be edited."""
    allows_unknown_commands: bool | UnsetType | None = field(
        name="allowUnrecognizedSlashCommand", default=UNSET
    )
    """Whether unknown slash commands are sent as text."""
    has_read_receipts: bool | UnsetType | None = field(
        name="readReceiptEnabled", default=UNSET
    )
    """Whether there are read receipts."""
    keeps_readers: bool | UnsetType | None = field(
        name="readReceiptStoreUsers", default=UNSET
    )
    """Whether receipts say who has read."""


class SettingStatisticsObjectPush(Model, frozen=True, kw_only=True, gc=False):
    """Settings of push messages."""

    is_enabled: bool | UnsetType | None = field(name="pushEnable", default=UNSET)
    """Whether there are any."""


class SettingStatisticsObjectSearchDefaultProvider(
    Model, frozen=True, kw_only=True, gc=False
):
    """Settings of the search that comes with the server."""

    searches_all_rooms: bool | UnsetType | None = field(
        name="globalSearchEnabled", default=UNSET
    )
    """Whether all rooms can be searched at once."""


class SettingStatisticsObjectSearch(Model, frozen=True, kw_only=True):
    """Settings of the search."""

    default_provider: (
        SettingStatisticsObjectSearchDefaultProvider | UnsetType | None
    ) = field(name="defaultProvider", default=UNSET)
    """The search that comes with the server."""


class SettingStatisticsObjectThreads(Model, frozen=True, kw_only=True, gc=False):
    """Settings of threads."""

    is_enabled: bool | UnsetType | None = field(name="threadsEnabled", default=UNSET)
    """Whether there are threads."""


class SettingStatisticsObjectVideoConference(
    Model, frozen=True, kw_only=True, gc=False
):
    """Settings of video conferences."""

    has_big_blue_button: bool | UnsetType | None = field(
        name="bigBlueButton", default=UNSET
    )
    """Whether there is BigBlueButton."""
    has_jitsi: bool | UnsetType | None = field(name="jitsiEnabled", default=UNSET)
    """Whether there is Jitsi."""


class SettingStatisticsObjectWebRtc(Model, frozen=True, kw_only=True, gc=False):
    """Settings of calls by WebRTC."""

    has_channel_calls: bool | UnsetType | None = field(
        name="webRTCEnableChannel", default=UNSET
    )
    """Whether channels have them."""
    has_direct_calls: bool | UnsetType | None = field(
        name="webRTCEnableDirect", default=UNSET
    )
    """Whether direct rooms have them."""
    has_private_calls: bool | UnsetType | None = field(
        name="webRTCEnablePrivate", default=UNSET
    )
    """Whether private groups have them."""


class SettingStatisticsObject(Model, frozen=True, kw_only=True):
    """Settings that show how the workspace is used."""

    accounts: SettingStatisticsObjectAccounts | UnsetType | None = UNSET
    """Settings of accounts."""
    canned_responses: SettingStatisticsObjectCannedResponses | UnsetType | None = field(
        name="cannedResponses", default=UNSET
    )
    """Settings of canned responses."""
    encryption: SettingStatisticsObjectE2ee | UnsetType | None = field(
        name="e2ee", default=UNSET
    )
    """Settings of the end-to-end encryption."""
    email: SettingStatisticsObjectEmail | UnsetType | None = UNSET
    """Settings of e-mail."""
    file_upload: SettingStatisticsObjectFileUpload | UnsetType | None = field(
        name="fileUpload", default=UNSET
    )
    """Settings of uploads."""
    general: SettingStatisticsObjectGeneral | UnsetType | None = UNSET
    """General ones."""
    live_stream: SettingStatisticsObjectLiveStreamAndBroadcasting | UnsetType | None = (
        field(name="liveStreamAndBroadcasting", default=UNSET)
    )
    """Settings of live streams."""
    messages: SettingStatisticsObjectMessage | UnsetType | None = field(
        name="message", default=UNSET
    )
    """Settings of messages."""
    push: SettingStatisticsObjectPush | UnsetType | None = UNSET
    """Settings of push messages."""
    search: SettingStatisticsObjectSearch | UnsetType | None = UNSET
    """Settings of the search."""
    threads: SettingStatisticsObjectThreads | UnsetType | None = UNSET
    """Settings of threads."""
    video_conference: SettingStatisticsObjectVideoConference | UnsetType | None = field(
        name="videoConference", default=UNSET
    )
    """Settings of video conferences."""
    webrtc: SettingStatisticsObjectWebRtc | UnsetType | None = field(
        name="webRTC", default=UNSET
    )
    """Settings of calls by WebRTC."""


class TeamStats(Model, frozen=True, kw_only=True, gc=False):
    """Teams in figures."""

    default_room_count: float | UnsetType | None = field(
        name="totalDefaultRoomsInsideTeams", default=UNSET
    )
    """Rooms that members of a team join by themselves."""
    room_count: float | UnsetType | None = field(
        name="totalRoomsInsideTeams", default=UNSET
    )
    """Rooms that belong to teams."""
    team_count: float | UnsetType | None = field(name="totalTeams", default=UNSET)
    """Teams."""


class UserSessionAggregationRoleItem(Model, frozen=True, kw_only=True, gc=False):
    """How many users of one role there were."""

    role: str
    """The role."""
    count: int | UnsetType | None = UNSET
    """Users."""
    session_count: float | UnsetType | None = field(name="sessions", default=UNSET)
    """Sessions."""
    seconds: float | UnsetType | None = field(name="time", default=UNSET)
    """Seconds of all sessions."""


class UserSessionAggregation(Model, frozen=True, kw_only=True):
    """How many users there were, and of which roles."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier."""
    count: int | UnsetType | None = UNSET
    """Users."""
    roles: list[UserSessionAggregationRoleItem] | UnsetType | None = UNSET
    """The same, by role."""
    session_count: float | UnsetType | None = field(name="sessions", default=UNSET)
    """Sessions."""


class UserSessionAggregationResult(Model, frozen=True, kw_only=True):
    """Users in a period."""

    data: list[UserSessionAggregation]
    """The figures."""
    day: float | UnsetType | None = UNSET
    """The day, or the last one."""
    month: float | UnsetType | None = UNSET
    """The month, 1 to 12."""
    year: float | UnsetType | None = UNSET
    """The year."""


class WorkspaceStatisticsApps(Model, frozen=True, kw_only=True, gc=False):
    """Apps of the workspace in figures."""

    engine_version: str = field(name="engineVersion")
    """Version of the engine that runs them."""
    active_count: bool | float = field(name="totalActive")
    """Apps that run; false where that is not known."""
    failed_count: bool | float = field(name="totalFailed")
    """Apps that failed; false where that is not known."""
    installed_count: bool | float = field(name="totalInstalled")
    """Apps that are there; false where that is not known."""


class WorkspaceStatisticsContactVerification(
    Model, frozen=True, kw_only=True, gc=False
):
    """Contacts of the live chat in figures."""

    mean_channels_per_contact: float | UnsetType | None = field(
        name="avgChannelsPerContact", default=UNSET
    )
    """Ways by which a contact writes, on average."""
    blocked_count: float | UnsetType | None = field(
        name="totalBlockedContacts", default=UNSET
    )
    """Contacts with a way that is blocked."""
    conflict_count: float | UnsetType | None = field(
        name="totalConflicts", default=UNSET
    )
    """Contradictions between merged contacts."""
    contact_count: float | UnsetType | None = field(name="totalContacts", default=UNSET)
    """Contacts."""
    unreachable_count: float | UnsetType | None = field(
        name="totalContactsWithoutChannels", default=UNSET
    )
    """Contacts without any way to write."""
    fully_blocked_count: float | UnsetType | None = field(
        name="totalFullyBlockedContacts", default=UNSET
    )
    """Contacts whose channels are all blocked."""
    imported_count: float | UnsetType | None = field(
        name="totalImportedContacts", default=UNSET
    )
    """Contacts that were imported."""
    merged_count: float | UnsetType | None = field(
        name="totalMergedContacts", default=UNSET
    )
    """Contacts that were merged."""
    partially_blocked_count: float | UnsetType | None = field(
        name="totalPartiallyBlockedContacts", default=UNSET
    )
    """Contacts with some blocked channel."""
    resolved_conflict_count: float | UnsetType | None = field(
        name="totalResolvedConflicts", default=UNSET
    )
    """Contradictions that were settled."""
    unknown_count: float | UnsetType | None = field(
        name="totalUnknownContacts", default=UNSET
    )
    """Unknown contacts."""
    upsell_click_count: float | UnsetType | None = field(
        name="totalUpsellClicks", default=UNSET
    )
    """Clicks on the offer of a paid edition."""
    upsell_view_count: float | UnsetType | None = field(
        name="totalUpsellViews", default=UNSET
    )
    """How often the offer was shown."""
    verified_count: float | UnsetType | None = field(
        name="totalVerifiedContacts", default=UNSET
    )
    """Contacts who are verified."""


class WorkspaceStatisticsDeploy(Model, frozen=True, kw_only=True, gc=False):
    """How the server is run."""

    method: str
    """How it was set up, such as `docker`."""
    platform: str
    """Its environment."""


class VoIPPeriodStats(Model, frozen=True, kw_only=True, gc=False):
    """Telephone calls of a period."""

    call_count: float | UnsetType | None = field(name="calls", default=UNSET)
    """Calls."""
    duration_seconds: float | UnsetType | None = field(
        name="callsDuration", default=UNSET
    )
    """Seconds of all calls."""
    external_count: float | UnsetType | None = field(
        name="externalCalls", default=UNSET
    )
    """Calls with somebody outside."""
    inbound_count: float | UnsetType | None = field(
        name="externalInboundCalls", default=UNSET
    )
    """Calls from outside."""
    outbound_count: float | UnsetType | None = field(
        name="externalOutboundCalls", default=UNSET
    )
    """Calls to the outside."""
    failed_count: float | UnsetType | None = field(name="failedCalls", default=UNSET)
    """Calls that failed."""
    internal_count: float | UnsetType | None = field(
        name="internalCalls", default=UNSET
    )
    """Calls inside the workspace."""
    successful_count: float | UnsetType | None = field(
        name="successfulCalls", default=UNSET
    )
    """Calls that went through."""


class WorkspaceStatisticsEnterpriseVoip(Model, frozen=True, kw_only=True):
    """Telephone calls, by period."""

    last_day: VoIPPeriodStats | UnsetType | None = field(name="lastDay", default=UNSET)
    """Calls of the last day."""
    last_month: VoIPPeriodStats | UnsetType | None = field(
        name="lastMonth", default=UNSET
    )
    """Calls of the last month."""
    last_week: VoIPPeriodStats | UnsetType | None = field(
        name="lastWeek", default=UNSET
    )
    """Calls of the last week."""
    total: VoIPPeriodStats | UnsetType | None = UNSET
    """All calls."""


class WorkspaceStatisticsEnterprise(Model, frozen=True, kw_only=True):
    """Figures of the paid editions."""

    unit_count: float | UnsetType | None = field(name="businessUnits", default=UNSET)
    """Business units."""
    canned_response_count: float | UnsetType | None = field(
        name="cannedResponses", default=UNSET
    )
    """Canned responses."""
    monitor_count: float | UnsetType | None = field(
        name="livechatMonitors", default=UNSET
    )
    """Monitors of the live chat."""
    tag_count: float | UnsetType | None = field(name="livechatTags", default=UNSET)
    """Tags of the live chat."""
    modules: list[str] | UnsetType | None = UNSET
    """Modules that the license has."""
    pdf_transcript_count: float | UnsetType | None = field(
        name="omnichannelPdfTranscriptSucceeded", default=UNSET
    )
    """Transcripts that became a PDF."""
    priority_chat_count: float | UnsetType | None = field(
        name="omnichannelRoomsWithPriorities", default=UNSET
    )
    """Live chats with a priority."""
    sla_chat_count: float | UnsetType | None = field(
        name="omnichannelRoomsWithSlas", default=UNSET
    )
    """Live chats with an agreed answering time."""
    priority_count: float | UnsetType | None = field(name="priorities", default=UNSET)
    """Priorities."""
    seat_request_count: float | UnsetType | None = field(
        name="seatRequests", default=UNSET
    )
    """How often more seats were asked for."""
    sla_count: float | UnsetType | None = field(name="slas", default=UNSET)
    """Agreed answering times."""
    tags: list[str] | UnsetType | None = UNSET
    """Editions of the license."""
    voip: WorkspaceStatisticsEnterpriseVoip | UnsetType | None = UNSET
    """Telephone calls, by period."""


class WorkspaceStatisticsFederationOverviewData(
    Model, frozen=True, kw_only=True, gc=False
):
    """The federation in figures."""

    event_count: float | UnsetType | None = field(name="numberOfEvents", default=UNSET)
    """Events."""
    user_count: float | UnsetType | None = field(
        name="numberOfFederatedUsers", default=UNSET
    )
    """Users of other servers."""
    server_count: float | UnsetType | None = field(
        name="numberOfServers", default=UNSET
    )
    """Servers."""


class WorkspaceStatisticsIntegrations(Model, frozen=True, kw_only=True, gc=False):
    """Webhooks in figures."""

    incoming_count: float | UnsetType | None = field(
        name="totalIncoming", default=UNSET
    )
    """Incoming ones."""
    active_incoming_count: float | UnsetType | None = field(
        name="totalIncomingActive", default=UNSET
    )
    """Incoming ones that are active."""
    integration_count: float | UnsetType | None = field(
        name="totalIntegrations", default=UNSET
    )
    """All of them."""
    outgoing_count: float | UnsetType | None = field(
        name="totalOutgoing", default=UNSET
    )
    """Outgoing ones."""
    active_outgoing_count: float | UnsetType | None = field(
        name="totalOutgoingActive", default=UNSET
    )
    """Outgoing ones that are active."""
    scripted_count: float | UnsetType | None = field(
        name="totalWithScriptEnabled", default=UNSET
    )
    """Those with a script."""


class WorkspaceStatisticsMigration(Model, frozen=True, kw_only=True, gc=False):
    """The state of the database migration."""

    id: str | UnsetType | None = field(name="_id", default=UNSET)
    """Identifier of the record."""
    built_at: str | Timestamp | UnsetType | None = field(name="buildAt", default=UNSET)
    """When the server's release was built."""
    is_locked: bool | UnsetType | None = field(name="locked", default=UNSET)
    """Whether a migration runs, or has broken off."""
    locked_at: str | Timestamp | UnsetType | None = field(
        name="lockedAt", default=UNSET
    )
    """When it began."""
    version: float | UnsetType | None = UNSET
    """Number of the last migration."""


class CpuInfoTimes(Model, frozen=True, kw_only=True, gc=False):
    """How the time of a processor was spent, since the machine was started."""

    idle_ms: float = field(name="idle")
    """Milliseconds of idleness."""
    irq_ms: float = field(name="irq")
    """Milliseconds for interrupts."""
    nice_ms: float = field(name="nice")
    """Milliseconds for programs of low priority."""
    system_ms: float = field(name="sys")
    """Milliseconds for the kernel."""
    user_ms: float = field(name="user")
    """Milliseconds for programs."""


class CpuInfo(Model, frozen=True, kw_only=True):
    """A processor."""

    model: str
    """Its name."""
    speed_mhz: float = field(name="speed")
    """MHz."""
    times: CpuInfoTimes
    """How its time was spent."""


class WorkspaceStatisticsOs(Model, frozen=True, kw_only=True):
    """The operating system that the server runs on."""

    architecture: str = field(name="arch")
    """Architecture of the processor."""
    cpus: list[CpuInfo]
    """The processors."""
    free_memory_bytes: float = field(name="freemem")
    """Bytes of memory that are free."""
    load_averages: list[float] = field(name="loadavg")
    """Load of the last 1, 5 and 15 minutes."""
    platform: (
        Literal[
            "aix",
            "android",
            "darwin",
            "freebsd",
            "haiku",
            "linux",
            "openbsd",
            "sunos",
            "win32",
            "cygwin",
            "netbsd",
        ]
        | str
    )
    """The system's name."""
    release: str
    """The system's release."""
    memory_bytes: float = field(name="totalmem")
    """Bytes of memory."""
    kind: str = field(name="type")
    """Name of the kernel."""
    uptime_seconds: float = field(name="uptime")
    """Seconds since the machine was started."""


class WorkspaceStatisticsProcess(Model, frozen=True, kw_only=True, gc=False):
    """The server's process."""

    node_version: str = field(name="nodeVersion")
    """Version of Node.js."""
    process_id: float = field(name="pid")
    """Number of the process."""
    uptime_seconds: float = field(name="uptime")
    """Seconds since it was started."""


class WorkspaceStatisticsVideoConfDirect(Model, frozen=True, kw_only=True, gc=False):
    """Video conferences in direct rooms."""

    calling_count: float | UnsetType | None = field(name="calling", default=UNSET)
    """Those that ring."""
    ended_count: float | UnsetType | None = field(name="ended", default=UNSET)
    """The ended ones."""
    started_count: float | UnsetType | None = field(name="started", default=UNSET)
    """The ongoing ones."""


class WorkspaceStatisticsVideoConfLivechat(Model, frozen=True, kw_only=True, gc=False):
    """Video conferences of one kind of room."""

    ended_count: float | UnsetType | None = field(name="ended", default=UNSET)
    """The ended ones."""
    started_count: float | UnsetType | None = field(name="started", default=UNSET)
    """The ongoing ones."""


class WorkspaceStatisticsVideoConfSettings(Model, frozen=True, kw_only=True, gc=False):
    """The kinds of rooms with video conferences."""

    in_channels: bool | UnsetType | None = field(name="channels", default=UNSET)
    """Whether in channels."""
    in_direct_rooms: bool | UnsetType | None = field(name="dms", default=UNSET)
    """Whether in direct rooms."""
    in_private_groups: bool | UnsetType | None = field(name="groups", default=UNSET)
    """Whether in private groups."""
    provider: str | UnsetType | None = UNSET
    """Their provider."""
    in_teams: bool | UnsetType | None = field(name="teams", default=UNSET)
    """Whether in teams."""


class WorkspaceStatisticsVideoConf(Model, frozen=True, kw_only=True):
    """Video conferences in figures."""

    direct: WorkspaceStatisticsVideoConfDirect | UnsetType | None = UNSET
    """In direct rooms."""
    livechat: WorkspaceStatisticsVideoConfLivechat | UnsetType | None = UNSET
    """In live chats."""
    settings: WorkspaceStatisticsVideoConfSettings | UnsetType | None = UNSET
    """The kinds of rooms in which they are enabled."""
    in_rooms: WorkspaceStatisticsVideoConfLivechat | UnsetType | None = field(
        name="videoConference", default=UNSET
    )
    """In other rooms."""


class WorkspaceStatisticsWizard(Model, frozen=True, kw_only=True, gc=False):
    """Answers in the set-up wizard of the workspace."""

    country: str | UnsetType | None = UNSET
    """Country."""
    industry: str | UnsetType | None = UNSET
    """Industry."""
    language: str | UnsetType | None = UNSET
    """Language."""
    organization_type: str | UnsetType | None = field(
        name="organizationType", default=UNSET
    )
    """Kind of organization."""
    is_registered: bool | UnsetType | None = field(name="registerServer", default=UNSET)
    """Whether the workspace was to be registered."""
    server_type: str | UnsetType | None = field(name="serverType", default=UNSET)
    """Kind of server."""
    organization_size: str | UnsetType | None = field(name="size", default=UNSET)
    """Size of the organization, as chosen from a list."""


class WorkspaceStatistics(Model, frozen=True, kw_only=True):
    """Figures of the workspace and its use, as last counted."""

    id: str = field(name="_id")
    """Identifier of the count."""
    business_hours: dict[str, str | float] | UnsetType | None = field(
        name="BusinessHours", default=UNSET
    )
    """How opening hours of the live chat are set up."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When the record last changed."""
    has_access_attributes: bool | UnsetType | None = field(
        name="abacEnabled", default=UNSET
    )
    """Whether access goes by attributes."""
    attributed_room_count: float | UnsetType | None = field(
        name="abacRoomsEnrolled", default=UNSET
    )
    """Rooms whose access goes by attributes."""
    attribute_value_count: float | UnsetType | None = field(
        name="abacTotalAttributeValues", default=UNSET
    )
    """Values of attributes."""
    attribute_count: float | UnsetType | None = field(
        name="abacTotalAttributes", default=UNSET
    )
    """Attributes."""
    active_guest_count: float | UnsetType | None = field(
        name="activeGuests", default=UNSET
    )
    """Guests whose accounts are active."""
    active_user_count: float | UnsetType | None = field(
        name="activeUsers", default=UNSET
    )
    """Users whose accounts are active."""
    allows_unsafe_queries: bool | UnsetType | None = field(
        name="allowUnsafeQueryAndFieldsApiParamsEnabled", default=UNSET
    )
    """Whether REST takes `query` and `fields`."""
    app_user_count: float | UnsetType | None = field(name="appUsers", default=UNSET)
    """Users that are apps."""
    apps: WorkspaceStatisticsApps | UnsetType | None = UNSET
    """Apps of the workspace."""
    archived_department_count: float | UnsetType | None = field(
        name="archivedDepartments", default=UNSET
    )
    """Departments that are archived."""
    prefers_contact_manager: bool | UnsetType | None = field(
        name="assignNewConversationsToContactManager", default=UNSET
    )
    """Whether a new conversation goes to who knows the contact."""
    away_user_count: float | UnsetType | None = field(name="awayUsers", default=UNSET)
    """Users who are away."""
    branch: str | UnsetType | None = UNSET
    """Branch of the source that the server was built from."""
    busy_user_count: float | UnsetType | None = field(name="busyUsers", default=UNSET)
    """Users who are busy."""
    held_chat_count: float | UnsetType | None = field(name="chatsOnHold", default=UNSET)
    """Live chats that are on hold."""
    contact_verification: WorkspaceStatisticsContactVerification | UnsetType | None = (
        field(name="contactVerification", default=UNSET)
    )
    """Contacts of the live chat, and which of them are verified."""
    created_at: str | Timestamp | UnsetType | None = field(
        name="createdAt", default=UNSET
    )
    """When this was counted."""
    has_custom_css: bool | UnsetType | None = field(
        name="customCSSChanged", default=UNSET
    )
    """Whether the workspace has styles of its own."""
    daily_peak_connection_count: float | UnsetType | None = field(
        name="dailyPeakConnections", default=UNSET
    )
    """Most connections at once, on the last day."""
    engagement_view_count: float | UnsetType | None = field(
        name="dashboardCount", default=UNSET
    )
    """How often the engagement dashboard was opened."""
    department_count: float | UnsetType | None = field(
        name="departments", default=UNSET
    )
    """Departments."""
    deployment: WorkspaceStatisticsDeploy | UnsetType | None = field(
        name="deploy", default=UNSET
    )
    """How the server is run."""
    fingerprint: str | UnsetType | None = field(
        name="deploymentFingerprintHash", default=UNSET
    )
    """Digest by which a copied database is noticed."""
    is_fingerprint_verified: bool | UnsetType | None = field(
        name="deploymentFingerprintVerified", default=UNSET
    )
    """Whether somebody has confirmed the digest."""
    email_inbox_count: float | UnsetType | None = field(
        name="emailInboxes", default=UNSET
    )
    """E-mail inboxes of the live chat."""
    enterprise: WorkspaceStatisticsEnterprise | UnsetType | None = UNSET
    """Fields of the paid editions."""
    is_enterprise_ready: bool | UnsetType | None = field(
        name="enterpriseReady", default=UNSET
    )
    """Whether the paid editions could be turned on."""
    federated_server_count: float | UnsetType | None = field(
        name="federatedServers", default=UNSET
    )
    """Other servers of the federation."""
    federated_user_count: float | UnsetType | None = field(
        name="federatedUsers", default=UNSET
    )
    """Users of other servers."""
    federation: WorkspaceStatisticsFederationOverviewData | UnsetType | None = field(
        name="federationOverviewData", default=UNSET
    )
    """The federation in figures."""
    file_store: str | UnsetType | None = field(name="fileStoreType", default=UNSET)
    """The store of uploads, such as `GridFS`."""
    is_fips: bool | UnsetType | None = field(name="fips", default=UNSET)
    """Whether the cryptography is that of FIPS."""
    has_custom_home: bool | UnsetType | None = field(
        name="homeBodyChanged", default=UNSET
    )
    """Whether the text of the home page was changed."""
    has_custom_home_title: bool | UnsetType | None = field(
        name="homeTitleChanged", default=UNSET
    )
    """Whether the title of the home page was changed."""
    imported_users: dict[str, float] | UnsetType | None = field(
        name="importer", default=UNSET
    )
    """Users whom each importer brought, by name, such as `totalCSVImportedUsers`."""
    installed_at: str | UnsetType | None = field(name="installedAt", default=UNSET)
    """When the workspace was set up, as text."""
    instance_count: float | UnsetType | None = field(
        name="instanceCount", default=UNSET
    )
    """Processes of the server."""
    integrations: WorkspaceStatisticsIntegrations | UnsetType | None = UNSET
    """Webhooks."""
    allows_department_removal: bool | UnsetType | None = field(
        name="isDepartmentRemovalEnabled", default=UNSET
    )
    """Whether departments can be removed."""
    jitsi_join_count: float | UnsetType | None = field(
        name="joinJitsiButton", default=UNSET
    )
    """How often somebody joined a call of Jitsi."""
    prefers_last_agent: bool | UnsetType | None = field(
        name="lastChattedAgentPreferred", default=UNSET
    )
    """Whether a visitor gets the agent of last time."""
    last_login_at: str | UnsetType | None = field(name="lastLogin", default=UNSET)
    """When somebody last logged in, as text."""
    last_message_sent_at: Timestamp | UnsetType | None = field(
        name="lastMessageSentAt", default=UNSET
    )
    """When the last message was sent."""
    last_seen_at: str | UnsetType | None = field(
        name="lastSeenSubscription", default=UNSET
    )
    """When somebody last opened a room, as text."""
    forwards_unanswered_chats: bool | UnsetType | None = field(
        name="livechatAutomaticForwardingUnansweredChats", default=UNSET
    )
    """Whether chats that nobody answers are passed on."""
    is_livechat_enabled: bool | UnsetType | None = field(
        name="livechatEnabled", default=UNSET
    )
    """Whether there is a live chat."""
    has_login_script: bool | UnsetType | None = field(
        name="loggedInCustomScriptChanged", default=UNSET
    )
    """Whether a script of the workspace's own runs after login."""
    has_anonymous_script: bool | UnsetType | None = field(
        name="loggedOutCustomScriptChanged", default=UNSET
    )
    """Whether one runs before login."""
    has_custom_logo: bool | UnsetType | None = field(name="logoChange", default=UNSET)
    """Whether the logo was changed."""
    matrix_federation: MatrixFederationStatistics | UnsetType | None = field(
        name="matrixFederation", default=UNSET
    )
    """The federation with the Matrix network."""
    monthly_peak_connection_count: float | UnsetType | None = field(
        name="maxMonthlyPeakConnections", default=UNSET
    )
    """Most connections at once, in the last month."""
    audit_run_count: float | UnsetType | None = field(
        name="messageAuditApply", default=UNSET
    )
    """How often messages were audited."""
    audit_view_count: float | UnsetType | None = field(
        name="messageAuditLoad", default=UNSET
    )
    """How often the audit was opened."""
    migration: WorkspaceStatisticsMigration | UnsetType | None = UNSET
    """Migration of the database."""
    storage_engine: str | UnsetType | None = field(
        name="mongoStorageEngine", default=UNSET
    )
    """Storage engine of the database."""
    database_version: str | UnsetType | None = field(name="mongoVersion", default=UNSET)
    """Version of the database."""
    has_microservices: bool | UnsetType | None = field(name="msEnabled", default=UNSET)
    """Whether the server runs as microservices."""
    inactive_user_count: float | UnsetType | None = field(
        name="nonActiveUsers", default=UNSET
    )
    """Users whose accounts are not active."""
    offline_user_count: float | UnsetType | None = field(
        name="offlineUsers", default=UNSET
    )
    """Users who are offline."""
    contacts_by_source: MACStats | UnsetType | None = field(
        name="omnichannelContactsBySource", default=UNSET
    )
    """Contacts of the live chat, by where they come from."""
    livechat_sources: list[dict[str, str | float]] | UnsetType | None = field(
        name="omnichannelSources", default=UNSET
    )
    """Sources of live chats, with figures."""
    livechat_call_count: float | UnsetType | None = field(
        name="omnichannelWebRTCCalls", default=UNSET
    )
    """Calls of live chats by WebRTC."""
    allows_holding: bool | UnsetType | None = field(name="onHoldEnabled", default=UNSET)
    """Whether live chats can be put on hold."""
    has_logout_script: bool | UnsetType | None = field(
        name="onLogoutCustomScriptChanged", default=UNSET
    )
    """Whether a script of the workspace's own runs at logout."""
    online_user_count: float | UnsetType | None = field(
        name="onlineUsers", default=UNSET
    )
    """Users who are online."""
    reads_oplog: bool | UnsetType | None = field(name="oplogEnabled", default=UNSET)
    """Whether the server follows the database's log."""
    os: WorkspaceStatisticsOs | UnsetType | None = UNSET
    """The operating system."""
    process: WorkspaceStatisticsProcess | UnsetType | None = UNSET
    """The server's process."""
    push_count: float | UnsetType | None = field(name="push", default=UNSET)
    """Push messages that were sent."""
    push_queue_length: float | UnsetType | None = field(name="pushQueue", default=UNSET)
    """Push messages that wait."""
    is_push_secured: bool | UnsetType | None = field(name="pushSecured", default=UNSET)
    """Whether pushed messages leave out their texts."""
    keeps_readers: bool | UnsetType | None = field(
        name="readReceiptsDetailed", default=UNSET
    )
    """Whether receipts say who has read."""
    has_read_receipts: bool | UnsetType | None = field(
        name="readReceiptsEnabled", default=UNSET
    )
    """Whether there are read receipts."""
    team_room_count: float | UnsetType | None = field(
        name="roomsInsideTeams", default=UNSET
    )
    """Rooms that belong to teams."""
    routing_algorithm: str | UnsetType | None = field(
        name="routingAlgorithm", default=UNSET
    )
    """How live chats find their agent."""
    services: dict[str, AnyJson] | UnsetType | None = UNSET
    """Services of the server; left open by upstream."""
    settings: SettingStatisticsObject | UnsetType | None = UNSET
    """Settings that show how it is used."""
    shows_home_button: bool | UnsetType | None = field(
        name="showHomeButton", default=UNSET
    )
    """Whether there is a home button."""
    jitsi_command_count: float | UnsetType | None = field(
        name="slashCommandsJitsi", default=UNSET
    )
    """How often `/jitsi` was used."""
    stats_token: str | UnsetType | None = field(name="statsToken", default=UNSET)
    """Answer of the vendor to the last report."""
    tag: str | UnsetType | None = UNSET
    """Tag of the source that the server was built from."""
    teams: TeamStats | UnsetType | None = UNSET
    """Teams."""
    broadcast_room_count: float | UnsetType | None = field(
        name="totalBroadcastRooms", default=UNSET
    )
    """Broadcast rooms."""
    channel_message_count: float | UnsetType | None = field(
        name="totalChannelMessages", default=UNSET
    )
    """Messages in channels."""
    channel_count: float | UnsetType | None = field(name="totalChannels", default=UNSET)
    """Channels."""
    connected_user_count: float | UnsetType | None = field(
        name="totalConnectedUsers", default=UNSET
    )
    """Users who are connected."""
    custom_field_count: float | UnsetType | None = field(
        name="totalCustomFields", default=UNSET
    )
    """Custom fields of users."""
    custom_role_count: float | UnsetType | None = field(
        name="totalCustomRoles", default=UNSET
    )
    """Roles that the workspace has made."""
    direct_room_count: float | UnsetType | None = field(
        name="totalDirect", default=UNSET
    )
    """Direct rooms."""
    direct_message_count: float | UnsetType | None = field(
        name="totalDirectMessages", default=UNSET
    )
    """Messages in direct rooms."""
    discussion_count: float | UnsetType | None = field(
        name="totalDiscussions", default=UNSET
    )
    """Discussions."""
    discussion_message_count: float | UnsetType | None = field(
        name="totalDiscussionsMessages", default=UNSET
    )
    """Messages in discussions."""
    encrypted_room_count: float | UnsetType | None = field(
        name="totalE2ERooms", default=UNSET
    )
    """Rooms with end-to-end encryption."""
    email_invitation_count: float | UnsetType | None = field(
        name="totalEmailInvitation", default=UNSET
    )
    """Invitations by e-mail."""
    encrypted_message_count: float | UnsetType | None = field(
        name="totalEncryptedMessages", default=UNSET
    )
    """Messages with end-to-end encryption."""
    link_invitation_count: float | UnsetType | None = field(
        name="totalLinkInvitation", default=UNSET
    )
    """Invitations by link."""
    link_invitation_use_count: float | UnsetType | None = field(
        name="totalLinkInvitationUses", default=UNSET
    )
    """How often such links were used."""
    livechat_count: float | UnsetType | None = field(
        name="totalLivechat", default=UNSET
    )
    """Live chats."""
    agent_count: float | UnsetType | None = field(
        name="totalLivechatAgents", default=UNSET
    )
    """Agents of the live chat."""
    manager_count: float | UnsetType | None = field(
        name="totalLivechatManagers", default=UNSET
    )
    """Managers of the live chat."""
    livechat_message_count: float | UnsetType | None = field(
        name="totalLivechatMessages", default=UNSET
    )
    """Messages in live chats."""
    public_custom_field_count: float | UnsetType | None = field(
        name="totalLivechatPublicCustomFields", default=UNSET
    )
    """Custom fields of the live chat that visitors see."""
    department_chat_count: float | UnsetType | None = field(
        name="totalLivechatRoomsWithDepartment", default=UNSET
    )
    """Live chats of departments."""
    priority_chat_count: float | UnsetType | None = field(
        name="totalLivechatRoomsWithPriority", default=UNSET
    )
    """Live chats with a priority."""
    visitor_count: float | UnsetType | None = field(
        name="totalLivechatVisitors", default=UNSET
    )
    """Visitors."""
    added_user_count: float | UnsetType | None = field(
        name="totalManuallyAddedUsers", default=UNSET
    )
    """Users that administrators created."""
    message_count: float | UnsetType | None = field(name="totalMessages", default=UNSET)
    """Messages."""
    pinned_message_count: float | UnsetType | None = field(
        name="totalPinned", default=UNSET
    )
    """Pinned messages."""
    private_group_message_count: float | UnsetType | None = field(
        name="totalPrivateGroupMessages", default=UNSET
    )
    """Messages in private groups."""
    private_group_count: float | UnsetType | None = field(
        name="totalPrivateGroups", default=UNSET
    )
    """Private groups."""
    room_count: float | UnsetType | None = field(name="totalRooms", default=UNSET)
    """Rooms."""
    pinned_room_count: float | UnsetType | None = field(
        name="totalRoomsWithPinned", default=UNSET
    )
    """Rooms with pinned messages."""
    starred_room_count: float | UnsetType | None = field(
        name="totalRoomsWithStarred", default=UNSET
    )
    """Rooms with starred messages."""
    starred_message_count: float | UnsetType | None = field(
        name="totalStarred", default=UNSET
    )
    """Starred messages."""
    room_role_count: float | UnsetType | None = field(
        name="totalSubscriptionRoles", default=UNSET
    )
    """Roles of rooms."""
    thread_count: float | UnsetType | None = field(name="totalThreads", default=UNSET)
    """Threads."""
    triggered_email_count: float | UnsetType | None = field(
        name="totalTriggeredEmails", default=UNSET
    )
    """E-mails that triggers have sent."""
    trigger_count: float | UnsetType | None = field(name="totalTriggers", default=UNSET)
    """Triggers of the live chat."""
    email_two_factor_user_count: float | UnsetType | None = field(
        name="totalUserEmail2fa", default=UNSET
    )
    """Users with codes by e-mail as a second factor."""
    user_role_count: float | UnsetType | None = field(
        name="totalUserRoles", default=UNSET
    )
    """Roles of users."""
    totp_user_count: float | UnsetType | None = field(
        name="totalUserTOTP", default=UNSET
    )
    """Users with an authenticator."""
    user_count: float | UnsetType | None = field(name="totalUsers", default=UNSET)
    """Users."""
    webrtc_call_count: float | UnsetType | None = field(
        name="totalWebRTCCalls", default=UNSET
    )
    """Calls by WebRTC."""
    uncaught_exception_count: float | UnsetType | None = field(
        name="uncaughtExceptionsCount", default=UNSET
    )
    """Exceptions that nothing in the server has caught."""
    contacts_of_month: MACStats | UnsetType | None = field(
        name="uniqueContactsOfLastMonth", default=UNSET
    )
    """Contacts of the live chat in the last month."""
    contacts_of_week: MACStats | UnsetType | None = field(
        name="uniqueContactsOfLastWeek", default=UNSET
    )
    """Contacts of the live chat in the last week."""
    contacts_of_yesterday: MACStats | UnsetType | None = field(
        name="uniqueContactsOfYesterday", default=UNSET
    )
    """Contacts of the live chat yesterday."""
    devices_of_month: DeviceSessionAggregationResult | UnsetType | None = field(
        name="uniqueDevicesOfLastMonth", default=UNSET
    )
    """Devices in the last month."""
    devices_of_week: DeviceSessionAggregationResult | UnsetType | None = field(
        name="uniqueDevicesOfLastWeek", default=UNSET
    )
    """Devices in the last week."""
    devices_of_yesterday: DeviceSessionAggregationResult | UnsetType | None = field(
        name="uniqueDevicesOfYesterday", default=UNSET
    )
    """Devices yesterday."""
    workspace_id: str | UnsetType | None = field(name="uniqueId", default=UNSET)
    """Identifier of the workspace."""
    systems_of_month: OSSessionAggregationResult | UnsetType | None = field(
        name="uniqueOSOfLastMonth", default=UNSET
    )
    """Operating systems in the last month."""
    systems_of_week: OSSessionAggregationResult | UnsetType | None = field(
        name="uniqueOSOfLastWeek", default=UNSET
    )
    """Operating systems in the last week."""
    systems_of_yesterday: OSSessionAggregationResult | UnsetType | None = field(
        name="uniqueOSOfYesterday", default=UNSET
    )
    """Operating systems yesterday."""
    users_of_month: UserSessionAggregationResult | UnsetType | None = field(
        name="uniqueUsersOfLastMonth", default=UNSET
    )
    """Users in the last month."""
    users_of_week: UserSessionAggregationResult | UnsetType | None = field(
        name="uniqueUsersOfLastWeek", default=UNSET
    )
    """Users in the last week."""
    users_of_yesterday: UserSessionAggregationResult | UnsetType | None = field(
        name="uniqueUsersOfYesterday", default=UNSET
    )
    """Users yesterday."""
    upload_count: float | UnsetType | None = field(name="uploadsTotal", default=UNSET)
    """Uploads."""
    upload_size_bytes: float | UnsetType | None = field(
        name="uploadsTotalSize", default=UNSET
    )
    """Bytes of all uploads."""
    users_by_language: dict[str, float] | UnsetType | None = field(
        name="userLanguages", default=UNSET
    )
    """How many users have each language."""
    version: str | UnsetType | None = UNSET
    """Version of the server."""
    video_conferences: WorkspaceStatisticsVideoConf | UnsetType | None = field(
        name="videoConf", default=UNSET
    )
    """Video conferences."""
    visitor_abandonment: str | UnsetType | None = field(
        name="visitorAbandonment", default=UNSET
    )
    """The action for chats whose visitor has left."""
    voice_call_count: float | UnsetType | None = field(name="voipCalls", default=UNSET)
    """Telephone calls."""
    has_voice: bool | UnsetType | None = field(name="voipEnabled", default=UNSET)
    """Whether there is telephony."""
    failed_voice_call_count: float | UnsetType | None = field(
        name="voipErrorCalls", default=UNSET
    )
    """Telephone calls that failed."""
    voice_extension_count: float | UnsetType | None = field(
        name="voipExtensions", default=UNSET
    )
    """Telephone extensions."""
    held_voice_call_count: float | UnsetType | None = field(
        name="voipOnHoldCalls", default=UNSET
    )
    """Telephone calls that were put on hold."""
    successful_voice_call_count: float | UnsetType | None = field(
        name="voipSuccessfulCalls", default=UNSET
    )
    """Telephone calls that went through."""
    has_webrtc: bool | UnsetType | None = field(name="webRTCEnabled", default=UNSET)
    """Whether there are calls by WebRTC."""
    has_livechat_webrtc: bool | UnsetType | None = field(
        name="webRTCEnabledForOmnichannel", default=UNSET
    )
    """Whether live chats have them."""
    wizard: WorkspaceStatisticsWizard | UnsetType | None = UNSET
    """Answers in the set-up wizard."""


class RemoveSlackBridgeChannelLinksResult(Model, frozen=True, kw_only=True):
    """Remove slack bridge channel links result."""

    message: str
    """Key of what it says in the server's translations."""
    parameters: list[AnyJson] = field(name="params")
    """Values for the translation's placeholders."""


class LogLine(Model, frozen=True, kw_only=True, gc=False):
    """A line of the server's log."""

    id: str
    """Identifier."""
    text: str = field(name="string")
    """The line."""
    logged_at: Timestamp = field(name="ts")
    """When."""


class WebClientVersion(Model, frozen=True, kw_only=True, gc=False):
    """A version of the web client."""

    id: str = field(name="_id")
    """The architecture, such as `web.browser`."""
    version: str | UnsetType | None = UNSET
    """Digest of all of it."""
    version_non_refreshable: str | UnsetType | None = field(
        name="versionNonRefreshable", default=UNSET
    )
    """Digest of what needs the page to be loaded again."""
    version_refreshable: str | UnsetType | None = field(
        name="versionRefreshable", default=UNSET
    )
    """Digest of what is changed in the page."""
    version_replaceable: str | UnsetType | None = field(
        name="versionReplaceable", default=UNSET
    )
    """Digest of the modules that are replaced in the page."""


class ActiveUsers(Model, frozen=True, kw_only=True, gc=False):
    """How many users are active, and how many may be."""

    active_users: int | UnsetType | None = field(name="activeUsers", default=UNSET)
    """How many are."""
    limit: int | UnsetType | None = field(name="maxActiveUsers", default=UNSET)
    """How many may be; 0 for any number."""


class ServerBuild(Model, frozen=True, kw_only=True, gc=False):
    """How a server was built."""

    built_at: str | UnsetType | None = field(name="date", default=UNSET)
    """When, as ISO text."""
    node_version: str | UnsetType | None = field(name="nodeVersion", default=UNSET)
    """Version of Node.js."""
    architecture: str | UnsetType | None = field(name="arch", default=UNSET)
    """Architecture, such as `x64`."""
    platform: str | UnsetType | None = UNSET
    """Operating system, such as `linux`."""
    system_release: str | UnsetType | None = field(name="osRelease", default=UNSET)
    """Its release."""
    memory_bytes: float | UnsetType | None = field(name="totalMemory", default=UNSET)
    """Memory of the building machine, in bytes."""
    free_memory_bytes: float | UnsetType | None = field(
        name="freeMemory", default=UNSET
    )
    """Free memory, in bytes."""
    processor_count: int | UnsetType | None = field(name="cpus", default=UNSET)
    """Processors of the building machine."""


class ServerCommit(Model, frozen=True, kw_only=True, gc=False):
    """The commit of a server's build."""

    hash: str | UnsetType | None = UNSET
    """Hash of the commit."""
    made_at: str | UnsetType | None = field(name="date", default=UNSET)
    """When it was made, as git writes it."""
    author: str | UnsetType | None = UNSET
    """The creator."""
    subject: str | UnsetType | None = UNSET
    """First line of its message."""
    tag: str | UnsetType | None = UNSET
    """Its tag."""
    branch: str | UnsetType | None = UNSET
    """Its branch."""


class ServerFacts(Model, frozen=True, kw_only=True):
    """Facts about a server: its version, and how it was built."""

    version: str
    """Its version."""
    build: ServerBuild | UnsetType | None = UNSET
    """How it was built."""
    commit: ServerCommit | UnsetType | None = UNSET
    """The commit of the build."""
    marketplace_api_version: str | UnsetType | None = field(
        name="marketplaceApiVersion", default=UNSET
    )
    """Version of the interface for apps."""


class InstanceConnectionStatus(Model, frozen=True, kw_only=True, gc=False):
    """State of a connection between instances."""

    is_connected: bool | UnsetType | None = field(name="connected", default=UNSET)
    """Whether it is connected."""
    retry_count: int | UnsetType | None = field(name="retryCount", default=UNSET)
    """How often it was tried again."""
    retry_at_milliseconds: float | UnsetType | None = field(
        name="retryTime", default=UNSET
    )
    """When it is tried again, in milliseconds since 1970."""
    name: str | UnsetType | None = field(name="status", default=UNSET)
    """`connected`, `connecting`, `failed`, `waiting` or `offline`."""
    reason: str | UnsetType | None = UNSET
    """Why it failed."""


class InstanceSystem(Model, frozen=True, kw_only=True):
    """The operating system of an instance."""

    name: str | UnsetType | None = field(name="type", default=UNSET)
    """Name, such as `Linux`."""
    platform: str | UnsetType | None = UNSET
    """Platform, as Node.js calls it."""
    arch: str | UnsetType | None = UNSET
    """Architecture of the processor."""
    release: str | UnsetType | None = UNSET
    """Release."""
    uptime_seconds: float | UnsetType | None = field(name="uptime", default=UNSET)
    """Seconds since it was started."""
    load_averages: list[float] | UnsetType | None = field(name="loadavg", default=UNSET)
    """Load in 1, 5 and 15 minutes."""
    memory_bytes: int | UnsetType | None = field(name="totalmem", default=UNSET)
    """Memory."""
    free_memory_bytes: int | UnsetType | None = field(name="freemem", default=UNSET)
    """Memory that is free."""
    processor_count: int | UnsetType | None = field(name="cpus", default=UNSET)
    """Processors."""


class InstanceFacts(Model, frozen=True, kw_only=True):
    """The place where an instance of the server runs."""

    host: str | UnsetType | None = UNSET
    """Host."""
    port: str | float | UnsetType | None = UNSET
    """Port of HTTP."""
    tcp_port: int | UnsetType | None = field(name="tcpPort", default=UNSET)
    """Port where other instances reach it."""
    node_version: str | UnsetType | None = field(name="nodeVersion", default=UNSET)
    """Version of Node.js."""
    connection_count: int | UnsetType | None = field(name="conns", default=UNSET)
    """Connections that it has."""
    system: InstanceSystem | UnsetType | None = field(name="os", default=UNSET)
    """Its operating system."""


class InstanceRecord(Model, frozen=True, kw_only=True):
    """Details of an instance of the server."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType | None = UNSET
    """The kind of instance: `rocket.chat`."""
    process_id: int | UnsetType | None = field(name="pid", default=UNSET)
    """Number of its process."""
    extra: InstanceFacts | UnsetType | None = field(
        name="extraInformation", default=UNSET
    )
    """Host, port and the like."""
    created_at: Timestamp | UnsetType | None = field(name="_createdAt", default=UNSET)
    """When it began."""
    updated_at: Timestamp | UnsetType | None = field(name="_updatedAt", default=UNSET)
    """When it last said that it lives."""


class InstanceConnection(Model, frozen=True, kw_only=True):
    """How an instance of the server is connected to another."""

    address: str | UnsetType | None = UNSET
    """Host and port of the other instance."""
    status: InstanceConnectionStatus | UnsetType | None = field(
        name="currentStatus", default=UNSET
    )
    """State of the connection."""
    instance: InstanceRecord | UnsetType | None = field(
        name="instanceRecord", default=UNSET
    )
    """Details of the other instance."""
    is_authorized: bool | UnsetType | None = field(name="broadcastAuth", default=UNSET)
    """Whether events may be passed."""


class SandstormClaim(Model, frozen=True, kw_only=True, gc=False):
    """A Sandstorm offer that was claimed."""

    token: str | UnsetType | None = UNSET
    """Token that restores it."""
    app_title: str | UnsetType | None = field(name="appTitle", default=UNSET)
    """Name of the app."""
    app_icon_url: str | UnsetType | None = field(name="appIconUrl", default=UNSET)
    """Address of the app's icon."""
    grain_title: str | UnsetType | None = field(name="grainTitle", default=UNSET)
    """Name of the document."""
    descriptor: str | UnsetType | None = UNSET
    """Its descriptor, in base64."""


class InstanceBroadcast(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Admin.follow_broadcasts`` yields: the arguments of one event."""

    value: AnyJson = None
    """First argument of the event."""
