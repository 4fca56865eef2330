// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "leak/filescan.h"
#include "leak/githistory.h"
#include "leak/scan.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QPromise>

namespace octroi::leak {

/// One scan, in its own thread: first the histories, which can be refused, then files and text.
class ScanWorker : public QObject
{
    Q_OBJECT
public:
    explicit ScanWorker(ScanRequest request);

    void start();
    void cancel(); ///< from any thread
    QFuture<void> future() { return m_promise.future(); }
    Result<Report> result() const { return *m_result; } ///< once the future is finished

Q_SIGNALS:
    void progressed(const octroi::leak::ScanProgress &progress);

private:
    void nextHistory();
    void historyDone(const QString &folder, const Result<void> &result);
    void scanFiles();
    void tick(const QString &name, double fraction);
    void end(std::optional<Error> error);

    ScanRequest m_request;
    std::atomic_bool m_cancelled = false;
    Findings m_findings;
    QStringList m_histories;
    std::unique_ptr<GitHistory> m_history;
    QPromise<void> m_promise;
    std::optional<Result<Report>> m_result;
    QElapsedTimer m_told;
};

} // namespace octroi::leak
