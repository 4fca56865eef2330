// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/keycloakserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using octroi::test::KeycloakServer;

namespace {
const QString kRealm = QStringLiteral("meridian");
}

/// octroictl at a real Keycloak: clients and what belongs to them, and a sentence for what is not there.
class TestKeycloakCommand : public QObject
{
    Q_OBJECT

    struct Answer
    {
        int code = -1;
        QByteArray out, err;
        QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    };
    std::unique_ptr<KeycloakServer> m_server;
    QTemporaryDir m_folder;
    QString m_client;

    Answer ctl(const QStringList &arguments, bool json = true)
    {
        QProcess process;
        QStringList all{QStringLiteral("--backend"), QStringLiteral("keycloak"), QStringLiteral("--server"), m_server->address(),
                        QStringLiteral("--realm"), kRealm, QStringLiteral("--client-id"), QLatin1String(KeycloakServer::kServiceClient),
                        QStringLiteral("--client-secret-file"), m_folder.filePath(QStringLiteral("secret"))};
        if (json)
            all << QStringLiteral("--json");
        process.start(qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroictl"), all + arguments);
        if (!process.waitForFinished(120'000))
            process.kill();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Answer ctl(const char *words) { return ctl(QString::fromLatin1(words).split(QLatin1Char(' '))); }
    QJsonObject atKeycloak(const QString &id) { return m_server->call("GET", m_server->clientPath(kRealm, id)).body.object(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KeycloakServer>();
        m_server->createRealm(kRealm);
        QFile secret(m_folder.filePath(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(KeycloakServer::kServiceSecret);
    }
    void cleanupTestCase() { m_server.reset(); }

    void aClientLivesAndEnds()
    {
        QCOMPARE(ctl("partner create --name Kestrel").code, 0);
        QCOMPARE(ctl("app create --partner Kestrel --name Returns").code, 0);
        QCOMPARE(ctl("scope create --name orders:read").code, 0);
        const Answer made = ctl("client create --app Kestrel/Returns --name nightly --grant client_credentials --scope orders:read");
        QVERIFY2(made.code == 0, made.err.constData());
        m_client = made.json().object().value(QLatin1String("id")).toString();
        const QString secret = made.json().object().value(QLatin1String("client_secret")).toString();
        QCOMPARE(atKeycloak(m_client).value(QLatin1String("secret")).toString(), secret);

        const Answer listed = ctl({QStringLiteral("client"), QStringLiteral("list"), QStringLiteral("--filter"), QStringLiteral("nightly status:active")});
        QCOMPARE(listed.json().array().size(), 1);
        const Answer planned = ctl({QStringLiteral("--dry-run"), QStringLiteral("client"), QStringLiteral("suspend"), m_client});
        QVERIFY2(planned.code == 0, planned.err.constData());
        const QJsonArray calls = planned.json().object().value(QLatin1String("calls")).toArray();
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls.first().toObject().value(QLatin1String("method")).toString(), QStringLiteral("PUT"));
        const QString id = atKeycloak(m_client).value(QLatin1String("id")).toString();
        QCOMPARE(calls.first().toObject().value(QLatin1String("path")).toString(), QStringLiteral("/admin/realms/meridian/clients/") + id);
        QVERIFY(atKeycloak(m_client).value(QLatin1String("enabled")).toBool());
        QCOMPARE(ctl({QStringLiteral("client"), QStringLiteral("suspend"), m_client}).code, 0);
        QVERIFY(!atKeycloak(m_client).value(QLatin1String("enabled")).toBool(true));
        QCOMPARE(ctl({QStringLiteral("client"), QStringLiteral("resume"), m_client}).code, 0);
        const Answer rotated = ctl({QStringLiteral("client"), QStringLiteral("rotate-secret"), m_client, QStringLiteral("--overlap-seconds"), QStringLiteral("0")});
        QVERIFY2(rotated.code == 0, rotated.err.constData());
        const QString next = rotated.json().object().value(QLatin1String("client_secret")).toString();
        QVERIFY(next != secret);
        QCOMPARE(atKeycloak(m_client).value(QLatin1String("secret")).toString(), next);
        // Without a policy of the realm nothing goes on beside the new one.
        const Answer grace = ctl({QStringLiteral("client"), QStringLiteral("rotate-secret"), m_client, QStringLiteral("--overlap-seconds"), QStringLiteral("3600")});
        QVERIFY(grace.code != 0);
        QVERIFY2(grace.err.contains("secret-rotation policy"), grace.err.constData());
        QCOMPARE(ctl({QStringLiteral("client"), QStringLiteral("revoke"), m_client}).code, 0);
        QVERIFY(!atKeycloak(m_client).value(QLatin1String("enabled")).toBool(true));
    }

    void whatIsNotThereIsRefused_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("sentence");
        const std::pair<const char *, const char *> rows[] = {
            {"key list", "Keycloak has no API keys."},
            {"plan list", "Keycloak limits no calls, so it has no plans."},
            {"api list", "Keycloak does not know which APIs its tokens are for."},
            {"campaign list", "Campaigns rotate API keys, which Keycloak has not."},
            {"token list", "Keycloak lists who is signed in, not tokens: end the session."},
            {"trusted-issuer list", "Keycloak takes other issuers as identity providers, which are set up there."},
            {"client add-secret nightly", "A Keycloak client has one secret. Rotate it instead."}};
        for (const auto &[command, sentence] : rows)
            QTest::newRow(command) << QString::fromLatin1(command) << QString::fromUtf8(sentence);
    }
    void whatIsNotThereIsRefused()
    {
        QFETCH(QString, command);
        QFETCH(QString, sentence);
        const Answer refused = ctl(command.split(QLatin1Char(' ')));
        QCOMPARE(refused.code, 1);
        QVERIFY2(QString::fromUtf8(refused.err).contains(sentence), refused.err.constData());
    }

    void whoIsSignedInIsListedAndEnded()
    {
        QCOMPARE(ctl("session list").json().array().size(), 0);
        const QString path = m_server->clientPath(kRealm, QLatin1String(KeycloakServer::kPublicClient));
        QCOMPARE(m_server->call("PUT", path, QJsonDocument(QJsonObject{{QStringLiteral("directAccessGrantsEnabled"), true}})).status, 204);
        QVERIFY(m_server->signInUser(kRealm));
        const Answer listed = ctl("session list --client octroi-console");
        QCOMPARE(listed.json().array().size(), 1);
        const QJsonObject session = listed.json().array().first().toObject();
        QCOMPARE(session.value(QLatin1String("user")).toString(), QLatin1String(KeycloakServer::kUser));
        const Answer ended = ctl({QStringLiteral("session"), QStringLiteral("end"), session.value(QLatin1String("id")).toString()});
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ctl("session list").json().array().size(), 0);
    }

    void aRealmIsNeeded()
    {
        QProcess process;
        process.start(qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroictl"),
                      {QStringLiteral("--backend"), QStringLiteral("keycloak"), QStringLiteral("client"), QStringLiteral("list")});
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY(process.exitCode() != 0);
        QVERIFY(process.readAllStandardError().contains("--realm"));
    }
};

QTEST_GUILESS_MAIN(TestKeycloakCommand)
#include "tst_keycloakcommand.moc"
