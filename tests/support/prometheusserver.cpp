// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/prometheusserver.h"

#include "support/skip.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QThread>

namespace octroi::test {

namespace {

quint16 unusedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString programPath(const char *name)
{
    const QString path = QStandardPaths::findExecutable(QLatin1String(name));
    if (path.isEmpty())
        skipProgram(QLatin1String(name) + QStringLiteral(" is not installed"));
    return path;
}

/// Whether it says that it is ready (management API, /-/ready).
bool isReady(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(1'000))
        return false;
    socket.write("GET /-/ready HTTP/1.0\r\n\r\n");
    return socket.waitForReadyRead(1'000) && socket.readLine().contains(" 200 ");
}

} // namespace

PrometheusServer::~PrometheusServer()
{
    stop();
}

void PrometheusServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(20'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

bool PrometheusServer::import(const QByteArray &openMetrics)
{
    m_folder.write(QStringLiteral("past.txt"), openMetrics + "# EOF\n");
    QProcess tool;
    tool.setProcessChannelMode(QProcess::MergedChannels);
    tool.start(programPath("promtool"), {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"), QStringLiteral("openmetrics"),
                                         m_folder.file(QStringLiteral("past.txt")), m_folder.file(QStringLiteral("tsdb"))});
    const bool done = tool.waitForFinished(120'000);
    m_log = tool.readAll();
    return done && tool.exitCode() == 0;
}

bool PrometheusServer::start(const QStringList &targets)
{
    QByteArray configuration = "global:\n  scrape_interval: 1s\n";
    if (!targets.isEmpty())
        configuration += "scrape_configs:\n  - job_name: gateway\n    static_configs:\n      - targets: ['" + targets.join(QStringLiteral("','")).toUtf8() + "']\n";
    m_folder.write(QStringLiteral("prometheus.yml"), configuration);
    m_port = unusedPort();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(programPath("prometheus"), {QStringLiteral("--config.file=") + m_folder.file(QStringLiteral("prometheus.yml")),
                                                QStringLiteral("--storage.tsdb.path=") + m_folder.file(QStringLiteral("tsdb")),
                                                QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)});
    QElapsedTimer patience;
    patience.start();
    if (!m_process.waitForStarted(60'000))
        return false;
    while (m_process.state() == QProcess::Running) {
        if (isReady(m_port))
            return true;
        if (patience.hasExpired(120'000))
            break;
        QThread::msleep(50);
    }
    m_log = m_process.readAll();
    return false;
}

Exporter::Exporter()
{
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                ++m_scrapes;
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: " + QByteArray::number(m_text.size()) +
                              "\r\nConnection: close\r\n\r\n" + m_text);
                socket->disconnectFromHost();
            });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

} // namespace octroi::test
