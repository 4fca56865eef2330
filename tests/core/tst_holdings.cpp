// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and clients of several inventories as one list: the same rows and the same order as of one table, by the filter
// of core/domain, and stable while inventories change, come and go.
#include "domain/clientfilter.h"
#include "inventory/holdings.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace octroi;
using inventory::Holdings;
using inventory::Inventory;
using inventory::KeyColumn;
using inventory::KeyTable;
using inventory::Parts;

namespace {

const QDateTime kNow(QDate(2026, 6, 15), QTime(12, 0), Qt::UTC);

class StillClock final : public Clock
{
public:
    qint64 nowMs() const override { return kNow.toMSecsSinceEpoch(); }
};

/// Answers nothing: what an inventory over it holds was given to it.
class StillBackend final : public backends::Backend
{
public:
    explicit StillBackend(const QString &name)
        : m_name(name)
    {
    }
    backends::BackendInfo info() const override { return {m_name, m_name, QStringLiteral("https://") + m_name, {}, {}}; }
    backends::BackendState state() const override { return backends::BackendState::Online; }
    Error lastError() const override { return {}; }
    int latencyMs() const override { return 1; }
    backends::Task<void> connectToBackend() override { co_return Result<void>(); }
    void disconnectFromBackend() override {}

private:
    const QString m_name;
};

QString word(QRandomGenerator &random)
{
    static const QStringList words{QStringLiteral("orders"), QStringLiteral("Stock"), QStringLiteral("Éclair"),
                                   QStringLiteral("eclair"), QStringLiteral("straße"), QStringLiteral("Zürich"),
                                   QStringLiteral("日本"), QStringLiteral("x"), QStringLiteral("export")};
    return words.at(int(random.bounded(words.size())));
}

QString identifier(QRandomGenerator &random, int length = 10)
{
    static const QString digits =
        QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    QString out;
    for (int i = 0; i < length; ++i)
        out += digits.at(int(random.bounded(62)));
    return out;
}

QDateTime sometime(QRandomGenerator &random)
{
    return random.bounded(5) ? kNow.addSecs(qint64(random.bounded(200)) * 86'400 - 100 * 86'400) : QDateTime();
}

domain::ApiKey randomKey(QRandomGenerator &random, const QString &applications)
{
    domain::ApiKey key;
    key.id = identifier(random, random.bounded(9) ? 10 : 7); // some of another kind of backend
    key.applicationId = applications + QString::number(random.bounded(7));
    key.name = random.bounded(2) ? word(random) : word(random) + u' ' + word(random);
    key.environment = random.bounded(2) ? domain::Environment::Live : domain::Environment::Test;
    key.prefix = QStringLiteral("oct");
    key.last4 = identifier(random, 4);
    for (int i = int(random.bounded(3)); i > 0; --i)
        key.scopes << QStringLiteral("orders:%1").arg(i);
    key.planId = random.bounded(3) ? applications + QStringLiteral("p%1").arg(random.bounded(2)) : QString();
    key.createdAt = sometime(random);
    key.expiresAt = sometime(random);
    key.lastUsedAt = sometime(random);
    if (random.bounded(5) == 0)
        key.suspendedAt = kNow;
    return key;
}

domain::OAuthClient randomClient(QRandomGenerator &random)
{
    using domain::ClientAuth;
    using domain::ClientKind;
    domain::OAuthClient client;
    client.id = random.bounded(3) ? identifier(random) : QStringLiteral("web-") + word(random) + identifier(random, 2);
    client.applicationId = QStringLiteral("a%1").arg(random.bounded(5));
    client.name = word(random) + u'-' + word(random);
    client.kind = ClientKind(random.bounded(5));
    client.auth = ClientAuth(random.bounded(6));
    for (int i = int(random.bounded(3)); i > 0; --i)
        client.scopes << QStringLiteral("orders:%1").arg(i);
    for (int i = int(random.bounded(4)); i > 0; --i) {
        domain::ClientSecret secret;
        secret.id = identifier(random);
        secret.expiresAt = sometime(random);
        secret.revokedAt = random.bounded(4) ? QDateTime() : kNow.addDays(-1);
        client.secrets << secret;
    }
    if (random.bounded(2))
        client.certificates << domain::ClientCertificate{identifier(random), sometime(random)};
    client.createdAt = sometime(random);
    client.expiresAt = sometime(random);
    client.lastUsedAt = sometime(random);
    if (random.bounded(5) == 0)
        client.suspendedAt = kNow;
    if (random.bounded(6) == 0)
        client.revokedAt = kNow;
    return client;
}

inventory::Owners ownersOf(const KeyTable &table, const QString &backend)
{
    inventory::Owners owners;
    owners.backend = backend;
    std::vector<quint32> partners, applications;
    inventory::TextPool names;
    for (quint32 code = 0; code < table.applications.size(); ++code) {
        const QString id = table.applications.text(code);
        inventory::Owners::Entry entry;
        if (!id.isEmpty()) {
            entry.partnerId = QStringLiteral("p") + id;
            entry.partner = QStringLiteral("Partner %1").arg(id.right(1).toInt() / 2);
            entry.application = QStringLiteral("App ") + id;
            entry.tags = id.endsWith(u'1') ? QStringList{QStringLiteral("gold")} : QStringList();
        }
        partners.push_back(names.intern(entry.partner));
        applications.push_back(names.intern(entry.application));
        owners.byApplication.push_back(entry);
    }
    for (size_t code = 0; code < owners.byApplication.size(); ++code) {
        owners.byApplication[code].partnerRank = names.ranks()[partners[code]];
        owners.byApplication[code].applicationRank = names.ranks()[applications[code]];
    }
    for (quint32 code = 0; code < table.plans.size(); ++code)
        owners.plans.push_back(code ? QStringLiteral("plan ") + table.plans.text(code).right(1) : QString());
    return owners;
}

inventory::KeyAnswer answer(const Parts &parts, const inventory::KeyWish &wish)
{
    const std::atomic_bool never = false;
    return inventory::selectKeys(parts, wish, {}, never);
}

} // namespace

class TestHoldings : public QObject
{
    Q_OBJECT

    StillClock m_clock;

    static QStringList ids(const Parts &parts, const inventory::RowList &rows)
    {
        QStringList out;
        for (const quint32 row : rows)
            out << parts.tableOf(row).idOf(Parts::rowOf(row));
        return out;
    }

private Q_SLOTS:
    // Split over three tables the rows come in the order they have in one, whatever they are sorted or grouped by.
    void severalTablesSortAsOne_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void severalTablesSortAsOne()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        KeyTable all;
        std::vector<std::shared_ptr<KeyTable>> tables;
        for (int i = 0; i < 3; ++i)
            tables.push_back(std::make_shared<KeyTable>());
        QSet<QString> known;
        for (int i = 0; i < 900; ++i) {
            const size_t at = random.bounded(10) ? 0 : 1 + random.bounded(2); // one is much larger
            const domain::ApiKey key = randomKey(random, QString(QChar(u'a' + ushort(at))));
            if (known.contains(key.id))
                continue;
            known.insert(key.id);
            for (KeyTable *table : {&all, tables[at].get()}) {
                table->put(key);
                table->setUsage(table->find(key.id), qint64(known.size() * 7919 % 1000), qint64(known.size() % 5));
            }
        }
        const inventory::Owners allOwners = ownersOf(all, QStringLiteral("one"));
        std::vector<Parts::Part> parts{{nullptr, nullptr}}; // a place that is free
        for (const auto &table : tables)
            parts.push_back({table, std::make_shared<inventory::Owners>(ownersOf(*table, QStringLiteral("one")))});
        const Parts split(parts), whole(all, allOwners);
        QCOMPARE(split.count(), whole.count());
        const auto filter = domain::KeyFilter::parse(QStringLiteral("not name:export")).root();
        for (int column = int(KeyColumn::Name); column <= int(KeyColumn::Bytes); ++column) {
            for (const int variant : {0, 1, 2, 3}) {
                inventory::KeyWish wish;
                wish.now = kNow;
                wish.column = KeyColumn(column);
                wish.descending = variant % 2 == 1;
                wish.filter = variant > 1 ? filter : nullptr;
                if (variant == 3)
                    wish.group = KeyColumn::Partner;
                wish.counted = {filter};
                const auto a = answer(split, wish), b = answer(whole, wish);
                QVERIFY(a.whole && b.whole && !a.rows.empty());
                QCOMPARE(ids(split, a.rows), ids(whole, b.rows));
                QCOMPARE(a.sections, b.sections);
                QCOMPARE(a.counts, b.counts);
            }
        }
    }

    void theSameTextHasTheSamePlace()
    {
        inventory::TextPool a, b, c;
        for (const char *text : {"zoo", "Fox", "ebb", "same"})
            a.intern(QByteArrayView(text));
        for (const char *text : {"same", "fox", "alpha"})
            b.intern(QByteArrayView(text));
        c.intern(QByteArrayView("same"));
        const auto ranks = inventory::mergedRanks({&b, &a, &c});
        const auto place = [&](size_t pool, const inventory::TextPool &of, const char *text) {
            return ranks[pool][of.find(QByteArrayView(text))];
        };
        QCOMPARE(place(0, b, "same"), place(1, a, "same"));
        QCOMPARE(place(2, c, "same"), place(1, a, "same"));
        QVERIFY(place(0, b, "alpha") < place(1, a, "ebb"));
        QVERIFY(place(1, a, "ebb") < place(1, a, "Fox"));
        QVERIFY(place(1, a, "Fox") < place(0, b, "fox")); // as in one pool
        QVERIFY(place(0, b, "fox") < place(1, a, "same"));
        QVERIFY(place(1, a, "same") < place(1, a, "zoo"));
        QCOMPARE(ranks[0][0], ranks[1][0]); // "" is first of all
        QCOMPARE(ranks[0][0], 0U);
    }

    // The scan over the columns of clients and the filter over the objects are two ways to the same answer.
    void theScanOfClientsIsTheFilter()
    {
        QRandomGenerator random(11);
        const auto table = KeyTable::ofClients();
        QList<domain::OAuthClient> clients;
        QHash<QString, qint64> requests;
        for (int i = 0; i < 400; ++i) {
            domain::OAuthClient client = randomClient(random);
            if (table->find(client.id) != KeyTable::kNone)
                continue;
            table->put(randomClient(random)); // what is gone again leaves no trace
            table->remove(table->idOf(quint32(table->rows() - 1)));
            QVERIFY(table->put(client));
            QVERIFY(!table->put(client));
            client.auth = domain::ClientAuth(random.bounded(6));
            table->put(client);
            requests.insert(client.id, qint64(random.bounded(3)) * 1000);
            table->setUsage(table->find(client.id), requests.value(client.id), 5);
            clients << client;
        }
        const inventory::Owners owners = ownersOf(*table, QStringLiteral("keycloak-id"));
        int some = 0;
        for (const char *text :
             {"kind:client", "kind:key", "kind:web", "kind:s*", "not kind:key", "auth:none", "auth:client_secret_*,private_key_jwt",
              "secret_expires<30d", "secret_expires:never", "secret_expires>7d", "env:live", "not env:live",
              "address:10.0", "requests:0", "requests>=1k", "bytes:5", "status:active", "status:suspended or status:revoked",
              "expires<30d", "expires:never", "last_used>20d", "created<2mo", "partner:\"Partner 1\"", "app=\"App a3\"",
              "tag:gold", "tag:\"\"", "scope:orders", "scope:\"\"", "name:éclair", "name:*straße*", "web-", "x", "live",
              "*-日本*", "backend:keycloak", "backend=octroid", "id:web-*", "plan:\"\"", "kind:web -auth:none expires<90d"}) {
            const auto filter = domain::KeyFilter::parse(QString::fromUtf8(text));
            QVERIFY2(filter.ok(), text);
            inventory::CompiledFilter compiled(*table, owners, filter.root(), kNow);
            for (const domain::OAuthClient &client : std::as_const(clients)) {
                const quint32 row = table->find(client.id);
                const auto &owner = owners.byApplication[table->application[row]];
                const domain::ClientSubject subject{client,        owner.partner, owner.application, {}, owners.backend, owner.tags,
                                                    requests.value(client.id), 5};
                const bool wanted = domain::filterMatches(filter, subject, kNow);
                QVERIFY2(compiled.matches(row) == wanted, qPrintable(QString::fromUtf8(text) + u' ' + client.name));
                some += wanted;
            }
        }
        QVERIFY(some > 0);
    }

    void twoInventoriesAreOneList()
    {
        StillBackend eu(QStringLiteral("octroid-eu")), id(QStringLiteral("keycloak-id"));
        Inventory first(eu, m_clock), second(id, m_clock);
        Holdings holdings(Holdings::Of::Everything);
        QSignalSpy changed(&holdings, &Holdings::changed), one(&holdings, &Holdings::rowChanged);
        holdings.add(first);
        holdings.add(second);
        holdings.add(first); // it is there already
        QCOMPARE(holdings.inventories().size(), size_t(2));
        QRandomGenerator random(5);
        domain::ApiKey key = randomKey(random, QStringLiteral("a"));
        key.name = QStringLiteral("beta");
        key.id = QStringLiteral("0123456789");
        domain::OAuthClient client = randomClient(random), twin = randomClient(random);
        client.name = QStringLiteral("alpha");
        twin.name = QStringLiteral("gamma");
        client.id = twin.id = QStringLiteral("account"); // two realms may use the same
        first.take(key);
        first.take(client);
        second.take(twin);
        QCOMPARE(one.size(), 3);
        QVERIFY(changed.size() >= 2);
        QCOMPARE(holdings.count(), size_t(3));
        const auto names = [&](const char *filter, KeyColumn column = KeyColumn::Name,
                               std::optional<KeyColumn> group = {}) {
            inventory::KeyWish wish;
            wish.now = kNow;
            wish.column = column;
            wish.group = group;
            wish.filter = domain::KeyFilter::parse(QString::fromLatin1(filter)).root();
            QStringList out;
            const Parts parts = holdings.parts();
            for (const quint32 row : holdings.selectNow(wish).rows)
                out << parts.tableOf(row).key(Parts::rowOf(row)).name;
            return out.join(u' ');
        };
        QCOMPARE(names(""), QStringLiteral("alpha beta gamma"));
        QCOMPARE(names("backend:octroid"), QStringLiteral("alpha beta"));
        QCOMPARE(names("backend=keycloak-id"), QStringLiteral("gamma"));
        QCOMPARE(names("kind:key"), QStringLiteral("beta"));
        QCOMPARE(names("kind:client"), QStringLiteral("alpha gamma"));
        QCOMPARE(names("kind:client backend:eu or kind:key"), QStringLiteral("alpha beta"));
        QCOMPARE(names("", KeyColumn::Kind), QStringLiteral("beta alpha gamma"));
        QCOMPARE(names("", KeyColumn::Name, KeyColumn::Backend), QStringLiteral("gamma alpha beta"));
        const quint32 row = holdings.find(second, true, QStringLiteral("account"));
        QVERIFY(row != holdings.find(first, true, QStringLiteral("account")));
        QCOMPARE(holdings.inventoryOf(row), &second);
        QVERIFY(Holdings::isClient(row));
        QCOMPARE(holdings.find(first, false, QStringLiteral("account")), KeyTable::kNone);
        // A row stays what it is while the other inventory grows.
        for (int i = 0; i < 200; ++i)
            first.take(randomKey(random, QStringLiteral("a")));
        QCOMPARE(holdings.find(second, true, QStringLiteral("account")), row);
        // One goes: its rows do, and its place is free for the next.
        QSignalSpy places(&holdings, &Holdings::placesChanged);
        holdings.remove(first);
        QCOMPARE(places.size(), 1);
        QCOMPARE(names(""), QStringLiteral("gamma"));
        QCOMPARE(holdings.find(second, true, QStringLiteral("account")), row);
        {
            Inventory third(eu, m_clock);
            third.take(key);
            holdings.add(third);
            QCOMPARE(names(""), QStringLiteral("beta gamma"));
        } // and by itself, when it ends
        QCOMPARE(names(""), QStringLiteral("gamma"));
        QCOMPARE(holdings.inventories().size(), size_t(1));
    }

    // Orders of before are of no use for a table that took the place of another.
    void anOrderIsNotTakenForThatOfAnotherTable()
    {
        StillBackend backend(QStringLiteral("octroid"));
        QRandomGenerator random(8);
        auto a = std::make_shared<KeyTable>(), b = std::make_shared<KeyTable>();
        for (int i = 0; i < 50; ++i) {
            a->put(randomKey(random, QStringLiteral("a")));
            b->put(randomKey(random, QStringLiteral("a")));
        }
        QCOMPARE(a->revision(), b->revision());
        const auto owners = std::make_shared<inventory::Owners>(ownersOf(*a, QStringLiteral("o")));
        const auto others = std::make_shared<inventory::Owners>(ownersOf(*b, QStringLiteral("o")));
        inventory::KeyWish wish;
        wish.now = kNow;
        wish.column = KeyColumn::Created;
        const std::atomic_bool never = false;
        const auto before = inventory::selectKeys(Parts({{a, owners}}), wish, {}, never);
        const Parts next({{b, others}});
        const auto with = inventory::selectKeys(next, wish, before.orders, never);
        QCOMPARE(ids(next, with.rows), ids(next, answer(next, wish).rows));
    }

    void writingEndsASelectionOfAll()
    {
        StillBackend eu(QStringLiteral("octroid-eu")), id(QStringLiteral("keycloak-id"));
        Inventory first(eu, m_clock), second(id, m_clock);
        Holdings holdings(Holdings::Of::Everything);
        holdings.add(first);
        holdings.add(second);
        QRandomGenerator random(9);
        for (int i = 0; i < 50; ++i)
            first.take(randomKey(random, QStringLiteral("a")));
        const auto cancelled = std::make_shared<std::atomic_bool>(false);
        inventory::KeyWish wish;
        wish.now = kNow;
        bool done = false;
        QCoro::connect(holdings.select(wish, {}, cancelled), this, [&](const Result<inventory::KeyAnswer> &) { done = true; });
        second.take(randomClient(random)); // the second is written: who reads the first too is told
        QVERIFY(*cancelled);
        QTRY_VERIFY(done);
        const auto again = std::make_shared<std::atomic_bool>(false);
        Result<inventory::KeyAnswer> whole = Error{};
        QCoro::connect(holdings.select(wish, {}, again), this, [&](const Result<inventory::KeyAnswer> &a) { whole = a; });
        QTRY_VERIFY(whole.ok());
        QVERIFY(whole->whole);
        QCOMPARE(whole->rows.size(), size_t(51));
    }
};

QTEST_GUILESS_MAIN(TestHoldings)
#include "tst_holdings.moc"
