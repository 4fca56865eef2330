// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/random.h"
#include "crypto/recordbox.h"
#include "inventory/snapshotfile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using inventory::KeyTable;
using inventory::SnapshotFile;
using inventory::StoredState;

namespace {

class TestSealer final : public Sealer
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

domain::ApiKey keyNumber(int i)
{
    domain::ApiKey k;
    k.id = QStringLiteral("%1").arg(i, 10, 10, QLatin1Char('0'));
    k.applicationId = QStringLiteral("app%1").arg(i % 50, 7, 10, QLatin1Char('0'));
    k.name = QStringLiteral("key number %1 of the line").arg(i);
    k.prefix = QStringLiteral("oct");
    k.last4 = QStringLiteral("wxyz");
    k.scopes = {QStringLiteral("orders:read"), QStringLiteral("s:%1").arg(i % 7)};
    k.createdAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + i, Qt::UTC);
    if (i % 4 == 0)
        k.suspendedAt = k.createdAt;
    k.version = i + 1;
    return k;
}

} // namespace

class TestSnapshotFile : public QObject
{
    Q_OBJECT

    static constexpr int kKeys = 60'000; ///< of a file of several pieces
    QTemporaryDir m_folder;
    std::shared_ptr<TestSealer> m_sealer = std::make_shared<TestSealer>();
    QString m_path;
    QByteArray m_good;

    SnapshotFile file(const QString &connection = QStringLiteral("one")) const
    {
        return SnapshotFile(m_path, connection, m_sealer);
    }
    void put(const QByteArray &bytes) const
    {
        QFile out(m_path);
        QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    QString reasonOf(const SnapshotFile &from) const
    {
        KeyTable table;
        const auto state = from.read(table);
        return state ? QStringLiteral("read") : errorCodeName(state.error().code) + u' ' + state.error().reason;
    }
    QString damaged() const { return errorCodeName(ErrorCode::Storage) + QStringLiteral(" snapshot_damaged"); }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath(QStringLiteral("deep/in/a.octroisnap"));
        KeyTable table;
        for (int i = 0; i < kKeys; ++i)
            QVERIFY(table.put(keyNumber(i)));
        table.setUsage(7, 12, 34);
        table.addDays(7, QList<qint32>(KeyTable::kDays, 2));
        table.remove(keyNumber(9).id);
        table.names.ranks();
        const StoredState state{42, 43, 44, 45, {{QStringLiteral("partners"), QStringLiteral("text")}}};
        const auto written = file().write(state, table);
        QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().toString()));
        QFile in(m_path);
        QVERIFY(in.open(QIODevice::ReadOnly));
        m_good = in.readAll();
        QVERIFY(m_good.size() > (8 << 20));
        QVERIFY(!m_good.contains("orders:read") && !m_good.contains("key number"));
        QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    void init() { put(m_good); }

    void whatWasWrittenIsRead()
    {
        KeyTable table;
        const auto state = file().read(table);
        QVERIFY2(state.ok(), state ? "" : qPrintable(state.error().toString()));
        QCOMPARE(state->seq, 42);
        QCOMPARE(state->savedAt, 45);
        QCOMPARE(state->directory.value(QLatin1String("partners")).toString(), QStringLiteral("text"));
        QCOMPARE(table.count(), size_t(kKeys - 1));
        QVERIFY(table.find(keyNumber(9).id) == KeyTable::kNone);
        for (const int i : {0, 1, 4, 59'999}) {
            const quint32 row = table.find(keyNumber(i).id);
            QVERIFY(row != KeyTable::kNone);
            QVERIFY(table.key(row) == keyNumber(i));
        }
        QCOMPARE(table.requests[7], 12);
        QCOMPARE(table.daysOf(7).last(), 2);
        QCOMPARE(table.rowsOf(keyNumber(3).applicationId).size(), size_t(kKeys / 50));
        // It can be gone on with.
        domain::ApiKey changed = keyNumber(5);
        changed.name = QStringLiteral("renamed");
        QVERIFY(table.put(changed));
        QVERIFY(table.put(keyNumber(kKeys)));
        QVERIFY(table.key(table.find(changed.id)) == changed);
        QCOMPARE(table.names.ranks().size(), table.names.size());
    }

    void noFileIsNotFound()
    {
        QFile::remove(m_path);
        QCOMPARE(reasonOf(file()), errorCodeName(ErrorCode::NotFound) + u' ');
    }

    void aCutFileIsDamagedWhereverItIsCut()
    {
        QList<qsizetype> lengths{0, 1, 17, 18, 19, 22, 30, m_good.size() - 1, m_good.size() - 20, m_good.size() / 2,
                                 m_good.size() / 3};
        lengths << 18 + 4 + (4 << 20) + crypto::kRecordMore; // exactly behind the first piece
        for (const qsizetype length : lengths) {
            put(m_good.first(length));
            QVERIFY2(reasonOf(file()) == damaged(), qPrintable(QString::number(length)));
        }
        put(m_good + "x");
        QCOMPARE(reasonOf(file()), damaged());
    }

    void aFlippedBitIsDamagedWhereverItIs()
    {
        for (qsizetype at = 18; at < m_good.size(); at += m_good.size() / 23) {
            QByteArray bytes = m_good;
            bytes[at] = char(bytes.at(at) ^ 0x10);
            put(bytes);
            QVERIFY2(reasonOf(file()) == damaged(), qPrintable(QString::number(at)));
        }
        QByteArray bytes = m_good;
        bytes[0] = 'x';
        put(bytes);
        QCOMPARE(reasonOf(file()), damaged());
    }

    void piecesInAnotherOrderAreDamaged()
    {
        const qsizetype piece = 4 + (4 << 20) + crypto::kRecordMore;
        put(m_good.first(18) + m_good.mid(18 + piece, piece) + m_good.mid(18, piece) + m_good.mid(18 + 2 * piece));
        QCOMPARE(reasonOf(file()), damaged());
        put(m_good.first(18) + m_good.mid(18 + piece));
        QCOMPARE(reasonOf(file()), damaged());
    }

    void anotherVersionSaysSo()
    {
        QByteArray bytes = m_good;
        bytes[10] = char(SnapshotFile::kVersion + 1);
        put(bytes);
        QCOMPARE(reasonOf(file()), errorCodeName(ErrorCode::Storage) + QStringLiteral(" snapshot_version"));
    }

    void anotherConnectionAndAnotherKeyDoNotOpenIt()
    {
        QCOMPARE(reasonOf(file(QStringLiteral("two"))), damaged());
        const SnapshotFile other(m_path, QStringLiteral("one"), std::make_shared<TestSealer>());
        QCOMPARE(reasonOf(other), damaged());
        QCOMPARE(reasonOf(file()), QStringLiteral("read"));
    }

    void aFullOrMissingFolderLeavesTheOldFile()
    {
        KeyTable table;
        table.put(keyNumber(1));
        QFile blocker(m_folder.filePath(QStringLiteral("blocker")));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        const SnapshotFile nowhere(m_folder.filePath(QStringLiteral("blocker/a")), QStringLiteral("one"), m_sealer);
        QVERIFY(!nowhere.write({}, table).ok());
        QCOMPARE(reasonOf(file()), QStringLiteral("read"));
    }
};

QTEST_GUILESS_MAIN(TestSnapshotFile)
#include "tst_snapshotfile.moc"
