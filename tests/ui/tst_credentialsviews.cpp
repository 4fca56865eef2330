// SPDX-License-Identifier: GPL-3.0-or-later
// How the list of credentials is looked at, by keyboard alone, in the real window over a live octroid:
// layouts, groups, saved filters, completion, neighbours, a CSV file; and what of it a restart keeps.
#include "await.h"
#include "console.h"
#include "inventory/snapshotfile.h"
#include "keyboard.h"
#include "models/keysmodel.h"
#include "models/roles.h"
#include "octroidprocess.h"
#include "theme/theme.h"
#include "widgets/filterfield.h"
#include "widgets/noticestrip.h"
#include "widgets/pin.h"
#include "widgets/tableview.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace octroi;
using models::KeysModel;
using test::await;
using test::choose;
using test::key;
using test::press;

namespace {

constexpr int kKeys = 60;
const QString kView = QStringLiteral("Columns, grouping and layouts");

} // namespace

class TestCredentialsViews : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_other;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::Console> m_console;
    KeysModel *m_model = nullptr;
    widgets::TableView *m_table = nullptr;
    widgets::FilterField *m_field = nullptr;
    QTemporaryDir m_folder;
    std::shared_ptr<test::OwnSealer> m_sealer = std::make_shared<test::OwnSealer>();
    QStringList m_ids;

    std::shared_ptr<inventory::SnapshotFile> file() const
    {
        return std::make_shared<inventory::SnapshotFile>(m_folder.filePath(QStringLiteral("a.octroisnap")),
                                                         QStringLiteral("one"), m_sealer);
    }
    void open()
    {
        m_console = std::make_unique<test::Console>(m_octroid.connection(m_clock), m_clock, m_settings.get());
        m_console->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_console->window));
        m_model = m_console->page->findChild<KeysModel *>();
        m_table = m_console->page->findChild<widgets::TableView *>();
        m_field = m_console->page->findChild<widgets::FilterField *>();
        QVERIFY(m_console->sync());
    }
    void restart()
    {
        m_console->window.close();
        m_console.reset();
        open();
    }
    /// Over what stands there.
    void filter(const QString &text)
    {
        key(Qt::Key_F, Qt::ControlModifier);
        key(Qt::Key_Delete);
        test::type(text);
        if (m_field->edit()->property("completing").toBool())
            key(Qt::Key_Escape); // else Tab takes over what is offered
    }
    bool look(const QStringList &entries)
    {
        if (!press(kView))
            return false;
        return std::all_of(entries.begin(), entries.end(),
                           [](const QString &entry) { return choose(entry); });
    }
    QStringList selected() const
    {
        QStringList out;
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            out << m_model->idAt(index.row());
        out.sort();
        return out;
    }
    /// Types a path into the dialog that is open, and waits until the file is there.
    static bool saveAs(const QString &path)
    {
        const auto dialog = [] { return qobject_cast<QFileDialog *>(QApplication::activeWindow()); };
        if (!QTest::qWaitFor(
                [&] { return dialog() && qobject_cast<QLineEdit *>(QApplication::focusWidget()); }, 5'000))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(path);
        key(Qt::Key_Return);
        return QTest::qWaitFor([&] { return QFile::exists(path); }, 10'000);
    }
    static QList<QByteArray> linesOf(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray bytes = file.readAll();
        if (bytes.startsWith("\xef\xbb\xbf")) // so that spreadsheets know it for UTF-8
            bytes.remove(0, 3);
        QList<QByteArray> lines = bytes.split('\n');
        lines.removeAll({});
        return lines;
    }
    /// A red line below the text; the text itself is of other colours.
    bool isUnderlined() const
    {
        const QImage image = m_field->edit()->grab().toImage();
        for (int y = image.height() / 2; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                if (colour.red() - colour.green() > 40 && colour.red() - colour.blue() > 40)
                    return true;
            }
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        m_other = m_octroid.connection(m_clock);
        for (const char *name : {"orders:read", "stock:read"}) {
            domain::Scope scope;
            scope.name = QString::fromLatin1(name);
            QVERIFY(await(m_other->createScope(scope, {})).ok());
        }
        for (const char *name : {"Kestrel", "Merlin"}) {
            domain::Partner partner;
            partner.name = QString::fromLatin1(name);
            domain::Application application;
            application.partnerId = await(m_other->createPartner(partner, {}))->id;
            application.name = QStringLiteral("Returns");
            const auto made = await(m_other->createApplication(application, {}));
            for (int i = 0; i < kKeys / 2; ++i) {
                backends::NewKey wanted;
                wanted.applicationId = made->id;
                wanted.name =
                    QStringLiteral("%1 %2").arg(partner.name.toLower()).arg(i, 2, 10, QLatin1Char('0'));
                wanted.scopes =
                    QStringList{i < 10 ? QStringLiteral("orders:read") : QStringLiteral("stock:read")};
                wanted.expiresAt = i % 3 ? m_clock.now().addDays(1 + i) : QDateTime();
                if (i < 5)
                    wanted.restrictions.addresses = QStringList{QStringLiteral("203.0.113.0/28")};
                const auto issued = await(m_other->issue(wanted, {}));
                QVERIFY(issued.ok());
                m_ids << issued->key.id;
            }
        }
    }
    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("session.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        open();
        QTRY_COMPARE(m_model->rowCount(), kKeys);
    }
    void cleanup() { m_console.reset(); }
    void cleanupTestCase()
    {
        m_other.reset();
        m_octroid.stop();
    }

    void everyPartIsReachedByTab()
    {
        m_table->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(m_table->selectionModel()->selectedRows().size(), kKeys);
        QSet<QString> met;
        QWidget *const start = QApplication::focusWidget();
        for (int i = 0; i < 120; ++i) {
            key(Qt::Key_Tab);
            const auto *focus = QApplication::focusWidget();
            met << focus->accessibleName() << focus->property("text").toString();
            if (focus == start)
                break;
        }
        QCOMPARE(QApplication::focusWidget(), start); // round, and never held
        for (const char *name :
             {"Copy as CSV", "Issue…", "Filter credentials", "No expiry", "Suspend…", "Clear the selection"})
            QVERIFY2(met.contains(QString::fromUtf8(name)), name);
    }

    void aLayoutIsSavedUsedAndThereAfterARestart()
    {
        QVERIFY(m_table->isColumnHidden(KeysModel::Environment));
        QVERIFY(look({QStringLiteral("Environment")}));
        QVERIFY(!m_table->isColumnHidden(KeysModel::Environment));
        QVERIFY(look({QStringLiteral("Group by"), QStringLiteral("Application")}));
        QCOMPARE(m_model->group(), int(KeysModel::Application));

        QVERIFY(look({QStringLiteral("Layouts")}));
        const auto field = [] {
            return qobject_cast<QLineEdit *>(QApplication::activePopupWidget()->focusWidget());
        };
        for (int i = 0; i < 10 && !field(); ++i)
            key(Qt::Key_Down);
        QVERIFY(field());
        QTest::keyClicks(field(), QStringLiteral("Mine"));
        key(Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activePopupWidget());

        const QStringList first{QStringLiteral("Layouts"), QStringLiteral("As at first")};
        const QStringList mine{QStringLiteral("Layouts"), QStringLiteral("Mine"), QStringLiteral("Use")};
        QVERIFY(look(first));
        QVERIFY(m_table->isColumnHidden(KeysModel::Environment));
        QCOMPARE(m_model->group(), -1);
        QVERIFY(look(mine));
        QVERIFY(!m_table->isColumnHidden(KeysModel::Environment));
        QCOMPARE(m_model->group(), int(KeysModel::Application));

        restart();
        QVERIFY(!m_table->isColumnHidden(KeysModel::Environment));
        QCOMPARE(m_model->group(), int(KeysModel::Application));
        QVERIFY(look(first));
        QCOMPARE(m_model->group(), -1);
        QVERIFY(look(mine));
        QCOMPARE(m_model->group(), int(KeysModel::Application));
    }

    void groupsHaveHeaders()
    {
        QVERIFY(look({QStringLiteral("Group by"), QStringLiteral("Partner")}));
        QTRY_COMPARE(m_model->sections(), (QList<int>{0, kKeys / 2}));
        const auto first = [&](int row, int role) { return m_model->index(row, 0).data(role).toString(); };
        QCOMPARE(first(0, models::kSectionRole), QStringLiteral("Kestrel"));
        QCOMPARE(first(kKeys / 2, models::kSectionRole), QStringLiteral("Merlin"));
        QCOMPARE(first(0, models::kSectionCountRole), QStringLiteral("30 credential(s)"));
        QVERIFY(first(1, models::kSectionRole).isEmpty());
        const int row = m_table->rowHeight(1);
        QCOMPARE(m_table->rowHeight(0), 2 * row);
        QCOMPARE(m_table->rowHeight(kKeys / 2), 2 * row);
        QCOMPARE(m_table->rowHeight(kKeys / 2 - 1), row);
        const QColor band = theme::color(theme::Color::BgSunken);
        const auto colourAt = [&](int y) { return m_table->viewport()->grab().toImage().pixelColor(8, y); };
        QCOMPARE(colourAt(row / 2), band);
        QVERIFY(colourAt(row + row / 2) != band);
        // The groups follow the filter, and each of them its rows.
        filter(QStringLiteral("partner:merlin or name:\"kestrel 03\""));
        QTRY_COMPARE(m_model->sections(), (QList<int>{0, 1}));
        QCOMPARE(m_table->rowHeight(1), 2 * row);
        QCOMPARE(m_table->rowHeight(2), row);
        QVERIFY(look({QStringLiteral("Group by"), QStringLiteral("Nothing")}));
        QTRY_VERIFY(m_model->sections().isEmpty());
        QCOMPARE(m_table->rowHeight(0), row);
    }

    void aSavedFilterIsPinnedWithItsCount()
    {
        filter(QStringLiteral("partner:kestrel expires:never"));
        QTRY_COMPARE(m_model->rowCount(), kKeys / 6);
        QVERIFY(press(QStringLiteral("Save filter")));
        test::type(QStringLiteral("Endless Kestrel"));
        key(Qt::Key_Return);
        filter({});
        QTRY_COMPARE(m_model->rowCount(), kKeys);
        restart();
        const auto pins = m_console->page->findChildren<widgets::Pin *>();
        const auto pin = std::find_if(pins.begin(), pins.end(), [](const widgets::Pin *p) {
            return p->text() == QLatin1String("Endless Kestrel");
        });
        QVERIFY(pin != pins.end());
        QTRY_COMPARE((*pin)->count(), QString::number(kKeys / 6));
        QVERIFY(press(QStringLiteral("Endless Kestrel")));
        QTRY_COMPARE(m_model->rowCount(), kKeys / 6);
        QCOMPARE(m_field->text(), QStringLiteral("partner:kestrel expires:never"));
    }

    void aFilterIsPastedAndAnErrorIsUnderlined()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("status:active partner:merlin"));
        key(Qt::Key_F, Qt::ControlModifier);
        key(Qt::Key_V, Qt::ControlModifier);
        QTRY_COMPARE(m_model->rowCount(), kKeys / 2);
        test::type(QStringLiteral(" expires<30d"));
        QTRY_VERIFY(m_model->rowCount() > 0 && m_model->rowCount() < kKeys / 2);
        const int found = m_model->rowCount();
        QVERIFY(!isUnderlined());
        test::type(QStringLiteral("x"));
        QTRY_VERIFY(isUnderlined());
        QCOMPARE(m_model->rowCount(), found); // what the last readable filter found
        key(Qt::Key_Backspace);
        QTRY_VERIFY(!isUnderlined());
    }

    void daysByNameAreCompleted()
    {
        filter({});
        test::type(QStringLiteral("expires:-7"));
        key(Qt::Key_Tab);
        QCOMPARE(m_field->text(), QStringLiteral("expires:-7d..7d "));
        QTRY_COMPARE(m_model->rowCount(), 8); // 2, 3, 5 and 6 days, of each partner
        filter({});
        test::type(QStringLiteral("created:yest"));
        key(Qt::Key_Tab);
        test::type(QStringLiteral("or created:tod"));
        key(Qt::Key_Tab);
        QCOMPARE(m_field->text(), QStringLiteral("created:yesterday or created:today "));
        QTRY_COMPARE(m_model->rowCount(), kKeys);
        // Nothing is completed now, so Tab goes on.
        key(Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != m_field->edit());
    }

    void neighboursBecomeTheFilter()
    {
        const auto show = [&] {
            filter(QStringLiteral("name:\"kestrel 03\""));
            QTRY_COMPARE(m_model->rowCount(), 1);
            m_table->setFocus();
            key(Qt::Key_Down);
            key(Qt::Key_Return);
        };
        const std::pair<QString, int> links[] = {
            {QStringLiteral("29 other(s) of the same application"), 30},
            {QStringLiteral("19 other(s) with the same scopes"), 20},
            {QStringLiteral("9 other(s) bound to the same addresses"), 10}};
        for (const auto &[link, count] : links) {
            show();
            QVERIFY2(press(link), qPrintable(link));
            QTRY_COMPARE(m_model->rowCount(), count);
        }
    }

    void theFileHoldsWhatIsShownOrSelected()
    {
        const QString all = m_folder.filePath(QStringLiteral("all.csv")),
                      two = m_folder.filePath(QStringLiteral("two.csv"));
        QVERIFY(look({QStringLiteral("Export as CSV file…")}));
        QVERIFY(saveAs(all));
        QList<QByteArray> lines = linesOf(all);
        QCOMPARE(lines.size(), kKeys + 1);
        QVERIFY2(lines.first().startsWith("id,name,partner,application,"), lines.first().constData());
        QSet<QString> ids;
        for (const QByteArray &line : lines.mid(1)) {
            ids << QString::fromUtf8(line.left(line.indexOf(',')));
            QVERIFY2(!line.contains("oct_live_"), line.constData());
        }
        QCOMPARE(ids, QSet<QString>(m_ids.begin(), m_ids.end()));

        m_console->window.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &m_console->window);
        m_table->setFocus();
        key(Qt::Key_Home);
        key(Qt::Key_Down);
        key(Qt::Key_Down, Qt::ShiftModifier);
        const QStringList chosen = selected();
        QCOMPARE(chosen.size(), 2);
        QVERIFY(look({QStringLiteral("Export as CSV file…")}));
        QVERIFY(saveAs(two));
        lines = linesOf(two);
        QCOMPARE(lines.size(), 3);
        for (const QString &id : chosen)
            QVERIFY(lines.at(1).startsWith(id.toUtf8()) || lines.at(2).startsWith(id.toUtf8()));
    }

    void aSyncKeepsTheSelectionAndMarksWhatChanged()
    {
        m_table->setFocus();
        key(Qt::Key_Home);
        key(Qt::Key_Down, Qt::ShiftModifier);
        key(Qt::Key_Down, Qt::ShiftModifier);
        const QStringList chosen = selected();
        QCOMPARE(chosen.size(), 3);
        QVERIFY(await(m_other->suspend(chosen.at(1), 0)).ok());
        key(Qt::Key_F5);
        const auto changed = [&] {
            const int row = m_model->rowOf(chosen.at(1));
            return m_model->index(row, KeysModel::State).data(models::kChangedRole).toBool() &&
                   m_model->index(row, KeysModel::State).data().toString() == QLatin1String("Suspended");
        };
        QTRY_VERIFY_WITH_TIMEOUT(changed(), 10'000);
        QCOMPARE(selected(), chosen);
        QVERIFY(await(m_other->resume(chosen.at(1), 0)).ok());
    }

    void aDamagedLocalCopyIsReadAnewAndToldOf()
    {
        QSignalSpy saved(&m_console->inventory, &inventory::Inventory::saved);
        QCOMPARE(await(m_console->inventory.openFile(file())).error().code, ErrorCode::NotFound);
        QVERIFY(m_console->sync());
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
        m_console.reset();
        QFile bytes(file()->path());
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        QVERIFY(bytes.seek(bytes.size() / 2));
        char byte = 0;
        QVERIFY(bytes.getChar(&byte));
        QVERIFY(bytes.seek(bytes.size() / 2));
        QVERIFY(bytes.putChar(char(byte ^ 1)));
        bytes.close();

        m_console = std::make_unique<test::Console>(m_octroid.connection(m_clock), m_clock, m_settings.get());
        const auto opened = await(m_console->inventory.openFile(file()));
        QCOMPARE(opened.error().reason, QStringLiteral("snapshot_damaged"));
        m_console->window.tellLostSnapshot(opened.error());
        auto *strip = m_console->window.findChild<widgets::NoticeStrip *>();
        QVERIFY(!strip->isShowing()); // nothing has been read yet
        QVERIFY(m_console->sync());
        QTRY_VERIFY(strip->isShowing());
        const auto labels = strip->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *l) {
            return l->text().contains(QStringLiteral("was damaged and has been read anew"));
        }));
        QCOMPARE(m_console->inventory.keyTable().count(), size_t(kKeys));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file()->path()), 30'000);
    }
};

QTEST_MAIN(TestCredentialsViews)
#include "tst_credentialsviews.moc"
