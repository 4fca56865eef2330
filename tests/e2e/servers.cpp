// SPDX-License-Identifier: GPL-3.0-or-later
#include "servers.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>
#include <unistd.h>

namespace octroi::test {

namespace {

void writeFile(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(path.section(QLatin1Char('/'), 0, -2));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

void endProcess(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(20'000)) {
        process.kill();
        process.waitForFinished(5'000);
    }
}

} // namespace

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost, 0);
    return server.serverPort();
}

bool waitForPort(quint16 port, int ms)
{
    const QDeadlineTimer deadline(ms);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        if (socket.waitForConnected(500))
            return true;
        QThread::msleep(20);
    }
    return false;
}

Octroid::Octroid(QString folder, quint16 port, quint16 syslog)
    : m_folder(std::move(folder))
    , m_port(port)
    , m_syslog(syslog)
    , m_client(port)
{
}

Octroid::~Octroid()
{
    endProcess(m_process);
}

QString Octroid::program()
{
    return qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroid");
}

bool Octroid::start()
{
    m_client.reset();
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program(), {QStringLiteral("--data"), m_folder + QStringLiteral("/data"),
                                QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port),
                                QStringLiteral("--syslog"), QStringLiteral("127.0.0.1:%1").arg(m_syslog),
                                QStringLiteral("--init-admin"), m_folder + QStringLiteral("/admin.json")});
    return m_process.waitForStarted(10'000) && waitForPort(m_port) && signIn();
}

void Octroid::stop()
{
    endProcess(m_process);
}

QByteArray Octroid::log()
{
    m_process.waitForReadyRead(0);
    m_log += m_process.readAllStandardError();
    return m_log;
}

bool Octroid::signIn()
{
    // The file is written after the port is open.
    const QDeadlineTimer deadline(10'000);
    QJsonObject admin;
    while (admin.isEmpty() && !deadline.hasExpired()) {
        QFile file(m_folder + QStringLiteral("/admin.json"));
        if (file.open(QIODevice::ReadOnly))
            admin = QJsonDocument::fromJson(file.readAll()).object();
        if (admin.isEmpty())
            QThread::msleep(20);
    }
    const QByteArray basic = (admin[QLatin1String("client_id")].toString() + QLatin1Char(':') +
                              admin[QLatin1String("client_secret")].toString())
                                 .toUtf8()
                                 .toBase64();
    const Answer answer = m_client.send(
        "POST", "/oauth/token",
        {{"Authorization", "Basic " + basic}, {"Content-Type", "application/x-www-form-urlencoded"}},
        "grant_type=client_credentials");
    m_token = answer.json()[QLatin1String("access_token")].toString().toUtf8();
    return answer.status == 200 && !m_token.isEmpty();
}

Answer Octroid::call(const QByteArray &method, const QByteArray &path, const QJsonObject &body)
{
    Fields fields{{"Authorization", "Bearer " + m_token}};
    if (method == "GET")
        return m_client.send(method, path, fields);
    fields << std::pair<QByteArray, QByteArray>("Content-Type", "application/json");
    return m_client.send(method, path, fields, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Nginx::Nginx(QString prefix, quint16 octroid, quint16 syslog, std::optional<TlsFiles> tls)
    : m_prefix(std::move(prefix))
    , m_octroid(octroid)
    , m_syslog(syslog)
    , m_port(freePort())
    , m_tlsPort(freePort())
    , m_upstream(freePort())
    , m_tls(std::move(tls))
{
}

Nginx::~Nginx()
{
    endProcess(m_process);
}

QString Nginx::program()
{
    const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(
        QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"),
                                  QStringLiteral("/usr/local/bin"), QStringLiteral("/opt/homebrew/bin")});
}

void Nginx::writeFiles() const
{
    const QDir snippets(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/packaging/proxy/nginx"));
    for (const QString &name : snippets.entryList({QStringLiteral("*.conf")}, QDir::Files)) {
        QFile file(snippets.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(name));
        QByteArray text = file.readAll();
        text.replace("127.0.0.1:8470", "127.0.0.1:" + QByteArray::number(m_octroid));
        text.replace("127.0.0.1:5514", "127.0.0.1:" + QByteArray::number(m_syslog));
        writeFile(m_prefix + QStringLiteral("/octroi/") + name, text);
    }
    for (const int size : {0, 1, 700, 4'096, 65'537, 300'000}) {
        const QByteArray bytes(size, 'x');
        writeFile(m_prefix + QStringLiteral("/html/static/v1/%1.bin").arg(size), bytes);
        writeFile(m_prefix + QStringLiteral("/html/orders/v1/items/%1").arg(size), bytes);
    }
    QByteArray config = R"(daemon off;
pid nginx.pid;
worker_processes 1;
@USER@
events { worker_connections 256; }
http {
    access_log off;
    client_body_temp_path tmp/body; proxy_temp_path tmp/proxy; fastcgi_temp_path tmp/fastcgi;
    uwsgi_temp_path tmp/uwsgi; scgi_temp_path tmp/scgi;
    keepalive_requests 100000;
    include octroi/octroi.conf;
    server {
        listen 127.0.0.1:@PORT@;
        @TLS@
        include octroi/octroi-server.conf;
        location /static/v1/ {
            include octroi/octroi-protect.conf;
            root html;
        }
        location /orders/v1/ {
            include octroi/octroi-protect.conf;
            include octroi/octroi-strip.conf;
            proxy_pass http://127.0.0.1:@UPSTREAM@;
        }
        location /parcels/v1/ {
            include octroi/octroi-protect.conf;
            include octroi/octroi-strip.conf;
            proxy_pass http://127.0.0.1:@UPSTREAM@;
        }
    }
    server {
        listen 127.0.0.1:@UPSTREAM@;
        add_header Seen-Credential "$http_x_octroi_credential" always;
        add_header Seen-Partner "$http_x_octroi_partner" always;
        add_header Seen-Refusal "$http_x_octroi_refusal" always;
        add_header Seen-Key "$http_x_api_key$http_authorization" always;
        root html;
        @SLOW@
        location = /orders/v1/items { return 201 '{"id":"1"}'; }
        location /parcels/v1/ { return 200 '{"id":"4711"}'; }
    }
}
)";
    config.replace("@USER@", geteuid() == 0 ? "user root;" : "");
    config.replace("@TLS@", !m_tls ? QByteArray()
                                   : "listen 127.0.0.1:" + QByteArray::number(m_tlsPort) + " ssl; ssl_certificate " + m_tls->certificate.toUtf8()
                                         + "; ssl_certificate_key " + m_tls->key.toUtf8()
                                         + "; ssl_verify_client optional_no_ca;");
    config.replace("@SLOW@", m_slow == 0 ? QByteArray()
                                         : "location /orders/v1/slow/ { proxy_pass http://127.0.0.1:" + QByteArray::number(m_slow) + "; }");
    config.replace("@PORT@", QByteArray::number(m_port));
    config.replace("@UPSTREAM@", QByteArray::number(m_upstream));
    writeFile(m_prefix + QStringLiteral("/nginx.conf"), config);
    QDir(m_prefix).mkpath(QStringLiteral("tmp"));
}

bool Nginx::start()
{
    writeFiles();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program(), {QStringLiteral("-p"), m_prefix, QStringLiteral("-c"),
                                m_prefix + QStringLiteral("/nginx.conf"), QStringLiteral("-e"),
                                m_prefix + QStringLiteral("/error.log")});
    return m_process.waitForStarted(10'000) && waitForPort(m_port) && waitForPort(m_upstream);
}

QByteArray Nginx::errors() const
{
    QFile file(m_prefix + QStringLiteral("/error.log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace octroi::test
