// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/directoryscan.h"
#include "health/evidence.h"
#include "health/usagescan.h"
#include "healthworld.h"

#include <QTest>

using namespace octroi;
using namespace octroi::test::healthworld;

namespace {

/// What a rule says of one key, as plainly as it can be written.
bool holds(Rule rule, const domain::ApiKey &k, const Policy &policy, const QSet<QString> &closedApplications)
{
    const domain::KeyStatus status = k.statusAt(kNow);
    const bool active = status == domain::KeyStatus::Active, works = active || status == domain::KeyStatus::Rotating;
    const bool old = k.createdAt.isValid() && k.createdAt < kNow.addDays(-policy.unusedDays);
    const bool live = k.environment == domain::Environment::Live;
    const bool sensitive = std::any_of(k.scopes.begin(), k.scopes.end(),
                                       [](const QString &g) { return domain::scopeImplies(g, s("admin:keys")); });
    switch (rule) {
    case Rule::NeverExpires:
        return works && !k.endsAt().isValid();
    case Rule::ExpiringSoon:
        return active && k.endsAt().isValid() && k.endsAt() <= kNow.addDays(policy.expiringDays);
    case Rule::Unused:
        return active && old && (!k.lastUsedAt.isValid() || k.lastUsedAt < kNow.addDays(-policy.unusedDays));
    case Rule::OldSecret:
        return active && k.createdAt.isValid() && k.createdAt < kNow.addDays(-policy.secretDays);
    case Rule::NoPlan:
        return works && live && k.planId.isEmpty();
    case Rule::NoAddress:
        return works && live && k.restrictions.addresses.isEmpty() &&
               (policy.addresses == AddressWish::Everybody || (policy.addresses == AddressWish::Sensitive && sensitive));
    case Rule::ClosedPartner:
        return works && closedApplications.contains(k.applicationId);
    default:
        return false;
    }
}

domain::OAuthClient client(const char *id, domain::ClientKind kind, domain::ClientAuth auth)
{
    domain::OAuthClient c;
    c.id = s(id);
    c.name = s(id);
    c.applicationId = s("app");
    c.kind = kind;
    c.auth = auth;
    c.createdAt = kNow.addDays(-200);
    c.lastUsedAt = kNow.addDays(-1);
    c.expiresAt = kNow.addDays(200);
    c.planId = s("p1");
    return c;
}

QSet<QString> ids(const Finding &finding)
{
    QSet<QString> out;
    for (const ObjectId &object : finding.others)
        out.insert(object.text());
    return out;
}

} // namespace

// Findings without a backend: the scan over columns and directory.
class TestHealth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsFoundThatAPlainLookFinds_data();
    void everyKeyIsFoundThatAPlainLookFinds();
    void theWorstComesFirst();
    void whatIsAcceptedIsLeftOut();
    void aCancelledScanSaysSo();
    void clientsAndApplicationsAreLookedAt();
    void aStormIsAShareOfEnoughCalls();
};

void TestHealth::everyKeyIsFoundThatAPlainLookFinds_data()
{
    QTest::addColumn<int>("wish");
    QTest::addColumn<int>("days");
    QTest::newRow("sensitive, 90") << int(AddressWish::Sensitive) << 90;
    QTest::newRow("everybody, 1") << int(AddressWish::Everybody) << 1;
    QTest::newRow("nobody, 3650") << int(AddressWish::Nobody) << 3'650;
}

void TestHealth::everyKeyIsFoundThatAPlainLookFinds()
{
    QFETCH(int, wish);
    QFETCH(int, days);
    World world;
    world.fill(150'000); // more than two pieces
    QVERIFY(world.table->remove(world.keys.takeLast().id));
    Policy policy;
    policy.addresses = AddressWish(wish);
    policy.unusedDays = days;
    policy.expiringDays = days;
    policy.secretDays = days;
    const Report report = world.scan(world.input(policy));
    for (const Rule rule : allRules()) {
        QSet<QString> expected;
        for (const domain::ApiKey &key : std::as_const(world.keys)) {
            if (holds(rule, key, policy, world.closedApplications))
                expected.insert(key.id);
        }
        const QSet<QString> found = world.found(report, rule);
        QVERIFY2(found == expected, qPrintable(s("%1: %2 found, %3 expected").arg(ruleName(rule)).arg(found.size()).arg(expected.size())));
    }
    QCOMPARE(report.credentials, std::count_if(world.keys.begin(), world.keys.end(), [](const domain::ApiKey &k) {
                 return !k.revokedAt.isValid();
             }));
    QVERIFY(report.withFinding() <= report.credentials && report.withFinding() > 0);
}

void TestHealth::theWorstComesFirst()
{
    World world;
    world.fill(5'000);
    const Report report = world.scan(world.input({}));
    const auto ends = report.finding(Rule::ExpiringSoon).keys;
    QVERIFY(ends.size() > 10);
    QVERIFY(std::is_sorted(ends.begin(), ends.end(), [&](quint32 a, quint32 b) {
        return world.table->ends[a] < world.table->ends[b];
    }));
    // Never used before used long ago.
    const auto unused = report.finding(Rule::Unused).keys;
    QVERIFY(std::is_partitioned(unused.begin(), unused.end(),
                                [&](quint32 row) { return world.table->lastUsed[row] == KeyTable::kNever; }));
    const Affected first = affectedAt(report, Rule::ExpiringSoon, 0);
    QCOMPARE(first.object.kind, ObjectKind::Key);
    QCOMPARE(first.evidence.time.toMSecsSinceEpoch(), world.table->ends[ends.front()]);
}

void TestHealth::whatIsAcceptedIsLeftOut()
{
    World world;
    world.fill(5'000);
    const Report all = world.scan(world.input({}));
    ScanInput in = world.input({});
    const ObjectId some = all.objectAt(Rule::Unused, 3);
    in.accepted << Acceptance{Rule::Unused, some, s("known"), kNow.addDays(1), kNow}
                << Acceptance{Rule::NoPlan, std::nullopt, s("known"), kNow.addDays(1), kNow}
                << Acceptance{Rule::NeverExpires, ObjectId{ObjectKind::Key, s("nosuchkey0")}, s("gone"), kNow.addDays(1), kNow};
    in.policy.off = {Rule::OldSecret};
    const Report report = world.scan(in);
    QCOMPARE(report.finding(Rule::Unused).count(), all.finding(Rule::Unused).count() - 1);
    QCOMPARE(report.finding(Rule::Unused).accepted, 1);
    QVERIFY(!world.found(report, Rule::Unused).contains(some.id));
    QCOMPARE(report.finding(Rule::NoPlan).count(), 0);
    QCOMPARE(report.finding(Rule::NoPlan).accepted, all.finding(Rule::NoPlan).count());
    QCOMPARE(report.finding(Rule::NeverExpires).count(), all.finding(Rule::NeverExpires).count());
    QCOMPARE(report.finding(Rule::OldSecret).count(), 0);
    QVERIFY(!report.wasChecked(Rule::OldSecret));
    QVERIFY(report.score() >= all.score());
    const auto passed = report.passed();
    QVERIFY(std::find(passed.begin(), passed.end(), Rule::OldSecret) == passed.end());
}

void TestHealth::aCancelledScanSaysSo()
{
    World world;
    world.fill(1'000);
    Report report;
    ColumnScan scan(world.input({}));
    const std::atomic_bool cancelled = true;
    QVERIFY(!scan.run(report, cancelled));
}

void TestHealth::clientsAndApplicationsAreLookedAt()
{
    using domain::ClientAuth;
    using domain::ClientKind;
    World world;
    domain::ApiKey key;
    key.id = s("k000000001");
    key.applicationId = s("withkey");
    world.table->put(key);
    Report report;
    report.table = world.table;
    for (const Rule rule : allRules())
        report.finding(rule).rule = rule;
    DirectoryInput in;
    in.now = kNow;
    for (const char *id : {"app", "withkey", "empty", "young", "shut"})
        in.applications.push_back({s(id), s("partner"), s(id), kNow.addDays(-300)});
    in.applications[3].createdAt = kNow.addDays(-3);
    in.applications[4].partnerId = s("closed");
    in.closedPartners = {s("closed")};
    auto good = client("good", ClientKind::Service, ClientAuth::PrivateKeyJwt);
    auto post = client("post", ClientKind::Service, ClientAuth::SecretPost);
    post.secrets = {{s("s1"), s("aaaa"), kNow.addDays(-500), {}, {}, {}}, {s("s2"), s("bbbb"), kNow.addDays(-10), {}, {}, {}}};
    auto basic = client("basic", ClientKind::Web, ClientAuth::SecretBasic);
    basic.secrets = {{s("s3"), s("cccc"), kNow.addDays(-500), {}, kNow.addDays(-1), {}}}; // revoked: does not count
    basic.redirectUris = QStringList{s("https://shop.example/cb"), s("https://localhost:8443/cb"), s("https://localhost.example/cb")};
    auto native = client("native", ClientKind::Native, ClientAuth::None);
    native.redirectUris = QStringList{s("http://127.0.0.1/cb")};
    native.expiresAt = {};
    native.lastUsedAt = {};
    auto open = client("open", ClientKind::Web, ClientAuth::None);
    open.expiresAt = kNow.addDays(3);
    open.planId = QString();
    auto revoked = client("revoked", ClientKind::Web, ClientAuth::None);
    revoked.revokedAt = kNow.addDays(-1);
    auto shut = client("shut", ClientKind::Service, ClientAuth::PrivateKeyJwt);
    shut.applicationId = s("shut");
    auto untold = good; // a Keycloak tells no such time
    untold.id = s("untold");
    untold.createdAt = untold.lastUsedAt = {};
    in.clients = {good, post, basic, native, open, revoked, shut, untold};
    scanDirectory(in, report);
    QCOMPARE(ids(report.finding(Rule::WeakAuth)), (QSet<QString>{s("client:post"), s("client:open")}));
    QCOMPARE(ids(report.finding(Rule::OldSecret)), (QSet<QString>{s("client:post")}));
    QCOMPARE(ids(report.finding(Rule::LocalRedirect)), (QSet<QString>{s("client:basic")}));
    QCOMPARE(ids(report.finding(Rule::NeverExpires)), (QSet<QString>{s("client:native")}));
    QCOMPARE(ids(report.finding(Rule::Unused)), (QSet<QString>{s("client:native")}));
    QCOMPARE(ids(report.finding(Rule::ExpiringSoon)), (QSet<QString>{s("client:open")}));
    QCOMPARE(ids(report.finding(Rule::NoPlan)), (QSet<QString>{s("client:open")}));
    QCOMPARE(ids(report.finding(Rule::ClosedPartner)), (QSet<QString>{s("client:shut")}));
    QCOMPARE(ids(report.finding(Rule::Orphan)), (QSet<QString>{s("application:empty")}));
    QCOMPARE(report.credentials, 7);
    Policy strict;
    strict.asymmetricClients = true;
    QVERIFY(hasWeakAuth(basic, strict) && !hasWeakAuth(good, strict) && !hasWeakAuth(native, strict));
}

void TestHealth::aStormIsAShareOfEnoughCalls()
{
    World world;
    world.fill(2'000);
    Report report = world.scan(world.input({}));
    ColumnScan scan(world.input({}));
    const std::atomic_bool cancelled = false;
    QVERIFY(scan.run(report, cancelled));
    const auto first = [&](domain::KeyStatus status) {
        const auto found = std::find_if(world.keys.begin(), world.keys.end(),
                                        [status](const domain::ApiKey &k) { return k.statusAt(kNow) == status; });
        return found == world.keys.end() ? QString() : found->id;
    };
    const auto row = [](const QString &key, const QString &refusal, qint64 calls, qint64 refused, qint64 broken) {
        domain::UsageRow r;
        r.keyId = key;
        r.refusal = refusal;
        r.totals.requests = calls;
        r.totals.refused = refused;
        r.totals.classes[3] = broken;
        return r;
    };
    const QString active = first(domain::KeyStatus::Active), ended = first(domain::KeyStatus::Expired),
                  asleep = first(domain::KeyStatus::Suspended);
    QVERIFY(!active.isEmpty() && !ended.isEmpty() && !asleep.isEmpty());
    const auto found = [&](qint64 calls, qint64 refused, qint64 broken) {
        const RecentUses uses = usesOf({row(active, {}, calls, refused, broken), row(ended, {}, 5, 5, 0),
                                        row(asleep, {}, 900, 900, 0), row({}, {}, 900, 900, 0), row(s("gone"), {}, 1, 1, 0)}, {});
        return recentFindings(uses, scan, *world.table, {}, {}, {});
    };
    QCOMPARE(found(100, 25, 0).stormy.size(), std::size_t(1));
    QCOMPARE(found(100, 24, 0).stormy.size(), std::size_t(0));
    QCOMPARE(found(100, 20, 5).stormy.size(), std::size_t(1));
    QCOMPARE(found(99, 99, 0).stormy.size(), std::size_t(0));
    QCOMPARE(found(1, 0, 0).ended.size(), std::size_t(1));
    RecentUses uses = usesOf({row(active, {}, 100, 40, 30)}, {});
    addRefusals(uses, {row(active, s("none"), 60, 0, 0), row(active, s("scope_missing"), 38, 38, 0), row(active, s("address"), 2, 2, 0)});
    QCOMPARE(uses.value(s("key:") + active).refusal, s("scope_missing"));
}

QTEST_GUILESS_MAIN(TestHealth)
#include "tst_health.moc"
