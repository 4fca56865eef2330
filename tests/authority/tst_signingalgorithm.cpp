// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/jws.h"
#include "crypto/jose/jwt.h"
#include "daemon.h"

#include <QTemporaryDir>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

/// `octroid --signing-algorithm`: what it signs with, and that what it signed before stays good.
class TestSigningAlgorithm : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Daemon> m_daemon;
    std::unique_ptr<ControlClient> m_admin;
    QByteArray m_credentials;

    void start(const QString &algorithm)
    {
        m_daemon.reset();
        m_daemon = std::make_unique<Daemon>(m_folder.path(), QStringList{S("--signing-algorithm"), algorithm});
        if (m_daemon->port() == 0)
            qFatal("%s", m_daemon->log().constData());
        m_admin = std::make_unique<ControlClient>(m_daemon->port());
        signIn(*m_admin, m_folder.filePath(S("admin.json")));
    }
    QByteArray token()
    {
        ControlClient client(m_daemon->port());
        const Reply reply = client.call("POST", "/oauth/token", m_credentials, {{"Content-Type", "application/x-www-form-urlencoded"}});
        if (reply.status != 200)
            qFatal("%s", reply.body.constData());
        return reply.json()[S("access_token")].toString().toLatin1();
    }
    /// The algorithm of a token whose signature the published keys verify; "" for another.
    QString verified(const QByteArray &token)
    {
        ControlClient client(m_daemon->port());
        const auto keys = crypto::JwkSet::fromBytes(client.call("GET", "/oauth/jwks").body);
        if (!keys || !crypto::verifyJws(token, *keys, crypto::allAlgorithms()).ok())
            return {};
        return crypto::decodeJwt(token).header[S("alg")].toString();
    }

private Q_SLOTS:
    void another()
    {
        start(S("EdDSA"));
        const QString partner = m_admin->call("POST", "/v1/partners", QJsonObject{{S("name"), S("P")}}).json()[S("id")].toString();
        const QString application = m_admin->call("POST", "/v1/applications", QJsonObject{{S("name"), S("A")}, {S("partner_id"), partner}}).json()[S("id")].toString();
        const QJsonObject made = m_admin->call("POST", "/v1/clients", QJsonObject{{S("application_id"), application}, {S("name"), S("C")},
                                                                                  {S("token_endpoint_auth_method"), S("client_secret_post")},
                                                                                  {S("grant_types"), QJsonArray{S("client_credentials")}}}).json();
        m_credentials = "grant_type=client_credentials&client_id=" + made[S("id")].toString().toLatin1() + "&client_secret=" + made[S("client_secret")].toString().toLatin1();
        const QByteArray first = token();
        QCOMPARE(verified(first), S("EdDSA"));
        // Another one is published before it signs.
        start(S("RS256"));
        QCOMPARE(verified(token()), S("EdDSA"));
        QStringList waiting;
        for (const QJsonValue key : m_admin->call("GET", "/v1/signing-keys").json()[S("items")].toArray())
            waiting << key[S("algorithm")].toString() + (key[S("signs")].toBool() ? S(" signs") : QString());
        waiting.sort();
        QCOMPARE(waiting, (QStringList{S("EdDSA signs"), S("RS256")}));
        QCOMPARE(m_admin->call("POST", "/v1/signing-keys/rotate", QByteArray("{}")).status, 200);
        QCOMPARE(verified(token()), S("RS256"));
        QCOMPARE(verified(first), S("EdDSA")); // by overlap
    }
    void unknown()
    {
        for (const QString &name : {S("HS256"), S("none"), S("PS256")}) {
            Daemon daemon(m_folder.path(), {S("--signing-algorithm=") + name});
            QCOMPARE(daemon.exitCode(), 2);
            QVERIFY2(daemon.log().contains("is ES256, EdDSA or RS256"), daemon.log().constData());
        }
    }
};

QTEST_GUILESS_MAIN(TestSigningAlgorithm)
#include "tst_signingalgorithm.moc"
