// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "authority/verifier/livesink.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/account.h"
#include "domain/scopereplacement.h"

#include <QJsonObject>
#include <QSet>

namespace octroi::authority {

struct Organisation;
struct Deed;

/// Type and identifier of objects that other nodes changed.
using ForeignObjects = QSet<std::pair<QString, QString>>;

/// Who asks for a change.
struct Caller
{
    QString actor;   ///< service client id or administrator
    QString client;  ///< User-Agent, at most 200 characters
    QString address; ///< of the connection
    QString idempotencyKey; ///< "" when none was sent
    std::optional<qint64> ifMatch; ///< version of the If-Match header
    domain::RoleLimits limits{};   ///< what the caller reaches; see reach.h
};

template <typename T>
struct Listing
{
    QList<T> items;
    QString next; ///< cursor of the next page, "" at the end
};

struct ListQuery
{
    QString filter; ///< see filter.h; "" for all
    QString cursor;
    int limit = 100; ///< 1 to 1000
    domain::RoleLimits limits{};
};

/// How long a revocation can be undone.
inline constexpr int kRestoreDays = 30;

/// The rules of every change. Each method checks its input, writes the change and its audit entry
/// in one transaction, tells the LiveSink, and only then returns. Bodies are the JSON of
/// resources/openapi/octroid.yaml; an unknown member is Invalid with reason member_unknown.
/// A repeated Idempotency-Key does nothing twice and answers with what the object is now.
/// Called from the control thread only.
class Issuer
{
public:
    struct Options
    {
        QString prefix = QStringLiteral("oct"); ///< of new keys: 2 to 8 lower-case letters
    };
    struct Issued
    {
        domain::ApiKey key;
        Secret secret; ///< the whole key; nobody else has it
    };

    struct State; ///< shared by the files of the issuer, see state.h

    Issuer(Store &store, LiveSink &sink, const Clock &clock, Options options);
    ~Issuer();

    /// Reads everything into memory and fills the sink.
    Result<void> load();

    /// Other nodes may have changed something: reads on in the audit log from what is known here, reads the
    /// objects that it names, and tells the sink. Also done by itself before every change.
    Result<void> catchUp();
    /// Whether a change since the last call was refused with reason "behind": asked for again it is decided
    /// on what the other node has written.
    bool wasBehind();
    /// Told of all objects that other nodes changed, of whatever type, after this one has read its own again.
    /// When it fails it is told of them again.
    void onForeignChange(std::function<Result<void>(const ForeignObjects &objects)> changed);

    /// Writes a whole organisation (organisation.h) in one transaction. Only into an empty store:
    /// Conflict, reason not_empty, otherwise.
    Result<void> importOrganisation(const Organisation &organisation);

    Result<domain::Partner> createPartner(const Caller &caller, const QJsonObject &body);
    Result<domain::Partner> updatePartner(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<domain::Application> createApplication(const Caller &caller, const QJsonObject &body);
    Result<domain::Application> updateApplication(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<domain::Api> createApi(const Caller &caller, const QJsonObject &body);
    Result<domain::Api> updateApi(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<void> removeApi(const Caller &caller, const QString &id);
    Result<domain::Scope> createScope(const Caller &caller, const QJsonObject &body);
    Result<domain::Scope> updateScope(const Caller &caller, const QString &name, const QJsonObject &body);
    Result<void> removeScope(const Caller &caller, const QString &name); ///< Conflict while a key or endpoint has it
    /// What holds scopes beyond what the issuer keeps: tokens that are out, and those by which clients register.
    struct ScopeHolders
    {
        /// Within the transaction: replaces there, of these clients, counts in `done` and adds what is to be audited.
        std::function<Result<void>(const domain::ScopeSwap &swap, const QStringList &clientIds, domain::ScopeReplaced &done, QList<Deed> &deeds)> replace;
        /// After it: tells the sink, for the moment with `both` scopes or with what there is.
        std::function<void(bool both)> tell;
    };
    /// One scope in place of another in everything that has it or asks for it, in one transaction; the body is
    /// {"into": …, "merge": …}. No check on the way is refused. What was revoked keeps it, but for keys that can still be
    /// restored. Errors: Invalid (field into), reasons scope_same, scope_syntax, scope_protocol, scope_unknown;
    /// Exists (field into) without "merge"; Conflict, reasons scope_protocol, lifetime_exceeded; TooLarge, reason
    /// too_many, above domain::kMostScopeHolders.
    Result<domain::ScopeReplaced> replaceScope(const Caller &caller, const QString &name, const QJsonObject &body, const ScopeHolders &others = {});
    Result<domain::Plan> createPlan(const Caller &caller, const QJsonObject &body);
    Result<domain::Plan> updatePlan(const Caller &caller, const QString &id, const QJsonObject &body);

    Result<domain::Campaign> createCampaign(const Caller &caller, const QJsonObject &body);
    Result<domain::Campaign> updateCampaign(const Caller &caller, const QString &id, const QJsonObject &body);
    /// The body is {"key_ids": …}: the successors of these were handed over.
    Result<domain::Campaign> noteDeliveries(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<domain::Campaign> campaign(const QString &id, const domain::RoleLimits &limits = {}) const;
    Result<QList<domain::Campaign>> campaigns() const; ///< newest first
    /// A part of the old keys of open campaigns is looked at, and those whose callers have moved are revoked; how many.
    /// Silence counts only where it is known: not beyond what all nodes have written, and not across a time whose uses
    /// were lost.
    Result<int> retireQuiet();

    Result<domain::TrustedIssuer> createTrustedIssuer(const Caller &caller, const QJsonObject &body);
    Result<domain::TrustedIssuer> updateTrustedIssuer(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<void> removeTrustedIssuer(const Caller &caller, const QString &id);

    /// A repeated Idempotency-Key with the same body returns the same key id with a fresh secret as
    /// long as the key was never used: the first answer was lost, so nobody holds the first secret.
    Result<Issued> issueKey(const Caller &caller, const QJsonObject &body);
    Result<domain::ApiKey> updateKey(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<domain::ApiKey> suspendKey(const Caller &caller, const QString &id);
    Result<domain::ApiKey> resumeKey(const Caller &caller, const QString &id);
    Result<domain::ApiKey> revokeKey(const Caller &caller, const QString &id);
    /// Undoes a revocation of the last kRestoreDays days; later: Conflict, reason restore_expired.
    Result<domain::ApiKey> restoreKey(const Caller &caller, const QString &id);
    /// To another application, with everything it has. The body is {"application_id": …}.
    Result<domain::ApiKey> moveKey(const Caller &caller, const QString &id, const QJsonObject &body);
    /// The successor inherits everything; the old one ends at min(its expiry, now + overlap).
    Result<Issued> rotateKey(const Caller &caller, const QString &id, const QJsonObject &body);

    /// Runs `work`, which calls several of the above, in one transaction that is durable when this returns
    /// ok; a failed one of them undoes only itself. When this fails, as when `work` does, nothing has happened.
    Result<void> together(const std::function<Result<void>()> &work);

    /// Another node changed this object: "partner", "application", "api", "scope", "plan" or "key". Reads it
    /// again and tells the sink; other types are none of ours.
    Result<void> refresh(const QString &objectType, const QString &id);

    /// NotFound, too, for what lies beyond `limits`.
    Result<domain::Partner> partner(const QString &id, const domain::RoleLimits &limits = {}) const;
    Result<domain::Application> application(const QString &id, const domain::RoleLimits &limits = {}) const;
    Result<domain::Api> api(const QString &id, const domain::RoleLimits &limits = {}) const;
    Result<domain::Scope> scope(const QString &name, const domain::RoleLimits &limits = {}) const;
    Result<domain::Plan> plan(const QString &id, const domain::RoleLimits &limits = {}) const;
    Result<domain::ApiKey> key(const QString &id, const domain::RoleLimits &limits = {}) const;
    /// Whether a caller with these limits reaches the object of an audit entry. What a limited one cannot be
    /// told of, such as another administrator, it does not reach.
    bool reaches(const domain::RoleLimits &limits, const QString &objectType, const QString &objectId) const;
    /// Newest first; filter on name (all) and the fields of filter.h (keys).
    Result<Listing<domain::Partner>> partners(const ListQuery &query) const;
    Result<Listing<domain::Application>> applications(const ListQuery &query, const QString &partnerId) const;
    Result<Listing<domain::Api>> apis(const ListQuery &query) const;
    Result<Listing<domain::Scope>> scopes(const ListQuery &query) const;
    Result<Listing<domain::Plan>> plans(const ListQuery &query) const;
    /// Read from the store. A filter that keeps few of very many keys may end a page before `limit`, so that
    /// other requests need not wait; there is a next page then.
    Result<Listing<domain::ApiKey>> keys(const ListQuery &query, const QString &applicationId, const QString &partnerId) const;
    /// Every key as its columns, `limit` of them after `afterId` by identifier, with their last use.
    Result<void> keyRowsAfter(const QString &afterId, int limit, const std::function<void(const KeyRow &)> &each) const;
    Result<qint64> keyCount() const;
    /// Who was used since; all touches are in the store before it is asked.
    Result<QList<KeyUse>> usedSince(qint64 sinceMs, const std::optional<KeyUse> &after, int limit);

    Result<domain::TrustedIssuer> trustedIssuer(const QString &id, const domain::RoleLimits &limits = {}) const;
    /// Only of one API unless `apiId` is empty.
    Result<Listing<domain::TrustedIssuer>> trustedIssuers(const ListQuery &query, const QString &apiId) const;
    QList<domain::TrustedIssuer> allTrustedIssuers() const;
    /// The keys that were fetched for a trusted issuer; replaces.
    void putFetchedKeys(const QString &trustedIssuerId, const crypto::JwkSet &keys);

    /// A request of this caller with this Idempotency-Key was answered before, or that cannot be told.
    bool mayHaveSeen(const Caller &caller, const QString &idempotencyKey) const;

    /// Times of last use as the meter learns them, written with flushTouches().
    void keyUsed(const QString &id, qint64 atMs);
    qsizetype touches() const; ///< that are not in the store yet
    /// All uses that this node saw until then are among the touches or in the store; of the other nodes the store tells.
    void usesAreKnown(const QString &node, qint64 untilMs);
    Result<void> flushTouches();

    /// For the other registries of this folder.
    State &state() { return *m_state; }

private:
    Result<domain::Campaign> createCampaignNow(const Caller &caller, const QJsonObject &object);
    Result<domain::Campaign> alterCampaign(const Caller &caller, const char *action, const QString &id,
                                           const std::function<Result<void>(domain::Campaign &)> &alter);
    bool hasMoved(const domain::ApiKey &old, qint64 quietSeconds) const;
    Result<bool> retireIfMoved(const QString &keyId, const domain::Campaign &campaign);
    Result<domain::ScopeReplaced> replacedBefore(const QString &name, const QString &into) const;
    Result<Issued> issueAgain(const Caller &caller, const QString &id);
    Result<Issued> rotateNow(const Caller &caller, const QString &id, const QJsonObject &body);
    Result<Issued> issueNow(const Caller &caller, const QJsonObject &body);
    Result<domain::ApiKey> alterKey(const Caller &caller, const char *action, const QString &id, const QJsonObject &body,
                                    const std::function<Result<void>(domain::ApiKey &)> &alter);

    std::unique_ptr<State> m_state;
};

} // namespace octroi::authority
