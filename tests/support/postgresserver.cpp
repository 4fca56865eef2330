// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgresserver.h"

#include "support/skip.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <csignal>
#ifndef _WIN32
#include <grp.h>
#include <pwd.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace octroi::test {

namespace {

/// The folder of initdb, postgres and createdb; distributions keep them off the path.
QString programsFolder()
{
    const QString onPath = QStandardPaths::findExecutable(QStringLiteral("initdb"));
    if (!onPath.isEmpty())
        return QFileInfo(onPath).canonicalPath();
    for (const char *parent : {"/usr/lib/postgresql", "/usr", "/opt/homebrew/opt", "/usr/local/opt"}) {
        QDir folder(QString::fromLatin1(parent));
        const QStringList names =
            folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
        for (const QString &name : names) {
            const QString bin = folder.filePath(name) + QStringLiteral("/bin");
            if (QFileInfo(bin + QStringLiteral("/initdb")).isExecutable())
                return bin;
        }
    }
    return {};
}

#ifndef _WIN32
/// Who runs the server; null when this process is not root.
const passwd *otherUser()
{
    if (::geteuid() != 0)
        return nullptr;
    const passwd *user = ::getpwnam("postgres");
    return user ? user : ::getpwnam("nobody");
}

void becomeOther(QProcess &process)
{
    const passwd *user = otherUser();
    const bool change = user != nullptr;
    const uid_t uid = change ? user->pw_uid : 0;
    const gid_t gid = change ? user->pw_gid : 0;
    process.setChildProcessModifier([change, uid, gid] {
        if (change && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
#ifdef __linux__
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // goes with the test, however that ends
#endif
    });
}
#else
void becomeOther(QProcess &) {}
#endif

quint16 unusedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

} // namespace

PostgresServer::PostgresServer()
    : m_programs(programsFolder())
    , m_port(unusedPort())
{
    if (m_programs.isEmpty())
        skipProgram(QStringLiteral("PostgreSQL is not installed"));
#ifdef _WIN32
    skipProgram(QStringLiteral("PostgreSQL does not run as an administrator"));
#else
    if (const passwd *user = otherUser()) {
        if (::chown(m_folder.path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
            skipProgram(QStringLiteral("no user but root to run PostgreSQL as"));
    }
#endif
    QByteArray output;
    if (!run(QStringLiteral("initdb"),
             {QStringLiteral("--pgdata"), m_folder.filePath(QStringLiteral("data")),
              QStringLiteral("--username"), QStringLiteral("octroi"), QStringLiteral("--auth"),
              QStringLiteral("trust"), QStringLiteral("--encoding"), QStringLiteral("UTF8"),
              QStringLiteral("--locale"), QStringLiteral("C"), QStringLiteral("--no-sync")},
             &output))
        qFatal("initdb: %s", output.constData());
    start();
}

PostgresServer::~PostgresServer()
{
    stop();
}

bool PostgresServer::run(const QString &program, const QStringList &arguments, QByteArray *output)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(m_folder.path());
    becomeOther(process);
    process.start(m_programs + QLatin1Char('/') + program, arguments);
    const bool ended = process.waitForFinished(120'000);
    if (output)
        *output = process.readAll();
    return ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

void PostgresServer::start()
{
    if (m_process.state() != QProcess::NotRunning)
        return;
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")), QIODevice::Append);
    becomeOther(m_process);
    // What a crash of the machine would do is not tested here: no time for the disk.
    m_process.start(
        m_programs + QStringLiteral("/postgres"),
        {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data")), QStringLiteral("-p"),
         QString::number(m_port), QStringLiteral("-c"), QStringLiteral("listen_addresses=127.0.0.1"),
         QStringLiteral("-c"), QStringLiteral("unix_socket_directories="), QStringLiteral("-c"),
         QStringLiteral("fsync=off"), QStringLiteral("-c"), QStringLiteral("shared_buffers=16MB")});
    const QDeadlineTimer deadline(60'000);
    while (!accepts()) {
        if (deadline.hasExpired() || m_process.state() == QProcess::NotRunning)
            qFatal("PostgreSQL does not start: %s", qPrintable(m_folder.filePath(QStringLiteral("log"))));
        m_process.waitForFinished(50);
    }
}

bool PostgresServer::accepts()
{
    return run(QStringLiteral("pg_isready"),
               {QStringLiteral("-q"), QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                QString::number(m_port)});
}

void PostgresServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
#ifndef _WIN32
    ::kill(pid_t(m_process.processId()), SIGQUIT); // "immediate": recovers at the next start
#endif
    if (!m_process.waitForFinished(60'000)) {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
}

QString PostgresServer::createDatabase()
{
    const QString name = QStringLiteral("octroi%1").arg(++m_databases);
    const QStringList common{QStringLiteral("-h"),    QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                             QString::number(m_port), QStringLiteral("-U"),        QStringLiteral("octroi"),
                             QStringLiteral("-T"),    QStringLiteral("template0")};
    // With an order of letters that is not that of the bytes, where the server has one (from 15 on).
    const QStringList english{QStringLiteral("--locale-provider=icu"), QStringLiteral("--icu-locale=en-US")};
    QByteArray output;
    if (!run(QStringLiteral("createdb"), common + english + QStringList{name}) &&
        !run(QStringLiteral("createdb"), common + QStringList{name}, &output))
        qFatal("createdb: %s", output.constData());
    return QStringLiteral("postgresql://octroi@127.0.0.1:%1/%2").arg(m_port).arg(name);
}

QString PostgresServer::copyByDump(const QString &url)
{
    const QString copy = createDatabase(), file = m_folder.filePath(QStringLiteral("backup%1").arg(m_databases));
    QByteArray output;
    if (!run(QStringLiteral("pg_dump"), {QStringLiteral("--format=custom"), QStringLiteral("--file=") + file, url}, &output) ||
        !run(QStringLiteral("pg_restore"), {QStringLiteral("--exit-on-error"), QStringLiteral("--dbname=") + copy, file}, &output))
        qFatal("pg_dump, pg_restore: %s", output.constData());
    return copy;
}

} // namespace octroi::test
