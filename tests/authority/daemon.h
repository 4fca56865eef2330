// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "wire.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace octroi::test {

/// The program itself.
class Daemon
{
public:
    Daemon(const QString &folder, const QStringList &more = {},
           const QString &listen = QStringLiteral("127.0.0.1:0"))
    {
        m_process.setReadChannel(QProcess::StandardError); // what waitForReadyRead() waits for
        m_process.start(program(),
                        QStringList{QStringLiteral("--data"), folder, QStringLiteral("--listen"), listen,
                                    QStringLiteral("--init-admin"), folder + QStringLiteral("/admin.json")} +
                            more);
    }
    ~Daemon()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    /// Another program in its place that ends by becoming octroid: an environment for it.
    struct Command
    {
        QString program;
        QStringList arguments;
    };
    explicit Daemon(const Command &command)
    {
        m_process.setReadChannel(QProcess::StandardError);
        m_process.start(command.program, command.arguments);
    }
    static QString program() { return qEnvironmentVariable("OCTROI_BIN_DIR") + QStringLiteral("/octroid"); }
    /// The port once it has started; 0 when it ended instead.
    quint16 port()
    {
        static const QRegularExpression form(QStringLiteral("\"listening\":\"http://127\\.0\\.0\\.1:(\\d+)\""));
        while (m_port == 0) {
            const bool ended = m_process.state() == QProcess::NotRunning;
            if (log().contains("\"event\":\"started\""))
                m_port = quint16(form.match(QString::fromUtf8(m_log)).captured(1).toUInt());
            else if (ended)
                break;
            else
                m_process.waitForReadyRead(20'000);
        }
        return m_port;
    }
    int exitCode()
    {
        m_process.waitForFinished(20'000);
        m_log += m_process.readAllStandardError();
        return m_process.exitCode();
    }
    /// The first log line that holds `part`, awaited; empty when it does not come.
    QByteArray line(const QByteArray &part)
    {
        const QDeadlineTimer deadline(10'000);
        for (;;) {
            m_process.waitForReadyRead(50);
            for (const QByteArray &line : log().split('\n')) {
                if (line.contains(part))
                    return line;
            }
            if (deadline.hasExpired())
                return {};
        }
    }
    QProcess &process() { return m_process; }
    QByteArray log()
    {
        m_log += m_process.readAllStandardError();
        return m_log;
    }

private:
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

inline QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

inline void signIn(ControlClient &client, const QString &file)
{
    const QJsonObject admin = readJson(file);
    QCOMPARE(client
                 .signIn(admin[QStringLiteral("client_id")].toString().toLatin1(),
                         admin[QStringLiteral("client_secret")].toString().toLatin1())
                 .status,
             200);
}

/// What the test programs of octroid itself prepare: one scope, one API at /a, one application.
struct Prepared
{
    QString partner, application;

    explicit Prepared(ControlClient &client)
    {
        const auto create = [&](const char *path, const QJsonObject &object) {
            const Reply reply = client.call("POST", path, object);
            if (reply.status != 201)
                qFatal("%s: %d %s", path, reply.status, reply.body.constData());
            return reply.json().value(QStringLiteral("id")).toString();
        };
        partner = create("/v1/partners", {{QStringLiteral("name"), QStringLiteral("Nordlicht GmbH")}});
        application = create("/v1/applications", {{QStringLiteral("name"), QStringLiteral("Shop")},
                                                  {QStringLiteral("partner_id"), partner}});
        QJsonArray endpoints;
        for (const auto *scope : {"a:read", "a:write"}) {
            create("/v1/scopes", {{QStringLiteral("name"), QLatin1String(scope)}});
            const bool reads = qstrcmp(scope, "a:read") == 0;
            endpoints.append(QJsonObject{
                {QStringLiteral("method"), reads ? QStringLiteral("GET") : QStringLiteral("POST")},
                {QStringLiteral("path"), QStringLiteral("/{id}")},
                {QStringLiteral("scopes"), QJsonArray{QLatin1String(scope)}}});
        }
        create("/v1/apis", {{QStringLiteral("name"), QStringLiteral("A")},
                            {QStringLiteral("base_path"), QStringLiteral("/a")},
                            {QStringLiteral("endpoints"), endpoints}});
    }
    QJsonObject key(const QString &name, QJsonObject more = {}) const
    {
        more[QStringLiteral("application_id")] = application;
        more[QStringLiteral("name")] = name;
        more[QStringLiteral("scopes")] = QJsonArray{QStringLiteral("a:read")};
        return more;
    }
};

inline QByteArray member(const Reply &reply, const char *name)
{
    return reply.json().value(QLatin1String(name)).toString().toUtf8();
}

} // namespace octroi::test
