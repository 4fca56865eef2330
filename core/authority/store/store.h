// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/accountstore.h"
#include "authority/store/keycondition.h"
#include "authority/store/oauthstore.h"
#include "base/result.h"
#include "domain/campaign.h"
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
namespace octroi::crypto {
class RowCipher;
}

namespace octroi::authority {

class AlertStore;

/// A key with what only the authority knows of it.
struct StoredKey
{
    domain::ApiKey key;
    QByteArray digest; ///< SHA-256 of the whole key, 32 bytes
};

/// When a key was used last.
struct KeyUse
{
    QString id;
    qint64 atMs = 0;
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

/// A stored key as it lies there, for reading very many: UTF-8, lists as JSON arrays of texts, times in
/// milliseconds (0: null). Valid during the call that hands it over.
struct KeyRow
{
    QByteArrayView id, applicationId, planId, scopes, addresses, referrers, apis;
    qint64 expiresMs = 0, suspendedMs = 0, revokedMs = 0, retiresMs = 0;
    QByteArrayView digest; ///< 32 bytes; of eachLiveKey() only
    // Of keyRowsAfter() only:
    QByteArrayView name, environment, prefix, last4, tags, successorId, predecessorId;
    qint64 createdMs = 0, lastUsedMs = 0, version = 0;
};

/// A position in the order of creation, newest first.
struct KeyPlace
{
    qint64 createdMs = 0;
    QString id;
};

/// Many keys: nothing here holds them all at once.
class TrustStore
{
public:
    virtual ~TrustStore() = default;
    virtual Result<QList<domain::TrustedIssuer>> trustedIssuers() = 0;
    virtual Result<void> putTrustedIssuer(const domain::TrustedIssuer &issuer) = 0; ///< inserts or replaces
    virtual Result<void> removeTrustedIssuer(const QString &id) = 0;
};

class CampaignStore
{
public:
    virtual ~CampaignStore() = default;
    virtual Result<QList<domain::Campaign>> campaigns(bool openOnly) = 0; ///< newest first
    virtual Result<domain::Campaign> campaign(const QString &id) = 0;
    virtual Result<void> putCampaign(const domain::Campaign &campaign) = 0; ///< inserts or replaces
};

/// How far the last uses of keys that one node saw are in the store. Times are milliseconds since the epoch.
struct NodeUses
{
    QString node;
    qint64 knownUntil = 0;   ///< every use until then is in last_used_at
    qint64 checksUntil = 0;  ///< it may be checking calls until then, also without the database; 0: it has ended, with all written
    qint64 unknownUntil = 0; ///< uses before this may be missing: an earlier run of it did not end so

    bool operator==(const NodeUses &) const = default;
};

class NodeStore
{
public:
    virtual ~NodeStore() = default;
    virtual Result<QList<NodeUses>> nodeUses() = 0;
    virtual Result<void> putNodeUses(const NodeUses &uses) = 0; ///< inserts or replaces
};

class KeyStore
{
public:
    virtual ~KeyStore() = default;
    virtual Result<void> putKey(const StoredKey &key) = 0;
    virtual Result<StoredKey> key(const QString &id) = 0;
    virtual Result<qint64> keyCount() = 0;
    /// What the check needs of every key, or of the keys of these applications, in any order; stops at the
    /// first error.
    virtual Result<void> eachLiveKey(const QStringList &applicationIds, const std::function<void(const KeyRow &)> &each) = 0;
    /// All columns of at most `limit` keys after `afterId` ("" starts) in the order of identifiers.
    virtual Result<void> keyRowsAfter(const QString &afterId, int limit, const std::function<void(const KeyRow &)> &each) = 0;
    /// At most `limit` keys that satisfy the condition, newest first, after a position.
    virtual Result<QList<StoredKey>> keysWhere(const KeyCondition &condition, const std::optional<KeyPlace> &after, int limit) = 0;
    /// Moves last_used_at forward, never back. What it answers with is still to be written: keys that somebody else
    /// was changing at that moment.
    virtual Result<QStringList> touchLastUsed(const QHash<QString, qint64> &idToMs) = 0;
    /// At most `limit` keys with last_used_at >= `sinceMs` by (last_used_at, id), after the position where one
    /// is given.
    virtual Result<QList<KeyUse>> usedSince(qint64 sinceMs, const std::optional<KeyUse> &after, int limit) = 0;
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
    QString clientId;  ///< of the OAuth client that called, with or without a key; empty: none
    QString apiId;     ///< empty when no API matched
    QString endpoint;  ///< "GET /orders/{id}", "other"
    QString scopes;    ///< what the endpoint asked for, and an allowed call exercised: "a b"
    QString refusal;   ///< "" for allowed calls
    qint64 requests = 0, refused = 0, bytesIn = 0, bytesOut = 0, measured = 0;
    std::array<qint64, 4> classes{};
    QByteArray histogram; ///< of latency, in the form of usage/histogram.h; empty when nothing was measured
    QByteArray sizes;     ///< of kilobytes sent, the same
};

struct UsageQuery
{
    qint64 from = 0, to = 0; ///< seconds since the epoch, from inclusive, to exclusive
    /// Any of "key", "client", "application", "partner", "api", "endpoint", "scope", "refusal", "status_class",
    /// "environment", "tag" and one of "minute", "hour", "day", "month". A call counts under each of its scopes and
    /// of its partner's tags.
    QStringList groupBy;
    QString keyId, clientId, applicationId, partnerId, apiId, endpoint, scope, refusal, environment, tag; ///< only these; empty: all
    QString statusClass;      ///< "2xx" … "5xx": only lines of this class, of which nothing but their number is known
    bool allowedOnly = false; ///< only calls that were not refused
    QString timeZone = QStringLiteral("UTC"); ///< of "day" and "month"
    QString afterKey,
        lastKey; ///< only keys whose identifier comes behind the one and not behind the other; empty: all
    int limit = 100'000;
};

/// Which allowed calls are asked for: of these keys, clients or APIs; of all when every list is empty.
struct CallsQuery
{
    qint64 from = 0, to = 0; ///< seconds since the epoch; both are moved outwards to whole units
    qint64 unit = 3600;      ///< an hour or a day of UTC
    QStringList keyIds, clientIds, apiIds;
};

/// Allowed calls of one credential at one endpoint in one unit of time. The views end with the call they come
/// in.
struct CallsRow
{
    qint64 at = 0;
    qint64 unit = 0; ///< a day where hours were asked for and are gone
    QByteArrayView keyId, clientId, apiId, endpoint;
    qint64 calls = 0, bytesOut = 0;
};

/// How access logs arrived.
struct UsageFeed
{
    qint64 lines = 0, lost = 0, duplicates = 0, late = 0, malformed = 0;
    qint64 overflowed = 0; ///< calls and lines that no group was left for

    bool operator==(const UsageFeed &) const = default;
};

/// Minutes, hours and days. A delta is added to all three at once, so that they always agree.
class UsageStore
{
public:
    virtual ~UsageStore() = default;
    /// All or nothing. A batch that has an identifier is added once, however often it is sent: the answer to
    /// the first time may have been lost.
    virtual Result<void> add(const QList<UsageDelta> &deltas, const QString &batch = {}) = 0;
    virtual Result<QList<domain::UsageRow>> query(const UsageQuery &query) = 0;
    /// The identifier of the `count`-th key behind one, for UsageQuery::lastKey; "" when there are fewer.
    virtual Result<QString> keyBehind(const QString &afterKey, int count) = 0;
    /// One row may come in several parts, which are added up. Errors: Invalid, reason unit_unknown.
    virtual Result<void> eachCalls(const CallsQuery &query,
                                   const std::function<void(const CallsRow &)> &each) = 0;
    /// What keys used up in [from, to): allowed requests (refused ones use up no quota) and bytes sent. In no order, and
    /// one key in several parts, which are added up: a node with very many keys starts by reading all of it.
    using Consumed = std::function<void(std::string_view keyId, qint64 requests, qint64 bytesOut)>;
    virtual Result<void> eachConsumed(qint64 from, qint64 to, const Consumed &each) = 0;
    /// The coarsest distance in seconds by which an edge of the range, or of a row's time, may be off: 60 while
    /// minutes are there, more where only hours or days were kept.
    virtual Result<qint64> usagePrecision(const UsageQuery &query) = 0;
    virtual Result<void> dropBefore(qint64 minuteBefore, qint64 hourBefore, qint64 dayBefore) = 0;
    /// Adds to the hour of `second`.
    virtual Result<void> addFeed(qint64 second, const UsageFeed &feed) = 0;
    virtual Result<UsageFeed> feed(qint64 from, qint64 to) = 0; ///< of the hours that touch the range
    /// Batches of access-log lines that were counted, kept as long as minutes are.
    virtual Result<bool> knowsBatch(const QString &caller, const QString &id) = 0;
    virtual Result<void> rememberBatch(const QString &caller, const QString &id, qint64 second) = 0;
};

/// What one node asks of the quota of one key. Several nodes share a quota by leasing calls of it.
struct QuotaClaim
{
    enum class Unit { Day, Month };
    QString keyId;
    Unit unit = Unit::Day;
    qint64 period = 0; ///< as Periods has it
    qint64 limit = 0;
    qint64 spent = 0;  ///< calls made beyond what was granted before; negative gives unused ones back
    qint64 wanted = 0; ///< calls to lease for what comes
};

/// What came of it.
struct QuotaGrant
{
    qint64 given = 0;  ///< at most `wanted`, at most half of what is left, so that other nodes get some, too
    qint64 leased = 0; ///< by all nodes together now; over the limit by what was spent without a lease
};

/// Leases of several nodes. Durable before they are returned: who may be called from several nodes at once.
class QuotaStore
{
public:
    virtual ~QuotaStore() = default;
    /// One grant a claim, in order; no two claims of one key, unit and period.
    virtual Result<QList<QuotaGrant>> claimQuotas(const QList<QuotaClaim> &claims) = 0;
    /// What is leased in these periods, for a node that starts.
    virtual Result<void> eachLease(qint64 day, qint64 month,
                                   const std::function<void(const QString &keyId, QuotaClaim::Unit unit, qint64 leased)> &each) = 0;
    /// Forgets leases of periods before these.
    virtual Result<void> dropLeases(qint64 dayBefore, qint64 monthBefore) = 0;
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
class Store : public DirectoryStore, public TrustStore, public CampaignStore, public NodeStore, public KeyStore, public AuditStore, public UsageStore,
              public QuotaStore, public AccessStore, public AccountStore
{
public:
    /// True when other nodes may change it, too.
    virtual bool shared() const = 0;
    /// Runs `work` in one transaction; commits durably when it returns ok, else rolls back.
    virtual Result<void> transact(const std::function<Result<void>()> &work) = 0;
    virtual OAuthStore &oauth() = 0;
    virtual AlertStore &alerts() = 0; ///< see alertstore.h
    /// The name of the key that secrets at rest are sealed with; "" while none are.
    virtual Result<QByteArray> sealedWith() = 0;
    /// From now on private signing keys and secrets of authenticators are sealed where they are written and opened
    /// where they are read; those that stand in the clear are sealed at once: how many. Once, before anything else.
    /// Errors: Unauthorized, reason encryption_key, when they were sealed with another key; Damaged.
    virtual Result<int> sealSecrets(std::shared_ptr<const crypto::RowCipher> cipher) = 0;
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
