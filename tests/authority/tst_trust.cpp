// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/trust/keyrequest.h"
#include "authority/trust/trustedkeys.h"
#include "crypto/jose/signingkey.h"
#include "keyserver.h"
#include "nodefixture.h"

#include <QSemaphore>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

crypto::SigningKey newKey()
{
    return crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
}

QByteArray setOf(const crypto::SigningKey &key)
{
    return compact(crypto::JwkSet({key.publicJwk()}).toJson());
}

domain::TrustedIssuer issuerAt(const QString &issuer, const QString &jwksUri = {})
{
    domain::TrustedIssuer out;
    out.id = QStringLiteral("trusted001");
    out.issuer = issuer;
    out.jwksUri = jwksUri;
    out.keySource = jwksUri.isEmpty() ? domain::TrustedIssuer::KeySource::Discovery : domain::TrustedIssuer::KeySource::Uri;
    return out;
}

/// Runs what is posted when the test says so, as the control thread does.
class Posted
{
public:
    void post(std::function<void()> work)
    {
        const QMutexLocker lock(&m_mutex);
        m_work << std::move(work);
        m_there.release();
    }
    /// Waits for one piece of work and does it.
    bool runOne()
    {
        if (!m_there.tryAcquire(1, 30'000))
            return false;
        std::function<void()> work;
        {
            const QMutexLocker lock(&m_mutex);
            work = m_work.takeFirst();
        }
        work();
        return true;
    }
    bool isEmpty() const { return m_there.available() == 0; }

private:
    QMutex m_mutex;
    QSemaphore m_there;
    QList<std::function<void()>> m_work;
};

} // namespace

/// Keys of trusted issuers from real HTTP servers that behave and misbehave, and what the check makes of them.
class TestTrust : public QObject
{
    Q_OBJECT
    KeyServer m_server;

    /// The reason of the failure, or the kids.
    static QString fetched(const domain::TrustedIssuer &issuer, int timeoutMs = 20'000)
    {
        QString out;
        QSemaphore done;
        KeyFetcher fetcher(
            [&](const domain::TrustedIssuer &, Result<crypto::JwkSet> keys) {
                out = keys ? QStringLiteral("keys %1").arg(keys->keys().size()) : keys.error().reason;
                done.release();
            },
            timeoutMs);
        fetcher.fetch(issuer);
        return done.tryAcquire(1, 60'000) ? out : QStringLiteral("no answer");
    }

private Q_SLOTS:
    void placesOfMetadata()
    {
        const auto text = [](const char *issuer) {
            QStringList out;
            for (const QUrl &url : metadataPlaces(QString::fromLatin1(issuer)))
                out << url.toString();
            return out.join(QLatin1Char(' '));
        };
        QCOMPARE(text("https://a.example"), QStringLiteral("https://a.example/.well-known/oauth-authorization-server https://a.example/.well-known/openid-configuration"));
        QCOMPARE(text("https://a.example/r/x"), QStringLiteral("https://a.example/.well-known/oauth-authorization-server/r/x https://a.example/r/x/.well-known/openid-configuration"));
    }

    void fetching()
    {
        const auto key = newKey(), other = newKey();
        const auto at = [this](const char *path) { return issuerAt(QStringLiteral("https://idp.example"), m_server.url(path)); };
        m_server.put("/good", {200, setOf(key)});
        QCOMPARE(fetched(at("/good")), QStringLiteral("keys 1"));
        m_server.put("/garbage", {200, "<html>Sorry</html>"});
        QCOMPARE(fetched(at("/garbage")), QStringLiteral("jwks_syntax"));
        m_server.put("/large", {200, QByteArray(10'000'000, ' ') + setOf(key)});
        QCOMPARE(fetched(at("/large")), QStringLiteral("keys_too_large"));
        m_server.put("/slow", {200, {}, true});
        QCOMPARE(fetched(at("/slow"), 700), QStringLiteral("keys_timeout"));
        m_server.put("/none", {200, R"({"keys":[{"kty":"oct","k":"AAAA"}]})"});
        QCOMPARE(fetched(at("/none")), QStringLiteral("keys_none"));
        m_server.put("/error", {500, setOf(key)});
        QCOMPARE(fetched(at("/error")), QStringLiteral("keys_unreachable"));
        m_server.put("/moved", {302, {}, false, "Location: /good\r\n"});
        QCOMPARE(fetched(at("/moved")), QStringLiteral("keys_unreachable"));
        QCOMPARE(fetched(at("/absent")), QStringLiteral("keys_unreachable"));
        QJsonObject first = key.publicJwk().toJson(), second = other.publicJwk().toJson();
        second.insert(QStringLiteral("kid"), first.value(QLatin1String("kid")));
        m_server.put("/twice", {200, compact({{QStringLiteral("keys"), QJsonArray{first, second}}})});
        QCOMPARE(fetched(at("/twice")), QStringLiteral("kid_twice"));
        // A port nobody listens on.
        QTcpServer closed;
        closed.listen(QHostAddress::LocalHost);
        const QString gone = QStringLiteral("http://127.0.0.1:%1/x").arg(closed.serverPort());
        closed.close();
        QCOMPARE(fetched(issuerAt(QStringLiteral("https://idp.example"), gone)), QStringLiteral("keys_unreachable"));
    }

    void discovery()
    {
        const auto key = newKey();
        const QString issuer = m_server.url("/realm");
        const auto metadata = [&](const QString &named, const QString &uri) {
            return compact({{QStringLiteral("issuer"), named}, {QStringLiteral("jwks_uri"), uri}});
        };
        m_server.put("/keys", {200, setOf(key)});
        QCOMPARE(fetched(issuerAt(issuer)), QStringLiteral("keys_unreachable"));
        m_server.put("/realm/.well-known/openid-configuration", {200, metadata(issuer, m_server.url("/keys"))});
        QCOMPARE(fetched(issuerAt(issuer)), QStringLiteral("keys 1"));
        // RFC 8414 comes first, and its answer holds.
        m_server.put("/.well-known/oauth-authorization-server/realm", {200, metadata(m_server.url("/other"), m_server.url("/keys"))});
        QCOMPARE(fetched(issuerAt(issuer)), QStringLiteral("metadata_issuer"));
        m_server.put("/.well-known/oauth-authorization-server/realm", {200, metadata(issuer, QStringLiteral("http://keys.example/x"))});
        QCOMPARE(fetched(issuerAt(issuer)), QStringLiteral("metadata_jwks_uri"));
        m_server.put("/.well-known/oauth-authorization-server/realm", {200, "[]"});
        QCOMPARE(fetched(issuerAt(issuer)), QStringLiteral("metadata_syntax"));
        m_server.put("/.well-known/oauth-authorization-server/realm", {200, metadata(issuer, m_server.url("/keys"))});
        QCOMPARE(fetched(issuerAt(issuer)), QStringLiteral("keys 1"));
    }

    void givingUpEndsAtOnce()
    {
        m_server.put("/hang", {200, {}, true});
        std::atomic<int> calls{0};
        {
            KeyFetcher fetcher([&](const domain::TrustedIssuer &, Result<crypto::JwkSet>) { ++calls; }, 600'000);
            fetcher.fetch(issuerAt(QStringLiteral("https://idp.example"), m_server.url("/hang")));
            QTRY_VERIFY_WITH_TIMEOUT(m_server.asked("/hang") > 0, 30'000);
        }
        QCOMPARE(calls.load(), 0);
    }

    void whenKeysAreFetched()
    {
        ManualClock clock;
        Posted posted;
        QList<QPair<QString, qsizetype>> told;
        TrustedKeys keys(clock, {}, [&](std::function<void()> work) { posted.post(std::move(work)); },
                         [&](const QString &id, const crypto::JwkSet &set) { told.append({id, set.keys().size()}); });
        const domain::TrustedIssuer issuer = issuerAt(QStringLiteral("https://idp.example"), m_server.url("/policy"));
        const auto state = [&] { return keys.state(issuer).value(QLatin1String("state")).toString(); };
        const auto asked = [&] { return m_server.asked("/policy"); };
        const auto tick = [&](const QStringList &wanted = {}) { keys.tick({issuer}, wanted); };
        QCOMPARE(state(), QStringLiteral("pending"));
        m_server.put("/policy", {500, {}});
        tick();
        tick(); // one is under way
        QVERIFY(posted.runOne());
        QCOMPARE(state(), QStringLiteral("failed"));
        QVERIFY(keys.state(issuer).value(QLatin1String("error")).toString().contains(QLatin1String("500")));
        QCOMPARE(asked(), 1);
        clock.advanceMs(29'000);
        tick();
        QCOMPARE(asked(), 1);
        const auto first = newKey(), second = newKey();
        m_server.put("/policy", {200, setOf(first)});
        clock.advanceMs(1'000);
        tick();
        QVERIFY(posted.runOne());
        QCOMPARE(state(), QStringLiteral("current"));
        QCOMPARE(told.size(), 1);
        // An unknown kid asks anew, but not in a row.
        clock.advanceMs(30'000);
        tick({issuer.id});
        QCOMPARE(asked(), 2);
        clock.advanceMs(30'000);
        tick({issuer.id});
        QVERIFY(posted.runOne());
        QCOMPARE(asked(), 3);
        QCOMPARE(told.size(), 1); // nothing new, nothing told
        // A failure keeps what is known, and says so.
        m_server.put("/policy", {200, "garbage"});
        clock.advanceMs(3'600'000);
        tick();
        QVERIFY(posted.runOne());
        QCOMPARE(state(), QStringLiteral("stale"));
        QCOMPARE(keys.state(issuer).value(QLatin1String("kids")).toArray(), QJsonArray{first.kid()});
        QCOMPARE(told.size(), 1);
        m_server.put("/policy", {200, setOf(second)});
        clock.advanceMs(30'000);
        tick();
        QVERIFY(posted.runOne());
        QCOMPARE(state(), QStringLiteral("current"));
        QCOMPARE(told.size(), 2);
        // Disabled: left alone. Another place: begun anew.
        domain::TrustedIssuer off = issuer;
        off.enabled = false;
        clock.advanceMs(36'000'000);
        keys.tick({off}, {});
        domain::TrustedIssuer moved = issuer;
        moved.jwksUri = m_server.url("/policy2");
        QCOMPARE(keys.state(moved).value(QLatin1String("state")).toString(), QStringLiteral("pending"));
        QVERIFY(posted.isEmpty());
        QCOMPARE(asked(), 5);
    }

    void theWholeWay()
    {
        NodeFixture f;
        const QString application = f.prepare();
        const QString api = f.client().call("GET", "/v1/apis").json().value(QLatin1String("items")).toArray().first().toObject().value(QLatin1String("id")).toString();
        const auto key = newKey();
        m_server.put("/idp", {200, setOf(key)});
        const QString issuer = m_server.url("/idp-issuer");
        QJsonObject body{{QStringLiteral("api_id"), api}, {QStringLiteral("name"), QStringLiteral("Company login")},
                         {QStringLiteral("issuer"), issuer}, {QStringLiteral("audiences"), QJsonArray{QStringLiteral("orders")}},
                         {QStringLiteral("key_source"), QStringLiteral("jwks_uri")}, {QStringLiteral("jwks_uri"), m_server.url("/idp")},
                         {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read")}}, {QStringLiteral("application_id"), application}};
        const Reply made = f.client().call("POST", "/v1/trusted-issuers", body);
        QCOMPARE(made.status, 201);
        const QByteArray path = "/v1/trusted-issuers/" + made.json().value(QLatin1String("id")).toString().toLatin1();
        QCOMPARE(made.header("Location"), path);
        QCOMPARE(made.header("ETag"), QByteArray("\"1\""));
        QTRY_COMPARE_WITH_TIMEOUT(f.client().call("GET", path).json().value(QLatin1String("keys")).toObject().value(QLatin1String("state")).toString(), QStringLiteral("current"), 30'000);
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        const QByteArray token = key.signJwt("JWT", compact({{QStringLiteral("iss"), issuer}, {QStringLiteral("aud"), QStringLiteral("orders")},
                                                             {QStringLiteral("exp"), now + 3600}, {QStringLiteral("scope"), QStringLiteral("orders:read orders:write")}}));
        const Reply ok = f.client().check(token, "GET", "/orders/7");
        QCOMPARE(ok.status, 200);
        QCOMPARE(ok.header("X-Octroi-Credential"), made.json().value(QLatin1String("id")).toString().toLatin1());
        QCOMPARE(ok.header("X-Octroi-Application"), application.toLatin1());
        QCOMPARE(ok.header("X-Octroi-Scopes"), QByteArray("orders:read"));
        QCOMPARE(f.client().check(token, "POST", "/orders").header("X-Octroi-Refusal"), QByteArray("scope_missing"));
        // Counted under the issuer.
        const Reply usage = f.client().call("GET", "/v1/usage?group_by=key");
        QVERIFY(usage.body.contains(made.json().value(QLatin1String("id")).toString().toLatin1()));
        // A rule of the application: key and token.
        const QByteArray app = "/v1/applications/" + application.toLatin1();
        QCOMPARE(f.client().call("PATCH", app, QByteArray(R"({"credential_rule":"both"})")).status, 200);
        const Reply alone = f.client().check(token, "GET", "/orders/7");
        QCOMPARE(alone.status, 401);
        QCOMPARE(alone.header("X-Octroi-Refusal"), QByteArray("key_required"));
        const QByteArray text = f.issue(application).json().value(QLatin1String("key")).toString().toLatin1();
        QCOMPARE(f.client().check(text, "GET", "/orders/7").header("X-Octroi-Refusal"), QByteArray("token_required"));
        QCOMPARE(f.client().check(token, "GET", "/orders/7", {}, {{"X-API-Key", text}}).status, 200);
        // After a restart all of it holds again.
        f.restart();
        QTRY_COMPARE_WITH_TIMEOUT(f.client().check(token, "GET", "/orders/7", {}, {{"X-API-Key", text}}).status, 200, 30'000);
        QCOMPARE(f.client().check(token, "GET", "/orders/7").header("X-Octroi-Refusal"), QByteArray("key_required"));
        // Changed, disabled, removed.
        QCOMPARE(f.client().call("PATCH", path, QByteArray(R"({"enabled":false})"), {{"If-Match", "\"7\""}}).status, 412);
        QCOMPARE(f.client().call("PATCH", path, QByteArray(R"({"enabled":false})"), {{"If-Match", "\"1\""}}).status, 200);
        QCOMPARE(f.client().check(token, "GET", "/orders/7", {}, {{"X-API-Key", text}}).header("X-Octroi-Refusal"), QByteArray("suspended"));
        QCOMPARE(f.client().call("DELETE", "/v1/apis/" + api.toLatin1()).status, 409);
        QCOMPARE(f.client().call("DELETE", "/v1/scopes/orders:read").status, 409);
        QCOMPARE(f.client().call("DELETE", path).status, 204);
        QCOMPARE(f.client().call("GET", path).status, 404);
        QCOMPARE(f.client().check(token, "GET", "/orders/7", {}, {{"X-API-Key", text}}).header("X-Octroi-Refusal"), QByteArray("token_issuer"));
        QStringList actions;
        const QJsonArray entries = f.client().call("GET", "/v1/audit?limit=10").json().value(QLatin1String("items")).toArray();
        for (const QJsonValue entry : entries)
            actions << entry.toObject().value(QLatin1String("action")).toString();
        for (const char *action : {"trusted_issuer.create", "trusted_issuer.update", "trusted_issuer.remove", "application.update"})
            QVERIFY2(actions.contains(QLatin1String(action)), action);
    }

    void wrongInput()
    {
        NodeFixture f;
        f.prepare();
        const QString api = f.client().call("GET", "/v1/apis").json().value(QLatin1String("items")).toArray().first().toObject().value(QLatin1String("id")).toString();
        const auto reason = [&](const QJsonObject &changes) {
            QJsonObject body{{QStringLiteral("api_id"), api}, {QStringLiteral("name"), QStringLiteral("X")}, {QStringLiteral("issuer"), QStringLiteral("https://idp.example")},
                             {QStringLiteral("audiences"), QJsonArray{QStringLiteral("a")}}};
            for (auto it = changes.begin(); it != changes.end(); ++it)
                body[it.key()] = it.value();
            const QJsonObject reply = f.client().call("POST", "/v1/trusted-issuers", body).json();
            return reply.value(QLatin1String("field")).toString() + QLatin1Char(' ') + reply.value(QLatin1String("reason")).toString();
        };
        const auto one = [](const char *name, const QJsonValue &value) { return QJsonObject{{QString::fromLatin1(name), value}}; };
        QCOMPARE(reason(one("issuer", QStringLiteral("http://idp.example"))), QStringLiteral("issuer uri_insecure"));
        QCOMPARE(reason(one("issuer", QStringLiteral("idp"))), QStringLiteral("issuer uri_syntax"));
        QCOMPARE(reason(one("api_id", QStringLiteral("0000000000"))), QStringLiteral("api_id api_unknown"));
        QCOMPARE(reason(one("audiences", QJsonArray())), QStringLiteral("audiences list_empty"));
        QCOMPARE(reason(one("algorithms", QJsonArray{QStringLiteral("HS256")})), QStringLiteral("algorithms algorithm_unknown"));
        QCOMPARE(reason(one("algorithms", QJsonArray{QStringLiteral("none")})), QStringLiteral("algorithms algorithm_unknown"));
        QCOMPARE(reason(one("key_source", QStringLiteral("jwks_uri"))), QStringLiteral("jwks_uri member_missing"));
        QCOMPARE(reason(one("key_source", QStringLiteral("jwks"))), QStringLiteral("jwks jwks_empty"));
        QCOMPARE(reason(one("jwks", QJsonObject{{QStringLiteral("keys"), 1}})), QStringLiteral("jwks jwks_syntax"));
        QCOMPARE(reason(one("scopes", QJsonArray{QStringLiteral("nothing:here")})), QStringLiteral("scopes scope_unknown"));
        QCOMPARE(reason(one("applications", QJsonArray{QJsonObject{{QStringLiteral("value"), QStringLiteral("x")}, {QStringLiteral("application_id"), QStringLiteral("y")}}})),
                 QStringLiteral("applications.application_id application_unknown"));
        QCOMPARE(reason(one("nonsense", 1)), QStringLiteral("nonsense member_unknown"));
        QCOMPARE(reason({}), QStringLiteral(" "));
        QCOMPARE(reason({}), QStringLiteral("issuer exists"));
    }
};

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
