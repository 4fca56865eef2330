// SPDX-License-Identifier: GPL-3.0-or-later
#include "fullstore.h"

#include <QTest>

namespace octroi::test {

namespace {

/// Partners until the disk takes no more; the answer that said so.
Reply fillUp(ControlClient &client)
{
    Reply reply;
    for (int i = 0; i < 20'000; ++i) {
        QJsonArray tags;
        for (int tag = 0; tag < 10; ++tag)
            tags.append(QStringLiteral("tag-%1").arg(tag));
        reply = client.call("POST", "/v1/partners",
                            QJsonObject{{QStringLiteral("name"),
                                         QStringLiteral("P%1 ").arg(i) + QString(150, QLatin1Char('x'))},
                                        {QStringLiteral("tags"), tags}});
        if (reply.status != 201)
            return reply;
    }
    return reply;
}

} // namespace

void verifyFullBehaviour(ControlClient &client, const Prepared &prepared, const QByteArray &key)
{
    const Reply refused = fillUp(client);
    QVERIFY2(refused.status == 507, refused.body.constData());
    QCOMPARE(refused.json()[QStringLiteral("status")].toInt(), 507);
    QCOMPARE(refused.header("Content-Type"), QByteArray("application/problem+json"));
    for (int i = 0; i < 100; ++i)
        QCOMPARE(client.check(key, "GET", "/a/1").status, 200);
    QCOMPARE(client.check(key, "POST", "/a/1").status, 403);
    QCOMPARE(client.call("GET", "/v1/partners/" + prepared.partner.toLatin1()).status, 200);
    QCOMPARE(client.call("GET", "/v1/server").status, 200);
    // What was refused is not there, also not in memory.
    const Reply again = client.call("POST", "/v1/keys", prepared.key(QString(180, QLatin1Char('y'))));
    if (again.status != 201) {
        QCOMPARE(again.status, 507);
        const QJsonArray keys = client.call("GET", "/v1/keys").json()[QStringLiteral("items")].toArray();
        QCOMPARE(keys.size(), 1);
    }
}

} // namespace octroi::test
