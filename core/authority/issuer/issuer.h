// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"
#include "authority/verifier/livesink.h"
#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "domain/account.h"

#include <QJsonObject>

namespace octroi::authority {

struct Organisation;

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

/// The rules of every change. Each method checks its input, writes the change and its audit entry
/// in one transaction, tells the LiveSink, and only then returns. Bodies are the JSON of
/// resources/openapi/octroid.yaml; an unknown member is Invalid with reason member_unknown.
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
    Result<domain::Plan> createPlan(const Caller &caller, const QJsonObject &body);
    Result<domain::Plan> updatePlan(const Caller &caller, const QString &id, const QJsonObject &body);

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
    /// The successor inherits everything; the old one ends at min(its expiry, now + overlap).
    Result<Issued> rotateKey(const Caller &caller, const QString &id, const QJsonObject &body);

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
    Result<Listing<domain::ApiKey>> keys(const ListQuery &query, const QString &applicationId, const QString &partnerId) const;

    Result<domain::TrustedIssuer> trustedIssuer(const QString &id, const domain::RoleLimits &limits = {}) const;
    /// Only of one API unless `apiId` is empty.
    Result<Listing<domain::TrustedIssuer>> trustedIssuers(const ListQuery &query, const QString &apiId) const;
    QList<domain::TrustedIssuer> allTrustedIssuers() const;
    /// The keys that were fetched for a trusted issuer; replaces.
    void putFetchedKeys(const QString &trustedIssuerId, const crypto::JwkSet &keys);

    /// Times of last use as the meter learns them; the meter also writes them, with Store::touchLastUsed().
    void keyUsed(const QString &id, qint64 atMs);

    /// For the other registries of this folder.
    State &state() { return *m_state; }

private:
    Result<Issued> issueAgain(const Caller &caller, const QString &id);

    std::unique_ptr<State> m_state;
};

} // namespace octroi::authority
