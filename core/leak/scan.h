// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "leak/findings.h"

#include <QCoroTask>
#include <QObject>
#include <atomic>
#include <memory>

class QIODevice;

namespace octroi::leak {

struct ScanRequest
{
    QStringList paths;    ///< files and folders
    QByteArray text = {}; ///< what was pasted
    bool input = false;   ///< standard input
    /// Of a folder that is a git repository, or lies in one, all objects too. An error when it is none.
    bool history = false;
    /// As `history`, for those folders alone that have a ".git".
    bool historyWhereThere = false;
    QStringList excluded = {}; ///< see FileScan::setExcluded
};

struct ScanProgress
{
    qint64 files = 0, objects = 0, bytes = 0;
    int found = 0;
    QString name;         ///< what is read now
    double fraction = -1; ///< of the objects of a repository; below 0: not known
};

/// Looks for keys in a thread of its own. One scan at a time.
class Scan : public QObject
{
    Q_OBJECT
public:
    explicit Scan(QObject *parent = nullptr);
    ~Scan() override; ///< cancels, and waits for the block under way

    /// What was found until a cancel() stands in the report too. Errors: as GitHistory::start, before
    /// anything else is read.
    QCoro::Task<Result<Report>> run(ScanRequest request);
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    void progressed(const octroi::leak::ScanProgress &progress); ///< about ten times a second

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace octroi::leak

Q_DECLARE_METATYPE(octroi::leak::ScanProgress)
