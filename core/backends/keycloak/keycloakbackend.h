// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/connection.h"
#include "backends/keycloak/representation.h"
#include "backends/octroid/calllog.h"
#include "backends/octroid/transport.h"
#include "backends/tokensbackend.h"
#include "backends/toldcalls.h"
#include "backends/usagesource.h"

#include <QHash>
#include <QSet>

namespace octroi::backends {

/// Where a Keycloak is and which of its realms is looked after.
struct KeycloakAddress
{
    QString address;     ///< "https://id.example", or with a path where it has one; no slash at its end
    QString realm;       ///< whose clients these are
    QString signInRealm; ///< where the administrator is known; "": the same
};

/// One realm of a Keycloak, 24 to 26, over its administration API. It has no entity tags, so that a version is a digest of
/// what was read, and a change reads, compares, and sends only what changes.
class KeycloakBackend final : public Backend,
                              public Connection,
                              public DirectoryBackend,
                              public ApisBackend,
                              public ClientsBackend,
                              public UsageBackend,
                              public AuditBackend,
                              public SessionsBackend,
                              public TokensBackend,
                              public ToldCalls,
                              public UsageTaker
{
    Q_OBJECT
public:
    /// Of the credentials, issuer, api and openId are set here.
    KeycloakBackend(QString id, QString name, KeycloakAddress address, Credentials credentials, const Clock &clock,
                    QObject *parent = nullptr);
    ~KeycloakBackend() override;

    BackendInfo info() const override { return m_info; }
    BackendState state() const override { return m_state; }
    Error lastError() const override { return m_lastError; }
    int latencyMs() const override { return m_latency; }
    Task<void> connectToBackend() override;
    void disconnectFromBackend() override;
    void useSecret(std::shared_ptr<Secret> secret) override;
    Task<void> signOut() override;
    CapabilityNote capability(Capability what) const override;
    void setLimits(const TransportLimits &limits) { m_transport.setLimits(limits); }
    void setUserAgent(const QByteArray &agent) { m_transport.setUserAgent(agent); }
    CallLog &callLog() { return m_log; }
    QString serverAddress() const { return m_address.address; }

    DirectoryBackend *directory() override { return this; }
    ApisBackend *apis() override { return this; }
    ClientsBackend *clients() override { return this; }
    UsageBackend *usage() override
    {
        return m_source ? m_source.get() : m_userEvents ? static_cast<UsageBackend *>(this) : nullptr;
    }
    void attachUsage(std::unique_ptr<UsageSource> source) override;
    AuditBackend *audit() override { return m_adminEvents ? this : nullptr; }
    SessionsBackend *sessions() override { return this; }

    Task<Page<domain::Partner>> partners(QString cursor, int limit) override;
    Task<Page<domain::Application>> applications(QString cursor, int limit) override;
    Task<domain::Partner> createPartner(domain::Partner partner, QString idempotencyKey) override;
    Task<domain::Partner> updatePartner(domain::Partner partner) override;
    Task<domain::Application> createApplication(domain::Application application, QString idempotencyKey) override;
    Task<domain::Application> updateApplication(domain::Application application) override;

    Task<Page<domain::Api>> apis(QString cursor, int limit) override;
    Task<Page<domain::Scope>> scopes(QString cursor, int limit) override;
    Task<Page<domain::Plan>> plans(QString cursor, int limit) override;
    Task<domain::Api> createApi(domain::Api api, QString idempotencyKey) override;
    Task<domain::Api> updateApi(domain::Api api) override;
    Task<domain::Scope> createScope(domain::Scope scope, QString idempotencyKey) override;
    Task<domain::Scope> updateScope(domain::Scope scope) override;
    Task<domain::Plan> createPlan(domain::Plan plan, QString idempotencyKey) override;
    Task<void> removeScope(QString name, qint64 version) override;

    Task<Page<domain::OAuthClient>> clients(QString filter, QString cursor, int limit) override;
    Task<domain::OAuthClient> client(QString id) override;
    Task<IssuedClient> createClient(domain::OAuthClient client, QString idempotencyKey) override;
    Task<domain::OAuthClient> updateClient(domain::OAuthClient client) override;
    Task<domain::OAuthClient> suspendClient(QString id, qint64 version) override;
    Task<domain::OAuthClient> resumeClient(QString id, qint64 version) override;
    Task<domain::OAuthClient> revokeClient(QString id, qint64 version) override;
    Task<IssuedClient> addSecret(QString id, QDateTime expiresAt, qint64 version, QString idempotencyKey) override;
    Task<IssuedClient> rotateSecret(QString id, qint64 overlapSeconds, QDateTime expiresAt, qint64 version,
                                    QString idempotencyKey) override;
    Task<domain::OAuthClient> revokeSecret(QString id, QString secretId, qint64 version) override;

    Task<QList<domain::UsageRow>> usage(UsageRequest request) override;
    void startLive(int) override {}
    void stopLive() override {}
    bool isLive() const override { return false; }
    Task<QList<domain::AuditEntry>> entries(qint64 before, int limit, QString objectId) override;
    Task<Page<ClientSession>> sessions(QString clientId, QString cursor, int limit) override;
    Task<void> endSession(ClientSession session) override;

    /// Sessions, as of LiveToken's type "session" and "offline"; all of them in one page.
    Task<Page<LiveToken>> liveTokens(QString clientId, QString accountId, QString cursor, int limit) override;
    Task<void> revokeToken(QString id) override;
    Task<void> revokeTokens(QString clientId, QString accountId) override;
    Task<QJsonObject> introspect(std::shared_ptr<Secret> token) override;
    Task<domain::CallVerdict> explainCall(DescribedCall call) override;

    Told callsOf(const TokenEnd &end) const override;
    Told callsOf(const ClientChange &change) const override;
    Told callsOf(const domain::Partner &partner) const override;
    Told callsOf(const domain::Application &application) const override;
    Told callsOf(const domain::Scope *before, const domain::Scope *after) const override;

    static constexpr int kPageSize = 500; ///< clients a request

private:
    /// A client as Keycloak has it.
    struct Found
    {
        QJsonObject representation;
        QString path; ///< of its own
        domain::OAuthClient client;
    };
    QString realmPath(const QString &below = {}) const;
    Task<HttpAnswer> ask(const char *method, QString path, QByteArray body);
    Task<QJsonObject> readObject(QString path);
    Task<QJsonArray> readList(QString path);
    Task<void> send(const char *method, QString path, QJsonObject body);
    Task<void> readRealm();
    Task<Found> find(QString id, qint64 version);
    Task<Found> findByPath(QString path);
    /// Sends what changes of it, and reads it again.
    Task<domain::OAuthClient> turn(Found found, domain::OAuthClient wanted);
    Task<IssuedClient> issued(QString path);
    Task<void> sendScopes(Found found, QStringList wanted);
    Task<QHash<QString, QString>> scopeIds();
    Task<QStringList> clientsInUse(); ///< those somebody is signed in to
    Task<QJsonObject> findScope(QString name, qint64 version);
    Task<void> scopeIsUnused(QString name);
    /// The partners and applications that clients name, which need have no record of their own.
    Task<void> readOwners();
    Task<QJsonObject> attributes(); ///< of the realm
    /// Writes one attribute of the realm, if it still is what it was.
    Task<void> putAttribute(QString name, QString before, QString after);
    Task<domain::Partner> writePartner(domain::Partner partner, QString before);
    Task<domain::Application> writeApplication(domain::Application application, QString before);
    Task<void> protect(QString clientId) const;
    std::optional<Error> protection(const QString &clientId) const; ///< why nothing of it is changed
    QString clientPath(const QString &clientId) const;
    QString scopePath(const QString &name) const;
    QString partnerOf(const QString &applicationId) const;
    QList<PlannedCall> scopeCalls(const domain::OAuthClient &before, const domain::OAuthClient &after) const;
    QList<PlannedCall> rotationCalls(const domain::OAuthClient &client, bool graceEnds) const;
    void noteId(const QJsonObject &client);
    Task<QString> userName(QString id);
    Task<void> nameActors(std::shared_ptr<QList<domain::AuditEntry>> entries);
    void setState(BackendState state, const Error &error = {});

    BackendInfo m_info;
    KeycloakAddress m_address;
    BackendState m_state = BackendState::Offline;
    Error m_lastError;
    int m_latency = -1;
    bool m_wanted = false;
    bool m_userEvents = false, m_adminEvents = false;
    keycloak::RealmDefaults m_defaults;
    QSet<std::pair<QString, QString>> m_owners; ///< partner and application, between the two lists of one sync
    QHash<QString, QString> m_names; ///< of users who changed something
    QHash<QString, QString> m_clientIds, m_scopeIds; ///< Keycloak's own, in paths, by ours
    const Clock &m_clock;
    CallLog m_log;
    Transport m_transport;
    std::unique_ptr<UsageSource> m_source; ///< in place of the user events
};

} // namespace octroi::backends
