// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/totp.h"

#include <QSet>
#include <QTest>

using namespace octroi;
using namespace octroi::crypto;

class TestTotp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// RFC 4226, appendix D.
    void hotpVectors()
    {
        const char *const codes[] = {"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
        for (quint64 i = 0; i < 10; ++i)
            QCOMPARE(hotp("12345678901234567890", i), QByteArray(codes[i]));
    }
    /// RFC 6238, appendix B.
    void totpVectors_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("sha1");
        QTest::addColumn<QByteArray>("sha256");
        QTest::addColumn<QByteArray>("sha512");
        QTest::newRow("1970") << 59LL << QByteArray("94287082") << QByteArray("46119246") << QByteArray("90693936");
        QTest::newRow("2005a") << 1111111109LL << QByteArray("07081804") << QByteArray("68084774") << QByteArray("25091201");
        QTest::newRow("2005b") << 1111111111LL << QByteArray("14050471") << QByteArray("67062674") << QByteArray("99943326");
        QTest::newRow("2009") << 1234567890LL << QByteArray("89005924") << QByteArray("91819424") << QByteArray("93441116");
        QTest::newRow("2033") << 2000000000LL << QByteArray("69279037") << QByteArray("90698825") << QByteArray("38618901");
        QTest::newRow("2603") << 20000000000LL << QByteArray("65353130") << QByteArray("77737706") << QByteArray("47863826");
    }
    void totpVectors()
    {
        QFETCH(qint64, seconds);
        QFETCH(QByteArray, sha1);
        QFETCH(QByteArray, sha256);
        QFETCH(QByteArray, sha512);
        const QByteArray digits("1234567890");
        const auto step = quint64(seconds / kTotpSeconds);
        QCOMPARE(hotp(digits.repeated(2), step, 8, OtpHash::Sha1), sha1);
        QCOMPARE(hotp(digits.repeated(4).first(32), step, 8, OtpHash::Sha256), sha256);
        QCOMPARE(hotp(digits.repeated(7).first(64), step, 8, OtpHash::Sha512), sha512);
    }
    void window()
    {
        const Secret secret(QByteArray("12345678901234567890"));
        const qint64 step = 100, now = step * kTotpSeconds * 1000 + 7'000;
        const auto code = [](quint64 counter) { return QString::fromLatin1(hotp("12345678901234567890", counter)); };
        QCOMPARE(verifyTotp(secret, code(100), now, 0), std::optional<qint64>(100));
        QCOMPARE(verifyTotp(secret, code(99), now, 0), std::optional<qint64>(99));
        QCOMPARE(verifyTotp(secret, code(101), now, 0), std::optional<qint64>(101));
        QCOMPARE(verifyTotp(secret, code(98), now, 0), std::nullopt);
        QCOMPARE(verifyTotp(secret, code(102), now, 0), std::nullopt);
        // A code is taken once, and none from before it afterwards.
        QCOMPARE(verifyTotp(secret, code(100), now, 100), std::nullopt);
        QCOMPARE(verifyTotp(secret, code(99), now, 100), std::nullopt);
        QCOMPARE(verifyTotp(secret, code(101), now, 100), std::optional<qint64>(101));
    }
    void malformedCodes()
    {
        const Secret secret(QByteArray("12345678901234567890"));
        for (const char *code : {"", "12345", "1234567", "abcdef", "-55224", "755 2 2"})
            QVERIFY2(!verifyTotp(secret, QString::fromLatin1(code), 0, -5), code);
        QVERIFY(verifyTotp(secret, QStringLiteral("755 224"), 0, -5)); // as an app shows it
        QVERIFY(!verifyTotp(Secret(), QStringLiteral("755224"), 0, -5));
    }
    /// RFC 4648, section 10.
    void base32Vectors()
    {
        QCOMPARE(base32(""), QByteArray(""));
        QCOMPARE(base32("f"), QByteArray("MY"));
        QCOMPARE(base32("fo"), QByteArray("MZXQ"));
        QCOMPARE(base32("foo"), QByteArray("MZXW6"));
        QCOMPARE(base32("foobar"), QByteArray("MZXW6YTBOI"));
    }
    void uri()
    {
        const QString text = otpauthUri(Secret(QByteArray("foobar")), QStringLiteral("Octroi (eu)"), QStringLiteral("a@b.example"));
        QCOMPARE(text, QStringLiteral("otpauth://totp/Octroi%20%28eu%29:a%40b.example?secret=MZXW6YTBOI&issuer=Octroi%20%28eu%29&algorithm=SHA1&digits=6&period=30"));
    }
    void recoveryCodes()
    {
        QSet<QString> codes;
        for (int i = 0; i < 200; ++i) {
            const QString code = newRecoveryCode();
            QCOMPARE(code.size(), 14);
            QCOMPARE(code[4], QLatin1Char('-'));
            QCOMPARE(code[9], QLatin1Char('-'));
            codes << code;
        }
        QCOMPARE(codes.size(), 200);
        QCOMPARE(recoveryCodeKey(QStringLiteral(" abcd-efgh 2345")), QByteArray("ABCDEFGH2345"));
    }
};

QTEST_GUILESS_MAIN(TestTotp)
#include "tst_totp.moc"
