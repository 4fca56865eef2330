// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "daemon.h"

#include <memory>

namespace octroi::test {

/// One octroid of several on the database, and a client signed in there.
class NodeProcess
{
public:
    NodeProcess(const QString &folder, const QString &url, const QStringList &more = {})
        : m_daemon(folder, QStringList{QStringLiteral("--database-url"), url} + more)
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
    Daemon m_daemon;
    std::unique_ptr<ControlClient> m_client;
};

} // namespace octroi::test
