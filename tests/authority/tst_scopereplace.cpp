// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/json.h"
#include "oauthfixture.h"

#include <QTest>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

QJsonObject into(const char *name, bool merge = false)
{
    QJsonObject body{{s("into"), s(name)}};
    if (merge)
        body.insert(s("merge"), true);
    return body;
}

} // namespace

/// One scope in place of another, with all that has it or asks for it.
class TestScopeReplace : public QObject
{
    Q_OBJECT
    std::unique_ptr<OAuthFixture> f;
    domain::ApiKey m_key, m_both, m_wild, m_revoked;
    QString m_issuer, m_registration;

    Result<domain::ScopeReplaced> replace(const char *name, const QJsonObject &body, const Caller &caller)
    {
        return f->server->replaceScope(caller, s(name), body);
    }
    Result<domain::ScopeReplaced> replace(const char *name, const QJsonObject &body) { return replace(name, body, f->caller); }
    QStringList scopesOf(const domain::ApiKey &key) const { return f->issuer->key(key.id)->scopes; }
    domain::ApiKey keyWith(const QStringList &scopes, const QString &expires = {})
    {
        QJsonObject body = f->keyBody();
        body.insert(s("scopes"), QJsonArray::fromStringList(scopes));
        if (!expires.isEmpty())
            body.insert(s("expires_at"), expires);
        const auto made = f->issuer->issueKey(f->caller, body);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return made->key;
    }
    /// Everything that can be seen of the organisation.
    QJsonObject whole() const
    {
        QJsonArray keys, apis, scopes, issuers;
        for (const domain::ApiKey *key : {&m_key, &m_both, &m_wild, &m_revoked})
            keys << domain::toJson(*f->issuer->key(key->id), f->clock.now());
        const Listing<domain::Api> allApis = f->issuer->apis({}).value();
        for (const domain::Api &api : allApis.items)
            apis << domain::toJson(api);
        const Listing<domain::Scope> allScopes = f->issuer->scopes({}).value();
        for (const domain::Scope &scope : allScopes.items)
            scopes << domain::toJson(scope);
        for (const auto &issuer : f->issuer->allTrustedIssuers())
            issuers << domain::toJson(issuer);
        return {{s("keys"), keys}, {s("apis"), apis}, {s("scopes"), scopes}, {s("issuers"), issuers}, {s("audit"), f->audit().size()}};
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<OAuthFixture>();
        QVERIFY(f->issuer->updateScope(f->caller, s("orders:read"), json(R"({"description":"Read orders","sensitivity":"medium"})")).ok());
        const QString year = f->in(300 * 86'400);
        m_key = keyWith({s("orders:read")}, year);
        m_both = keyWith({s("billing"), s("orders:read"), s("orders:write")}, year);
        m_wild = keyWith({s("orders:*")}, year);
        m_revoked = keyWith({s("orders:read")}, year);
        QVERIFY(f->issuer->revokeKey(f->caller, m_revoked.id).ok());
        QJsonObject trusted = json(R"({"name":"Idp","audiences":["a"],"scopes":["orders:read"],
            "scope_mappings":[{"claim":"role","value":"reader","scopes":["orders:read","billing"]}]})");
        trusted.insert(s("issuer"), s("https://idp.example"));
        trusted.insert(s("api_id"), f->api.id);
        trusted.insert(s("application_id"), f->application.id);
        const auto issuer = f->issuer->createTrustedIssuer(f->caller, trusted);
        QVERIFY2(issuer.ok(), issuer ? "" : qPrintable(issuer.error().toString()));
        m_issuer = issuer->id;
        QJsonObject registration = json(R"({"name":"Partners","grant_types":["client_credentials"],"scopes":["orders:read"],"uses":5})");
        registration.insert(s("application_id"), f->application.id);
        m_registration = f->server->registration().issueToken(f->caller, registration)->token.id;
    }

    void aRenameReachesEverything()
    {
        const auto client = f->webClient();
        const auto machine = f->client("{'grant_types':['client_credentials'],'scopes':['orders:read'],"
                                       "'token_endpoint_auth_method':'client_secret_post','token_format':'opaque'}");
        QVERIFY(f->issuer->updateScope(f->caller, s("orders:read"), json(R"({"max_lifetime_days":400})")).ok());
        const OAuthAnswer person = f->token(OAuthFixture::with(f->codeForm(f->approve(f->authorizationFields(client.client.id))), client));
        const OAuthAnswer opaque = f->token(OAuthFixture::with({{s("grant_type"), s("client_credentials")}}, machine));
        QVERIFY(!OAuthFixture::text(person, "refresh_token").isEmpty() && f->active(opaque));
        const qsizetype before = f->audit().size();
        const auto done = replace("orders:read", into("sales:read"));
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().toString()));
        QCOMPARE(done->keys, 3); // with the one that can still be restored
        QCOMPARE(done->clients, 2);
        QCOMPARE(done->apis, 1);
        QCOMPARE(done->endpoints, 1);
        QCOMPARE(done->trustedIssuers, 1);
        QCOMPARE(done->registrationTokens, 1);
        QCOMPARE(done->tokens, 2);
        QVERIFY(!done->merged);
        QCOMPARE(done->scope.description, s("Read orders"));
        QCOMPARE(done->scope.sensitivity, domain::Sensitivity::Medium);
        QCOMPARE(done->scope.maxLifetimeDays, 400);
        for (int round = 0; round < 2; ++round) { // in memory, and as it was stored
            QVERIFY(!f->issuer->scope(s("orders:read")).ok());
            QCOMPARE(f->issuer->scope(s("sales:read"))->description, s("Read orders"));
            QCOMPARE(scopesOf(m_key), QStringList{s("sales:read")});
            QCOMPARE(scopesOf(m_both), (QStringList{s("billing"), s("sales:read"), s("orders:write")}));
            QCOMPARE(scopesOf(m_wild), QStringList{s("orders:*")});
            QCOMPARE(scopesOf(m_revoked), QStringList{s("sales:read")});
            const QStringList granted = f->registry->find(client.client.id)->client.scopes;
            QVERIFY(granted.contains(s("sales:read")) && granted.contains(s("orders:write")) && !granted.contains(s("orders:read")));
            QCOMPARE(f->issuer->api(f->api.id)->endpoints.first().scopes, QStringList{s("sales:read")});
            const auto issuer = f->issuer->trustedIssuer(m_issuer);
            QCOMPARE(issuer->scopes, QStringList{s("sales:read")});
            QCOMPARE(issuer->scopeMappings.first().scopes, (QStringList{s("sales:read"), s("billing")}));
            QCOMPARE(f->server->registration().tokens()->first().scopes, QStringList{s("sales:read")});
            QCOMPARE(f->sink.credentials.value(m_key.id).key.scopes, QStringList{s("sales:read")});
            if (round == 0) {
                QCOMPARE(f->sink.clients.value(machine.client.id).scopes, QStringList{s("sales:read")});
                // What refuses nothing on the way was told, too; what is left is one name.
                QCOMPARE(f->sink.tokens.constBegin()->scopes, QStringList{s("sales:read")});
                QCOMPARE(f->sink.apis.first().endpoints.first().scopes, QStringList{s("sales:read")});
                f->restart();
            }
        }
        QVERIFY(f->issuer->restoreKey(f->caller, m_revoked.id).ok());
        const OAuthAnswer renewed = f->token(OAuthFixture::with({{s("grant_type"), s("refresh_token")}, {s("refresh_token"), OAuthFixture::text(person, "refresh_token")}}, client));
        QVERIFY(OAuthFixture::claims(renewed).value(s("scope")).toString().split(u' ').contains(s("sales:read")));
        // One entry for the whole, one for everything it touched, one for what is gone; each with before and after.
        const QList<domain::AuditEntry> entries = f->audit().mid(before);
        QCOMPARE(entries.first().action, s("scope.replace"));
        QCOMPARE(entries.first().before.value(s("replaced")).toObject().value(s("name")).toString(), s("orders:read"));
        QCOMPARE(entries.first().after.value(s("keys")).toInt(), 3);
        QHash<QString, int> actions;
        for (const domain::AuditEntry &entry : entries)
            ++actions[entry.action];
        QCOMPARE(actions.value(s("key.update")), 3);
        QCOMPARE(actions.value(s("client.update")), 2);
        QCOMPARE(actions.value(s("api.update")), 1);
        QCOMPARE(actions.value(s("trusted_issuer.update")), 1);
        QCOMPARE(actions.value(s("registration_token.update")), 1);
        QCOMPARE(actions.value(s("scope.remove")), 1);
        for (const domain::AuditEntry &entry : entries) {
            if (entry.action == s("key.update"))
                QVERIFY(entry.before.value(s("scopes")) != entry.after.value(s("scopes")));
        }
    }

    void aMergeGoesIntoWhatIsThere()
    {
        QVERIFY(f->issuer->updateScope(f->caller, s("orders:write"), json(R"({"description":"Write orders"})")).ok());
        const auto done = replace("orders:read", into("orders:write", true));
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().toString()));
        QVERIFY(done->merged);
        QCOMPARE(done->scope.description, s("Write orders"));
        QCOMPARE(scopesOf(m_key), QStringList{s("orders:write")});
        QCOMPARE(scopesOf(m_both), (QStringList{s("billing"), s("orders:write")}));
        QVERIFY(!f->issuer->scope(s("orders:read")).ok());
    }

    void aMergeDoesNotGetRoundALifetime()
    {
        const QJsonObject before = whole();
        const auto done = replace("orders:read", into("short:lived", true));
        QCOMPARE(done.error().code, ErrorCode::Conflict);
        QCOMPARE(done.error().reason, s("lifetime_exceeded"));
        QCOMPARE(whole(), before);
        // Nor of a client alone.
        const auto client = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post'}");
        QVERIFY(f->issuer->revokeKey(f->caller, m_both.id).ok());
        const auto other = replace("billing", into("short:lived", true));
        QCOMPARE(other.error().reason, s("lifetime_exceeded"));
        QCOMPARE(other.error().context, client.client.id);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *tag, const char *name, const char *body, ErrorCode code, const char *reason) {
            QTest::newRow(tag) << QByteArray(name) << QByteArray(body) << int(code) << s(reason);
        };
        row("itself", "orders:read", R"({"into":"orders:read"})", ErrorCode::Invalid, "scope_same");
        row("itself, merged", "orders:read", R"({"into":" orders:read ","merge":true})", ErrorCode::Invalid, "scope_same");
        row("unknown", "orders:none", R"({"into":"a:b"})", ErrorCode::NotFound, "not_found");
        row("into an unknown one", "orders:read", R"({"into":"a:b","merge":true})", ErrorCode::Invalid, "scope_unknown");
        row("renamed to one that is there", "orders:read", R"({"into":"billing"})", ErrorCode::Exists, "exists");
        row("reserved", "orders:read", R"({"into":"openid"})", ErrorCode::Invalid, "scope_protocol");
        row("wildcard", "orders:read", R"({"into":"orders:*"})", ErrorCode::Invalid, "scope_syntax");
        row("space", "orders:read", R"({"into":"orders read"})", ErrorCode::Invalid, "scope_syntax");
        row("empty", "orders:read", R"({"into":""})", ErrorCode::Invalid, "scope_syntax");
        row("missing", "orders:read", R"({})", ErrorCode::Invalid, "member_missing");
        row("no text", "orders:read", R"({"into":7})", ErrorCode::Invalid, "member_type");
        row("no flag", "orders:read", R"({"into":"a:b","merge":"yes"})", ErrorCode::Invalid, "member_type");
        row("more", "orders:read", R"({"into":"a:b","keys":[]})", ErrorCode::Invalid, "member_unknown");
    }
    void refusals()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, body);
        QFETCH(int, code);
        QFETCH(QString, reason);
        const QJsonObject before = whole();
        const auto done = replace(name.constData(), json(body.constData()));
        QVERIFY(!done.ok());
        QCOMPARE(int(done.error().code), code);
        QCOMPARE(done.error().reason, reason);
        QCOMPARE(whole(), before);
    }

    void whatIsReservedStays()
    {
        QVERIFY(f->issuer->createScope(f->caller, json(R"({"name":"profile"})")).ok());
        QCOMPARE(replace("profile", into("person:read")).error().reason, s("scope_protocol"));
    }

    void versionsAndLimits()
    {
        Caller caller = f->caller;
        caller.ifMatch = 7;
        QCOMPARE(replace("orders:read", into("sales:read"), caller).error().code, ErrorCode::PreconditionFailed);
        caller.ifMatch.reset();
        caller.limits.partnerIds = QStringList{f->partner.id};
        QCOMPARE(replace("orders:read", into("sales:read"), caller).error().reason, s("limit"));
        caller.limits = {};
        caller.limits.apiIds = QStringList{f->api.id};
        QCOMPARE(replace("orders:read", into("sales:read"), caller).error().reason, s("limit"));
        caller.limits = {};
        caller.ifMatch = f->issuer->scope(s("orders:read"))->version;
        QVERIFY(replace("orders:read", into("sales:read"), caller).ok());
    }

    void onceUnderOneIdempotencyKey()
    {
        Caller caller = f->caller;
        caller.idempotencyKey = s("once");
        const auto first = replace("orders:read", into("sales:read"), caller);
        QVERIFY(first.ok());
        const qsizetype before = f->audit().size();
        const auto second = replace("orders:read", into("sales:read"), caller);
        QVERIFY2(second.ok(), second ? "" : qPrintable(second.error().toString()));
        QCOMPARE(domain::toJson(*second), domain::toJson(*first));
        QCOMPARE(f->audit().size(), before);
        QCOMPARE(replace("orders:read", into("sales:other"), caller).error().reason, s("idempotency_mismatch"));
    }

    void allOrNothing()
    {
        const QJsonObject before = whole();
        for (bool FailingStore::*fault : {&FailingStore::failAppend, &FailingStore::failCommit}) {
            f->store.get()->*fault = true;
            QVERIFY(!replace("orders:read", into("sales:read")).ok());
            f->store.get()->*fault = false;
            QCOMPARE(whole(), before);
            QCOMPARE(f->sink.credentials.value(m_key.id).key.scopes, QStringList{s("orders:read")});
        }
        f->restart();
        QCOMPARE(whole(), before);
        QVERIFY(replace("orders:read", into("sales:read")).ok());
    }
};

QTEST_GUILESS_MAIN(TestScopeReplace)
#include "tst_scopereplace.moc"
