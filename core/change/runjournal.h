// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/sealer.h"
#include "change/runitem.h"

#include <QFile>
#include <QLockFile>
#include <memory>

namespace octroi::change {

/// A run as a list shows it.
struct RunSummary
{
    QString id, kind, undoes;
    QDateTime startedAt;
    QString name = {}; ///< of its object, where it is one; ""
    qint64 total = 0, done = 0, failed = 0;
    bool finished = false, undone = false, canUndo = false;
    qint64 open() const { return total - done - failed; }
};

/// What a journal held when it was opened, oldest first.
struct RunJournalContents
{
    QList<RunSummary> runs;
    /// Versions of objects that were made by what was taken back since, or by taking it back, in their order.
    QList<std::pair<QByteArray, qint64>> own;
    bool damaged = false; ///< its end did not open and was left out
};

/// The runs of one connection on the disk: one file that only grows, "octroirun" and a version and then
/// records, each a length of four bytes and a sealed box (base/sealer.h) that knows the connection and its
/// place. A file that was cut or altered is used up to there. Nothing in it is a secret of a key. Any thread,
/// one at a time.
class RunJournal
{
public:
    RunJournal(QString path, QString connection, std::shared_ptr<const Sealer> sealer);

    /// Reads what is there, cuts off what does not open, and writes anew without old runs when it has grown
    /// large. InUse: another process has it; Storage with reason run_journal_version.
    Result<RunJournalContents> open();
    Result<std::shared_ptr<RunRecord>> load(const QString &runId) const; ///< NotFound

    /// A run with all its items, before the first is sent. It is on the disk when the call returns.
    Result<void> begin(const RunRecord &run);
    /// One of runrecords.h. `durable`: it is on the disk then; else the system has it, which outlives this
    /// process.
    Result<void> append(const QByteArray &record, bool durable);

    static constexpr quint32 kVersion = 1;

private:
    using Runs = std::vector<std::shared_ptr<RunRecord>>; ///< oldest first
    QByteArray about(quint64 place) const;
    Result<void> readAll(const QString &only, Runs &runs, qint64 &good, quint64 &place) const;
    Result<void> writeAnew(const Runs &runs);
    Result<void> openToAppend();

    const QString m_path, m_connection;
    const std::shared_ptr<const Sealer> m_sealer;
    QLockFile m_lock;
    QFile m_file;
    quint64 m_place = 0;
};

} // namespace octroi::change
