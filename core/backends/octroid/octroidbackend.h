// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/alertsbackend.h"
#include "backends/connection.h"
#include "backends/distributedusage.h"
#include "backends/octroid/calllog.h"
#include "backends/octroid/filteredstreams.h"
#include "backends/octroid/transport.h"
#include "backends/pagedusage.h"
#include "backends/scopesbackend.h"
#include "backends/tokensbackend.h"

namespace octroi::backends {

/// What an octroid says of itself (GET /v1/server).
struct ServerFacts
{
    QString version, issuer, node;
    QString syslog; ///< where access-log datagrams go, "127.0.0.1:40124"
    QDateTime startedAt;
    qint64 keys = 0, checks = 0;
};

/// octroid over its REST interface; the contract is resources/openapi.
class OctroidBackend final : public Backend,
                             public Connection,
                             public DirectoryBackend,
                             public ApisBackend,
                             public KeysBackend,
                             public ClientsBackend,
                             public UsageBackend,
                             public PagedUsage,
                             public DistributedUsage,
                             public AuditBackend,
                             public ChangesBackend,
                             public CampaignsBackend,
                             public TokensBackend,
                             public TrustBackend,
                             public AlertsBackend,
                             public ScopesBackend
{
    Q_OBJECT
public:
    OctroidBackend(QString id, QString name, QString issuer, QString clientId, std::shared_ptr<Secret> secret,
                   const Clock &clock, QObject *parent = nullptr);
    OctroidBackend(QString id, QString name, Credentials credentials, const Clock &clock, QObject *parent = nullptr);
    ~OctroidBackend() override;

    BackendInfo info() const override { return m_info; }
    BackendState state() const override { return m_state; }
    Error lastError() const override { return m_lastError; }
    int latencyMs() const override { return m_latency; }
    Task<void> connectToBackend() override;
    void disconnectFromBackend() override;
    void useSecret(std::shared_ptr<Secret> secret) override;
    Task<void> signOut() override;
    CapabilityNote capability(Capability what) const override { return octroidCapabilities().at(int(what)); }

    /// The built-in server came back elsewhere and with another secret. Calls under way end with
    /// Cancelled; the live stream goes on by itself. Connects again when it was connected.
    void setEndpoint(QString issuer, QString clientId, std::shared_ptr<Secret> secret);
    void setLimits(const TransportLimits &limits) { m_transport.setLimits(limits); }
    void setUserAgent(const QByteArray &agent) { m_transport.setUserAgent(agent); }
    CallLog &callLog() { return m_log; }
    Task<ServerFacts> serverFacts();
    /// What has no capability interface of its own: one JSON object of octroid's administration API.
    Task<QJsonObject> readObject(QString path);
    /// An answer without a body is an empty object.
    Task<QJsonObject> writeObject(const char *method, QString path, QJsonObject body, QString idempotencyKey);

    DirectoryBackend *directory() override { return this; }
    ApisBackend *apis() override { return this; }
    KeysBackend *keys() override { return this; }
    ClientsBackend *clients() override { return this; }
    UsageBackend *usage() override { return this; }
    AuditBackend *audit() override { return this; }
    ChangesBackend *changes() override { return this; }
    CampaignsBackend *campaigns() override { return this; }

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
    Task<domain::Plan> updatePlan(domain::Plan plan) override;
    Task<void> removeApi(QString id, qint64 version) override;
    Task<void> removeScope(QString name, qint64 version) override;
    Task<domain::ScopeReplaced> replaceScope(domain::ScopeSwap swap, bool merge, qint64 version, QString idempotencyKey) override;

    Task<Page<domain::ApiKey>> keys(QString filter, QString cursor, int limit) override;
    Task<domain::ApiKey> key(QString id) override;
    Task<IssuedKey> issue(NewKey key, QString idempotencyKey) override;
    Task<domain::ApiKey> update(QString id, KeyPatch patch, qint64 version,
                                QString idempotencyKey = {}) override;
    Task<domain::ApiKey> suspend(QString id, qint64 version, QString idempotencyKey = {}) override;
    Task<domain::ApiKey> resume(QString id, qint64 version, QString idempotencyKey = {}) override;
    Task<domain::ApiKey> revoke(QString id, qint64 version, QString idempotencyKey = {}) override;
    Task<IssuedKey> rotate(QString id, qint64 overlapSeconds, QString idempotencyKey) override;
    Task<domain::ApiKey> restore(QString id, qint64 version, QString idempotencyKey = {}) override;
    Task<domain::ApiKey> move(QString id, QString applicationId, qint64 version,
                              QString idempotencyKey = {}) override;
    Task<QList<BulkResult>> bulk(QList<BulkItem> items) override;
    int mostBulk() const override { return kMostBulk; }
    QString bulkPath() const override { return QStringLiteral("/v1/keys/bulk"); }
    static constexpr int kMostBulk = 1'000;

    Task<Page<domain::OAuthClient>> clients(QString filter, QString cursor, int limit) override;
    Task<domain::OAuthClient> client(QString id) override;
    Task<IssuedClient> createClient(domain::OAuthClient client, QString idempotencyKey) override;
    Task<domain::OAuthClient> updateClient(domain::OAuthClient client) override;
    Task<domain::OAuthClient> suspendClient(QString id, qint64 version) override;
    Task<domain::OAuthClient> resumeClient(QString id, qint64 version) override;
    Task<domain::OAuthClient> revokeClient(QString id, qint64 version) override;
    Task<IssuedClient> addSecret(QString id, QDateTime expiresAt, qint64 version,
                                 QString idempotencyKey) override;
    Task<IssuedClient> rotateSecret(QString id, qint64 overlapSeconds, QDateTime expiresAt, qint64 version,
                                    QString idempotencyKey) override;
    Task<domain::OAuthClient> revokeSecret(QString id, QString secretId, qint64 version) override;

    Task<QList<domain::UsageRow>> usage(UsageRequest request) override;
    Task<Page<domain::UsageRow>> usagePage(UsageRequest request, QString after) override;
    Task<UsageSpread> usageSpread(UsageRequest request) override;
    Task<Calls> calls(CallsRequest request) override;
    void startLive(int backfillSeconds) override;
    void stopLive() override;
    bool isLive() const override;
    Task<QList<domain::AuditEntry>> entries(qint64 before, int limit, QString objectId) override;
    Task<domain::ReceiptStatement> signReceipt(QByteArray digest,
                                               QList<std::pair<QString, QString>> objects) override;
    Task<QList<ChangeNotice>> changesSince(qint64 seq, int limit) override;
    Task<KeyChanges> keyChangesSince(qint64 seq, int limit) override;
    Task<LastUses> lastUsesSince(qint64 ms, QString cursor) override;
    std::unique_ptr<ByteStream> snapshot(QString after) override;

    Task<QList<domain::Campaign>> readCampaigns() override;
    Task<domain::Campaign> campaign(QString id) override;
    Task<domain::Campaign> createCampaign(domain::Campaign campaign, QString idempotencyKey) override;
    Task<domain::Campaign> updateCampaign(domain::Campaign campaign) override;
    Task<domain::Campaign> noteDeliveries(QString id, QStringList keyIds) override;

    Task<Page<LiveToken>> liveTokens(QString clientId, QString accountId, QString cursor, int limit) override;
    Task<void> revokeToken(QString id) override;
    Task<void> revokeTokens(QString clientId, QString accountId) override;
    Task<QJsonObject> introspect(std::shared_ptr<Secret> token) override;
    Task<domain::CallVerdict> explainCall(DescribedCall call) override;
    Task<QList<HeldIssuer>> trustedIssuers() override;
    Task<domain::TrustedIssuer> createTrustedIssuer(domain::TrustedIssuer issuer, QString idempotencyKey) override;
    Task<domain::TrustedIssuer> updateTrustedIssuer(domain::TrustedIssuer issuer) override;
    Task<void> removeTrustedIssuer(QString id, qint64 version) override;

    Task<QList<domain::AlertRule>> alertRules() override;
    Task<IssuedRule> createAlertRule(domain::AlertRule rule, QString idempotencyKey) override;
    Task<IssuedRule> updateAlertRule(domain::AlertRule rule) override;
    Task<void> removeAlertRule(QString id, qint64 version) override;
    Task<IssuedRule> rotateWebhookSecret(QString ruleId, qint64 version) override;
    Task<WebhookTest> testWebhook(QString ruleId) override;
    Task<ForetoldAlerts> foretellAlerts(domain::AlertRule rule) override;
    Task<Page<domain::Alert>> alerts(AlertsRequest request) override;
    Task<domain::Alert> acknowledgeAlert(QString id, qint64 version) override;
    Task<domain::Alert> snoozeAlert(QString id, QDateTime until, qint64 version) override;

private:
    Task<HttpAnswer> get(QString path);
    Task<HttpAnswer> write(const char *method, QString path, QJsonObject body, qint64 version,
                           QString idempotencyKey);
    void setState(BackendState state, const Error &error = {});
    void stopStreams();

    BackendInfo m_info;
    BackendState m_state = BackendState::Offline;
    Error m_lastError;
    int m_latency = -1;
    bool m_wanted = false; ///< connected by the owner
    CallLog m_log;
    Transport m_transport;
    LiveStream m_live;
    FilteredStreams *m_filtered;
};

} // namespace octroi::backends
