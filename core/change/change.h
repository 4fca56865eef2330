// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "domain/alert.h"
#include "domain/apikey.h"
#include "domain/trustedissuer.h"

#include <variant>

namespace octroi::change {

struct CreatePartner { domain::Partner partner; };
struct UpdatePartner { domain::Partner partner; }; ///< version: what it is based on
struct CreateApplication { domain::Application application; };
struct UpdateApplication { domain::Application application; };
struct CreateApi { domain::Api api; };
struct UpdateApi { domain::Api api; };
struct CreateScope { domain::Scope scope; };
struct UpdateScope { domain::Scope scope; };
struct CreatePlan { domain::Plan plan; };
struct UpdatePlan
{
    domain::Plan plan;
};
struct DeleteApi
{
    QString apiId;
};
struct DeleteScope
{
    QString name;
};
/// One scope in place of another, in everything that has it or asks for it, in one call: see scopereplacement.h.
struct ReplaceScope
{
    QString name, by;
    bool isMerge = false; ///< `by` is there; else it is a new name
    QList<domain::TrustedIssuer> issuers = {}; ///< whose tokens can have it: the inventory knows no issuers
};
struct IssueKey { backends::NewKey key; };
struct UpdateKey
{
    QString keyId;
    backends::KeyPatch patch;
    qint64 version = 0; ///< what it is based on; 0: what the inventory has
};
struct SuspendKey { QString keyId; };
struct ResumeKey { QString keyId; };
struct RevokeKey { QString keyId; };
struct RotateKey
{
    QString keyId;
    qint64 overlapSeconds = 86'400;
    /// The idempotency key, where a run that was cut off is to be able to ask again; "": one of its own.
    QString once = {};
};
struct RestoreKey
{
    QString keyId;
}; ///< takes a revocation of the last 30 days back
struct MoveKey
{
    QString keyId;
    QString applicationId;
};

struct CreateClient
{
    domain::OAuthClient client;
};
struct UpdateClient
{
    domain::OAuthClient client;
}; ///< version: what it is based on
struct SuspendClient
{
    QString clientId;
};
struct ResumeClient
{
    QString clientId;
};
struct RevokeClient
{
    QString clientId;
}; ///< for ever
struct AddClientSecret
{
    QString clientId;
    QDateTime expiresAt = {}; ///< null: never
};
struct RotateClientSecret
{
    QString clientId;
    qint64 overlapSeconds = 86'400;
    QDateTime expiresAt = {};
};
struct RevokeClientSecret
{
    QString clientId;
    QString secretId;
};

struct StartCampaign
{
    domain::Campaign campaign;
}; ///< its keys are rotated by changes of their own, see campaignrun.h
struct UpdateCampaign
{
    domain::Campaign campaign;
}; ///< version: what it is based on
struct NoteDeliveries
{
    QString campaignId;
    QStringList keyIds;
}; ///< the successors of these were handed over

struct RevokeToken
{
    QString tokenId;
    QString name = {}; ///< as it is called on screen
};
struct RevokeTokens
{
    QString ofClient, ofAccount = {}; ///< of one, or of both together
};
struct CreateTrustedIssuer
{
    domain::TrustedIssuer issuer;
};
struct UpdateTrustedIssuer
{
    domain::TrustedIssuer issuer; ///< version: what it is based on
    domain::TrustedIssuer before; ///< for taking it back: the inventory knows no issuers
};
struct DeleteTrustedIssuer
{
    domain::TrustedIssuer issuer;
};

struct CreateAlertRule
{
    domain::AlertRule rule;
};
struct UpdateAlertRule
{
    domain::AlertRule rule;   ///< version: what it is based on
    domain::AlertRule before; ///< for taking it back: the inventory knows no rules
};
struct DeleteAlertRule
{
    domain::AlertRule rule;
};
struct RotateWebhookSecret
{
    domain::AlertRule rule;
};
struct AcknowledgeAlert
{
    domain::Alert alert;
};
struct SnoozeAlert
{
    domain::Alert alert;
    QDateTime until; ///< null: not any more
};

/// What an administrator does, as a value.
using Change = std::variant<CreatePartner, UpdatePartner, CreateApplication, UpdateApplication, CreateApi,
                            UpdateApi, CreateScope, UpdateScope, CreatePlan, UpdatePlan, DeleteApi,
                            DeleteScope, IssueKey, UpdateKey, SuspendKey, ResumeKey, RevokeKey, RotateKey,
                            RestoreKey, MoveKey, CreateClient, UpdateClient, SuspendClient, ResumeClient,
                            RevokeClient, AddClientSecret, RotateClientSecret, RevokeClientSecret, StartCampaign, UpdateCampaign,
                            NoteDeliveries, RevokeToken, RevokeTokens, CreateTrustedIssuer, UpdateTrustedIssuer,
                            DeleteTrustedIssuer, CreateAlertRule, UpdateAlertRule, DeleteAlertRule, RotateWebhookSecret,
                            AcknowledgeAlert, SnoozeAlert, ReplaceScope>;

/// How long octroid can restore a revoked key.
inline constexpr int kRestoreDays = 30;

/// "issue", "revoke", … : stable, for journal and logs; ui/ turns it into words.
QString changeKind(const Change &change);

} // namespace octroi::change
