// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertregistry.h"
#include "authority/http/crossorigin.h"
#include "authority/http/livehub.h"
#include "authority/http/liveparts.h"
#include "authority/http/message.h"
#include "authority/http/storehealth.h"
#include "authority/issuer/clientregistry.h"
#include "authority/issuer/issuer.h"
#include "authority/meter/livehistory.h"
#include "authority/meter/meter.h"
#include "authority/oauth/auditcheckpoints.h"
#include "authority/oauth/authorizationserver.h"
#include "authority/pages/sitepages.h"
#include "authority/trust/trustedkeys.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <atomic>
#include <functional>
#include <optional>
#include <span>

namespace octroi::authority {

struct Route;

/// What the control routes work on; all of it belongs to the control thread.
struct ControlServices
{
    Store &store;
    Issuer &issuer;
    ClientRegistry &clients;
    Administrators &administrators;
    AuthorizationServer &oauth;
    Accounts &accounts;
    SitePages &pages;
    AuditCheckpoints &checkpoints;
    Verifier &verifier;
    Meter &meter;
    LiveHistory &history;
    LiveHub &hub;
    LiveParts &parts; ///< the same for limited callers
    const Clock &clock;
    struct Server
    {
        bool draining = false; ///< it is about to stop
        int connections = 0;
    };
    std::function<Server()> serverState;
    std::function<Result<void>()> flushUsage;                   ///< everything counted so far into the store
    /// The lines of POST /v1/usage, counted and stored; false when this caller's batch is known already.
    std::function<Result<bool>(std::span<const AccessLine> lines, const QString &caller, const QString &batch)> recordLines;
    QString issuerUrl, version, node, syslog;
    QDateTime startedAt;
    std::function<bool(std::function<void()>)> post = {}; ///< onto the control thread; false when it is full or stops
    TrustedKeys &trustedKeys;
    AlertRegistry &alerts;
};

/// One request on its way through a control route.
struct Call
{
    const OwnedRequest &request;
    std::shared_ptr<ReplyTarget> target;
    QMap<QString, QString> parameters; ///< of the path template
    QMap<QString, QString> query;
    QJsonObject body;
    Caller caller;
    bool headOnly = false;

    QString parameter(const char *name) const { return parameters.value(QLatin1String(name)); }
    QString queryValue(const char *name) const { return query.value(QLatin1String(name)); }
};

/// Everything but the check, on the control thread.
class ControlApi
{
public:
    /// Nothing when the answer is a stream that was opened.
    using Answer = std::optional<Response>;
    using Handler = Answer (ControlApi::*)(Call &);

    explicit ControlApi(ControlServices services) : m_s(std::move(services)), m_crossOrigin(m_s.clients) {}
    /// Of a node that shares its store; told in /healthz and /readyz.
    void setStoreHealth(const StoreHealth *health) { m_health = health; }
    void handle(const OwnedRequest &request, const std::shared_ptr<ReplyTarget> &target);
    /// Tells the live streams when the audit log has grown.
    void announceChanges();

    Answer metadata(Call &call);
    Answer jwks(Call &call);
    Answer token(Call &call);
    Answer pushRequest(Call &call);
    Answer deviceAuthorization(Call &call);
    Answer introspect(Call &call);
    Answer revokeByClient(Call &call);
    Answer userinfo(Call &call);
    Answer registerClient(Call &call);
    Answer manageRegistration(Call &call);
    Answer health(Call &call);
    Answer ready(Call &call);
    Answer metrics(Call &call);
    Answer openApi(Call &call);
    Answer server(Call &call);

    Answer listPartners(Call &call);
    Answer createPartner(Call &call);
    Answer getPartner(Call &call);
    Answer patchPartner(Call &call);
    Answer listApplications(Call &call);
    Answer createApplication(Call &call);
    Answer getApplication(Call &call);
    Answer patchApplication(Call &call);
    Answer listApis(Call &call);
    Answer createApi(Call &call);
    Answer getApi(Call &call);
    Answer patchApi(Call &call);
    Answer deleteApi(Call &call);
    Answer listScopes(Call &call);
    Answer createScope(Call &call);
    Answer getScope(Call &call);
    Answer patchScope(Call &call);
    Answer deleteScope(Call &call);
    Answer replaceScope(Call &call);
    Answer listPlans(Call &call);
    Answer createPlan(Call &call);
    Answer getPlan(Call &call);
    Answer patchPlan(Call &call);

    Answer listAlerts(Call &call);
    Answer getAlert(Call &call);
    Answer acknowledgeAlert(Call &call);
    Answer snoozeAlert(Call &call);
    Answer listAlertRules(Call &call);
    Answer createAlertRule(Call &call);
    Answer getAlertRule(Call &call);
    Answer patchAlertRule(Call &call);
    Answer deleteAlertRule(Call &call);
    Answer rotateAlertSecret(Call &call);
    Answer testAlertWebhook(Call &call);
    Answer previewAlertRule(Call &call);
    Answer listAlertNotices(Call &call);

    Answer listTrustedIssuers(Call &call);
    Answer createTrustedIssuer(Call &call);
    Answer getTrustedIssuer(Call &call);
    Answer patchTrustedIssuer(Call &call);
    Answer deleteTrustedIssuer(Call &call);

    Answer listKeys(Call &call);
    Answer issueKey(Call &call);
    Answer getKey(Call &call);
    Answer keyLimits(Call &call);
    Answer patchKey(Call &call);
    Answer suspendKey(Call &call);
    Answer resumeKey(Call &call);
    Answer revokeKey(Call &call);
    Answer rotateKey(Call &call);
    Answer restoreKey(Call &call);
    Answer moveKey(Call &call);
    Answer bulkKeys(Call &call);
    Answer keySnapshot(Call &call);

    Answer listCampaigns(Call &call);
    Answer createCampaign(Call &call);
    Answer getCampaign(Call &call);
    Answer patchCampaign(Call &call);
    Answer noteCampaignDeliveries(Call &call);
    Answer auditCheckpoints(Call &call);
    Answer signAuditReceipt(Call &call);
    Answer listAdministrators(Call &call);
    Answer createAdministrator(Call &call);
    Answer getAdministrator(Call &call);
    Answer patchAdministrator(Call &call);
    Answer disableAdministrator(Call &call);
    Answer enableAdministrator(Call &call);
    Answer resetAdministrator(Call &call);

    /// A page for people.
    template <SitePages::Answer (SitePages::*Member)(const Visit &)>
    Answer page(Call &call)
    {
        // Showing a page may act (a request that was consented to before goes on): HEAD must not.
        if (call.headOnly)
            return Response{405, {}, {}, {{"Allow", "GET"}, {"Cache-Control", "no-store"}}};
        return (m_s.pages.*Member)(Visit{call.request, call.target, call.query, call.parameter("name")});
    }
    Answer listClients(Call &call);
    Answer createClient(Call &call);
    Answer getClient(Call &call);
    Answer patchClient(Call &call);
    Answer suspendClient(Call &call);
    Answer resumeClient(Call &call);
    Answer revokeClient(Call &call);
    Answer addClientSecret(Call &call);
    Answer rotateClientSecret(Call &call);
    Answer revokeClientSecret(Call &call);
    Answer listTokens(Call &call);
    Answer revokeToken(Call &call);
    Answer revokeTokens(Call &call);
    Answer listRegistrationTokens(Call &call);
    Answer createRegistrationToken(Call &call);
    Answer revokeRegistrationToken(Call &call);
    Answer listSigningKeys(Call &call);
    Answer rotateSigningKey(Call &call);

    Answer explain(Call &call);
    Answer usage(Call &call);
    Answer usageCalls(Call &call);
    Answer addUsage(Call &call);
    Answer live(Call &call);
    Answer changes(Call &call);
    Answer lastUsedChanges(Call &call);
    Answer audit(Call &call);

private:
    Answer route(const OwnedRequest &request, const std::shared_ptr<ReplyTarget> &target);
    /// A service client, or an administrator who signed octroid's own console in with the scope "admin".
    std::optional<Principal> principalOf(const Call &call);
    /// The same of a token that was shown before, its binding included; Unavailable while nobody knows.
    Result<std::optional<Principal>> principalOf(const QByteArray &token);
    std::optional<Principal> administratorOf(const ReadToken &token) const;
    std::optional<Response> authorize(const Route &route, Call &call);
    std::optional<Response> readBody(const Route &route, Call &call);
    std::optional<Response> readCaller(Call &call);
    Answer keyAnswer(const Result<domain::ApiKey> &key, const QString &id);
    Answer administratorCreated(const Result<Accounts::Created> &created, int status);
    Answer issuedAnswer(const Result<Issuer::Issued> &issued, const QString &id);
    Answer clientAnswer(const Result<domain::OAuthClient> &client, const QString &id);
    Answer clientIssued(const Result<ClientRegistry::Issued> &issued, const QString &id);
    void flushOrKeep();
    QJsonObject healthBody(const QString &status) const;
    QJsonObject trustedForm(const domain::TrustedIssuer &issuer) const;
    Response trustedAnswer(int status, const domain::TrustedIssuer &issuer) const;
    Result<void> limitUsage(const Call &call, UsageQuery &query) const;
    Result<QList<domain::AuditEntry>> reached(const Call &call, Result<QList<domain::AuditEntry>> page, int limit,
                                              const std::function<Result<QList<domain::AuditEntry>>(qint64 last)> &more) const;
    QJsonArray changedKeys(const QList<domain::AuditEntry> &entries, const domain::RoleLimits &limits) const;

    ControlServices m_s;
    CrossOrigin m_crossOrigin;
    qint64 m_announcedSeq = -1;
    std::shared_ptr<std::atomic<int>> m_transfers = std::make_shared<std::atomic<int>>(0); ///< bulks and snapshots
    const StoreHealth *m_health = nullptr;
};

} // namespace octroi::authority
