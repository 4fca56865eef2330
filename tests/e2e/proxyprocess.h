// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "rawclient.h"
#include "tlsfiles.h"

#include <QProcess>
#include <QString>
#include <optional>

namespace octroi::test {

/// A real proxy with the project's own snippets under /orders/v1, and a server behind it, both in one process.
/// The server behind answers a path that ends in a number with as many bytes.
class ProxyProcess
{
public:
    ProxyProcess(QString folder, quint16 octroid, quint16 syslog, bool tls = false);
    virtual ~ProxyProcess();

    /// Empty when it is not installed.
    virtual QString program() const = 0;
    /// What its access log says of one call, as octroid should count it.
    virtual qint64 countedIn(const Answer &answer, const QByteArray &body) const = 0;
    virtual qint64 countedOut(const Answer &answer) const = 0;
    /// By how many bytes a call its counts may be off.
    virtual qint64 slack() const { return 0; }
    bool start(); ///< false: see output()
    quint16 port() const { return m_port; }
    /// What it shows under TLS; "" without.
    QString certificate() const { return m_tls ? m_tls->certificate : QString(); }
    QByteArray output();

protected:
    virtual QByteArray config() const = 0; ///< with @PORT@ and @UPSTREAM@
    virtual QStringList arguments(const QString &config) const = 0;
    /// A file of packaging/proxy, with the ports of this run.
    QByteArray snippet(const QString &name) const;
    QString write(const QString &name, const QByteArray &text) const;
    static QString find(const QString &name);

    const QString m_folder;
    std::optional<TlsFiles> m_tls; ///< from start() on, when it is to do TLS

private:
    bool m_wantsTls;
    quint16 m_octroid, m_syslog, m_port, m_upstream;
    QProcess m_process;
    QByteArray m_output;
};

class CaddyProcess final : public ProxyProcess
{
public:
    using ProxyProcess::ProxyProcess;
    QString program() const override { return find(QStringLiteral("caddy")); }
    /// Caddy counts bodies.
    qint64 countedIn(const Answer &, const QByteArray &body) const override { return body.size(); }
    qint64 countedOut(const Answer &answer) const override { return answer.body.size(); }

protected:
    QByteArray config() const override;
    QStringList arguments(const QString &config) const override;
};

class HaproxyProcess final : public ProxyProcess
{
public:
    using ProxyProcess::ProxyProcess;
    QString program() const override { return find(QStringLiteral("haproxy")); }
    qint64 countedIn(const Answer &answer, const QByteArray &) const override { return answer.sent; }
    qint64 countedOut(const Answer &answer) const override { return answer.received; }
    /// It counts heads as it keeps them, which is not to the byte as they came.
    qint64 slack() const override { return 16; }

protected:
    QByteArray config() const override;
    QStringList arguments(const QString &config) const override;
};

} // namespace octroi::test
