// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqliteconnection.h"
#include "authority/store/store.h"

#include <array>
#include <vector>

namespace octroi::authority {

/// A delta and where it stands in the order of a usage table: start, and the ranks of its four texts.
struct OrderedDelta
{
    const UsageDelta *delta;
    std::array<qint64, 5> place;
};

/// The store in one SQLite file, in write-ahead mode. Control changes are synchronised to the disk
/// before they are acknowledged; usage is, too, but only with the next of them or at a checkpoint.
class SqliteStore final : public Store
{
public:
    /// As openSqliteStore().
    static Result<std::unique_ptr<SqliteStore>> open(const QString &folder);

    /// The file may not grow beyond this many pages of 4 KiB; StorageFull is then what writers get.
    Result<void> limitPages(qint64 pages);

    Result<void> transact(const std::function<Result<void>()> &work) override;
    Result<void> verify() override;
    Result<void> backupTo(const QString &path) override;

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

    Result<void> putKey(const StoredKey &key) override;
    Result<StoredKey> key(const QString &id) override;
    Result<void> eachKey(const std::function<void(const StoredKey &)> &each) override;
    Result<QList<domain::ApiKey>> keysAfter(const QString &afterId, int limit) override;
    Result<void> touchLastUsed(const QHash<QString, qint64> &idToMs) override;

    Result<domain::AuditEntry> lastEntry() override;
    Result<void> append(const domain::AuditEntry &entry) override;
    Result<QList<domain::AuditEntry>> entriesAfter(qint64 afterSeq, int limit) override;
    Result<QList<domain::AuditEntry>> entriesBefore(qint64 beforeSeq, int limit,
                                                    const QString &objectId) override;

    Result<void> add(const QList<UsageDelta> &deltas) override;
    Result<QList<domain::UsageRow>> query(const UsageQuery &query) override;
    Result<QHash<QString, qint64>> requestsSince(qint64 from) override;
    Result<void> dropBefore(qint64 minuteBefore, qint64 hourBefore) override;

    Result<QList<ServiceClient>> serviceClients() override;
    Result<void> putServiceClient(const ServiceClient &client) override;
    Result<std::optional<IdempotencyRecord>> idempotency(const QString &caller, const QString &key) override;
    Result<void> putIdempotency(const IdempotencyRecord &record) override;

private:
    explicit SqliteStore(std::unique_ptr<SqliteConnection> connection);
    Result<void> prepare();
    Result<void> addAt(qint64 unit, const char *table, std::vector<OrderedDelta> &order);
    /// A transaction whose loss with the power is acceptable: no synchronisation of its own.
    Result<void> transactLazily(const std::function<Result<void>()> &work);

    std::unique_ptr<SqliteConnection> m_db;
    int m_depth = 0; ///< of nested transactions
};

/// Defined beside the queries that use them: octroi_merge(a, b) and the aggregate octroi_merged(h).
Result<void> registerUsageFunctions(SqliteConnection &connection);

} // namespace octroi::authority
