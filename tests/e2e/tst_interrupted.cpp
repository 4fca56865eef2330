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
