// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxyprocess.h"

#include "servers.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace octroi::test {

ProxyProcess::ProxyProcess(QString folder, quint16 octroid, quint16 syslog, bool tls)
    : m_folder(std::move(folder)), m_wantsTls(tls), m_octroid(octroid), m_syslog(syslog), m_port(freePort()), m_upstream(freePort())
{
}

ProxyProcess::~ProxyProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) {
        m_process.kill();
        m_process.waitForFinished(5'000);
    }
}

QString ProxyProcess::find(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    if (!found.isEmpty())
        return found;
    return QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/local/bin"),
                                                 QStringLiteral("/opt/homebrew/bin")});
}

QByteArray ProxyProcess::snippet(const QString &name) const
{
    QFile file(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/packaging/proxy/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    QByteArray text = file.readAll();
    text.replace("127.0.0.1:8470", "127.0.0.1:" + QByteArray::number(m_octroid));
    text.replace("127.0.0.1:5514", "127.0.0.1:" + QByteArray::number(m_syslog));
    return text;
}

QString ProxyProcess::write(const QString &name, const QByteArray &text) const
{
    QDir().mkpath(m_folder);
    QFile file(m_folder + QLatin1Char('/') + name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

bool ProxyProcess::start()
{
    if (m_wantsTls)
        m_tls = tlsFiles(m_folder);
    QByteArray text = config();
    text.replace("@PORT@", QByteArray::number(m_port));
    text.replace("@UPSTREAM@", QByteArray::number(m_upstream));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(m_folder);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder); // where Caddy would keep its state
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder);
    m_process.setProcessEnvironment(environment);
    m_process.start(program(), arguments(write(QStringLiteral("proxy.cfg"), text)));
    return m_process.waitForStarted(10'000) && waitForPort(m_port) && waitForPort(m_upstream);
}

QByteArray ProxyProcess::output()
{
    m_process.waitForReadyRead(0);
    m_output += m_process.readAll();
    return m_output;
}

QByteArray CaddyProcess::config() const
{
    for (const QString &name : {QStringLiteral("octroi.caddy"), QStringLiteral("octroi-global.caddy")})
        write(name, snippet(QStringLiteral("caddy/") + name));
    // Under TLS a site has names.
    const QByteArray site = m_tls ? "https://localhost:@PORT@, https://127.0.0.1:@PORT@ {\n\ttls " + m_tls->certificate.toUtf8() + ' ' + m_tls->key.toUtf8()
                                  : QByteArray(":@PORT@ {");
    QByteArray sizes;
    for (const int size : {0, 1, 700, 65'537})
        sizes += "\thandle_path /orders/v1/items/" + QByteArray::number(size) + " {\n\t\trespond \"" + QByteArray(size, 'x') + "\" 200\n\t}\n";
    return R"({
	import octroi-global.caddy
	admin off
	auto_https off
}
import octroi.caddy
)" + site + R"(
	bind 127.0.0.1
	import octroi_log
	route /orders/v1/* {
		import octroi_check
		reverse_proxy 127.0.0.1:@UPSTREAM@ {
			header_up -Authorization
			header_up -X-API-Key
			header_up -X-Octroi-Sequence
		}
	}
}
:@UPSTREAM@ {
	bind 127.0.0.1
	header Seen-Credential "{http.request.header.X-Octroi-Credential}"
	header Seen-Partner "{http.request.header.X-Octroi-Partner}"
	header Seen-Key "{http.request.header.X-API-Key}"
)" + sizes + R"(
	handle {
		respond "{}" 201
	}
}
)";
}

QStringList CaddyProcess::arguments(const QString &config) const
{
    return {QStringLiteral("run"), QStringLiteral("--adapter"), QStringLiteral("caddyfile"), QStringLiteral("--config"), config};
}

QByteArray HaproxyProcess::config() const
{
    const QString script = write(QStringLiteral("octroi.lua"), snippet(QStringLiteral("haproxy/octroi.lua")));
    QByteArray sizes;
    const QByteArray seen = " hdr Seen-Credential \"%[req.hdr(X-Octroi-Credential)]\" hdr Seen-Partner \"%[req.hdr(X-Octroi-Partner)]\""
                            " hdr Seen-Key \"%[req.hdr(X-API-Key)]\"";
    for (const int size : {0, 1, 700, 12'000}) {
        const QString body = write(QStringLiteral("%1.bin").arg(size), QByteArray(size, 'x'));
        sizes += "    http-request return status 200 content-type text/plain file " + body.toUtf8() + seen + " if { path /orders/v1/items/"
            + QByteArray::number(size) + " }\n";
    }
    return "global\n    lua-load " + script.toUtf8() + R"(
defaults
    mode http
    timeout connect 5s
    timeout client 60s
    timeout server 60s
frontend api
    bind 127.0.0.1:@PORT@)" + (m_tls ? " ssl crt " + m_tls->both.toUtf8() : QByteArray()) + "\n" + snippet(QStringLiteral("haproxy/octroi-frontend.cfg"))
        + R"(
    http-request del-header Authorization
    http-request del-header X-API-Key
    default_backend behind
backend behind
    server one 127.0.0.1:@UPSTREAM@
frontend server
    bind 127.0.0.1:@UPSTREAM@
)" + sizes + "    http-request return status 201 content-type application/json string {}" + seen + "\n";
}

QStringList HaproxyProcess::arguments(const QString &config) const
{
    return {QStringLiteral("-db"), QStringLiteral("-f"), config};
}

} // namespace octroi::test
