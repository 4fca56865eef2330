// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/authorizationserver.h"
#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/jose/dpop.h"
#include "crypto/jose/jwt.h"
#include "crypto/jose/signingkey.h"
#include "crypto/random.h"
#include "issuerfixture.h"

#include <QUrl>
#include <QUrlQuery>

namespace octroi::test {

using Form = QList<std::pair<QString, QString>>;

/// An authorization server over a store in a folder of its own, without HTTP.
class OAuthFixture : public IssuerFixture
{
public:
    OAuthFixture()
    {
        furnish();
        begin();
    }
    void begin(const authority::SigningKeys::Options &keys = {})
    {
        server.reset();
        registry = std::make_unique<authority::ClientRegistry>(*issuer);
        server = std::make_unique<authority::AuthorizationServer>(*store, *issuer, *registry, administrators, clock,
                                                                  authority::AuthorizationServer::Options{keys});
        server->setIssuer(QStringLiteral("https://octroi.example"));
        server->context().claims = [](const QString &id, const QStringList &scopes) {
            return scopes.contains(QLatin1String("profile")) ? QJsonObject{{QStringLiteral("name"), QString(QStringLiteral("Name of ") + id)}} : QJsonObject();
        };
        server->context().accountLives = [this](const QString &id) { return !goneAccounts.contains(id); };
        if (const auto loaded = server->load(); !loaded)
            qFatal("%s", qPrintable(loaded.error().toString()));
    }
    void restart()
    {
        server.reset();
        registry.reset();
        reopen();
        begin();
    }

    authority::ClientRegistry::Issued client(const char *members)
    {
        QJsonObject body = json(QByteArray(members).replace('\'', '"').constData());
        body.insert(QStringLiteral("application_id"), application.id);
        if (!body.contains(QStringLiteral("name")))
            body.insert(QStringLiteral("name"), QStringLiteral("Client"));
        auto made = registry->create(caller, body);
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
        return std::move(*made);
    }
    authority::ClientRegistry::Issued webClient()
    {
        return client("{'kind':'web','token_endpoint_auth_method':'client_secret_post','grant_types':['authorization_code','refresh_token'],"
                      "'redirect_uris':['https://app.example/cb'],'scopes':['orders:read','orders:write','openid','profile']}");
    }

    static QByteArray formOf(const Form &fields)
    {
        QByteArray out;
        for (const auto &[name, value] : fields)
            out += (out.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        return out;
    }
    static authority::OAuthRequest request(const Form &fields, const QByteArray &path = "/oauth/token")
    {
        authority::OAuthRequest out;
        out.method = "POST";
        out.path = path;
        out.contentType = "application/x-www-form-urlencoded";
        out.body = formOf(fields);
        out.address = QStringLiteral("203.0.113.5");
        return out;
    }
    static Form with(Form fields, const authority::ClientRegistry::Issued &client)
    {
        fields.append({QStringLiteral("client_id"), client.client.id});
        if (!client.secret.isEmpty())
            fields.append({QStringLiteral("client_secret"), client.secret.revealText()});
        return fields;
    }
    authority::OAuthAnswer token(const Form &fields) { return server->token(request(fields)); }

    QString verifier = QString(43, QLatin1Char('v'));
    QString challenge() const { return QString::fromLatin1(crypto::toBase64Url(crypto::sha256Bytes(verifier.toLatin1()))); }
    Form authorizationFields(const QString &clientId) const
    {
        return {{QStringLiteral("client_id"), clientId}, {QStringLiteral("response_type"), QStringLiteral("code")},
                {QStringLiteral("redirect_uri"), QStringLiteral("https://app.example/cb")}, {QStringLiteral("state"), QStringLiteral("s&1")},
                {QStringLiteral("code_challenge"), challenge()}, {QStringLiteral("code_challenge_method"), QStringLiteral("S256")},
                {QStringLiteral("scope"), QStringLiteral("orders:read openid profile")}, {QStringLiteral("nonce"), QStringLiteral("n1")}};
    }
    authority::AuthorizationStart start(const Form &fields)
    {
        return server->authorization().begin(*authority::Parameters::parse(formOf(fields)));
    }
    /// Signs "person1" in and approves all; the code.
    QString approve(const Form &fields)
    {
        const auto begun = start(fields);
        if (const auto *refused = std::get_if<authority::AuthorizationRefusal>(&begun))
            qFatal("refused: %s %s", qPrintable(refused->error), qPrintable(refused->detail));
        const auto &asked = std::get<authority::AuthorizationRequest>(begun);
        const auto redirect = server->authorization().approve(asked, {QStringLiteral("person1"), clock.nowMs() / 1000, {QStringLiteral("pwd")}}, asked.scopes);
        if (!redirect)
            qFatal("%s", qPrintable(redirect.error().toString()));
        lastRedirect = *redirect;
        return QUrlQuery(QUrl(*redirect)).queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded);
    }
    Form codeForm(const QString &code) const
    {
        return {{QStringLiteral("grant_type"), QStringLiteral("authorization_code")}, {QStringLiteral("code"), code},
                {QStringLiteral("redirect_uri"), QStringLiteral("https://app.example/cb")}, {QStringLiteral("code_verifier"), verifier}};
    }
    static QJsonObject claims(const authority::OAuthAnswer &answer, const char *member = "access_token")
    {
        return crypto::decodeJwt(answer.body.value(QLatin1String(member)).toString().toLatin1()).claims;
    }
    static QString text(const authority::OAuthAnswer &answer, const char *member) { return answer.body.value(QLatin1String(member)).toString(); }
    bool active(const authority::OAuthAnswer &answer, const char *member = "access_token")
    {
        return server->introspect(request({{QStringLiteral("token"), text(answer, member)}}, "/oauth/introspect"), true).body.value(QStringLiteral("active")).toBool();
    }
    QByteArray proof(const crypto::SigningKey &key, const QByteArray &method, const QByteArray &path, const QByteArray &nonce = {}, const QByteArray &accessToken = {})
    {
        QJsonObject payload{{QStringLiteral("jti"), QString::fromLatin1(crypto::randomBase62(20))}, {QStringLiteral("htm"), QString::fromLatin1(method)},
                            {QStringLiteral("htu"), QString::fromLatin1("https://octroi.example" + path)}, {QStringLiteral("iat"), clock.nowMs() / 1000}};
        if (!nonce.isEmpty())
            payload[QStringLiteral("nonce")] = QString::fromLatin1(nonce);
        if (!accessToken.isEmpty())
            payload[QStringLiteral("ath")] = QString::fromLatin1(crypto::tokenHash(accessToken));
        const QJsonObject jwk = key.publicJwk().toJson();
        QJsonObject bare;
        for (const char *member : {"kty", "crv", "x", "y"})
            bare[QLatin1String(member)] = jwk.value(QLatin1String(member));
        const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")}, {QStringLiteral("alg"), QStringLiteral("ES256")}, {QStringLiteral("jwk"), bare}};
        return key.sign(QJsonDocument(header).toJson(QJsonDocument::Compact), QJsonDocument(payload).toJson(QJsonDocument::Compact));
    }

    authority::Administrators administrators{clock, [] { return QByteArray(32, 's'); }};
    std::unique_ptr<authority::ClientRegistry> registry;
    std::unique_ptr<authority::AuthorizationServer> server;
    QStringList goneAccounts;
    QString lastRedirect;
};

} // namespace octroi::test
