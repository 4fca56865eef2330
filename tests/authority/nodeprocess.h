// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "daemon.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <memory>

namespace octroi::test {

/// One octroid of several on the database, and a client signed in there.
class NodeProcess
{
public:
    NodeProcess(const QString &folder, const QString &url, const QStringList &more = {})
        : m_daemon(folder, QStringList{QStringLiteral("--database-url"), url, QStringLiteral("--encryption-key-file"), sharedKey(folder)} + more)
    {
        if (m_daemon.port() == 0)
            qFatal("octroid does not start: %s", m_daemon.log().constData());
        m_client = std::make_unique<ControlClient>(m_daemon.port());
        signIn(*m_client, folder + QStringLiteral("/admin.json"));
    }
    ControlClient &client() { return *m_client; }
    quint16 port() { return m_daemon.port(); }
    Daemon &daemon() { return m_daemon; }

private:
    /// The key file that all nodes beside each other share.
    static QString sharedKey(const QString &folder)
    {
        const QString path = QFileInfo(folder).dir().filePath(QStringLiteral("shared.key"));
        if (QFile file(path); !file.exists()) {
            if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(64, 'a')) != 64 ||
                !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
                qFatal("cannot write %s", qPrintable(path));
        }
        return path;
    }

    Daemon m_daemon;
    std::unique_ptr<ControlClient> m_client;
};

/// Waits, with requests, until the node answers a check with `status`; how long it took, -1 when never.
inline qint64 untilCheck(ControlClient &client, const QByteArray &key, int status)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 30'000) {
        if (client.check(key, "GET", "/a/1").status == status)
            return timer.elapsed();
        QTest::qSleep(5);
    }
    return -1;
}

} // namespace octroi::test
