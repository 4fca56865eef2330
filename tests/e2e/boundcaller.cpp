// SPDX-License-Identifier: GPL-3.0-or-later
#include "boundcaller.h"

#include "crypto/jose/dpop.h"
#include "crypto/random.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

namespace octroi::test {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

BoundCaller::BoundCaller(Octroid &octroid, const QString &application, const QStringList &scopes)
    : m_key(crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value())
{
    const QJsonObject made = octroid
                                 .call("POST", "/v1/clients",
                                       {{QStringLiteral("application_id"), application},
                                        {QStringLiteral("name"), QStringLiteral("bound")},
                                        {QStringLiteral("grant_types"), QJsonArray{QStringLiteral("client_credentials")}},
                                        {QStringLiteral("token_endpoint_auth_method"), QStringLiteral("client_secret_post")},
                                        {QStringLiteral("dpop_bound"), true},
                                        {QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)}})
                                 .json();
    const QByteArray form = "grant_type=client_credentials&client_id=" + made[QLatin1String("id")].toString().toLatin1() +
                            "&client_secret=" + QUrl::toPercentEncoding(made[QLatin1String("client_secret")].toString());
    RawClient direct(octroid.port());
    const QByteArray uri = "http://127.0.0.1:" + QByteArray::number(octroid.port()) + "/oauth/token";
    const auto ask = [&](const QByteArray &nonce) {
        return direct.send("POST", "/oauth/token",
                           {{"Content-Type", "application/x-www-form-urlencoded"}, {"DPoP", proof("POST", uri, nonce)}}, form);
    };
    const Answer first = ask({}); // says the nonce
    const Answer answer = ask(first.fields.value("dpop-nonce"));
    m_token = answer.json()[QLatin1String("access_token")].toString().toLatin1();
    if (m_token.isEmpty())
        qFatal("no bound token: %s %s", first.body.constData(), answer.body.constData());
}

QByteArray BoundCaller::proof(const QByteArray &method, const QByteArray &uri, const QByteArray &nonce) const
{
    const QJsonObject whole = m_key.publicJwk().toJson();
    QJsonObject jwk;
    for (const char *member : {"kty", "crv", "x", "y"})
        jwk[QLatin1String(member)] = whole.value(QLatin1String(member));
    QJsonObject payload{{QStringLiteral("jti"), QString::fromLatin1(crypto::randomBase62(20))},
                        {QStringLiteral("htm"), QString::fromLatin1(method)},
                        {QStringLiteral("htu"), QString::fromLatin1(uri)},
                        {QStringLiteral("iat"), QDateTime::currentSecsSinceEpoch()}};
    if (!nonce.isEmpty())
        payload[QStringLiteral("nonce")] = QString::fromLatin1(nonce);
    if (!m_token.isEmpty())
        payload[QStringLiteral("ath")] = QString::fromLatin1(crypto::tokenHash(m_token));
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")}, {QStringLiteral("alg"), QStringLiteral("ES256")}, {QStringLiteral("jwk"), jwk}};
    return m_key.sign(compact(header), compact(payload));
}

int BoundCaller::get(RawClient &proxy, const QByteArray &path, const QByteArray &proof, const QByteArray &scheme) const
{
    Fields fields{{"Authorization", scheme + ' ' + m_token}};
    if (!proof.isEmpty())
        fields << std::pair<QByteArray, QByteArray>("DPoP", proof);
    return proxy.send("GET", path, fields).status;
}

void BoundCaller::callsThrough(RawClient &proxy, const QByteArray &path) const
{
    const QByteArray uri = proxy.scheme() + "://localhost" + path, once = proof("GET", uri);
    const QByteArray other = (proxy.scheme() == "http" ? "https" : "http") + QByteArray("://localhost") + path;
    QCOMPARE(get(proxy, path, once), 200);
    QCOMPARE(get(proxy, path, once), 401); // a proof is good for one call
    QCOMPARE(get(proxy, path, proof("GET", uri)), 200);
    QCOMPARE(get(proxy, path, proof("POST", uri)), 401);
    QCOMPARE(get(proxy, path, proof("GET", proxy.scheme() + "://elsewhere" + path)), 401);
    QCOMPARE(get(proxy, path, proof("GET", other)), 401);
    QCOMPARE(get(proxy, path, {}), 401);
    QCOMPARE(get(proxy, path, proof("GET", uri), "Bearer"), 401);
}

} // namespace octroi::test
