// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>
#include <QApplication>
#include <QMenu>
#include <QTest>
#include <QTimer>

// A console that is used without a mouse: every key goes to what has the keyboard.
namespace octroi::test {

/// A platform without a window manager leaves no window active when a menu has closed, or the menu that is gone: gives
/// it back to the window.
inline void wake()
{
    const QWidget *active = QApplication::activeWindow();
    if ((active && active->isVisible()) || QApplication::activePopupWidget())
        return;
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (!window->isVisible() || window->windowType() != Qt::Window)
            continue;
        window->activateWindow();
        if (QTest::qWaitFor([window] { return window->isActiveWindow(); }, 5'000))
            return;
    }
}

inline void key(int code, Qt::KeyboardModifiers with = Qt::NoModifier)
{
    wake();
    QWidget *popup = QApplication::activePopupWidget();
    QWidget *focus = popup ? popup : QApplication::focusWidget();
    if (popup && popup->focusWidget())
        focus = popup->focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), Qt::Key(code), with);
}

inline void type(const QString &text)
{
    QTest::keyClicks(QApplication::focusWidget(), text);
}

/// Goes from control to control by Tab until one of that name has the keyboard, and presses it.
inline bool press(const QString &name)
{
    QStringList met;
    for (int i = 0; i < 80; ++i) {
        QWidget *focus = QApplication::focusWidget();
        auto *button = qobject_cast<QAbstractButton *>(focus);
        if (button && button->isEnabled() && (button->text() == name || button->accessibleName() == name)) {
            key(Qt::Key_Space);
            return true;
        }
        met << (button  ? button->text() + button->accessibleName()
                : focus ? QString::fromLatin1(focus->metaObject()->className())
                        : QStringLiteral("nothing"));
        key(Qt::Key_Tab);
    }
    qWarning("%s was not met: %s", qPrintable(name), qPrintable(met.join(QStringLiteral(", "))));
    return false;
}

/// Goes down the open menu to that entry, and chooses it.
inline bool choose(const QString &entry)
{
    if (!QTest::qWaitFor([] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }, 3'000))
        return false;
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QStringList met;
    for (int i = 0; i < 40; ++i) {
        const QAction *active = menu->activeAction();
        if (active && active->text() == entry) {
            key(active->menu() ? Qt::Key_Right : Qt::Key_Return);
            wake();
            return true;
        }
        met << (active ? active->text() : QString());
        key(Qt::Key_Down);
    }
    qWarning("%s was not met: %s", qPrintable(entry), qPrintable(met.join(QStringLiteral(", "))));
    return false;
}

/// Opens the menu of the button of that name, by Tab and Space, and chooses an entry. A button waits for its menu in a
/// loop of its own: the entry is chosen from within. Where a window became active only now, that closes the menu again.
inline bool chooseFrom(const QString &button, const QString &entry)
{
    bool met = false, chosen = false;
    QTimer within;
    within.setSingleShot(true);
    QObject::connect(&within, &QTimer::timeout, [&] {
        if (!QApplication::activePopupWidget())
            return within.start(20); // not there yet
        met = true;
        chosen = choose(entry);
        if (!chosen)
            key(Qt::Key_Escape);
    });
    for (int i = 0; i < 3 && !met; ++i) {
        within.start(20);
        if (!press(button))
            return false;
    }
    return chosen;
}

} // namespace octroi::test
