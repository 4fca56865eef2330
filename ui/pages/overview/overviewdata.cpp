// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/overviewdata.h"

#include "backends/connection.h"

namespace octroi::pages {

namespace {

constexpr double kWeek = 7 * 86'400.0, kHour = 3'600, kMinute = 60;
constexpr int kEntries = 20;

using UsageRows = Result<QList<domain::UsageRow>>;

QHash<QString, qint64> sumRefusals(const QList<domain::UsageRow> &rows)
{
    QHash<QString, qint64> sums;
    for (const domain::UsageRow &row : rows) {
        if (!row.refusal.isEmpty() && row.refusal != QLatin1String("none"))
            sums[row.refusal] += std::max(row.totals.refused, row.totals.requests);
    }
    return sums;
}

} // namespace

OverviewData::OverviewData(const Context &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_feed(LiveFeed::of(*context.backend, *context.clock))
{
    m_minute.setInterval(60'000);
    m_auditSoon.setInterval(300);
    m_auditSoon.setSingleShot(true);
    connect(&m_minute, &QTimer::timeout, this, &OverviewData::refresh);
    connect(&m_auditSoon, &QTimer::timeout, this, &OverviewData::readAudit);
    connect(context.backend, &backends::Backend::changed, this, [this] {
        if (m_active)
            m_auditSoon.start();
    });
    connect(context.backend, &backends::Backend::stateChanged, this, [this](backends::BackendState state) {
        if (m_active && state == backends::BackendState::Online)
            refresh();
    });
}

void OverviewData::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (!active) {
        m_minute.stop();
        return;
    }
    m_feed.start();
    m_minute.start();
    refresh();
}

usage::Window OverviewData::liveWindow() const
{
    return {m_feed.edge() - m_feed.span(), m_feed.edge()};
}

void OverviewData::refresh()
{
    if (!m_active || m_context.backend->state() != backends::BackendState::Online)
        return;
    if (m_context.backend->usage()) {
        readHour();
        readRefusals();
        readPartners();
    }
    readAudit();
}

backends::UsageRequest OverviewData::request(const usage::Window &window, const QStringList &groupBy) const
{
    backends::UsageRequest request;
    request.from = QDateTime::fromSecsSinceEpoch(qint64(window.from), Qt::UTC);
    request.to = QDateTime::fromSecsSinceEpoch(qint64(window.to), Qt::UTC);
    request.groupBy = groupBy;
    return request;
}

void OverviewData::readHour()
{
    const usage::Window now{m_feed.edge() - kHour, m_feed.edge()};
    const QStringList minutes{QStringLiteral("minute")};
    QCoro::connect(m_context.backend->usage()->usage(request(now, minutes)), this,
                   [this, now](const UsageRows &rows) {
                       if (!rows.ok())
                           return;
                       m_hour = usage::rowSeries(rows.value(), now, kMinute, now.to);
                       Q_EMIT usageRead();
                   });
    const usage::Window before = now.shifted(-kWeek);
    QCoro::connect(m_context.backend->usage()->usage(request(before, minutes)), this,
                   [this, before](const UsageRows &rows) {
                       // Without a row nothing was stored then: a comparison with it would be invented.
                       if (!rows.ok() || rows->isEmpty())
                           return m_week.reset();
                       m_week = usage::rowSeries(rows.value(), before, kMinute, before.to);
                       m_week->requests = usage::shifted(std::move(m_week->requests), kWeek);
                       m_week->bytesOut = usage::shifted(std::move(m_week->bytesOut), kWeek);
                       m_week->p95 = usage::shifted(std::move(m_week->p95), kWeek);
                       Q_EMIT usageRead();
                   });
}

void OverviewData::readRefusals()
{
    const usage::Window now{m_feed.edge() - kHour, m_feed.edge()};
    const QStringList group{QStringLiteral("refusal")};
    QCoro::connect(m_context.backend->usage()->usage(request(now, group)), this,
                   [this](const UsageRows &rows) {
                       if (!rows.ok())
                           return;
                       m_refusals = sumRefusals(rows.value());
                       m_refusalsRead = true;
                       Q_EMIT usageRead();
                   });
    QCoro::connect(m_context.backend->usage()->usage(request(now.shifted(-kWeek), group)), this,
                   [this](const UsageRows &rows) {
                       m_weekRefusals.reset();
                       if (rows.ok() && !rows->isEmpty())
                           m_weekRefusals = sumRefusals(rows.value());
                       Q_EMIT usageRead();
                   });
}

void OverviewData::readPartners()
{
    const usage::Window before = liveWindow().shifted(-kWeek);
    QCoro::connect(m_context.backend->usage()->usage(request(before, {QStringLiteral("partner")})), this,
                   [this, before](const UsageRows &rows) {
                       m_partnerRequests.clear();
                       m_partnerBytes.clear();
                       if (!rows.ok())
                           return;
                       for (const domain::UsageRow &row : rows.value()) {
                           m_partnerRequests[row.partnerId] += double(row.totals.requests) / before.length();
                           m_partnerBytes[row.partnerId] +=
                               double(row.totals.bytesIn + row.totals.bytesOut) / before.length();
                       }
                       Q_EMIT usageRead();
                   });
}

void OverviewData::readAudit()
{
    backends::AuditBackend *audit = m_context.backend->audit();
    if (m_context.backend->state() != backends::BackendState::Online)
        return;
    if (!audit) {
        m_auditRead = true;
        m_auditError = Error{ErrorCode::Unavailable, {},
                             QString::fromUtf8(backends::capabilityOf(*m_context.backend, backends::Capability::Audit).sentence), {},
                             QStringLiteral("not_supported")};
        Q_EMIT auditRead();
        return;
    }
    QCoro::connect(audit->entries(0, kEntries, QString()), this,
                   [this](const Result<QList<domain::AuditEntry>> &entries) {
                       m_auditRead = true;
                       m_auditError.reset();
                       if (entries.ok())
                           m_entries = entries.value();
                       else
                           m_auditError = entries.error();
                       Q_EMIT auditRead();
                   });
}

} // namespace octroi::pages
