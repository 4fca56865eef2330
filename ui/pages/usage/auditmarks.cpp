// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/auditmarks.h"

#include <algorithm>

namespace octroi::pages {

namespace {
constexpr int kPage = 500, kMostPages = 8;
constexpr qsizetype kMostMarks = 60; ///< more would be a wall
} // namespace

AuditMarks::AuditMarks(backends::Backend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{
}

QString AuditMarks::textOf(const domain::AuditEntry &entry)
{
    const QString name = entry.objectName.isEmpty() ? entry.objectId : entry.objectName;
    const QString &action = entry.action;
    if (action == QLatin1String("key.rotate") || action == QLatin1String("client.secret_rotate"))
        return tr("rotated: %1").arg(name);
    if (action == QLatin1String("key.revoke") || action == QLatin1String("client.revoke") ||
        action == QLatin1String("client.secret_revoke"))
        return tr("revoked: %1").arg(name);
    if (action == QLatin1String("api.create") || action == QLatin1String("api.update") ||
        action == QLatin1String("api.remove"))
        return tr("deployed: %1").arg(name);
    return {};
}

void AuditMarks::read(const usage::Window &window, const QSet<QString> &objects)
{
    ++m_generation;
    m_window = window;
    m_objects = objects;
    m_fresh.clear();
    if (m_backend.audit())
        readPage(0, 1);
}

void AuditMarks::readPage(qint64 before, int page)
{
    const int generation = m_generation;
    QCoro::connect(m_backend.audit()->entries(before, kPage, QString()), this,
                   [this, generation, page](const Result<QList<domain::AuditEntry>> &entries) {
                       // Who may not read the log sees the charts without marks.
                       if (generation != m_generation || !entries.ok())
                           return;
                       bool older = entries->isEmpty();
                       for (const domain::AuditEntry &entry : entries.value()) {
                           const double at = double(entry.at.toMSecsSinceEpoch()) / 1000;
                           older = older || at < m_window.from;
                           const QString text = m_window.contains(at) ? textOf(entry) : QString();
                           if (!text.isEmpty() && (m_objects.isEmpty() || m_objects.contains(entry.objectId)))
                               m_fresh.append({at, text});
                       }
                       if (!older && entries->size() == kPage && page < kMostPages && m_fresh.size() < kMostMarks)
                           return readPage(entries->last().seq, page + 1);
                       if (m_fresh.size() > kMostMarks)
                           m_fresh.resize(kMostMarks);
                       std::reverse(m_fresh.begin(), m_fresh.end());
                       m_marks = m_fresh;
                       Q_EMIT changed();
                   });
}

} // namespace octroi::pages
