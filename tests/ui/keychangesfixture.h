// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "change/runs.h"
#include "console.h"
#include "dialogs/bulksheet.h"
#include "dialogs/previewsheet.h"
#include "keyboard.h"
#include "models/keysmodel.h"
#include "octroidprocess.h"
#include "pages/clientdetail.h"
#include "pages/keydetail.h"
#include "theme/theme.h"
#include "widgets/noticestrip.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

namespace octroi::test {

/// The window with the list of credentials over a live octroid, used by keyboard alone; and another administrator of it.
/// Everything waits for what is to be seen, never for a time.
class KeyChangesFixture
{
protected:
    static constexpr int kLong = 60'000; ///< milliseconds until a condition that comes is given up

    SystemClock m_clock;
    OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_other;
    std::unique_ptr<Console> m_console;
    QString m_application, m_elsewhere, m_plan;
    QHash<QString, QString> m_ids; ///< by the name that they began with

    template <typename Condition>
    static bool comes(Condition condition)
    {
        return QTest::qWaitFor(condition, kLong);
    }
    change::Spine &spine() const { return m_console->spine; }
    models::KeysModel *model() const { return m_console->page->findChild<models::KeysModel *>(); }
    widgets::TableView *table() const { return m_console->page->findChild<widgets::TableView *>(); }
    bool isOpen() const { return m_console->window.sheets().isOpen(); }
    template <typename Sheet>
    Sheet *sheet() const
    {
        comes([this] { return qobject_cast<Sheet *>(m_console->window.sheets().top()); });
        return qobject_cast<Sheet *>(m_console->window.sheets().top());
    }
    QString id(const char *name) const { return m_ids.value(QString::fromLatin1(name)); }
    domain::ApiKey now(const char *name) const
    {
        const auto found = await(m_other->key(id(name)));
        return found ? *found : domain::ApiKey();
    }
    domain::KeyStatus status(const char *name) const { return now(name).statusAt(m_clock.now()); }
    void issue(const char *name)
    {
        backends::NewKey fresh;
        fresh.applicationId = m_application;
        fresh.name = QString::fromLatin1(name);
        fresh.scopes = QStringList{QStringLiteral("orders:read")};
        const auto issued = await(m_other->issue(fresh, {}));
        QVERIFY(issued.ok());
        m_ids.insert(fresh.name, issued->key.id);
    }
    QSet<QString> shown() const
    {
        QSet<QString> out;
        for (int row = 0; row < model()->rowCount(); ++row)
            out.insert(model()->index(row, models::KeysModel::Name).data().toString());
        return out;
    }
    bool goToTable() const
    {
        for (int i = 0; i < 60 && QApplication::focusWidget() != table(); ++i) {
            // Tab would take over what is proposed.
            while (QApplication::focusWidget() && QApplication::focusWidget()->property("completing").toBool())
                key(Qt::Key_Escape);
            key(Qt::Key_Tab);
        }
        return QApplication::focusWidget() == table();
    }
    /// The filter leaves these alone, all of them are selected, and the list has the keyboard.
    bool select(const QStringList &names)
    {
        key(Qt::Key_F, Qt::ControlModifier);
        if (!comes([] { return qobject_cast<QLineEdit *>(QApplication::focusWidget()); }))
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        QStringList terms;
        for (const QString &name : names)
            terms << QStringLiteral("name:") + name;
        type(terms.join(QStringLiteral(" or ")));
        const QSet<QString> wanted(names.begin(), names.end());
        if (!comes([&] { return !model()->isSearching() && shown() == wanted; }) || !goToTable())
            return false;
        key(Qt::Key_A, Qt::ControlModifier);
        return comes([&] { return table()->selectionModel()->selectedRows().size() == names.size(); });
    }
    /// The details of that one are open.
    template <typename Detail = pages::KeyDetail>
    bool details(const QString &name, const QString &objectId)
    {
        return select({name}) && comes([&] {
                   const auto all = m_console->page->findChildren<Detail *>();
                   return std::any_of(all.begin(), all.end(), [&](const Detail *one) {
                       return one->isVisible() && one->credentialId() == objectId;
                   });
               });
    }
    /// "More actions" of the details, then that.
    bool more(const char *name, const char *action)
    {
        return details(QString::fromLatin1(name), id(name)) && press(QStringLiteral("More actions")) &&
               choose(QString::fromUtf8(action));
    }
    /// "More…" of what is selected, then that.
    bool bulk(const QStringList &names, const char *action)
    {
        return select(names) && press(QStringLiteral("More…")) && choose(QString::fromUtf8(action)) &&
               sheet<dialogs::BulkSheet>();
    }
    /// The open sheet has that button, and it is not disabled any more.
    bool canPress(const QString &text) const
    {
        return comes([&] {
            const auto *top = m_console->window.sheets().top();
            const auto all = top ? top->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
            return std::any_of(all.begin(), all.end(), [&](const QAbstractButton *one) {
                return one->text() == text && one->isVisible() && one->isEnabled();
            });
        });
    }
    /// Presses that button as soon as it can be, and waits until what it does is done, remembered and off the screen.
    bool apply(const QString &button)
    {
        const auto before = spine().journal().size();
        return canPress(button) && press(button) && remembered(before);
    }
    bool remembered(qsizetype before) const
    {
        return comes([&] { return spine().journal().size() > before && !spine().isBusy() && !isOpen(); });
    }
    /// Looks at the preview, then does it.
    bool confirm(const QString &button) { return sheet<dialogs::PreviewSheet>() && apply(button); }
    /// Tab until what has the keyboard is called that.
    static bool goTo(const QString &name)
    {
        for (int i = 0; i < 60; ++i) {
            const QWidget *focus = QApplication::focusWidget();
            if (focus && focus->accessibleName() == name)
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }
    qsizetype takenBack() const
    {
        const auto &journal = spine().journal();
        return std::count_if(journal.begin(), journal.end(), [](const change::JournalEntry &e) { return e.undone; });
    }
    /// Ctrl+Z, and what it takes back is done.
    bool undone()
    {
        QSignalSpy told(&spine(), &change::Spine::journalChanged);
        const auto before = takenBack();
        key(Qt::Key_Z, Qt::ControlModifier);
        return comes([&] { return !told.isEmpty() && takenBack() == before + 1 && !spine().isBusy(); });
    }
    bool says(const QString &part) const
    {
        return comes([&] {
            const auto strips = m_console->window.findChildren<widgets::NoticeStrip *>();
            for (const auto *strip : strips) {
                for (const QLabel *label : strip->findChildren<QLabel *>()) {
                    if (label->isVisible() && label->text().contains(part))
                        return true;
                }
            }
            return false;
        });
    }

    void begin()
    {
        octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        m_other = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(m_other->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        m_application = await(m_other->createApplication(application, {}))->id;
        application.name = QStringLiteral("Elsewhere");
        m_elsewhere = await(m_other->createApplication(application, {}))->id;
        for (const char *name : {"orders:read", "orders:write"}) {
            domain::Scope scope;
            scope.name = QString::fromLatin1(name);
            QVERIFY(await(m_other->createScope(scope, {})).ok());
        }
        domain::Plan plan;
        plan.name = QStringLiteral("Gold");
        plan.rate = 50;
        plan.burst = 50;
        m_plan = await(m_other->createPlan(plan, {}))->id;
        issue("one");
        issue("two");
        issue("third");
    }
    void open()
    {
        m_console = std::make_unique<Console>(m_octroid.connection(m_clock), m_clock);
        m_console->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_console->window));
        QVERIFY(m_console->sync());
        QVERIFY(comes([this] { return model()->rowCount() >= m_ids.size(); }));
    }
    void close() { m_console.reset(); }
    void end()
    {
        m_other.reset();
        m_octroid.stop();
    }
};

} // namespace octroi::test
