// SPDX-License-Identifier: GPL-3.0-or-later
#include "memorybackend.h"
#include "models/applicationsmodel.h"
#include "models/endpointsmodel.h"
#include "models/format.h"
#include "models/keysmodel.h"
#include "models/partnertreemodel.h"
#include "models/roles.h"
#include "models/scopetreemodel.h"

#include <QAbstractItemModelTester>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace octroi;
using namespace octroi::models;

namespace {

/// A tree as text, two spaces a level, so that a failure shows what is different.
QString drawn(const QAbstractItemModel &model, const QModelIndex &parent = {}, int level = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QVariant check = index.data(Qt::CheckStateRole);
        static const char *marks[] = {"[ ] ", "[-] ", "[x] "};
        text += QString(level * 2, QLatin1Char(' ')) +
                (check.isValid() ? QLatin1String(marks[check.toInt()]) : QLatin1String()) +
                index.data().toString() + QLatin1Char('\n') + drawn(model, index, level + 1);
    }
    return text;
}

QString column(const QAbstractItemModel &model, int number)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells << model.index(row, number).data().toString();
    return cells.join(QLatin1Char(' '));
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT

private:
    void take(const char *id, const char *name, const char *application, int days,
              const QStringList &scopes = {})
    {
        domain::ApiKey key;
        key.id = QString::fromLatin1(id);
        key.name = QString::fromLatin1(name);
        key.applicationId = QString::fromLatin1(application);
        key.prefix = QStringLiteral("oct");
        key.createdAt = m_clock.now();
        key.expiresAt = days == 0 ? QDateTime() : m_clock.now().addDays(days).addSecs(60);
        key.scopes = scopes;
        m_inventory->take(key);
    }

    ManualClock m_clock;
    std::unique_ptr<test::MemoryBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;

private Q_SLOTS:
    /// Every name of a change that octroid writes into its audit log has words here.
    void everyActionHasWords()
    {
        static const QRegularExpression name(QStringLiteral(
            "\"((?:partner|application|api|scope|plan|key|client|campaign|trusted_issuer|token|registration_token|signing_key|administrator|alert_rule)\\.[a-z_]+)\""));
        QSet<QString> actions{QStringLiteral("alert.acknowledge"), QStringLiteral("alert.snooze")};
        QDirIterator files(qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/core/authority"), {QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                if (line.contains(QStringLiteral("logEvent("))) // those are events of the log
                    continue;
                for (auto found = name.globalMatch(line); found.hasNext();)
                    actions.insert(found.next().captured(1));
            }
        }
        QVERIFY(actions.size() > 40);
        for (const QString &action : std::as_const(actions))
            QVERIFY2(Format::action(action) != action, qPrintable(action));
    }

    void init()
    {
        m_backend = std::make_unique<test::MemoryBackend>(m_clock);
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        const auto partner = [this](const char *id, const char *name) {
            domain::Partner p;
            p.id = QString::fromLatin1(id);
            p.name = QString::fromLatin1(name);
            m_inventory->take(p);
        };
        const auto application = [this](const char *id, const char *partnerId, const char *name) {
            m_inventory->take(domain::Application{QString::fromLatin1(id), QString::fromLatin1(partnerId),
                                                  QString::fromLatin1(name), m_clock.now(), 1});
        };
        partner("p1", "Bluefern");
        partner("p2", "Alderbrook");
        application("a1", "p1", "Shop");
        application("a2", "p2", "Desk");
        for (const char *name : {"orders:read", "orders:write", "stock:read"})
            m_inventory->take(domain::Scope{
                QString::fromLatin1(name), {}, domain::Sensitivity::Low, name[7] == 'w' ? 90 : 0, {}, 1});
        take("k1", "poller", "a1", 30);
        take("k2", "export", "a1", 5);
        take("k3", "reader", "a2", 0);
    }

    void keysAreSortedAndFiltered()
    {
        KeysModel model(*m_inventory);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("export poller reader"));
        model.sort(KeysModel::Expires, Qt::AscendingOrder);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("export poller reader")); // no expiry is last
        model.sort(KeysModel::Expires, Qt::DescendingOrder);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("reader poller export"));
        model.sort(KeysModel::Partner, Qt::AscendingOrder);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("reader export poller"));
        model.setFilter(domain::KeyFilter::parse(QStringLiteral("partner:bluefern")));
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("export poller"));
        QCOMPARE(model.total(), 3);
        model.setFilter(domain::KeyFilter::parse(QStringLiteral("nonsense<")));
        QCOMPARE(model.rowCount(), 2); // an unreadable filter changes nothing
        model.setFilter({});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.countMatching(domain::KeyFilter::parse(QStringLiteral("expires<7d"))), 1);
    }

    void aChangedKeyMovesAndKeepsTheSelection()
    {
        KeysModel model(*m_inventory);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QPersistentModelIndex chosen = model.index(model.rowOf(QStringLiteral("k2")), 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        take("k2", "zeta", "a1", 5);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("poller reader zeta"));
        QVERIFY(chosen.isValid());
        QCOMPARE(chosen.data().toString(), QStringLiteral("zeta"));
        take("k4", "middle", "a2", 9);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("middle poller reader zeta"));
        QCOMPARE(chosen.data(kIdRole).toString(), QStringLiteral("k2"));
        QCOMPARE(resets.count(), 0);
    }

    void aKeyThatNoLongerMatchesLeaves()
    {
        KeysModel model(*m_inventory);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(domain::KeyFilter::parse(QStringLiteral("expires<7d")));
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("export"));
        take("k2", "export", "a1", 300);
        QCOMPARE(model.rowCount(), 0);
        take("k1", "poller", "a1", 1);
        QCOMPARE(column(model, KeysModel::Name), QStringLiteral("poller"));
        m_clock.advanceMs(3LL * 86'400'000);
        model.refreshTimes();
        QCOMPARE(model.rowCount(), 0); // it has expired meanwhile
    }

    void urgencyIsAChip()
    {
        KeysModel model(*m_inventory);
        take("k1", "poller", "a1", 2);
        const auto tone = [&model](const char *id) {
            return model.index(model.rowOf(QString::fromLatin1(id)), KeysModel::Expires).data(kToneRole);
        };
        QCOMPARE(tone("k1").toInt(), int(Tone::Danger));
        QCOMPARE(tone("k2").toInt(), int(Tone::Warning));
        QVERIFY(!tone("k3").isValid());
    }

    void partnersAreATree()
    {
        PartnerTreeModel model(*m_inventory);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(
            drawn(model),
            QStringLiteral("Alderbrook\n  Desk\n    reader\nBluefern\n  Shop\n    export\n    poller\n"));
        const QPersistentModelIndex shop = model.indexOf(QStringLiteral("a1"));
        take("k5", "index", "a1", 9);
        QCoreApplication::processEvents();
        QCOMPARE(
            drawn(model),
            QStringLiteral(
                "Alderbrook\n  Desk\n    reader\nBluefern\n  Shop\n    export\n    index\n    poller\n"));
        domain::Partner renamed = *m_inventory->partner(QStringLiteral("p1"));
        renamed.name = QStringLiteral("Aaron");
        m_inventory->take(renamed);
        QCoreApplication::processEvents();
        QVERIFY(drawn(model).startsWith(QStringLiteral("Aaron\n  Shop\n")));
        QCOMPARE(shop.data().toString(), QStringLiteral("Shop"));
        model.setSearch(QStringLiteral("read"));
        QCOMPARE(drawn(model), QStringLiteral("Alderbrook\n  Desk\n    reader\n"));
        model.setSearch({});
        QCOMPARE(model.rowCount(), 2);
    }

    void scopesAreChosenByGroup()
    {
        ScopeTreeModel model(*m_inventory, true);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(drawn(model),
                 QStringLiteral(
                     "[ ] orders\n  [ ] orders:read\n  [ ] orders:write\n[ ] stock\n  [ ] stock:read\n"));
        model.setData(model.indexOf(QStringLiteral("orders:read")), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(drawn(model),
                 QStringLiteral(
                     "[-] orders\n  [x] orders:read\n  [ ] orders:write\n[ ] stock\n  [ ] stock:read\n"));
        model.setData(model.indexOf(QStringLiteral("orders")), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(model.checkedScopes(),
                 QStringList({QStringLiteral("orders:read"), QStringLiteral("orders:write")}));
        model.setCheckedScopes({QStringLiteral("orders:*")});
        QCOMPARE(model.checkedScopes(), QStringList{QStringLiteral("orders:*")});
        QVERIFY(drawn(model).startsWith(QStringLiteral("[x] orders\n  [x] orders:read\n")));
        model.setData(model.indexOf(QStringLiteral("orders:write")), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(model.checkedScopes(), QStringList{QStringLiteral("orders:read")});
    }

    void aSearchHidesButKeepsWhatIsChosen()
    {
        ScopeTreeModel model(*m_inventory, true);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setCheckedScopes({QStringLiteral("stock:read")});
        model.setSearch(QStringLiteral("orders"));
        QCOMPARE(drawn(model), QStringLiteral("[ ] orders\n  [ ] orders:read\n  [ ] orders:write\n"));
        QCOMPARE(model.checkedScopes(), QStringList{QStringLiteral("stock:read")});
    }

    void theShortestLifeDecides()
    {
        QString by;
        QCOMPARE(ScopeTreeModel::longestLife(*m_inventory,
                                             {QStringLiteral("orders:*"), QStringLiteral("stock:read")}, &by),
                 90);
        QCOMPARE(by, QStringLiteral("orders:write"));
        QCOMPARE(ScopeTreeModel::longestLife(*m_inventory, {QStringLiteral("stock:read")}), 0);
    }

    void endpointsSayWhatIsWrong()
    {
        EndpointsModel model(true);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append({QStringLiteral("GET"), QStringLiteral("/orders"), {QStringLiteral("orders:read")}});
        QCOMPARE(model.firstWrong(), -1);
        model.setData(model.index(0, EndpointsModel::Path), QStringLiteral("orders"), Qt::EditRole);
        QCOMPARE(model.firstWrong(), 0);
        model.setData(model.index(0, EndpointsModel::Path), QStringLiteral("/orders"), Qt::EditRole);
        model.setData(model.index(0, EndpointsModel::Scopes), QStringLiteral(" orders:read  orders:\"x "),
                      Qt::EditRole);
        QCOMPARE(model.endpoints().first().scopes.size(), 2);
        QCOMPARE(model.firstWrong(), 0);
        model.removeRow(0);
        QCOMPARE(model.rowCount(), 0);
    }

    void tenThousandKeysAreSortedAndFiltered()
    {
        for (int i = 0; i < 10'000; ++i) {
            domain::ApiKey key;
            key.id = QStringLiteral("k%1").arg(i, 9, 10, QLatin1Char('0'));
            key.name = QStringLiteral("key-%1").arg((i * 7919) % 10'007);
            key.applicationId = i % 2 ? QStringLiteral("a1") : QStringLiteral("a2");
            key.createdAt = m_clock.now();
            key.expiresAt = m_clock.now().addSecs(3600 + (i * 6607) % 9'999'991);
            m_inventory->take(key);
        }
        KeysModel model(*m_inventory);
        // How long the interface thread is held, for whoever reads the log: a machine under load is no failure.
        const auto timed = [](const char *what, const auto &work) {
            QElapsedTimer timer;
            timer.start();
            work();
            qInfo("10,000 keys, %s: %lld ms", what, static_cast<long long>(timer.elapsed()));
        };
        timed("sorted by name", [&] { model.sort(KeysModel::Name, Qt::AscendingOrder); });
        timed("sorted by partner", [&] { model.sort(KeysModel::Partner, Qt::AscendingOrder); });
        timed("sorted by expiry", [&] { model.sort(KeysModel::Expires, Qt::AscendingOrder); });
        const int all = model.rowCount();
        QVERIFY(all >= 10'000);
        for (int row = 1; row < all; ++row)
            QVERIFY(!(m_inventory->key(model.idAt(row))->endsAt().isValid() &&
                      m_inventory->key(model.idAt(row))->endsAt() < m_inventory->key(model.idAt(row - 1))->endsAt()));
        timed("filtered", [&] { model.setFilter(domain::KeyFilter::parse(QStringLiteral("expires<30d"))); });
        QVERIFY(model.rowCount() > 0 && model.rowCount() < all);
    }

    void relativeTimes_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(-20) << QStringLiteral("now");
        QTest::newRow("minutes") << qint64(-4 * 60) << QStringLiteral("4 min ago");
        QTest::newRow("hours") << qint64(2 * 3600) << QStringLiteral("in 2 h");
        QTest::newRow("days ahead") << qint64(6 * 86'400) << QStringLiteral("in 6 d");
        QTest::newRow("days") << qint64(-9 * 86'400) << QStringLiteral("9 d ago");
        QTest::newRow("weeks") << qint64(-23 * 86'400) << QStringLiteral("3 wk ago");
        QTest::newRow("months") << qint64(-70 * 86'400) << QStringLiteral("2 mo ago");
        QTest::newRow("months ahead") << qint64(250 * 86'400) << QStringLiteral("in 8 mo");
        QTest::newRow("years") << qint64(3LL * 366 * 86'400) << QStringLiteral("in 3 y");
    }
    void relativeTimes()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(Format::relative(m_clock.now().addSecs(seconds), m_clock.now()), text);
    }

    void numbers()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(Format::relative({}, m_clock.now()), QStringLiteral("never"));
        QCOMPARE(Format::expiry({}, m_clock.now()), QStringLiteral("no expiry"));
        QCOMPARE(Format::shortCount(412'880), QStringLiteral("412,880"));
        QCOMPARE(Format::shortCount(1'240'000), QStringLiteral("1.2 M"));
        QCOMPARE(Format::shortCount(316'000'000), QStringLiteral("316 M"));
        QCOMPARE(Format::axisCount(30'000), QStringLiteral("30 k"));
        QCOMPARE(Format::bytes(18'200'000'000), QStringLiteral("18.2 GB"));
        QCOMPARE(Format::percent(0.0031), QStringLiteral("0.31%"));
        domain::Plan plan;
        QCOMPARE(Format::limits(plan), QStringLiteral("No limits"));
        plan.rate = 50;
        plan.quotaDay = 2'000'000;
        QCOMPARE(Format::limits(plan), QStringLiteral("50 req/s · 2 M a day"));
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
