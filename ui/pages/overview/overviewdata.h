// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/livefeed.h"
#include "pages/page.h"
#include "usage/rowseries.h"

#include <QHash>
#include <optional>

namespace octroi::pages {

/// What the overview reads beside the stream: the last hour by minute, the same hour a week ago,
/// refusals, and the newest changes. Each is read once a minute while the page is shown; what could not
/// be read stays empty, and nothing is then compared with it.
class OverviewData : public QObject
{
    Q_OBJECT
public:
    OverviewData(const Context &context, QObject *parent);
    void setActive(bool active);
    void refresh();

    LiveFeed &feed() { return m_feed; }
    usage::Window liveWindow() const; ///< the last 15 minutes
    const std::optional<usage::RowSeries> &hour() const { return m_hour; }
    const std::optional<usage::RowSeries> &week() const { return m_week; } ///< shifted onto this hour
    const QHash<QString, qint64> &refusals() const { return m_refusals; }
    const std::optional<QHash<QString, qint64>> &weekRefusals() const { return m_weekRefusals; }
    const QHash<QString, double> &partnerRates(bool bytes) const
    {
        return bytes ? m_partnerBytes : m_partnerRequests;
    }
    const QList<domain::AuditEntry> &entries() const { return m_entries; }
    const std::optional<Error> &auditError() const { return m_auditError; }
    bool auditKnown() const { return m_auditRead; }
    bool refusalsKnown() const { return m_refusalsRead; }

Q_SIGNALS:
    void usageRead();
    void auditRead();

private:
    void readHour();
    void readRefusals();
    void readPartners();
    void readAudit();
    backends::UsageRequest request(const usage::Window &window, const QStringList &groupBy) const;

    Context m_context;
    LiveFeed &m_feed;
    QTimer m_minute, m_auditSoon;
    bool m_active = false, m_auditRead = false, m_refusalsRead = false;
    std::optional<usage::RowSeries> m_hour, m_week;
    QHash<QString, qint64> m_refusals;
    std::optional<QHash<QString, qint64>> m_weekRefusals;
    QHash<QString, double> m_partnerRequests, m_partnerBytes;
    QList<domain::AuditEntry> m_entries;
    std::optional<Error> m_auditError;
};

} // namespace octroi::pages
