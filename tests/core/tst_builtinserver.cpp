// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/builtinserver.h"

#include "await.h"
#include "octroidprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <csignal>

using namespace octroi;
using session::BuiltinServer;
using session::Endpoint;
using State = BuiltinServer::State;
using test::await;

namespace {

bool lives(qint64 pid)
{
#ifdef Q_OS_UNIX
    return ::kill(pid_t(pid), 0) == 0;
#else
    Q_UNUSED(pid)
    return false;
#endif
}

void killHard(qint64 pid)
{
#ifdef Q_OS_UNIX
    ::kill(pid_t(pid), SIGKILL);
#else
    QProcess::execute(QStringLiteral("taskkill"),
                      {QStringLiteral("/F"), QStringLiteral("/PID"), QString::number(pid)});
#endif
}

#ifdef Q_OS_UNIX
bool isPrivate(const QString &folder)
{
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    return !(QFileInfo(folder).permissions() & others);
}
#endif

} // namespace

class TestBuiltinServer : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DataFolder> m_folder;
    SystemClock m_clock;

    QString data() const { return m_folder->file(QStringLiteral("data")); }
    QString consoleFile() const { return session::consoleFilePath(data()); }
    BuiltinServer::Options options() const { return {test::octroidProgram(), data(), 0}; }
    std::unique_ptr<backends::OctroidBackend> connection(const Endpoint &e) const
    {
        return std::make_unique<backends::OctroidBackend>(QStringLiteral("p"), QStringLiteral("octroid"),
                                                          e.issuer, e.clientId, e.clientSecret, m_clock);
    }
    /// What start() refuses with, and that nothing goes on after it.
    ErrorCode refusal(const BuiltinServer::Options &options)
    {
        BuiltinServer server(options);
        QSignalSpy states(&server, &BuiltinServer::stateChanged);
        const Result<Endpoint> started = await(server.start());
        if (started)
            return ErrorCode::Internal;
        const qsizetype sofar = states.size();
        QTest::qWait(700); // more than the first two pauses between restarts
        if (server.state() != State::Failed || states.size() != sofar ||
            server.lastError().code != started.error().code)
            return ErrorCode::Internal;
        return started.error().code;
    }

private Q_SLOTS:
    void initTestCase() { test::octroidProgram(); }
    void init() { m_folder = std::make_unique<test::DataFolder>(); }

    void startsOverANewFolder()
    {
        BuiltinServer server(options());
        QSignalSpy moved(&server, &BuiltinServer::endpointChanged);
        const Result<Endpoint> started = await(server.start());
        QVERIFY2(started.ok(), qPrintable(started ? QString() : started.error().toString()));
        QCOMPARE(server.state(), State::Running);
        QVERIFY(server.isOurs());
        QVERIFY(lives(started->pid));
        QCOMPARE(moved.size(), 0);
#ifdef Q_OS_UNIX
        QVERIFY(isPrivate(data()));
        QVERIFY(isPrivate(consoleFile()));
#endif
        const auto backend = connection(*started);
        QVERIFY(await(backend->connectToBackend()).ok());
        // Asked again, it is the same process.
        QCOMPARE(await(server.start())->pid, started->pid);
    }

    void findsTheSameDataAgain()
    {
        {
            BuiltinServer server(options());
            const auto backend = connection(*await(server.start()));
            domain::Partner partner;
            partner.name = QStringLiteral("Kestrel");
            QVERIFY(await(backend->createPartner(partner, {})).ok());
        }
        BuiltinServer server(options());
        const auto backend = connection(*await(server.start()));
        const auto partners = await(backend->partners({}, 10));
        QVERIFY(partners.ok());
        QCOMPARE(partners->items.size(), 1);
        QCOMPARE(partners->items.first().name, QStringLiteral("Kestrel"));
    }

    void aSecondConsoleUsesTheFirst()
    {
        auto first = std::make_unique<BuiltinServer>(options());
        const Result<Endpoint> started = await(first->start());
        QVERIFY(started.ok());
        {
            BuiltinServer second(options());
            const Result<Endpoint> found = await(second.start());
            QVERIFY(found.ok());
            QCOMPARE(found->pid, started->pid);
            QCOMPARE(found->issuer, started->issuer);
            QVERIFY(!second.isOurs());
            second.stop();
        }
        QVERIFY(lives(started->pid));
        QCOMPARE(first->state(), State::Running);

        // When the first goes, the second starts its own.
        BuiltinServer second(options());
        QVERIFY(await(second.start()).ok());
        QSignalSpy moved(&second, &BuiltinServer::endpointChanged);
        first.reset();
        QVERIFY(!lives(started->pid));
        QTRY_COMPARE_WITH_TIMEOUT(moved.size(), 1, 30'000);
        QCOMPARE(second.state(), State::Running);
        QVERIFY(second.isOurs());
        QVERIFY(second.endpoint().pid != started->pid);
        const auto backend = connection(second.endpoint());
        QVERIFY(await(backend->connectToBackend()).ok());
    }

    void twoThatStartTogetherShareOne()
    {
        BuiltinServer a(options()), b(options());
        auto taskA = a.start();
        const Result<Endpoint> startedB = await(b.start());
        const Result<Endpoint> startedA = await(std::move(taskA));
        QVERIFY(startedA.ok());
        QVERIFY(startedB.ok());
        QCOMPARE(startedA->pid, startedB->pid);
        QVERIFY(a.isOurs() != b.isOurs());
    }

    void aKilledServerComesBack()
    {
        BuiltinServer server(options());
        QList<State> states;
        QVERIFY(await(server.start()).ok());
        connect(&server, &BuiltinServer::stateChanged, this, [&states](State s) { states.append(s); });
        QSignalSpy moved(&server, &BuiltinServer::endpointChanged);
        const Endpoint before = server.endpoint();
        killHard(before.pid);
        QTRY_COMPARE_WITH_TIMEOUT(moved.size(), 1, 30'000);
        QCOMPARE(states, (QList<State>{State::Restarting, State::Running}));
        QVERIFY(server.endpoint().pid != before.pid);
        QVERIFY(server.endpoint().clientSecret->reveal() != before.clientSecret->reveal());
        const auto backend = connection(server.endpoint());
        QVERIFY(await(backend->connectToBackend()).ok());
        // And once more, so that the new process is watched too.
        killHard(server.endpoint().pid);
        QTRY_COMPARE_WITH_TIMEOUT(moved.size(), 2, 30'000);
    }

    void aConnectionFollowsTheServer()
    {
        BuiltinServer server(options());
        const auto backend = connection(*await(server.start()));
        connect(&server, &BuiltinServer::endpointChanged, backend.get(), [&] {
            const Endpoint e = server.endpoint();
            backend->setEndpoint(e.issuer, e.clientId, e.clientSecret);
        });
        QVERIFY(await(backend->connectToBackend()).ok());
        QSignalSpy points(backend.get(), &backends::Backend::livePoint);
        backend->startLive(0);
        QTRY_VERIFY_WITH_TIMEOUT(points.size() > 0, 30'000);
        killHard(server.endpoint().pid);
        QTRY_VERIFY_WITH_TIMEOUT(backend->info().address == server.endpoint().issuer &&
                                     backend->state() == backends::BackendState::Online,
                                 30'000);
        points.clear();
        QTRY_VERIFY_WITH_TIMEOUT(points.size() > 0, 30'000);
        QVERIFY(await(backend->partners({}, 10)).ok());
    }

    void refusals()
    {
        BuiltinServer::Options missing = options();
        missing.program = m_folder->file(QStringLiteral("no-octroid"));
        QCOMPARE(errorCodeName(refusal(missing)), errorCodeName(ErrorCode::NotFound));

        m_folder->write(QStringLiteral("file"), "not a folder");
        BuiltinServer::Options blocked = options();
        blocked.dataFolder = m_folder->file(QStringLiteral("file/data"));
        QCOMPARE(errorCodeName(refusal(blocked)), errorCodeName(ErrorCode::Storage));
        blocked.dataFolder = m_folder->file(QStringLiteral("file"));
        QCOMPARE(errorCodeName(refusal(blocked)), errorCodeName(ErrorCode::Storage));
    }

    void aDamagedFileIsRefusedAndLeftAlone()
    {
        QVERIFY(QDir().mkpath(data()));
        const QByteArray text = QByteArray("this is not a database\n").repeated(20);
        m_folder->write(QStringLiteral("data/octroid.db"), text);
        QCOMPARE(errorCodeName(refusal(options())), errorCodeName(ErrorCode::Damaged));
        QCOMPARE(m_folder->read(QStringLiteral("data/octroid.db")), text);
    }

    void aNewerFileIsRefused()
    {
        {
            BuiltinServer server(options());
            QVERIFY(await(server.start()).ok());
        }
        // user_version: four bytes at offset 60 of the file format of SQLite.
        m_folder->patch(QStringLiteral("data/octroid.db"), 60, QByteArray("\0\0\x03\xe7", 4));
        QCOMPARE(errorCodeName(refusal(options())), errorCodeName(ErrorCode::NewerVersion));
    }

    void stoppingLeavesNothingBehind()
    {
        BuiltinServer server(options());
        const qint64 pid = await(server.start())->pid;
        QVERIFY(QFile::exists(consoleFile()));
        QSignalSpy states(&server, &BuiltinServer::stateChanged);
        server.stop();
        QCOMPARE(server.state(), State::Stopped);
        QTRY_VERIFY_WITH_TIMEOUT(!lives(pid), 10'000);
        QVERIFY(!QFile::exists(consoleFile()));
        QVERIFY(!server.isOurs());
        // Stopped means stopped: nothing starts it again but start().
        QTest::qWait(600);
        QCOMPARE(states.size(), 1);
        const Result<Endpoint> again = await(server.start());
        QVERIFY(again.ok());
        QVERIFY(again->pid != pid);
    }

    void theDestructorLeavesNothingBehind()
    {
        qint64 pid = 0;
        {
            BuiltinServer server(options());
            pid = await(server.start())->pid;
        }
        QVERIFY(!lives(pid));
        QVERIFY(!QFile::exists(consoleFile()));
        {
            // Also right after a stop, and while it starts.
            BuiltinServer server(options());
            pid = await(server.start())->pid;
            server.stop();
        }
        QVERIFY(!lives(pid));
        {
            BuiltinServer server(options());
            server.start();
            QTest::qWait(30);
        }
        // Nobody holds the folder: a new one is this console's own.
        BuiltinServer server(options());
        QVERIFY(await(server.start()).ok());
        QVERIFY(server.isOurs());
    }
};

QTEST_GUILESS_MAIN(TestBuiltinServer)
#include "tst_builtinserver.moc"
