// SPDX-License-Identifier: GPL-3.0-or-later
// The console over a real Prometheus: connected by keyboard, tested, shown, opened again at the next start, forgotten.
#include "await.h"
#include "dialogs/connectsheet.h"
#include "keyboard.h"
#include "pages/usage/usagedata.h"
#include "shell/mainwindow.h"
#include "support/prometheusserver.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/sheethost.h"
#include "workspace.h"

#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;

class PrometheusConsoleTest : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::PrometheusServer m_server;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<QWidget> m_first; ///< before there is a console
    widgets::SheetHost *m_firstHost = nullptr;
    qint64 m_calls = 0;

    app::Console &console() const { return *m_workspace->current(); }
    static bool goTo(const QString &name)
    {
        for (int i = 0; i < 60; ++i) {
            QWidget *focus = QApplication::focusWidget();
            if (focus && focus->accessibleName() == name)
                return true;
            test::key(Qt::Key_Tab);
        }
        return false;
    }
    bool says(const QString &part) const
    {
        QWidget *place = m_firstHost->isOpen() ? static_cast<QWidget *>(m_first.get()) : console().window();
        const auto labels = place->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    }
    void openWorkspace()
    {
        m_workspace = std::make_unique<app::Workspace>(m_clock, *m_settings, m_folder.path(), false);
        QVERIFY(m_workspace->connections().load().ok());
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme::Theme::install(*qApp);
        const qint64 now = m_clock.nowMs() / 3'600'000 * 3'600;
        QByteArray past = "# TYPE kong_http_requests_total unknown\n";
        for (int i = 0; i < 240; ++i) {
            const int value = i < 20 ? 0 : (i - 19) * 4;
            m_calls = value;
            past += "kong_http_requests_total{service=\"orders\",route=\"list\",code=\"200\",source=\"service\",consumer=\"meridian\",instance=\"a\"} " +
                    QByteArray::number(value) + ' ' + QByteArray::number(now - 3 * 3'600 + 10 + i * 30) + '\n';
        }
        QVERIFY2(m_server.import(past), m_server.log().constData());
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        openWorkspace();
        m_first = std::make_unique<QWidget>();
        m_first->resize(1'440, 950);
        m_firstHost = new widgets::SheetHost(m_first.get());
        m_first->show();
    }
    void cleanupTestCase()
    {
        m_workspace.reset();
        m_first.reset();
    }

    void whatDoesNotAnswerIsToldAtTheAddress()
    {
        m_workspace->connectToServer(*m_firstHost);
        QTRY_VERIFY(qobject_cast<dialogs::ConnectSheet *>(m_firstHost->top()));
        m_first->activateWindow();
        QTRY_VERIFY(QApplication::focusWidget());
        QVERIFY(goTo(QStringLiteral("Kind of server")));
        for (int i = 0; i < 3; ++i)
            test::key(Qt::Key_Right);
        QVERIFY(goTo(QStringLiteral("Runtime socket of the HAProxy")));
        test::type(QStringLiteral("admin.sock"));
        QVERIFY(test::press(QStringLiteral("Test the connection")));
        QTRY_VERIFY(says(QStringLiteral("Write the path of the socket")));
        qobject_cast<QLineEdit *>(QApplication::focusWidget())->selectAll();
        test::type(m_folder.filePath(QStringLiteral("nothing.sock")));
        QVERIFY(test::press(QStringLiteral("Test the connection")));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("The server was not reached")), 60'000);
    }
    void aPrometheusIsTestedAndConnected()
    {
        QVERIFY(goTo(QStringLiteral("Kind of server")));
        test::key(Qt::Key_Left);
        QVERIFY(goTo(QStringLiteral("Address of the Prometheus")));
        qobject_cast<QLineEdit *>(QApplication::focusWidget())->selectAll();
        test::type(m_server.address());
        QVERIFY(test::press(QStringLiteral("Test the connection")));
        QTRY_VERIFY_WITH_TIMEOUT(says(QStringLiteral("It works")), 60'000);
        QVERIFY(test::press(QStringLiteral("Connect")));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->current() && console().backend().state() == backends::BackendState::Online, 60'000);
        QCOMPARE(m_workspace->connections().profiles().first().kind, QStringLiteral("prometheus"));
    }
    void eachPageOpensAndUsageIsThere()
    {
        QTRY_VERIFY(console().window());
        QTRY_COMPARE_WITH_TIMEOUT(console().inventory().syncState(), inventory::SyncState::Idle, 60'000);
        QVERIFY(console().inventory().lastSync().isValid());
        for (const char *page : {"overview", "partners", "credentials", "clients", "scopes", "health", "alerts", "audit", "campaigns", "token-bench", "settings", "usage"}) {
            console().openPage(QString::fromLatin1(page));
            QTest::qWait(100);
        }
        auto *data = console().window()->findChild<pages::UsageData *>();
        QVERIFY(data);
        QTRY_COMPARE_WITH_TIMEOUT(data->picture().now.totals.requests, m_calls, 60'000);
        if (qEnvironmentVariableIsSet("OCTROI_PICTURES")) {
            QTest::qWait(500);
            console().window()->grab().save(qEnvironmentVariable("OCTROI_PICTURES") + QStringLiteral("/console_usage.png"));
            for (const char *page : {"overview", "credentials", "partners"}) {
                console().openPage(QString::fromLatin1(page));
                QTest::qWait(700);
                console().window()->grab().save(qEnvironmentVariable("OCTROI_PICTURES") + QStringLiteral("/console_") + QLatin1String(page) + QStringLiteral(".png"));
            }
        }
    }
    void theNextStartAsksForNothing()
    {
        m_workspace.reset();
        openWorkspace();
        QCOMPARE(m_workspace->openSaved(), 1);
        m_workspace->activate(m_workspace->connections().profiles().first().id);
        QTRY_COMPARE_WITH_TIMEOUT(console().backend().state(), backends::BackendState::Online, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(console().backend().usage() != nullptr, 60'000);
    }
};

QTEST_MAIN(PrometheusConsoleTest)
#include "tst_prometheusconsole.moc"
