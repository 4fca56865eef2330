// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/spine.h"
#include "crypto/keyformat.h"
#include "inventory/inventory.h"
#include "quietbackend.h"
#include "shell/backendentry.h"
#include "shell/commandpalette.h"
#include "shell/connectionbar.h"
#include "shell/mainwindow.h"
#include "shell/navigationitem.h"
#include "shell/navigationrail.h"
#include "shell/pastedsecret.h"
#include "widgets/noticestrip.h"
#include "widgets/sheethost.h"
#include "widgets/switch.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace octroi;
using shell::PastedSecret;

namespace {

/// A page that remembers what it was asked.
class PlainPage final : public pages::Page
{
public:
    PlainPage(pages::Context context, QString id, QString title)
        : Page(context)
        , m_id(std::move(id))
        , m_title(std::move(title))
    {
    }
    QString pageId() const override { return m_id; }
    QString pageTitle() const override { return m_title; }
    void open(const pages::Target &target) override { opened.append(target.objectId); }
    bool removeSelected() override
    {
        ++removed;
        return true;
    }
    QJsonObject saveState() const override { return {{QStringLiteral("filter"), filter}}; }
    void restoreState(const QJsonObject &state) override
    {
        filter = state.value(QLatin1String("filter")).toString();
    }

    QStringList opened;
    QString filter;
    int removed = 0;

private:
    QString m_id, m_title;
};

} // namespace

class TestShell : public QObject
{
    Q_OBJECT
    struct Stage
    {
        explicit Stage(const QString &environment, QSettings *settings = nullptr)
            : inventory(backend, clock)
            , spine(inventory)
            , window(backend, inventory, spine, clock,
                     {environment, QStringLiteral("Meridian APIs"), settings, QString()})
        {
            const pages::Context context{&backend, &inventory, &spine, &clock};
            overview = new PlainPage(context, QStringLiteral("overview"), QStringLiteral("Overview"));
            credentials =
                new PlainPage(context, QStringLiteral("credentials"), QStringLiteral("Credentials"));
            window.addPage(overview, shell::Section::Start);
            window.addPage(credentials, shell::Section::Access);
        }
        test::QuietBackend backend;
        ManualClock clock;
        inventory::Inventory inventory;
        change::Spine spine;
        shell::MainWindow window;
        PlainPage *overview, *credentials;
    };

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void titleSaysWhereYouAre()
    {
        Stage stage(QStringLiteral("production"));
        QCOMPARE(stage.window.windowTitle(),
                 QStringLiteral("Production · Meridian APIs · Overview — Octroi"));
        stage.window.openTarget({QStringLiteral("credentials"), QStringLiteral("k1"), {}});
        QCOMPARE(stage.window.windowTitle(),
                 QStringLiteral("Production · Meridian APIs · Credentials — Octroi"));
        QCOMPARE(stage.credentials->opened, QStringList{QStringLiteral("k1")});
        stage.window.openTarget({QStringLiteral("nowhere"), {}, {}});
        QCOMPARE(stage.window.currentPage(), stage.credentials);
    }

    void productionStartsReadOnly()
    {
        Stage production(QStringLiteral("production"));
        QVERIFY(production.spine.isReadOnly());
        auto *readOnly = production.window.findChild<widgets::Switch *>();
        QVERIFY(readOnly->isChecked());
        readOnly->click();
        QVERIFY(!production.spine.isReadOnly());
        production.spine.setReadOnly(true);
        QVERIFY(readOnly->isChecked());
        Stage development(QStringLiteral("development"));
        QVERIFY(!development.spine.isReadOnly());
    }

    void shortcutsReachThePage()
    {
        Stage stage(QStringLiteral("development"));
        stage.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        QTest::keyClick(&stage.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(stage.window.currentPage(), stage.credentials);
        QTest::keyClick(&stage.window, Qt::Key_Delete);
        QCOMPARE(stage.credentials->removed, 1);
        QSignalSpy issue(&stage.window, &shell::MainWindow::issueKeyRequested);
        QTest::keyClick(&stage.window, Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(issue.count(), 1);
    }

    void nothingReachesThePageBehindASheet()
    {
        Stage stage(QStringLiteral("development"));
        stage.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.window.openTarget({QStringLiteral("credentials"), {}, {}});
        QTest::keyClick(&stage.window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(stage.window.sheets().isOpen());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Delete);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(stage.credentials->removed, 0);
        QCOMPARE(stage.window.currentPage(), stage.credentials);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!stage.window.sheets().isOpen());
        QTest::keyClick(&stage.window, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(stage.window.currentPage(), stage.overview);
    }

    void paletteFindsPagesAndRuns()
    {
        Stage stage(QStringLiteral("development"));
        stage.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.window.openPalette();
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("credent"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(stage.window.currentPage(), stage.credentials);
        QVERIFY(!stage.window.sheets().isOpen());
    }

    void aPastedKeyLeavesTheField()
    {
        Stage stage(QStringLiteral("development"));
        domain::ApiKey key;
        const crypto::GeneratedKey generated =
            crypto::generateKey(QStringLiteral("oct"), domain::Environment::Live);
        key.id = generated.id;
        key.name = QStringLiteral("checkout-live");
        stage.inventory.take(key);
        stage.window.show();
        QVERIFY(QTest::qWaitForWindowActive(&stage.window));
        stage.window.openPalette();
        auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(edit);
        edit->insert(generated.whole.revealText());
        QVERIFY(!edit->text().contains(generated.whole.revealText().mid(19)));
        QVERIFY(edit->text().contains(generated.id));
        edit->undo();
        QVERIFY(!edit->text().contains(generated.whole.revealText().mid(19)));
        auto *list = stage.window.findChild<shell::CommandPalette *>()->findChild<QListView *>();
        QStringList shown;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            shown.append(list->model()->index(row, 0).data().toString());
        QVERIFY2(shown.join(QLatin1Char('|')).contains(QStringLiteral("checkout-live")),
                 qPrintable(shown.join(QLatin1Char('|'))));
    }

    void pastedTextsAreToldApart()
    {
        const crypto::GeneratedKey key =
            crypto::generateKey(QStringLiteral("oct"), domain::Environment::Test);
        const QString text = key.whole.revealText();
        QCOMPARE(PastedSecret::recognise(text)->kind, PastedSecret::Kind::ApiKey);
        QString wrong = text;
        wrong[text.size() - 10] =
            text.at(text.size() - 10) == QLatin1Char('a') ? QLatin1Char('b') : QLatin1Char('a');
        QCOMPARE(PastedSecret::recognise(wrong)->kind, PastedSecret::Kind::BrokenKey);
        const QString jwt =
            QStringLiteral("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkLm1lcmlkaWFuLmV4YW1wbGUifQ.c2ln");
        QCOMPARE(PastedSecret::recognise(jwt)->kind, PastedSecret::Kind::Jwt);
        QCOMPARE(PastedSecret::recognise(jwt)->issuer, QStringLiteral("https://id.meridian.example"));
        QVERIFY(!PastedSecret::recognise(QStringLiteral("www.meridian.example")));
        QVERIFY(!PastedSecret::recognise(QStringLiteral("nightly-export")));
    }

    void sessionIsRestored()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
        {
            Stage stage(QStringLiteral("development"), &settings);
            stage.credentials->filter = QStringLiteral("status:active");
            stage.window.openTarget({QStringLiteral("credentials"), {}, {}});
            QSignalSpy quit(&stage.window, &shell::MainWindow::quitRequested);
            stage.window.show();
            stage.window.close();
            QCOMPARE(quit.count(), 1);
        }
        Stage stage(QStringLiteral("development"), &settings);
        stage.window.restoreSession();
        QCOMPARE(stage.window.currentPage(), stage.credentials);
        QCOMPARE(stage.credentials->filter, QStringLiteral("status:active"));
    }

    void thePaletteSpeaksAnotherLanguageAtOnce()
    {
        QTranslator french;
        QVERIFY(french.load(QStringLiteral(":/i18n/octroi_fr")));
        Stage stage(QStringLiteral("development"));
        stage.window.show();
        stage.window.openPalette();
        auto *palette = stage.window.findChild<shell::CommandPalette *>();
        auto *list = palette->findChild<QListView *>();
        const auto shown = [list] {
            QStringList texts;
            for (int row = 0; row < list->model()->rowCount(); ++row)
                texts.append(list->model()->index(row, 0).data().toString());
            return texts;
        };
        QVERIFY(shown().contains(QStringLiteral("New partner…")));
        QCoreApplication::installTranslator(&french);
        QTRY_VERIFY2(shown().contains(QStringLiteral("Nouveau partenaire…")), qPrintable(shown().join(QLatin1Char('|'))));
        QCOMPARE(palette->findChild<QLineEdit *>()->placeholderText(), QStringLiteral("Rechercher, lancer une commande ou coller une clé"));
        QCoreApplication::removeTranslator(&french);
        QTRY_VERIFY(shown().contains(QStringLiteral("New partner…")));
    }

    void backendsStandSideBySide()
    {
        Stage stage(QStringLiteral("development"));
        test::QuietBackend second, third;
        shell::ConnectionBar &bar = stage.window.bar();
        bar.setBackends({{QStringLiteral("a"), &stage.backend, 0, false},
                         {QStringLiteral("b"), &second, 2, true},
                         {QStringLiteral("c"), &third, 3, true}},
                        QStringLiteral("a"));
        stage.window.resize(1440, 868);
        stage.window.show();
        QSignalSpy chosen(&bar, &shell::ConnectionBar::backendChosen), again(&bar, &shell::ConnectionBar::reconnectRequested);
        QList<shell::BackendEntry *> entries;
        for (auto *entry : bar.findChildren<shell::BackendEntry *>()) {
            if (!entry->isHidden())
                entries.append(entry);
        }
        QCOMPARE(entries.size(), 3);
        entries.at(1)->click();
        QCOMPARE(chosen.first().first().toString(), QStringLiteral("b"));
        entries.at(0)->click();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(again.count(), 1);
        QVERIFY(entries.at(0)->accessibleName().contains(QStringLiteral("shown")));
    }

    void railCollapsesInANarrowWindow()
    {
        Stage stage(QStringLiteral("development"));
        stage.window.resize(1100, 700);
        stage.window.show();
        auto *rail = stage.window.findChild<shell::NavigationRail *>();
        QVERIFY(rail->isCollapsed());
        QCOMPARE(rail->width(), theme::kRailCollapsed);
        stage.window.resize(1300, 700);
        QTRY_VERIFY(!rail->isCollapsed());
    }

    void everyControlHasAName()
    {
        Stage stage(QStringLiteral("staging"));
        for (const QAbstractButton *button : stage.window.findChildren<QAbstractButton *>()) {
            if (button->isHidden())
                continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     button->metaObject()->className());
        }
    }
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
