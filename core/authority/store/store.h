// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/accountstore.h"
#include "authority/store/oauthstore.h"
#include "base/result.h"
#include "domain/account.h"
#include "domain/api.h"
#include "domain/apikey.h"
#include "domain/application.h"
#include "domain/auditentry.h"
#include "domain/partner.h"
#include "domain/plan.h"
#include "domain/scope.h"
#include "domain/trustedissuer.h"
#include "domain/usage.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <functional>
#include <memory>
#include <optional>

// Durable state, one small interface a concern. All calls block and are made from one thread (the
// control thread) unless a comment says otherwise. Errors: Storage, StorageFull, Damaged,
// NewerVersion, InUse; NotFound where an object is named.
namespace octroi::authority {

/// A key with what only the authority knows of it.
struct StoredKey
{
    domain::ApiKey key;
    QByteArray digest; ///< SHA-256 of the whole key, 32 bytes
};

/// A service client: a program that administers with client credentials.
struct ServiceClient
{
    QString id;
    QString name;
    QByteArray secretDigest; ///< SHA-256; the secret has 256 random bits, so no slow hash is needed
    QString role;            ///< "owner", "manager", "issuer", "auditor"
    QDateTime createdAt;
    domain::RoleLimits limits{};
};

/// What an Idempotency-Key was used for, kept 24 hours.
struct IdempotencyRecord
{
    QString caller, key;     ///< identity
    QByteArray requestDigest; ///< SHA-256 of method, path and body
    QString objectType, objectId;
    QDateTime at;
};

class DirectoryStore
{
public:
    virtual ~DirectoryStore() = default;
    virtual Result<QList<domain::Partner>> partners() = 0;
    virtual Result<void> putPartner(const domain::Partner &partner) = 0; ///< inserts or replaces
    virtual Result<QList<domain::Application>> applications() = 0;
    virtual Result<void> putApplication(const domain::Application &application) = 0;
    virtual Result<QList<domain::Api>> apis() = 0;
    virtual Result<void> putApi(const domain::Api &api) = 0;
    virtual Result<void> removeApi(const QString &id) = 0;
    virtual Result<QList<domain::Scope>> scopes() = 0;
    virtual Result<void> putScope(const domain::Scope &scope) = 0;
    virtual Result<void> removeScope(const QString &name) = 0;
    virtual Result<QList<domain::Plan>> plans() = 0;
    virtual Result<void> putPlan(const domain::Plan &plan) = 0;
};

class TrustStore
{
public:
    virtual ~TrustStore() = default;
    virtual Result<QList<domain::TrustedIssuer>> trustedIssuers() = 0;
    virtual Result<void> putTrustedIssuer(const domain::TrustedIssuer &issuer) = 0; ///< inserts or replaces
    virtual Result<void> removeTrustedIssuer(const QString &id) = 0;
};

class KeyStore
{
public:
    virtual ~KeyStore() = default;
    virtual Result<void> putKey(const StoredKey &key) = 0;
    virtual Result<StoredKey> key(const QString &id) = 0;
    /// Calls `each` for every key, for filling the table of live credentials; stops at the first error.
    virtual Result<void> eachKey(const std::function<void(const StoredKey &)> &each) = 0;
    /// Keys after `afterId` in the order of creation, newest first; "" starts. At most `limit`.
    virtual Result<QList<domain::ApiKey>> keysAfter(const QString &afterId, int limit) = 0;
    virtual Result<void> touchLastUsed(const QHash<QString, qint64> &idToMs) = 0;
};

class AuditStore
{
public:
    virtual ~AuditStore() = default;
    virtual Result<domain::AuditEntry> lastEntry() = 0; ///< seq 0 when there is none
    virtual Result<void> append(const domain::AuditEntry &entry) = 0;
    /// Oldest first from `afterSeq` + 1 on; or newest first below `beforeSeq`.
    virtual Result<QList<domain::AuditEntry>> entriesAfter(qint64 afterSeq, int limit) = 0;
    virtual Result<QList<domain::AuditEntry>> entriesBefore(qint64 beforeSeq, int limit, const QString &objectId) = 0;
};

/// One counted group of one span; the meter hands these over each second, the store adds them up.
struct UsageDelta
{
    qint64 second = 0; ///< start, seconds since the epoch
    QString keyId;     ///< empty for calls without a known key
    QString apiId;     ///< empty when no API matched
    QString endpoint;  ///< "GET /orders/{id}", "other"
    QString refusal;   ///< "" for allowed calls
    qint64 requests = 0, refused = 0, bytesIn = 0, bytesOut = 0, measured = 0;
    std::array<qint64, 4> classes{};
    QByteArray histogram; ///< of latency, in the form of usage/histogram.h; empty when nothing was measured
};

struct UsageQuery
{
    qint64 from = 0, to = 0; ///< seconds since the epoch, from inclusive, to exclusive
    /// Any of "key", "application", "partner", "api", "endpoint", "refusal" and one of "minute", "hour", "day".
    QStringList groupBy;
    QString keyId, applicationId, partnerId, apiId; ///< only these; empty: all
    int limit = 100'000;
};

/// Minutes, hours and days. A delta is added to all three at once, so that they always agree.
class UsageStore
{
public:
    virtual ~UsageStore() = default;
    virtual Result<void> add(const QList<UsageDelta> &deltas) = 0;
    virtual Result<QList<domain::UsageRow>> query(const UsageQuery &query) = 0;
    /// Allowed requests (refused ones use up no quota) of each key since `from`, for quotas after a restart.
    virtual Result<QHash<QString, qint64>> requestsSince(qint64 from) = 0;
    virtual Result<void> dropBefore(qint64 minuteBefore, qint64 hourBefore) = 0;
};

class AccessStore
{
public:
    virtual ~AccessStore() = default;
    virtual Result<QList<ServiceClient>> serviceClients() = 0;
    virtual Result<void> putServiceClient(const ServiceClient &client) = 0;
    virtual Result<std::optional<IdempotencyRecord>> idempotency(const QString &caller, const QString &key) = 0;
    virtual Result<void> putIdempotency(const IdempotencyRecord &record) = 0;
};

/// All of it, with the transaction that joins a change and its audit entry.
class Store : public DirectoryStore, public TrustStore, public KeyStore, public AuditStore, public UsageStore, public AccessStore, public AccountStore
{
public:
    /// Runs `work` in one transaction; commits durably when it returns ok, else rolls back.
    virtual Result<void> transact(const std::function<Result<void>()> &work) = 0;
    virtual OAuthStore &oauth() = 0;
    /// The whole file checked ("PRAGMA integrity_check"); Damaged when it is.
    virtual Result<void> verify() = 0;
    /// An online copy to `path`, consistent and complete.
    virtual Result<void> backupTo(const QString &path) = 0;
};

/// Opens or creates `<folder>/octroid.db` and migrates it forward. A newer file is refused with
/// NewerVersion, a damaged one with Damaged (detail says how to restore); neither is written to.
Result<std::unique_ptr<Store>> openSqliteStore(const QString &folder);

/// Connects to a PostgreSQL database, which several nodes may share, and migrates it forward. `url` is what
/// libpq takes. Errors also: Invalid (the URL, the server's version or encoding), Unauthorized, NotFound
/// (the database), Unavailable.
Result<std::unique_ptr<Store>> openPostgresStore(const QString &url);

} // namespace octroi::authority
