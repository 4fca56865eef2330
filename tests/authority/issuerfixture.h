// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/issuer.h"
#include "failingstore.h"
#include "support/datafolder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace octroi::test {

/// Writes down what it is told.
class RecordingSink final : public authority::LiveSink
{
public:
    void putCredential(const authority::LiveCredential &credential) override
    {
        credentials.insert(credential.key.id, credential);
        ++calls;
    }
    void putApis(const QList<domain::Api> &all) override
    {
        apis = all;
        ++calls;
    }
    void putPlan(const domain::Plan &plan) override
    {
        plans.insert(plan.id, plan);
        ++calls;
    }

    void putApplication(const domain::Application &application) override { rules.insert(application.id, application.credentialRule); }
    void putClient(const authority::LiveClient &client) override { clients.insert(client.id, client); }
    void putToken(const authority::LiveToken &token) override { tokens.insert(token.digest, token); }
    void dropToken(const QByteArray &digest) override { tokens.remove(digest); }
    void putSigningKeys(const authority::LiveTokenIssuer &issuer) override { tokenIssuer = issuer; }
    void revokeTokens(const authority::TokenRevocation &revocation) override { revocations << revocation; }
    void putTrustedIssuers(const QList<authority::LiveTrustedIssuer> &issuers) override { trusted = issuers; }

    QHash<QString, domain::CredentialRule> rules;
    QHash<QString, authority::LiveClient> clients;
    QHash<QByteArray, authority::LiveToken> tokens;
    authority::LiveTokenIssuer tokenIssuer;
    QList<authority::TokenRevocation> revocations;
    QList<authority::LiveTrustedIssuer> trusted;
    QHash<QString, authority::LiveCredential> credentials;
    QList<domain::Api> apis;
    QHash<QString, domain::Plan> plans;
    int calls = 0;
};

inline QJsonObject json(const char *text)
{
    const auto document = QJsonDocument::fromJson(QByteArray(text));
    if (!document.isObject())
        qFatal("not an object: %s", text);
    return document.object();
}

/// An issuer over a store in a folder of its own.
class IssuerFixture
{
public:
    IssuerFixture() { reopen(); }

    void reopen()
    {
        issuer.reset();
        store.reset();
        auto opened = authority::openSqliteStore(folder.path());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        store = std::make_unique<FailingStore>(std::move(*opened));
        sink = RecordingSink();
        issuer = std::make_unique<authority::Issuer>(*store, sink, clock, authority::Issuer::Options());
        if (const auto loaded = issuer->load(); !loaded)
            qFatal("%s", qPrintable(loaded.error().toString()));
    }

    /// A partner, an application, an API and scopes.
    void furnish()
    {
        partner = issuer->createPartner(caller, json(R"({"name":"Alpina","tags":["gold"]})")).value();
        application = issuer
                          ->createApplication(caller, {{QStringLiteral("partner_id"), partner.id},
                                                       {QStringLiteral("name"), QStringLiteral("Shop")}})
                          .value();
        for (const char *name : {"orders:read", "orders:write", "billing"})
            (void)issuer->createScope(caller, {{QStringLiteral("name"), QString::fromLatin1(name)}});
        (void)issuer->createScope(caller, json(R"({"name":"short:lived","max_lifetime_days":30})"));
        api = issuer
                  ->createApi(caller, json(R"({"name":"Orders","base_path":"/orders","endpoints":[
                      {"method":"get","path":"/{id}","scopes":["orders:read"]}]})"))
                  .value();
    }

    QJsonObject keyBody(const char *more = "{}") const
    {
        QJsonObject body{{QStringLiteral("application_id"), application.id},
                         {QStringLiteral("name"), QStringLiteral("till")},
                         {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read")}}};
        const QJsonObject extra = json(more);
        for (auto it = extra.begin(); it != extra.end(); ++it)
            body.insert(it.key(), it.value());
        return body;
    }
    domain::ApiKey issued(const char *more = "{}")
    {
        auto made = issuer->issueKey(caller, keyBody(more));
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return made->key;
    }
    QString in(qint64 seconds) const { return clock.now().addSecs(seconds).toString(Qt::ISODateWithMs); }
    QList<domain::AuditEntry> audit() const { return store->entriesAfter(0, 100'000).value(); }

    DataFolder folder;
    ManualClock clock;
    RecordingSink sink;
    std::unique_ptr<FailingStore> store;
    std::unique_ptr<authority::Issuer> issuer;
    authority::Caller caller{
        QStringLiteral("admin"), QStringLiteral("octroi/0.1.0"), QStringLiteral("127.0.0.1"), {}, {}};
    domain::Partner partner;
    domain::Application application;
    domain::Api api;
};

} // namespace octroi::test
