// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

using namespace octroi;
using test::Controlled;
using test::words;

// Partners and keys from other systems: the real octroictl against the real octroid.
class TestImport : public QObject
{
    Q_OBJECT

    Controlled m_server;

    static QJsonObject counts(qint64 rows, qint64 done, qint64 rejected, bool dry)
    {
        return {{QStringLiteral("rows"), rows},
                {QStringLiteral("done"), done},
                {QStringLiteral("rejected"), rejected},
                {QStringLiteral("dry_run"), dry}};
    }
    QByteArray read(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_server.start());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
        QCOMPARE(m_server.ctl(words("scope create --name returns:read --max-lifetime-days 365")).code, 0);
        QCOMPARE(m_server.ctl(words("plan create --name Gold --rate 5")).code, 0);
        QCOMPARE(m_server.ctl(words("api create --name Returns --base-path /returns")).code, 0);
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void partners()
    {
        const QString file = m_server.write(
            "partners.csv",
            "\xEF\xBB\xBF"
            "Company;Type;E-Mail;Labels\r\nNordlicht;Third Party;api@nordlicht.example;north, pilot phase\r\n"
            "KESTREL;business;;\r\n\"Wren; "
            "Sons\";;;\r\nnordlicht;;;\r\nM\xFCller;;;\r\nOtter;robot;;\r\n;;;x\r\n=cmd;;no mail;\r\n");
        const QString rejected = m_server.file("rejected.csv");
        const QStringList command{QStringLiteral("import"), QStringLiteral("partners"), file,
                                  QStringLiteral("--rejected"), rejected};
        const qint64 before = m_server.lastAuditEntry();
        auto a = m_server.ctl(command + words("--dry-run"));
        QCOMPARE(a.code, 1);
        QCOMPARE(a.object(), counts(8, 3, 5, true)); // what is no mail address only octroid says
        QCOMPARE(m_server.lastAuditEntry(), before);
        a = m_server.plain(command + words("--dry-run"));
        QVERIFY2(a.out.contains("line 2: create partner Nordlicht"), a.out.constData());
        QVERIFY2(a.err.contains("name from \"Company\""), a.err.constData());

        a = m_server.ctl(command);
        QCOMPARE(a.code, 1);
        QCOMPARE(a.object(), counts(8, 2, 6, false));
        const QByteArray report = read(rejected);
        for (const char *line : {"line,reason,detail,Company,Type,E-Mail,Labels", "3,exists,", "5,exists,",
                                 "6,utf8,", "7,value_unknown,", "8,name_empty,", "9,contact_syntax,"})
            QVERIFY2(report.contains(line), (report + line).constData());
        QVERIFY2(report.contains("'=cmd"), report.constData()); // not a formula to whoever opens it
        const QJsonObject nordlicht = m_server.ctl(words("partner show Nordlicht")).object();
        QCOMPARE(nordlicht[QLatin1String("kind")].toString(), QStringLiteral("third_party"));
        QCOMPARE(nordlicht[QLatin1String("tags")].toArray(),
                 (QJsonArray{QStringLiteral("north"), QStringLiteral("pilot phase")}));
        QCOMPARE(
            m_server.ctl({QStringLiteral("partner"), QStringLiteral("show"), QStringLiteral("Wren; Sons")})
                .code,
            0);
        // Once more: everything is there.
        QCOMPARE(m_server.ctl(command).object()[QLatin1String("done")].toInteger(), 0);
    }

    void keys()
    {
        const QByteArray json =
            R"([{"title": "nightly", "app": "kestrel/returns", "rights": ["returns:read"], "until": "90d", "env": "test", "plan": "gold", "labels": ["a b", "c"], "ips": "10.0.0.0/8", "api": "Returns"},
            {"title": "nightly", "app": "kestrel/returns"},
            {"title": "lost", "app": "kestrel/nothing"},
            {"title": "unknown scope", "app": "kestrel/returns", "rights": "no:such"},
            {"title": "too long", "app": "kestrel/returns", "rights": "returns:read", "until": "never"},
            {"title": "when", "app": "kestrel/returns", "until": "soon"},
            {"title": "dear", "app": "kestrel/returns", "plan": "Platinum"},
            {"title": "plain", "app": "kestrel/returns"}])";
        const QString file = m_server.write("keys.json", json);
        const QString rejected = m_server.file("rejectedkeys.csv"), secrets = m_server.file("keys.csv");
        QStringList command{
            QStringLiteral("import"),        QStringLiteral("keys"),       file,    QStringLiteral("--map"),
            QStringLiteral("expires=until"), QStringLiteral("--rejected"), rejected};
        auto a = m_server.ctl(command);
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("--secrets"), a.err.constData());
        const qint64 before = m_server.lastAuditEntry();
        a = m_server.ctl(command + words("--dry-run"));
        QCOMPARE(a.object(), counts(8, 2, 6, true));
        QCOMPARE(m_server.lastAuditEntry(), before);
        command << QStringLiteral("--secrets") << secrets;
        a = m_server.ctl(command);
        QCOMPARE(a.object(), counts(8, 2, 6, false));
        const QByteArray report = read(rejected);
        for (const char *reason : {"exists", "application_unknown", "scope_unknown", "lifetime_exceeded",
                                   "time_syntax", "plan_unknown"})
            QVERIFY2(report.contains(reason), (report + reason).constData());
        const QList<QByteArray> rows = read(secrets).trimmed().split('\n');
        QCOMPARE(rows.size(), 3);
        QVERIFY2(rows[1].contains(",nightly,oct_test_"), rows[1].constData());
#ifdef Q_OS_UNIX
        QCOMPARE(QFile(secrets).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
#endif
        const QJsonObject key = m_server
                                    .ctl({QStringLiteral("key"), QStringLiteral("show"),
                                          QString::fromLatin1(rows[1].split(',')[1])})
                                    .object();
        QCOMPARE(key[QLatin1String("tags")].toArray(),
                 (QJsonArray{QStringLiteral("a b"), QStringLiteral("c")}));
        QCOMPARE(key[QLatin1String("environment")].toString(), QStringLiteral("test"));
        QVERIFY(!key[QLatin1String("plan_id")].toString().isEmpty());
        QVERIFY(key[QLatin1String("expires_at")].isString());
        const QString refusal = m_server.ctl(words("check /returns/x"), rows[2].split(',').last().trimmed())
                                    .object()[QLatin1String("refusal")]
                                    .toString();
        QVERIFY2(refusal != QLatin1String("unknown") && refusal != QLatin1String("malformed"),
                 qPrintable(refusal));
        // The file is never written over.
        a = m_server.ctl(command);
        QCOMPARE(a.code, 7);
        QCOMPARE(read(secrets).trimmed().split('\n').size(), 3);
    }

    void mappingAndFormat()
    {
        const QString file = m_server.write("odd.txt", "A|B\nOne|x\nTwo|y\n");
        auto a = m_server.ctl({QStringLiteral("import"), QStringLiteral("partners"), file});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("mapping_missing"), a.err.constData());
        a = m_server.ctl({QStringLiteral("import"), QStringLiteral("partners"), file, QStringLiteral("--map"),
                          QStringLiteral("name=C")});
        QVERIFY2(a.err.contains("column_unknown"), a.err.constData());
        a = m_server.ctl({QStringLiteral("import"), QStringLiteral("partners"), file, QStringLiteral("--map"),
                          QStringLiteral("colour=A")});
        QVERIFY2(a.err.contains("field_unknown"), a.err.constData());
        a = m_server.ctl({QStringLiteral("import"), QStringLiteral("partners"), QStringLiteral("-"),
                          QStringLiteral("--map"), QStringLiteral("name=a"), QStringLiteral("--map"),
                          QStringLiteral("tags=B")},
                         "A|B\nOne|x\nTwo|y\n");
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object(), counts(2, 2, 0, false));
        QCOMPARE(
            m_server.ctl({QStringLiteral("import"), QStringLiteral("partners"), m_server.file("none.csv")})
                .code,
            4);
        a = m_server.ctl({QStringLiteral("import"), QStringLiteral("partners"),
                          m_server.write("open.csv", "name\nThree\n\"Four\nFive\n")});
        QCOMPARE(a.code, 1);
        QVERIFY2(a.err.contains("csv_quotes"), a.err.constData());
        QCOMPARE(a.object(), counts(1, 1, 0, false)); // what stood before it is done
    }

    void thousandsOfRows()
    {
        QByteArray text = "name,tags\n";
        for (int i = 0; i < 3'000; ++i)
            text += "Partner " + QByteArray::number(i) + ",x\n";
        const auto a = m_server.ctl(
            {QStringLiteral("import"), QStringLiteral("partners"), m_server.write("many.csv", text)});
        QVERIFY2(a.code == 0, a.err.constData());
        QCOMPARE(a.object(), counts(3'000, 3'000, 0, false));
        QVERIFY(m_server.ctl(words("partner list")).array().size() > 3'000);
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
