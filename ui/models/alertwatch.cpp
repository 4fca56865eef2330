// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alertwatch.h"

#include "models/alertwords.h"

#include <QCoroTask>

namespace octroi::models {

using backends::BackendState;
using domain::Alert;

namespace {
constexpr int kSoonMs = 300;
}

AlertWatch::AlertWatch(inventory::Inventory &inventory, change::Spine &spine, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_notices(inventory.clock())
{
    m_timer.setInterval(kEveryMs);
    m_soon.setInterval(kSoonMs);
    m_soon.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &AlertWatch::read);
    connect(&m_soon, &QTimer::timeout, this, &AlertWatch::read);
    connect(&inventory.backend(), &backends::Backend::stateChanged, this, &AlertWatch::follow);
    // A rule that was paused ends what fires of it, whoever did so.
    connect(&inventory.backend(), &backends::Backend::changed, &m_soon, [this] {
        if (m_timer.isActive() && !m_soon.isActive())
            m_soon.start();
    });
    connect(&spine, &change::Spine::journalChanged, &m_soon, [this] { m_soon.start(); });
    follow();
}

bool AlertWatch::canRead() const
{
    return backends::alertsOf(&m_inventory.backend()) != nullptr;
}

void AlertWatch::follow()
{
    const bool online = canRead() && m_inventory.backend().state() == BackendState::Online;
    if (!online) {
        m_timer.stop();
        m_soon.stop();
        return;
    }
    if (!m_timer.isActive()) {
        m_timer.start();
        read();
    }
}

void AlertWatch::read()
{
    backends::AlertsBackend *alerts = backends::alertsOf(&m_inventory.backend());
    if (!alerts || m_inventory.backend().state() != BackendState::Online)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    backends::AlertsRequest request;
    request.limit = kMost;
    QCoro::connect(alerts->alerts(request), this, [this](const Result<backends::Page<Alert>> &page) {
        m_reading = false;
        m_error = page ? std::nullopt : std::optional(page.error());
        if (page)
            take(page->items);
        else if (page.error().code == ErrorCode::Forbidden)
            m_timer.stop(); // whoever may not read them does not ask twice a minute
        Q_EMIT changed();
        if (std::exchange(m_again, false))
            read();
    });
}

void AlertWatch::take(const QList<Alert> &firing)
{
    m_firing = firing;
    m_wasRead = true;
    const QList<AlertNotice> notices = m_notices.take(firing);
    for (const AlertNotice &notice : notices)
        Q_EMIT noticed(notice);
}

QList<Alert> AlertWatch::unacknowledged() const
{
    QList<Alert> out;
    const QDateTime now = m_inventory.clock().now();
    for (const Alert &alert : m_firing) {
        if (wantsAttention(alert, now))
            out << alert;
    }
    return out;
}

} // namespace octroi::models
