// SPDX-License-Identifier: GPL-3.0-or-later
// Keys are found wherever they stand, and nothing else is.
#include "crypto/digest.h"
#include "crypto/keyformat.h"
#include "leak/keyscanner.h"

#include <QStringEncoder>
#include <QTest>

using namespace octroi;
using leak::KeyScanner;
using leak::Sighting;

class TestKeyScan : public QObject
{
    Q_OBJECT

    const crypto::GeneratedKey m_key = crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
    const crypto::GeneratedKey m_other =
        crypto::generateKey(QStringLiteral("partners"), domain::Environment::Test);

    static QList<Sighting> scan(QByteArrayView bytes, qsizetype block = 0)
    {
        QList<Sighting> all;
        KeyScanner scanner([&all](const Sighting &one) { all.append(one); });
        for (qsizetype at = 0; at < bytes.size();) {
            const qsizetype part = block > 0 ? std::min(block, bytes.size() - at) : bytes.size();
            scanner.feed(bytes.sliced(at, part));
            at += part;
        }
        scanner.finish();
        return all;
    }
    QByteArray key() const { return m_key.whole.reveal(); }
    static QByteArray encoded(const QString &text, QStringConverter::Encoding encoding)
    {
        QStringEncoder encoder(encoding);
        return encoder(text);
    }

private Q_SLOTS:
    void whatIsKnownOfIt()
    {
        const QByteArray text = "first line\nsecond, KEY=" + key() + "\n";
        const auto all = scan(text);
        QCOMPARE(all.size(), 1);
        const Sighting &one = all.first();
        QCOMPARE(one.id, m_key.id);
        QCOMPARE(one.prefix, QStringLiteral("oct"));
        QCOMPARE(one.environment, domain::Environment::Live);
        QCOMPARE(one.last4, m_key.last4);
        QCOMPARE(one.digest, crypto::sha256Bytes(key()));
        QCOMPARE(one.offset, text.indexOf("oct_"));
        QCOMPARE(one.line, 2);
        QCOMPARE(one.column, 13);
        QCOMPARE(one.masked(), QStringLiteral("oct_live_") + m_key.id + QChar(0x2026) + m_key.last4);
    }

    // Every block size, every place in the block: the same answer.
    void atEveryEdge()
    {
        for (const qsizetype block : {1, 2, 3, 7, 61, 62, 63, 64, 124, 128, 1023, 1024, 1025, 4096, 8192}) {
            for (int before = 0; before < 140; ++before) {
                const QByteArray text =
                    QByteArray(before, 'x').append(' ') + key() + "\n\n" + m_other.whole.reveal();
                const auto all = scan(text, block);
                QVERIFY2(all.size() == 2,
                         qPrintable(QStringLiteral("%1 %2: %3").arg(block).arg(before).arg(all.size())));
                QCOMPARE(all[0].offset, before + 1);
                QCOMPARE(all[0].column, before + 2);
                QCOMPARE(all[1].line, 3);
                QCOMPARE(all[1].column, 1);
            }
        }
        for (qsizetype edge = 4096 - 130; edge < 4096 + 130; ++edge) { // around the edge of a large block
            QByteArray text(edge, '\n');
            text += key() + QByteArray(5000, 'y');
            const auto all = scan(text, 4096);
            QCOMPARE(all.size(), 1);
            QCOMPARE(all[0].line, edge + 1);
            QCOMPARE(all[0].column, 1);
        }
    }

    void whateverStandsAround_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("alone") << QByteArray() << QByteArray();
        QTest::newRow("quotes") << QByteArray("\"") << QByteArray("\"");
        QTest::newRow("letters") << QByteArray("prefixed") << QByteArray("suffixed");
        QTest::newRow("eight letters") << QByteArray("abcde") << QByteArray("z");
        QTest::newRow("many letters") << QByteArray(5000, 'a') << QByteArray(5000, 'a');
        QTest::newRow("underscores") << QByteArray("___") << QByteArray("___");
        QTest::newRow("digits") << QByteArray("09") << QByteArray("90");
        QTest::newRow("like a key") << QByteArray("oct_live_") << QByteArray("_live_");
        QTest::newRow("invalid UTF-8") << QByteArray("\xff\xfe\xc3") << QByteArray("\x80\xf0\x28");
        QTest::newRow("zeros") << QByteArray(3000, '\0') << QByteArray(3000, '\0');
        QTest::newRow("url") << QByteArray("https://a.example/?k=") << QByteArray("&x=1");
    }
    void whateverStandsAround()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const auto all = scan(before + key() + after);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().id, m_key.id);
        QCOMPARE(all.first().prefix, QStringLiteral("oct"));
        QCOMPARE(all.first().offset, before.size());
        // One after the other without anything between.
        QCOMPARE(scan(before + key() + m_other.whole.reveal() + key() + after).size(), 3);
    }

    void whatIsNoKey()
    {
        for (qsizetype i = 0; i < key().size(); ++i) {
            QByteArray text = key();
            text[i] = text[i] == 'a' ? 'b' : 'a';
            QVERIFY2(scan("x " + text).isEmpty(), qPrintable(QString::number(i)));
        }
        for (const QByteArray &text :
             {key().chopped(1), key().mid(1), QByteArray("oct_live_"), QByteArray(), QByteArray("_"),
              QByteArray("a_live_") + key().mid(9), QByteArray("OCT_live_") + key().mid(9),
              key().left(20) + '\n' + key().mid(20), key().left(20) + '-' + key().mid(21)})
            QVERIFY2(scan(text).isEmpty(), text.constData());
        QByteArray wrong = key();
        wrong[20] = wrong[20] == 'a' ? 'b' : 'a';
        KeyScanner scanner([](const Sighting &) { QFAIL("found"); });
        scanner.feed("one " + wrong + " two");
        scanner.finish();
        QCOMPARE(scanner.lookalikes(), 1);
    }

    void wide_data()
    {
        QTest::addColumn<int>("encoding");
        QTest::newRow("little endian") << int(QStringConverter::Utf16LE);
        QTest::newRow("big endian") << int(QStringConverter::Utf16BE);
    }
    void wide()
    {
        QFETCH(int, encoding);
        const QString text = QStringLiteral("é\nKEY=%1;").arg(m_key.whole.revealText());
        const QByteArray bytes = encoded(text, QStringConverter::Encoding(encoding));
        for (const qsizetype block : {0, 1, 5, 61, 64, 127}) {
            const auto all = scan(bytes, block);
            QCOMPARE(all.size(), 1);
            QCOMPARE(all.first().id, m_key.id);
            QCOMPARE(all.first().digest, crypto::sha256Bytes(key()));
            QCOMPARE(all.first().line, 2);
        }
        for (qsizetype edge = 4096 - 300; edge < 4096 + 8; ++edge) {
            const auto all = scan(QByteArray(edge, 'x') + bytes + QByteArray(4000, '\0'), 4096);
            QCOMPARE(all.size(), 1);
        }
        // At the very end, without a byte more than it takes.
        QCOMPARE(scan(encoded(m_key.whole.revealText(), QStringConverter::Encoding(encoding))).size(), 1);
    }

    // Wherever in a group of three bytes it begins, whatever is encoded around it.
    void base64_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("alone") << QByteArray() << QByteArray();
        QTest::newRow("one before") << QByteArray(":") << QByteArray();
        QTest::newRow("two before") << QByteArray("::") << QByteArray("\n");
        QTest::newRow("three before") << QByteArray("KEY") << QByteArray("\r\n");
        QTest::newRow("basic") << QByteArray("partner:") << QByteArray();
        QTest::newRow("json") << QByteArray("{\"auths\":{\"a.example\":{\"password\":\"") << QByteArray("\"}}}");
        QTest::newRow("much") << QByteArray(5000, '\xff') << QByteArray(5000, '\xfe');
    }
    void base64()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        const QByteArray plain = before + key() + after;
        for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
            const QByteArray whole = plain.toBase64(options);
            const QByteArray text = "first\ndata: " + whole + "\n";
            for (const qsizetype block : {0, 1, 3, 64, 1024, 4096}) {
                const auto all = scan(text, block);
                QVERIFY2(all.size() == 1, qPrintable(QStringLiteral("%1: %2").arg(block).arg(all.size())));
                QVERIFY(all.first().encoded);
                QCOMPARE(all.first().digest, crypto::sha256Bytes(key()));
                QCOMPARE(all.first().offset, 12 + before.size() * 8 / 6);
                QCOMPARE(all.first().line, 2);
            }
        }
    }
    // As mail, PEM and JSON break it, at every place of the line.
    void base64InLines()
    {
        for (const char *end : {"\n", "\r\n", "\\n", "\n    "}) {
            for (const int width : {64, 76}) {
                for (int before = 0; before < 80; ++before) {
                    const QByteArray whole = (QByteArray(before, '.') + m_other.whole.reveal() + "..").toBase64();
                    QByteArray text = "x: ";
                    for (qsizetype at = 0; at < whole.size(); at += width)
                        text += whole.mid(at, width) + end;
                    const auto all = scan(text);
                    const bool withinWord = QByteArray(end).endsWith(' '); // indented: not in the middle of "_live_"
                    QVERIFY2(all.size() == 1 || withinWord, qPrintable(QStringLiteral("%1 %2").arg(width).arg(before)));
                    if (all.size() == 1)
                        QCOMPARE(all.first().prefix, QStringLiteral("partners"));
                }
            }
        }
    }
    void base64AtEveryEdge()
    {
        const QByteArray whole = (":" + m_other.whole.reveal()).toBase64();
        for (qsizetype edge = 4096 - 260; edge < 4096 + 60; ++edge) {
            const QByteArray text = QByteArray(edge, ' ') + whole + ' ' + key() + QByteArray(5000, ' ');
            const auto all = scan(text, 4096);
            QVERIFY2(all.size() == 2, qPrintable(QString::number(edge)));
            QCOMPARE(all[0].offset, edge + 1);
            QCOMPARE(all[1].offset, edge + whole.size() + 1);
        }
        // In the order in which they stand, and with their lines.
        const auto all = scan(key() + '\n' + whole + '\n' + key() + '\n' + whole);
        QCOMPARE(all.size(), 4);
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(all[i].line, i + 1);
            QCOMPARE(all[i].encoded, i % 2 == 1);
        }
    }
    void base64OfNoKey()
    {
        QByteArray wrong = key();
        wrong[20] = wrong[20] == 'a' ? 'b' : 'a';
        for (const QByteArray &text : {wrong, key().chopped(1), key().mid(3), QByteArray("oct_live_"), QByteArray("_test__live_")}) {
            QVERIFY(scan(text.toBase64()).isEmpty());
            QVERIFY(scan((':' + text).toBase64()).isEmpty());
        }
        QVERIFY(scan(key().toBase64().toLower()).isEmpty());
    }
    // Another octroid's prefix is as good as ours.
    void anyPrefix()
    {
        for (const char *prefix : {"ab", "acme", "eightlet"}) {
            const auto one = crypto::generateKey(QString::fromLatin1(prefix), domain::Environment::Test);
            const auto all = scan("TOKEN=" + one.whole.reveal());
            QCOMPARE(all.size(), 1);
            QCOMPARE(all.first().prefix, QString::fromLatin1(prefix));
            QCOMPARE(scan(("x" + one.whole.reveal()).toBase64()).size(), 1);
        }
    }

    void anyBytes()
    {
        quint32 state = 1;
        QByteArray noise(1 << 20, Qt::Uninitialized);
        for (char &c : noise) {
            state = state * 1664525 + 1013904223;
            c = char(state >> 24);
        }
        QVERIFY(scan(noise, 4096).isEmpty());
        noise.replace(500'000, key().size(), key());
        const auto all = scan(noise, 65536);
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().offset, 500'000);
        QCOMPARE(all.first().line, noise.first(500'000).count('\n') + 1);
    }

    // A gigabyte, of which never more than a block is in memory, with a key in it at every hundred megabytes.
    void aGigabyte()
    {
        QByteArray block(1 << 20, 'x');
        for (qsizetype i = 80; i < block.size(); i += 81)
            block[i] = '\n';
        qint64 found = 0, last = 0;
        KeyScanner scanner([&](const Sighting &one) {
            ++found;
            last = one.line;
        });
        const qint64 lines = block.count('\n');
        for (int i = 0; i < 1024; ++i) {
            if (i % 100 == 99) {
                QByteArray with = block;
                with.replace(with.size() - 30, 30, key().first(30));
                scanner.feed(with);
                scanner.feed(key().sliced(30) + block.sliced(key().size() - 30));
                ++i;
            } else {
                scanner.feed(block);
            }
        }
        scanner.finish();
        QCOMPARE(found, 10);
        QVERIFY(last > 990 * lines && last < 1010 * lines);
    }

    void startsAnew()
    {
        QList<Sighting> all;
        KeyScanner scanner([&all](const Sighting &one) { all.append(one); });
        scanner.feed("\n\n" + key().first(30));
        scanner.finish();
        scanner.feed(key().sliced(30)); // of another file
        scanner.finish();
        scanner.feed("\n" + key());
        scanner.finish();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first().line, 2);
        QCOMPARE(all.first().offset, 1);
    }
};

QTEST_GUILESS_MAIN(TestKeyScan)
#include "tst_keyscan.moc"
