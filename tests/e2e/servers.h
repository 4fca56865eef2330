// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "rawclient.h"
#include "tlsfiles.h"

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <optional>

namespace octroi::test {

/// A loopback port that was free a moment ago.
quint16 freePort();
/// True as soon as something listens there; false after `ms`.
bool waitForPort(quint16 port, int ms = 20'000);

/// The real octroid over a folder, with an administrator's token.
class Octroid
{
public:
    Octroid(QString folder, quint16 port, quint16 syslog);
    ~Octroid();

    static QString program();
    bool start(); ///< false: see log()
    void stop();  ///< asks it to end and waits
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    quint16 port() const { return m_port; }
    quint16 syslog() const { return m_syslog; }
    /// Everything it wrote to standard error, over all starts.
    QByteArray log();

    /// A call under /v1 with the administrator's token.
    Answer call(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {});

private:
    bool signIn();

    QString m_folder;
    quint16 m_port, m_syslog;
    QProcess m_process;
    QByteArray m_log, m_token;
    RawClient m_client;
};

/// The real nginx with the project's own snippets, and a second server block behind it.
class Nginx
{
public:
    Nginx(QString prefix, quint16 octroid, quint16 syslog, std::optional<TlsFiles> tls = {});
    ~Nginx();

    static QString program(); ///< empty when it is not installed
    /// Before start(): calls of /orders/v1/slow/ are answered by the server that listens there.
    void setSlowServer(quint16 port) { m_slow = port; }
    bool start();
    quint16 port() const { return m_port; }
    quint16 tlsPort() const { return m_tlsPort; } ///< the same server under TLS, where there are files for it
    QByteArray errors() const;

private:
    void writeFiles() const;

    QString m_prefix;
    quint16 m_octroid, m_syslog, m_port, m_tlsPort, m_upstream, m_slow = 0;
    std::optional<TlsFiles> m_tls;
    QProcess m_process;
};

} // namespace octroi::test
