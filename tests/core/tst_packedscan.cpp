// SPDX-License-Identifier: GPL-3.0-or-later
// Keys in what is packed: zip, gzip, tar, one within the other, and what is damaged, locked or never ends.
#include "await.h"
#include "crypto/keyformat.h"
#include "leak/filescan.h"
#include "leak/scan.h"
#include "leak/spool.h"
#include "support/skip.h"

#include <archive.h>
#include <archive_entry.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using leak::FoundKey;
using leak::Report;
using test::await;

namespace {

using Files = QList<QPair<QByteArray, QByteArray>>; ///< name and content
using Choose = int (*)(struct archive *);

la_ssize_t append(struct archive *, void *to, const void *bytes, size_t size)
{
    static_cast<QByteArray *>(to)->append(static_cast<const char *>(bytes), qsizetype(size));
    return la_ssize_t(size);
}

QByteArray packed(const Files &files, Choose format, Choose filter, const char *passphrase = nullptr)
{
    QByteArray out;
    struct archive *archive = archive_write_new();
    format(archive);
    if (filter)
        filter(archive);
    if (passphrase) {
        archive_write_set_options(archive, "zip:encryption=traditional");
        archive_write_set_passphrase(archive, passphrase);
    }
    archive_write_set_bytes_in_last_block(archive, 1);
    archive_write_open(archive, &out, nullptr, append, nullptr);
    for (const auto &[name, content] : files) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_size(entry, content.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0600);
        archive_write_header(archive, entry);
        archive_write_data(archive, content.constData(), size_t(content.size()));
        archive_entry_free(entry);
    }
    archive_write_close(archive);
    archive_write_free(archive);
    return out;
}

QByteArray zip(const Files &files)
{
    return packed(files, archive_write_set_format_zip, nullptr);
}

QByteArray tarGz(const Files &files)
{
    return packed(files, archive_write_set_format_gnutar, archive_write_add_filter_gzip);
}

QByteArray gz(const QByteArray &content)
{
    return packed({{"data", content}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}

class Pipe : public QIODevice
{
public:
    explicit Pipe(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qsizetype part = qMin(qMin<qsizetype>(most, 100), m_bytes.size() - m_at);
        std::copy_n(m_bytes.constData() + m_at, part, to);
        m_at += part;
        return part;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace

class TestPackedScan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const crypto::GeneratedKey m_key = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
    const crypto::GeneratedKey m_other =
        crypto::generateKey(QStringLiteral("acme"), domain::Environment::Test);

    QByteArray key() const { return m_key.whole.reveal(); }
    QByteArray other() const { return m_other.whole.reveal(); }
    static bool write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    static bool git(const QString &folder, const QStringList &arguments)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
        environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start(QStringLiteral("git"), QStringList{QStringLiteral("-c"), QStringLiteral("user.name=Ada"), QStringLiteral("-c"),
                                                         QStringLiteral("user.email=ada@wren.example"), QStringLiteral("-c"),
                                                         QStringLiteral("commit.gpgsign=false")} +
                                                 arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }
    static bool commit(const QString &folder)
    {
        return git(folder, {QStringLiteral("add"), QStringLiteral("-A"), QStringLiteral("-f")}) &&
               git(folder, {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("files")});
    }
    QByteArray text(const QByteArray &of) const { return QByteArray(300'000, '.') + "\nKEY=" + of + '\n'; }
    Report scan(const QByteArray &bytes, const char *name = "it")
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        file.close();
        leak::Scan scan;
        const auto report = await(scan.run({{path}}));
        return report ? *report : Report();
    }
    QStringList places(const Report &report) const
    {
        QStringList out;
        for (const FoundKey &one : report.keys) {
            for (const leak::Place &place : one.places)
                out << place.text().mid(m_folder.path().size() + 1);
        }
        out.sort();
        return out;
    }

private Q_SLOTS:
    void formats_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("where");
        const Files two{{"a.txt", text(key())}, {"b/c.env", "X\n\n" + other()}};
        const QStringList inner{QStringLiteral("it!/a.txt:2:5"), QStringLiteral("it!/b/c.env:3:1")};
        const auto with = [&two](Choose filter) { return packed(two, archive_write_set_format_ustar, filter); };
        QTest::newRow("zip") << zip(two) << inner;
        QTest::newRow("7z") << packed(two, archive_write_set_format_7zip, nullptr) << inner;
        QTest::newRow("tar") << with(nullptr) << inner;
        QTest::newRow("tar.gz") << with(archive_write_add_filter_gzip) << inner;
        QTest::newRow("tar.bz2") << with(archive_write_add_filter_bzip2) << inner;
        QTest::newRow("tar.xz") << with(archive_write_add_filter_xz) << inner;
        QTest::newRow("tar.zst") << with(archive_write_add_filter_zstd) << inner;
        QTest::newRow("gz") << gz(text(key())) << QStringList{QStringLiteral("it:2:5")};
        QTest::newRow("gz that begins with zeros")
            << gz(QByteArray(2048, '\0') + '\n' + key()) << QStringList{QStringLiteral("it:2:1")};
        QTest::newRow("zip in tar.gz in zip")
            << zip({{"layer.tar.gz", tarGz({{"x.jar", zip({{"app.properties", "k=" + key()}})}})}})
            << QStringList{QStringLiteral("it!/layer.tar.gz!/x.jar!/app.properties:1:3")};
        QTest::newRow("Base64 in zip") << zip({{"s.yaml", "a: 1\nk: " + key().toBase64()}})
                                       << QStringList{QStringLiteral("it!/s.yaml:2:4 (Base64)")};
    }
    void formats()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, where);
        const Report report = scan(bytes);
        QVERIFY2(report.isWhole(), qPrintable(report.skipped.isEmpty() ? QString() : report.skipped.first().detail));
        QCOMPARE(report.files, 1);
        QCOMPARE(places(report), where);
    }
    // A pipe cannot be sought in, and gives little at a time.
    void aPipe()
    {
        leak::Findings findings;
        const std::atomic_bool cancelled = false;
        leak::FileScan files(findings, cancelled, [](const QString &) {});
        for (const QByteArray &bytes : {zip({{"a", text(key())}}), tarGz({{"a", text(key())}}), text(key())}) {
            Pipe pipe(bytes);
            QVERIFY(pipe.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
            files.scanDevice(pipe, QStringLiteral("-"));
        }
        const Report report = findings.take();
        QVERIFY(report.isWhole());
        QCOMPARE(report.keys.size(), 1);
        QCOMPARE(report.keys.first().count, 3);
        QCOMPARE(report.keys.first().places.at(0).path, QStringLiteral("-!/a"));
        QCOMPARE(report.keys.first().places.at(2).path, QStringLiteral("-"));
    }
    // What only begins as something packed is read as it is, and what is damaged is told and read as far as it goes.
    void whatIsDamaged()
    {
        Report report = scan("PK\x03\x04 is how it begins: " + key());
        QCOMPARE(report.keys.size(), 1);
        report = scan("BZh no\n" + key());
        QCOMPARE(report.keys.size(), 1);
        const QByteArray whole = tarGz({{"a.txt", key() + '\n'}, {"b.txt", QByteArray(200'000, 'x')}, {"c.txt", other()}});
        report = scan(whole.first(whole.size() - 20));
        QVERIFY(!report.isWhole());
        QCOMPARE(report.skipped.first().reason, QStringLiteral("packed_unreadable"));
        QCOMPARE(report.keys.size(), 1);
        QCOMPARE(report.keys.first().key.id, m_key.id);
        for (qsizetype cut = 1; cut < whole.size(); cut += 7)
            QVERIFY(!scan(whole.first(cut)).isWhole() || cut < 10);
    }
    void whatIsLocked()
    {
        const Report report =
            scan(packed({{"a.txt", key()}}, archive_write_set_format_zip, nullptr, "passphrase"));
        QVERIFY(report.keys.isEmpty());
        QVERIFY(!report.isWhole());
        QCOMPARE(report.skipped.first().reason, QStringLiteral("packed_encrypted"));
        QCOMPARE(report.skipped.first().path, m_folder.filePath(QStringLiteral("it!/a.txt")));
    }
    // Hundreds of megabytes of nothing in a few kilobytes: it ends soon, and says so; what came before was found.
    void whatNeverEnds()
    {
        const QByteArray nothing = gz(QByteArray(200'000'000, '\0'));
        const Report report = scan(zip({{"a.txt", key()}, {"b.gz", nothing}}));
        QCOMPARE(report.keys.size(), 1);
        QVERIFY2(!report.isWhole(), qPrintable(QString::number(report.bytes)));
        QCOMPARE(report.skipped.first().reason, QStringLiteral("packed_too_much"));
        QVERIFY(report.bytes < 110'000'000);
    }
    // Packed, committed and removed again: what was in it is found with its commit, what is locked or damaged is told.
    void inTheHistoryOfARepository()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
            test::skipProgram(QStringLiteral("there is no git program"));
        const QString folder = m_folder.filePath(QStringLiteral("repository"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(git(folder, {QStringLiteral("init"), QStringLiteral("-q")}));
        const QByteArray damaged = tarGz({{"a.txt", QByteArray(200'000, 'x')}});
        const QHash<QString, QByteArray> files{
            {QStringLiteral("dist.zip"), zip({{"a/inner.txt", text(key())}, {"rest.tar.gz", tarGz({{"b.env", other()}})}})},
            {QStringLiteral("log.gz"), gz(text(key()))},
            {QStringLiteral("encoded.txt"), "\n" + other().toBase64()},
            {QStringLiteral("locked.zip"), packed({{"c.txt", key()}}, archive_write_set_format_zip, nullptr, "passphrase")},
            {QStringLiteral("cut.tar.gz"), damaged.first(damaged.size() / 2)}};
        for (const auto &[name, bytes] : files.asKeyValueRange())
            QVERIFY(write(folder + u'/' + name, bytes));
        QVERIFY(commit(folder));
        for (const QString &name : files.keys())
            QVERIFY(QFile::remove(folder + u'/' + name));
        QVERIFY(write(folder + QStringLiteral("/clean.txt"), "nothing"));
        QVERIFY(commit(folder));

        leak::ScanRequest request{{folder}};
        request.history = true;
        leak::Scan scan;
        const auto report = await(scan.run(request), 60'000);
        QVERIFY(report.ok());
        QSet<QString> paths;
        for (const FoundKey &one : report->keys) {
            for (const leak::Place &place : one.places) {
                QCOMPARE(place.commit.size(), 40);
                paths.insert(place.path);
            }
        }
        QCOMPARE(paths, (QSet<QString>{QStringLiteral("dist.zip!/a/inner.txt"), QStringLiteral("dist.zip!/rest.tar.gz!/b.env"),
                                       QStringLiteral("log.gz"), QStringLiteral("encoded.txt")}));
        QSet<QString> reasons;
        for (const leak::Skipped &one : report->skipped)
            reasons.insert(one.reason);
        QCOMPARE(reasons, (QSet<QString>{QStringLiteral("packed_encrypted"), QStringLiteral("packed_unreadable")}));
        QVERIFY(report->skippedCount >= 2); // what is cut may be told of each layer
    }
    // More than is held in memory goes through a file, and is the same afterwards.
    void whatIsLargeInAHistory()
    {
        leak::Spool spool;
        const QByteArray piece(leak::Spool::kMostHeld / 4 + 1, 'y');
        for (int i = 0; i < 4; ++i)
            QVERIFY(spool.append(piece));
        for (int round = 0; round < 2; ++round) {
            QIODevice *device = spool.device();
            QVERIFY(device);
            QCOMPARE(device->size(), 4 * piece.size());
            QCOMPARE(device->read(piece.size()), piece);
        }
        spool.clear();
        QVERIFY(spool.append("again"));
        QCOMPARE(spool.device()->readAll(), QByteArray("again"));
    }
    // As deep as anybody packs; what lies deeper is read as bytes.
    void howDeep()
    {
        QByteArray bytes = key();
        for (int i = 0; i < 8; ++i)
            bytes = zip({{"x", bytes}});
        QCOMPARE(scan(bytes).keys.size(), 1);
        QVERIFY(scan(zip({{"x", bytes}})).keys.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPackedScan)
#include "tst_packedscan.moc"
