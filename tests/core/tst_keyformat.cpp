// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/crc32.h"
#include "crypto/keyformat.h"

#include <QSet>
#include <QTest>

using namespace octroi;
using namespace octroi::crypto;

namespace {
std::string wholeOf(const GeneratedKey &key)
{
    return key.whole.reveal().toStdString();
}
} // namespace

class TestKeyFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The check value of CRC-32/ISO-HDLC in the CRC catalogue.
    void crcCheckValue()
    {
        static_assert(crc32("123456789") == 0xCBF43926U);
        QCOMPARE(crc32("123456789"), 0xCBF43926U);
        QCOMPARE(crc32(""), 0U);
    }

    void generatedKeysParse()
    {
        for (const auto environment : {domain::Environment::Live, domain::Environment::Test}) {
            const auto key = generateKey(QStringLiteral("oct"), environment);
            const std::string text = wholeOf(key);
            QCOMPARE(text.size(), std::size_t(3 + 1 + 4 + 1 + 48));
            const auto parsed = parseKey(text);
            QVERIFY(parsed);
            QCOMPARE(parsed->prefix, std::string_view("oct"));
            QCOMPARE(QString::fromLatin1(parsed->environment.data(), 4),
                     domain::environmentName(environment));
            QCOMPARE(QString::fromLatin1(parsed->id.data(), 10), key.id);
            QCOMPARE(QString::fromLatin1(text.substr(text.size() - 4).c_str()), key.last4);
            QCOMPARE(key.id.size(), 10);
        }
    }

    void generatedKeysDiffer()
    {
        QSet<QByteArray> wholes;
        QSet<QString> ids;
        for (int i = 0; i < 2000; ++i) {
            const auto key = generateKey(QStringLiteral("oct"), domain::Environment::Live);
            wholes << key.whole.duplicate().reveal();
            ids << key.id;
        }
        QCOMPARE(wholes.size(), 2000);
        QCOMPARE(ids.size(), 2000);
    }

    void prefixesOfOtherLengths()
    {
        for (const char *prefix : {"ab", "abcdefgh"}) {
            const auto key = generateKey(QString::fromLatin1(prefix), domain::Environment::Live);
            QVERIFY(parseKey(wholeOf(key)));
        }
        QVERIFY(!isKeyPrefix("a"));
        QVERIFY(!isKeyPrefix("abcdefghi"));
        QVERIFY(!isKeyPrefix("Oct"));
        QVERIFY(!isKeyPrefix("o1"));
        QVERIFY(!isKeyPrefix(""));
    }

    void everyChangedCharacterIsNoticed()
    {
        const std::string text = wholeOf(generateKey(QStringLiteral("oct"), domain::Environment::Live));
        for (std::size_t i = 0; i < text.size(); ++i) {
            std::string changed = text;
            changed[i] = changed[i] == 'a' ? 'b' : 'a';
            QVERIFY2(!parseKey(changed), changed.c_str());
        }
    }

    void otherFormsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray good =
            generateKey(QStringLiteral("oct"), domain::Environment::Live).whole.duplicate().reveal();
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("word") << QByteArray("password");
        QTest::newRow("underscores") << QByteArray("___");
        QTest::newRow("prefix only") << QByteArray("oct_live_");
        QTest::newRow("short") << good.left(good.size() - 1);
        QTest::newRow("long") << good + 'a';
        QTest::newRow("space before") << ' ' + good;
        QTest::newRow("newline after") << good + '\n';
        QTest::newRow("nul inside") << QByteArray(good).replace(20, 1, QByteArray(1, '\0'));
        QTest::newRow("not ASCII") << QByteArray(good).replace(20, 1, "\xC3");
        QTest::newRow("environment") << QByteArray(good).replace("_live_", "_prod_");
        QTest::newRow("upper-case prefix") << QByteArray(good).replace("oct_", "OCT_");
        QTest::newRow("8 KiB") << QByteArray(8192, 'a');
    }
    void otherFormsAreRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseKey({text.constData(), std::size_t(text.size())}));
    }
};

QTEST_APPLESS_MAIN(TestKeyFormat)
#include "tst_keyformat.moc"
