// SPDX-License-Identifier: GPL-3.0-or-later
// A key is issued, sealed and saved by keyboard alone, and opened by the real openssl.
#include "dialogs/deliversheet.h"
#include "sheetfixture.h"
#include "support/skip.h"
#include "widgets/field.h"
#include "widgets/segments.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace octroi;

class TestDeliverSheet : public QObject
{
    Q_OBJECT

    test::SheetFixture m;
    QTemporaryDir m_folder;

    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray openssl(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments);
        return process.waitForFinished(60'000) && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                          : QByteArray();
    }
    QByteArray opened(const QString &path, const QStringList &with) const
    {
        return openssl(QStringList{QStringLiteral("cms"), QStringLiteral("-decrypt"),
                                   QStringLiteral("-inform"), QStringLiteral("PEM"), QStringLiteral("-in"),
                                   path} +
                       with);
    }
    QLineEdit *field(const char *name) const { return m.named<QLineEdit>(QString::fromLatin1(name)); }
    void replace(QLineEdit *edit, const QString &text)
    {
        QVERIFY(m.tabTo(edit));
        edit->selectAll();
        m.type(text);
    }
    /// Rotates a fresh key by its sheet, which ends on the one that shows it.
    QByteArray reveal(const QString &name)
    {
        const backends::IssuedKey issued = m.issue(name);
        if (!m.sync())
            return {};
        m.dialogs->editKey(issued.key.id, QStringLiteral("rotate"));
        if (!m.waitForButton("Rotate key"))
            return {};
        m.tabTo(m.button(QStringLiteral("Rotate key")));
        m.press(Qt::Key_Space);
        return m.waitForButton("Deliver") ? issued.secret->reveal() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            test::skipProgram(QStringLiteral("there is no openssl program"));
        test::octroidProgram();
        QVERIFY(m.start());
        openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                 QStringLiteral("rsa:2048"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                 QStringLiteral("/CN=Kestrel API"), QStringLiteral("-days"), QStringLiteral("30"),
                 QStringLiteral("-keyout"), file("kestrel.key"), QStringLiteral("-out"),
                 file("kestrel.pem")});
        QVERIFY(QFile::exists(file("kestrel.pem")));
    }
    void cleanupTestCase() { m.stop(); }

    void toACertificate()
    {
        const QByteArray before = reveal(QStringLiteral("nightly"));
        QVERIFY(!before.isEmpty());
        QVERIFY(m.tabTo(m.button(QStringLiteral("Deliver"))));
        m.press(Qt::Key_Space);
        QTRY_VERIFY(field("Certificate of the partner"));
        // Nothing chosen, then a private key, then what does not exist: each is said at the field.
        auto *certificate =
            qobject_cast<widgets::Field *>(field("Certificate of the partner")->parentWidget());
        QVERIFY(m.tabTo(m.button(QStringLiteral("Seal and save"))));
        m.press(Qt::Key_Space);
        QTRY_COMPARE(certificate->error(), QStringLiteral("Choose the certificate."));
        replace(field("Certificate of the partner"), file("kestrel.key"));
        m.press(Qt::Key_Tab);
        QTRY_VERIFY2(certificate->error().startsWith(QLatin1String("This is a private key")),
                     qPrintable(certificate->error()));
        replace(field("Certificate of the partner"), file("nothing.pem"));
        m.press(Qt::Key_Tab);
        QTRY_VERIFY2(certificate->error().startsWith(QLatin1String("The file cannot be read")),
                     qPrintable(certificate->error()));
        replace(field("Certificate of the partner"), file("kestrel.pem"));
        m.press(Qt::Key_Tab);
        QTRY_COMPARE(certificate->error(), QString());
        replace(field("Save as this new file"), file("sealed.cms"));
        m.press(Qt::Key_Return);
        QVERIFY(m.waitForButton("Close"));
        QVERIFY(m.tabTo(m.button(QStringLiteral("Close"))));
        m.press(Qt::Key_Space);
        // The sheet below knows that it was delivered.
        QVERIFY(m.waitForButton("Done"));
        QTRY_VERIFY(m.host->top()->findChild<QCheckBox *>()->isChecked());
        QVERIFY(m.tabTo(m.button(QStringLiteral("Done"))));
        m.press(Qt::Key_Space);
        QTRY_VERIFY(!m.host->isOpen());

        const QByteArray env = opened(file("sealed.cms"), {QStringLiteral("-inkey"), file("kestrel.key")});
        QVERIFY2(env.contains("NIGHTLY_API_KEY=oct_live_"), env.constData());
        QVERIFY(!env.contains(before)); // it is the successor
#ifdef Q_OS_UNIX
        QCOMPARE(QFile(file("sealed.cms")).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
#endif
    }

    void toAPassphrase()
    {
        QVERIFY(!reveal(QStringLiteral("hourly")).isEmpty());
        QVERIFY(m.tabTo(m.button(QStringLiteral("Deliver"))));
        m.press(Qt::Key_Space);
        QTRY_VERIFY(m.named<widgets::Segments>(QStringLiteral("Seal it to")));
        QTRY_COMPARE(QApplication::focusWidget(), m.named<widgets::Segments>(QStringLiteral("Seal it to")));
        m.press(Qt::Key_Right);
        QVERIFY(m.tabTo(m.named<widgets::Segments>(QStringLiteral("As"))));
        m.press(Qt::Key_Right); // JSON
        QTRY_VERIFY(field("Passphrase"));
        auto *passphrase = qobject_cast<widgets::Field *>(field("Passphrase")->parentWidget());
        replace(field("Save as this new file"), file("sealed.cms")); // is there already
        replace(field("Passphrase"), QStringLiteral("short"));
        m.press(Qt::Key_Return);
        QTRY_VERIFY2(passphrase->error().contains(QLatin1String("12")), qPrintable(passphrase->error()));
        QVERIFY(m.tabTo(m.button(QStringLiteral("Generate"))));
        m.press(Qt::Key_Space);
        const QString generated = field("Passphrase")->text();
        QCOMPARE(generated.size(), 29);
        auto *target = qobject_cast<widgets::Field *>(field("Save as this new file")->parentWidget());
        m.press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!target->error().isEmpty(), 20'000);
        replace(field("Save as this new file"), file("second.cms")); // what was typed is still there
        m.press(Qt::Key_Return);
        QVERIFY(m.waitForButton("Close"));
        const QByteArray json = opened(file("second.cms"), {QStringLiteral("-pwri_password"), generated});
        QVERIFY2(json.contains("\"name\":\"hourly\"") && json.contains("\"key\":\"oct_live_"),
                 json.constData());
        m.press(Qt::Key_Escape);
        QVERIFY(m.waitForButton("Done"));
        m.press(Qt::Key_Escape);
        QTRY_VERIFY(!m.host->isOpen());
    }
};

QTEST_MAIN(TestDeliverSheet)
#include "tst_deliversheet.moc"
