// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/connectsheet.h"
#include "theme/theme.h"
#include "widgets/field.h"
#include "widgets/segments.h"
#include "widgets/switch.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace octroi;
using dialogs::ConnectRequest;
using dialogs::ConnectSheet;

namespace {

QLineEdit *edit(const QWidget &in, const char *name)
{
    for (QLineEdit *e : in.findChildren<QLineEdit *>()) {
        if (e->accessibleName() == QLatin1String(name))
            return e;
    }
    return nullptr;
}

QString errorOf(const QWidget &in, const char *name)
{
    for (const widgets::Field *field : in.findChildren<widgets::Field *>()) {
        if (field->lineEdit()->accessibleName() == QLatin1String(name))
            return field->error();
    }
    return QStringLiteral("no such field");
}

widgets::Segments *segments(const QWidget &in, const char *name)
{
    for (widgets::Segments *s : in.findChildren<widgets::Segments *>()) {
        if (s->accessibleName() == QLatin1String(name))
            return s;
    }
    return nullptr;
}

void press(const QWidget &in, const char *text)
{
    for (QAbstractButton *b : in.findChildren<QAbstractButton *>()) {
        if (b->text() == QLatin1String(text))
            return b->click();
    }
    QFAIL("no such button");
}

} // namespace

class TestConnectSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void fieldsAreChecked()
    {
        ConnectSheet sheet({true, false, false});
        sheet.show();
        QSignalSpy submitted(&sheet, &ConnectSheet::submitted);
        press(sheet, "Connect");
        for (const char *name : {"Address of the octroid server", "Client identifier", "Client secret"})
            QVERIFY2(!errorOf(sheet, name).isEmpty(), name);
        edit(sheet, "Address of the octroid server")->setText(QStringLiteral("http://octroid.meridian.example"));
        edit(sheet, "Client identifier")->setText(QStringLiteral("console"));
        edit(sheet, "Client secret")->setText(QStringLiteral("hush"));
        press(sheet, "Connect");
        QCOMPARE(submitted.count(), 0); // a secret never travels in clear
        QVERIFY(errorOf(sheet, "Address of the octroid server").contains(QStringLiteral("in clear")));
        edit(sheet, "Address of the octroid server")->setText(QStringLiteral("octroid.meridian.example/"));
        press(sheet, "Connect");
        QCOMPARE(submitted.count(), 1);
        const auto request = submitted.first().first().value<ConnectRequest>();
        QCOMPARE(request.profile.address, QStringLiteral("https://octroid.meridian.example"));
        QCOMPARE(request.profile.name, QStringLiteral("octroid.meridian.example"));
        QCOMPARE(request.secret->reveal(), QByteArray("hush"));
        QCOMPARE(request.profile.secretPlace, session::SecretPlace::Keychain);
        QVERIFY(!request.passphrase);
        sheet.showError({ErrorCode::Unauthorized, {}, {}, {}, {}});
        QVERIFY(!errorOf(sheet, "Client secret").isEmpty());
        QCOMPARE(edit(sheet, "Client secret")->text(), QStringLiteral("hush"));
    }

    void withoutAKeychainItAsks()
    {
        ConnectSheet sheet({false, false, false});
        sheet.show();
        QSignalSpy submitted(&sheet, &ConnectSheet::submitted);
        auto *keep = segments(sheet, "Keep the secret");
        QVERIFY(keep);
        QCOMPARE(keep->currentIndex(), int(session::SecretPlace::Memory));
        edit(sheet, "Address of the octroid server")->setText(QStringLiteral("http://127.0.0.1:8080"));
        edit(sheet, "Client identifier")->setText(QStringLiteral("console"));
        edit(sheet, "Client secret")->setText(QStringLiteral("hush"));
        keep->setCurrentIndex(int(session::SecretPlace::SealedFile));
        QVERIFY(edit(sheet, "Passphrase of the file")->isVisible());
        edit(sheet, "Passphrase of the file")->setText(QStringLiteral("short"));
        edit(sheet, "The same once more")->setText(QStringLiteral("other"));
        press(sheet, "Connect");
        QVERIFY(!errorOf(sheet, "Passphrase of the file").isEmpty());
        QVERIFY(!errorOf(sheet, "The same once more").isEmpty());
        QCOMPARE(submitted.count(), 0);
        for (const char *name : {"Passphrase of the file", "The same once more"}) {
            edit(sheet, name)->clear();
            QTest::keyClicks(edit(sheet, name), QStringLiteral("four words are better"));
        }
        press(sheet, "Connect");
        QCOMPARE(submitted.count(), 1);
        const auto request = submitted.first().first().value<ConnectRequest>();
        QCOMPARE(request.passphrase->reveal(), QByteArray("four words are better"));
        QCOMPARE(request.profile.secretPlace, session::SecretPlace::SealedFile);
    }

    void productionStartsReadOnly()
    {
        ConnectSheet sheet({true, false, false});
        auto *readOnly = sheet.findChild<widgets::Switch *>();
        QVERIFY(readOnly->isEnabled() && !readOnly->isChecked());
        segments(sheet, "Environment")->setCurrentIndex(int(session::ProfileEnvironment::Production));
        QVERIFY(!readOnly->isEnabled() && readOnly->isChecked());
    }

    void aKeycloakHasRealmsAndWaysToSignIn()
    {
        ConnectSheet sheet({true, false, false});
        sheet.show();
        QSignalSpy submitted(&sheet, &ConnectSheet::submitted);
        QTest::keyClick(segments(sheet, "Kind of server"), Qt::Key_Right);
        edit(sheet, "Address of the Keycloak")->setText(QStringLiteral("https://id.meridian.example/"));
        edit(sheet, "Realm to look after")->setText(QStringLiteral("meridian"));
        // In the browser nothing secret is typed.
        QTest::keyClick(segments(sheet, "Way to sign in"), Qt::Key_Right);
        QVERIFY(!edit(sheet, "Client secret")->isVisible());
        press(sheet, "Connect");
        QCOMPARE(submitted.count(), 1);
        auto request = submitted.takeFirst().first().value<ConnectRequest>();
        QCOMPARE(request.profile.kind, QStringLiteral("keycloak"));
        QCOMPARE(request.profile.address, QStringLiteral("https://id.meridian.example"));
        QCOMPARE(request.profile.realm, QStringLiteral("meridian"));
        QCOMPARE(request.profile.signInRealm, QStringLiteral("master"));
        QCOMPARE(request.profile.clientId, QStringLiteral("octroi-console"));
        QCOMPARE(request.profile.signIn, session::SignInMethod::Browser);
        QVERIFY(!request.secret && !request.test);
        sheet.showError({ErrorCode::NotFound, {}, {}, QStringLiteral("realm"), {}});
        QVERIFY(errorOf(sheet, "Realm to look after").contains(QStringLiteral("no such realm")));
        // With a token there is no client.
        segments(sheet, "Way to sign in")->setFocus();
        QTest::keyClick(segments(sheet, "Way to sign in"), Qt::Key_Right);
        QTest::keyClick(segments(sheet, "Way to sign in"), Qt::Key_Right);
        press(sheet, "Test");
        QVERIFY(errorOf(sheet, "Access token").contains(QStringLiteral("Paste")));
        edit(sheet, "Access token")->setText(QStringLiteral("hush"));
        press(sheet, "Test");
        request = submitted.takeFirst().first().value<ConnectRequest>();
        QVERIFY(request.test);
        QVERIFY(request.profile.clientId.isEmpty());
        QCOMPARE(request.secret->reveal(), QByteArray("hush"));
        sheet.chooseRealm({QStringLiteral("master"), QStringLiteral("meridian")});
        QVERIFY(!edit(sheet, "Realm to look after")->isVisible());
    }

    void aSavedOneIsEdited()
    {
        session::ConnectionProfile profile;
        profile.id = QStringLiteral("p1");
        profile.name = QStringLiteral("octroid-eu");
        profile.address = QStringLiteral("https://octroid.meridian.example");
        profile.kind = QStringLiteral("octroid");
        profile.clientId = QStringLiteral("desk");
        profile.colour = 3;
        profile.environment = session::ProfileEnvironment::Staging;
        profile.secretPlace = session::SecretPlace::Memory;
        ConnectSheet sheet({true, false, false});
        sheet.setProfile(profile, true);
        sheet.show();
        QSignalSpy submitted(&sheet, &ConnectSheet::submitted), forgotten(&sheet, &ConnectSheet::forgetRequested);
        edit(sheet, "Name in the bar")->setText(QStringLiteral("eu-west"));
        press(sheet, "Save");
        QCOMPARE(submitted.count(), 1);
        const auto request = submitted.first().first().value<ConnectRequest>();
        profile.name = QStringLiteral("eu-west");
        QCOMPARE(request.profile, profile);
        QVERIFY(!request.secret); // the one it has
        sheet.setBusy(false);
        press(sheet, "Forget");
        QCOMPARE(forgotten.first().first().toString(), profile.id);
    }
};

QTEST_MAIN(TestConnectSheet)
#include "tst_connectsheet.moc"
