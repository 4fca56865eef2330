// SPDX-License-Identifier: GPL-3.0-or-later
#include "octroidprocess.h"
#include "suite.h"

#include <QSignalSpy>

using namespace octroi;
using backends::BackendState;
using backends::OctroidBackend;
using test::await;

// The suite over each connector that ships, against the real system it speaks to.
class TestBackend : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_backend;
    std::unique_ptr<test::BackendSuite> m_suite;

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        m_suite = std::make_unique<test::BackendSuite>(*m_backend);
    }
    void cleanupTestCase()
    {
        m_backend.reset();
        m_octroid.stop();
    }

    void signsIn()
    {
        QCOMPARE(m_backend->state(), BackendState::Offline);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        QCOMPARE(m_backend->state(), BackendState::Online);
        QVERIFY(!m_backend->info().version.isEmpty());
        QVERIFY(m_backend->latencyMs() >= 0);
    }
    void aWrongSecretIsUnauthorized()
    {
        const session::Endpoint e = m_octroid.endpoint();
        OctroidBackend wrong(QStringLiteral("w"), QStringLiteral("octroid"), e.issuer, e.clientId,
                             std::make_shared<Secret>(QByteArray("not the secret")), m_clock);
        QCOMPARE(errorCodeName(await(wrong.connectToBackend()).error().code),
                 errorCodeName(ErrorCode::Unauthorized));
        QCOMPARE(wrong.state(), BackendState::Failed);
        OctroidBackend nobody(QStringLiteral("n"), QStringLiteral("octroid"), e.issuer,
                              QStringLiteral("nobody"), e.clientSecret, m_clock);
        QCOMPARE(errorCodeName(await(nobody.connectToBackend()).error().code),
                 errorCodeName(ErrorCode::Unauthorized));
    }
    void directory() { m_suite->directory(); }
    void catalogue() { m_suite->catalogue(); }
    void pages() { m_suite->pages(); }
    void keyLife() { m_suite->keyLife(); }
    void rotation() { m_suite->rotation(); }
    void absentObjects() { m_suite->absentObjects(); }
    void wrongValues() { m_suite->wrongValues(); }
    void conflicts() { m_suite->conflicts(); }
    void repeatedCreation() { m_suite->repeatedCreation(); }
    void auditAndChanges() { m_suite->auditAndChanges(); }
    void clients() { m_suite->clients(); }
    void clientLife() { m_suite->clientLife(); }
    void clientScopes() { m_suite->clientScopes(); }
    void clientPages() { m_suite->clientPages(); }

    void usageAndLivePoints()
    {
        domain::Api api;
        api.name = QStringLiteral("Conformance usage");
        api.basePath = QStringLiteral("/usage/v1");
        api.endpoints = {
            {QStringLiteral("GET"), QStringLiteral("/items/{id}"), {QStringLiteral("conformance:read")}}};
        const backends::IssuedKey key = m_suite->key(QStringLiteral("used"));
        QVERIFY(key.secret);
        const auto created = await(m_backend->createApi(api, {}));
        QVERIFY(created.ok());
        qint64 requests = 0, refused = 0;
        bool endpointSeen = false;
        connect(m_backend.get(), &backends::Backend::livePoint, this, [&](const domain::LivePoint &point) {
            for (const auto &k : point.keys) {
                if (k.keyId == key.key.id) {
                    requests += k.requests;
                    refused += k.refused;
                }
            }
            for (const auto &e : point.endpoints)
                endpointSeen = endpointSeen || e.apiId == created->id;
        });
        QSignalSpy points(m_backend.get(), &backends::Backend::livePoint);
        m_backend->startLive(0);
        QTRY_VERIFY_WITH_TIMEOUT(points.size() > 0, 20'000);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_octroid.check("GET", "/usage/v1/items/4", key.secret->reveal()), 200);
        QCOMPARE(m_octroid.check("DELETE", "/usage/v1/items/4", key.secret->reveal()), 403);
        QTRY_COMPARE_WITH_TIMEOUT(requests, 4, 20'000);
        QCOMPARE(refused, 1);
        QVERIFY(endpointSeen);
        m_backend->stopLive();
        m_backend->disconnect(this);

        backends::UsageRequest request;
        request.to = QDateTime::currentDateTimeUtc().addSecs(60);
        request.from = request.to.addSecs(-3600);
        request.keyId = key.key.id;
        request.groupBy = QStringList{QStringLiteral("key"), QStringLiteral("hour")};
        const auto total = [&] {
            qint64 sum = 0;
            const auto rows = await(m_backend->usage(request));
            for (const domain::UsageRow &row : rows ? *rows : QList<domain::UsageRow>())
                sum += row.totals.requests;
            return sum;
        };
        QTRY_COMPARE_WITH_TIMEOUT(total(), 4, 20'000);
        const auto used = await(m_backend->key(key.key.id));
        QVERIFY(used->lastUsedAt.isValid());
    }

    // The last: it ends the server.
    void aStoppedServerIsANetworkError()
    {
        QSignalSpy states(m_backend.get(), &backends::Backend::stateChanged);
        m_octroid.stop();
        QCOMPARE(errorCodeName(await(m_backend->partners({}, 10)).error().code),
                 errorCodeName(ErrorCode::Network));
        QCOMPARE(m_backend->state(), BackendState::Offline);
        QCOMPARE(errorCodeName(m_backend->lastError().code), errorCodeName(ErrorCode::Network));
        QCOMPARE(states.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBackend)
#include "tst_backend.moc"
