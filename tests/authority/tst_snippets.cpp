// SPDX-License-Identifier: GPL-3.0-or-later
// The configurations of the proxies that are not run here, Traefik and Envoy, are read as those programs would read
// them: octroid is asked with what the file lets through, and of its answer only what the file takes is looked at.
#include "authority/meter/accessline.h"
#include "nodefixture.h"

#include <QDir>
#include <QSet>
#include <yaml-cpp/yaml.h>

using namespace octroi;
using namespace octroi::test;

#define S(text) QStringLiteral(text)

namespace {

using Fields = QMap<QByteArray, QByteArray>;

YAML::Node file(const char *name)
{
    return YAML::LoadFile(qEnvironmentVariable("OCTROI_SOURCE_DIR").toStdString() + "/packaging/proxy/" + name);
}
QByteArray text(const YAML::Node &node)
{
    return QByteArray::fromStdString(node.as<std::string>());
}
/// Names of fields of a sequence, in small letters.
QSet<QByteArray> namesOf(const YAML::Node &sequence)
{
    QSet<QByteArray> out;
    for (const auto &item : sequence)
        out << text(item).toLower();
    return out;
}
/// What matches a name in Envoy's {patterns: [{exact: …}, {prefix: …}]}.
bool matches(const YAML::Node &matcher, const QByteArray &name)
{
    for (const auto &pattern : matcher["patterns"]) {
        if (!pattern["ignore_case"].as<bool>(false))
            return false;
        if ((pattern["exact"] && text(pattern["exact"]) == name) || (pattern["prefix"] && name.startsWith(text(pattern["prefix"]))))
            return true;
    }
    return false;
}

} // namespace

class TestSnippets : public QObject
{
    Q_OBJECT
    NodeFixture m_f;
    QByteArray m_key, m_id, m_limited;

    /// All that a caller may send, honest or not.
    Fields callersFields(const QByteArray &key) const
    {
        return {{"x-api-key", key},
                {"x-octroi-credential", "forged"},
                {"x-octroi-partner", "forged"},
                {"x-octroi-proxy-secret", "forged"},
                {"x-original-method", "GET"},
                {"x-original-uri", "/orders/1"},
                {"x-real-ip", "203.0.113.9"},
                {"x-client-cert", "forged"},
                {"cookie", "a=b"}};
    }
    Reply ask(const QByteArray &method, const QByteArray &target, Fields fields)
    {
        fields.insert("Authorization", fields.value("authorization", "None"));
        fields.remove("authorization");
        return m_f.client().call(method, target, QByteArray(), fields);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString application = m_f.prepare();
        const QJsonObject key = m_f.issue(application).json();
        m_key = key[S("key")].toString().toLatin1();
        m_id = key[S("id")].toString().toLatin1();
        const QString plan = m_f.client().call("POST", "/v1/plans", QJsonObject{{S("name"), S("One")}, {S("quota_day"), 1}}).json()[S("id")].toString();
        m_limited = m_f.issue(application, {{S("plan_id"), plan}}).json()[S("key")].toString().toLatin1();
        QVERIFY(!m_key.isEmpty() && !m_limited.isEmpty());
    }

    void envoyFailsClosed()
    {
        const YAML::Node document = file("envoy/octroi.yaml");
        const YAML::Node filters = document["http_filters"];
        QCOMPARE(text(filters[0]["name"]), QByteArray("envoy.filters.http.ext_authz")); // before the router
        QCOMPARE(text(filters[filters.size() - 1]["name"]), QByteArray("envoy.filters.http.router"));
        const YAML::Node filter = filters[0]["typed_config"];
        QCOMPARE(filter["failure_mode_allow"].as<bool>(true), false);
        QVERIFY(!filter["failure_mode_allow_header_add"]);
        QCOMPARE(text(filter["status_on_error"]["code"]), QByteArray("ServiceUnavailable"));
        const YAML::Node service = filter["http_service"];
        QCOMPARE(text(service["server_uri"]["cluster"]), text(document["clusters"][0]["name"]));
        QVERIFY(service["server_uri"]["timeout"]); // a check that hangs is one that failed
    }

    void envoyAsks()
    {
        const YAML::Node service = file("envoy/octroi.yaml")["http_filters"][0]["typed_config"]["http_service"];
        const QByteArray prefix = text(service["path_prefix"]);
        const YAML::Node allowed = service["authorization_request"]["allowed_headers"], answer = service["authorization_response"];
        const auto call = [&](const QByteArray &method, const QByteArray &path, const QByteArray &key) {
            Fields passed;
            const Fields sent = callersFields(key);
            for (auto it = sent.begin(); it != sent.end(); ++it) {
                if (matches(allowed, it.key()))
                    passed.insert(it.key(), it.value());
            }
            return ask(method, prefix + path, passed);
        };
        for (const char *needed : {"authorization", "dpop", "x-api-key", "x-forwarded-proto", "x-forwarded-for", "referer", "origin"})
            QVERIFY2(matches(allowed, needed), needed);
        const Reply passed = call("GET", "/orders/7?page=2", m_key);
        QCOMPARE(passed.status, 200);
        QCOMPARE(passed.header("X-Octroi-Credential"), m_id);
        for (const char *name : {"credential", "application", "partner", "plan", "scopes", "limit-rate"}) { // each overwrites a forged one
            QVERIFY2(matches(answer["allowed_upstream_headers"], QByteArray("x-octroi-") + name), name);
            QVERIFY2(passed.head.toLower().contains(QByteArray("x-octroi-") + name + ':'), passed.head.constData());
        }
        const Reply none = call("GET", "/orders/7", {}), scope = call("POST", "/orders/", m_key);
        QCOMPARE(none.status, 401);
        QCOMPARE(scope.status, 403);
        QVERIFY(matches(answer["allowed_client_headers"], "www-authenticate"));
        QVERIFY(!none.header("WWW-Authenticate").isEmpty() && !scope.header("WWW-Authenticate").isEmpty());
        QCOMPARE(call("GET", "/orders/7", m_limited).status, 200);
        const Reply limited = call("GET", "/orders/7", m_limited);
        QCOMPARE(limited.status, 429);
        for (const char *name : {"retry-after", "ratelimit", "ratelimit-policy", "content-type"}) {
            QVERIFY2(matches(answer["allowed_client_headers"], name), name);
            QVERIFY2(!limited.header(name).isEmpty(), limited.head.constData());
        }
        QVERIFY(!matches(answer["allowed_client_headers"], "x-octroi-refusal"));
    }

    void envoysLineIsRead()
    {
        const YAML::Node format = file("envoy/octroi.yaml")["access_log"][0]["typed_config"]["log_format"]["json_format"];
        const Fields values{{"%REQ(X-OCTROI-CREDENTIAL)%", "\"Ab12345678\""}, {"%REQ(X-REQUEST-ID)%", "\"r1\""}, {"%REQ(:METHOD)%", "\"GET\""},
                            {"%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%", "\"/orders/7\""}, {"%RESPONSE_CODE%", "200"}, {"%BYTES_RECEIVED%", "11"},
                            {"%BYTES_SENT%", "22"}, {"%DURATION%", "33"}};
        QByteArray members;
        for (const auto &member : format) {
            QVERIFY2(values.contains(text(member.second)), text(member.second).constData());
            members += (members.isEmpty() ? "\"" : ",\"") + text(member.first) + "\":" + values.value(text(member.second));
        }
        std::string line = '{' + members.toStdString() + '}';
        authority::AccessLine read;
        QVERIFY2(authority::parseAccessLine(line.data(), line.size(), read), line.c_str());
        QCOMPARE(read.keyId, std::string_view("Ab12345678"));
        QCOMPARE(read.uri, std::string_view("/orders/7"));
        QCOMPARE(read.status, 200);
        QCOMPARE(read.bytesIn, 11);
        QCOMPARE(read.bytesOut, 22);
        QCOMPARE(read.milliseconds, 33.0);
        QVERIFY(read.checked);
    }

    void traefikAsks()
    {
        const YAML::Node middlewares = file("traefik/octroi.yml")["http"]["middlewares"];
        const YAML::Node check = middlewares["octroi-check"]["forwardAuth"], strip = middlewares["octroi-strip"]["headers"]["customRequestHeaders"];
        QCOMPARE(check["trustForwardHeader"].as<bool>(true), false); // what a caller says of itself
        const QByteArray address = text(check["address"]), target = address.mid(address.indexOf('/', 8));
        QVERIFY(address.startsWith("http://127.0.0.1:8470/"));
        const QSet<QByteArray> asked = namesOf(check["authRequestHeaders"]), taken = namesOf(check["authResponseHeaders"]);
        QSet<QByteArray> dropped;
        for (const auto &field : strip) {
            QVERIFY(text(field.second).isEmpty());
            dropped << text(field.first).toLower();
        }
        for (const char *needed : {"authorization", "dpop", "x-api-key", "referer", "origin"})
            QVERIFY2(asked.contains(needed) && !dropped.contains(needed), needed);
        QVERIFY((taken - dropped).isEmpty()); // nobody else's word under these names
        const auto call = [&](const QByteArray &method, const QByteArray &uri, const QByteArray &key) {
            Fields passed{{"X-Forwarded-Method", method}, {"X-Forwarded-Uri", uri}, {"X-Forwarded-For", "198.51.100.7"}, {"X-Forwarded-Proto", "https"},
                          {"X-Forwarded-Host", "api.example.org"}};
            const Fields sent = callersFields(key);
            for (auto it = sent.begin(); it != sent.end(); ++it) {
                if (asked.contains(it.key()) && !dropped.contains(it.key()))
                    passed.insert(it.key(), it.value());
            }
            return ask("GET", target, passed); // always GET
        };
        const Reply passed = call("GET", "/orders/7?page=2", m_key);
        QCOMPARE(passed.status, 200);
        for (const QByteArray &name : taken)
            QVERIFY2(!passed.header(name).isEmpty() || name == "x-octroi-plan", name.constData());
        QCOMPARE(passed.header("X-Octroi-Credential"), m_id);
        QCOMPARE(call("POST", "/orders/", m_key).status, 403);
        QCOMPARE(call("GET", "/orders/7", {}).status, 401);
        // A proxy's answer of another status than 2xx ends the call at Traefik.
        (void)call("GET", "/orders/7", m_limited); // the one of the day, if it is still there
        QCOMPARE(call("GET", "/orders/7", m_limited).status, 429);
    }
};

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
