// SPDX-License-Identifier: GPL-3.0-or-later
// What UsageData knows beside the series: the ranking, and what is allowed.
#include "pages/usage/usagedata.h"

#include "backends/usagesource.h"
#include "pages/usage/sourcewords.h"

namespace octroi::pages {

namespace {

using Rows = Result<QList<domain::UsageRow>>;
constexpr qsizetype kMostCourses = 2'000; ///< names; of more the answer would be too large for a decoration
constexpr int kCoursePoints = 24;

/// Where a source tells clients and no keys, those are the credentials.
QString groupIn(backends::Backend &backend, TopKind kind)
{
    const QString client = QStringLiteral("client");
    const bool clients = kind == TopKind::Credentials && backends::usageSourceOf(backend) && !backends::hasUsageOf(backend, groupOf(kind)) &&
                         backends::hasUsageOf(backend, client);
    return clients ? client : groupOf(kind);
}

QList<domain::UsageRow> credentialsOf(QList<domain::UsageRow> rows)
{
    for (domain::UsageRow &row : rows) {
        if (row.keyId.isEmpty())
            row.keyId = row.clientId;
    }
    return rows;
}

} // namespace

QSet<QString> UsageData::objectsOfSubject() const
{
    const inventory::Inventory &inventory = *m_context.inventory;
    QSet<QString> ids(m_filter.keyIds.cbegin(), m_filter.keyIds.cend());
    const auto takeApplication = [&](const QString &applicationId) {
        for (const domain::ApiKey &key : inventory.keysOf(applicationId))
            ids.insert(key.id);
        for (const domain::OAuthClient *client : inventory.clientsOf(applicationId))
            ids.insert(client->id);
    };
    if (!m_filter.applicationId.isEmpty())
        takeApplication(m_filter.applicationId);
    if (!m_filter.partnerId.isEmpty()) {
        for (const domain::Application *application : inventory.applicationsOf(m_filter.partnerId))
            takeApplication(application->id);
    }
    if (!m_filter.apiId.isEmpty())
        ids.insert(m_filter.apiId);
    return ids;
}

QString UsageData::topGroup() const
{
    return groupIn(*m_context.backend, m_kind);
}

void UsageData::takeLimits()
{
    m_picture.requestLimits.clear();
    m_picture.byteLimits.clear();
    // Of an API, a scope or everything there is no plan; of several keys each has a limit of its own.
    if (m_subject.kind != Subject::Kind::Key)
        return;
    const auto key = m_context.inventory->key(m_subject.id);
    const domain::OAuthClient *client = key ? nullptr : m_context.inventory->client(m_subject.id);
    const domain::Plan *plan = m_context.inventory->plan(key ? key->planId : client ? client->planId : QString());
    if (!plan)
        return;
    const QLocale locale;
    if (plan->rate > 0)
        m_picture.requestLimits.append({plan->rate, tr("rate of %1").arg(plan->name)});
    if (plan->quotaDay > 0)
        m_picture.requestLimits.append({double(plan->quotaDay) / 86'400,
                                        tr("quota: %1 a day").arg(locale.toString(plan->quotaDay))});
    if (plan->quotaMonth > 0)
        m_picture.requestLimits.append({double(plan->quotaMonth) / (30 * 86'400.0),
                                        tr("quota: %1 a month").arg(locale.toString(plan->quotaMonth))});
    if (plan->bandwidth > 0)
        m_picture.byteLimits.append({double(plan->bandwidth), tr("bandwidth of %1").arg(plan->name)});
    if (plan->volumeMonth > 0)
        m_picture.byteLimits.append({double(plan->volumeMonth) / (30 * 86'400.0),
                                     tr("volume: %1 a month").arg(locale.formattedDataSize(plan->volumeMonth))});
}

void UsageData::readTop()
{
    if (!m_active || m_needs != Needs::Everything || !isSupported())
        return;
    if (usesStream())
        return makeLiveTop();
    if (!SourceWords::whyNot(*m_context.backend, topGroup()).isEmpty()) {
        Q_EMIT topChanged(); // the page says why there is none
        return;
    }
    const int generation = m_generation;
    const TopKind kind = m_kind;
    const usage::Window window = currentWindow();
    QCoro::connect(m_context.backend->usage()->usage(request(window, {groupIn(*m_context.backend, kind)})), this,
                   [this, generation, kind, window](const Rows &rows) {
                       if (generation != m_generation || kind != m_kind || !rows.ok())
                           return;
                       const QList<TopRow> old = m_top;
                       m_top = topRows(kind, credentialsOf(rows.value()), nullptr, *m_context.inventory);
                       keepCourses(m_top, old);
                       Q_EMIT topChanged();
                       if (m_wish.comparison != Comparison::None)
                           readTopBefore(credentialsOf(rows.value()), generation);
                       if (m_top.size() <= kMostCourses)
                           readTopCourses(window, generation);
                   });
}

void UsageData::readTopCourses(const usage::Window &window, int generation)
{
    // Some two dozen points are enough for what is 44 pixels wide.
    const usage::Unit unit = usage::unitFor(window, kCoursePoints, m_all.backendNow());
    const TopKind kind = m_kind;
    if (double(m_top.size()) * window.length() / usage::secondsOf(unit) > 50'000)
        return;
    const usage::Edges edges = usage::bucketEdges(window, usage::secondsOf(unit));
    QCoro::connect(m_context.backend->usage()->usage(request(window, {groupIn(*m_context.backend, kind), usage::nameOf(unit)})), this,
                   [this, generation, kind, edges](const Rows &rows) {
                       if (generation != m_generation || kind != m_kind || !rows.ok())
                           return;
                       addCourses(m_top, kind, credentialsOf(rows.value()), edges, m_all.backendNow());
                       Q_EMIT topChanged();
                   });
}

void UsageData::readTopBefore(const QList<domain::UsageRow> &rows, int generation)
{
    const TopKind kind = m_kind;
    QCoro::connect(
        m_context.backend->usage()->usage(request(windowBefore(currentWindow()), {groupIn(*m_context.backend, kind)})), this,
        [this, generation, kind, rows](const Rows &before) {
            if (generation != m_generation || kind != m_kind || !before.ok() || before->isEmpty())
                return;
            const QList<TopRow> old = m_top;
            m_top = topRows(kind, credentialsOf(rows), &before.value(), *m_context.inventory);
            keepCourses(m_top, old);
            Q_EMIT topChanged();
        });
}

} // namespace octroi::pages
