// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/password.h"

#include <QTest>

using namespace octroi;
using namespace octroi::crypto;

class TestPassword : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rfc7914_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("salt");
        QTest::addColumn<int>("logN");
        QTest::addColumn<int>("r");
        QTest::addColumn<int>("p");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("empty") << QByteArray("") << QByteArray("") << 4 << 1 << 1
                               << QByteArray("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                                             "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
        QTest::newRow("NaCl") << QByteArray("password") << QByteArray("NaCl") << 10 << 8 << 16
                              << QByteArray("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                                            "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
        QTest::newRow("SodiumChloride") << QByteArray("pleaseletmein") << QByteArray("SodiumChloride") << 14 << 8 << 1
                                        << QByteArray("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                                                      "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
    }
    void rfc7914()
    {
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, salt);
        QFETCH(int, logN);
        QFETCH(int, r);
        QFETCH(int, p);
        QFETCH(QByteArray, key);
        QCOMPARE(scrypt(password, salt, {logN, r, p}, 64).toHex(), key);
    }
    void costIsBounded()
    {
        QVERIFY(scrypt("a", "b", {21, 32, 1}, 32).isEmpty());
        QVERIFY(scrypt("a", "b", {0, 8, 1}, 32).isEmpty());
        QVERIFY(scrypt("a", "b", {10, 8, 99}, 32).isEmpty());
    }
    void hashAndVerify()
    {
        const ScryptCost cheap{10, 8, 1};
        const auto secret = [](const char *text) { return Secret::fromString(QString::fromUtf8(text)); };
        const QByteArray hash = hashPassword(secret("korrekt Pferd Batterie"), cheap);
        QVERIFY(hash.startsWith("$scrypt$ln=10,r=8,p=1$"));
        QVERIFY(verifyPassword(secret("korrekt Pferd Batterie"), hash));
        QVERIFY(!verifyPassword(secret("korrekt Pferd batterie"), hash));
        QVERIFY(!verifyPassword(secret(""), hash));
        QVERIFY(hash != hashPassword(secret("korrekt Pferd Batterie"), cheap)); // another salt
        // One composed character or two that look the same: the same password.
        const QByteArray accent = hashPassword(secret("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9"), cheap);
        QVERIFY(verifyPassword(secret("cafe\xCC\x81 cafe\xCC\x81 cafe\xCC\x81"), accent));
        QVERIFY(isPasswordHashOutdated(hash));
        QVERIFY(!isPasswordHashOutdated("$scrypt$ln=15,r=8,p=3$AAAA$AAAA"));
    }
    void brokenHashes()
    {
        for (const char *hash : {"", "$scrypt$", "$scrypt$ln=10,r=8,p=1$$", "$scrypt$ln=10,r=8,p=1$AAAA$", "$scrypt$ln=99,r=8,p=1$AAAA$AAAA",
                                 "$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA"})
            QVERIFY2(!verifyPassword(Secret::fromString(QStringLiteral("x")), hash), hash);
    }
};

QTEST_GUILESS_MAIN(TestPassword)
#include "tst_password.moc"
