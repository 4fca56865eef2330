// SPDX-License-Identifier: GPL-3.0-or-later
#include "await.h"
#include "backends/connector.h"
#include "backends/signin/devicesignin.h"
#include "support/keycloakserver.h"
#include "support/skip.h"

#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>

using namespace octroi;
using namespace octroi::backends;
using test::await;
using test::KeycloakServer;

namespace {

const QString kRealm = QStringLiteral("people");

template <typename T>
QString told(const Result<T> &result)
{
    return result.ok() ? QStringLiteral("ok") : errorCodeName(result.error().code) + u' ' + result.error().reason;
}

} // namespace

/// An administrator signs in to a real Keycloak, in a real browser.
class TestSignIn : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<KeycloakServer> m_server;
    QProcess m_browser;

    Destination destination() const
    {
        Destination d{QStringLiteral("keycloak"), m_server->address(), kRealm, {}, {}};
        d.credentials.clientId = QLatin1String(KeycloakServer::kPublicClient);
        d.credentials.kind = Credentials::Kind::RefreshToken;
        return d;
    }
    void open(const QUrl &url)
    {
        m_browser.setProcessChannelMode(QProcess::ForwardedChannels);
        m_browser.start(QStringLiteral("python3"), {qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/tests/e2e/browser/keycloak.py"),
                                                    url.toString(QUrl::FullyEncoded), QLatin1String(KeycloakServer::kUser),
                                                    QLatin1String(KeycloakServer::kPassword)});
    }
    /// A browser that does not show pages.
    static int fetch(const QUrl &url)
    {
        QNetworkAccessManager network;
        QNetworkReply *reply = network.get(QNetworkRequest(url));
        const bool ended = QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000);
        return ended ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("chromedriver")).isEmpty())
            test::skipProgram(QStringLiteral("chromedriver is not installed"));
        m_server = std::make_unique<KeycloakServer>();
        m_server->createRealm(kRealm);
    }

    void inTheBrowser()
    {
        BrowserSignIn signIn(signInWish(destination()), {QStringLiteral("Signed in"), QStringLiteral("Close this window.")}, m_clock);
        const auto secret = await(signIn.signIn([this](const QUrl &url) { open(url); }), 200'000);
        QVERIFY2(secret.ok(), qPrintable(told(secret)));
        QTRY_COMPARE_WITH_TIMEOUT(m_browser.state(), QProcess::NotRunning, 60'000);
        QCOMPARE(m_browser.exitCode(), 0);

        Destination there = destination();
        there.credentials.secret = *secret;
        auto backend = connectorTo(there, QStringLiteral("k"), QStringLiteral("Keycloak"), m_clock);
        std::shared_ptr<Secret> kept;
        connectionOf(*backend)->onRenewed([&kept](const std::shared_ptr<Secret> &renewed) { kept = renewed; });
        const auto connected = await(backend->connectToBackend());
        QVERIFY2(connected.ok(), qPrintable(told(connected)));
        QVERIFY(await(backend->clients()->clients({}, {}, 10)).ok());
        QVERIFY(kept); // silently renewed, and told
        // Signed out, the token opens nothing any more, and that is what is told.
        QVERIFY(await(connectionOf(*backend)->signOut()).ok());
        there.credentials.secret = kept;
        auto again = connectorTo(there, QStringLiteral("k"), QStringLiteral("Keycloak"), m_clock);
        const auto ended = await(again->connectToBackend());
        QCOMPARE(told(ended), QStringLiteral("unauthorized session_ended"));
    }

    void withADeviceCode()
    {
        DeviceSignIn signIn(signInWish(destination()), m_clock);
        const auto secret = await(signIn.signIn([this](const DeviceCode &code) {
            QVERIFY(!code.userCode.isEmpty());
            open(code.completeAddress);
        }), 200'000);
        QVERIFY2(secret.ok(), qPrintable(told(secret)));
        QTRY_COMPARE_WITH_TIMEOUT(m_browser.state(), QProcess::NotRunning, 60'000);
        Destination there = destination();
        there.credentials.secret = *secret;
        auto backend = connectorTo(there, QStringLiteral("k"), QStringLiteral("Keycloak"), m_clock);
        QVERIFY(await(backend->connectToBackend()).ok());
    }

    void aBrowserThatNeverComesBack()
    {
        BrowserSignIn signIn(signInWish(destination()), {}, m_clock);
        signIn.setPatience(std::chrono::milliseconds(300));
        const auto silent = await(signIn.signIn([](const QUrl &) {}));
        QCOMPARE(told(silent), QStringLiteral("timeout browser_silent"));
    }

    void anAnswerOfSomebodyElse()
    {
        BrowserSignIn signIn(signInWish(destination()), {}, m_clock);
        int strange = 0, other = 0;
        const auto mixed = await(signIn.signIn([&](const QUrl &url) {
            const QUrlQuery query(url);
            QUrl back(query.queryItemValue(QStringLiteral("redirect_uri"), QUrl::FullyDecoded));
            QTimer::singleShot(0, this, [&, back, query] {
                QUrl wrong = back;
                wrong.setQuery(QStringLiteral("code=x&state=guessed"));
                strange = fetch(wrong); // answered with 400, and nothing ends
                QUrl elsewhere = back;
                elsewhere.setPath(QStringLiteral("/other"));
                other = fetch(elsewhere);
                QUrl mixedUp = back;
                mixedUp.setQuery(QStringLiteral("code=x&iss=https%3A%2F%2Fother.example&state=") + query.queryItemValue(QStringLiteral("state")));
                fetch(mixedUp);
            });
        }));
        QCOMPARE(strange, 400);
        QCOMPARE(other, 404);
        QCOMPARE(told(mixed), QStringLiteral("protocol issuer_mismatch"));
    }

    void anIssuerThatLies()
    {
        Destination d = destination();
        d.address.replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"));
        SignInWish wish = signInWish(d);
        wish.issuer.replace(kRealm, QStringLiteral("master"));
        wish.issuer += QLatin1Char('/');
        BrowserSignIn signIn(wish, {}, m_clock);
        bool opened = false;
        const auto refused = await(signIn.signIn([&opened](const QUrl &) { opened = true; }));
        QVERIFY(!refused.ok());
        QVERIFY(!opened);
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
