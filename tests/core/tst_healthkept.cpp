// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/random.h"
#include "crypto/recordbox.h"
#include "health/findingscsv.h"
#include "health/healthfile.h"
#include "healthworld.h"

#include <QBuffer>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::test::healthworld;

namespace {

class OwnSealer final : public Sealer
{
public:
    QByteArray seal(QByteArrayView plain, QByteArrayView about) const override
    {
        return crypto::sealRecord(plain, m_key, about);
    }
    std::optional<QByteArray> open(QByteArrayView box, QByteArrayView about) const override
    {
        return crypto::openRecord(box, m_key, about);
    }

private:
    const Secret m_key{crypto::randomBytes(crypto::kRecordKey)};
};

} // namespace

// What becomes of findings: score, history, policy, exceptions, the file they are kept in, and CSV.
class TestHealthKept : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theScoreIsWhatTheFormulaSays();
    void historyHoldsOneDayOnce();
    void policyKnowsItsBounds_data();
    void policyKnowsItsBounds();
    void policySurvivesJson();
    void anAcceptanceNeedsReasonAndEnd();
    void theFileKeepsAll();
    void aDamagedFileIsPutAside_data();
    void aDamagedFileIsPutAside();
    void aNewerFileStays();
    void aFileOfAnotherConnectionDoesNotOpen();
    void csvHasARowForEachObject();
};

void TestHealthKept::theScoreIsWhatTheFormulaSays()
{
    QCOMPARE(scoreOf(0, {}), 100);
    QCOMPARE(scoreOf(10, {0, 0, 0}), 100);
    QCOMPARE(scoreOf(10, {10, 0, 0}), 0);
    QCOMPARE(scoreOf(10, {0, 10, 0}), 60);
    QCOMPARE(scoreOf(10, {0, 0, 10}), 90);
    QCOMPARE(scoreOf(1'000'000, {0, 0, 1}), 99); // never a rounded 100
    QCOMPARE(scoreOf(4'812, {17, 291, 13}), 97);
    for (int high = 1; high < 100; ++high)
        QVERIFY(scoreOf(100, {high, 0, 0}) < scoreOf(100, {high - 1, 0, 0}));
}

void TestHealthKept::historyHoldsOneDayOnce()
{
    World world;
    world.fill(300);
    Report report = world.scan(world.input({}));
    History history;
    QVERIFY(!history.since(Rule::Unused).isValid() && history.counts(Rule::Unused, 30).isEmpty());
    for (int day = 0; day < 20; ++day) {
        report.at = kNow.addDays(day);
        report.finding(Rule::NoPlan).keys.resize(std::size_t(10 + 2 * day));
        if (day == 5)
            report.finding(Rule::Unused).keys.clear();
        else
            report.finding(Rule::Unused).keys.resize(4);
        history.add(report);
        history.add(report);
    }
    QCOMPARE(history.days().size(), 20);
    QCOMPARE(history.since(Rule::Unused), kNow.date().addDays(6));
    QCOMPARE(history.since(Rule::NoPlan), kNow.date());
    QCOMPARE(history.growthAWeek(Rule::NoPlan), std::optional<double>(14.0));
    QCOMPARE(history.counts(Rule::NoPlan, 3), (QList<qint32>{44, 46, 48}));
    QCOMPARE(history.at(kNow.date().addDays(7))->counts[std::size_t(Rule::NoPlan)], 24);
    QVERIFY(!history.at(kNow.date().addDays(-1)));
    QCOMPARE(History::fromJson(history.toJson()), history);
    // A week off: the days between are as before.
    report.at = kNow.addDays(26);
    history.add(report);
    QCOMPARE(history.counts(Rule::NoPlan, 4), (QList<qint32>{48, 48, 48, 48}));
    for (int day = 0; day < 1'200; ++day) {
        report.at = kNow.addDays(30 + day);
        history.add(report);
    }
    QCOMPARE(history.days().size(), History::kMostDays);
    QJsonArray odd{s("no object"), QJsonObject{{s("day"), s("2026-02-30")}}, QJsonObject{{s("day"), s("2026-02-03")}, {s("score"), 200}}};
    QVERIFY(History::fromJson(odd).days().isEmpty());
}

void TestHealthKept::policyKnowsItsBounds_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *field, const QJsonValue &value) {
        QTest::newRow(name) << QJsonObject{{s(field), value}} << s(field);
    };
    row("zero", "unused_days", 0);
    row("negative", "secret_days", -1);
    row("huge", "expiring_days", 4'000'000);
    row("more than all", "storm_percent", 101);
    row("a text", "lifetime_days", s("long"));
    row("a part", "storm_calls", 1.5);
    row("no such wish", "addresses", s("some"));
    row("shorter than a week", "scope_days", 6);
}

void TestHealthKept::policyKnowsItsBounds()
{
    QFETCH(QJsonObject, object);
    QFETCH(QString, field);
    const Result<Policy> policy = policyFromJson(object);
    QVERIFY(!policy);
    QCOMPARE(policy.error().code, ErrorCode::Invalid);
    QCOMPARE(policy.error().field, field);
}

void TestHealthKept::policySurvivesJson()
{
    Policy policy;
    policy.unusedDays = 45;
    policy.addresses = AddressWish::Everybody;
    policy.asymmetricClients = true;
    policy.off = {Rule::Orphan, Rule::NoPlan};
    const Result<Policy> again = policyFromJson(toJson(policy));
    QVERIFY(again && *again == policy);
    QVERIFY(*policyFromJson({}) == Policy());
    QVERIFY(policyFromJson({{s("off"), QJsonArray{s("a_later_rule")}}})->off.isEmpty());
}

void TestHealthKept::anAcceptanceNeedsReasonAndEnd()
{
    const Acceptance good{Rule::Unused, std::nullopt, s("  kept   for the audit "), kNow.addDays(30), {}};
    const Result<Acceptance> checked = checkAcceptance(good, kNow);
    QVERIFY(checked && checked->reason == s("kept for the audit") && checked->at == kNow);
    Acceptance bad = good;
    bad.reason = s(" \n ");
    QCOMPARE(checkAcceptance(bad, kNow).error().field, s("reason"));
    bad.reason = QString(301, u'x');
    QCOMPARE(checkAcceptance(bad, kNow).error().reason, s("too_long"));
    for (const QDateTime &until : {QDateTime(), kNow, kNow.addDays(-1), kNow.addDays(367)}) {
        bad = good;
        bad.until = until;
        QCOMPARE(checkAcceptance(bad, kNow).error().field, s("until"));
    }
    QVERIFY(good.holdsAt(kNow) && !good.holdsAt(kNow.addDays(30)));
    for (const char *text : {"", "key:", ":x", "nothing:x", "key"})
        QVERIFY(!ObjectId::fromText(s(text)));
}

void TestHealthKept::theFileKeepsAll()
{
    QTemporaryDir folder;
    const auto sealer = std::make_shared<OwnSealer>();
    const QString path = folder.filePath(s("health/one.octroihealth"));
    Kept kept;
    kept.policy.unusedDays = 33;
    kept.accepted << Acceptance{Rule::Unused, ObjectId{ObjectKind::Client, s("c1")}, s("é"), kNow.addDays(3), kNow}
                  << Acceptance{Rule::NoPlan, std::nullopt, s("later"), kNow.addDays(9), kNow};
    World world;
    world.fill(100);
    kept.history.add(world.scan(world.input({})));
    {
        HealthFile file(path, s("one"), sealer);
        QVERIFY(!file.write(kept)); // not opened
        const Result<Kept> empty = file.open();
        QVERIFY(empty && empty->policy == Policy() && empty->accepted.isEmpty());
        QVERIFY(file.write(kept));
        HealthFile second(path, s("one"), sealer);
        QCOMPARE(second.open().error().code, ErrorCode::InUse);
    }
    QFile raw(path);
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QVERIFY2(!raw.readAll().contains("unused_days"), "it is sealed");
    QVERIFY(!(raw.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    const Result<Kept> again = HealthFile(path, s("one"), sealer).open();
    QVERIFY(again && again->policy == kept.policy && again->accepted == kept.accepted && again->history == kept.history);
}

void TestHealthKept::aDamagedFileIsPutAside_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("cut") << 0;
    QTest::newRow("altered") << 1;
    QTest::newRow("garbage") << 2;
    QTest::newRow("empty") << 3;
}

void TestHealthKept::aDamagedFileIsPutAside()
{
    QFETCH(int, how);
    QTemporaryDir folder;
    const auto sealer = std::make_shared<OwnSealer>();
    const QString path = folder.filePath(s("one.octroihealth"));
    {
        HealthFile file(path, s("one"), sealer);
        QVERIFY(file.open() && file.write({}));
    }
    QFile raw(path);
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QByteArray bytes = raw.readAll();
    raw.close();
    if (how == 0)
        bytes.chop(7);
    else if (how == 1)
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    else
        bytes = how == 2 ? QByteArray("garbage") : QByteArray();
    QVERIFY(raw.open(QIODevice::WriteOnly | QIODevice::Truncate) && raw.write(bytes) == bytes.size());
    raw.close();
    HealthFile file(path, s("one"), sealer);
    QCOMPARE(file.open().error().reason, s("health_damaged"));
    QVERIFY(QFile::exists(path + s(".damaged")) && !QFile::exists(path));
    QVERIFY(file.write({})); // a new one begins
}

void TestHealthKept::aNewerFileStays()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(s("one.octroihealth"));
    const QByteArray newer = QByteArray("octroihealth\x02\x00\x00\x00", 16) + "whatever";
    QFile raw(path);
    QVERIFY(raw.open(QIODevice::WriteOnly) && raw.write(newer) == newer.size());
    raw.close();
    HealthFile file(path, s("one"), std::make_shared<OwnSealer>());
    QCOMPARE(file.open().error().reason, s("health_version"));
    QVERIFY(!file.write({}));
    QVERIFY(raw.open(QIODevice::ReadOnly) && raw.readAll() == newer);
}

void TestHealthKept::aFileOfAnotherConnectionDoesNotOpen()
{
    QTemporaryDir folder;
    const auto sealer = std::make_shared<OwnSealer>();
    const QString path = folder.filePath(s("one.octroihealth"));
    {
        HealthFile file(path, s("one"), sealer);
        QVERIFY(file.open() && file.write({}));
    }
    QCOMPARE(HealthFile(path, s("two"), sealer).open().error().reason, s("health_damaged"));
}

void TestHealthKept::csvHasARowForEachObject()
{
    World world;
    world.fill(2'500);
    const Report report = world.scan(world.input({}));
    QBuffer out;
    QVERIFY(out.open(QIODevice::WriteOnly));
    std::atomic_bool cancelled = false;
    QVERIFY(writeCsv(out, report, cancelled));
    qint64 objects = 0;
    for (const Rule rule : report.found())
        objects += report.finding(rule).count();
    QVERIFY(objects > 1000);
    QCOMPARE(out.data().count('\n'), objects + 1);
    QVERIFY(out.data().startsWith("rule,severity,kind,id,name,"));
    QVERIFY(out.data().contains("\r\nclosed_partner,high,key,"));
    cancelled = true;
    QCOMPARE(writeCsv(out, report, cancelled).error().code, ErrorCode::Cancelled);
    QTemporaryDir folder;
    QCOMPARE(writeCsvFile(folder.filePath(s("no/such/folder.csv")), report, std::atomic_bool(false)).error().code, ErrorCode::Storage);
}

QTEST_GUILESS_MAIN(TestHealthKept)
#include "tst_healthkept.moc"
