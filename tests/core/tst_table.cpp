// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/rowreader.h"

#include <QBuffer>
#include <QTemporaryFile>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace octroi;
using report::TableRow;

namespace {

/// A table that nobody has to have: a mark, a head, then the same rows over and over, so many bytes of them. Each
/// hundredth row is not UTF-8.
class EndlessTable : public QIODevice
{
public:
    static constexpr int kRowsOfPiece = 10'000;

    explicit EndlessTable(qint64 bytes)
        : m_left(bytes)
    {
        for (int i = 0; i < kRowsOfPiece; ++i)
            m_piece += i % 100 == 99 ? QByteArray("\"b\xC3\";business;\"one\"\r\n")
                                     : QByteArray("\"Partner \"\"") + QByteArray::number(i) +
                                           "\"\"; and more\";business;\"a line\r\nand another\"\r\n";
        m_head = "\xEF\xBB\xBFname;kind;note\r\n";
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_left <= 0 && m_at == 0 && m_head.isEmpty(); }
    qint64 pieces() const { return m_pieces; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        if (!m_head.isEmpty()) {
            const qsizetype part = qMin<qsizetype>(most, m_head.size());
            std::copy_n(m_head.constData(), part, to);
            m_head.remove(0, part);
            return part;
        }
        if (m_at == 0 && m_left <= 0)
            return 0;
        const qsizetype part = qMin<qsizetype>(most, m_piece.size() - m_at);
        std::copy_n(m_piece.constData() + m_at, part, to);
        m_at += part;
        if (m_at == m_piece.size()) {
            m_left -= m_piece.size();
            m_at = 0;
            ++m_pieces;
        }
        return part;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_head, m_piece;
    qsizetype m_at = 0;
    qint64 m_left, m_pieces = 0;
};

} // namespace

// Tables from other programs, row by row.
class TestTable : public QObject
{
    Q_OBJECT

    struct Read
    {
        QStringList columns;
        QList<TableRow> rows;
        std::optional<Error> error;
    };

    static Read read(const QByteArray &text, report::TableFormat format = report::TableFormat::Any,
                     char separator = 0)
    {
        QBuffer buffer;
        buffer.setData(text);
        buffer.open(QIODevice::ReadOnly);
        Read out;
        const auto table = report::openTable(buffer, format, separator);
        if (!table) {
            out.error = table.error();
            return out;
        }
        out.columns = (*table)->columns();
        for (;;) {
            TableRow row;
            const auto there = (*table)->next(row);
            if (!there)
                out.error = there.error();
            if (!there || !*there)
                return out;
            out.rows << row;
        }
    }
    static QStringList list(std::initializer_list<const char *> texts)
    {
        QStringList out;
        for (const char *text : texts)
            out << QString::fromUtf8(text);
        return out;
    }

private Q_SLOTS:
    void anySeparator_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("name,tags\nA,\"x, y\"\nB;C,z\n");
        QTest::newRow("semicolon") << QByteArray("name;tags\nA;x, y\n\"B;C\";z\n");
        QTest::newRow("tab") << QByteArray("name\ttags\nA\tx, y\nB;C\tz");
        QTest::newRow("bar") << QByteArray("name|tags\r\nA|x, y\r\nB;C|z\r\n");
        QTest::newRow("mark") << QByteArray("\xEF\xBB\xBFname,tags\r\nA,\"x, y\"\r\n\r\nB;C,z");
        QTest::newRow("old Mac") << QByteArray("name,tags\rA,\"x, y\"\rB;C,z\r");
        QTest::newRow("commas in semicolons")
            << QByteArray("\"name\";\"tags\"\nA;x, y\nB;C;z\n").replace("B;C", "\"B;C\"");
        QByteArray utf16("\xFF\xFE", 2);
        for (const QChar c : QStringLiteral("name\ttags\r\nA\tx, y\r\nB;C\tz\r\n"))
            utf16.append(char(c.unicode() & 0xFF)).append(char(c.unicode() >> 8));
        QTest::newRow("UTF-16") << utf16;
        QTest::newRow("JSON") << QByteArray(
            "[ {\"name\": \"A\", \"tags\": \"x, y\"},\n{\"tags\":\"z\",\"name\":\"B;C\"} ]");
        QTest::newRow("JSON lines") << QByteArray(
            "\xEF\xBB\xBF{\"name\": \"A\", \"tags\": \"x, y\"}\n{\"tags\":\"z\",\"name\":\"B;C\"}\n");
    }
    void anySeparator()
    {
        QFETCH(QByteArray, text);
        const Read got = read(text);
        QVERIFY2(!got.error, got.error ? qPrintable(got.error->toString()) : "");
        QCOMPARE(got.columns, list({"name", "tags"}));
        QCOMPARE(got.rows.size(), 2);
        QCOMPARE(got.rows[0].cells, list({"A", "x, y"}));
        QCOMPARE(got.rows[1].cells, list({"B;C", "z"}));
        QVERIFY(!got.rows[0].broken && !got.rows[1].broken);
    }

    void quotesAndLines()
    {
        const Read got = read("a,b\n\"x\n\"\"y\"\"\",2\n\n3\n4,5,\n6,7,8\n'=1,'x\n");
        QCOMPARE(got.rows.size(), 5);
        QCOMPARE(got.rows[0].cells.first(), QStringLiteral("x\n\"y\""));
        QCOMPARE(got.rows[0].line, qint64(2));
        QCOMPARE(got.rows[1].line, qint64(5));
        QCOMPARE(got.rows[1].cells, list({"3", ""})); // what is not there is empty
        QVERIFY(!got.rows[2].broken);                 // nor does an empty cell too many matter
        QCOMPARE(got.rows[3].broken->reason, QStringLiteral("row_cells"));
        QCOMPARE(got.rows[3].cells.size(), 2);
        QCOMPARE(got.rows[4].cells, list({"=1", "'x"}));
    }

    void aWrongByteCostsItsRow()
    {
        const Read got = read("name,kind\nA,b\nM\xFCller,b\nC,b\n");
        QVERIFY(!got.error);
        QCOMPARE(got.rows.size(), 3);
        QCOMPARE(got.rows[1].broken->reason, QStringLiteral("utf8"));
        QVERIFY2(got.rows[1].broken->context.startsWith(QStringLiteral("line 3")),
                 qPrintable(got.rows[1].broken->context));
        QVERIFY2(got.rows[1].broken->detail.contains(QStringLiteral("fc")),
                 qPrintable(got.rows[1].broken->detail));
        QVERIFY(!got.rows[2].broken);
        const Read json = read("{\"name\":\"A\"}\n{\"name\":\"M\xFCller\"}\n{\"name\":\"C\"}\n");
        QCOMPARE(json.rows.size(), 3);
        QCOMPARE(json.rows[1].broken->reason, QStringLiteral("utf8"));
        QCOMPARE(json.rows[1].line, qint64(2));
    }

    void whatIsNoTable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("table_empty");
        QTest::newRow("a mark alone") << QByteArray("\xEF\xBB\xBF") << QStringLiteral("table_empty");
        QTest::newRow("empty array") << QByteArray("[]") << QStringLiteral("table_empty");
        QTest::newRow("column twice") << QByteArray("name,Name\na,b\n") << QStringLiteral("column_twice");
        QTest::newRow("names that are no text") << QByteArray("n\xFFme\na\n") << QStringLiteral("utf8");
        QTest::newRow("UTF-16 without its mark")
            << QByteArray("n\0a\0,\0b\0\n\0a\0,\0b\0", 18) << QStringLiteral("utf8");
        QTest::newRow("open quote") << QByteArray("name\n\"a\nb\n") << QStringLiteral("csv_quotes");
        QTest::newRow("endless row") << QByteArray("name\n") + QByteArray(3 << 20, 'x')
                                     << QStringLiteral("row_size");
        QTest::newRow("endless quote")
            << QByteArray("name\n\"") + QByteArray(3 << 20, 'x') << QStringLiteral("csv_quotes");
        QTest::newRow("endless object")
            << QByteArray("{\"name\":\"") + QByteArray(3 << 20, 'x') << QStringLiteral("row_size");
        QTest::newRow("object cut off")
            << QByteArray("[{\"name\":\"a\"},{\"name\"") << QStringLiteral("json_syntax");
        QTest::newRow("numbers") << QByteArray("[1,2]") << QStringLiteral("json_syntax");
    }
    void whatIsNoTable()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        const Read got = read(text);
        QVERIFY(got.error.has_value());
        QCOMPARE(got.error->reason, reason);
        QVERIFY(!got.error->detail.isEmpty());
    }

    void jsonMembersBecomeCells()
    {
        const Read got =
            read("[{\"a\": 1.50, \"b\": true, \"c\": [\"x,y\", \"z\"], \"d\": null, \"e\": {\"f\": "
                 "\"}\\\"{\"}}, {\"a\": [\"one\"], \"z\": 1}, {\"a\": }, {\"a\": \"4\"}]");
        QCOMPARE(got.columns, list({"a", "b", "c", "d", "e.f", "z"}));
        QCOMPARE(got.rows.size(), 4);
        const QString mark = QString(QChar(report::kListMark));
        QCOMPARE(got.rows[0].cells, (QStringList{QStringLiteral("1.5"), QStringLiteral("true"),
                                                 QStringLiteral("x,y") + mark + u'z', QString(),
                                                 QStringLiteral("}\"{"), QString()}));
        QCOMPARE(got.rows[1].cells.first(), QStringLiteral("one") + mark);
        QCOMPARE(got.rows[2].broken->reason, QStringLiteral("json_syntax"));
        QCOMPARE(got.rows[3].cells.first(), QStringLiteral("4"));
    }

    void theSeparatorCanBeSaid()
    {
        QCOMPARE(read("a;b\n1;2\n", report::TableFormat::Csv, ',').columns, list({"a;b"}));
        QCOMPARE(read("[a],b\n", report::TableFormat::Csv).columns, list({"[a]", "b"}));
    }

    void aLargeFileTakesNoMemory_data()
    {
        QTest::addColumn<bool>("json");
        QTest::newRow("CSV") << false;
        QTest::newRow("JSON") << true;
    }
    void aLargeFileTakesNoMemory()
    {
        QFETCH(bool, json);
        QTemporaryFile file;
        QVERIFY(file.open());
        const QByteArray row = json
                                   ? "{\"name\": \"" + QByteArray(100, 'n') + "\", \"kind\": \"business\"},\n"
                                   : '"' + QByteArray(100, 'n') + "\",business\r\n";
        QVERIFY(file.write(json ? "[" : "name,kind\r\n") > 0);
        qint64 rows = 0;
        for (; file.pos() < (64 << 20); ++rows)
            QCOMPARE(file.write(row), row.size());
        QVERIFY(file.seek(0));
#ifdef Q_OS_LINUX
        rusage before{}, after{};
        getrusage(RUSAGE_SELF, &before);
#endif
        const auto table = report::openTable(file);
        QVERIFY(table.ok());
        TableRow got;
        qint64 read = 0;
        for (auto there = (*table)->next(got); there && *there; there = (*table)->next(got))
            ++read;
        QCOMPARE(read, rows);
#ifdef Q_OS_LINUX
        getrusage(RUSAGE_SELF, &after);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 8 * 1024,
                 qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
#endif
    }

    // With a mark, semicolons, quotes, lines in cells and bytes that are no UTF-8: read to its end, each bad row
    // told by itself, and never more than pieces of it in memory.
    void aGigabyte()
    {
        EndlessTable device(1'000'000'000);
        QVERIFY(device.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
#ifdef Q_OS_LINUX
        rusage before{}, after{};
        getrusage(RUSAGE_SELF, &before);
#endif
        const auto table = report::openTable(device);
        QVERIFY(table.ok());
        QCOMPARE((*table)->columns(), list({"name", "kind", "note"}));
        TableRow got;
        qint64 good = 0, broken = 0, wrong = 0;
        Result<bool> there = (*table)->next(got);
        for (; there && *there; there = (*table)->next(got)) {
            ++(got.broken ? broken : good);
            wrong += !got.broken && (got.cells.size() != 3 || !got.cells.at(2).endsWith(QLatin1String("another")));
        }
        QVERIFY(there.ok());
        QCOMPARE(wrong, 0);
        QVERIFY(device.pieces() > 0);
        QCOMPARE(good + broken, device.pieces() * EndlessTable::kRowsOfPiece);
        QCOMPARE(broken, device.pieces() * EndlessTable::kRowsOfPiece / 100);
#ifdef Q_OS_LINUX
        getrusage(RUSAGE_SELF, &after);
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 8 * 1024,
                 qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
#endif
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
