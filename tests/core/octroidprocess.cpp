// SPDX-License-Identifier: GPL-3.0-or-later
#include "octroidprocess.h"

#include "await.h"
#include "support/skip.h"

#include <QFile>
#include <QTcpSocket>
#include <QUrl>

namespace octroi::test {

QString octroidProgram()
{
    QString path = qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroid");
#ifdef Q_OS_WIN
    path += QStringLiteral(".exe");
#endif
    if (!QFile::exists(path))
        skipProgram(QStringLiteral("octroid is not built"));
    return path;
}

OctroidProcess::~OctroidProcess()
{
    stop();
}

bool OctroidProcess::start(const QStringList &more)
{
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(octroidProgram(),
                    QStringList{QStringLiteral("--data"), m_folder.path(), QStringLiteral("--listen"),
                                QStringLiteral("127.0.0.1:0"), QStringLiteral("--console-file"),
                                session::consoleFilePath(m_folder.path()),
                                QStringLiteral("--exit-with-parent")} +
                        more);
    return QTest::qWaitFor(
        [this] {
            const Result<session::Endpoint> file = session::readConsoleFile(m_folder.path());
            if (file && file->pid == m_process.processId())
                m_endpoint = *file;
            return m_endpoint.pid != 0 && m_endpoint.pid == m_process.processId();
        },
        30'000);
}

void OctroidProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
}

void OctroidProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

std::unique_ptr<backends::OctroidBackend> OctroidProcess::connection(const Clock &clock) const
{
    return std::make_unique<backends::OctroidBackend>(QStringLiteral("p"), QStringLiteral("octroid"),
                                                      m_endpoint.issuer, m_endpoint.clientId,
                                                      m_endpoint.clientSecret, clock);
}

int OctroidProcess::check(const QByteArray &method, const QByteArray &path, const QByteArray &key) const
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(QUrl(m_endpoint.issuer).port()));
    if (!socket.waitForConnected(5000))
        return -1;
    socket.write("GET /v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Original-Method: " +
                 method + "\r\nX-Original-URI: " + path + "\r\nAuthorization: Bearer " + key + "\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : -1;
}

} // namespace octroi::test
