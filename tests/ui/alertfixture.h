// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "console.h"
#include "dialogs/alertrulesheet.h"
#include "dialogs/previewsheet.h"
#include "dialogs/snoozesheet.h"
#include "dialogs/webhooksecretsheet.h"
#include "keyboard.h"
#include "models/alertrulesmodel.h"
#include "models/alertsmodel.h"
#include "pages/alerts/alertspage.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/note.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>

namespace octroi::test {

/// The window with the page of alerts, put together as the application does it.
struct AlertConsole
{
    AlertConsole(std::unique_ptr<backends::Backend> over, const Clock &clock)
        : console(std::move(over), clock)
        , watch(console.inventory, console.spine)
        , page(new pages::AlertsPage({console.backend.get(), &console.inventory, &console.spine, &clock}, watch))
    {
        auto *window = &console.window;
        window->addPage(page, shell::Section::Watch);
        auto *openers = &console.openers;
        QObject::connect(page, &pages::Page::changeRequested, openers, &dialogs::Dialogs::request);
        QObject::connect(page, &pages::AlertsPage::snoozeRequested, openers, &dialogs::Dialogs::snoozeAlert);
        QObject::connect(page, &pages::AlertsPage::ruleRequested, openers, &dialogs::Dialogs::editAlertRule);
        QObject::connect(page, &pages::AlertsPage::previewRequested, openers, &dialogs::Dialogs::requestPreviewed);
        QObject::connect(window, &shell::MainWindow::webhookSecretMade, openers, &dialogs::Dialogs::revealWebhook);
        QObject::connect(openers, &dialogs::Dialogs::failed, window, [this](const QString &sentence) { failures << sentence; });
        window->openTarget({QStringLiteral("alerts"), {}, {}});
        window->activateWindow();
    }
    ~AlertConsole() { console.window.sheets().closeAll(); }

    QWidget *top()
    {
        return console.window.sheets().isOpen() ? static_cast<QWidget *>(console.window.sheets().top()) : page;
    }
    template <typename T>
    T *sheet()
    {
        return qobject_cast<T *>(console.window.sheets().top());
    }
    /// What is shown of that name, in the sheet where one is open.
    template <typename T>
    T *named(const char *name)
    {
        for (T *one : top()->findChildren<T *>()) {
            if (one->isVisible() && one->accessibleName() == QString::fromUtf8(name))
                return one;
        }
        return nullptr;
    }
    bool shows(const char *name) { return named<QWidget>(name) != nullptr; }
    widgets::Button *button(const char *text)
    {
        for (auto *one : top()->findChildren<widgets::Button *>()) {
            if (one->isVisible() && one->text() == QString::fromUtf8(text))
                return one;
        }
        return nullptr;
    }
    /// Tab until that control has the keyboard.
    bool tabTo(QWidget *wanted)
    {
        for (int i = 0; wanted && i < 80; ++i) {
            const QWidget *now = QApplication::focusWidget();
            if (now && (now == wanted || wanted->focusProxy() == now))
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }
    bool press(const char *text)
    {
        const auto ready = [&] { return button(text) && button(text)->isEnabled(); };
        if (!QTest::qWaitFor(ready, 30'000)) {
            qWarning("%s: %s", text, button(text) ? qPrintable(button(text)->toolTip()) : "is not there");
            return false;
        }
        return test::press(QString::fromUtf8(text));
    }
    bool fill(const char *name, const QString &text)
    {
        auto *edit = named<QLineEdit>(name);
        if (!tabTo(edit))
            return false;
        edit->selectAll();
        key(Qt::Key_Delete);
        type(text);
        return edit->text() == text;
    }
    bool choose(const char *name, int index)
    {
        auto *segments = named<QWidget>(name);
        if (!tabTo(segments))
            return false;
        for (int i = 0; i < 8; ++i)
            key(Qt::Key_Left);
        for (int i = 0; i < index; ++i)
            key(Qt::Key_Right);
        return segments->property("currentIndex").toInt() == index;
    }
    /// Chooses the first row by keyboard.
    bool chooseFirst(const char *table)
    {
        auto *view = named<widgets::TableView>(table);
        if (!tabTo(view))
            return false;
        key(Qt::Key_Home, Qt::ControlModifier);
        key(Qt::Key_Space);
        return view->selectionModel()->selectedRows().size() == 1;
    }
    /// The preview that is open, said yes to.
    bool confirm()
    {
        if (!QTest::qWaitFor([this] { return sheet<dialogs::PreviewSheet>() != nullptr; }, 10'000))
            return false;
        widgets::Button *yes = nullptr;
        const auto ready = [&] {
            for (auto *one : sheet<dialogs::PreviewSheet>()->findChildren<widgets::Button *>()) {
                if (one->isVisible() && (one->kind() == widgets::Button::Kind::Danger || one->kind() == widgets::Button::Kind::Primary))
                    yes = one;
            }
            return yes && yes->isEnabled();
        };
        return QTest::qWaitFor(ready, 10'000) && test::press(yes->text());
    }
    bool says(const char *start)
    {
        for (auto *note : top()->findChildren<widgets::Note *>()) {
            if (note->isVisible() && note->text().startsWith(QString::fromUtf8(start)))
                return true;
        }
        return false;
    }
    /// Stores the secret that is shown once, after it could not be left unstored.
    bool storeSecret()
    {
        if (!QTest::qWaitFor([this] { return sheet<dialogs::WebhookSecretSheet>() != nullptr; }, 10'000))
            return false;
        key(Qt::Key_Escape);
        if (!sheet<dialogs::WebhookSecretSheet>() || button("Done")->isEnabled())
            return false;
        return test::press(QStringLiteral("I have stored or passed on this secret")) && press("Done") &&
               QTest::qWaitFor([this] { return !console.window.sheets().isOpen(); }, 5'000);
    }
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
            theme::Theme::instance().setScheme(scheme);
            QTest::qWait(150);
            console.window.grab().save(QDir(folder).filePath(
                QString::fromLatin1(name) + (scheme == theme::Scheme::Dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"))));
        }
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    models::AlertsModel *alerts() { return page->findChild<models::AlertsModel *>(); }
    models::AlertRulesModel *rules() { return page->findChild<models::AlertRulesModel *>(); }

    Console console;
    models::AlertWatch watch;
    pages::AlertsPage *page;
    QStringList failures;
};

} // namespace octroi::test
