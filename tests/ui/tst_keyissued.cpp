// SPDX-License-Identifier: GPL-3.0-or-later
// A key is issued by keyboard alone, in the real window over a live octroid: it works, it is seen once, and that it cannot
// be taken back is said.
#include "dialogs/issuekeysheet.h"
#include "dialogs/revealsheet.h"
#include "keychangesfixture.h"

#include <QClipboard>

using namespace octroi;
using test::await;
using test::key;
using test::press;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestKeyIssued : public QObject, private test::KeyChangesFixture
{
    Q_OBJECT

    bool form()
    {
        key(Qt::Key_N, Qt::ControlModifier);
        return sheet<dialogs::IssueKeySheet>();
    }
    bool sees(const QString &part) const
    {
        return comes([&] {
            const auto *top = m_console->window.sheets().top();
            const auto labels = top ? top->findChildren<QLabel *>() : QList<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel *one) { return one->isVisible() && one->text().contains(part); });
        });
    }
    QList<domain::ApiKey> keys() const
    {
        const auto page = await(m_other->keys({}, {}, 100));
        return page ? page->items : QList<domain::ApiKey>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        begin();
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api.endpoints << domain::Endpoint{s("POST"), s("/"), {s("orders:write")}};
        QVERIFY(await(m_other->createApi(api, {})).ok());
    }
    void init() { open(); }
    void cleanup() { close(); }
    void cleanupTestCase() { end(); }

    void isIssuedAndWorks()
    {
        const auto before = keys().size();
        QVERIFY(form());
        QVERIFY(goTo(s("Partner and application")));
        key(Qt::Key_Down); // the first there is
        QVERIFY(goTo(s("Name")));
        test::type(s("fresh"));
        QVERIFY(goTo(s("Scopes")));
        key(Qt::Key_End); // orders:write
        key(Qt::Key_Space);
        QVERIFY(goTo(s("Expiry")));
        key(Qt::Key_Left); // from 90 days to 30
        QVERIFY(canPress(s("Issue key")));
        QVERIFY(press(s("Issue key")));
        QVERIFY(sheet<dialogs::RevealSheet>());
        const auto all = keys();
        QCOMPARE(all.size(), before + 1);
        const auto fresh = std::find_if(all.begin(), all.end(), [](const domain::ApiKey &one) { return one.name == s("fresh"); });
        QVERIFY(fresh != all.end());
        QCOMPARE(fresh->scopes, QStringList{s("orders:write")});
        QCOMPARE(m_clock.now().daysTo(fresh->expiresAt), 30);

        QGuiApplication::clipboard()->clear();
        QVERIFY(press(s("Copy; the clipboard is emptied after 30 seconds")));
        const QByteArray secret = QGuiApplication::clipboard()->text().toUtf8();
        QVERIFY(secret.startsWith("oct_live_"));
        QCOMPARE(m_octroid.check("POST", "/orders/", secret), 200);
        QCOMPARE(m_octroid.check("GET", "/orders/", secret), 403);

        // It is not lost by a slip.
        key(Qt::Key_Escape);
        QVERIFY(sees(s("This key cannot be shown again. Store it, confirm that below, then close.")));
        QVERIFY(press(s("I have stored or delivered this key")));
        QVERIFY(press(s("Done")));
        QVERIFY(comes([this] { return !isOpen(); }));
        QVERIFY(comes([this] { return shown().contains(s("fresh")); }));

        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(says(s("An issued key was shown and may be in use. Revoke it instead.")));
        QCOMPARE(m_octroid.check("POST", "/orders/", secret), 200);
    }

    void nothingIsIssuedToNobodyOrWithoutAName()
    {
        const auto before = keys().size();
        QVERIFY(form());
        QVERIFY(press(s("Issue key")));
        QVERIFY(sees(s("Choose the application that will use the key.")));
        QVERIFY(goTo(s("Partner and application")));
        key(Qt::Key_Down);
        QVERIFY(press(s("Issue key")));
        QVERIFY(sheet<dialogs::IssueKeySheet>());
        // The keyboard is where something is missing.
        QCOMPARE(QApplication::focusWidget()->accessibleName(), s("Name"));
        // What was chosen is not lost by a slip either.
        key(Qt::Key_Escape);
        QVERIFY(sees(s("What you entered is not saved. Close once more to drop it.")));
        key(Qt::Key_Escape);
        QVERIFY(comes([this] { return !isOpen(); }));
        QCOMPARE(keys().size(), before);
    }
};

QTEST_MAIN(TestKeyIssued)
#include "tst_keyissued.moc"
