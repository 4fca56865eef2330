// SPDX-License-Identifier: GPL-3.0-or-later
// Files, folders and the history of real git repositories.
#include "await.h"
#include "crypto/keyformat.h"
#include "leak/scan.h"
#include "leak/verdict.h"
#include "support/skip.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace octroi;
using leak::FoundKey;
using leak::Report;
using leak::Scan;
using test::await;

class TestLeakScan : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const crypto::GeneratedKey m_key = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
    const crypto::GeneratedKey m_other =
        crypto::generateKey(QStringLiteral("oct"), domain::Environment::Test);

    QString write(const QString &name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? path : QString();
    }
    QByteArray key() const { return m_key.whole.reveal(); }
    QByteArray other() const { return m_other.whole.reveal(); }
    static Result<Report> run(const leak::ScanRequest &request)
    {
        Scan scan;
        return await(scan.run(request));
    }
    static Report of(const QStringList &paths)
    {
        const auto report = run({paths});
        return report ? *report : Report();
    }
    static const FoundKey *find(const Report &report, const crypto::GeneratedKey &key)
    {
        for (const FoundKey &one : report.keys) {
            if (one.key.id == key.id)
                return &one;
        }
        return nullptr;
    }
    bool git(const QString &folder, const QStringList &arguments) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("GIT_CONFIG_GLOBAL"), QStringLiteral("/dev/null"));
        environment.insert(QStringLiteral("GIT_CONFIG_NOSYSTEM"), QStringLiteral("1"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(folder);
        process.start(QStringLiteral("git"),
                      QStringList{QStringLiteral("-c"), QStringLiteral("user.name=Ada"), QStringLiteral("-c"),
                                  QStringLiteral("user.email=ada@wren.example"), QStringLiteral("-c"),
                                  QStringLiteral("commit.gpgsign=false")} +
                          arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }
    bool commit(const QString &folder, const QString &message)
    {
        return git(folder, {QStringLiteral("add"), QStringLiteral("-A")}) &&
               git(folder, {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), message});
    }

private Q_SLOTS:
    void filesAndFolders()
    {
        write(QStringLiteral("a/one.txt"), "x\nKEY=" + key() + "\n");
        write(QStringLiteral("a/b/.hidden"), key());
        write(QStringLiteral("a/b/binary.bin"), QByteArray(100'000, '\0') + other() + QByteArray(10, '\xff'));
        write(QStringLiteral("a/empty"), "");
        write(QStringLiteral("a/node_modules/x.js"), key());
        Report report = of({m_folder.filePath(QStringLiteral("a"))});
        QVERIFY(report.isWhole());
        QCOMPARE(report.files, 5);
        QCOMPARE(report.keys.size(), 2);
        const FoundKey *found = find(report, m_key);
        QVERIFY(found);
        QCOMPARE(found->count, 3);
        QCOMPARE(found->places.size(), 3);
        bool line = false;
        for (const leak::Place &place : found->places) {
            QVERIFY(!place.text().contains(QString::fromLatin1(key())));
            line |= place.text() == m_folder.filePath(QStringLiteral("a/one.txt")) + QStringLiteral(":2:5");
        }
        QVERIFY(line);
        QCOMPARE(find(report, m_other)->places.first().offset, 100'000);

        leak::ScanRequest request{{m_folder.filePath(QStringLiteral("a"))}};
        request.excluded = {QStringLiteral("node_modules"), QStringLiteral("*.bin"),
                            QStringLiteral("b/.hid*")};
        report = *run(request);
        QCOMPARE(report.files, 2);
        QCOMPARE(find(report, m_key)->count, 1);
        request = {};
        request.text = "pasted " + key();
        report = *run(request);
        QCOMPARE(report.keys.size(), 1);
        QCOMPARE(report.keys.first().places.first().path, QString());
    }

    void whatCannotBeRead()
    {
        const QString folder = m_folder.filePath(QStringLiteral("odd"));
        write(QStringLiteral("odd/good"), key());
        Report report = of({m_folder.filePath(QStringLiteral("none")), folder});
        QVERIFY(!report.isWhole());
        QCOMPARE(report.skipped.size(), 1);
        QCOMPARE(report.skipped.first().reason, QStringLiteral("not_found"));
        QCOMPARE(report.keys.size(), 1); // the rest is scanned
#ifdef Q_OS_UNIX
        // A link to its own folder, one to nothing, a pipe: no end is waited for.
        QVERIFY(QFile::link(folder, folder + QStringLiteral("/loop")));
        QVERIFY(QFile::link(QStringLiteral("/nowhere"), folder + QStringLiteral("/broken")));
        QVERIFY(::mkfifo(QFile::encodeName(folder + QStringLiteral("/pipe")).constData(), 0600) == 0);
        report = of({folder});
        QCOMPARE(report.files, 1);
        QCOMPARE(report.linkCount, 2);
        QCOMPARE(report.skipped.size(), 1);
        QCOMPARE(report.skipped.first().reason, QStringLiteral("special"));
        QCOMPARE(of({folder + QStringLiteral("/loop")}).keys.size(), 1); // a link that is named is followed
        // A folder whose entries cannot be listed; whoever runs this as root can list it.
        const QString closed = folder + QStringLiteral("/closed");
        QVERIFY(QDir().mkdir(closed));
        QVERIFY(::chmod(QFile::encodeName(closed).constData(), 0) == 0);
        report = of({closed});
        QCOMPARE(report.skippedCount, QFileInfo(closed).isReadable() ? 0 : 1);
        QVERIFY(::chmod(QFile::encodeName(closed).constData(), 0700) == 0);
#endif
    }

    void manyPlacesAndKeys()
    {
        QByteArray text;
        for (int i = 0; i < 1000; ++i)
            text += key() + '\n';
        for (int i = 0; i < 300; ++i)
            text += crypto::generateKey(QStringLiteral("ab"), domain::Environment::Live).whole.reveal();
        const Report report = of({write(QStringLiteral("many"), text)});
        QCOMPARE(report.keys.size(), 301);
        QCOMPARE(find(report, m_key)->count, 1000);
        QCOMPARE(find(report, m_key)->places.size(), leak::Findings::kMostPlaces);
    }

    // Sparse: nothing on the disk but the end of it.
    void aLargeFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("large"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.seek((qint64(1) << 30) - 31)); // over the edge of a block
        QVERIFY(file.write(key()) == key().size());
        file.close();
        const Report report = of({path});
        QCOMPARE(report.bytes, (qint64(1) << 30) - 31 + key().size());
        QCOMPARE(report.keys.size(), 1);
        QCOMPARE(report.keys.first().places.first().offset, (qint64(1) << 30) - 31);
        QVERIFY(QFile::remove(path));
    }

    void cancelled()
    {
        const QString path = m_folder.filePath(QStringLiteral("endless"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(key() + '\n') > 0);
        QVERIFY(file.resize(qint64(1) << 40)); // sparse; nobody would wait for it
        file.close();
        Scan scan;
        connect(&scan, &Scan::progressed, &scan, [&scan](const leak::ScanProgress &p) {
            QVERIFY(p.bytes > 0);
            scan.cancel();
        });
        const auto report = await(scan.run({{path}}));
        QVERIFY(report.ok());
        QVERIFY(report->cancelled);
        QVERIFY(!report->isWhole());
        QCOMPARE(report->keys.size(), 1); // what was found until then
        QVERIFY(!scan.isRunning());
        // One that goes away while it runs takes its thread along.
        auto gone = std::make_unique<Scan>();
        const auto task = gone->run({{path}});
        gone.reset();
        QVERIFY(QFile::remove(path));
    }

    void history()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
            test::skipProgram(QStringLiteral("there is no git program"));
        const QString repository = m_folder.filePath(QStringLiteral("repository"));
        write(QStringLiteral("repository/src/a file é.conf"), "one\nKEY=" + key() + "\n");
        QVERIFY(git(repository, {QStringLiteral("init"), QStringLiteral("-q")}));
        QVERIFY(commit(repository, QStringLiteral("first")));
        write(QStringLiteral("repository/copy.conf"), "one\nKEY=" + key() + "\n"); // the same object
        QVERIFY(commit(repository, QStringLiteral("a copy")));
        QVERIFY(QFile::remove(repository + QStringLiteral("/copy.conf")));
        QVERIFY(QFile::remove(repository + QStringLiteral("/src/a file é.conf")));
        write(QStringLiteral("repository/clean.txt"), "nothing\n");
        QVERIFY(commit(repository, QStringLiteral("key removed")));
        // One in a message, one on a branch that is deleted, one packed, one in a tag.
        const auto inMessage = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
        QVERIFY(
            git(repository, {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("--allow-empty"),
                             QStringLiteral("-m"), QStringLiteral("use ") + inMessage.whole.revealText()}));
        QVERIFY(git(repository, {QStringLiteral("gc"), QStringLiteral("-q")}));
        QVERIFY(git(repository, {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("-b"),
                                 QStringLiteral("side")}));
        write(QStringLiteral("repository/side.txt"), other());
        QVERIFY(commit(repository, QStringLiteral("side")));
        QVERIFY(git(repository, {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("-")}));
        QVERIFY(git(repository, {QStringLiteral("branch"), QStringLiteral("-D"), QStringLiteral("side")}));
        QVERIFY(git(repository, {QStringLiteral("reflog"), QStringLiteral("expire"),
                                 QStringLiteral("--expire=now"), QStringLiteral("--all")}));
        const auto inTag = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
        QVERIFY(git(repository, {QStringLiteral("tag"), QStringLiteral("-a"), QStringLiteral("v1"),
                                 QStringLiteral("-m"), inTag.whole.revealText()}));

        QCOMPARE(of({repository}).keys.size(), 0); // objects are compressed
        leak::ScanRequest request{{repository}};
        request.history = true;
        const auto report = run(request);
        QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().toString()));
        QCOMPARE(report->keys.size(), 4);
        QVERIFY(report->objects > 10);
        const FoundKey *found = find(*report, m_key);
        QVERIFY(found);
        QCOMPARE(found->count, 1); // one object, read once
        const leak::Place &place = found->places.first();
        QCOMPARE(place.path, QStringLiteral("src/a file é.conf")); // the commit that brought it
        QCOMPARE(place.author, QStringLiteral("Ada"));
        QCOMPARE(place.commit.size(), 40);
        QVERIFY(place.at.isValid());
        QCOMPARE(place.line, 2);
        QVERIFY(place.text().startsWith(place.commit.left(12) + QStringLiteral(":src/a file é.conf:2:5")));
        const FoundKey *lost = find(*report, m_other);
        QVERIFY(lost);
        QCOMPARE(lost->places.first().commit, QString()); // no branch has it
        QVERIFY(!lost->places.first().object.isEmpty());
        QVERIFY(!find(*report, inMessage)->places.first().commit.isEmpty());
        QVERIFY(find(*report, inTag));

        // From below it, by itself where there is a .git, and bare.
        QVERIFY(QDir().mkpath(repository + QStringLiteral("/below")));
        request.paths = {repository + QStringLiteral("/below")};
        QCOMPARE(run(request)->keys.size(), 4);
        leak::ScanRequest there{{repository}};
        there.historyWhereThere = true;
        QCOMPARE(run(there)->keys.size(), 4);
        QVERIFY(git(m_folder.path(), {QStringLiteral("clone"), QStringLiteral("-q"), QStringLiteral("--bare"),
                                      QStringLiteral("--no-local"), repository, QStringLiteral("bare.git")}));
        request.paths = {m_folder.filePath(QStringLiteral("bare.git"))};
        QCOMPARE(run(request)->keys.size(), 3); // clones do not carry what is lost
    }

    void noRepository()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
            test::skipProgram(QStringLiteral("there is no git program"));
        write(QStringLiteral("plain/x"), key());
        leak::ScanRequest request{{m_folder.filePath(QStringLiteral("plain"))}};
        request.history = true;
        auto report = run(request);
        QVERIFY(!report.ok());
        QCOMPARE(report.error().reason, QStringLiteral("not_a_repository"));
        QVERIFY2(report.error().detail.contains(QLatin1String("not a git repository")),
                 qPrintable(report.error().detail));
        request.paths = {m_folder.filePath(QStringLiteral("plain/x"))};
        QCOMPARE(run(request).error().reason, QStringLiteral("not_a_repository"));
        // Without the program it is said.
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        request.paths = {m_folder.filePath(QStringLiteral("plain"))};
        report = run(request);
        qputenv("PATH", path);
        QCOMPARE(report.error().reason, QStringLiteral("git_missing"));
        // A repository without a commit.
        QVERIFY(
            git(m_folder.filePath(QStringLiteral("plain")), {QStringLiteral("init"), QStringLiteral("-q")}));
        report = run(request);
        QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().toString()));
        QCOMPARE(report->keys.size(), 1);
    }

    void verdicts()
    {
        const QDateTime now(QDate(2027, 1, 1), QTime(0, 0), Qt::UTC);
        QHash<QString, domain::ApiKey> known;
        QList<FoundKey> found;
        const auto add = [&](int hoursSinceUse, const std::function<void(domain::ApiKey &)> &change) {
            const auto made = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
            FoundKey one;
            one.key.id = made.id;
            one.key.prefix = QStringLiteral("oct");
            one.key.last4 = made.last4;
            found.append(one);
            domain::ApiKey key;
            key.id = made.id;
            key.prefix = QStringLiteral("oct");
            key.last4 = made.last4;
            key.lastUsedAt = now.addSecs(-3600 * hoursSinceUse);
            change(key);
            known.insert(key.id, key);
            return made.id;
        };
        const QString gone = add(1, [](domain::ApiKey &key) { key.id = QStringLiteral("another"); });
        const QString revoked = add(1, [&](domain::ApiKey &key) { key.revokedAt = now.addDays(-1); });
        const QString old = add(50, [](domain::ApiKey &) {});
        const QString expired = add(1, [&](domain::ApiKey &key) { key.expiresAt = now.addDays(-1); });
        const QString fresh = add(2, [](domain::ApiKey &) {});
        const QString suspended = add(1, [&](domain::ApiKey &key) { key.suspendedAt = now.addDays(-1); });
        const QString rotating = add(1, [&](domain::ApiKey &key) { key.retiresAt = now.addDays(1); });
        const QString forged = add(1, [](domain::ApiKey &key) { key.last4 = QStringLiteral("0000"); });
        const auto all = leak::judge(
            found,
            [&](const QString &id) -> std::optional<leak::KnownKey> {
                const auto at = known.constFind(id);
                return at == known.constEnd() ? std::nullopt : std::optional(leak::KnownKey{*at, {}, {}});
            },
            now);
        QStringList order, names;
        for (const leak::Judged &one : all) {
            order << one.found.key.id;
            names << leak::verdictName(one.verdict);
            QCOMPARE(one.forged, one.found.key.id == forged);
        }
        QCOMPARE(order, (QStringList{rotating, fresh, old, suspended, expired, revoked, gone, forged}));
        QCOMPARE(names.join(u' '),
                 QStringLiteral("live live live suspended expired revoked unknown unknown"));
    }
};

QTEST_GUILESS_MAIN(TestLeakScan)
#include "tst_leakscan.moc"
