// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of many keys by octroictl, killed in the middle and gone on with.
#include "controlled.h"

using namespace octroi;

namespace {

constexpr int kKeys = 6'000;

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

} // namespace

class TestInterrupted : public QObject
{
    Q_OBJECT

    test::Controlled m_octroi;

    /// Begins it and kills it after its first answers.
    bool killed(const QStringList &command) const
    {
        QProcess process;
        process.start(test::Controlled::program("octroictl"),
                      QStringList{QStringLiteral("--json"), QStringLiteral("--admin-file"),
                                  m_octroi.file("admin.json")} +
                          command);
        const bool spoke = process.waitForReadyRead(60'000);
        process.kill();
        return process.waitForFinished(10'000) && spoke && process.exitStatus() == QProcess::CrashExit;
    }
    QJsonObject newest() const { return m_octroi.ctl(words("run list")).array().first().toObject(); }
    static qint64 number(const QJsonObject &object, const char *name)
    {
        return object.value(QLatin1String(name)).toInteger(-1);
    }
    /// How many keys have that status and were changed so many times.
    int count(const char *status, int version) const
    {
        int found = 0;
        for (const QJsonValue one : m_octroi.ctl(words("key list --filter app:bulk")).array()) {
            const QJsonObject key = one.toObject();
            found += key.value(QLatin1String("status")).toString() == QLatin1String(status) &&
                             number(key, "version") == version
                         ? 1
                         : 0;
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_octroi.start());
        qputenv("OCTROICTL_RUNS", m_octroi.file("runs").toUtf8());
        QCOMPARE(m_octroi.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_octroi.ctl(words("scope create --name orders:read")).code, 0);
        const auto app = m_octroi.ctl(words("app create --partner Kestrel --name bulk"));
        QVERIFY2(app.code == 0, app.err.constData());
        QByteArray csv = "application_id,name,scopes\n";
        const QByteArray id = app.object().value(QLatin1String("id")).toString().toLatin1();
        for (int i = 0; i < kKeys; ++i)
            csv += id + ",key " + QByteArray::number(i) + ",orders:read\n";
        const auto issued = m_octroi.ctl(words("key bulk issue --file -"), csv);
        QVERIFY2(issued.code == 0, issued.err.right(500).constData());
        QCOMPARE(issued.out.count('\n'), kKeys);
        QCOMPARE(newest().value(QLatin1String("state")).toString(), QStringLiteral("finished"));
        QCOMPARE(number(newest(), "done"), kKeys);
    }
    void cleanupTestCase() { QVERIFY(m_octroi.stop()); }

    void whatWasKilledGoesOnAndDoesNothingTwice()
    {
        QVERIFY(killed(words("key bulk suspend --filter app:bulk")));
        const QJsonObject run = newest();
        QCOMPARE(run.value(QLatin1String("state")).toString(), QStringLiteral("unfinished"));
        QCOMPARE(number(run, "items"), kKeys);
        QVERIFY(number(run, "done") < kKeys);
        const int suspended = count("suspended", 2);
        QVERIFY(suspended < kKeys);
        QVERIFY(number(run, "done") <= suspended); // nothing is told done that is not

        const QString results = m_octroi.file("results.csv"), id = run.value(QLatin1String("id")).toString();
        const auto resumed = m_octroi.ctl(
            {QStringLiteral("run"), QStringLiteral("resume"), id, QStringLiteral("--results"), results});
        QVERIFY2(resumed.code == 0, resumed.err.right(500).constData());
        QCOMPARE(count("suspended", 2), kKeys);
        QCOMPARE(newest().value(QLatin1String("state")).toString(), QStringLiteral("finished"));
        QFile file(results);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count('\n'), kKeys + 1);
        QCOMPARE(text.count(",done,"), kKeys);
        // It is ended now.
        QCOMPARE(m_octroi.ctl({QStringLiteral("run"), QStringLiteral("resume"), id}).code, 7);
    }

    void whatIsDiscardedStaysAsItIs()
    {
        QVERIFY(killed(words("key bulk resume --filter app:bulk")));
        const QString id = newest().value(QLatin1String("id")).toString();
        const int resumed = count("active", 3);
        QCOMPARE(m_octroi.ctl({QStringLiteral("run"), QStringLiteral("discard"), id}).code, 0);
        QCOMPARE(newest().value(QLatin1String("state")).toString(), QStringLiteral("finished"));
        QCOMPARE(m_octroi.ctl({QStringLiteral("run"), QStringLiteral("resume"), id}).code, 7);
        QCOMPARE(count("active", 3), resumed);
        QCOMPARE(count("suspended", 2), kKeys - resumed);
        QCOMPARE(m_octroi.ctl(words("run discard nothing")).code, 4);
    }

    /// As Ctrl+Z in the console, by another process.
    void whatWasDoneIsTakenBackAndWhatOthersChangedStays()
    {
        QCOMPARE(m_octroi.ctl(words("key bulk resume --filter status:suspended")).code, 0);
        QCOMPARE(m_octroi.ctl(words("key bulk update --filter app:bulk --tag night --tag south")).code, 0);
        const QString id = newest().value(QLatin1String("id")).toString();
        const auto keys = m_octroi.ctl(words("key list --filter app:bulk")).array();
        const QString one = keys.first().toObject().value(QLatin1String("id")).toString();
        const QString other = keys.last().toObject().value(QLatin1String("id")).toString();
        const auto tags = [this](const QString &key) {
            return m_octroi.ctl({QStringLiteral("key"), QStringLiteral("show"), key})
                .object()
                .value(QLatin1String("tags"))
                .toArray();
        };
        QCOMPARE(tags(other).size(), 2);
        QCOMPARE(m_octroi.ctl({QStringLiteral("key"), QStringLiteral("tag"), one, QStringLiteral("--tag"),
                               QStringLiteral("theirs")})
                     .code,
                 0);
        const auto undone = m_octroi.ctl({QStringLiteral("run"), QStringLiteral("undo"), id});
        QCOMPARE(undone.code, 1); // of one it was refused
        QCOMPARE(undone.out.count("\"ok\":true"), kKeys - 1);
        for (const QByteArray &line : undone.out.trimmed().split('\n')) {
            const QJsonObject item = QJsonDocument::fromJson(line).object();
            if (!item.value(QLatin1String("ok")).toBool()) {
                QCOMPARE(item.value(QLatin1String("id")).toString(), one);
                QCOMPARE(item.value(QLatin1String("reason")).toString(), QStringLiteral("version"));
            }
        }
        QCOMPARE(tags(one), (QJsonArray{QStringLiteral("theirs")}));
        QCOMPARE(tags(other), QJsonArray());
        // Not a second time, and neither the undoing nor what made something anew.
        QCOMPARE(m_octroi.ctl({QStringLiteral("run"), QStringLiteral("undo"), id}).code, 7);
        const QJsonArray all = m_octroi.ctl(words("run list")).array();
        QCOMPARE(all.first().toObject().value(QLatin1String("undoes")).toString(), id);
        for (const QJsonValue run : all) {
            if (run[QLatin1String("id")].toString() == id)
                QCOMPARE(run[QLatin1String("state")].toString(), QStringLiteral("undone"));
        }
        QCOMPARE(m_octroi.ctl({QStringLiteral("run"), QStringLiteral("undo"),
                               all.last().toObject().value(QLatin1String("id")).toString()})
                     .code,
                 7);
        QCOMPARE(m_octroi.ctl(words("run undo nothing")).code, 4);
    }

    /// Under a name it goes on, or is told again, and never begins a second time.
    void aNamedRunIsDoneOnce()
    {
        const QStringList command = words("key bulk suspend --filter app:bulk --run autumn");
        QVERIFY(killed(command));
        QCOMPARE(newest().value(QLatin1String("id")).toString(), QStringLiteral("autumn"));
        QCOMPARE(newest().value(QLatin1String("state")).toString(), QStringLiteral("unfinished"));
        QCOMPARE(m_octroi.ctl(command).code, 0);
        const QJsonArray keys = m_octroi.ctl(words("key list --filter status:suspended")).array();
        QCOMPARE(keys.size(), kKeys);
        const auto again = m_octroi.ctl(command);
        QCOMPARE(again.code, 0);
        QCOMPARE(again.out.count("\"ok\":true"), kKeys);
        QCOMPARE(m_octroi.ctl(words("key list --filter status:suspended")).array(), keys); // not even a version moved
        QCOMPARE(m_octroi.ctl(words("key bulk resume --filter app:bulk --run autumn")).code, 7);
        QVERIFY(m_octroi.ctl(words("key bulk resume --filter app:bulk --run a/b")).code != 0);
        QCOMPARE(m_octroi.ctl(words("run undo autumn")).code, 0);
        QCOMPARE(m_octroi.ctl(words("key list --filter status:suspended")).array().size(), 0);
    }

    void aDamagedJournalIsUsedUpToThere()
    {
        const qsizetype runs = m_octroi.ctl(words("run list")).array().size();
        QDir folder(m_octroi.file("runs"));
        const QStringList files = folder.entryList({QStringLiteral("*.octroirun")});
        QCOMPARE(files.size(), 1);
        QVERIFY(QFile::resize(folder.filePath(files.first()),
                              QFileInfo(folder.filePath(files.first())).size() - 9));
        const auto said = m_octroi.plain(words("run list"));
        QCOMPARE(said.code, 0);
        QVERIFY(said.err.contains("damaged"));
        QCOMPARE(m_octroi.ctl(words("run list")).array().size(), runs);
    }
};

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
