// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/digest.h"
#include "crypto/keyformat.h"
#include "demo/organisation.h"
#include "domain/json.h"
#include "domain/name.h"
#include "usage/histogram.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace octroi;
using domain::KeyStatus;

namespace {
const QDateTime kNow = domain::fromRfc3339(QStringLiteral("2026-11-23T10:20:30.000Z"));
constexpr quint64 kSeed = 42;

/// Everything of an organisation in bytes.
QByteArray fingerprint(const authority::Organisation &o)
{
    QByteArray text;
    const auto add = [&text](const QJsonObject &object) {
        text += QJsonDocument(object).toJson(QJsonDocument::Compact);
    };
    for (const auto &x : o.partners)
        add(domain::toJson(x));
    for (const auto &x : o.applications)
        add(domain::toJson(x));
    for (const auto &x : o.apis)
        add(domain::toJson(x));
    for (const auto &x : o.plans)
        add(domain::toJson(x));
    for (const auto &x : o.keys) {
        add(domain::toJson(x.key, kNow));
        text += x.digest;
    }
    for (const auto &x : o.usage) {
        text += QByteArray::number(x.second) + x.keyId.toLatin1() + x.endpoint.toLatin1() +
                QByteArray::number(x.requests) + ',' + QByteArray::number(x.bytesOut) + x.histogram;
    }
    for (const auto &x : o.history)
        add(domain::toJson(x));
    return crypto::sha256Hex(text);
}
} // namespace

class TestDemo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_org = demo::generateOrganisation(kSeed, kNow); }
    void sameSeedSameOrganisation();
    void counts();
    void everyState();
    void expiriesAndUse();
    void referencesHold();
    void keysAreReal();
    void secretsDependOnTheSeedOnly();
    void usageIsPlausible();
    void historyIsInOrder();

private:
    authority::Organisation m_org;
};

void TestDemo::sameSeedSameOrganisation()
{
    QCOMPARE(fingerprint(demo::generateOrganisation(kSeed, kNow)), fingerprint(m_org));
    QVERIFY(fingerprint(demo::generateOrganisation(kSeed + 1, kNow)) != fingerprint(m_org));
}

void TestDemo::counts()
{
    QCOMPARE(m_org.partners.size(), 40);
    QCOMPARE(m_org.applications.size(), 120);
    QCOMPARE(m_org.apis.size(), 5);
    QCOMPARE(m_org.scopes.size(), 60);
    QCOMPARE(m_org.plans.size(), 4);
    QCOMPARE(m_org.keys.size(), 400);
    QSet<QString> owners;
    for (const auto &stored : m_org.keys)
        owners.insert(stored.key.applicationId);
    QCOMPARE(owners.size(), 120);
}

void TestDemo::everyState()
{
    QHash<KeyStatus, int> count;
    for (const auto &stored : m_org.keys)
        ++count[stored.key.statusAt(kNow)];
    QCOMPARE(count[KeyStatus::Revoked], 28);
    QCOMPARE(count[KeyStatus::Expired], 36);
    QCOMPARE(count[KeyStatus::Suspended], 14);
    QCOMPARE(count[KeyStatus::Rotating], 9);
    QCOMPARE(count[KeyStatus::Active], 313);
}

void TestDemo::expiriesAndUse()
{
    int soon = 0, never = 0, unused = 0, idle = 0;
    for (const auto &stored : m_org.keys) {
        const domain::ApiKey &key = stored.key;
        QVERIFY2(key.createdAt <= kNow, qPrintable(key.name));
        QVERIFY2(!key.expiresAt.isValid() || key.expiresAt > key.createdAt, qPrintable(key.name));
        QVERIFY2(!key.lastUsedAt.isValid() || (key.lastUsedAt <= kNow && key.lastUsedAt >= key.createdAt),
                 qPrintable(key.name));
        if (key.statusAt(kNow) != KeyStatus::Active)
            continue;
        soon += key.expiresAt.isValid() && key.expiresAt <= kNow.addDays(30);
        never += !key.expiresAt.isValid();
        unused += !key.lastUsedAt.isValid();
        idle += key.lastUsedAt.isValid() && key.lastUsedAt < kNow.addDays(-7);
    }
    QVERIFY2(soon >= 10 && soon <= 80, qPrintable(QString::number(soon)));
    QVERIFY2(never >= 5, qPrintable(QString::number(never)));
    QVERIFY2(unused >= 5, qPrintable(QString::number(unused)));
    QVERIFY2(idle >= 10, qPrintable(QString::number(idle)));
}

void TestDemo::referencesHold()
{
    QSet<QString> ids, scopes, plans, partners, applications, names, digests;
    for (const auto &x : m_org.partners) {
        partners.insert(x.id);
        names.insert(domain::nameKey(x.name));
        QVERIFY(domain::checkName(x.name).ok());
        QVERIFY2(x.contact.endsWith(QStringLiteral(".example")), qPrintable(x.contact));
    }
    QCOMPARE(names.size(), m_org.partners.size());
    for (const auto &x : m_org.applications) {
        applications.insert(x.id);
        QVERIFY(partners.contains(x.partnerId));
    }
    for (const auto &x : m_org.plans)
        plans.insert(x.id);
    for (const auto &x : m_org.scopes) {
        scopes.insert(x.name);
        QVERIFY(domain::checkScopeName(x.name).ok());
        QVERIFY(!x.description.isEmpty());
    }
    for (const auto &api : m_org.apis) {
        QVERIFY(domain::checkBasePath(api.basePath).ok());
        for (const auto &endpoint : api.endpoints) {
            QVERIFY2(domain::checkEndpoint(endpoint).ok(), qPrintable(endpoint.path));
            for (const QString &scope : endpoint.scopes)
                QVERIFY2(scopes.contains(scope), qPrintable(scope));
        }
    }
    for (const auto &stored : m_org.keys) {
        ids.insert(stored.key.id);
        digests.insert(QString::fromLatin1(stored.digest.toHex()));
        QVERIFY(applications.contains(stored.key.applicationId));
        QVERIFY(plans.contains(stored.key.planId));
        for (const QString &cidr : stored.key.restrictions.addresses)
            QVERIFY2(domain::checkCidr(cidr).ok(), qPrintable(cidr));
        for (const QString &scope : stored.key.scopes)
            QVERIFY2(domain::checkScopeName(scope, true).ok(), qPrintable(scope));
        if (!stored.key.expiresAt.isValid())
            continue;
        for (const auto &scope : m_org.scopes) {
            if (scope.maxLifetimeDays > 0 && domain::scopesImply(stored.key.scopes, scope.name) &&
                stored.key.retiresAt.isNull() && stored.key.predecessorId.isEmpty())
                QVERIFY2(stored.key.createdAt.daysTo(stored.key.expiresAt) <= scope.maxLifetimeDays,
                         qPrintable(stored.key.name));
        }
    }
    QCOMPARE(ids.size(), m_org.keys.size());
    QCOMPARE(digests.size(), m_org.keys.size());
    for (const auto &stored : m_org.keys) {
        if (stored.key.statusAt(kNow) == KeyStatus::Rotating)
            QVERIFY(ids.contains(stored.key.successorId));
    }
}

void TestDemo::keysAreReal()
{
    const auto keys = demo::liveKeys(kSeed, kNow);
    QCOMPARE(keys.size(), std::size_t(400));
    QHash<QString, const authority::StoredKey *> stored;
    for (const auto &key : m_org.keys)
        stored.insert(key.key.id, &key);
    for (const demo::DemoKey &key : keys) {
        const QByteArray &text = key.key.reveal();
        const auto parsed = crypto::parseKey({text.constData(), std::size_t(text.size())});
        QVERIFY2(parsed.has_value(), qPrintable(key.name));
        QCOMPARE(QString::fromLatin1(parsed->id.data(), qsizetype(parsed->id.size())), key.id);
        const authority::StoredKey *match = stored.value(key.id);
        QVERIFY(match);
        QCOMPARE(crypto::sha256Bytes(text), match->digest);
        QCOMPARE(QString::fromLatin1(text.right(4)), match->key.last4);
        QCOMPARE(key.status, match->key.statusAt(kNow));
        QVERIFY2(!key.allowed.isEmpty(), qPrintable(key.name));
        QVERIFY(!key.denied.isEmpty());
    }
}

void TestDemo::secretsDependOnTheSeedOnly()
{
    const auto then = demo::liveKeys(kSeed, kNow.addDays(-100));
    const auto now = demo::liveKeys(kSeed, kNow);
    for (std::size_t i = 0; i < now.size(); ++i) {
        QCOMPARE(then[i].id, now[i].id);
        QCOMPARE(then[i].key.reveal(), now[i].key.reveal());
    }
}

void TestDemo::usageIsPlausible()
{
    QVERIFY2(m_org.usage.size() > 60'000 && m_org.usage.size() <= 150'000,
             qPrintable(QString::number(m_org.usage.size())));
    const qint64 now = kNow.toSecsSinceEpoch();
    QHash<QString, const domain::ApiKey *> keys;
    for (const auto &stored : m_org.keys)
        keys.insert(stored.key.id, &stored.key);
    qint64 requests = 0, refused = 0;
    std::array<qint64, 24> byHour{};
    QSet<qint64> days;
    for (const authority::UsageDelta &delta : m_org.usage) {
        QVERIFY(delta.second <= now && delta.second >= now - 30 * 86'400);
        QCOMPARE(delta.classes[0] + delta.classes[1] + delta.classes[2] + delta.classes[3], delta.measured);
        QVERIFY(delta.requests >= 1 && delta.refused <= delta.requests && delta.bytesOut > 0);
        for (const qint64 n : delta.classes)
            QVERIFY(n >= 0);
        if (delta.refusal.isEmpty()) {
            QCOMPARE(delta.refused, 0);
            const domain::ApiKey *key = keys.value(delta.keyId);
            QVERIFY(key);
            QVERIFY(delta.second <= key->lastUsedAt.toSecsSinceEpoch());
            QVERIFY(delta.second >= key->createdAt.toSecsSinceEpoch());
        }
        requests += delta.requests;
        refused += delta.refused;
        days.insert(delta.second / 86'400);
        byHour[std::size_t(delta.second / 3600 % 24)] += delta.requests;
    }
    QVERIFY(days.size() >= 30);
    const double share = double(refused) / double(requests);
    QVERIFY2(share > 0.001 && share < 0.02, qPrintable(QString::number(share)));
    QVERIFY2(byHour[10] > byHour[22], "no daily rhythm");
    usage::Histogram histogram;
    QVERIFY(histogram.mergeBytes(m_org.usage.first().histogram));
    QCOMPARE(histogram.count(), m_org.usage.first().measured);
}

void TestDemo::historyIsInOrder()
{
    QVERIFY2(m_org.history.size() >= 40 && m_org.history.size() <= 80,
             qPrintable(QString::number(m_org.history.size())));
    QSet<QString> actions;
    for (qsizetype i = 1; i < m_org.history.size(); ++i)
        QVERIFY(m_org.history[i - 1].at <= m_org.history[i].at);
    for (const auto &entry : m_org.history) {
        actions.insert(entry.action);
        QVERIFY(!entry.actor.isEmpty() && !entry.objectId.isEmpty() && !entry.after.isEmpty());
        QVERIFY(entry.at <= kNow);
    }
    QVERIFY(actions.contains(QStringLiteral("key.issue")));
    QVERIFY(actions.contains(QStringLiteral("key.revoke")));
    QVERIFY(actions.contains(QStringLiteral("key.rotate")));
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
