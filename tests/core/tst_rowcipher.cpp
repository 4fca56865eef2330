// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/rowcipher.h"

#include <QTest>

using namespace octroi;
using crypto::RowCipher;

class TestRowCipher : public QObject
{
    Q_OBJECT
    static Secret key(char fill) { return Secret(QByteArray(RowCipher::kKeyBytes, fill)); }
private Q_SLOTS:
    void opensInItsPlaceOnly()
    {
        const RowCipher cipher(key('k'));
        const QByteArray plain("a private key, with \0 in it", 27);
        const QByteArray sealed = cipher.seal(plain, "signing_key\nk1");
        QVERIFY(RowCipher::isSealed(sealed));
        QVERIFY(!sealed.contains("private"));
        const auto opened = cipher.open(sealed, "signing_key\nk1");
        QVERIFY(opened);
        QCOMPARE(opened->reveal(), plain);
        QVERIFY(!cipher.open(sealed, "signing_key\nk2"));
        QVERIFY(!cipher.open(sealed, "account\nk1"));
        QVERIFY(cipher.seal(plain, "signing_key\nk1") != sealed); // the nonce is fresh
        const QByteArray nothing = cipher.seal({}, "p");
        const auto empty = cipher.open(nothing, "p");
        QVERIFY(empty && empty->isEmpty());
    }
    void anotherKey()
    {
        const RowCipher one(key('1')), two(key('2')), same(key('1'));
        QVERIFY(one.keyId() != two.keyId());
        QCOMPARE(one.keyId(), same.keyId());
        QCOMPARE(one.keyId().size(), RowCipher::kKeyIdBytes);
        QByteArray sealed = one.seal("plain", "p");
        QCOMPARE(RowCipher::keyIdOf(sealed), one.keyId());
        QVERIFY(!two.open(sealed, "p"));
        QVERIFY(same.open(sealed, "p"));
        sealed.replace(4, RowCipher::kKeyIdBytes, two.keyId()); // a name alone does not help
        QVERIFY(!two.open(sealed, "p"));
        QVERIFY(RowCipher(Secret(QByteArray(16, 'k'))).seal("plain", "p").isEmpty()); // no shorter key
    }
    void everyBitCounts()
    {
        const RowCipher cipher(key('k'));
        const QByteArray sealed = cipher.seal("payload", "p");
        for (qsizetype at = 0; at < sealed.size(); ++at) {
            QByteArray other = sealed;
            other[at] = char(other.at(at) ^ 1);
            QVERIFY2(!cipher.open(other, "p"), qPrintable(QString::number(at)));
        }
        QVERIFY(!cipher.open(sealed.chopped(1), "p"));
        QVERIFY(!cipher.open({}, "p"));
        QVERIFY(!RowCipher::isSealed("-----BEGIN PRIVATE KEY-----"));
        QVERIFY(!RowCipher::isSealed(QByteArray(20, 's')));
    }
};

QTEST_GUILESS_MAIN(TestRowCipher)
#include "tst_rowcipher.moc"
