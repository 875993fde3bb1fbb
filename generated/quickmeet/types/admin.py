# Generated from schema/admin.yaml. Do not edit: run `quickmeet generate`.
# SPDX-License-Identifier: MIT
"""What administrators do to the server."""

from typing import Literal

from quickmeet_runtime.model import UNSET, Model, Timestamp, UnsetType, field

__all__ = [
    "CpuInfo",
    "CpuInfoTimes",
    "DeviceSessionAggregation",
    "DeviceSessionAggregationResult",
    "InstanceBroadcast",
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
    """What the server says before it restarts."""

    message: str
    """Key of a text in the server's translations."""
    parameters: list[float] = field(name="params")
    """Values of the text: seconds until the restart."""


class PreviewCleanup(Model, frozen=True, kw_only=True):
    """What cleaning the previews gave."""

    message: str
    """Key of a text in the server's translations."""


class DeviceSessionAggregation(Model, frozen=True, kw_only=True):
    """Device session aggregation."""

    id: str = field(name="_id")
    """Identifier."""
    count: int | UnsetType = UNSET
    """Count."""
    name: str | UnsetType = UNSET
    """Name."""
    time: float | UnsetType = UNSET
    """Time."""
    kind: str | UnsetType = field(name="type", default=UNSET)
    """Kind."""
    version: str | UnsetType = UNSET
    """Version."""


class DeviceSessionAggregationResult(Model, frozen=True, kw_only=True):
    """Device session aggregation result."""

    day: float
    """Day."""
    month: float
    """Month."""
    year: float
    """Year."""
    data: list[DeviceSessionAggregation]
    """Data."""


class MACStatsSourceItem(Model, frozen=True, kw_only=True):
    """Mac stats source item."""

    contacts_count: float = field(name="contactsCount")
    """Contacts count."""
    conversations_count: float = field(name="conversationsCount")
    """Conversations count."""
    source: str
    """Source."""


class MACStats(Model, frozen=True, kw_only=True):
    """Mac stats."""

    contacts_count: float = field(name="contactsCount")
    """Contacts count."""
    conversations_count: float = field(name="conversationsCount")
    """Conversations count."""
    sources: list[MACStatsSourceItem]
    """Sources."""


class MatrixFederationStatisticsBiggestRoom(Model, frozen=True, kw_only=True):
    """Matrix federation statistics biggest room."""

    id: str = field(name="_id")
    """Identifier."""
    name: str | UnsetType = UNSET
    """Name."""
    member_count: float | UnsetType = field(name="usersCount", default=UNSET)
    """Member count."""


class MatrixFederationStatisticsExternalConnectedServers(
    Model, frozen=True, kw_only=True
):
    """Matrix federation statistics external connected servers."""

    quantity: float
    """Quantity."""
    servers: list[str]
    """Servers."""


class MatrixFederationStatistics(Model, frozen=True, kw_only=True):
    """Matrix federation statistics."""

    amount_of_external_users: float = field(name="amountOfExternalUsers")
    """Amount of external users."""
    amount_of_federated_rooms: float = field(name="amountOfFederatedRooms")
    """Amount of federated rooms."""
    biggest_room: MatrixFederationStatisticsBiggestRoom | None = field(
        name="biggestRoom"
    )
    """Biggest room."""
    is_enabled: bool = field(name="enabled")
    """Whether it is enabled."""
    external_connected_servers: MatrixFederationStatisticsExternalConnectedServers = (
        field(name="externalConnectedServers")
    )
    """External connected servers."""
    maximum_size_of_public_rooms_users: float = field(
        name="maximumSizeOfPublicRoomsUsers"
    )
    """Maximum size of public rooms users."""
    smallest_room: MatrixFederationStatisticsBiggestRoom | None = field(
        name="smallestRoom"
    )
    """Smallest room."""


class OSSessionAggregation(Model, frozen=True, kw_only=True):
    """Os session aggregation."""

    id: str = field(name="_id")
    """Identifier."""
    count: int | UnsetType = UNSET
    """Count."""
    name: str | UnsetType = UNSET
    """Name."""
    time: float | UnsetType = UNSET
    """Time."""
    version: str | UnsetType = UNSET
    """Version."""


class OSSessionAggregationResult(Model, frozen=True, kw_only=True):
    """Os session aggregation result."""

    day: float
    """Day."""
    month: float
    """Month."""
    year: float
    """Year."""
    data: list[OSSessionAggregation]
    """Data."""


class SettingStatisticsObjectAccounts(Model, frozen=True, kw_only=True):
    """Setting statistics object accounts."""

    is_account2fa: bool | UnsetType = field(name="account2fa", default=UNSET)
    """Whether it is account2fa."""


class SettingStatisticsObjectCannedResponses(Model, frozen=True, kw_only=True):
    """Setting statistics object canned responses."""

    is_canned_responses_enabled: bool | UnsetType = field(
        name="cannedResponsesEnabled", default=UNSET
    )
    """Whether it is canned responses enabled."""


class SettingStatisticsObjectE2ee(Model, frozen=True, kw_only=True):
    """Setting statistics object e2ee."""

    is_e2e: bool | UnsetType = field(name="e2e", default=UNSET)
    """Whether it is e2e."""
    is_e2e_default_direct_room: bool | UnsetType = field(
        name="e2eDefaultDirectRoom", default=UNSET
    )
    """Whether it is e2e default direct room."""
    is_e2e_default_private_room: bool | UnsetType = field(
        name="e2eDefaultPrivateRoom", default=UNSET
    )
    """Whether it is e2e default private room."""


class SettingStatisticsObjectEmailSmtp(Model, frozen=True, kw_only=True):
    """Setting statistics object email smtp."""

    from_email: str | UnsetType = field(name="fromEmail", default=UNSET)
    """From email."""
    smtp_host: str | UnsetType = field(name="smtpHost", default=UNSET)
    """Smtp host."""
    smtp_port: str | UnsetType = field(name="smtpPort", default=UNSET)
    """Smtp port."""


class SettingStatisticsObjectEmail(Model, frozen=True, kw_only=True):
    """Setting statistics object email."""

    smtp: SettingStatisticsObjectEmailSmtp | UnsetType = UNSET
    """Smtp."""


class SettingStatisticsObjectFileUpload(Model, frozen=True, kw_only=True):
    """Setting statistics object file upload."""

    is_file_upload_enable: bool | UnsetType = field(
        name="fileUploadEnable", default=UNSET
    )
    """Whether it is file upload enable."""


class SettingStatisticsObjectGeneralApps(Model, frozen=True, kw_only=True):
    """Setting statistics object general apps."""

    is_framework_dev_mode: bool | UnsetType = field(
        name="frameworkDevMode", default=UNSET
    )
    """Whether it is framework dev mode."""
    is_framework_enable: bool | UnsetType = field(name="frameworkEnable", default=UNSET)
    """Whether it is framework enable."""


class SettingStatisticsObjectGeneralNps(Model, frozen=True, kw_only=True):
    """Setting statistics object general nps."""

    is_survey_enabled: bool | UnsetType = field(name="surveyEnabled", default=UNSET)
    """Whether it is survey enabled."""


class SettingStatisticsObjectGeneralUpdate(Model, frozen=True, kw_only=True):
    """Setting statistics object general update."""

    is_update_checker: bool | UnsetType = field(name="updateChecker", default=UNSET)
    """Whether it is update checker."""


class SettingStatisticsObjectGeneral(Model, frozen=True, kw_only=True):
    """Setting statistics object general."""

    apps: SettingStatisticsObjectGeneralApps | UnsetType = UNSET
    """Apps."""
    nps: SettingStatisticsObjectGeneralNps | UnsetType = UNSET
    """Nps."""
    update: SettingStatisticsObjectGeneralUpdate | UnsetType = UNSET
    """Update."""


class SettingStatisticsObjectLiveStreamAndBroadcasting(
    Model, frozen=True, kw_only=True
):
    """Setting statistics object live stream and broadcasting."""

    is_broadcasting: bool | UnsetType = field(name="broadcasting", default=UNSET)
    """Whether it is broadcasting."""
    is_live_stream: bool | UnsetType = field(name="liveStream", default=UNSET)
    """Whether it is live stream."""


class SettingStatisticsObjectMessage(Model, frozen=True, kw_only=True):
    """Setting statistics object message."""

    allow_bad_words_filter: bool | UnsetType = field(
        name="allowBadWordsFilter", default=UNSET
    )
    """Whether to allow bad words filter."""
    allow_deleting: bool | UnsetType = field(name="allowDeleting", default=UNSET)
    """Whether to allow deleting."""
    allow_editing: bool | UnsetType = field(name="allowEditing", default=UNSET)
    """Whether to allow editing."""
    allow_unrecognized_slash_command: bool | UnsetType = field(
        name="allowUnrecognizedSlashCommand", default=UNSET
    )
    """Whether to allow unrecognized slash command."""
    is_read_receipt_enabled: bool | UnsetType = field(
        name="readReceiptEnabled", default=UNSET
    )
    """Whether it is read receipt enabled."""
    is_read_receipt_store_users: bool | UnsetType = field(
        name="readReceiptStoreUsers", default=UNSET
    )
    """Whether it is read receipt store users."""


class SettingStatisticsObjectPush(Model, frozen=True, kw_only=True):
    """Setting statistics object push."""

    is_push_enable: bool | UnsetType = field(name="pushEnable", default=UNSET)
    """Whether it is push enable."""


class SettingStatisticsObjectSearchDefaultProvider(Model, frozen=True, kw_only=True):
    """Setting statistics object search default provider."""

    is_global_search_enabled: bool | UnsetType = field(
        name="globalSearchEnabled", default=UNSET
    )
    """Whether it is global search enabled."""


class SettingStatisticsObjectSearch(Model, frozen=True, kw_only=True):
    """Setting statistics object search."""

    default_provider: SettingStatisticsObjectSearchDefaultProvider | UnsetType = field(
        name="defaultProvider", default=UNSET
    )
    """Default provider."""


class SettingStatisticsObjectThreads(Model, frozen=True, kw_only=True):
    """Setting statistics object threads."""

    is_threads_enabled: bool | UnsetType = field(name="threadsEnabled", default=UNSET)
    """Whether it is threads enabled."""


class SettingStatisticsObjectVideoConference(Model, frozen=True, kw_only=True):
    """Setting statistics object video conference."""

    is_big_blue_button: bool | UnsetType = field(name="bigBlueButton", default=UNSET)
    """Whether it is big blue button."""
    is_jitsi_enabled: bool | UnsetType = field(name="jitsiEnabled", default=UNSET)
    """Whether it is jitsi enabled."""


class SettingStatisticsObjectWebRtc(Model, frozen=True, kw_only=True):
    """Setting statistics object web rtc."""

    is_web_rtc_enable_channel: bool | UnsetType = field(
        name="webRTCEnableChannel", default=UNSET
    )
    """Whether it is web rtc enable channel."""
    is_web_rtc_enable_direct: bool | UnsetType = field(
        name="webRTCEnableDirect", default=UNSET
    )
    """Whether it is web rtc enable direct."""
    is_web_rtc_enable_private: bool | UnsetType = field(
        name="webRTCEnablePrivate", default=UNSET
    )
    """Whether it is web rtc enable private."""


class SettingStatisticsObject(Model, frozen=True, kw_only=True):
    """Setting statistics object."""

    accounts: SettingStatisticsObjectAccounts | UnsetType = UNSET
    """Accounts."""
    canned_responses: SettingStatisticsObjectCannedResponses | UnsetType = field(
        name="cannedResponses", default=UNSET
    )
    """Canned responses."""
    e2ee: SettingStatisticsObjectE2ee | UnsetType = UNSET
    """E2ee."""
    email: SettingStatisticsObjectEmail | UnsetType = UNSET
    """Email."""
    file_upload: SettingStatisticsObjectFileUpload | UnsetType = field(
        name="fileUpload", default=UNSET
    )
    """File upload."""
    general: SettingStatisticsObjectGeneral | UnsetType = UNSET
    """General."""
    live_stream_and_broadcasting: (
        SettingStatisticsObjectLiveStreamAndBroadcasting | UnsetType
    ) = field(name="liveStreamAndBroadcasting", default=UNSET)
    """Live stream and broadcasting."""
    message: SettingStatisticsObjectMessage | UnsetType = UNSET
    """Message."""
    push: SettingStatisticsObjectPush | UnsetType = UNSET
    """Push."""
    search: SettingStatisticsObjectSearch | UnsetType = UNSET
    """Search."""
    threads: SettingStatisticsObjectThreads | UnsetType = UNSET
    """Threads."""
    video_conference: SettingStatisticsObjectVideoConference | UnsetType = field(
        name="videoConference", default=UNSET
    )
    """Video conference."""
    web_rtc: SettingStatisticsObjectWebRtc | UnsetType = field(
        name="webRTC", default=UNSET
    )
    """Web rtc."""


class TeamStats(Model, frozen=True, kw_only=True):
    """Team stats."""

    total_default_rooms_inside_teams: float = field(name="totalDefaultRoomsInsideTeams")
    """Total default rooms inside teams."""
    total_rooms_inside_teams: float = field(name="totalRoomsInsideTeams")
    """Total rooms inside teams."""
    total_teams: float = field(name="totalTeams")
    """Total teams."""


class UserSessionAggregationRoleItem(Model, frozen=True, kw_only=True):
    """User session aggregation role item."""

    count: int
    """Count."""
    role: str
    """Role."""
    sessions: float
    """Sessions."""
    time: float
    """Time."""


class UserSessionAggregation(Model, frozen=True, kw_only=True):
    """User session aggregation."""

    id: str = field(name="_id")
    """Identifier."""
    count: int | UnsetType = UNSET
    """Count."""
    roles: list[UserSessionAggregationRoleItem] | UnsetType = UNSET
    """Roles."""
    sessions: float | UnsetType = UNSET
    """Sessions."""


class UserSessionAggregationResult(Model, frozen=True, kw_only=True):
    """User session aggregation result."""

    day: float
    """Day."""
    month: float
    """Month."""
    year: float
    """Year."""
    data: list[UserSessionAggregation]
    """Data."""


class WorkspaceStatisticsApps(Model, frozen=True, kw_only=True):
    """Workspace statistics apps."""

    engine_version: str = field(name="engineVersion")
    """Engine version."""
    total_active: bool | float = field(name="totalActive")
    """Total active."""
    total_failed: bool | float = field(name="totalFailed")
    """Total failed."""
    total_installed: bool | float = field(name="totalInstalled")
    """Total installed."""


class WorkspaceStatisticsContactVerification(Model, frozen=True, kw_only=True):
    """Workspace statistics contact verification."""

    avg_channels_per_contact: float = field(name="avgChannelsPerContact")
    """Avg channels per contact."""
    total_blocked_contacts: float = field(name="totalBlockedContacts")
    """Total blocked contacts."""
    total_conflicts: float = field(name="totalConflicts")
    """Total conflicts."""
    total_contacts: float = field(name="totalContacts")
    """Total contacts."""
    total_contacts_without_channels: float = field(name="totalContactsWithoutChannels")
    """Total contacts without channels."""
    total_fully_blocked_contacts: float = field(name="totalFullyBlockedContacts")
    """Total fully blocked contacts."""
    total_imported_contacts: float = field(name="totalImportedContacts")
    """Total imported contacts."""
    total_merged_contacts: float = field(name="totalMergedContacts")
    """Total merged contacts."""
    total_partially_blocked_contacts: float = field(
        name="totalPartiallyBlockedContacts"
    )
    """Total partially blocked contacts."""
    total_resolved_conflicts: float = field(name="totalResolvedConflicts")
    """Total resolved conflicts."""
    total_unknown_contacts: float = field(name="totalUnknownContacts")
    """Total unknown contacts."""
    total_upsell_clicks: float = field(name="totalUpsellClicks")
    """Total upsell clicks."""
    total_upsell_views: float = field(name="totalUpsellViews")
    """Total upsell views."""
    total_verified_contacts: float = field(name="totalVerifiedContacts")
    """Total verified contacts."""


class WorkspaceStatisticsDeploy(Model, frozen=True, kw_only=True):
    """Workspace statistics deploy."""

    method: str
    """Method."""
    platform: str
    """Platform."""


class VoIPPeriodStats(Model, frozen=True, kw_only=True):
    """Vo ip period stats."""

    calls: float | UnsetType = UNSET
    """Calls."""
    calls_duration: float | UnsetType = field(name="callsDuration", default=UNSET)
    """Calls duration."""
    external_calls: float | UnsetType = field(name="externalCalls", default=UNSET)
    """External calls."""
    external_inbound_calls: float | UnsetType = field(
        name="externalInboundCalls", default=UNSET
    )
    """External inbound calls."""
    external_outbound_calls: float | UnsetType = field(
        name="externalOutboundCalls", default=UNSET
    )
    """External outbound calls."""
    failed_calls: float | UnsetType = field(name="failedCalls", default=UNSET)
    """Failed calls."""
    internal_calls: float | UnsetType = field(name="internalCalls", default=UNSET)
    """Internal calls."""
    successful_calls: float | UnsetType = field(name="successfulCalls", default=UNSET)
    """Successful calls."""


class WorkspaceStatisticsEnterpriseVoip(Model, frozen=True, kw_only=True):
    """Workspace statistics enterprise voip."""

    last_day: VoIPPeriodStats | UnsetType = field(name="lastDay", default=UNSET)
    """Last day."""
    last_month: VoIPPeriodStats | UnsetType = field(name="lastMonth", default=UNSET)
    """Last month."""
    last_week: VoIPPeriodStats | UnsetType = field(name="lastWeek", default=UNSET)
    """Last week."""
    total: VoIPPeriodStats | UnsetType = UNSET
    """Total."""


class WorkspaceStatisticsEnterprise(Model, frozen=True, kw_only=True):
    """Workspace statistics enterprise."""

    modules: list[str]
    """Modules."""
    seat_requests: float = field(name="seatRequests")
    """Seat requests."""
    tags: list[str]
    """Tags."""
    business_units: float | UnsetType = field(name="businessUnits", default=UNSET)
    """Business units."""
    canned_responses: float | UnsetType = field(name="cannedResponses", default=UNSET)
    """Canned responses."""
    livechat_monitors: float | UnsetType = field(name="livechatMonitors", default=UNSET)
    """Livechat monitors."""
    livechat_tags: float | UnsetType = field(name="livechatTags", default=UNSET)
    """Livechat tags."""
    omnichannel_pdf_transcript_succeeded: float | UnsetType = field(
        name="omnichannelPdfTranscriptSucceeded", default=UNSET
    )
    """Omnichannel pdf transcript succeeded."""
    omnichannel_rooms_with_priorities: float | UnsetType = field(
        name="omnichannelRoomsWithPriorities", default=UNSET
    )
    """Omnichannel rooms with priorities."""
    omnichannel_rooms_with_slas: float | UnsetType = field(
        name="omnichannelRoomsWithSlas", default=UNSET
    )
    """Omnichannel rooms with slas."""
    priorities: float | UnsetType = UNSET
    """Priorities."""
    slas: float | UnsetType = UNSET
    """Slas."""
    voip: WorkspaceStatisticsEnterpriseVoip | UnsetType = UNSET
    """Voip."""


class WorkspaceStatisticsFederationOverviewData(Model, frozen=True, kw_only=True):
    """Workspace statistics federation overview data."""

    number_of_events: float = field(name="numberOfEvents")
    """Number of events."""
    number_of_federated_users: float = field(name="numberOfFederatedUsers")
    """Number of federated users."""
    number_of_servers: float = field(name="numberOfServers")
    """Number of servers."""


class WorkspaceStatisticsIntegrations(Model, frozen=True, kw_only=True):
    """Workspace statistics integrations."""

    total_incoming: float = field(name="totalIncoming")
    """Total incoming."""
    total_incoming_active: float = field(name="totalIncomingActive")
    """Total incoming active."""
    total_integrations: float = field(name="totalIntegrations")
    """Total integrations."""
    total_outgoing: float = field(name="totalOutgoing")
    """Total outgoing."""
    total_outgoing_active: float = field(name="totalOutgoingActive")
    """Total outgoing active."""
    total_with_script_enabled: float = field(name="totalWithScriptEnabled")
    """Total with script enabled."""


class WorkspaceStatisticsMigration(Model, frozen=True, kw_only=True):
    """Workspace statistics migration."""

    id: str | UnsetType = field(name="_id", default=UNSET)
    """Identifier."""
    build_at: str | Timestamp | UnsetType = field(name="buildAt", default=UNSET)
    """When: build."""
    is_locked: bool | UnsetType = field(name="locked", default=UNSET)
    """Whether it is locked."""
    locked_at: str | Timestamp | UnsetType = field(name="lockedAt", default=UNSET)
    """When: locked."""
    version: float | UnsetType = UNSET
    """Version."""


class CpuInfoTimes(Model, frozen=True, kw_only=True):
    """Cpu info times."""

    idle: float
    """Idle."""
    irq: float
    """Irq."""
    nice: float
    """Nice."""
    sys: float
    """Sys."""
    user: float
    """User."""


class CpuInfo(Model, frozen=True, kw_only=True):
    """Cpu info."""

    model: str
    """Model."""
    speed: float
    """Speed."""
    times: CpuInfoTimes
    """Times."""


class WorkspaceStatisticsOs(Model, frozen=True, kw_only=True):
    """Workspace statistics os."""

    arch: str
    """Arch."""
    cpus: list[CpuInfo]
    """Cpus."""
    freemem: float
    """Freemem."""
    loadavg: list[float]
    """Loadavg."""
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
    """Platform."""
    release: str
    """Release."""
    totalmem: float
    """Totalmem."""
    kind: str = field(name="type")
    """Kind."""
    uptime: float
    """Uptime."""


class WorkspaceStatisticsProcess(Model, frozen=True, kw_only=True):
    """Workspace statistics process."""

    node_version: str = field(name="nodeVersion")
    """Node version."""
    pid: float
    """Pid."""
    uptime: float
    """Uptime."""


class WorkspaceStatisticsVideoConfDirect(Model, frozen=True, kw_only=True):
    """Workspace statistics video conf direct."""

    calling: float
    """Calling."""
    ended: float
    """Ended."""
    started: float
    """Started."""


class WorkspaceStatisticsVideoConfLivechat(Model, frozen=True, kw_only=True):
    """Workspace statistics video conf livechat."""

    ended: float
    """Ended."""
    started: float
    """Started."""


class WorkspaceStatisticsVideoConfSettings(Model, frozen=True, kw_only=True):
    """Workspace statistics video conf settings."""

    is_channels: bool = field(name="channels")
    """Whether it is channels."""
    is_dms: bool = field(name="dms")
    """Whether it is dms."""
    is_groups: bool = field(name="groups")
    """Whether it is groups."""
    provider: str
    """Provider."""
    is_teams: bool = field(name="teams")
    """Whether it is teams."""


class WorkspaceStatisticsVideoConf(Model, frozen=True, kw_only=True):
    """Workspace statistics video conf."""

    direct: WorkspaceStatisticsVideoConfDirect
    """Direct."""
    livechat: WorkspaceStatisticsVideoConfLivechat
    """Livechat."""
    settings: WorkspaceStatisticsVideoConfSettings
    """Settings."""
    video_conference: WorkspaceStatisticsVideoConfLivechat = field(
        name="videoConference"
    )
    """Video conference."""


class WorkspaceStatisticsWizard(Model, frozen=True, kw_only=True):
    """Workspace statistics wizard."""

    country: str | UnsetType = UNSET
    """Country."""
    industry: str | UnsetType = UNSET
    """Industry."""
    language: str | UnsetType = UNSET
    """Language."""
    organization_type: str | UnsetType = field(name="organizationType", default=UNSET)
    """Organization type."""
    is_register_server: bool | UnsetType = field(name="registerServer", default=UNSET)
    """Whether it is register server."""
    server_type: str | UnsetType = field(name="serverType", default=UNSET)
    """Server type."""
    size_bytes: str | UnsetType = field(name="size", default=UNSET)
    """Size."""


class WorkspaceStatistics(Model, frozen=True, kw_only=True):
    """Workspace statistics."""

    id: str = field(name="_id")
    """Identifier."""
    business_hours: dict[str, str | float] | UnsetType = field(
        name="BusinessHours", default=UNSET
    )
    """Business hours, by key."""
    updated_at: Timestamp | UnsetType = field(name="_updatedAt", default=UNSET)
    """When it last changed."""
    is_abac_enabled: bool | UnsetType = field(name="abacEnabled", default=UNSET)
    """Whether it is abac enabled."""
    abac_rooms_enrolled: float | UnsetType = field(
        name="abacRoomsEnrolled", default=UNSET
    )
    """Abac rooms enrolled."""
    abac_total_attribute_values: float | UnsetType = field(
        name="abacTotalAttributeValues", default=UNSET
    )
    """Abac total attribute values."""
    abac_total_attributes: float | UnsetType = field(
        name="abacTotalAttributes", default=UNSET
    )
    """Abac total attributes."""
    active_guests: float | UnsetType = field(name="activeGuests", default=UNSET)
    """Active guests."""
    active_users: float | UnsetType = field(name="activeUsers", default=UNSET)
    """Active users."""
    allow_unsafe_query_and_fields_api_params_enabled: bool | UnsetType = field(
        name="allowUnsafeQueryAndFieldsApiParamsEnabled", default=UNSET
    )
    """Whether to allow unsafe query and fields api params enabled."""
    app_users: float | UnsetType = field(name="appUsers", default=UNSET)
    """App users."""
    apps: WorkspaceStatisticsApps | UnsetType = UNSET
    """Apps."""
    archived_departments: float | UnsetType = field(
        name="archivedDepartments", default=UNSET
    )
    """Archived departments."""
    is_assign_new_conversations_to_contact_manager: bool | UnsetType = field(
        name="assignNewConversationsToContactManager", default=UNSET
    )
    """Whether it is assign new conversations to contact manager."""
    away_users: float | UnsetType = field(name="awayUsers", default=UNSET)
    """Away users."""
    branch: str | UnsetType = UNSET
    """Branch."""
    busy_users: float | UnsetType = field(name="busyUsers", default=UNSET)
    """Busy users."""
    chats_on_hold: float | UnsetType = field(name="chatsOnHold", default=UNSET)
    """Chats on hold."""
    contact_verification: WorkspaceStatisticsContactVerification | UnsetType = field(
        name="contactVerification", default=UNSET
    )
    """Contact verification."""
    created_at: str | Timestamp | UnsetType = field(name="createdAt", default=UNSET)
    """When it was made."""
    is_custom_css_changed: bool | UnsetType = field(
        name="customCSSChanged", default=UNSET
    )
    """Whether it is custom css changed."""
    daily_peak_connections: float | UnsetType = field(
        name="dailyPeakConnections", default=UNSET
    )
    """Daily peak connections."""
    dashboard_count: float | UnsetType = field(name="dashboardCount", default=UNSET)
    """Dashboard count."""
    departments: float | UnsetType = UNSET
    """Departments."""
    deploy: WorkspaceStatisticsDeploy | UnsetType = UNSET
    """Deploy."""
    deployment_fingerprint_hash: str | UnsetType = field(
        name="deploymentFingerprintHash", default=UNSET
    )
    """Deployment fingerprint hash."""
    is_deployment_fingerprint_verified: bool | UnsetType = field(
        name="deploymentFingerprintVerified", default=UNSET
    )
    """Whether it is deployment fingerprint verified."""
    email_inboxes: float | UnsetType = field(name="emailInboxes", default=UNSET)
    """Email inboxes."""
    enterprise: WorkspaceStatisticsEnterprise | UnsetType = UNSET
    """Enterprise."""
    is_enterprise_ready: bool | UnsetType = field(name="enterpriseReady", default=UNSET)
    """Whether it is enterprise ready."""
    federated_servers: float | UnsetType = field(name="federatedServers", default=UNSET)
    """Federated servers."""
    federated_users: float | UnsetType = field(name="federatedUsers", default=UNSET)
    """Federated users."""
    federation_overview_data: WorkspaceStatisticsFederationOverviewData | UnsetType = (
        field(name="federationOverviewData", default=UNSET)
    )
    """Federation overview data."""
    file_store_type: str | UnsetType = field(name="fileStoreType", default=UNSET)
    """File store type."""
    is_fips: bool | UnsetType = field(name="fips", default=UNSET)
    """Whether it is fips."""
    is_home_body_changed: bool | UnsetType = field(
        name="homeBodyChanged", default=UNSET
    )
    """Whether it is home body changed."""
    is_home_title_changed: bool | UnsetType = field(
        name="homeTitleChanged", default=UNSET
    )
    """Whether it is home title changed."""
    importer: dict[str, object] | UnsetType = UNSET
    """Importer."""
    installed_at: str | UnsetType = field(name="installedAt", default=UNSET)
    """When: installed."""
    instance_count: float | UnsetType = field(name="instanceCount", default=UNSET)
    """Instance count."""
    integrations: WorkspaceStatisticsIntegrations | UnsetType = UNSET
    """Integrations."""
    is_department_removal_enabled: bool | UnsetType = field(
        name="isDepartmentRemovalEnabled", default=UNSET
    )
    """Whether it is department removal enabled."""
    join_jitsi_button: float | UnsetType = field(name="joinJitsiButton", default=UNSET)
    """Join jitsi button."""
    is_last_chatted_agent_preferred: bool | UnsetType = field(
        name="lastChattedAgentPreferred", default=UNSET
    )
    """Whether it is last chatted agent preferred."""
    last_login: str | UnsetType = field(name="lastLogin", default=UNSET)
    """Last login."""
    last_message_sent_at: Timestamp | UnsetType = field(
        name="lastMessageSentAt", default=UNSET
    )
    """When: last message sent."""
    last_seen_subscription: str | UnsetType = field(
        name="lastSeenSubscription", default=UNSET
    )
    """Last seen subscription."""
    is_livechat_automatic_forwarding_unanswered_chats: bool | UnsetType = field(
        name="livechatAutomaticForwardingUnansweredChats", default=UNSET
    )
    """Whether it is livechat automatic forwarding unanswered chats."""
    is_livechat_enabled: bool | UnsetType = field(name="livechatEnabled", default=UNSET)
    """Whether it is livechat enabled."""
    is_logged_in_custom_script_changed: bool | UnsetType = field(
        name="loggedInCustomScriptChanged", default=UNSET
    )
    """Whether it is logged in custom script changed."""
    is_logged_out_custom_script_changed: bool | UnsetType = field(
        name="loggedOutCustomScriptChanged", default=UNSET
    )
    """Whether it is logged out custom script changed."""
    is_logo_change: bool | UnsetType = field(name="logoChange", default=UNSET)
    """Whether it is logo change."""
    matrix_federation: MatrixFederationStatistics | UnsetType = field(
        name="matrixFederation", default=UNSET
    )
    """Matrix federation."""
    max_monthly_peak_connections: float | UnsetType = field(
        name="maxMonthlyPeakConnections", default=UNSET
    )
    """Max monthly peak connections."""
    message_audit_apply: float | UnsetType = field(
        name="messageAuditApply", default=UNSET
    )
    """Message audit apply."""
    message_audit_load: float | UnsetType = field(
        name="messageAuditLoad", default=UNSET
    )
    """Message audit load."""
    migration: WorkspaceStatisticsMigration | UnsetType = UNSET
    """Migration."""
    mongo_storage_engine: str | UnsetType = field(
        name="mongoStorageEngine", default=UNSET
    )
    """Mongo storage engine."""
    mongo_version: str | UnsetType = field(name="mongoVersion", default=UNSET)
    """Mongo version."""
    is_ms_enabled: bool | UnsetType = field(name="msEnabled", default=UNSET)
    """Whether it is ms enabled."""
    non_active_users: float | UnsetType = field(name="nonActiveUsers", default=UNSET)
    """Non active users."""
    offline_users: float | UnsetType = field(name="offlineUsers", default=UNSET)
    """Offline users."""
    omnichannel_contacts_by_source: MACStats | UnsetType = field(
        name="omnichannelContactsBySource", default=UNSET
    )
    """Omnichannel contacts by source."""
    omnichannel_sources: list[dict[str, str | float]] | UnsetType = field(
        name="omnichannelSources", default=UNSET
    )
    """Omnichannel sources."""
    omnichannel_web_rtc_calls: float | UnsetType = field(
        name="omnichannelWebRTCCalls", default=UNSET
    )
    """Omnichannel web rtc calls."""
    is_on_hold_enabled: bool | UnsetType = field(name="onHoldEnabled", default=UNSET)
    """Whether it is on hold enabled."""
    is_on_logout_custom_script_changed: bool | UnsetType = field(
        name="onLogoutCustomScriptChanged", default=UNSET
    )
    """Whether it is on logout custom script changed."""
    online_users: float | UnsetType = field(name="onlineUsers", default=UNSET)
    """Online users."""
    is_oplog_enabled: bool | UnsetType = field(name="oplogEnabled", default=UNSET)
    """Whether it is oplog enabled."""
    os: WorkspaceStatisticsOs | UnsetType = UNSET
    """Os."""
    process: WorkspaceStatisticsProcess | UnsetType = UNSET
    """Process."""
    push: float | UnsetType = UNSET
    """Push."""
    push_queue: float | UnsetType = field(name="pushQueue", default=UNSET)
    """Push queue."""
    is_push_secured: bool | UnsetType = field(name="pushSecured", default=UNSET)
    """Whether it is push secured."""
    is_read_receipts_detailed: bool | UnsetType = field(
        name="readReceiptsDetailed", default=UNSET
    )
    """Whether it is read receipts detailed."""
    is_read_receipts_enabled: bool | UnsetType = field(
        name="readReceiptsEnabled", default=UNSET
    )
    """Whether it is read receipts enabled."""
    rooms_inside_teams: float | UnsetType = field(
        name="roomsInsideTeams", default=UNSET
    )
    """Rooms inside teams."""
    routing_algorithm: str | UnsetType = field(name="routingAlgorithm", default=UNSET)
    """Routing algorithm."""
    services: dict[str, object] | UnsetType = UNSET
    """Services."""
    settings: SettingStatisticsObject | UnsetType = UNSET
    """Settings."""
    show_home_button: bool | UnsetType = field(name="showHomeButton", default=UNSET)
    """Whether to show home button."""
    slash_commands_jitsi: float | UnsetType = field(
        name="slashCommandsJitsi", default=UNSET
    )
    """Slash commands jitsi."""
    stats_token: str | UnsetType = field(name="statsToken", default=UNSET)
    """Stats token."""
    tag: str | UnsetType = UNSET
    """Tag."""
    teams: TeamStats | UnsetType = UNSET
    """Teams."""
    total_broadcast_rooms: float | UnsetType = field(
        name="totalBroadcastRooms", default=UNSET
    )
    """Total broadcast rooms."""
    total_channel_messages: float | UnsetType = field(
        name="totalChannelMessages", default=UNSET
    )
    """Total channel messages."""
    total_channels: float | UnsetType = field(name="totalChannels", default=UNSET)
    """Total channels."""
    total_connected_users: float | UnsetType = field(
        name="totalConnectedUsers", default=UNSET
    )
    """Total connected users."""
    total_custom_fields: float | UnsetType = field(
        name="totalCustomFields", default=UNSET
    )
    """Total custom fields."""
    total_custom_roles: float | UnsetType = field(
        name="totalCustomRoles", default=UNSET
    )
    """Total custom roles."""
    total_direct: float | UnsetType = field(name="totalDirect", default=UNSET)
    """Total direct."""
    total_direct_messages: float | UnsetType = field(
        name="totalDirectMessages", default=UNSET
    )
    """Total direct messages."""
    total_discussions: float | UnsetType = field(name="totalDiscussions", default=UNSET)
    """Total discussions."""
    total_discussions_messages: float | UnsetType = field(
        name="totalDiscussionsMessages", default=UNSET
    )
    """Total discussions messages."""
    total_e2_e_rooms: float | UnsetType = field(name="totalE2ERooms", default=UNSET)
    """Total e2 e rooms."""
    total_email_invitation: float | UnsetType = field(
        name="totalEmailInvitation", default=UNSET
    )
    """Total email invitation."""
    total_encrypted_messages: float | UnsetType = field(
        name="totalEncryptedMessages", default=UNSET
    )
    """Total encrypted messages."""
    total_link_invitation: float | UnsetType = field(
        name="totalLinkInvitation", default=UNSET
    )
    """Total link invitation."""
    total_link_invitation_uses: float | UnsetType = field(
        name="totalLinkInvitationUses", default=UNSET
    )
    """Total link invitation uses."""
    total_livechat: float | UnsetType = field(name="totalLivechat", default=UNSET)
    """Total livechat."""
    total_livechat_agents: float | UnsetType = field(
        name="totalLivechatAgents", default=UNSET
    )
    """Total livechat agents."""
    total_livechat_managers: float | UnsetType = field(
        name="totalLivechatManagers", default=UNSET
    )
    """Total livechat managers."""
    total_livechat_messages: float | UnsetType = field(
        name="totalLivechatMessages", default=UNSET
    )
    """Total livechat messages."""
    total_livechat_public_custom_fields: float | UnsetType = field(
        name="totalLivechatPublicCustomFields", default=UNSET
    )
    """Total livechat public custom fields."""
    total_livechat_rooms_with_department: float | UnsetType = field(
        name="totalLivechatRoomsWithDepartment", default=UNSET
    )
    """Total livechat rooms with department."""
    total_livechat_rooms_with_priority: float | UnsetType = field(
        name="totalLivechatRoomsWithPriority", default=UNSET
    )
    """Total livechat rooms with priority."""
    total_livechat_visitors: float | UnsetType = field(
        name="totalLivechatVisitors", default=UNSET
    )
    """Total livechat visitors."""
    total_manually_added_users: float | UnsetType = field(
        name="totalManuallyAddedUsers", default=UNSET
    )
    """Total manually added users."""
    total_messages: float | UnsetType = field(name="totalMessages", default=UNSET)
    """Total messages."""
    total_pinned: float | UnsetType = field(name="totalPinned", default=UNSET)
    """Total pinned."""
    total_private_group_messages: float | UnsetType = field(
        name="totalPrivateGroupMessages", default=UNSET
    )
    """Total private group messages."""
    total_private_groups: float | UnsetType = field(
        name="totalPrivateGroups", default=UNSET
    )
    """Total private groups."""
    total_rooms: float | UnsetType = field(name="totalRooms", default=UNSET)
    """Total rooms."""
    total_rooms_with_pinned: float | UnsetType = field(
        name="totalRoomsWithPinned", default=UNSET
    )
    """Total rooms with pinned."""
    total_rooms_with_starred: float | UnsetType = field(
        name="totalRoomsWithStarred", default=UNSET
    )
    """Total rooms with starred."""
    total_starred: float | UnsetType = field(name="totalStarred", default=UNSET)
    """Total starred."""
    total_subscription_roles: float | UnsetType = field(
        name="totalSubscriptionRoles", default=UNSET
    )
    """Total subscription roles."""
    total_threads: float | UnsetType = field(name="totalThreads", default=UNSET)
    """Total threads."""
    total_triggered_emails: float | UnsetType = field(
        name="totalTriggeredEmails", default=UNSET
    )
    """Total triggered emails."""
    total_triggers: float | UnsetType = field(name="totalTriggers", default=UNSET)
    """Total triggers."""
    total_user_email2fa: float | UnsetType = field(
        name="totalUserEmail2fa", default=UNSET
    )
    """Total user email2fa."""
    total_user_roles: float | UnsetType = field(name="totalUserRoles", default=UNSET)
    """Total user roles."""
    total_user_totp: float | UnsetType = field(name="totalUserTOTP", default=UNSET)
    """Total user totp."""
    total_users: float | UnsetType = field(name="totalUsers", default=UNSET)
    """Total users."""
    total_web_rtc_calls: float | UnsetType = field(
        name="totalWebRTCCalls", default=UNSET
    )
    """Total web rtc calls."""
    uncaught_exceptions_count: float | UnsetType = field(
        name="uncaughtExceptionsCount", default=UNSET
    )
    """Uncaught exceptions count."""
    unique_contacts_of_last_month: MACStats | UnsetType = field(
        name="uniqueContactsOfLastMonth", default=UNSET
    )
    """Unique contacts of last month."""
    unique_contacts_of_last_week: MACStats | UnsetType = field(
        name="uniqueContactsOfLastWeek", default=UNSET
    )
    """Unique contacts of last week."""
    unique_contacts_of_yesterday: MACStats | UnsetType = field(
        name="uniqueContactsOfYesterday", default=UNSET
    )
    """Unique contacts of yesterday."""
    unique_devices_of_last_month: DeviceSessionAggregationResult | UnsetType = field(
        name="uniqueDevicesOfLastMonth", default=UNSET
    )
    """Unique devices of last month."""
    unique_devices_of_last_week: DeviceSessionAggregationResult | UnsetType = field(
        name="uniqueDevicesOfLastWeek", default=UNSET
    )
    """Unique devices of last week."""
    unique_devices_of_yesterday: DeviceSessionAggregationResult | UnsetType = field(
        name="uniqueDevicesOfYesterday", default=UNSET
    )
    """Unique devices of yesterday."""
    unique_id: str | UnsetType = field(name="uniqueId", default=UNSET)
    """Identifier of the unique."""
    unique_os_of_last_month: OSSessionAggregationResult | UnsetType = field(
        name="uniqueOSOfLastMonth", default=UNSET
    )
    """Unique os of last month."""
    unique_os_of_last_week: OSSessionAggregationResult | UnsetType = field(
        name="uniqueOSOfLastWeek", default=UNSET
    )
    """Unique os of last week."""
    unique_os_of_yesterday: OSSessionAggregationResult | UnsetType = field(
        name="uniqueOSOfYesterday", default=UNSET
    )
    """Unique os of yesterday."""
    unique_users_of_last_month: UserSessionAggregationResult | UnsetType = field(
        name="uniqueUsersOfLastMonth", default=UNSET
    )
    """Unique users of last month."""
    unique_users_of_last_week: UserSessionAggregationResult | UnsetType = field(
        name="uniqueUsersOfLastWeek", default=UNSET
    )
    """Unique users of last week."""
    unique_users_of_yesterday: UserSessionAggregationResult | UnsetType = field(
        name="uniqueUsersOfYesterday", default=UNSET
    )
    """Unique users of yesterday."""
    uploads_total: float | UnsetType = field(name="uploadsTotal", default=UNSET)
    """Uploads total."""
    uploads_total_size: float | UnsetType = field(
        name="uploadsTotalSize", default=UNSET
    )
    """Uploads total size."""
    user_languages: dict[str, float] | UnsetType = field(
        name="userLanguages", default=UNSET
    )
    """User languages, by key."""
    version: str | UnsetType = UNSET
    """Version."""
    video_conf: WorkspaceStatisticsVideoConf | UnsetType = field(
        name="videoConf", default=UNSET
    )
    """Video conf."""
    visitor_abandonment: str | UnsetType = field(
        name="visitorAbandonment", default=UNSET
    )
    """Visitor abandonment."""
    voip_calls: float | UnsetType = field(name="voipCalls", default=UNSET)
    """Voip calls."""
    is_voip_enabled: bool | UnsetType = field(name="voipEnabled", default=UNSET)
    """Whether it is voip enabled."""
    voip_error_calls: float | UnsetType = field(name="voipErrorCalls", default=UNSET)
    """Voip error calls."""
    voip_extensions: float | UnsetType = field(name="voipExtensions", default=UNSET)
    """Voip extensions."""
    voip_on_hold_calls: float | UnsetType = field(name="voipOnHoldCalls", default=UNSET)
    """Voip on hold calls."""
    voip_successful_calls: float | UnsetType = field(
        name="voipSuccessfulCalls", default=UNSET
    )
    """Voip successful calls."""
    is_web_rtc_enabled: bool | UnsetType = field(name="webRTCEnabled", default=UNSET)
    """Whether it is web rtc enabled."""
    is_web_rtc_enabled_for_omnichannel: bool | UnsetType = field(
        name="webRTCEnabledForOmnichannel", default=UNSET
    )
    """Whether it is web rtc enabled for omnichannel."""
    wizard: WorkspaceStatisticsWizard | UnsetType = UNSET
    """Wizard."""


class RemoveSlackBridgeChannelLinksResult(Model, frozen=True, kw_only=True):
    """Remove slack bridge channel links result."""

    message: str
    """Message."""
    params: list[object]
    """Params."""


class LogLine(Model, frozen=True, kw_only=True):
    """A line of the server's log."""

    id: str
    """Identifier."""
    text: str = field(name="string")
    """The line."""
    logged_at: Timestamp = field(name="ts")
    """When."""


class InstanceBroadcast(Model, frozen=True, kw_only=True, array_like=True):
    """What ``Admin.follow_broadcasts`` yields: the arguments of one event."""

    value: object = None
    """Left unknown by upstream."""
