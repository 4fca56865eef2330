// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/digest.h"
#include "crypto/random.h"

#include <QTest>
#include <thread>

using namespace octroi::crypto;

class TestDigest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // FIPS 180-4 examples, NIST CSRC.
    void publishedVectors_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("empty") << QByteArray()
                               << QByteArray(
                                      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray("abc")
                             << QByteArray(
                                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million") << QByteArray(1'000'000, 'a')
                                   << QByteArray(
                                          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
    void publishedVectors()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, hex);
        QCOMPARE(sha256Hex(message), hex);
        QCOMPARE(sha256Bytes(message).toHex(), hex);
        const Digest d = sha256(std::string_view(message.constData(), std::size_t(message.size())));
        QCOMPARE(QByteArray(reinterpret_cast<const char *>(d.data()), 32).toHex(), hex);
    }

    void contextIsReusedOnEveryThread()
    {
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i) {
                    if (!sha256Hex("abc").startsWith("ba7816bf"))
                        ++wrong;
                }
            });
        }
        for (auto &t : threads)
            t.join();
        QCOMPARE(wrong.load(), 0);
    }

    void comparison()
    {
        QVERIFY(equalConstantTime(QByteArray("same"), QByteArray("same")));
        QVERIFY(equalConstantTime(QByteArray(), QByteArray("")));
        QVERIFY(!equalConstantTime(QByteArray("same"), QByteArray("sane")));
        QVERIFY(!equalConstantTime(QByteArray("same"), QByteArray("samey")));
    }

    void randomHasTheFormsThatAreTold()
    {
        QCOMPARE(randomBytes(32).size(), 32);
        QVERIFY(randomBytes(32) != randomBytes(32));
        QCOMPARE(randomId().size(), 10);
        QVERIFY(randomId() != randomId());
        const auto secret = randomSecret();
        QCOMPARE(secret.size(), 43);
        QCOMPARE(QByteArray::fromBase64(secret.reveal(), QByteArray::Base64UrlEncoding).size(), 32);
    }

    // With a modulo bias the first 8 letters would come up a quarter more often.
    void base62IsUniform()
    {
        std::array<int, 256> seen{};
        const int total = 620'000;
        const QByteArray text = randomBase62(total);
        QCOMPARE(text.size(), total);
        for (const char c : text)
            ++seen[static_cast<unsigned char>(c)];
        int letters = 0;
        for (const int n : seen) {
            if (n == 0)
                continue;
            ++letters;
            // 10,000 expected, standard deviation 99: seven of them.
            QVERIFY2(n > 9'300 && n < 10'700, qPrintable(QString::number(n)));
        }
        QCOMPARE(letters, 62);
    }
};

QTEST_APPLESS_MAIN(TestDigest)
#include "tst_digest.moc"
