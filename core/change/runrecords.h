// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runitem.h"

// The records of a run's journal as bytes.
namespace octroi::change::records {

constexpr qsizetype kMostItems = 2'000; ///< in one record

QByteArray head(const RunRecord &run);
/// The bodies from that place on, at least one, up to some hundred kilobytes; `from` moves on.
QByteArray bodies(const RunRecord &run, size_t &from);
QByteArray items(const RunRecord &run, size_t from); ///< at most kMostItems
QByteArray ready(const QString &runId);
QByteArray sent(const QString &runId, qint64 atMs, const QList<quint32> &indices);
QByteArray results(const RunRecord &run, const QList<quint32> &indices);
QByteArray finished(const QString &runId);
QByteArray undone(const QString &runId);
QByteArray discarded(const QString &runId);

/// Puts records together to runs again. A run that is told anew, with more in it, is that one from its end on.
class Reading
{
public:
    explicit Reading(QString only = {}); ///< "": all runs
    bool take(const QByteArray &record); ///< false: it is none
    /// Those of which everything was written before the end of the file, oldest first.
    std::vector<std::shared_ptr<RunRecord>> runs() const;

private:
    struct Entry
    {
        std::shared_ptr<RunRecord> run, before = {}; ///< before: as it was told first
        quint32 total = 0;
        bool ready = false;
    };
    bool takePart(quint8 kind, QDataStream &in, Entry &entry) const;

    const QString m_only;
    std::vector<QString> m_order;
    QHash<QString, Entry> m_runs;
};

} // namespace octroi::change::records
