// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"
#include "backends/signin/browsersignin.h"
#include "lossyproxy.h"
#include "mockoctroid.h"
#include "suite.h"
#include "support/keycloakserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSignalSpy>

using namespace octroi;
using backends::BackendState;
using backends::Credentials;
using backends::KeycloakBackend;
using test::await;
using test::KeycloakServer;
using test::LossyProxy;

namespace {

const QString kRealm = QStringLiteral("meridian");

template <typename T>
QString codeOf(const Result<T> &result)
{
    return result.ok() ? QStringLiteral("ok") : errorCodeName(result.error().code);
}

QByteArray canned(int status, const QByteArray &body, const QByteArray &more = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " -\r\nContent-Type: application/json\r\n" + more +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

// The suite of all connectors over a real Keycloak, and what only a Keycloak has.
class TestKeycloak : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<KeycloakServer> m_server;
    std::unique_ptr<KeycloakBackend> m_backend;
    std::unique_ptr<test::BackendSuite> m_suite;

    std::unique_ptr<KeycloakBackend> connection(const QString &address, const QByteArray &secret = KeycloakServer::kServiceSecret,
                                                const QString &realm = kRealm)
    {
        Credentials credentials;
        credentials.clientId = QLatin1String(KeycloakServer::kServiceClient);
        credentials.secret = std::make_shared<Secret>(QByteArray(secret));
        return std::make_unique<KeycloakBackend>(QStringLiteral("k"), QStringLiteral("Keycloak"),
                                                 backends::KeycloakAddress{address, realm, {}}, credentials, m_clock);
    }
    domain::OAuthClient made(const char *name)
    {
        const QString application = await(m_backend->applications({}, 1))->items.first().id;
        domain::OAuthClient wanted;
        wanted.applicationId = application;
        wanted.name = QString::fromLatin1(name);
        wanted.grantTypes = QStringList{QStringLiteral("client_credentials")};
        const auto done = await(m_backend->createClient(wanted, {}));
        return done ? done->client : domain::OAuthClient();
    }
    void edit(const QString &clientId, const QJsonObject &members)
    {
        const auto done = m_server->call("PUT", m_server->clientPath(kRealm, clientId), QJsonDocument(members));
        QCOMPARE(done.status, 204);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KeycloakServer>();
        m_server->createRealm(kRealm);
        m_backend = connection(m_server->address());
        m_suite = std::make_unique<test::BackendSuite>(*m_backend);
    }
    void cleanupTestCase()
    {
        m_backend.reset();
        m_server.reset();
    }

    void signsIn()
    {
        QCOMPARE(m_backend->state(), BackendState::Offline);
        const auto connected = await(m_backend->connectToBackend());
        QVERIFY2(connected.ok(), qPrintable(connected.ok() ? QString() : connected.error().toString()));
        QCOMPARE(m_backend->state(), BackendState::Online);
        // Only an administrator of the first realm is told the version.
        QVERIFY(m_backend->info().version.isEmpty());
        QVERIFY(m_backend->latencyMs() >= 0);
    }
    void aWrongSecretOrRealmIsTold()
    {
        auto wrong = connection(m_server->address(), "not the secret");
        QCOMPARE(codeOf(await(wrong->connectToBackend())), errorCodeName(ErrorCode::Unauthorized));
        QCOMPARE(wrong->state(), BackendState::Failed);
        auto nowhere = connection(m_server->address(), KeycloakServer::kServiceSecret, QStringLiteral("nowhere"));
        QCOMPARE(codeOf(await(nowhere->connectToBackend())), errorCodeName(ErrorCode::NotFound));
    }
    void directory() { m_suite->directory(); }
    void catalogue() { m_suite->catalogue(); }
    void clients() { m_suite->clients(); }
    void clientLife() { m_suite->clientLife(); }
    void clientScopes() { m_suite->clientScopes(); }
    void clientPages() { m_suite->clientPages(); }
    void clientDeletedElsewhere()
    {
        m_suite->clientDeletedElsewhere([this](const QString &id) {
            QCOMPARE(m_server->call("DELETE", m_server->clientPath(kRealm, id)).status, 204);
        });
    }

    void whatIsToldIsWhatIsSent()
    {
        using backends::ClientChange;
        using What = ClientChange::What;
        const auto sent = [this] {
            QStringList lines;
            for (const backends::LoggedCall &call : m_backend->callLog().calls()) {
                if (call.method != QLatin1String("GET") && call.path.startsWith(QLatin1String("/admin")))
                    lines << call.method + u' ' + call.path;
            }
            return lines;
        };
        const auto told = [this](const auto &what) {
            const auto calls = m_backend->callsOf(what);
            QStringList lines;
            for (const backends::PlannedCall &call : calls ? *calls : QList<backends::PlannedCall>())
                lines << call.method + u' ' + call.path;
            return lines;
        };
        const domain::OAuthClient client = made("Told before");
        QVERIFY(!client.id.isEmpty());
        QVERIFY(await(m_backend->scopes({}, 100)).ok());
        domain::OAuthClient wanted = client;
        wanted.name = QStringLiteral("Told before it was sent");
        wanted.scopes = QStringList{QStringLiteral("email"), QStringLiteral("phone")};
        QStringList foretold = told(ClientChange{What::Update, client, wanted, 0});
        QVERIFY(foretold.size() >= 3);
        m_backend->callLog().clear();
        const auto updated = await(m_backend->updateClient(wanted));
        QVERIFY2(updated.ok(), qPrintable(codeOf(updated)));
        QCOMPARE(sent(), foretold);
        foretold = told(ClientChange{What::RotateSecret, *updated, *updated, 0});
        m_backend->callLog().clear();
        QVERIFY(await(m_backend->rotateSecret(client.id, 0, {}, 0, QStringLiteral("told"))).ok());
        QCOMPARE(sent(), foretold);
        const auto now = await(m_backend->client(client.id));
        foretold = told(ClientChange{What::Suspend, *now, *now, 0});
        m_backend->callLog().clear();
        const auto suspended = await(m_backend->suspendClient(client.id, 0));
        QVERIFY(suspended.ok());
        QCOMPARE(sent(), foretold);
        foretold = told(ClientChange{What::Revoke, *suspended, *suspended, 0});
        QCOMPARE(foretold.size(), 3);
        m_backend->callLog().clear();
        QVERIFY(await(m_backend->revokeClient(client.id, 0)).ok());
        QCOMPARE(sent(), foretold);
        // What would be refused is told as refused.
        domain::OAuthClient builtin;
        builtin.id = QStringLiteral("admin-cli");
        const auto never = m_backend->callsOf(ClientChange{What::Suspend, builtin, builtin, 0});
        QVERIFY(!never.ok());
        QCOMPARE(never.error().reason, QStringLiteral("builtin_client"));
        const auto grace = m_backend->callsOf(ClientChange{What::RotateSecret, client, client, 3600});
        QCOMPARE(grace.error().reason, QStringLiteral("no_grace"));
    }

    void whoItIsOfSurvivesAnEditInKeycloak()
    {
        const domain::OAuthClient mine = made("Owned");
        QVERIFY(!mine.applicationId.isEmpty());
        // As Keycloak's console does it: the whole client, with attributes that it knows, and without those of others.
        QJsonObject theirs = m_server->call("GET", m_server->clientPath(kRealm, mine.id)).body.object();
        theirs[QStringLiteral("description")] = QStringLiteral("by hand");
        theirs[QStringLiteral("attributes")] = QJsonObject{{QStringLiteral("access.token.lifespan"), QStringLiteral("77")}};
        edit(mine.id, theirs);
        const auto now = await(m_backend->client(mine.id));
        QVERIFY2(now.ok(), qPrintable(codeOf(now)));
        QCOMPARE(now->applicationId, mine.applicationId);
        QCOMPARE(now->createdAt, mine.createdAt);
        QCOMPARE(now->accessTokenSeconds, 77);
        // What was read before cannot be written over it, and what Octroi does not know of stays.
        domain::OAuthClient renamed = mine;
        renamed.name = QStringLiteral("Owned two");
        QCOMPARE(codeOf(await(m_backend->updateClient(renamed))), errorCodeName(ErrorCode::PreconditionFailed));
        renamed = *now;
        renamed.name = QStringLiteral("Owned two");
        QVERIFY(await(m_backend->updateClient(renamed)).ok());
        const QJsonObject after = m_server->call("GET", m_server->clientPath(kRealm, mine.id)).body.object();
        QCOMPARE(after.value(QLatin1String("description")).toString(), QStringLiteral("by hand"));
        QCOMPARE(after.value(QLatin1String("name")).toString(), QStringLiteral("Owned two"));
    }

    void anAttributeThatWasWrittenByHandNamesAPartner()
    {
        m_server->call("POST", u'/' + kRealm + QStringLiteral("/clients"), QJsonDocument::fromJson(
            R"({"clientId":"by-hand","name":"By hand","serviceAccountsEnabled":true,"attributes":{"octroi.partner":"Kestrel Freight"}})"));
        QStringList names;
        const auto partners = await(m_backend->partners({}, 100));
        for (const domain::Partner &partner : partners->items)
            names << partner.name;
        QVERIFY2(names.contains(QStringLiteral("Kestrel Freight")), qPrintable(names.join(u',')));
        const auto applications = await(m_backend->applications({}, 100));
        const auto found = std::find_if(applications->items.begin(), applications->items.end(),
                                        [](const auto &a) { return a.partnerId == QLatin1String("Kestrel Freight"); });
        QVERIFY(found != applications->items.end());
        QCOMPARE(await(m_backend->client(QStringLiteral("by-hand")))->applicationId, found->id);
    }

    void whatOctroiDidNotMakeIsShownAndLeftAlone()
    {
        for (const char *id : {"account", "admin-cli", "realm-management", KeycloakServer::kServiceClient}) {
            const QString name = QString::fromLatin1(id);
            QVERIFY(await(m_backend->client(name)).ok());
            QCOMPARE(codeOf(await(m_backend->suspendClient(name, 0))), errorCodeName(ErrorCode::Forbidden));
            QCOMPARE(codeOf(await(m_backend->revokeClient(name, 0))), errorCodeName(ErrorCode::Forbidden));
            QCOMPARE(codeOf(await(m_backend->rotateSecret(name, 0, {}, 0, {}))), errorCodeName(ErrorCode::Forbidden));
        }
        domain::Scope foreign;
        foreign.name = QStringLiteral("profile");
        const auto changed = await(m_backend->updateScope(foreign));
        QCOMPARE(changed.error().reason, QStringLiteral("foreign_object"));
        QCOMPARE(await(m_backend->removeScope(foreign.name, 0)).error().reason, QStringLiteral("foreign_object"));
    }

    void whatItCannotIsRefusedWithItsField()
    {
        domain::OAuthClient client = made("Limits");
        client.tokenFormat = domain::TokenFormat::Opaque;
        const auto opaque = await(m_backend->updateClient(client));
        QCOMPARE(opaque.error().field, QStringLiteral("token_format"));
        QCOMPARE(opaque.error().reason, QStringLiteral("not_supported"));
        client.tokenFormat = domain::TokenFormat::Jwt;
        client.resources = QStringList{QStringLiteral("https://api.meridian.example")};
        QCOMPARE(await(m_backend->updateClient(client)).error().field, QStringLiteral("resources"));
        QCOMPARE(codeOf(await(m_backend->createPlan({}, {}))), errorCodeName(ErrorCode::Unavailable));
        for (int i = 0; i < backends::kCapabilityCount; ++i) {
            const auto note = m_backend->capability(backends::Capability(i));
            QVERIFY2(note.support == backends::Support::Full || note.sentence, qPrintable(backends::capabilityName(note.what)));
        }
    }

    void aRotationHasTheGraceOfThePolicy()
    {
        const domain::OAuthClient before = made("Graceless");
        const auto refused = await(m_backend->rotateSecret(before.id, 3600, {}, 0, QStringLiteral("g1")));
        QCOMPARE(refused.error().reason, QStringLiteral("no_grace")); // nothing was rotated
        QCOMPARE(await(m_backend->client(before.id))->secrets, before.secrets);

        m_server->addRotationPolicy(kRealm);
        const domain::OAuthClient graceful = made("Graceful");
        QVERIFY(graceful.secrets.first().expiresAt.isValid());
        const auto rotated = await(m_backend->rotateSecret(graceful.id, 3600, {}, 0, QStringLiteral("g2")));
        QVERIFY2(rotated.ok(), qPrintable(codeOf(rotated)));
        QCOMPARE(rotated->client.secrets.size(), 2);
        QCOMPARE(rotated->client.secrets.last().id, QStringLiteral("rotated"));
        QCOMPARE(rotated->client.secrets.last().last4, graceful.secrets.first().last4);
        QVERIFY(rotated->client.secrets.last().expiresAt > m_clock.now().addDays(1));
        const auto ended = await(m_backend->revokeSecret(graceful.id, QStringLiteral("rotated"), rotated->client.version));
        QVERIFY2(ended.ok(), qPrintable(codeOf(ended)));
        QCOMPARE(ended->secrets.size(), 1);
        const auto atOnce = await(m_backend->rotateSecret(graceful.id, 0, {}, 0, QStringLiteral("g3")));
        QVERIFY2(atOnce.ok(), qPrintable(codeOf(atOnce)));
        QCOMPARE(atOnce->client.secrets.size(), 1);
    }

    void aSuspendedClientGetsNoToken()
    {
        const domain::OAuthClient client = made("Doorless");
        const auto secret = await(m_backend->rotateSecret(client.id, 0, {}, 0, QStringLiteral("d1")));
        const auto asked = [&] {
            Credentials credentials{m_server->address() + QStringLiteral("/realms/") + kRealm, client.id, secret->secret};
            credentials.openId = true;
            backends::CallLog log;
            backends::Transport transport(credentials, m_clock, log);
            return codeOf(await(transport.ensureSignedIn()));
        };
        QCOMPARE(asked(), QStringLiteral("ok"));
        QVERIFY(await(m_backend->suspendClient(client.id, 0)).ok());
        QCOMPARE(asked(), errorCodeName(ErrorCode::Unauthorized));
        QVERIFY(await(m_backend->resumeClient(client.id, 0)).ok());
        QCOMPARE(asked(), QStringLiteral("ok"));
        QVERIFY(await(m_backend->revokeClient(client.id, 0)).ok());
        // Enabled again by hand, what was given away still opens nothing.
        edit(client.id, {{QStringLiteral("enabled"), true}});
        QCOMPARE(asked(), errorCodeName(ErrorCode::Unauthorized));

        backends::UsageRequest request;
        request.from = m_clock.now().addSecs(-3600);
        request.to = m_clock.now().addSecs(60);
        request.clientId = client.id;
        request.groupBy = QStringList{QStringLiteral("client")};
        const auto rows = await(m_backend->usage()->usage(request));
        QVERIFY2(rows.ok(), qPrintable(codeOf(rows)));
        QCOMPARE(rows->size(), 1);
        QCOMPARE(rows->first().clientId, client.id);
        QCOMPARE(rows->first().totals.requests - rows->first().totals.refused, 2);
        QVERIFY(rows->first().totals.refused >= 1);
    }

    void theLogHasNoHoleAndNoSecret()
    {
        const domain::OAuthClient client = made("Logged");
        QVERIFY(await(m_backend->suspendClient(client.id, 0)).ok());
        auto *audit = m_backend->audit();
        QVERIFY(audit);
        const auto mine = await(audit->entries(0, 50, client.id));
        QVERIFY2(mine.ok(), qPrintable(codeOf(mine)));
        QVERIFY(mine->size() >= 2);
        QCOMPARE(mine->last().action, QStringLiteral("client.create"));
        QCOMPARE(mine->first().action, QStringLiteral("client.update"));
        QVERIFY(mine->first().actor.contains(QLatin1String(KeycloakServer::kServiceClient)));
        QSet<qint64> seen;
        qint64 before = 0;
        for (;;) {
            const auto page = await(audit->entries(before, 7, {}));
            QVERIFY2(page.ok(), qPrintable(codeOf(page)));
            for (const domain::AuditEntry &entry : *page) {
                QVERIFY2(!seen.contains(entry.seq), qPrintable(QString::number(entry.seq)));
                QVERIFY(before == 0 || entry.seq < before);
                seen.insert(entry.seq);
                before = entry.seq;
                const QByteArray text = QJsonDocument(entry.after).toJson();
                QVERIFY2(!text.contains("\"secret\":") && !text.contains("client.secret.rotated\""), text.constData());
            }
            if (page->size() < 7)
                break;
        }
        const auto all = m_server->call("GET", u'/' + kRealm + QStringLiteral("/admin-events?max=100000"));
        QCOMPARE(seen.size(), all.body.array().size());
    }

    void aSessionIsListedAndEnded()
    {
        edit(QLatin1String(KeycloakServer::kPublicClient), {{QStringLiteral("directAccessGrantsEnabled"), true}});
        backends::CallLog log;
        backends::Transport asking({m_server->address() + QStringLiteral("/realms/") + kRealm, {}, nullptr}, m_clock, log);
        const QByteArray form = backends::formOf({{"grant_type", QStringLiteral("password")},
                                                  {"client_id", QLatin1String(KeycloakServer::kPublicClient)},
                                                  {"username", QLatin1String(KeycloakServer::kUser)},
                                                  {"password", QLatin1String(KeycloakServer::kPassword)},
                                                  {"scope", QStringLiteral("openid offline_access")}});
        const QUrl endpoint(m_server->address() + QStringLiteral("/realms/%1/protocol/openid-connect/token").arg(kRealm));
        QVERIFY(await(asking.postForm(endpoint, form)).ok());
        const QByteArray online = QByteArray(form).replace("%20offline_access", "");
        QVERIFY(await(asking.postForm(endpoint, online)).ok());
        QList<backends::ClientSession> all;
        QString cursor;
        do {
            const auto page = await(m_backend->sessions()->sessions(QLatin1String(KeycloakServer::kPublicClient), cursor, 1));
            QVERIFY2(page.ok(), qPrintable(codeOf(page)));
            all += page->items;
            cursor = page->next;
        } while (!cursor.isEmpty());
        QVERIFY2(all.size() >= 2, qPrintable(QString::number(all.size())));
        QVERIFY(all.last().offline && !all.first().offline);
        QCOMPARE(all.first().user, QLatin1String(KeycloakServer::kUser));
        QVERIFY(all.first().startedAt.isValid());
        QVERIFY(await(m_backend->endSession(all.first())).ok());
        QCOMPARE(codeOf(await(m_backend->endSession(all.first()))), errorCodeName(ErrorCode::NotFound));
        QVERIFY(await(m_backend->endSession(all.last())).ok());
    }

    void faults()
    {
        LossyProxy proxy(m_server->address());
        auto backend = connection(proxy.issuer());
        QVERIFY(await(backend->connectToBackend()).ok());
        const domain::OAuthClient client = made("Faulty");
        const QByteArray path = "GET /admin/realms/meridian/clients";
        // 401 in the middle: a new token, and the same question once more.
        proxy.answerNext(path, canned(401, R"({"error":"HTTP 401 Unauthorized"})"));
        QVERIFY(await(backend->client(client.id)).ok());
        QVERIFY(proxy.answered());
        proxy.answerNext(path, canned(429, R"({"error":"too many"})", "Retry-After: 1\r\n"));
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::RateLimited));
        proxy.answerNext(path, canned(500, R"({"error":"unknown_error"})"));
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::Internal));
        proxy.answerNext(path, canned(503, "{}"));
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::Unavailable));
        proxy.answerNext(path, canned(200, "{}"));
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::Protocol));
        proxy.answerNext(path, canned(200, R"([{"name":"of nobody"}])"));
        QCOMPARE(codeOf(await(backend->clients({}, {}, 10))), errorCodeName(ErrorCode::Protocol));
        proxy.spoil(path, 1, LossyProxy::Fault::Cut);
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::Network));
        proxy.spoil(path, 1, LossyProxy::Fault::Page);
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::Protocol));
        proxy.spoil({}, 0, LossyProxy::Fault::Page);
        QVERIFY(await(backend->client(client.id)).ok());
        // Slow: it gives up, and is there again when the server is.
        backends::TransportLimits limits;
        limits.timeout = std::chrono::milliseconds(1500);
        backend->setLimits(limits);
        proxy.loseAnswerTo(path);
        QCOMPARE(codeOf(await(backend->client(client.id))), errorCodeName(ErrorCode::Timeout));
        QCOMPARE(backend->state(), BackendState::Offline);
        backend->setLimits({});
        QVERIFY(await(backend->client(client.id)).ok());
        QCOMPARE(backend->state(), BackendState::Online);
    }

    void aRotationWhoseAnswerIsLostIsNotDoneTwice()
    {
        LossyProxy proxy(m_server->address());
        auto backend = connection(proxy.issuer());
        QVERIFY(await(backend->connectToBackend()).ok());
        const domain::OAuthClient client = made("Lost");
        backends::TransportLimits limits;
        limits.timeout = std::chrono::milliseconds(4000);
        backend->setLimits(limits);
        proxy.loseAnswerTo("POST /admin/realms/meridian/clients");
        const QString once = QStringLiteral("lost-1");
        QCOMPARE(codeOf(await(backend->rotateSecret(client.id, 3600, {}, 0, once))), errorCodeName(ErrorCode::Timeout));
        QCOMPARE(proxy.lost(), 1);
        const auto again = await(backend->rotateSecret(client.id, 3600, {}, 0, once));
        QVERIFY2(again.ok(), qPrintable(codeOf(again)));
        QCOMPARE(again->client.secrets.size(), 2);
        QCOMPARE(again->client.secrets.last().last4, client.secrets.first().last4); // not ended by a second rotation
    }

    void anAdministratorOfTheFirstRealmLooksAfterAnother()
    {
        QCOMPARE(m_server->call("POST", {}, QJsonDocument::fromJson(R"({"realm":"crowd","enabled":true})")).status, 201);
        Credentials credentials;
        credentials.clientId = QStringLiteral("crowd-admin");
        credentials.secret = std::make_shared<Secret>(QByteArray("s"));
        m_server->call("POST", QStringLiteral("/master/clients"), QJsonDocument::fromJson(
            R"({"clientId":"crowd-admin","secret":"s","serviceAccountsEnabled":true,"standardFlowEnabled":false})"));
        const auto account = m_server->call("GET", m_server->clientPath(QStringLiteral("master"), QStringLiteral("crowd-admin")) + QStringLiteral("/service-account-user"));
        const auto role = m_server->call("GET", QStringLiteral("/master/roles/admin"));
        m_server->call("POST", QStringLiteral("/master/users/%1/role-mappings/realm").arg(account.body.object().value(QLatin1String("id")).toString()),
                       QJsonDocument(QJsonArray{role.body.object()}));
        KeycloakBackend crowd(QStringLiteral("c"), QStringLiteral("Crowd"), {m_server->address(), QStringLiteral("crowd"), QStringLiteral("master")}, credentials, m_clock);
        const auto connected = await(crowd.connectToBackend());
        QVERIFY2(connected.ok(), qPrintable(connected.ok() ? QString() : connected.error().toString()));
        QVERIFY2(crowd.info().version.startsWith(QLatin1String("26.")), qPrintable(crowd.info().version));
        // Events are off there, and then there is neither usage nor a log.
        QVERIFY(!crowd.usage() && !crowd.audit());
        QVERIFY(crowd.capability(backends::Capability::Audit).support == backends::Support::None);
        QVERIFY(await(crowd.clients({}, {}, 100))->items.size() >= 6);
    }

    void tenThousandClientsCostFewRequests()
    {
        static constexpr int kClients = 10'000;
        test::MockOctroid mock; // a real one takes a quarter of an hour to get so many
        mock.setHandler([](const test::MockRequest &request) {
            const QUrl url = QUrl::fromEncoded(request.path);
            if (!url.path().endsWith(QLatin1String("/clients")))
                return test::MockOctroid::answer(200, url.path().endsWith(QLatin1String("-scopes")) ? "[]" : "{}");
            const QUrlQuery query(url);
            const int first = query.queryItemValue(QStringLiteral("first")).toInt(), most = query.queryItemValue(QStringLiteral("max")).toInt();
            QJsonArray page;
            for (int i = first; i < qMin(first + most, kClients); ++i)
                page.append(QJsonObject{{QStringLiteral("id"), QString::number(i)}, {QStringLiteral("clientId"), QStringLiteral("many-%1").arg(i)}, {QStringLiteral("enabled"), true}});
            return test::MockOctroid::answer(200, QJsonDocument(page).toJson());
        });
        Credentials credentials;
        credentials.kind = Credentials::Kind::StaticToken;
        credentials.secret = std::make_shared<Secret>(QByteArray("a token"));
        KeycloakBackend crowd(QStringLiteral("c"), QStringLiteral("Crowd"), {mock.issuer(), QStringLiteral("crowd"), {}}, credentials, m_clock);
        QVERIFY(await(crowd.connectToBackend()).ok());
        // All that a first sync asks for.
        QSet<QString> seen;
        QVERIFY(await(crowd.partners({}, 1000)).ok() && await(crowd.applications({}, 1000)).ok() && await(crowd.scopes({}, 1000)).ok());
        QString cursor;
        do {
            const auto page = await(crowd.clients({}, cursor, 1000));
            QVERIFY2(page.ok(), qPrintable(codeOf(page)));
            for (const domain::OAuthClient &client : page->items)
                seen.insert(client.id);
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), kClients);
        const qsizetype requests = crowd.callLog().calls().size();
        QVERIFY2(requests <= kClients / 100 + 20, qPrintable(QString::number(requests)));
        qInfo("%d clients cost %d requests", kClients, int(requests));
    }

    // The last: it ends the server.
    void aStoppedServerIsANetworkError()
    {
        QSignalSpy states(m_backend.get(), &backends::Backend::stateChanged);
        m_server.reset();
        QCOMPARE(codeOf(await(m_backend->clients({}, {}, 10))), errorCodeName(ErrorCode::Network));
        QCOMPARE(m_backend->state(), BackendState::Offline);
        QCOMPARE(states.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestKeycloak)
#include "tst_keycloak.moc"
