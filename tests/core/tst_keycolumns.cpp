// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/keyselection.h"
#include "inventory/snapshotlines.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>
#include <QtConcurrentRun>

using namespace octroi;
using inventory::KeyColumn;
using inventory::KeyTable;

namespace {

const QDateTime kNow(QDate(2026, 6, 15), QTime(12, 0), Qt::UTC);

struct World
{
    KeyTable table;
    inventory::Owners owners;
    QList<domain::ApiKey> keys;
    QHash<QString, std::pair<qint64, qint64>> usage;

    domain::KeyFilter::Subject subject(const domain::ApiKey &key) const
    {
        const quint32 code = table.applications.find(key.applicationId.toUtf8());
        const inventory::Owners::Entry &owner = owners.byApplication[code];
        const quint32 plan = table.plans.find(key.planId.toUtf8());
        const auto used = usage.value(key.id);
        return {key, owner.partner, owner.application, owners.plans[plan], owners.backend, owner.tags, used.first, used.second};
    }
};

QString word(QRandomGenerator &random)
{
    static const QStringList parts{QStringLiteral("orders"), QStringLiteral("Stock"), QStringLiteral("Éclair"),
                                   QStringLiteral("straße"), QStringLiteral("ΣΊΣΥΦΟΣ"), QStringLiteral("export"),
                                   QStringLiteral("Zürich"), QStringLiteral("日本"), QStringLiteral("x"),
                                   QStringLiteral("İstanbul"), QStringLiteral("read"), QString()};
    return parts.at(int(random.bounded(parts.size())));
}

QString identifier(QRandomGenerator &random)
{
    static const QString digits =
        QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    QString out;
    const int length = random.bounded(12) == 0 ? 7 : 10; // some of another kind of backend
    for (int i = 0; i < length; ++i)
        out += digits.at(int(random.bounded(62)));
    return out;
}

QDateTime sometime(QRandomGenerator &random)
{
    switch (random.bounded(6)) {
    case 0:
        return {};
    case 1: // exactly on an edge that filters ask for
        return kNow.addDays(QList<int>{-90, -30, -7, 0, 7, 30}.at(int(random.bounded(6))));
    default:
        return kNow.addMSecs(qint64((random.bounded(240.0) - 120.0) * 86'400'000));
    }
}

domain::ApiKey randomKey(QRandomGenerator &random)
{
    domain::ApiKey k;
    k.id = identifier(random);
    k.applicationId = QStringLiteral("a%1").arg(random.bounded(9));
    k.name = QStringList{word(random), word(random), word(random)}.join(random.bounded(2) ? u'-' : u' ');
    k.environment = random.bounded(2) ? domain::Environment::Live : domain::Environment::Test;
    k.prefix = random.bounded(5) ? QStringLiteral("oct") : QStringLiteral("Acme");
    k.last4 = identifier(random).left(random.bounded(20) ? 4 : 2);
    for (const char *scope : {"orders:read", "orders:*", "stock:read", "Stock:write:all", "admin"}) {
        if (random.bounded(3) == 0)
            k.scopes << QString::fromLatin1(scope);
    }
    if (random.bounded(4) == 0)
        k.restrictions = {{QStringLiteral("10.0.0.0/8"), QStringLiteral("::1/128")}, {QStringLiteral("*.example.org")}, {}};
    if (random.bounded(5) == 0)
        k.restrictions.apis = {QStringLiteral("api1234567")};
    if (random.bounded(4) == 0)
        k.tags = {QStringLiteral("pilot"), word(random)};
    k.tags.removeAll(QString());
    k.planId = random.bounded(3) ? QStringLiteral("p%1").arg(random.bounded(3)) : QString();
    k.createdAt = sometime(random);
    k.expiresAt = sometime(random);
    k.lastUsedAt = sometime(random);
    if (random.bounded(5) == 0)
        k.suspendedAt = sometime(random);
    if (random.bounded(6) == 0)
        k.revokedAt = sometime(random);
    if (random.bounded(5) == 0) {
        k.successorId = identifier(random);
        k.retiresAt = sometime(random);
    }
    if (random.bounded(8) == 0)
        k.predecessorId = identifier(random);
    k.version = qint64(random.generate64() >> 2);
    return k;
}

void fill(World &world, QRandomGenerator &random, int count)
{
    for (int i = 0; i < count; ++i) {
        world.keys << randomKey(random);
        world.table.put(world.keys.last());
        const quint32 row = world.table.find(world.keys.last().id);
        const std::pair<qint64, qint64> used(random.bounded(3) ? random.bounded(20'000) : 0,
                                             qint64(random.bounded(4'000)) * 1'000'000);
        world.table.setUsage(row, used.first, used.second);
        world.usage.insert(world.keys.last().id, used);
    }
    for (size_t code = 0; code < world.table.applications.size(); ++code) {
        inventory::Owners::Entry entry;
        if (code % 3 != 2) {
            entry.partnerId = QStringLiteral("o%1").arg(code % 4);
            entry.partner = word(random) + u' ' + word(random);
            entry.application = word(random) + QString::number(code);
            entry.tags = code % 2 ? QStringList{QStringLiteral("gold"), word(random)} : QStringList();
            entry.tags.removeAll(QString());
        }
        world.owners.byApplication.push_back(entry);
    }
    for (size_t code = 0; code < world.table.plans.size(); ++code)
        world.owners.plans.push_back(code ? QStringLiteral("plan %1").arg(code) : QString());
    world.owners.backend = QStringLiteral("octroid");
}

QString randomTerm(QRandomGenerator &random, const World &world)
{
    static const QStringList fixed{
        QStringLiteral("status:active"),     QStringLiteral("status:exp*,revoked"),
        QStringLiteral("env:live"),          QStringLiteral("scope:orders:*"),
        QStringLiteral("scope=orders:read"), QStringLiteral("scope:\"\""),
        QStringLiteral("scope:stock"),       QStringLiteral("partner:orders"),
        QStringLiteral("partner:\"\""),      QStringLiteral("app:*1"),
        QStringLiteral("name:ÉCLAIR"),       QStringLiteral("name:*straße*"),
        QStringLiteral("name:σίσυφος"),      QStringLiteral("plan:\"plan 1\""),
        QStringLiteral("backend:oct"),       QStringLiteral("backend=nothing"),
        QStringLiteral("address:10.0"),      QStringLiteral("address:\"\""),
        QStringLiteral("tag:gold"),          QStringLiteral("tag:pilot"),
        QStringLiteral("tag:\"\""),          QStringLiteral("expires<30d"),
        QStringLiteral("expires>7d"),        QStringLiteral("expires:never"),
        QStringLiteral("expires<=now"),      QStringLiteral("expires:2026-06-22"),
        QStringLiteral("last_used>90d"),     QStringLiteral("last_used<=30d"),
        QStringLiteral("last_used:never"),   QStringLiteral("created>2026-03-01"),
        QStringLiteral("created<2mo"),       QStringLiteral("requests>10k"),
        QStringLiteral("requests:0"),        QStringLiteral("bytes>=1G"),
        QStringLiteral("expires:7d..30d"),   QStringLiteral("requests:1k..10k"),
        QStringLiteral("last_used:..30d"),   QStringLiteral("created:2026-04-01..2026-05-01,2mo.."),
        QStringLiteral("created:today"),     QStringLiteral("last_used:lastweek,yesterday"),
        QStringLiteral("expires:nextmonth"), QStringLiteral("created>=thisyear"),
        QStringLiteral("expires:-7d..30d"),  QStringLiteral("expires<-30d"),
        QStringLiteral("last_used:-30d"),    QStringLiteral("created:-90d..1mo")};
    switch (random.bounded(5)) {
    case 0: { // a piece of something that is there
        const domain::ApiKey &key = world.keys.at(int(random.bounded(world.keys.size())));
        const QString all = random.bounded(2) ? key.maskedKey() : key.name;
        const QString piece = all.mid(int(random.bounded(qMax<qsizetype>(1, all.size() - 1))), 1 + int(random.bounded(6)));
        return QLatin1Char('"') + QString(piece).remove(u'"') + QLatin1Char('"');
    }
    case 1: {
        const QString id = world.keys.at(int(random.bounded(world.keys.size()))).id;
        return random.bounded(2) ? QStringLiteral("id:") + id : QStringLiteral("id:") + id.left(3) + u'*';
    }
    default:
        return fixed.at(int(random.bounded(fixed.size())));
    }
}

QString randomFilter(QRandomGenerator &random, const World &world, int depth = 0)
{
    if (depth > 2 || random.bounded(3) == 0)
        return randomTerm(random, world);
    const QString a = randomFilter(random, world, depth + 1), b = randomFilter(random, world, depth + 1);
    switch (random.bounded(3)) {
    case 0:
        return a + u' ' + b;
    case 1:
        return QStringLiteral("(%1 or %2)").arg(a, b);
    default:
        return QStringLiteral("%1 not (%2)").arg(a, b);
    }
}

} // namespace

class TestKeyColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyComesBackAsItWasPut()
    {
        QRandomGenerator random(4711);
        KeyTable table;
        QHash<QString, domain::ApiKey> known;
        for (int i = 0; i < 4'000; ++i) {
            domain::ApiKey key = randomKey(random);
            if (i % 3 == 0 && !known.isEmpty())
                key.id = known.begin().key(); // an update
            const bool different = !known.contains(key.id) || !(known.value(key.id) == key);
            QCOMPARE(table.put(key), different);
            QVERIFY(!table.put(key));
            known.insert(key.id, key);
        }
        QCOMPARE(table.count(), size_t(known.size()));
        for (const domain::ApiKey &key : std::as_const(known)) {
            const quint32 row = table.find(key.id);
            QVERIFY(row != KeyTable::kNone);
            QVERIFY2(table.key(row) == key, qPrintable(key.id));
            QCOMPARE(int(table.statusAt(row, kNow.toMSecsSinceEpoch())), int(key.statusAt(kNow)));
        }
        // Rows by application are exactly those that say so.
        qsizetype sum = 0;
        for (int a = 0; a < 9; ++a) {
            const QString id = QStringLiteral("a%1").arg(a);
            for (const quint32 row : table.rowsOf(id)) {
                QCOMPARE(table.key(row).applicationId, id);
                ++sum;
            }
        }
        QCOMPARE(sum, known.size());
        const QString gone = known.begin().key();
        QVERIFY(table.remove(gone));
        QVERIFY(!table.remove(gone));
        QVERIFY(table.find(gone) == KeyTable::kNone);
        QCOMPARE(table.count(), size_t(known.size() - 1));
        QVERIFY(table.put(known.value(gone)));
        QVERIFY(table.key(table.find(gone)) == known.value(gone));
    }

    // The scan over columns and the filter over objects are two ways to the same answer.
    void theScanIsTheFilter_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void theScanIsTheFilter()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        World world;
        fill(world, random, 700);
        world.table.remove(world.keys.takeAt(5).id);
        int some = 0;
        for (int i = 0; i < 150; ++i) {
            const QString text = randomFilter(random, world);
            const auto filter = domain::KeyFilter::parse(text);
            QVERIFY2(filter.ok(), qPrintable(text + u' ' + (filter.error() ? filter.error()->detail : QString())));
            const inventory::CompiledFilter compiled(world.table, world.owners, filter.root(), kNow);
            std::vector<quint64> bits((world.table.rows() + 63) / 64);
            compiled.run(0, world.table.rows(), bits.data());
            for (const domain::ApiKey &key : std::as_const(world.keys)) {
                const quint32 row = world.table.find(key.id);
                const bool wanted = filter.matches(world.subject(key), kNow);
                const bool found = (bits[row / 64] >> (row % 64)) & 1;
                QVERIFY2(found == wanted, qPrintable(QStringLiteral("%1 on %2 %3").arg(text, key.name, key.maskedKey())));
                some += found;
            }
        }
        QVERIFY(some > 0);
    }

    // More selections at once than there are threads: each ends.
    void manySelectionsAtOnceEnd()
    {
        World world;
        QRandomGenerator random(3);
        fill(world, random, 10);
        constexpr int kRows = 200'000;
        for (int i = 0; i < kRows; ++i) {
            KeyTable::Row row;
            row.id = quint64(i) + 1;
            row.name = world.table.names.intern(QByteArrayView(QByteArray("n") + QByteArray::number(i % 1'000)));
            row.created = i;
            world.table.put(row);
        }
        inventory::KeyWish wish;
        wish.now = kNow;
        wish.filter = domain::KeyFilter::parse(QStringLiteral("name=n7 or name=n8")).root();
        wish.counted = {wish.filter, domain::KeyFilter::parse(QStringLiteral("name=n9")).root()};
        const std::atomic_bool never = false;
        QList<QFuture<inventory::KeyAnswer>> answers;
        for (int i = 0; i < 4 * QThread::idealThreadCount(); ++i)
            answers << QtConcurrent::run([&] { return inventory::selectKeys(world.table, world.owners, wish, {}, never); });
        for (QFuture<inventory::KeyAnswer> &answer : answers) {
            QTRY_VERIFY_WITH_TIMEOUT(answer.isFinished(), 120'000);
            QVERIFY(answer.result().whole);
            QCOMPARE(answer.result().rows.size(), size_t(2 * kRows / 1'000));
            QCOMPARE(answer.result().counts, (std::vector<qsizetype>{2 * kRows / 1'000, kRows / 1'000}));
        }
    }

    void everyColumnSortsByItsValues()
    {
        QRandomGenerator random(7);
        World world;
        fill(world, random, 900);
        for (inventory::Owners::Entry &entry : world.owners.byApplication)
            entry.partnerRank = quint32(entry.partner.size());
        const std::atomic_bool never = false;
        const inventory::Parts parts(world.table, world.owners);
        const inventory::KeyOrder order(parts, kNow.toMSecsSinceEpoch(), never);
        const inventory::RowList byName = order.byName();
        QCOMPARE(byName.size(), world.table.count());
        for (size_t i = 1; i < byName.size(); ++i) {
            const QString a = world.table.key(byName[i - 1]).name, b = world.table.key(byName[i]).name;
            QVERIFY2(world.table.names.ranks()[world.table.name[byName[i - 1]]] <=
                         world.table.names.ranks()[world.table.name[byName[i]]],
                     qPrintable(a + u' ' + b));
            if (a == b)
                QVERIFY(world.table.idOf(byName[i - 1]).size() != 10 || world.table.idOf(byName[i]).size() != 10 ||
                        world.table.idOf(byName[i - 1]) < world.table.idOf(byName[i]));
        }
        for (const KeyColumn column : {KeyColumn::Partner, KeyColumn::State, KeyColumn::Created, KeyColumn::LastUsed,
                                       KeyColumn::Expires, KeyColumn::Requests, KeyColumn::Bytes}) {
            for (const bool descending : {false, true}) {
                const inventory::RowList rows = order.by(column, descending, byName);
                QCOMPARE(rows.size(), byName.size());
                for (size_t i = 1; i < rows.size(); ++i) {
                    const quint64 a = order.keyOf(column, rows[i - 1]), b = order.keyOf(column, rows[i]);
                    QVERIFY(descending ? a >= b : a <= b);
                }
            }
        }
    }

    void accentsStandWithTheirLetters()
    {
        inventory::TextPool pool;
        QStringList words{QStringLiteral("Zoo"), QStringLiteral("éclair"), QStringLiteral("Eagle"), QStringLiteral("fox"),
                          QStringLiteral("ebb"), QStringLiteral("Zürich")};
        for (const QString &w : std::as_const(words))
            pool.intern(w);
        const auto sorted = [&] {
            std::sort(words.begin(), words.end(), [&](const QString &a, const QString &b) {
                return pool.ranks()[pool.find(a.toUtf8())] < pool.ranks()[pool.find(b.toUtf8())];
            });
            return words.join(u' ');
        };
        QCOMPARE(sorted(), QStringLiteral("Eagle ebb éclair fox Zoo Zürich"));
        words << QStringLiteral("Fox");
        pool.intern(QStringLiteral("Fox")); // later ones find their place between the others
        QCOMPARE(sorted(), QStringLiteral("Eagle ebb éclair Fox fox Zoo Zürich"));
    }

    void linesBecomeRowsHoweverTheyAreCut_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 7, 64, 1'000'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void linesBecomeRowsHoweverTheyAreCut()
    {
        QFETCH(int, size);
        const QByteArray text =
            "{\"seq\":41,\"at\":1700000000000,\"keys\":2,\"columns\":[\"id\",\"application_id\",\"name\",\"environment\","
            "\"prefix\",\"last4\",\"scopes\",\"addresses\",\"referrers\",\"plan_id\",\"created_at\",\"expires_at\","
            "\"suspended_at\",\"revoked_at\",\"retires_at\",\"successor_id\",\"predecessor_id\",\"last_used_at\",\"version\","
            "\"later\",\"tags\",\"apis\"]}\n"
            "[\"0000000001\",\"app1234567\",\"a \\\"b\\\" \\u00e9,]\",\"live\",\"oct\",\"wxyz\",[\"orders:read\",\"a:b\"],"
            "[\"10.0.0.0/8\"],[],\"\",1000,null,null,null,3000,\"0000000002\",\"\",2000,7,{\"x\":[1,2]},[\"pilot\"],[\"api1234567\"]]\n"
            "[\"0000000002\",\"app1234567\",\"n\",\"test\",\"oct\",\"1234\",[],[],[\"*.example.org\"],\"plan123456\",1000,"
            "5000,null,null,null,\"\",\"0000000001\",null,1,null,[],[]]\n"
            "{\"end\":true,\"keys\":2}\n";
        KeyTable table;
        inventory::SnapshotLines lines(table);
        for (qsizetype at = 0; at < text.size(); at += size) {
            QVERIFY(!lines.finish().ok());
            QVERIFY(lines.feed(text.mid(at, size)).ok());
        }
        QVERIFY(lines.finish().ok());
        QCOMPARE(lines.seq(), 41);
        QCOMPARE(lines.at(), 1'700'000'000'000);
        QCOMPARE(table.count(), size_t(2));
        const domain::ApiKey first = table.key(table.find(QStringLiteral("0000000001")));
        QCOMPARE(first.name, QStringLiteral("a \"b\" é,]"));
        QCOMPARE(first.scopes, (QStringList{QStringLiteral("orders:read"), QStringLiteral("a:b")}));
        QCOMPARE(first.restrictions.addresses, QStringList{QStringLiteral("10.0.0.0/8")});
        QCOMPARE(first.tags, QStringList{QStringLiteral("pilot")});
        QCOMPARE(first.restrictions.apis, QStringList{QStringLiteral("api1234567")});
        QCOMPARE(first.retiresAt.toMSecsSinceEpoch(), 3000);
        QCOMPARE(first.endsAt().toMSecsSinceEpoch(), 3000);
        QVERIFY(!first.expiresAt.isValid());
        QCOMPARE(first.successorId, QStringLiteral("0000000002"));
        QCOMPARE(first.version, 7);
        const domain::ApiKey second = table.key(table.find(QStringLiteral("0000000002")));
        QVERIFY(second.environment == domain::Environment::Test);
        QCOMPARE(second.restrictions.referrers, QStringList{QStringLiteral("*.example.org")});
        QCOMPARE(second.expiresAt.toMSecsSinceEpoch(), 5000);
        QVERIFY(!second.lastUsedAt.isValid());
    }

    void linesThatAreNoSnapshotAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "{\"seq\":1,\"at\":1,\"keys\":1,\"columns\":[\"id\",\"name\"]}\n";
        QTest::newRow("html") << QByteArray("<html>\n");
        QTest::newRow("a key first") << QByteArray("[\"0000000001\",\"n\"]\n");
        QTest::newRow("too few members") << head + "[\"0000000001\"]\n";
        QTest::newRow("cut inside") << head + "[\"0000000001\",\"n\n";
        QTest::newRow("no identifier") << head + "[\"\",\"n\"]\n";
        QTest::newRow("another count") << head + "[\"0000000001\",\"n\"]\n{\"end\":true,\"keys\":2}\n";
        QTest::newRow("after the end") << head + "{\"end\":true,\"keys\":0}\n[\"0000000001\",\"n\"]\n";
        QTest::newRow("no columns") << QByteArray("{\"seq\":1}\n");
    }
    void linesThatAreNoSnapshotAreRefused()
    {
        QFETCH(QByteArray, text);
        KeyTable table;
        inventory::SnapshotLines lines(table);
        QVERIFY(!lines.feed(text).ok());
    }
};

QTEST_GUILESS_MAIN(TestKeyColumns)
#include "tst_keycolumns.moc"
