// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/node/node.h"
#include "wire.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

namespace octroi::test {

/// A running node over an empty folder, and a signed-in client.
class NodeFixture
{
public:
    using Adjust = std::function<void(authority::Node::Options &)>;
    explicit NodeFixture(const QString &zone = QStringLiteral("UTC"), Adjust adjust = {}) : m_zone(zone), m_adjust(std::move(adjust)) { start(); }
    void start()
    {
        authority::Node::Options options;
        options.dataFolder = m_folder.path();
        options.threads = 2;
        options.timeZone = m_zone;
        if (m_adjust)
            m_adjust(options);
        auto started = authority::Node::start(options, m_clock);
        if (!started)
            qFatal("%s", qPrintable(started.error().toString()));
        m_node = std::move(*started);
        const Secret secret = m_node->addMemoryClient(QStringLiteral("console"), QStringLiteral("console"));
        m_client = std::make_unique<ControlClient>(m_node->port());
        if (m_client->signIn("console", secret.reveal()).status != 200)
            qFatal("sign-in failed");
    }
    void restart()
    {
        m_client.reset();
        m_node.reset();
        start();
    }
    /// Partner, application, scopes and one API at /orders; returns the application's id.
    QString prepare()
    {
        auto post = [this](const char *path, const char *body) {
            const Reply r = m_client->call("POST", path, QByteArray(body));
            if (r.status != 201)
                qFatal("%s: %d %s", path, r.status, r.body.constData());
            return r.json();
        };
        const QString partner = post("/v1/partners", R"({"name":"Nordlicht GmbH","kind":"business","tags":["eu"]})")[QStringLiteral("id")].toString();
        post("/v1/scopes", R"({"name":"orders:read","description":"Read orders"})");
        post("/v1/scopes", R"({"name":"orders:write","description":"Write orders"})");
        post("/v1/apis", R"({"name":"Orders","base_path":"/orders","endpoints":[{"method":"GET","path":"/{id}","scopes":["orders:read"]},{"method":"POST","path":"/","scopes":["orders:write"]}]})");
        return post("/v1/applications", QByteArray("{\"name\":\"Shop\",\"partner_id\":\"" + partner.toLatin1() + "\"}").constData())[QStringLiteral("id")].toString();
    }
    Reply issue(const QString &application, QJsonObject extra = {}, const QMap<QByteArray, QByteArray> &fields = {})
    {
        QJsonObject body{{QStringLiteral("application_id"), application}, {QStringLiteral("name"), QStringLiteral("Key")},
                         {QStringLiteral("environment"), QStringLiteral("live")}, {QStringLiteral("scopes"), QJsonArray{QStringLiteral("orders:read")}}};
        for (auto it = extra.begin(); it != extra.end(); ++it)
            body[it.key()] = it.value();
        return m_client->call("POST", "/v1/keys", body, fields);
    }
    ControlClient &client() { return *m_client; }
    authority::Node &node() { return *m_node; }

private:
    QString m_zone;
    Adjust m_adjust;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<authority::Node> m_node;
    std::unique_ptr<ControlClient> m_client;
};

} // namespace octroi::test
