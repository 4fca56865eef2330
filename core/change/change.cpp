// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/change.h"

namespace octroi::change {

namespace {

constexpr const char *kindOf(const CreatePartner &)
{
    return "create_partner";
}
constexpr const char *kindOf(const UpdatePartner &)
{
    return "update_partner";
}
constexpr const char *kindOf(const CreateApplication &)
{
    return "create_application";
}
constexpr const char *kindOf(const UpdateApplication &)
{
    return "update_application";
}
constexpr const char *kindOf(const CreateApi &)
{
    return "create_api";
}
constexpr const char *kindOf(const UpdateApi &)
{
    return "update_api";
}
constexpr const char *kindOf(const CreateScope &)
{
    return "create_scope";
}
constexpr const char *kindOf(const UpdateScope &)
{
    return "update_scope";
}
constexpr const char *kindOf(const CreatePlan &)
{
    return "create_plan";
}
constexpr const char *kindOf(const IssueKey &)
{
    return "issue";
}
constexpr const char *kindOf(const UpdateKey &)
{
    return "update";
}
constexpr const char *kindOf(const SuspendKey &)
{
    return "suspend";
}
constexpr const char *kindOf(const ResumeKey &)
{
    return "resume";
}
constexpr const char *kindOf(const RevokeKey &)
{
    return "revoke";
}
constexpr const char *kindOf(const RotateKey &)
{
    return "rotate";
}
constexpr const char *kindOf(const UpdatePlan &)
{
    return "update_plan";
}
constexpr const char *kindOf(const DeleteApi &)
{
    return "delete_api";
}
constexpr const char *kindOf(const DeleteScope &)
{
    return "delete_scope";
}
constexpr const char *kindOf(const RestoreKey &)
{
    return "restore";
}
constexpr const char *kindOf(const MoveKey &)
{
    return "move";
}
constexpr const char *kindOf(const CreateClient &)
{
    return "create_client";
}
constexpr const char *kindOf(const UpdateClient &)
{
    return "update_client";
}
constexpr const char *kindOf(const SuspendClient &)
{
    return "suspend_client";
}
constexpr const char *kindOf(const ResumeClient &)
{
    return "resume_client";
}
constexpr const char *kindOf(const RevokeClient &)
{
    return "revoke_client";
}
constexpr const char *kindOf(const AddClientSecret &)
{
    return "add_secret";
}
constexpr const char *kindOf(const RotateClientSecret &)
{
    return "rotate_secret";
}
constexpr const char *kindOf(const RevokeClientSecret &)
{
    return "revoke_secret";
}
constexpr const char *kindOf(const StartCampaign &)
{
    return "start_campaign";
}
constexpr const char *kindOf(const UpdateCampaign &)
{
    return "update_campaign";
}
constexpr const char *kindOf(const NoteDeliveries &)
{
    return "note_deliveries";
}
constexpr const char *kindOf(const RevokeToken &)
{
    return "revoke_token";
}
constexpr const char *kindOf(const RevokeTokens &)
{
    return "revoke_tokens";
}
constexpr const char *kindOf(const CreateTrustedIssuer &)
{
    return "create_trusted_issuer";
}
constexpr const char *kindOf(const UpdateTrustedIssuer &)
{
    return "update_trusted_issuer";
}
constexpr const char *kindOf(const DeleteTrustedIssuer &)
{
    return "delete_trusted_issuer";
}
constexpr const char *kindOf(const CreateAlertRule &)
{
    return "create_alert_rule";
}
constexpr const char *kindOf(const UpdateAlertRule &)
{
    return "update_alert_rule";
}
constexpr const char *kindOf(const DeleteAlertRule &)
{
    return "delete_alert_rule";
}
constexpr const char *kindOf(const RotateWebhookSecret &)
{
    return "rotate_webhook_secret";
}
constexpr const char *kindOf(const AcknowledgeAlert &)
{
    return "acknowledge_alert";
}
constexpr const char *kindOf(const SnoozeAlert &)
{
    return "snooze_alert";
}
constexpr const char *kindOf(const ReplaceScope &c)
{
    return c.isMerge ? "merge_scope" : "rename_scope";
}

} // namespace

QString changeKind(const Change &change)
{
    return std::visit([](const auto &c) { return QString::fromLatin1(kindOf(c)); }, change);
}

} // namespace octroi::change
