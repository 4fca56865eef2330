// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/clientregistry.h"
#include "crypto/digest.h"
#include "issuerfixture.h"

using namespace octroi;
using namespace octroi::test;
using authority::ClientRegistry;

namespace {

/// JSON with ' for ": moc takes a raw string with a slash in it for a comment.
QJsonObject quoted(const char *text)
{
    return json(QByteArray(text).replace('\'', '"').constData());
}

const char *const kRedirect = "{'name':'Web','kind':'web','grant_types':['authorization_code','refresh_token'],'redirect_uris':['https://app.example/cb'],'scopes':['orders:read','openid']}";

} // namespace

/// OAuth clients and their secrets: rules, audit, what a restart keeps.
class TestClients : public QObject
{
    Q_OBJECT
private:
    QJsonObject body(const char *text)
    {
        QJsonObject out = quoted(text);
        out.insert(QStringLiteral("application_id"), f->application.id);
        return out;
    }
    ClientRegistry::Issued make(const char *text = "{'name':'Till','grant_types':['client_credentials'],'scopes':['orders:*']}")
    {
        auto made = registry->create(f->caller, body(text));
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return std::move(*made);
    }
    std::unique_ptr<IssuerFixture> f;
    std::unique_ptr<ClientRegistry> registry;

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<IssuerFixture>();
        f->furnish();
        registry = std::make_unique<ClientRegistry>(*f->issuer);
    }

    void survivesARestart()
    {
        const auto made = make();
        const auto web = make(kRedirect);
        QVERIFY(registry->suspend(f->caller, web.client.id));
        const domain::OAuthClient before = *registry->client(made.client.id);
        f->reopen();
        ClientRegistry again(*f->issuer);
        QCOMPARE(*again.client(made.client.id), before);
        const auto *stored = again.find(made.client.id);
        QVERIFY(stored);
        QCOMPARE(stored->digests.value(made.secretId), crypto::sha256Bytes(made.secret.reveal()));
        QCOMPARE(again.client(web.client.id)->statusAt(f->clock.now()), domain::ClientStatus::Suspended);
        QCOMPARE(again.client(web.client.id)->redirectUris, QStringList{QStringLiteral("https://app.example/cb")});
    }

    void auditTellsAllButTheSecret()
    {
        const auto made = make();
        const auto rotated = registry->rotateSecret(f->caller, made.client.id, quoted("{'overlap_seconds':60}"));
        QVERIFY(rotated);
        QVERIFY(registry->revoke(f->caller, made.client.id));
        QStringList actions;
        for (const domain::AuditEntry &e : f->audit()) {
            const QByteArray text = e.canonicalBytes();
            QVERIFY(!text.contains(made.secret.reveal()));
            QVERIFY(!text.contains(rotated->secret.reveal()));
            if (e.objectType == QLatin1String("client"))
                actions << e.action;
        }
        QCOMPARE(actions, (QStringList{QStringLiteral("client.create"), QStringLiteral("client.secret_rotate"),
                                       QStringLiteral("client.revoke")}));
    }

    void rotationOverlaps()
    {
        const auto made = make();
        const auto rotated = registry->rotateSecret(f->caller, made.client.id, quoted("{'overlap_seconds':60}"));
        QVERIFY(rotated);
        QCOMPARE(rotated->client.secrets.size(), 2);
        const auto &old = rotated->client.secrets[1];
        QCOMPARE(old.id, made.secretId);
        QVERIFY(old.worksAt(f->clock.now().addSecs(59)));
        QVERIFY(!old.worksAt(f->clock.now().addSecs(60)));
        QVERIFY(rotated->client.secrets[0].worksAt(f->clock.now().addYears(10)));
    }

    void secretsEndOneByOne()
    {
        const auto made = make();
        const auto added = registry->addSecret(f->caller, made.client.id, {{QStringLiteral("expires_at"), f->in(3600)}});
        QVERIFY(added);
        const auto revoked = registry->revokeSecret(f->caller, made.client.id, made.secretId);
        QVERIFY(revoked);
        QVERIFY(!revoked->secrets[1].worksAt(f->clock.now()));
        QVERIFY(revoked->secrets[0].worksAt(f->clock.now()));
        QVERIFY(!revoked->secrets[0].worksAt(f->clock.now().addSecs(3600)));
        QCOMPARE(registry->revokeSecret(f->caller, made.client.id, QStringLiteral("nothing")).error().code, ErrorCode::NotFound);
        for (int i = 0; i < ClientRegistry::kMostSecrets - 1; ++i)
            QVERIFY(registry->addSecret(f->caller, made.client.id, {}));
        QCOMPARE(registry->addSecret(f->caller, made.client.id, {}).error().reason, QStringLiteral("secrets_many"));
    }

    void idempotentUntilUsed()
    {
        f->caller.idempotencyKey = QStringLiteral("once");
        const auto first = make();
        const auto second = make();
        QCOMPARE(second.client.id, first.client.id);
        QVERIFY(second.secret.reveal() != first.secret.reveal());
        const auto *stored = registry->find(first.client.id);
        QVERIFY(!stored->client.secrets[1].worksAt(f->clock.now()));
        registry->used(first.client.id, second.secretId);
        const auto third = registry->create(f->caller, body("{'name':'Till','grant_types':['client_credentials'],'scopes':['orders:*']}"));
        QCOMPARE(third.error().reason, QStringLiteral("client_used"));
    }

    void useIsWrittenLazily()
    {
        const auto made = make();
        registry->used(made.client.id, made.secretId);
        QVERIFY(registry->flushUse());
        f->reopen();
        ClientRegistry again(*f->issuer);
        QCOMPARE(again.client(made.client.id)->lastUsedAt, f->clock.now());
        QCOMPARE(again.client(made.client.id)->secrets[0].lastUsedAt, f->clock.now());
    }

    void staleVersionIsRefused()
    {
        const auto made = make();
        f->caller.ifMatch = 1;
        QVERIFY(registry->update(f->caller, made.client.id, quoted("{'name':'New'}")));
        QCOMPARE(registry->update(f->caller, made.client.id, quoted("{'name':'Newer'}")).error().code, ErrorCode::PreconditionFailed);
        QCOMPARE(registry->revoke(f->caller, made.client.id).error().code, ErrorCode::PreconditionFailed);
    }

    void revokedIsForEver()
    {
        const auto made = make();
        QVERIFY(registry->revoke(f->caller, made.client.id));
        QCOMPARE(registry->resume(f->caller, made.client.id).error().reason, QStringLiteral("client_revoked"));
        QCOMPARE(registry->addSecret(f->caller, made.client.id, {}).error().reason, QStringLiteral("client_revoked"));
        QVERIFY(!registry->mayAct(*registry->find(made.client.id)));
    }

    void closedPartnerMayNotAct()
    {
        const auto made = make();
        QVERIFY(registry->mayAct(*registry->find(made.client.id)));
        QVERIFY(f->issuer->updatePartner(f->caller, f->partner.id, quoted("{'status':'closed'}")));
        QVERIFY(!registry->mayAct(*registry->find(made.client.id)));
    }

    void aScopeOfAClientStays()
    {
        make(kRedirect);
        QCOMPARE(f->issuer->removeScope(f->caller, QStringLiteral("orders:read")).error().reason, QStringLiteral("scope_in_use"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *text, const char *reason, const char *field) {
            QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(reason) << QString::fromLatin1(field);
        };
        row("implicit", "{'name':'x','grant_types':['implicit']}", "value_unknown", "grant_types");
        row("password", "{'name':'x','grant_types':['password']}", "value_unknown", "grant_types");
        row("no grant", "{'name':'x','grant_types':[]}", "list_empty", "grant_types");
        row("no redirect", "{'name':'x','kind':'web','grant_types':['authorization_code']}", "member_missing", "redirect_uris");
        row("http", "{'name':'x','kind':'web','grant_types':['authorization_code'],'redirect_uris':['http://app.example/']}", "redirect_uri", "redirect_uris");
        row("http to this machine", "{'name':'x','kind':'web','grant_types':['authorization_code'],'redirect_uris':['http://127.0.0.1/cb']}", "redirect_uri", "redirect_uris");
        row("fragment", "{'name':'x','kind':'web','grant_types':['authorization_code'],'redirect_uris':['https://app.example/#a']}", "redirect_uri", "redirect_uris");
        row("script", "{'name':'x','kind':'native','token_endpoint_auth_method':'none','grant_types':['authorization_code'],'redirect_uris':['javascript:alert']}", "redirect_uri", "redirect_uris");
        row("wildcard host", "{'name':'x','kind':'web','grant_types':['authorization_code'],'redirect_uris':['https://*.example/']}", "redirect_uri", "redirect_uris");
        row("public service", "{'name':'x','token_endpoint_auth_method':'none','grant_types':['client_credentials']}", "grant_public", "grant_types");
        row("page with secret", "{'name':'x','kind':'single_page','grant_types':['authorization_code'],'redirect_uris':['https://a.example/']}", "auth_kind", "token_endpoint_auth_method");
        row("lonely refresh", "{'name':'x','grant_types':['client_credentials','refresh_token']}", "grant_lonely", "grant_types");
        row("no keys", "{'name':'x','token_endpoint_auth_method':'private_key_jwt','grant_types':['client_credentials']}", "member_missing", "jwks");
        row("private key", "{'name':'x','token_endpoint_auth_method':'private_key_jwt','grant_types':['client_credentials'],'jwks':{'keys':[{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo','d':'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'}]}}", "key_private", "jwks.keys");
        row("unknown scope", "{'name':'x','grant_types':['client_credentials'],'scopes':['nothing']}", "scope_unknown", "scopes");
        row("bounded scope", "{'name':'x','grant_types':['client_credentials'],'scopes':['short:lived']}", "lifetime_exceeded", "expires_at");
        row("administration", "{'name':'x','grant_types':['client_credentials'],'scopes':['admin']}", "scope_reserved", "scopes");
        row("member", "{'name':'x','grant_types':['client_credentials'],'secret':'a'}", "member_unknown", "secret");
        row("lifetime", "{'name':'x','grant_types':['client_credentials'],'access_token_seconds':86401}", "number_range", "access_token_seconds");
        row("logo", "{'name':'x','grant_types':['client_credentials'],'logo_uri':'javascript:alert'}", "uri_syntax", "logo_uri");
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        const auto made = registry->create(f->caller, body(text.constData()));
        QVERIFY(!made);
        QTEST(made.error().reason, "reason");
        QTEST(made.error().field, "field");
        QVERIFY(f->store->oauth().clients()->isEmpty());
    }

    void listsByFilter()
    {
        const auto till = make();
        const auto web = make(kRedirect);
        QVERIFY(registry->suspend(f->caller, web.client.id));
        const auto ids = [&](const char *filter, const QString &application = {}) {
            QStringList out;
            const auto listing = registry->clients({QString::fromLatin1(filter), {}, 100}, application, {});
            for (const auto &c : listing->items)
                out << c.id;
            out.sort();
            return out;
        };
        QCOMPARE(ids("").size(), 2);
        QCOMPARE(ids("till"), QStringList{till.client.id});
        QCOMPARE(ids("kind:web"), QStringList{web.client.id});
        QCOMPARE(ids("status:active"), QStringList{till.client.id});
        QCOMPARE(ids("", QStringLiteral("other")), QStringList());
        const auto page = registry->clients({{}, {}, 1}, {}, {});
        QCOMPARE(page->items.size(), 1);
        QCOMPARE(registry->clients({{}, page->next, 1}, {}, {})->items.size(), 1);
    }

    void redirectsMatchExactly()
    {
        using domain::ClientKind;
        const auto same = [](const char *registered, const char *asked, ClientKind kind) {
            return domain::redirectMatches(QString::fromLatin1(registered), QString::fromLatin1(asked), kind);
        };
        QVERIFY(same("https://a.example/cb", "https://a.example/cb", ClientKind::Web));
        QVERIFY(!same("https://a.example/cb", "https://a.example/cb/", ClientKind::Web));
        QVERIFY(!same("https://a.example/cb", "https://a.example/cb?x=1", ClientKind::Web));
        QVERIFY(!same("https://a.example/cb", "https://A.example/cb", ClientKind::Web));
        QVERIFY(same("http://127.0.0.1/cb", "http://127.0.0.1:51234/cb", ClientKind::Native));
        QVERIFY(same("http://[::1]:1/cb", "http://[::1]:51234/cb", ClientKind::Native));
        QVERIFY(!same("http://127.0.0.1/cb", "http://127.0.0.1:51234/other", ClientKind::Native));
        QVERIFY(!same("http://127.0.0.1/cb", "http://127.0.0.1:51234/cb", ClientKind::Web));
        QVERIFY(!same("http://127.0.0.1/cb", "http://127.0.0.1:51234@evil.example/cb", ClientKind::Native));
        QVERIFY(!same("http://127.0.0.1/cb", "http://evil.example/cb", ClientKind::Native));
    }
};

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
