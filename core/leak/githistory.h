// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "leak/filescan.h"
#include "leak/findings.h"
#include "leak/keyscanner.h"
#include "leak/spool.h"

#include <QObject>
#include <QProcess>
#include <atomic>
#include <functional>
#include <memory>

namespace octroi::leak {

/// All objects of a git repository, also those that no branch reaches any more, read once each by the git
/// program of the machine, and what is packed in them; for those with a key, the oldest commit that has them. Lives in a thread with an
/// event loop; neither hooks nor filters nor signature checks nor the network are used, whatever the
/// repository asks for.
class GitHistory : public QObject
{
    Q_OBJECT
public:
    GitHistory(Findings &findings, const std::atomic_bool &cancelled,
               std::function<void(const QString &name, double fraction)> tick, QObject *parent = nullptr);
    ~GitHistory() override;

    /// Ends with finished(). Errors: Unavailable, reason git_missing; Invalid, reason not_a_repository (also
    /// where git refuses the folder of someone else: the detail says what git said); Internal, reason
    /// git_failed.
    void start(const QString &folder);
    void cancel();

Q_SIGNALS:
    void finished(const octroi::Result<void> &result);

private:
    enum class Step { Count, Objects, Commits };

    void run(Step step, const QStringList &arguments);
    void read();
    void readObjects(QByteArrayView bytes);
    bool readHeader(const QByteArray &line);
    void take(QByteArrayView content, bool isLast);
    void endObject();
    void tell();
    void readCommits(const QByteArray &line);
    void countObjects(const QByteArray &line);
    void stepDone(int code, QProcess::ExitStatus status);
    void end(const Result<void> &result);

    Findings &m_findings;
    const std::atomic_bool &m_cancelled;
    std::function<void(const QString &, double)> m_tick;
    KeyScanner m_scanner;
    FileScan m_packedScan;
    Spool m_spool;     ///< an object that is packed, as far as it came
    QByteArray m_head; ///< of an object, until it is known whether it is packed
    std::unique_ptr<QProcess> m_process;
    QString m_folder, m_object, m_type;
    QByteArray m_line;
    Step m_step = Step::Count;
    qint64 m_left = 0; ///< bytes of the object under way, with the newline after it
    qint64 m_expected = 0, m_seen = 0;
    bool m_scans = false, m_ended = false, m_isKnown = false, m_isPacked = false;
    QString m_commit, m_author;
    QDateTime m_at;
};

} // namespace octroi::leak
