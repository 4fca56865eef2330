// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/csv.h"
#include "report/csvreader.h"

#include <QTest>

using octroi::report::CsvWriter;

class TestCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QStringLiteral("a b") << QByteArray("a b");
        QTest::newRow("comma") << QStringLiteral("a,b") << QByteArray("\"a,b\"");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("line") << QStringLiteral("a\nb") << QByteArray("\"a\nb\"");
        QTest::newRow("formula") << QStringLiteral("=HYPERLINK(\"x\")")
                                 << QByteArray("\"'=HYPERLINK(\"\"x\"\")\"");
        QTest::newRow("plus") << QStringLiteral("+cmd") << QByteArray("'+cmd");
        QTest::newRow("minus") << QStringLiteral("-cmd|x") << QByteArray("'-cmd|x");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("'\t=1");
        QTest::newRow("negative number") << QStringLiteral("-12.5") << QByteArray("-12.5");
        QTest::newRow("umlaut") << QStringLiteral("Müller") << QByteArray("M\xC3\xBCller");
    }
    void cells()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(CsvWriter::cell(text), cell);
    }
    void rowsAreRead()
    {
        const auto rows = octroi::report::csvRows("\xEF\xBB\xBF" "id;name\r\n1;\"a;\"\"b\"\"\nc\"\n\n2;\n3;x");
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 4);
        QCOMPARE(rows->at(0), (QStringList{QStringLiteral("id"), QStringLiteral("name")}));
        QCOMPARE(rows->at(1), (QStringList{QStringLiteral("1"), QStringLiteral("a;\"b\"\nc")}));
        QCOMPARE(rows->at(2), (QStringList{QStringLiteral("2"), QString()}));
        QCOMPARE(rows->at(3).last(), QStringLiteral("x"));
        QCOMPARE(octroi::report::csvRows("a,b\n\"x").error().reason, QStringLiteral("csv_quotes"));
        QCOMPARE(octroi::report::csvRows("a\xFF,b\n").error().reason, QStringLiteral("utf8"));
        QVERIFY(octroi::report::csvRows({})->isEmpty());
    }
    void rowsEndWithBothUnits()
    {
        CsvWriter writer(true);
        writer.row({QStringLiteral("a"), QString(), QStringLiteral("c")});
        QCOMPARE(writer.bytes(), QByteArray("\xEF\xBB\xBF"
                                            "a,,c\r\n"));
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "tst_csv.moc"
