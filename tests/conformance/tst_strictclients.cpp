// SPDX-License-Identifier: GPL-3.0-or-later
#include "../authority/nodefixture.h"
#include "support/skip.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QUrlQuery>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

namespace {

// Pinned: a newer version is a change of its own.
const QStringList kPackages{S("oauth4webapi@3.8.8"), S("openid-client@6.9.0")};

QString folder()
{
    return qEnvironmentVariable("OCTROI_BIN_DIR") + S("/../conformance");
}

/// Installs the clients into the build folder, where that has not been done.
void installClients()
{
    for (const QString &program : {S("node"), S("npm")}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            skipProgram(program + S(" is not installed"));
    }
    const QString stamp = folder() + S("/node_modules/.octroi-") + QString(kPackages.join(QLatin1Char('_'))).replace(QLatin1Char('/'), QLatin1Char('_'));
    if (QFile::exists(stamp))
        return;
    QDir().mkpath(folder());
    QProcess npm;
    npm.setProcessChannelMode(QProcess::MergedChannels);
    npm.start(S("npm"), QStringList{S("install"), S("--no-audit"), S("--no-fund"), S("--no-save"), S("--no-package-lock"), S("--ignore-scripts"), S("--prefix"), folder()} + kPackages);
    if (!npm.waitForFinished(300'000) || npm.exitCode() != 0)
        skipProgram(S("npm could not install the clients: ") + QString::fromUtf8(npm.readAll().right(500)));
    QFile file(stamp);
    if (!file.open(QIODevice::WriteOnly))
        skipProgram(S("the build folder cannot be written to"));
}

/// Where the browser would go after a person signed in and approved all (or denied, with login_hint=deny).
QString approved(authority::AuthorizationServer &server, const QString &url)
{
    const auto parameters = authority::Parameters::parse(QUrl(url).query(QUrl::FullyEncoded).toLatin1());
    if (!parameters)
        return S("https://test.invalid/?error=") + parameters.error().reason;
    const auto begun = server.authorization().begin(*parameters);
    if (const auto *refused = std::get_if<authority::AuthorizationRefusal>(&begun))
        return refused->redirect.isEmpty() ? S("https://test.invalid/?error=") + refused->error : refused->redirect;
    const auto &request = std::get<authority::AuthorizationRequest>(begun);
    if (request.loginHint == QLatin1String("deny"))
        return server.authorization().deny(request);
    const auto redirect = server.authorization().approve(request, {S("person1"), 0, {S("pwd")}}, request.scopes);
    return redirect ? *redirect : S("https://test.invalid/?error=") + redirect.error().reason;
}

} // namespace

/// Strict clients that were not written here, against a running octroid.
class TestStrictClients : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<NodeFixture> m_fixture;
    QString m_application;

    void answer(QProcess &node, const QByteArray &question)
    {
        const QString text = QString::fromUtf8(question);
        QString reply;
        m_fixture->node().onControlThread([&](authority::AuthorizationServer &server) {
            if (text.startsWith(S("approve ")))
                reply = approved(server, text.mid(8));
            else if (const auto device = server.devices().lookup(text.mid(7), S("127.0.0.1")))
                reply = server.devices().approve(text.mid(7), {S("person1"), 0, {}}, device->scopes) ? S("ok") : S("failed");
            else
                reply = S("unknown");
        });
        node.write(reply.toUtf8() + '\n');
    }
    /// Runs a script; the names of its steps that passed, and what did not.
    void run(const QString &script, int steps, const QString &algorithm = S("ES256"))
    {
        // Modules are looked up from where the script is.
        for (const QString &name : {S("bench.mjs"), script}) {
            QFile::remove(folder() + QLatin1Char('/') + name);
            QVERIFY(QFile::copy(qEnvironmentVariable("OCTROI_SOURCE_DIR") + S("/tests/conformance/") + name, folder() + QLatin1Char('/') + name));
        }
        QProcess node;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(S("OCTROI_ISSUER"), m_fixture->node().issuerUrl());
        environment.insert(S("OCTROI_ADMIN_TOKEN"), QString::fromLatin1(m_fixture->client().token()));
        environment.insert(S("OCTROI_APPLICATION"), m_application);
        environment.insert(S("OCTROI_ALGORITHM"), algorithm);
        node.setProcessEnvironment(environment);
        node.start(S("node"), {folder() + QLatin1Char('/') + script});
        int passed = 0;
        bool ended = false;
        QByteArray failures;
        while (!ended && (node.canReadLine() || node.waitForReadyRead(120'000))) {
            while (node.canReadLine()) {
                const QByteArray line = node.readLine().trimmed();
                if (line.startsWith("ask "))
                    answer(node, line.mid(4));
                else if (line.startsWith("ok "))
                    ++passed;
                else if (line == "end")
                    ended = true;
                else
                    failures += line + '\n';
            }
        }
        node.waitForFinished(10'000);
        QVERIFY2(failures.isEmpty() && ended, (failures + node.readAllStandardError()).constData());
        QCOMPARE(passed, steps);
    }

    void serve(crypto::JwsAlgorithm algorithm)
    {
        m_fixture = std::make_unique<NodeFixture>(S("UTC"), [algorithm](authority::Node::Options &options) { options.oauth.keys.algorithm = algorithm; });
        m_application = m_fixture->prepare();
        // The person who approves here is nobody's account.
        m_fixture->node().onControlThread([](authority::AuthorizationServer &server) {
            server.context().accountLives = {};
            server.context().claims = {};
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        installClients();
        serve(crypto::JwsAlgorithm::ES256);
    }
    void oauth4webapi() { run(S("oauth4webapi.mjs"), 19); }
    void openidClient() { run(S("openidclient.mjs"), 8); }
    /// Id tokens and access tokens of the other algorithms, verified by JWKS.
    void signingAlgorithms_data()
    {
        QTest::addColumn<crypto::JwsAlgorithm>("algorithm");
        QTest::newRow("EdDSA") << crypto::JwsAlgorithm::EdDSA;
        QTest::newRow("RS256") << crypto::JwsAlgorithm::RS256;
    }
    void signingAlgorithms()
    {
        QFETCH(crypto::JwsAlgorithm, algorithm);
        serve(algorithm);
        run(S("oauth4webapi.mjs"), 19, crypto::algorithmName(algorithm));
    }
};

QTEST_GUILESS_MAIN(TestStrictClients)
#include "tst_strictclients.moc"
