// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/storedusage.h"

#include "backends/usagefilter.h"
#include "backends/usagesource.h"

namespace octroi::pages {

using Rows = QList<domain::UsageRow>;

StoredUsage::StoredUsage(backends::Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

void StoredUsage::forget()
{
    ++m_generation;
    m_open = 0;
}

void StoredUsage::ask(const Question &question)
{
    forget();
    if (!m_backend.usage())
        return;
    m_question = question;
    m_edges = usage::bucketEdges(question.window, question.unit, question.zone);
    m_fresh = {};
    m_fresh.window = question.window;
    m_fresh.step = usage::secondsOf(question.unit);
    const QString unit = usage::nameOf(question.unit);
    // What a source does not tell is not asked for.
    const bool refusals = question.refusals && backends::hasUsageOf(m_backend, QStringLiteral("refusal"));
    const bool parts = !question.split.isEmpty() && backends::hasUsageOf(m_backend, question.split);
    m_open = 1 + int(refusals) + int(parts);
    askFor({unit}, &StoredUsage::takeSeries);
    if (refusals)
        askFor({QStringLiteral("refusal"), unit}, &StoredUsage::takeRefusals);
    if (parts)
        askFor({question.split, unit}, &StoredUsage::takeParts);
}

void StoredUsage::askFor(const QStringList &groupBy, void (StoredUsage::*take)(const Rows &))
{
    backends::UsageRequest request;
    backends::narrow(request, m_question.filter);
    // Whole buckets: of one that is cut the rate would be too small.
    const bool whole = m_edges.size() >= 2;
    request.from = QDateTime::fromSecsSinceEpoch(qint64(whole ? m_edges.front() : m_question.window.from), Qt::UTC);
    request.to = QDateTime::fromSecsSinceEpoch(qint64(whole ? m_edges.back() : m_question.window.to), Qt::UTC);
    request.groupBy = groupBy;
    if (m_question.unit == usage::Unit::Day)
        request.timeZone = QString::fromLatin1(m_question.zone.id());
    const int generation = m_generation;
    QCoro::connect(m_backend.usage()->usage(request), this, [this, generation, take](const Result<Rows> &rows) {
        if (generation != m_generation)
            return;
        if (!rows.ok()) {
            forget();
            Q_EMIT failed(rows.error());
            return;
        }
        (this->*take)(rows.value());
        if (--m_open > 0)
            return;
        m_answer = m_fresh;
        Q_EMIT answered();
    });
}

void StoredUsage::takeSeries(const Rows &rows)
{
    m_fresh.isEmpty = rows.isEmpty();
    m_fresh.series = usage::rowSeries(rows, m_edges, m_question.now);
    backends::UsageSource *source = backends::usageSourceOf(m_backend);
    if (!source)
        return;
    for (const auto &[from, to] : source->gaps())
        m_fresh.gaps.append({{from, to}, QStringLiteral("not_recorded"), 0});
}

void StoredUsage::takeRefusals(const Rows &rows)
{
    m_fresh.refusals = usage::refusalSeries(rows, m_edges, m_question.now);
}

QString StoredUsage::nameIn(const domain::UsageRow &row, const QString &split)
{
    static const QHash<QString, QString domain::UsageRow::*> kNames{
        {QStringLiteral("key"), &domain::UsageRow::keyId},
        {QStringLiteral("client"), &domain::UsageRow::clientId},
        {QStringLiteral("application"), &domain::UsageRow::applicationId},
        {QStringLiteral("partner"), &domain::UsageRow::partnerId},
        {QStringLiteral("tag"), &domain::UsageRow::tag},
        {QStringLiteral("environment"), &domain::UsageRow::environment},
        {QStringLiteral("api"), &domain::UsageRow::apiId},
        {QStringLiteral("scope"), &domain::UsageRow::scope},
        {QStringLiteral("refusal"), &domain::UsageRow::refusal},
        {QStringLiteral("status_class"), &domain::UsageRow::statusClass}};
    if (split == QLatin1String("endpoint"))
        return row.apiId + QLatin1Char(' ') + row.endpoint;
    const auto member = kNames.constFind(split);
    return member == kNames.cend() ? QString() : row.*(*member);
}

void StoredUsage::takeParts(const Rows &rows)
{
    const auto nameOf = [split = m_question.split](const domain::UsageRow &row) { return nameIn(row, split); };
    m_fresh.parts = usage::splitSeries(rows, nameOf, m_edges, m_question.now, kMostParts);
}

} // namespace octroi::pages
