// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "support/datafolder.h"

#include <QProcess>
#include <QTcpServer>

namespace octroi::test {

/// A real Prometheus on a random loopback port over a folder of its own: with a past that it is given, and scraping what it
/// is told to. Ends with the object.
class PrometheusServer
{
public:
    ~PrometheusServer();
    /// The past in OpenMetrics text with times, without its end mark. Before start(). False: log() says why.
    bool import(const QByteArray &openMetrics);
    /// `targets`: "127.0.0.1:1234", scraped each second.
    bool start(const QStringList &targets = {});
    void stop();
    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    QByteArray log() const { return m_log; }

private:
    DataFolder m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_log;
};

/// What a Prometheus scrapes: the text that it is given.
class Exporter
{
public:
    Exporter();
    void setText(const QByteArray &text) { m_text = text; }
    QString target() const { return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort()); }
    int scrapes() const { return m_scrapes; }

private:
    QTcpServer m_server;
    QByteArray m_text;
    int m_scrapes = 0;
};

} // namespace octroi::test
