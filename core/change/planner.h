// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QSet>

namespace octroi::change {

/// Resolves changes against the inventory, one after the other; makes no call.
class Planner
{
public:
    explicit Planner(const inventory::Inventory &inventory)
        : m_inventory(inventory)
    {
    }
    Plan plan(const QList<Change> &changes);

private:
    PlannedItem item(const Change &change);
    void resolve(const CreatePartner &c, PlannedItem &item);
    void resolve(const UpdatePartner &c, PlannedItem &item);
    void resolve(const CreateApplication &c, PlannedItem &item);
    void resolve(const UpdateApplication &c, PlannedItem &item);
    void resolve(const CreateApi &c, PlannedItem &item);
    void resolve(const UpdateApi &c, PlannedItem &item);
    void resolve(const CreateScope &c, PlannedItem &item);
    void resolve(const UpdateScope &c, PlannedItem &item);
    void resolve(const CreatePlan &c, PlannedItem &item);
    void resolve(const UpdatePlan &c, PlannedItem &item);
    void resolve(const DeleteApi &c, PlannedItem &item);
    void resolve(const DeleteScope &c, PlannedItem &item);
    void resolve(const IssueKey &c, PlannedItem &item);
    void resolve(const UpdateKey &c, PlannedItem &item);
    void resolve(const SuspendKey &c, PlannedItem &item);
    void resolve(const ResumeKey &c, PlannedItem &item);
    void resolve(const RevokeKey &c, PlannedItem &item);
    void resolve(const RotateKey &c, PlannedItem &item);
    void resolve(const RestoreKey &c, PlannedItem &item);
    void resolve(const MoveKey &c, PlannedItem &item);
    void resolve(const CreateClient &c, PlannedItem &item);
    void resolve(const UpdateClient &c, PlannedItem &item);
    void resolve(const SuspendClient &c, PlannedItem &item);
    void resolve(const ResumeClient &c, PlannedItem &item);
    void resolve(const RevokeClient &c, PlannedItem &item);
    void resolve(const AddClientSecret &c, PlannedItem &item);
    void resolve(const RotateClientSecret &c, PlannedItem &item);
    void resolve(const RevokeClientSecret &c, PlannedItem &item);
    void resolve(const StartCampaign &c, PlannedItem &item);
    void resolve(const UpdateCampaign &c, PlannedItem &item);
    void resolve(const NoteDeliveries &c, PlannedItem &item);
    void resolve(const RevokeToken &c, PlannedItem &item);
    void resolve(const RevokeTokens &c, PlannedItem &item);
    void resolve(const CreateTrustedIssuer &c, PlannedItem &item);
    void resolve(const UpdateTrustedIssuer &c, PlannedItem &item);
    void resolve(const DeleteTrustedIssuer &c, PlannedItem &item);
    void resolve(const CreateAlertRule &c, PlannedItem &item);
    void resolve(const UpdateAlertRule &c, PlannedItem &item);
    void resolve(const DeleteAlertRule &c, PlannedItem &item);
    void resolve(const RotateWebhookSecret &c, PlannedItem &item);
    void resolve(const AcknowledgeAlert &c, PlannedItem &item);
    void resolve(const SnoozeAlert &c, PlannedItem &item);
    void resolve(const ReplaceScope &c, PlannedItem &item);

    std::optional<domain::ApiKey> keyOf(const QString &id, PlannedItem &item, const char *action, bool alsoRevoked);
    void checkApis(const QStringList &apis, const QStringList &before, PlannedItem &item) const;
    void checkScopes(const QStringList &scopes, const QDateTime &expiresAt, const QDateTime &from,
                     PlannedItem &item) const;
    bool works(const domain::ApiKey &key) const;
    void loses(const domain::ApiKey &key, const Loss &loss);
    void loses(const Plan &part);
    const domain::OAuthClient *clientOf(const QString &id, PlannedItem &item, const QString &action);
    void checkTrusted(const domain::TrustedIssuer &issuer, PlannedItem &item) const;
    void checkClient(const domain::OAuthClient &client, PlannedItem &item) const;
    bool works(const domain::OAuthClient &client) const;
    void checkOwner(const QString &applicationId, PlannedItem &item) const;

    const inventory::Inventory &m_inventory;
    std::optional<QSet<QString>>
        m_partnerNames; ///< so that a thousand new partners are not each compared with all
    Plan m_plan;
    // What earlier items of the plan do, where later ones stand on it.
    QSet<QString> m_madeScopes, m_touched;       ///< new scopes; keys, clients and trusted issuers that are changed
    QHash<QString, QStringList> m_scopesThen;    ///< of keys that are given others
};

} // namespace octroi::change
