// SPDX-License-Identifier: GPL-3.0-or-later
// The state as a file, by keyboard alone, over a live octroid: written, compared, brought about, and what is wrong with it.
#include "models/statemodel.h"
#include "report/statefile.h"
#include "sheetfixture.h"
#include "widgets/tableview.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace octroi;
using change::StateAction;
using test::await;
using test::SheetFixture;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestStateSheet : public QObject
{
    Q_OBJECT

    SheetFixture m_fixture;
    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(s(name)); }
    bool write(const char *name, const QByteArray &text) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    QByteArray read(const char *name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    domain::State now() const { return *change::stateOf(*m_fixture.inventory); }
    bool write(const char *name, const domain::State &state) const { return write(name, report::writeState(state)); }

    void open(const char *kind)
    {
        m_fixture.dialogs->create(s(kind), {});
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture.host->isOpen(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::focusWidget(), m_fixture.named<QWidget>(s("File")), 30'000);
    }
    void close()
    {
        SheetFixture::press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.host->isOpen(), 30'000);
    }
    /// Types where the file is, and Enter; what differs is shown then.
    bool compare(const char *name)
    {
        open("state");
        SheetFixture::type(path(name));
        SheetFixture::press(Qt::Key_Return);
        return QTest::qWaitFor([this] { return m_fixture.named<QWidget>(s("Differences")) || says(s("There is no difference")); },
                               30'000);
    }
    bool says(const QString &part) const
    {
        for (const QLabel *label : m_fixture.host->top()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    bool comesToSay(const char *part) const
    {
        return QTest::qWaitFor([&] { return m_fixture.host->isOpen() && says(s(part)); }, 30'000);
    }
    const models::StateModel *model() const { return m_fixture.host->top()->findChild<models::StateModel *>(); }
    bool press(const char *start)
    {
        if (!QTest::qWaitFor([&] { return m_fixture.button(s(start)) && m_fixture.button(s(start))->isEnabled(); }, 30'000) ||
            !SheetFixture::tabTo(m_fixture.button(s(start))))
            return false;
        SheetFixture::press(Qt::Key_Space);
        return true;
    }
    /// For looking at it, where a folder is named.
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
            theme::Theme::instance().setScheme(scheme);
            QTest::qWait(400);
            const QString suffix = scheme == theme::Scheme::Light ? s("-light.png") : s("-dark.png");
            QVERIFY(m_fixture.window.grab().save(folder + u'/' + s(name) + suffix));
        }
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_fixture.start());
        for (const char *name : {"orders:read", "orders:write"}) {
            domain::Scope scope;
            scope.name = s(name);
            QVERIFY(await(m_fixture.backend->createScope(scope, {})).ok());
        }
        QVERIFY(m_fixture.sync());
    }
    void cleanup()
    {
        m_fixture.host->closeAll();
        m_fixture.spine->setReadOnly(false);
    }
    void cleanupTestCase() { m_fixture.stop(); }

    void isWrittenAndIsTheSameThen()
    {
        open("state_export");
        picture("state-export");
        QVERIFY(says(s("1 partner")));
        SheetFixture::press(Qt::Key_Return);
        QVERIFY(comesToSay("Choose a file."));
        SheetFixture::type(path("state.yaml"));
        SheetFixture::press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.host->isOpen(), 30'000);
        const QByteArray text = read("state.yaml");
        QVERIFY2(text.contains("octroi: 1") && text.contains("Kestrel"), text.constData());
        QCOMPARE(report::writeState(*report::readState(text)), text);

        // Nobody's file is lost by a slip.
        QVERIFY(write("state.yaml", QByteArray("mine")));
        open("state_export");
        SheetFixture::type(path("state.yaml"));
        SheetFixture::press(Qt::Key_Return);
        QVERIFY(comesToSay("The file is there already."));
        QCOMPARE(read("state.yaml"), QByteArray("mine"));
        QVERIFY(press("Replace the file"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.host->isOpen(), 30'000);
        QCOMPARE(read("state.yaml"), text);

        QVERIFY(compare("state.yaml"));
        QVERIFY(says(s("There is no difference")));
        QVERIFY(!m_fixture.button(s("Make")));
        close();
    }

    void isBroughtAbout()
    {
        domain::State wanted = now();
        domain::StatePartner &kestrel = wanted.partners->first();
        kestrel.partner.contact = s("api@kestrel.example");
        domain::StateClient robot;
        robot.client.name = s("robot");
        robot.client.grantTypes = {s("client_credentials")};
        robot.client.scopes = QStringList{s("orders:read")};
        kestrel.applications.first().clients << robot;
        domain::StatePartner wren;
        wren.partner.name = s("Wren");
        domain::StateApplication orders;
        orders.application.name = s("Orders");
        wren.applications << orders;
        *wanted.partners << wren;
        QVERIFY(write("wanted.yaml", wanted));
        QVERIFY(compare("wanted.yaml"));
        picture("state-compared");
        QCOMPARE(model()->count(StateAction::Update), 1);
        QCOMPARE(model()->count(StateAction::Create), 3);
        QVERIFY(says(s("3 to create, 1 to change, 0 to remove.")));
        const auto before = m_fixture.inventory->partners().size();

        // A secret that is made has to have a place.
        QVERIFY(press("Make 4 change"));
        QVERIFY(comesToSay("Say where the secrets go"));
        QCOMPARE(m_fixture.inventory->partners().size(), before);
        QVERIFY(SheetFixture::tabTo(m_fixture.named<QWidget>(s("The secrets of new clients go into this new file"))));
        SheetFixture::type(path("secrets.csv"));
        QVERIFY(press("Make 4 change"));
        QVERIFY(comesToSay("changes were made.") || comesToSay("change(s) were made."));
        QVERIFY(says(s("There is no difference")));
        const QList<QByteArray> rows = read("secrets.csv").trimmed().split('\n');
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows.last().startsWith("Kestrel/Returns/robot,"));
        QCOMPARE(QFile(path("secrets.csv")).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        close();
        const auto other = m_fixture.anotherAdministrator();
        const auto partners = await(other->partners({}, 100));
        QVERIFY(partners.ok());
        QCOMPARE(partners->items.size(), 2);
        QVERIFY(m_fixture.spine->canUndo()); // each was a change like any other
        QVERIFY(!m_fixture.spine->journal().isEmpty());
    }

    void whatTheFileDoesNotNameIsRemovedOnlyWhenAsked()
    {
        domain::State wanted = now();
        wanted.scopes->removeIf([](const domain::Scope &scope) { return scope.name == s("orders:write"); });
        QVERIFY(write("fewer.yaml", wanted));
        QVERIFY(compare("fewer.yaml"));
        QVERIFY(says(s("There is no difference")));
        QVERIFY(SheetFixture::tabTo(m_fixture.host->top()->findChild<QCheckBox *>()));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(comesToSay("0 to create, 0 to change, 1 to remove."));
        picture("state-prune");
        QVERIFY(press("Make 1 change"));
        QVERIFY(comesToSay("There is no difference"));
        QVERIFY(!m_fixture.inventory->scope(s("orders:write")));
        close();
        domain::Scope again;
        again.name = s("orders:write");
        QVERIFY(await(m_fixture.backend->createScope(again, {})).ok());
        QVERIFY(m_fixture.sync());
    }

    // What was shown is what is done, or it is shown again.
    void somebodyElseIsFaster()
    {
        domain::State wanted = now();
        wanted.partners->first().partner.contact = s("new@kestrel.example");
        QVERIFY(write("contact.yaml", wanted));
        QVERIFY(compare("contact.yaml"));
        domain::Partner theirs;
        for (const domain::Partner &one : m_fixture.inventory->partners())
            theirs = one.name == s("Kestrel") ? one : theirs;
        theirs.contact = s("theirs@kestrel.example");
        const auto other = m_fixture.anotherAdministrator();
        QVERIFY(await(other->updatePartner(theirs)).ok());
        QVERIFY(m_fixture.sync());
        QVERIFY(press("Make 1 change"));
        QVERIFY(comesToSay("The backend changed meanwhile."));
        QCOMPARE(m_fixture.inventory->partner(theirs.id)->contact, theirs.contact);
        QVERIFY(press("Make 1 change"));
        QVERIFY(comesToSay("There is no difference"));
        QCOMPARE(m_fixture.inventory->partner(theirs.id)->contact, s("new@kestrel.example"));
        close();
    }

    void whatIsWrongWithTheFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no YAML") << QByteArray("octroi: 1\npartners: [\n") << s("This is no YAML.");
        QTest::newRow("another version") << QByteArray("octroi: 9\n") << s("This is no state of Octroi");
        QTest::newRow("unknown") << QByteArray("octroi: 1\npartners:\n  - name: Kestrel\n    colour: red\n")
                                 << s("Line 4, column 5: “colour” is not known there.");
        QTest::newRow("twice") << QByteArray("octroi: 1\nscopes:\n  - name: a:b\n  - name: a:b\n") << s("A name comes twice.");
        QTest::newRow("anchor") << QByteArray("octroi: 1\nscopes: &x\n  - name: a:b\n") << s("Anchors, tags");
    }
    void whatIsWrongWithTheFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        QVERIFY(write("wrong.yaml", text));
        open("state");
        SheetFixture::type(path("wrong.yaml"));
        SheetFixture::press(Qt::Key_Return);
        QVERIFY(comesToSay(qPrintable(sentence)));
        QVERIFY(m_fixture.button(s("Compare")));
        close();
    }

    void aFileThatIsNotThereAndAWindowThatOnlyReads()
    {
        open("state");
        SheetFixture::type(path("none.yaml"));
        SheetFixture::press(Qt::Key_Return);
        QVERIFY(comesToSay("The file cannot be read."));
        close();
        domain::State wanted = now();
        wanted.partners->first().partner.contact = s("read@kestrel.example");
        QVERIFY(write("read.yaml", wanted));
        m_fixture.spine->setReadOnly(true);
        QVERIFY(compare("read.yaml")); // comparing changes nothing
        QVERIFY(!m_fixture.button(s("Make 1 change"))->isEnabled());
        close();
    }
};

QTEST_MAIN(TestStateSheet)
#include "tst_statesheet.moc"
