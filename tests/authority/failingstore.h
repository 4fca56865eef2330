// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"

namespace octroi::test {

/// A store that hands everything on, but for what it is told to fail at.
class FailingStore final : public authority::Store
{
public:
    explicit FailingStore(std::unique_ptr<authority::Store> store)
        : m(std::move(store))
    {
    }

    bool failAppend = false;
    bool failCommit = false;

    Result<void> transact(const std::function<Result<void>()> &work) override
    {
        return m->transact([&]() -> Result<void> {
            const auto done = work();
            return done && failCommit ? Result<void>(failure()) : done;
        });
    }
    Result<void> append(const domain::AuditEntry &e) override
    {
        return failAppend ? failure() : m->append(e);
    }

    authority::OAuthStore &oauth() override { return m->oauth(); }
    authority::AlertStore &alerts() override { return m->alerts(); }
    Result<QByteArray> sealedWith() override { return m->sealedWith(); }
    Result<int> sealSecrets(std::shared_ptr<const crypto::RowCipher> cipher) override { return m->sealSecrets(std::move(cipher)); }
    Result<void> verify() override { return m->verify(); }
    Result<void> backupTo(const QString &path) override { return m->backupTo(path); }
    Result<QList<domain::Partner>> partners() override { return m->partners(); }
    Result<void> putPartner(const domain::Partner &p) override { return m->putPartner(p); }
    Result<QList<domain::Application>> applications() override { return m->applications(); }
    Result<void> putApplication(const domain::Application &a) override { return m->putApplication(a); }
    Result<QList<domain::Api>> apis() override { return m->apis(); }
    Result<void> putApi(const domain::Api &a) override { return m->putApi(a); }
    Result<void> removeApi(const QString &id) override { return m->removeApi(id); }
    Result<QList<domain::Scope>> scopes() override { return m->scopes(); }
    Result<void> putScope(const domain::Scope &s) override { return m->putScope(s); }
    Result<void> removeScope(const QString &name) override { return m->removeScope(name); }
    Result<QList<domain::Plan>> plans() override { return m->plans(); }
    Result<void> putPlan(const domain::Plan &p) override { return m->putPlan(p); }
    Result<QList<domain::TrustedIssuer>> trustedIssuers() override { return m->trustedIssuers(); }
    Result<void> putTrustedIssuer(const domain::TrustedIssuer &i) override { return m->putTrustedIssuer(i); }
    Result<void> removeTrustedIssuer(const QString &id) override { return m->removeTrustedIssuer(id); }
    Result<QList<domain::Campaign>> campaigns(bool openOnly) override { return m->campaigns(openOnly); }
    Result<domain::Campaign> campaign(const QString &id) override { return m->campaign(id); }
    Result<void> putCampaign(const domain::Campaign &c) override { return m->putCampaign(c); }
    Result<QList<authority::NodeUses>> nodeUses() override { return m->nodeUses(); }
    Result<void> putNodeUses(const authority::NodeUses &uses) override { return m->putNodeUses(uses); }
    Result<void> putKey(const authority::StoredKey &k) override { return m->putKey(k); }
    Result<authority::StoredKey> key(const QString &id) override { return m->key(id); }
    Result<qint64> keyCount() override { return m->keyCount(); }
    Result<void> eachLiveKey(const QStringList &applications,
                             const std::function<void(const authority::KeyRow &)> &each) override
    {
        return m->eachLiveKey(applications, each);
    }
    Result<void> keyRowsAfter(const QString &after, int limit,
                              const std::function<void(const authority::KeyRow &)> &each) override
    {
        return m->keyRowsAfter(after, limit, each);
    }
    Result<QList<authority::StoredKey>> keysWhere(const authority::KeyCondition &condition,
                                                  const std::optional<authority::KeyPlace> &after,
                                                  int limit) override
    {
        return m->keysWhere(condition, after, limit);
    }
    Result<QList<authority::KeyUse>> usedSince(qint64 since, const std::optional<authority::KeyUse> &after,
                                               int limit) override
    {
        return m->usedSince(since, after, limit);
    }
    Result<QStringList> touchLastUsed(const QHash<QString, qint64> &used) override { return m->touchLastUsed(used); }
    Result<domain::AuditEntry> lastEntry() override { return m->lastEntry(); }
    Result<QList<domain::AuditEntry>> entriesAfter(qint64 seq, int limit) override
    {
        return m->entriesAfter(seq, limit);
    }
    Result<QList<domain::AuditEntry>> entriesBefore(qint64 seq, int limit, const QString &id) override
    {
        return m->entriesBefore(seq, limit, id);
    }
    bool shared() const override { return m->shared(); }
    Result<void> add(const QList<authority::UsageDelta> &deltas, const QString &batch = {}) override
    {
        return m->add(deltas, batch);
    }
    Result<QList<authority::QuotaGrant>> claimQuotas(const QList<authority::QuotaClaim> &claims) override
    {
        return m->claimQuotas(claims);
    }
    Result<void>
    eachLease(qint64 day, qint64 month,
              const std::function<void(const QString &, authority::QuotaClaim::Unit, qint64)> &each) override
    {
        return m->eachLease(day, month, each);
    }
    Result<void> dropLeases(qint64 day, qint64 month) override { return m->dropLeases(day, month); }
    Result<QList<domain::UsageRow>> query(const authority::UsageQuery &q) override { return m->query(q); }
    Result<QString> keyBehind(const QString &afterKey, int count) override
    {
        return m->keyBehind(afterKey, count);
    }
    Result<void> eachCalls(const authority::CallsQuery &q,
                           const std::function<void(const authority::CallsRow &)> &each) override
    {
        return m->eachCalls(q, each);
    }
    Result<void> eachConsumed(qint64 from, qint64 to, const Consumed &each) override { return m->eachConsumed(from, to, each); }
    Result<qint64> usagePrecision(const authority::UsageQuery &q) override { return m->usagePrecision(q); }
    Result<void> addFeed(qint64 second, const authority::UsageFeed &feed) override { return m->addFeed(second, feed); }
    Result<authority::UsageFeed> feed(qint64 from, qint64 to) override { return m->feed(from, to); }
    Result<bool> knowsBatch(const QString &caller, const QString &id) override { return m->knowsBatch(caller, id); }
    Result<void> rememberBatch(const QString &caller, const QString &id, qint64 second) override { return m->rememberBatch(caller, id, second); }
    Result<void> dropBefore(qint64 minute, qint64 hour, qint64 dayBefore) override { return m->dropBefore(minute, hour, dayBefore); }
    Result<QList<authority::ServiceClient>> serviceClients() override { return m->serviceClients(); }
    Result<void> putServiceClient(const authority::ServiceClient &c) override
    {
        return m->putServiceClient(c);
    }
    Result<std::optional<authority::IdempotencyRecord>> idempotency(const QString &caller,
                                                                    const QString &key) override
    {
        return m->idempotency(caller, key);
    }
    Result<void> putIdempotency(const authority::IdempotencyRecord &r) override
    {
        return m->putIdempotency(r);
    }

    Result<QList<authority::StoredAccount>> accounts() override { return m->accounts(); }
    Result<std::optional<authority::StoredAccount>> account(const QString &id) override { return m->account(id); }
    Result<std::optional<authority::StoredAccount>> accountNamed(const QString &nameKey) override { return m->accountNamed(nameKey); }
    Result<void> putAccount(const authority::StoredAccount &account) override { return m->putAccount(account); }
    Result<QList<authority::StoredPasskey>> passkeys(const QString &accountId) override { return m->passkeys(accountId); }
    Result<std::optional<authority::StoredPasskey>> passkey(const QByteArray &credentialId) override { return m->passkey(credentialId); }
    Result<void> putPasskey(const authority::StoredPasskey &passkey) override { return m->putPasskey(passkey); }
    Result<void> removePasskeys(const QString &accountId) override { return m->removePasskeys(accountId); }
    Result<std::optional<authority::StoredSetupLink>> setupLink(const QByteArray &digest) override { return m->setupLink(digest); }
    Result<void> putSetupLink(const authority::StoredSetupLink &link) override { return m->putSetupLink(link); }
    Result<void> removeSetupLinks(const QString &accountId) override { return m->removeSetupLinks(accountId); }
    Result<std::optional<authority::StoredSession>> session(const QByteArray &digest) override { return m->session(digest); }
    Result<void> putSession(const authority::StoredSession &session) override { return m->putSession(session); }
    Result<void> removeSession(const QByteArray &digest) override { return m->removeSession(digest); }
    Result<void> removeSessions(const QString &accountId) override { return m->removeSessions(accountId); }
    Result<void> putChallenge(const QByteArray &digest, const QByteArray &challenge, qint64 expiresMs) override { return m->putChallenge(digest, challenge, expiresMs); }
    Result<QByteArray> takeChallenge(const QByteArray &digest, qint64 nowMs) override { return m->takeChallenge(digest, nowMs); }
    Result<std::optional<authority::StoredConsent>> consent(const QString &accountId, const QString &clientId) override { return m->consent(accountId, clientId); }
    Result<void> putConsent(const authority::StoredConsent &consent) override { return m->putConsent(consent); }
    Result<QList<authority::Guesses>> guesses(const QList<QByteArray> &digests) override { return m->guesses(digests); }
    Result<void> addGuesses(const QList<QByteArray> &digests, qint64 now, qint64 since) override { return m->addGuesses(digests, now, since); }
    Result<void> removeGuesses(const QList<QByteArray> &digests) override { return m->removeGuesses(digests); }
    Result<QList<authority::AuditCheckpoint>> checkpoints(qint64 afterSeq, int limit) override { return m->checkpoints(afterSeq, limit); }
    Result<authority::AuditCheckpoint> lastCheckpoint() override { return m->lastCheckpoint(); }
    Result<void> putCheckpoint(const authority::AuditCheckpoint &checkpoint) override { return m->putCheckpoint(checkpoint); }
    Result<void> dropExpiredAccess(qint64 nowMs) override { return m->dropExpiredAccess(nowMs); }

private:
    static Error failure() { return {ErrorCode::StorageFull, {}, QStringLiteral("on purpose"), {}, {}}; }

    std::unique_ptr<authority::Store> m;
};

} // namespace octroi::test
