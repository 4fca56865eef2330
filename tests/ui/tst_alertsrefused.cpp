// SPDX-License-Identifier: GPL-3.0-or-later
// The page of alerts over a server that refuses, talks nonsense, or says nothing.
#include "alertfixture.h"
#include "backends/octroid/octroidbackend.h"
#include "mockoctroid.h"
#include "quietbackend.h"
#include "widgets/errorstate.h"

using namespace octroi;
using test::await;
using test::MockOctroid;
using test::MockRequest;
using State = widgets::ViewStates::State;

class TestAlertsRefused : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    std::unique_ptr<MockOctroid> m_mock;
    std::unique_ptr<test::AlertConsole> m;

    void open(const MockOctroid::Handler &handler)
    {
        m_mock = std::make_unique<MockOctroid>();
        m_mock->setHandler([handler](const MockRequest &request) {
            return request.path == "/v1/server" ? MockOctroid::answer(200, R"({"version":"0.1.0"})") : handler(request);
        });
        auto backend = std::make_unique<backends::OctroidBackend>(QStringLiteral("p"), QStringLiteral("mock"), m_mock->issuer(), QStringLiteral("admin"),
                                                                  std::make_shared<Secret>(QByteArray("s3cret")), m_clock);
        m = std::make_unique<test::AlertConsole>(std::move(backend), m_clock);
        const auto connected = await(m->console.backend->connectToBackend());
        QVERIFY2(connected.ok(), connected ? "" : qPrintable(connected.error().toString()));
        QVERIFY(QTest::qWaitForWindowActive(&m->console.window));
    }
    int asked(const char *path) const
    {
        return int(std::count_if(m_mock->requests.begin(), m_mock->requests.end(), [path](const MockRequest &r) { return r.path.startsWith(path); }));
    }

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }
    void cleanup()
    {
        m.reset();
        m_mock.reset();
    }

    void badAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("html") << MockOctroid::answer(200, "<html>", "text/html");
        QTest::newRow("cut off") << MockOctroid::answer(200, "{\"items\":[{\"id\"");
        QTest::newRow("no list") << MockOctroid::answer(200, "{}");
        QTest::newRow("alerts without identifiers") << MockOctroid::answer(200, R"({"items":[{"rule_name":"x"}],"next":null})");
        QTest::newRow("kinds of tomorrow") << MockOctroid::answer(200, R"({"items":[{"id":"a","rule_id":"b","name":"n","kind":"weather"}],"next":null})");
        QTest::newRow("refused by role") << MockOctroid::answer(403, R"({"title":"Forbidden","status":403,"reason":"permission_missing"})", "application/problem+json");
        QTest::newRow("an error of the server") << MockOctroid::answer(500, R"({"status":500})", "application/problem+json");
    }
    void badAnswers()
    {
        QFETCH(QByteArray, answer);
        open([answer](const MockRequest &request) {
            return request.path.startsWith("/v1/alerts") ? answer : MockOctroid::answer(404, R"({"reason":"not_found"})", "application/problem+json");
        });
        QTRY_VERIFY(m->watch.error().has_value());
        auto *table = m->named<widgets::TableView>("Firing alerts");
        QVERIFY(table);
        QTRY_VERIFY(table->states().state() == State::Error);
        QVERIFY(table->states().error()->isVisible());
        QVERIFY(m->watch.firing().isEmpty());
        QVERIFY(m->choose("What is shown", 1));
        auto *past = m->named<widgets::TableView>("Past and present alerts");
        QVERIFY(past);
        QTRY_VERIFY(past->states().state() == State::Error);
        QVERIFY(m->choose("What is shown", 2));
        QTRY_VERIFY(m->rules()->error().has_value());
        auto *rules = m->named<widgets::TableView>("Alert rules");
        QVERIFY(rules);
        QTRY_VERIFY(rules->states().state() == State::Error);
        // Tried again as soon as somebody asks for it.
        const int before = asked("/v1/alerts/rules");
        Q_EMIT rules->states().error()->retryRequested();
        QTRY_VERIFY(asked("/v1/alerts/rules") > before);
    }

    void anAcknowledgementIsRefusedByRole()
    {
        const QByteArray alert = R"({"id":"a","rule_id":"b","rule_name":"Too many","kind":"threshold","measure":"requests","subject_type":"all",)"
                                 R"("value":5,"limit":1,"started_at":"2026-01-01T00:00:00Z","version":1})";
        open([alert](const MockRequest &request) {
            if (request.method == "POST")
                return MockOctroid::answer(403, R"({"title":"Forbidden","status":403,"reason":"permission_missing"})", "application/problem+json");
            return MockOctroid::answer(200, "{\"items\":[" + alert + "],\"next\":null}");
        });
        QTRY_COMPARE(m->alerts()->rowCount(), 1);
        QVERIFY(m->chooseFirst("Firing alerts"));
        QVERIFY(m->press("Acknowledge"));
        QTRY_COMPARE(m->failures.size(), 1);
        QVERIFY2(m->failures.first().startsWith(QStringLiteral("Too many was not changed.")), qPrintable(m->failures.first()));
        QCOMPARE(m->watch.unacknowledged().size(), 1);
    }

    void aBackendWithoutAlertsSaysSo()
    {
        m = std::make_unique<test::AlertConsole>(std::make_unique<test::QuietBackend>(), m_clock);
        auto *table = m->named<widgets::TableView>("Firing alerts");
        QVERIFY(table);
        QTRY_VERIFY(table->states().state() == State::Empty);
        QVERIFY(!m->button("New rule…")->isEnabled());
        QVERIFY(!m->button("New rule…")->toolTip().isEmpty());
    }
};

QTEST_MAIN(TestAlertsRefused)
#include "tst_alertsrefused.moc"
