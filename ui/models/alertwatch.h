// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "models/alertnotices.h"

#include <QTimer>

namespace octroi::models {

/// What fires on one backend, for as long as that is connected: for the rail, the overview and the desktop. Asked for
/// every half minute, which is as often as a minute's look of the backend needs, and after each change.
class AlertWatch : public QObject
{
    Q_OBJECT
public:
    static constexpr int kEveryMs = 30'000;
    static constexpr int kMost = 1'000; ///< that fire; of more the newest

    AlertWatch(inventory::Inventory &inventory, change::Spine &spine, QObject *parent = nullptr);
    void read();
    bool canRead() const; ///< false: the backend has no alerts
    const QList<domain::Alert> &firing() const { return m_firing; } ///< newest first
    QList<domain::Alert> unacknowledged() const; ///< neither acknowledged nor snoozed
    bool wasRead() const { return m_wasRead; }
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    /// At most one a minute for a rule.
    void noticed(const octroi::models::AlertNotice &notice);

private:
    void follow();
    void take(const QList<domain::Alert> &firing);

    inventory::Inventory &m_inventory;
    AlertNotices m_notices;
    QList<domain::Alert> m_firing;
    std::optional<Error> m_error;
    QTimer m_timer, m_soon;
    bool m_reading = false, m_again = false, m_wasRead = false;
};

} // namespace octroi::models
