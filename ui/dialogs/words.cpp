// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/words.h"

#include "models/capabilitywords.h"

#include <QSet>

namespace octroi::dialogs {

namespace {

enum class Verb {
    Mixed,
    Suspend,
    Resume,
    Revoke,
    Restore,
    Rotate,
    Move,
    UpdateKey,
    IssueKey,
    Create,
    Update,
    Delete,
    SuspendClient,
    ResumeClient,
    RevokeClient,
    AddSecret,
    RotateSecret,
    RevokeSecret,
    RevokeToken,
    RevokeTokens,
    RotateWebhook,
    Acknowledge,
    Snooze,
    RenameScope,
    MergeScope
};

Verb verbOf(const change::Change &change)
{
    struct Visitor
    {
        Verb operator()(const change::SuspendKey &) const { return Verb::Suspend; }
        Verb operator()(const change::ResumeKey &) const { return Verb::Resume; }
        Verb operator()(const change::RevokeKey &) const { return Verb::Revoke; }
        Verb operator()(const change::RotateKey &) const { return Verb::Rotate; }
        Verb operator()(const change::UpdateKey &) const { return Verb::UpdateKey; }
        Verb operator()(const change::IssueKey &) const { return Verb::IssueKey; }
        Verb operator()(const change::UpdatePartner &) const { return Verb::Update; }
        Verb operator()(const change::UpdateApplication &) const { return Verb::Update; }
        Verb operator()(const change::UpdateApi &) const { return Verb::Update; }
        Verb operator()(const change::UpdateScope &) const { return Verb::Update; }
        Verb operator()(const change::CreatePartner &) const { return Verb::Create; }
        Verb operator()(const change::CreateApplication &) const { return Verb::Create; }
        Verb operator()(const change::CreateApi &) const { return Verb::Create; }
        Verb operator()(const change::CreateScope &) const { return Verb::Create; }
        Verb operator()(const change::CreatePlan &) const { return Verb::Create; }
        Verb operator()(const change::UpdatePlan &) const { return Verb::Update; }
        Verb operator()(const change::DeleteApi &) const { return Verb::Delete; }
        Verb operator()(const change::DeleteScope &) const { return Verb::Delete; }
        Verb operator()(const change::RestoreKey &) const { return Verb::Restore; }
        Verb operator()(const change::MoveKey &) const { return Verb::Move; }
        Verb operator()(const change::CreateClient &) const { return Verb::Create; }
        Verb operator()(const change::UpdateClient &) const { return Verb::Update; }
        Verb operator()(const change::SuspendClient &) const { return Verb::SuspendClient; }
        Verb operator()(const change::ResumeClient &) const { return Verb::ResumeClient; }
        Verb operator()(const change::RevokeClient &) const { return Verb::RevokeClient; }
        Verb operator()(const change::AddClientSecret &) const { return Verb::AddSecret; }
        Verb operator()(const change::RotateClientSecret &) const { return Verb::RotateSecret; }
        Verb operator()(const change::RevokeClientSecret &) const { return Verb::RevokeSecret; }
        Verb operator()(const change::StartCampaign &) const { return Verb::Create; }
        Verb operator()(const change::UpdateCampaign &) const { return Verb::Update; }
        Verb operator()(const change::NoteDeliveries &) const { return Verb::Update; }
        Verb operator()(const change::RevokeToken &) const { return Verb::RevokeToken; }
        Verb operator()(const change::RevokeTokens &) const { return Verb::RevokeTokens; }
        Verb operator()(const change::CreateTrustedIssuer &) const { return Verb::Create; }
        Verb operator()(const change::UpdateTrustedIssuer &) const { return Verb::Update; }
        Verb operator()(const change::DeleteTrustedIssuer &) const { return Verb::Delete; }
        Verb operator()(const change::CreateAlertRule &) const { return Verb::Create; }
        Verb operator()(const change::UpdateAlertRule &) const { return Verb::Update; }
        Verb operator()(const change::DeleteAlertRule &) const { return Verb::Delete; }
        Verb operator()(const change::RotateWebhookSecret &) const { return Verb::RotateWebhook; }
        Verb operator()(const change::AcknowledgeAlert &) const { return Verb::Acknowledge; }
        Verb operator()(const change::SnoozeAlert &) const { return Verb::Snooze; }
        Verb operator()(const change::ReplaceScope &c) const { return c.isMerge ? Verb::MergeScope : Verb::RenameScope; }
    };
    return std::visit(Visitor{}, change);
}

Verb verbOf(const change::Plan &plan)
{
    if (plan.items.isEmpty())
        return Verb::Mixed;
    const Verb first = verbOf(plan.items.first().change);
    for (const change::PlannedItem &item : plan.items) {
        if (verbOf(item.change) != first)
            return Verb::Mixed;
    }
    return first;
}

/// What is done to keys and clients alike; Mixed when it is not the same with all of them.
Verb sharedVerb(const change::Plan &plan)
{
    const auto alike = [](const change::PlannedItem &item) {
        const Verb verb = verbOf(item.change);
        return verb == Verb::SuspendClient  ? Verb::Suspend
               : verb == Verb::ResumeClient ? Verb::Resume
               : verb == Verb::RevokeClient ? Verb::Revoke
                                            : verb;
    };
    if (plan.items.isEmpty())
        return Verb::Mixed;
    const Verb first = alike(plan.items.first());
    const bool same = std::all_of(plan.items.begin(), plan.items.end(),
                                  [&](const change::PlannedItem &item) { return alike(item) == first; });
    return same ? first : Verb::Mixed;
}

} // namespace

QString Words::ofCredentials(const change::Plan &plan)
{
    const int n = int(plan.items.size());
    switch (sharedVerb(plan)) {
    case Verb::Suspend:
        return tr("Suspend %n credential(s)", nullptr, n);
    case Verb::Resume:
        return tr("Resume %n credential(s)", nullptr, n);
    case Verb::Revoke:
        return tr("Revoke %n credential(s)", nullptr, n);
    default:
        return {};
    }
}

QString Words::groupOfCredentials(const change::Plan &plan)
{
    const int n = int(plan.items.size());
    switch (sharedVerb(plan)) {
    case Verb::Suspend:
        return tr("suspend %n credential(s)", nullptr, n);
    case Verb::Resume:
        return tr("resume %n credential(s)", nullptr, n);
    case Verb::Revoke:
        return tr("revoke %n credential(s)", nullptr, n);
    default:
        return tr("change %n object(s)", nullptr, n);
    }
}

QString Words::outcomeOfCredentials(const change::Plan &plan, int n)
{
    switch (sharedVerb(plan)) {
    case Verb::Suspend:
        return tr("%n credential(s) were suspended.", nullptr, n);
    case Verb::Resume:
        return tr("%n credential(s) were resumed.", nullptr, n);
    case Verb::Revoke:
        return tr("%n credential(s) were revoked.", nullptr, n);
    default:
        return tr("%n object(s) were changed.", nullptr, n);
    }
}

QString Words::title(const change::Plan &plan)
{
    const int n = int(plan.items.size());
    const QString name = n == 1 ? plan.items.first().objectName : QString();
    switch (verbOf(plan)) {
    case Verb::Suspend:
        return n == 1 ? tr("Suspend %1").arg(name) : tr("Suspend %n key(s)", nullptr, n);
    case Verb::Resume:
        return n == 1 ? tr("Resume %1").arg(name) : tr("Resume %n key(s)", nullptr, n);
    case Verb::Revoke:
        return n == 1 ? tr("Revoke %1").arg(name) : tr("Revoke %n key(s)", nullptr, n);
    case Verb::Restore:
        return n == 1 ? tr("Restore %1").arg(name) : tr("Restore %n key(s)", nullptr, n);
    case Verb::Move:
        return n == 1 ? tr("Move %1").arg(name) : tr("Move %n key(s)", nullptr, n);
    case Verb::Delete:
        return n == 1 ? tr("Delete %1").arg(name) : tr("Delete %n object(s)", nullptr, n);
    case Verb::Rotate:
        return n == 1 ? tr("Rotate %1").arg(name) : tr("Rotate %n key(s)", nullptr, n);
    case Verb::UpdateKey:
    case Verb::Update:
        return n == 1 ? tr("Change %1").arg(name) : tr("Change %n object(s)", nullptr, n);
    case Verb::IssueKey:
        return n == 1 ? tr("Issue %1").arg(name) : tr("Issue %n key(s)", nullptr, n);
    case Verb::Create:
        return n == 1 ? tr("Create %1").arg(name) : tr("Create %n object(s)", nullptr, n);
    case Verb::SuspendClient:
        return n == 1 ? tr("Suspend %1").arg(name) : tr("Suspend %n client(s)", nullptr, n);
    case Verb::ResumeClient:
        return n == 1 ? tr("Resume %1").arg(name) : tr("Resume %n client(s)", nullptr, n);
    case Verb::RevokeClient:
        return n == 1 ? tr("Revoke %1").arg(name) : tr("Revoke %n client(s)", nullptr, n);
    case Verb::AddSecret:
        return n == 1 ? tr("Add a secret to %1").arg(name) : tr("Add %n secret(s)", nullptr, n);
    case Verb::RotateSecret:
        return n == 1 ? tr("Rotate the secret of %1").arg(name) : tr("Rotate %n secret(s)", nullptr, n);
    case Verb::RevokeSecret:
        return n == 1 ? tr("Revoke a secret of %1").arg(name) : tr("Revoke %n secret(s)", nullptr, n);
    case Verb::RevokeToken:
        return n == 1 ? tr("End %1").arg(name) : tr("End %n token(s)", nullptr, n);
    case Verb::RevokeTokens:
        return n == 1 ? tr("End all tokens of %1").arg(name) : tr("End the tokens of %n object(s)", nullptr, n);
    case Verb::RotateWebhook:
        return n == 1 ? tr("Make a new webhook secret for %1").arg(name) : tr("Make %n webhook secret(s)", nullptr, n);
    case Verb::Acknowledge:
        return n == 1 ? tr("Acknowledge %1").arg(name) : tr("Acknowledge %n alert(s)", nullptr, n);
    case Verb::Snooze:
        return n == 1 ? tr("Snooze %1").arg(name) : tr("Snooze %n alert(s)", nullptr, n);
    case Verb::RenameScope:
        return tr("Rename %1", "scope").arg(plan.items.first().objectName);
    case Verb::MergeScope:
        return tr("Merge %1 into another scope").arg(plan.items.first().objectName);
    case Verb::Mixed:
        break;
    }
    const QString shared = ofCredentials(plan);
    return shared.isEmpty() ? tr("%n change(s)", nullptr, n) : shared;
}

QString Words::button(const change::Plan &plan)
{
    const int n = int(plan.items.size());
    switch (verbOf(plan)) {
    case Verb::Suspend:
        return tr("Suspend %n key(s)", nullptr, n);
    case Verb::Resume:
        return tr("Resume %n key(s)", nullptr, n);
    case Verb::Revoke:
        return tr("Revoke %n key(s)", nullptr, n);
    case Verb::Restore:
        return tr("Restore %n key(s)", nullptr, n);
    case Verb::Move:
        return tr("Move %n key(s)", nullptr, n);
    case Verb::Delete:
        return tr("Delete %n object(s)", nullptr, n);
    case Verb::Rotate:
        return tr("Rotate %n key(s)", nullptr, n);
    case Verb::SuspendClient:
        return tr("Suspend %n client(s)", nullptr, n);
    case Verb::ResumeClient:
        return tr("Resume %n client(s)", nullptr, n);
    case Verb::RevokeClient:
        return tr("Revoke %n client(s)", nullptr, n);
    case Verb::AddSecret:
        return tr("Add %n secret(s)", nullptr, n);
    case Verb::RotateSecret:
        return tr("Rotate %n secret(s)", nullptr, n);
    case Verb::RevokeSecret:
        return tr("Revoke %n secret(s)", nullptr, n);
    case Verb::RevokeToken:
        return tr("End %n token(s)", nullptr, n);
    case Verb::RevokeTokens:
        return tr("End all tokens");
    case Verb::RotateWebhook:
        return tr("Make a new secret");
    case Verb::Acknowledge:
        return tr("Acknowledge %n alert(s)", nullptr, n);
    default:
        return ofCredentials(plan).isEmpty() ? tr("Apply") : ofCredentials(plan);
    }
}

QString Words::group(const change::Plan &plan)
{
    const int n = int(plan.items.size());
    switch (verbOf(plan)) {
    case Verb::Suspend:
        return tr("suspend %n key(s)", nullptr, n);
    case Verb::Resume:
        return tr("resume %n key(s)", nullptr, n);
    case Verb::Revoke:
        return tr("revoke %n key(s)", nullptr, n);
    case Verb::Restore:
        return tr("restore %n key(s)", nullptr, n);
    case Verb::Move:
        return tr("move %n key(s)", nullptr, n);
    case Verb::Delete:
        return tr("delete %n object(s)", nullptr, n);
    case Verb::Rotate:
        return tr("rotate %n key(s)", nullptr, n);
    case Verb::UpdateKey:
        return tr("change %n key(s)", nullptr, n);
    case Verb::SuspendClient:
        return tr("suspend %n client(s)", nullptr, n);
    case Verb::ResumeClient:
        return tr("resume %n client(s)", nullptr, n);
    case Verb::RevokeClient:
        return tr("revoke %n client(s)", nullptr, n);
    case Verb::AddSecret:
        return tr("add %n secret(s)", nullptr, n);
    case Verb::RotateSecret:
        return tr("rotate %n secret(s)", nullptr, n);
    case Verb::RevokeSecret:
        return tr("revoke %n secret(s)", nullptr, n);
    case Verb::RevokeToken:
        return tr("end %n token(s)", nullptr, n);
    case Verb::RevokeTokens:
        return tr("end all tokens");
    case Verb::RenameScope:
        return tr("rename a scope, everywhere at once");
    case Verb::MergeScope:
        return tr("merge two scopes, everywhere at once");
    default:
        return groupOfCredentials(plan);
    }
}

QString Words::outcome(const change::Plan &plan, const change::Outcome &outcome)
{
    const int n = int(outcome.items.size()), failed = outcome.failed();
    if (outcome.cancelled)
        return tr("Cancelled: %1 of %2 changes were made.").arg(n - failed).arg(plan.items.size());
    if (failed > 0)
        return n == 1 ? tr("%1 was not changed.").arg(outcome.first()->objectName)
                      : tr("%1 of %2 changes failed.").arg(failed).arg(n);
    const QString name = n == 1 ? outcome.first()->objectName : QString();
    switch (verbOf(plan)) {
    case Verb::Suspend:
        return n == 1 ? tr("%1 was suspended.").arg(name) : tr("%n key(s) were suspended.", nullptr, n);
    case Verb::Resume:
        return n == 1 ? tr("%1 was resumed.").arg(name) : tr("%n key(s) were resumed.", nullptr, n);
    case Verb::Revoke:
        return n == 1 ? tr("%1 was revoked.").arg(name) : tr("%n key(s) were revoked.", nullptr, n);
    case Verb::Restore:
        return n == 1 ? tr("%1 was restored.").arg(name) : tr("%n key(s) were restored.", nullptr, n);
    case Verb::Move:
        return n == 1 ? tr("%1 was moved.").arg(name) : tr("%n key(s) were moved.", nullptr, n);
    case Verb::Delete:
        return n == 1 ? tr("%1 was deleted.").arg(name) : tr("%n object(s) were deleted.", nullptr, n);
    case Verb::Rotate:
        return n == 1 ? tr("%1 was rotated.").arg(name) : tr("%n key(s) were rotated.", nullptr, n);
    case Verb::IssueKey:
        return n == 1 ? tr("%1 was issued.").arg(name) : tr("%n key(s) were issued.", nullptr, n);
    case Verb::Create:
        return n == 1 ? tr("%1 was created.").arg(name) : tr("%n object(s) were created.", nullptr, n);
    case Verb::SuspendClient:
        return n == 1 ? tr("%1 was suspended.").arg(name) : tr("%n client(s) were suspended.", nullptr, n);
    case Verb::ResumeClient:
        return n == 1 ? tr("%1 was resumed.").arg(name) : tr("%n client(s) were resumed.", nullptr, n);
    case Verb::RevokeClient:
        return n == 1 ? tr("%1 was revoked.").arg(name) : tr("%n client(s) were revoked.", nullptr, n);
    case Verb::AddSecret:
        return n == 1 ? tr("A secret was added to %1.").arg(name) : tr("%n secret(s) were added.", nullptr, n);
    case Verb::RotateSecret:
        return n == 1 ? tr("The secret of %1 was rotated.").arg(name) : tr("%n secret(s) were rotated.", nullptr, n);
    case Verb::RevokeSecret:
        return n == 1 ? tr("A secret of %1 was revoked.").arg(name) : tr("%n secret(s) were revoked.", nullptr, n);
    case Verb::RevokeToken:
        return n == 1 ? tr("%1 was ended.").arg(name) : tr("%n token(s) were ended.", nullptr, n);
    case Verb::RevokeTokens:
        return n == 1 ? tr("All tokens of %1 were ended.").arg(name) : tr("The tokens of %n object(s) were ended.", nullptr, n);
    case Verb::RotateWebhook:
        return n == 1 ? tr("The webhook of %1 has a new secret.").arg(name) : tr("%n webhook secret(s) were made.", nullptr, n);
    case Verb::Acknowledge:
        return n == 1 ? tr("%1 was acknowledged.").arg(name) : tr("%n alert(s) were acknowledged.", nullptr, n);
    case Verb::Snooze:
        return n == 1 ? tr("%1 was snoozed.").arg(name) : tr("%n alert(s) were snoozed.", nullptr, n);
    case Verb::RenameScope:
        return tr("%1 was renamed in everything that has it.").arg(outcome.first()->objectName);
    case Verb::MergeScope:
        return tr("%1 was merged in everything that has it.").arg(outcome.first()->objectName);
    default:
        return n == 1 ? tr("%1 was changed.").arg(name) : outcomeOfCredentials(plan, n);
    }
}

QString Words::caveat(const change::Change &change, const backends::Backend &backend)
{
    using backends::Capability;
    std::optional<Capability> what;
    if (std::holds_alternative<change::SuspendClient>(change))
        what = Capability::Suspension;
    else if (std::holds_alternative<change::RevokeClient>(change))
        what = Capability::Revocation;
    else if (std::holds_alternative<change::RotateClientSecret>(change))
        what = Capability::SecretRotation;
    else if (std::holds_alternative<change::CreatePartner>(change) || std::holds_alternative<change::CreateApplication>(change))
        what = Capability::Partners;
    else if (const auto *creation = std::get_if<change::CreateClient>(&change); creation && creation->client.expiresAt.isValid())
        what = Capability::ClientExpiry;
    return what ? models::CapabilityWords::caveat(backend, *what) : QString();
}

} // namespace octroi::dialogs
