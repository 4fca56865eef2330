// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/distributionstore.h"
#include "authority/store/sealedcolumns.h"
#include "authority/store/sqlalerts.h"
#include "authority/store/sqlconnection.h"
#include "authority/store/sqloauth.h"
#include "authority/store/store.h"

#include <array>
#include <vector>

namespace octroi::authority {

class UsageAnswer;
struct UsageGrouping;

/// A delta and where it stands in the order of a usage table: start, and the ranks of its six texts.
struct OrderedDelta
{
    const UsageDelta *delta;
    std::array<qint64, 7> place;
};

/// One set of queries over two databases. What differs between them stands in the drivers
/// (SqlConnection), in the tokens of migrations/ and in sqlhistograms.cpp, nowhere else.
class SqlStore : public Store, public DistributionStore
{
public:
    bool shared() const override { return m_db->dialect() == Dialect::Postgres; }
    Result<void> transact(const std::function<Result<void>()> &work) override;
    OAuthStore &oauth() override { return m_oauth; }
    AlertStore &alerts() override { return m_alerts; }
    Result<QByteArray> sealedWith() override { return m_sealing.sealedWith(); }
    Result<int> sealSecrets(std::shared_ptr<const crypto::RowCipher> cipher) override;

    Result<QList<domain::Partner>> partners() override;
    Result<void> putPartner(const domain::Partner &partner) override;
    Result<QList<domain::Application>> applications() override;
    Result<void> putApplication(const domain::Application &application) override;
    Result<QList<domain::Api>> apis() override;
    Result<void> putApi(const domain::Api &api) override;
    Result<void> removeApi(const QString &id) override;
    Result<QList<domain::Scope>> scopes() override;
    Result<void> putScope(const domain::Scope &scope) override;
    Result<void> removeScope(const QString &name) override;
    Result<QList<domain::Plan>> plans() override;
    Result<void> putPlan(const domain::Plan &plan) override;

    Result<QList<domain::TrustedIssuer>> trustedIssuers() override;
    Result<void> putTrustedIssuer(const domain::TrustedIssuer &issuer) override;
    Result<void> removeTrustedIssuer(const QString &id) override;

    Result<QList<domain::Campaign>> campaigns(bool openOnly) override;
    Result<domain::Campaign> campaign(const QString &id) override;
    Result<void> putCampaign(const domain::Campaign &campaign) override;

    Result<QList<NodeUses>> nodeUses() override;
    Result<void> putNodeUses(const NodeUses &uses) override;

    Result<void> putKey(const StoredKey &key) override;
    Result<StoredKey> key(const QString &id) override;
    Result<qint64> keyCount() override;
    Result<void> eachLiveKey(const QStringList &applicationIds,
                             const std::function<void(const KeyRow &)> &each) override;
    Result<void> keyRowsAfter(const QString &afterId, int limit,
                              const std::function<void(const KeyRow &)> &each) override;
    Result<QList<StoredKey>> keysWhere(const KeyCondition &condition, const std::optional<KeyPlace> &after,
                                       int limit) override;
    Result<QStringList> touchLastUsed(const QHash<QString, qint64> &idToMs) override;
    Result<QList<KeyUse>> usedSince(qint64 sinceMs, const std::optional<KeyUse> &after, int limit) override;

    Result<domain::AuditEntry> lastEntry() override;
    Result<void> append(const domain::AuditEntry &entry) override;
    Result<QList<domain::AuditEntry>> entriesAfter(qint64 afterSeq, int limit) override;
    Result<QList<domain::AuditEntry>> entriesBefore(qint64 beforeSeq, int limit,
                                                    const QString &objectId) override;

    Result<void> add(const QList<UsageDelta> &deltas, const QString &batch) override;
    Result<QList<domain::UsageRow>> query(const UsageQuery &query) override;
    Result<QList<DistributionPart>> distributions(const UsageQuery &query) override;
    Result<QString> keyBehind(const QString &afterKey, int count) override;
    Result<void> eachCalls(const CallsQuery &query,
                           const std::function<void(const CallsRow &)> &each) override;
    Result<void> eachConsumed(qint64 from, qint64 to, const Consumed &each) override;
    Result<qint64> usagePrecision(const UsageQuery &query) override;
    Result<void> dropBefore(qint64 minuteBefore, qint64 hourBefore, qint64 dayBefore) override;
    Result<void> addFeed(qint64 second, const UsageFeed &feed) override;
    Result<UsageFeed> feed(qint64 from, qint64 to) override;
    Result<bool> knowsBatch(const QString &caller, const QString &id) override;
    Result<void> rememberBatch(const QString &caller, const QString &id, qint64 second) override;

    Result<QList<QuotaGrant>> claimQuotas(const QList<QuotaClaim> &claims) override;
    Result<void> eachLease(qint64 day, qint64 month,
                           const std::function<void(const QString &, QuotaClaim::Unit, qint64)> &each) override;
    Result<void> dropLeases(qint64 dayBefore, qint64 monthBefore) override;

    Result<QList<ServiceClient>> serviceClients() override;
    Result<void> putServiceClient(const ServiceClient &client) override;
    Result<std::optional<IdempotencyRecord>> idempotency(const QString &caller, const QString &key) override;
    Result<void> putIdempotency(const IdempotencyRecord &record) override;

    Result<QList<StoredAccount>> accounts() override;
    Result<std::optional<StoredAccount>> account(const QString &id) override;
    Result<std::optional<StoredAccount>> accountNamed(const QString &nameKey) override;
    Result<void> putAccount(const StoredAccount &account) override;
    Result<QList<StoredPasskey>> passkeys(const QString &accountId) override;
    Result<std::optional<StoredPasskey>> passkey(const QByteArray &credentialId) override;
    Result<void> putPasskey(const StoredPasskey &passkey) override;
    Result<void> removePasskeys(const QString &accountId) override;
    Result<std::optional<StoredSetupLink>> setupLink(const QByteArray &digest) override;
    Result<void> putSetupLink(const StoredSetupLink &link) override;
    Result<void> removeSetupLinks(const QString &accountId) override;
    Result<std::optional<StoredSession>> session(const QByteArray &digest) override;
    Result<void> putSession(const StoredSession &session) override;
    Result<void> removeSession(const QByteArray &digest) override;
    Result<void> removeSessions(const QString &accountId) override;
    Result<void> putChallenge(const QByteArray &digest, const QByteArray &challenge, qint64 expiresMs) override;
    Result<QByteArray> takeChallenge(const QByteArray &digest, qint64 nowMs) override;
    Result<std::optional<StoredConsent>> consent(const QString &accountId, const QString &clientId) override;
    Result<void> putConsent(const StoredConsent &consent) override;
    Result<QList<Guesses>> guesses(const QList<QByteArray> &digests) override;
    Result<void> addGuesses(const QList<QByteArray> &digests, qint64 nowMs, qint64 sinceMs) override;
    Result<void> removeGuesses(const QList<QByteArray> &digests) override;
    Result<QList<AuditCheckpoint>> checkpoints(qint64 afterSeq, int limit) override;
    Result<AuditCheckpoint> lastCheckpoint() override;
    Result<void> putCheckpoint(const AuditCheckpoint &checkpoint) override;
    Result<void> dropExpiredAccess(qint64 nowMs) override;

protected:
    explicit SqlStore(std::unique_ptr<SqlConnection> connection);

    std::unique_ptr<SqlConnection> m_db;

private:
    SealedColumns m_sealing;
    SqlOAuth m_oauth;
    SqlAlerts m_alerts;
    Result<std::optional<StoredAccount>> opened(Result<std::optional<StoredAccount>> stored) const;
    Result<void> transact(Transaction kind, const std::function<Result<void>()> &work);
    Result<QStringList> touchTogether(const QHash<QString, qint64> &idToMs);
    /// Into the minutes, hours and days.
    Result<void> addUp(const QList<UsageDelta> &deltas);
    /// Adds up what stands in one part of the journal.
    Result<void> settle(int part);
    struct Horizon
    {
        qint64 minutesFrom, hoursFrom;
    };
    Result<Horizon> horizon();
    Result<void> read(const UsageQuery &query, const UsageGrouping &grouping, UsageAnswer &answer);
    Result<void> addAt(qint64 unit, const char *table, std::vector<OrderedDelta> &order);

    static constexpr std::size_t kJournalParts = 64;
    static constexpr int kAllParts = -1;
    int m_nextPart = 0; ///< of the journal, to be added up
    int m_depth = 0; ///< of nested transactions
};

} // namespace octroi::authority
