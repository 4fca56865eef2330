// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopnotice.h"

#include <QApplication>
#include <QSystemTrayIcon>

namespace octroi::app {

DesktopNotice::DesktopNotice(QObject *parent)
    : QObject(parent)
{
}

DesktopNotice::~DesktopNotice() = default;

bool DesktopNotice::tell(const QString &title, const QString &text, std::function<void()> chosen)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return false;
    m_chosen = std::move(chosen);
    if (!m_icon) {
        m_icon = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
        m_icon->setToolTip(QApplication::applicationDisplayName());
        const auto open = [this] {
            if (m_chosen)
                m_chosen();
        };
        connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, open);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, open);
        m_icon->show();
    }
    m_icon->showMessage(title, text, QSystemTrayIcon::Warning);
    return true;
}

} // namespace octroi::app
