// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "dialogs/dialogs.h"
#include "octroidprocess.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/sheet.h"
#include "widgets/sheethost.h"

#include <QApplication>
#include <QTest>

namespace octroi::test {

/// A window with sheets over a live octroid that has one application, used by the keyboard.
class SheetFixture
{
public:
    bool start()
    {
        theme::Theme::install(*qApp);
        if (!m_octroid.start())
            return false;
        backend = m_octroid.connection(clock);
        if (!await(backend->connectToBackend()).ok())
            return false;
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(backend->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        applicationId = await(backend->createApplication(application, {}))->id;
        inventory = std::make_unique<inventory::Inventory>(*backend, clock);
        if (!sync())
            return false;
        spine = std::make_unique<change::Spine>(*inventory);
        window.resize(1200, 900);
        host = new widgets::SheetHost(&window);
        dialogs = std::make_unique<dialogs::Dialogs>(*host, context(), dialogs::EnvironmentKind::Development);
        window.show();
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }
    void stop()
    {
        host->closeAll();
        dialogs.reset();
        spine.reset();
        inventory.reset();
        backend.reset();
        m_octroid.stop();
    }
    bool sync()
    {
        inventory->sync();
        return QTest::qWaitFor([this] { return inventory->syncState() == inventory::SyncState::Idle; },
                               30'000);
    }
    const OctroidProcess &octroid() const { return m_octroid; }
    pages::Context context() { return {backend.get(), inventory.get(), spine.get(), &clock}; }

    /// A new key, with its secret.
    backends::IssuedKey issue(const QString &name)
    {
        backends::NewKey key;
        key.applicationId = applicationId;
        key.name = name;
        const auto issued = await(backend->issue(key, name));
        return issued ? *issued : backends::IssuedKey();
    }

    /// Somebody else at the same octroid.
    std::unique_ptr<backends::OctroidBackend> anotherAdministrator() const
    {
        return m_octroid.connection(clock);
    }
    /// How many of `times` calls were let through.
    int call(const backends::IssuedKey &key, const char *method, const char *path, int times) const
    {
        int through = 0;
        for (int i = 0; i < times; ++i)
            through += m_octroid.check(method, path, key.secret->reveal()) == 200 ? 1 : 0;
        return through;
    }

    template <typename T>
    T *named(const QString &name) const
    {
        for (T *one : host->top()->findChildren<T *>()) {
            if (one->accessibleName() == name && one->isVisible())
                return one;
        }
        return nullptr;
    }
    widgets::Button *button(const QString &start) const
    {
        for (auto *one :
             host->isOpen() ? host->top()->findChildren<widgets::Button *>() : QList<widgets::Button *>()) {
            if (one->text().startsWith(start) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    bool waitForButton(const char *start)
    {
        return QTest::qWaitFor([&] { return button(QString::fromLatin1(start)) != nullptr; }, 30'000);
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Tab until that control has the keyboard; false when it is never reached.
    static bool tabTo(QWidget *wanted)
    {
        for (int i = 0; wanted && i < 60; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (now && (now == wanted || wanted->focusProxy() == now))
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }

    SystemClock clock;
    std::unique_ptr<backends::OctroidBackend> backend;
    std::unique_ptr<inventory::Inventory> inventory;
    std::unique_ptr<change::Spine> spine;
    std::unique_ptr<dialogs::Dialogs> dialogs;
    QWidget window;
    widgets::SheetHost *host = nullptr;
    QString applicationId;

private:
    OctroidProcess m_octroid;
};

} // namespace octroi::test
