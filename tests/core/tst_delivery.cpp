// SPDX-License-Identifier: GPL-3.0-or-later
// What is sealed for a partner is opened by the partner's own program: openssl cms -decrypt.
#include "crypto/keyformat.h"
#include "crypto/sealeddelivery.h"
#include "report/delivery.h"
#include "support/skip.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using crypto::Recipient;

class TestDelivery : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    const QDateTime m_now = QDateTime::currentDateTimeUtc();

    QString file(const QString &name) const { return m_folder.filePath(name); }
    QByteArray read(const QString &name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    bool write(const QString &name, const QByteArray &text) const
    {
        QFile out(file(name));
        return out.open(QIODevice::WriteOnly) && out.write(text) == text.size();
    }
    struct Ran
    {
        int code = -1;
        QByteArray out, err;
    };
    Ran openssl(const QStringList &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral("openssl"), arguments);
        if (!process.waitForFinished(60'000))
            process.kill();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    /// A self-signed certificate NAME.pem with NAME.key.
    bool certificate(const QString &name, const QStringList &key, const QStringList &more = {}) const
    {
        const Ran made =
            openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"),
                                QStringLiteral("-subj"), QStringLiteral("/O=Wren/CN=Wren API"),
                                QStringLiteral("-keyout"), name + QStringLiteral(".key"),
                                QStringLiteral("-out"), name + QStringLiteral(".pem")} +
                    key + more);
        return made.code == 0;
    }
    static QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }
    QString refusal(const QByteArray &bytes, const QDateTime &now) const
    {
        const auto read = Recipient::read(bytes, now);
        if (read)
            return {};
        return read.error().code == ErrorCode::Invalid && read.error().field == QLatin1String("certificate")
                   ? read.error().reason
                   : read.error().toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            test::skipProgram(QStringLiteral("there is no openssl program"));
    }

    void toACertificate_data()
    {
        QTest::addColumn<QStringList>("key");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("der");
        const auto row = [](const char *name, const char *key, const char *kind, bool der) {
            QTest::newRow(name) << words(key) << QString::fromLatin1(kind) << der;
        };
        row("rsa2048", "-newkey rsa:2048", "RSA 2048", false);
        row("rsa3072der", "-newkey rsa:3072", "RSA 3072", true);
        row("p256", "-newkey ec -pkeyopt ec_paramgen_curve:P-256", "EC P-256", false);
        row("p384der", "-newkey ec -pkeyopt ec_paramgen_curve:P-384", "EC P-384", true);
        row("p521", "-newkey ec -pkeyopt ec_paramgen_curve:P-521", "EC P-521", false);
        row("rsausage", "-newkey rsa:2048 -addext keyUsage=critical,keyEncipherment", "RSA 2048", false);
        row("ecusage", "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -addext keyUsage=keyAgreement",
            "EC P-256", false);
        row("nokeyid", "-newkey rsa:2048 -addext subjectKeyIdentifier=none", "RSA 2048", true);
    }
    void toACertificate()
    {
        QFETCH(QStringList, key);
        QFETCH(QString, kind);
        QFETCH(bool, der);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(certificate(name, key));
        if (der)
            QCOMPARE(openssl({QStringLiteral("x509"), QStringLiteral("-in"), name + QStringLiteral(".pem"),
                              QStringLiteral("-outform"), QStringLiteral("DER"), QStringLiteral("-out"),
                              name + QStringLiteral(".der")})
                         .code,
                     0);
        const auto recipient =
            Recipient::read(read(name + (der ? QStringLiteral(".der") : QStringLiteral(".pem"))),
                            QDateTime::currentDateTimeUtc().addSecs(5));
        QVERIFY2(recipient.ok(), recipient ? "" : qPrintable(recipient.error().toString()));
        QCOMPARE(recipient->name(), QStringLiteral("Wren API"));
        QCOMPARE(recipient->keyKind(), kind);
        const Ran print =
            openssl({QStringLiteral("x509"), QStringLiteral("-in"), name + QStringLiteral(".pem"),
                     QStringLiteral("-noout"), QStringLiteral("-fingerprint"), QStringLiteral("-sha256")});
        QVERIFY2(print.out.contains(recipient->fingerprint().toLatin1()), print.out.constData());

        const QByteArray plain = "A=oct_live_x\r\nB=\xC3\xA9\n\n";
        const auto sealed = crypto::sealTo(*recipient, Secret(QByteArray(plain)));
        QVERIFY2(sealed.ok(), sealed ? "" : qPrintable(sealed.error().toString()));
        QVERIFY(sealed->startsWith("-----BEGIN CMS-----\n"));
        QVERIFY(!sealed->contains("oct_live"));
        QVERIFY(write(name + QStringLiteral(".cms"), *sealed));
        const QStringList decrypt{QStringLiteral("cms"),     QStringLiteral("-decrypt"),
                                  QStringLiteral("-inform"), QStringLiteral("PEM"),
                                  QStringLiteral("-in"),     name + QStringLiteral(".cms"),
                                  QStringLiteral("-inkey")};
        const Ran opened = openssl(decrypt + QStringList{name + QStringLiteral(".key")});
        QVERIFY2(opened.code == 0, opened.err.constData());
        QCOMPARE(opened.out, plain);
        // Twice sealed is not the same, and another's key opens nothing.
        QVERIFY(*crypto::sealTo(*recipient, Secret(QByteArray(plain))) != *sealed);
        QVERIFY(certificate(QStringLiteral("other"), key));
        const Ran other = openssl(decrypt + QStringList{QStringLiteral("other.key"), QStringLiteral("-recip"),
                                                        QStringLiteral("other.pem")});
        QVERIFY(other.code != 0);
        QVERIFY(!other.out.contains("oct_live"));
        // Altered content is refused: it is authenticated.
        QByteArray broken = QByteArray::fromBase64(sealed->mid(20, sealed->indexOf("-----END") - 20));
        broken[broken.size() - 20] = char(broken[broken.size() - 20] ^ 1);
        QVERIFY(write(QStringLiteral("broken"), broken));
        QVERIFY(openssl({QStringLiteral("cms"), QStringLiteral("-decrypt"), QStringLiteral("-inform"),
                         QStringLiteral("DER"), QStringLiteral("-in"), QStringLiteral("broken"),
                         QStringLiteral("-inkey"), name + QStringLiteral(".key")})
                    .code != 0);
    }

    void refusedCertificates()
    {
        const QStringList rsa = words("-newkey rsa:2048");
        QVERIFY(certificate(QStringLiteral("good"), rsa, words("-days 30")));
        const QByteArray good = read(QStringLiteral("good.pem"));
        QCOMPARE(refusal(good, m_now.addDays(1)), QString());
        QCOMPARE(refusal(good, m_now.addDays(31)), QStringLiteral("certificate_expired"));
        QCOMPARE(refusal(good, m_now.addDays(-1)), QStringLiteral("certificate_early"));
        QVERIFY(certificate(QStringLiteral("weak"), words("-newkey rsa:1024")));
        QCOMPARE(refusal(read(QStringLiteral("weak.pem")), m_now.addSecs(60)),
                 QStringLiteral("certificate_weak"));
        QVERIFY(certificate(QStringLiteral("small"), words("-newkey ec -pkeyopt ec_paramgen_curve:P-224")));
        QCOMPARE(refusal(read(QStringLiteral("small.pem")), m_now.addSecs(60)),
                 QStringLiteral("certificate_weak"));
        QVERIFY(certificate(QStringLiteral("signs"), rsa, words("-addext keyUsage=digitalSignature")));
        QCOMPARE(refusal(read(QStringLiteral("signs.pem")), m_now.addSecs(60)),
                 QStringLiteral("certificate_usage"));
        QVERIFY(certificate(QStringLiteral("ecsigns"),
                            words("-newkey ec -pkeyopt ec_paramgen_curve:P-256 -addext "
                                  "keyUsage=keyEncipherment")));
        QCOMPARE(refusal(read(QStringLiteral("ecsigns.pem")), m_now.addSecs(60)),
                 QStringLiteral("certificate_usage"));
        QVERIFY(certificate(QStringLiteral("ed"), words("-newkey ed25519")));
        QCOMPARE(refusal(read(QStringLiteral("ed.pem")), m_now.addSecs(60)),
                 QStringLiteral("certificate_kind"));
        QCOMPARE(refusal(read(QStringLiteral("good.key")), m_now),
                 QStringLiteral("certificate_is_private_key"));
        for (const QByteArray &no :
             {QByteArray(), QByteArray("hello"), good.left(300), QByteArray("\x30\x82\xff\xff"),
              QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")})
            QCOMPARE(refusal(no, m_now), QStringLiteral("certificate_unreadable"));
        // A private key before its certificate is no matter.
        QCOMPARE(refusal(read(QStringLiteral("good.key")) + good, m_now.addSecs(60)), QString());
    }

    void toAPassphrase()
    {
        const auto open = [this](const QString &passphrase) {
            return openssl({QStringLiteral("cms"), QStringLiteral("-decrypt"), QStringLiteral("-inform"),
                            QStringLiteral("PEM"), QStringLiteral("-in"), QStringLiteral("pass.cms"),
                            QStringLiteral("-pwri_password"), passphrase});
        };
        for (const QString &words :
             {QStringLiteral("correct horse battery"), QStringLiteral("grüner Bär über Köln")}) {
            const auto sealed =
                crypto::sealToPassphrase(Secret::fromString(words), Secret(QByteArray("K=oct_live_1\n")));
            QVERIFY2(sealed.ok(), sealed ? "" : qPrintable(sealed.error().toString()));
            QVERIFY(write(QStringLiteral("pass.cms"), *sealed));
            const Ran opened = open(words);
            QVERIFY2(opened.code == 0, opened.err.constData());
            QCOMPARE(opened.out, QByteArray("K=oct_live_1\n"));
            const Ran other = open(words + u'x');
            QVERIFY(other.code != 0);
            QVERIFY(!other.out.contains("oct_live"));
        }
        const auto rounds =
            openssl({QStringLiteral("cms"), QStringLiteral("-cmsout"), QStringLiteral("-print"),
                     QStringLiteral("-inform"), QStringLiteral("PEM"), QStringLiteral("-in"),
                     QStringLiteral("pass.cms")});
        QVERIFY2(rounds.out.contains("PBKDF2") && rounds.out.contains("0927C0"),
                 rounds.out.constData()); // 600,000
        QVERIFY2(rounds.out.contains("aes-256-gcm"), rounds.out.constData());
        const auto shortOne = crypto::sealToPassphrase(Secret::fromString(QStringLiteral("elevencharz")),
                                                       Secret(QByteArray("x")));
        QCOMPARE(shortOne.error().reason, QStringLiteral("passphrase_short"));
    }

    void passphrases()
    {
        const Secret one = crypto::generatePassphrase(), two = crypto::generatePassphrase();
        QVERIFY(one.reveal() != two.reveal());
        static const QRegularExpression form(QStringLiteral("^([a-hjkmnp-z2-9]{5}-){4}[a-hjkmnp-z2-9]{5}$"));
        QVERIFY2(form.match(one.revealText()).hasMatch(), one.reveal().constData());
        QVERIFY(crypto::passphraseBits(one.revealText()) > 100);
        QCOMPARE(crypto::passphraseBits({}), 0);
        QVERIFY(crypto::passphraseBits(QStringLiteral("aaaaaaaaaaaa")) < 20);
        QVERIFY(crypto::passphraseBits(QStringLiteral("123456789012")) < 25);
        QVERIFY(crypto::passphraseBits(QStringLiteral("abcdefghijkl")) < 20);
        QVERIFY(crypto::passphraseBits(QStringLiteral("horse staple hut")) > 60);
    }

    void formats()
    {
        domain::ApiKey key;
        key.id = QStringLiteral("4tZq81LmNc");
        key.name = QStringLiteral("Nightly \"export\" für €");
        key.environment = domain::Environment::Live;
        key.scopes = {QStringLiteral("orders:read"), QStringLiteral("a\"b")};
        key.expiresAt = QDateTime(QDate(2027, 1, 31), QTime(0, 0), Qt::UTC);
        const auto secret = [](const char *text) { return std::make_shared<Secret>(QByteArray(text)); };
        const report::DeliveredKey first{key, QStringLiteral("Wren"), QStringLiteral("Returns"),
                                         secret("oct_live_1")};
        report::DeliveredKey second = first;
        second.secret = secret("oct_live_2");
        second.key.expiresAt = {};
        const QByteArray env = report::deliveryText({first, second}, report::DeliveryFormat::Env).reveal();
        QVERIFY2(env.contains("\nNIGHTLY_EXPORT_FUR_API_KEY=oct_live_1\n"), env.constData());
        QVERIFY2(env.contains("\nNIGHTLY_EXPORT_FUR_API_KEY_2=oct_live_2\n"), env.constData());
        // A shell takes it in.
        QVERIFY(write(QStringLiteral("keys.env"), env));
        QProcess shell;
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), QStringLiteral(". \"$0\"; echo $NIGHTLY_EXPORT_FUR_API_KEY_2"),
                     file(QStringLiteral("keys.env"))});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.readAllStandardOutput(), QByteArray("oct_live_2\n"));

        QJsonParseError error;
        const QJsonArray json =
            QJsonDocument::fromJson(
                report::deliveryText({first, second}, report::DeliveryFormat::Json).reveal(), &error)
                .array();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(json.size(), 2);
        QCOMPARE(json[0][QLatin1String("key")].toString(), QStringLiteral("oct_live_1"));
        QCOMPARE(json[0][QLatin1String("name")].toString(), key.name);
        QCOMPARE(json[0][QLatin1String("expires_at")].toString(), QStringLiteral("2027-01-31T00:00:00Z"));
        QVERIFY(json[1][QLatin1String("expires_at")].isNull());
        QCOMPARE(report::deliveryText({}, report::DeliveryFormat::Json).reveal(), QByteArray("[]\n"));
        const QByteArray text = report::deliveryText({first}, report::DeliveryFormat::Text).reveal();
        QVERIFY2(text.contains("\nKey:          oct_live_1\n"), text.constData());

        QCOMPARE(report::variableName(QStringLiteral("3 ships")), QStringLiteral("KEY_3_SHIPS_API_KEY"));
        QCOMPARE(report::variableName(QStringLiteral("鍵")), QStringLiteral("API_KEY"));
        QCOMPARE(report::variableName(QStringLiteral("a$(rm)\n-key")), QStringLiteral("A_RM_KEY"));
        for (const auto format :
             {report::DeliveryFormat::Env, report::DeliveryFormat::Json, report::DeliveryFormat::Text})
            QCOMPARE(*report::deliveryFormatFromName(report::deliveryFormatName(format)), format);
        QVERIFY(!report::deliveryFormatFromName(QStringLiteral("yaml")));
    }

    void saving()
    {
        const QString path = file(QStringLiteral("sealed.cms"));
        {
            report::DeliveryFile out;
            QVERIFY(out.open(path).ok());
            QVERIFY(QFile::exists(path));
        }
        QVERIFY(!QFile::exists(path)); // nothing came into it
        {
            report::DeliveryFile out;
            QVERIFY(out.open(path).ok());
            QVERIFY(out.save("sealed").ok());
        }
        QCOMPARE(read(QStringLiteral("sealed.cms")), QByteArray("sealed"));
#ifdef Q_OS_UNIX
        QCOMPARE(QFile(path).permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
        report::DeliveryFile second;
        QCOMPARE(second.open(path).error().code, ErrorCode::Exists);
        QCOMPARE(read(QStringLiteral("sealed.cms")), QByteArray("sealed"));
        QCOMPARE(second.open(file(QStringLiteral("no/such/folder"))).error().code, ErrorCode::Storage);
#ifdef Q_OS_LINUX
        QCOMPARE(report::DeliveryFile().open(QStringLiteral("/dev/full")).error().code, ErrorCode::Exists);
#endif
    }
};

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
