// SPDX-License-Identifier: GPL-3.0-or-later
// A state is brought about by keyboard alone in the real window over a live octroid: what it would have refused is seen
// before, and one Ctrl+Z takes all of it back, or says of what not.
#include "change/statedifference.h"
#include "dialogs/conflictsheet.h"
#include "dialogs/statesheet.h"
#include "keychangesfixture.h"
#include "report/statefile.h"

#include <QFile>
#include <QTemporaryDir>

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

class TestWholeState : public QObject, private test::KeyChangesFixture
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::shared_ptr<test::OwnSealer> m_sealer = std::make_shared<test::OwnSealer>();

    bool keepsJournal()
    {
        const auto opened = test::awaitValue(spine().runs().openJournal(
            std::make_shared<change::RunJournal>(m_folder.filePath(s("runs")), s("p"), m_sealer)));
        return opened && opened->ok();
    }
    domain::State now() const { return *change::stateOf(m_console->inventory); }
    QString write(const domain::State &state) const
    {
        QFile file(m_folder.filePath(s("state.yaml")));
        const QByteArray text = report::writeState(state);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
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
    /// From the palette: the file is named, and compared.
    bool compare(const QString &path)
    {
        key(Qt::Key_K, Qt::ControlModifier);
        if (!comes([this] { return isOpen() && qobject_cast<QLineEdit *>(QApplication::focusWidget()); }))
            return false;
        test::type(s("Compare with a state"));
        key(Qt::Key_Return);
        if (!sheet<dialogs::StateSheet>() || !comes([] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }))
            return false;
        test::type(path);
        key(Qt::Key_Return);
        return sees(s("to change"));
    }
    bool bringAbout(const QString &button)
    {
        if (!canPress(button) || !press(button) || !sees(s("There is no difference")))
            return false;
        key(Qt::Key_Escape);
        return comes([this] { return !isOpen(); });
    }
    domain::Partner kestrel() const
    {
        const auto page = await(m_other->partners({}, 100));
        for (const domain::Partner &one : page ? page->items : QList<domain::Partner>()) {
            if (one.name == s("Kestrel"))
                return one;
        }
        return {};
    }
    domain::Api orders() const
    {
        const auto page = await(m_other->apis({}, 100));
        return page && page->items.size() == 1 ? page->items.first() : domain::Api();
    }
    QStringList scopes() const
    {
        QStringList out;
        const auto page = await(m_other->scopes({}, 100));
        for (const domain::Scope &one : page ? page->items : QList<domain::Scope>())
            out << one.name;
        return out;
    }
    double rate() const
    {
        const auto page = await(m_other->plans({}, 100));
        for (const domain::Plan &one : page ? page->items : QList<domain::Plan>()) {
            if (one.id == m_plan)
                return one.rate;
        }
        return -1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        begin();
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api.endpoints << domain::Endpoint{s("GET"), s("/{id}"), {s("orders:read")}};
        QVERIFY(await(m_other->createApi(api, {})).ok());
        backends::NewKey fresh;
        fresh.applicationId = m_application;
        fresh.name = s("caller");
        fresh.scopes = QStringList{s("orders:read")};
        const auto issued = await(m_other->issue(fresh, {}));
        QVERIFY(issued.ok());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_octroid.check("GET", "/orders/7", issued->secret->reveal()), 200);
    }
    void init()
    {
        open();
        connect(&m_console->window, &shell::MainWindow::createRequested, &m_console->openers, &dialogs::Dialogs::create);
    }
    void cleanup() { close(); }
    void cleanupTestCase() { end(); }

    // Objects of four kinds, in several waves.
    void oneUndoTakesAllOfItBack()
    {
        domain::State wanted = now();
        domain::Scope refund;
        refund.name = s("orders:refund");
        *wanted.scopes << refund;
        wanted.plans->first().rate = 40;
        wanted.apis->first().endpoints.first().scopes = {s("orders:refund")};
        wanted.partners->first().partner.contact = s("api@kestrel.example");
        domain::StatePartner wren;
        wren.partner.name = s("Wren");
        *wanted.partners << wren;
        const QString path = write(wanted);
        QVERIFY(compare(path));
        QVERIFY(sees(s("2 to create, 3 to change, 0 to remove.")));
        const auto before = spine().journal().size();
        QVERIFY(bringAbout(s("Make 5 change(s)")));
        QCOMPARE(spine().journal().size(), before + 1); // it is one thing
        QCOMPARE(orders().endpoints.first().scopes, QStringList{s("orders:refund")});
        QCOMPARE(kestrel().contact, s("api@kestrel.example"));
        QCOMPARE(rate(), 40.0);

        QVERIFY(undone());
        QCOMPARE(orders().endpoints.first().scopes, QStringList{s("orders:read")});
        QCOMPARE(kestrel().contact, QString());
        QCOMPARE(rate(), 50.0);
        QVERIFY(!scopes().contains(s("orders:refund")));
        QVERIFY(says(s("Undone, but for what stays.")));
        QVERIFY(says(s("Wren: A partner stays once it is created. Close it instead.")));
        QVERIFY(!spine().canUndo());
    }

    // The window is closed and another one opened: the journal knows of it, in its order.
    void oneUndoTakesItBackAfterARestart()
    {
        QVERIFY(keepsJournal());
        domain::State wanted = now();
        domain::Scope refund;
        refund.name = s("orders:refund");
        *wanted.scopes << refund;
        wanted.plans->first().rate = 40;
        wanted.apis->first().endpoints.first().scopes = {s("orders:refund")};
        domain::StatePartner yaffle;
        yaffle.partner.name = s("Yaffle");
        *wanted.partners << yaffle;
        const QString path = write(wanted);
        QVERIFY(compare(path));
        QVERIFY(bringAbout(s("Make 4 change(s)")));
        QCOMPARE(rate(), 40.0);
        close();
        open();
        QVERIFY(keepsJournal());
        QVERIFY(spine().canUndo());
        QVERIFY(spine().journal().first().isEarlier);
        QCOMPARE(spine().journal().first().size(), qint64(4));
        key(Qt::Key_Z, Qt::ControlModifier); // asks, as it is of another day
        QVERIFY(says(s("Undo it?")));
        QVERIFY(undone());
        QCOMPARE(orders().endpoints.first().scopes, QStringList{s("orders:read")});
        QCOMPARE(rate(), 50.0);
        QVERIFY(!scopes().contains(s("orders:refund")));
        QVERIFY(says(s("Yaffle: A partner stays once it is created. Close it instead.")));
        QVERIFY(!spine().canUndo());
    }

    void whatWouldHaveBeenRefusedIsSeenBefore()
    {
        domain::State wanted = now();
        wanted.apis->first().endpoints.first().scopes = {s("orders:write")};
        const QString path = write(wanted);
        QVERIFY(compare(path));
        QVERIFY(sees(s("3 call(s) of the last 7 days would have been refused")));
        QVERIFY(sees(s("Who still calls")));
        QVERIFY(sees(s("caller")));
        QVERIFY(sees(s("Can be undone right after.")));
        key(Qt::Key_Escape);
        QVERIFY(comes([this] { return !isOpen(); }));
        QCOMPARE(orders().endpoints.first().scopes, QStringList{s("orders:read")});
    }

    // Theirs stays, and is told; all the rest is taken back.
    void whatSomebodyElseChangedSinceStays()
    {
        domain::State wanted = now();
        wanted.plans->first().rate = 40;
        wanted.partners->first().partner.contact = s("api@kestrel.example");
        const QString path = write(wanted);
        QVERIFY(compare(path));
        QVERIFY(bringAbout(s("Make 2 change(s)")));
        domain::Partner theirs = kestrel();
        theirs.contact = s("theirs@kestrel.example");
        QVERIFY(await(m_other->updatePartner(theirs)).ok());
        QVERIFY(m_console->sync());
        QVERIFY(undone());
        QVERIFY(sheet<dialogs::ConflictSheet>());
        QVERIFY(says(s("Kestrel was not undone.")));
        QCOMPARE(rate(), 50.0);
        QCOMPARE(kestrel().contact, s("theirs@kestrel.example"));
    }

    // Nothing of it can be taken back, and each kind says why.
    void whatStaysForEverSaysSo()
    {
        domain::State wanted = now();
        domain::StatePartner finch;
        finch.partner.name = s("Finch");
        domain::StateApplication feed;
        feed.application.name = s("Feed");
        finch.applications << feed;
        *wanted.partners << finch;
        const QString path = write(wanted);
        QVERIFY(compare(path));
        QVERIFY(bringAbout(s("Make 2 change(s)")));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(says(s("Finch: A partner stays once it is created. Close it instead.")));
        QVERIFY(says(s("Feed: An application stays once it is created.")));
        QVERIFY(!spine().isBusy());
    }
};

QTEST_MAIN(TestWholeState)
#include "tst_wholestate.moc"
