// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "base/clock.h"
#include "base/gate.h"

namespace octroi::test {

/// A backend that holds everything in memory and answers at once: what stands behind the models and pages
/// in their tests.
class MemoryBackend final : public backends::Backend,
                            public backends::DirectoryBackend,
                            public backends::ApisBackend,
                            public backends::KeysBackend,
                            public backends::UsageBackend,
                            public backends::AuditBackend
{
public:
    template <typename T>
    using Task = backends::Task<T>;
    template <typename T>
    using Page = backends::Page<T>;

    explicit MemoryBackend(const Clock &clock)
        : m_clock(clock)
    {
    }

    QList<domain::Partner> partnerList;
    QList<domain::Application> applicationList;
    QList<domain::Api> apiList;
    QList<domain::Scope> scopeList;
    QList<domain::Plan> planList;
    QList<domain::ApiKey> keyList;
    QHash<QString, QList<qint64>> requestsByDay; ///< by key, oldest first, 30 of them
    Gate *held = nullptr;                        ///< revocations wait until it is opened
    std::optional<Error> failure;                ///< every call fails with it

    /// Fictional partners with keys in every state, the same at every call.
    void fill();

    backends::BackendInfo info() const override;
    backends::BackendState state() const override;
    Error lastError() const override { return failure.value_or(Error{}); }
    int latencyMs() const override { return 12; }
    Task<void> connectToBackend() override { co_return Result<void>(); }
    void disconnectFromBackend() override {}
    backends::DirectoryBackend *directory() override { return this; }
    backends::ApisBackend *apis() override { return this; }
    backends::KeysBackend *keys() override { return this; }
    backends::UsageBackend *usage() override { return this; }
    backends::AuditBackend *audit() override { return this; }

    Task<Page<domain::Partner>> partners(QString cursor, int limit) override;
    Task<Page<domain::Application>> applications(QString cursor, int limit) override;
    Task<domain::Partner> createPartner(domain::Partner partner, QString idempotencyKey) override;
    Task<domain::Partner> updatePartner(domain::Partner partner) override;
    Task<domain::Application> createApplication(domain::Application application,
                                                QString idempotencyKey) override;
    Task<domain::Application> updateApplication(domain::Application application) override;
    Task<Page<domain::Api>> apis(QString cursor, int limit) override;
    Task<Page<domain::Scope>> scopes(QString cursor, int limit) override;
    Task<Page<domain::Plan>> plans(QString cursor, int limit) override;
    Task<domain::Api> createApi(domain::Api api, QString idempotencyKey) override;
    Task<domain::Api> updateApi(domain::Api api) override;
    Task<domain::Scope> createScope(domain::Scope scope, QString idempotencyKey) override;
    Task<domain::Scope> updateScope(domain::Scope scope) override;
    Task<domain::Plan> createPlan(domain::Plan plan, QString idempotencyKey) override;
    Task<Page<domain::ApiKey>> keys(QString filter, QString cursor, int limit) override;
    Task<domain::ApiKey> key(QString id) override;
    Task<backends::IssuedKey> issue(backends::NewKey key, QString idempotencyKey) override;
    Task<domain::ApiKey> update(QString id, backends::KeyPatch patch, qint64 version,
                                QString idempotencyKey) override;
    Task<domain::ApiKey> suspend(QString id, qint64 version, QString idempotencyKey) override;
    Task<domain::ApiKey> resume(QString id, qint64 version, QString idempotencyKey) override;
    Task<domain::ApiKey> revoke(QString id, qint64 version, QString idempotencyKey) override;
    Task<backends::IssuedKey> rotate(QString id, qint64 overlapSeconds, QString idempotencyKey) override;
    Task<QList<domain::UsageRow>> usage(backends::UsageRequest request) override;
    void startLive(int) override {}
    void stopLive() override {}
    bool isLive() const override { return false; }
    Task<QList<domain::AuditEntry>> entries(qint64 before, int limit, QString objectId) override;

private:
    domain::ApiKey *find(const QString &id);
    QString newId();
    bool belongs(const domain::ApiKey &key, const backends::UsageRequest &request) const;
    domain::ApiKey makeKey(const QString &applicationId, const QString &name, const QStringList &scopes,
                           int index);

    const Clock &m_clock;
    int m_ids = 0;
};

} // namespace octroi::test
