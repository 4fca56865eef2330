// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/distributedusage.h"
#include "base/clock.h"

namespace octroi::test {

/// A backend without a server: a small organisation, consumption that is a function of time, and an
/// audit log. What a page asks for is counted, and can be made to fail.
class InventedBackend : public backends::Backend,
                        public backends::DirectoryBackend,
                        public backends::ApisBackend,
                        public backends::KeysBackend,
                        public backends::UsageBackend,
                        public backends::DistributedUsage,
                        public backends::AuditBackend
{
    Q_OBJECT
public:
    explicit InventedBackend(const Clock &clock);

    backends::BackendInfo info() const override;
    backends::BackendState state() const override { return m_state; }
    Error lastError() const override { return m_error; }
    int latencyMs() const override { return 12; }
    backends::Task<void> connectToBackend() override { co_return Result<void>(); }
    void disconnectFromBackend() override {}
    backends::DirectoryBackend *directory() override { return this; }
    backends::ApisBackend *apis() override { return this; }
    backends::KeysBackend *keys() override { return this; }
    backends::UsageBackend *usage() override { return this; }
    backends::AuditBackend *audit() override { return this; }

    backends::Task<backends::Page<domain::Partner>> partners(QString cursor, int limit) override;
    backends::Task<backends::Page<domain::Application>> applications(QString cursor, int limit) override;
    backends::Task<domain::Partner> createPartner(domain::Partner partner, QString key) override;
    backends::Task<domain::Partner> updatePartner(domain::Partner partner) override;
    backends::Task<domain::Application> createApplication(domain::Application application,
                                                          QString key) override;
    backends::Task<domain::Application> updateApplication(domain::Application application) override;
    backends::Task<backends::Page<domain::Api>> apis(QString cursor, int limit) override;
    backends::Task<backends::Page<domain::Scope>> scopes(QString cursor, int limit) override;
    backends::Task<backends::Page<domain::Plan>> plans(QString cursor, int limit) override;
    backends::Task<domain::Api> createApi(domain::Api api, QString key) override;
    backends::Task<domain::Api> updateApi(domain::Api api) override;
    backends::Task<domain::Scope> createScope(domain::Scope scope, QString key) override;
    backends::Task<domain::Scope> updateScope(domain::Scope scope) override;
    backends::Task<domain::Plan> createPlan(domain::Plan plan, QString key) override;
    backends::Task<backends::Page<domain::ApiKey>> keys(QString filter, QString cursor, int limit) override;
    backends::Task<domain::ApiKey> key(QString id) override;
    backends::Task<backends::IssuedKey> issue(backends::NewKey key, QString idempotencyKey) override;
    backends::Task<domain::ApiKey> update(QString id, backends::KeyPatch patch, qint64 version,
                                          QString idempotencyKey) override;
    backends::Task<domain::ApiKey> suspend(QString id, qint64 version, QString idempotencyKey) override;
    backends::Task<domain::ApiKey> resume(QString id, qint64 version, QString idempotencyKey) override;
    backends::Task<domain::ApiKey> revoke(QString id, qint64 version, QString idempotencyKey) override;
    backends::Task<backends::IssuedKey> rotate(QString id, qint64 overlapSeconds, QString key) override;

    backends::Task<QList<domain::UsageRow>> usage(backends::UsageRequest request) override;
    backends::Task<backends::UsageSpread> usageSpread(backends::UsageRequest request) override;
    void startLive(int backfillSeconds) override; ///< sends the backfill at once
    void stopLive() override { m_live = false; }
    bool isLive() const override { return m_live; }
    backends::Task<QList<domain::AuditEntry>> entries(qint64 before, int limit, QString objectId) override;

    void fail(const Error &error) { m_fail = error; } ///< every later read fails
    void heal() { m_fail.reset(); }
    void setState(backends::BackendState state);
    void sendPoint(qint64 second);
    int usageReads = 0, auditReads = 0;
    QList<backends::UsageRequest> asked; ///< of usage(), in order
    int auditCount = 250;

private:
    domain::LivePoint pointAt(qint64 second) const;
    domain::AuditEntry entryAt(qint64 seq) const;
    double rateAt(double second) const;
    template <typename T>
    Result<T> refuse() const
    {
        return Error{ErrorCode::Forbidden, {}, QStringLiteral("invented backends do not change"), {}, {}};
    }

    const Clock &m_clock;
    backends::BackendState m_state = backends::BackendState::Online;
    Error m_error;
    std::optional<Error> m_fail;
    bool m_live = false;
    QList<domain::Partner> m_partners;
    QList<domain::Application> m_applications;
    QList<domain::ApiKey> m_keys;
    QList<domain::Api> m_apis;
};

} // namespace octroi::test
