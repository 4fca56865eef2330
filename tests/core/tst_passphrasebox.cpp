// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passphrasebox.h"

#include <QTest>

using namespace octroi;

class TestPassphraseBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyItsPassphraseOpensIt()
    {
        const Secret right = Secret::fromString(QStringLiteral("three words of mine"));
        const Secret wrong = Secret::fromString(QStringLiteral("three words of mime"));
        const QByteArray plain = "a secret, with \0 in it" + QByteArray(3, '\0');
        const QByteArray box = crypto::sealBox(plain, right);
        QVERIFY(!box.isEmpty());
        QVERIFY(!box.contains("secret"));
        const auto opened = crypto::openBox(box, right);
        QVERIFY(opened);
        QCOMPARE(opened->reveal(), plain);
        QVERIFY(!crypto::openBox(box, wrong));
        QVERIFY(crypto::sealBox(plain, right) != box); // salt and nonce are fresh
    }

    void anAlteredBoxDoesNotOpen()
    {
        const Secret passphrase = Secret::fromString(QStringLiteral("three words of mine"));
        const QByteArray box = crypto::sealBox("payload", passphrase);
        QVERIFY(!box.isEmpty());
        // Magic, salt, nonce, ciphertext, tag.
        for (const qsizetype at : {qsizetype(0), qsizetype(5), qsizetype(22), qsizetype(33), box.size() - 1}) {
            QByteArray other = box;
            other[at] = char(other.at(at) ^ 1);
            QVERIFY2(!crypto::openBox(other, passphrase), qPrintable(QString::number(at)));
        }
        QVERIFY(!crypto::openBox(box.left(box.size() - 1), passphrase));
        QVERIFY(!crypto::openBox(QByteArray(), passphrase));
    }

    void nothingIsAPayloadToo()
    {
        const Secret passphrase = Secret::fromString(QStringLiteral("p"));
        const auto opened = crypto::openBox(crypto::sealBox(QByteArray(), passphrase), passphrase);
        QVERIFY(opened && opened->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPassphraseBox)
#include "tst_passphrasebox.moc"
