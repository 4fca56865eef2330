// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/routetable.h"

#include <QSet>
#include <QTest>
#include <yaml-cpp/yaml.h>

using namespace octroi::authority;

/// The OpenAPI document and the route table say the same.
class TestContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bothWays()
    {
        const YAML::Node document = YAML::LoadFile(qEnvironmentVariable("OCTROI_SOURCE_DIR").toStdString() + "/resources/openapi/octroid.yaml");
        QSet<QString> written, served;
        for (const auto &path : document["paths"]) {
            for (const auto &operation : path.second) {
                QVERIFY(operation.second["responses"]);
                QVERIFY(operation.second["summary"]);
                written << QString::fromStdString(operation.first.as<std::string>()).toUpper() + QLatin1Char(' ') + QString::fromStdString(path.first.as<std::string>())
                        + QLatin1Char(' ') + QString::fromStdString(operation.second["x-permission"].as<std::string>());
            }
        }
        static const char *const names[] = {"Public", "Local", "Read", "Issue", "Manage", "Own"};
        for (const Route &route : routeTable())
            served << QString::fromLatin1(route.method.data(), qsizetype(route.method.size())) + QLatin1Char(' ')
                    + QString::fromLatin1(route.path.data(), qsizetype(route.path.size())) + QLatin1Char(' ') + QString::fromLatin1(names[int(route.permission)]);
        QCOMPARE((written - served).values(), QList<QString>());
        QCOMPARE((served - written).values(), QList<QString>());
    }
    /// Whatever is made under /v1 and answered with 201 can be asked for twice.
    void creationsMayBeRepeated()
    {
        const YAML::Node document = YAML::LoadFile(qEnvironmentVariable("OCTROI_SOURCE_DIR").toStdString() + "/resources/openapi/octroid.yaml");
        int creations = 0;
        for (const auto &path : document["paths"]) {
            const std::string name = path.first.as<std::string>();
            const YAML::Node post = path.second["post"];
            if (name.rfind("/v1/", 0) != 0 || !post || !post["responses"]["201"])
                continue;
            bool declared = false;
            for (const auto &parameter : post["parameters"])
                declared = declared || (parameter["name"] && parameter["name"].as<std::string>() == "Idempotency-Key");
            QVERIFY2(declared, name.c_str());
            ++creations;
        }
        QVERIFY(creations >= 12);
    }
    void referencesHold()
    {
        const YAML::Node document = YAML::LoadFile(qEnvironmentVariable("OCTROI_SOURCE_DIR").toStdString() + "/resources/openapi/octroid.yaml");
        walk(document, document["components"]["schemas"]);
    }

private:
    void walk(const YAML::Node &node, const YAML::Node &schemas)
    {
        if (node.IsMap()) {
            for (const auto &item : node) {
                if (item.first.as<std::string>() == "$ref") {
                    const std::string name = item.second.as<std::string>();
                    QVERIFY2(schemas[name.substr(name.rfind('/') + 1)], name.c_str());
                } else {
                    walk(item.second, schemas);
                }
            }
        } else if (node.IsSequence()) {
            for (const auto &item : node)
                walk(item, schemas);
        }
    }
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
