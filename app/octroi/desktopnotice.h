// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>
#include <memory>

class QSystemTrayIcon;

namespace octroi::app {

/// Tells the desktop of something, as the system does it: a message of the tray icon, which is there from the first
/// message on. How often is for whoever tells.
class DesktopNotice : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotice(QObject *parent = nullptr);
    ~DesktopNotice() override;
    /// `chosen` when somebody clicks on it. False: this desktop has no place for it.
    bool tell(const QString &title, const QString &text, std::function<void()> chosen);

private:
    std::unique_ptr<QSystemTrayIcon> m_icon;
    std::function<void()> m_chosen; ///< of the newest
};

} // namespace octroi::app
