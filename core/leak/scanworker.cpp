// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/scanworker.h"

#include <QFile>
#include <cstdio>

namespace octroi::leak {

namespace {
constexpr qint64 kTellEveryMs = 100;
}

ScanWorker::ScanWorker(ScanRequest request)
    : m_request(std::move(request))
{
    m_promise.start();
}

void ScanWorker::cancel()
{
    m_cancelled = true;
    QMetaObject::invokeMethod(this, [this] {
        if (m_history)
            m_history->cancel();
    });
}

void ScanWorker::start()
{
    m_told.start();
    for (const QString &path : std::as_const(m_request.paths)) {
        const bool there = m_request.historyWhereThere && QFileInfo::exists(path + QStringLiteral("/.git"));
        if (QFileInfo(path).isDir() && (m_request.history || there))
            m_histories.append(path);
    }
    if (m_request.history && m_histories.isEmpty())
        return end(Error{ErrorCode::Invalid,
                         m_request.paths.value(0),
                         QStringLiteral("is not a folder"),
                         {},
                         QStringLiteral("not_a_repository")});
    nextHistory();
}

void ScanWorker::nextHistory()
{
    if (m_cancelled)
        return end({});
    if (m_histories.isEmpty())
        return scanFiles();
    const QString folder = m_histories.takeFirst();
    m_history = std::make_unique<GitHistory>(
        m_findings, m_cancelled, [this](const QString &name, double fraction) { tick(name, fraction); });
    connect(
        m_history.get(), &GitHistory::finished, this,
        [this, folder](const Result<void> &result) { historyDone(folder, result); }, Qt::QueuedConnection);
    m_history->start(folder);
}

void ScanWorker::historyDone(const QString &folder, const Result<void> &result)
{
    m_history.reset();
    if (!result) {
        if (m_request.history)
            return end(result.error());
        m_findings.skip(folder, "git_failed", result.error().detail);
    }
    nextHistory();
}

void ScanWorker::scanFiles()
{
    FileScan files(m_findings, m_cancelled, [this](const QString &name) { tick(name, -1); });
    files.setExcluded(m_request.excluded);
    for (const QString &path : std::as_const(m_request.paths)) {
        files.setWithoutGit(m_request.history || (m_request.historyWhereThere &&
                                                  QFileInfo::exists(path + QStringLiteral("/.git"))));
        if (!m_cancelled)
            files.scanPath(path);
    }
    if (!m_request.text.isEmpty() && !m_cancelled)
        files.scanBytes(m_request.text, {});
    if (m_request.input && !m_cancelled) {
        QFile input;
        if (input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
            files.scanDevice(input, QStringLiteral("-"));
        else
            m_findings.skip(QStringLiteral("-"), "unreadable", input.errorString());
    }
    end({});
}

void ScanWorker::tick(const QString &name, double fraction)
{
    if (m_told.elapsed() < kTellEveryMs)
        return;
    m_told.restart();
    const Report &report = m_findings.report();
    Q_EMIT progressed({report.files, report.objects, report.bytes, m_findings.keyCount(), name, fraction});
}

void ScanWorker::end(std::optional<Error> error)
{
    if (error) {
        m_result = Result<Report>(*error);
    } else {
        Report report = m_findings.take();
        report.cancelled = m_cancelled;
        m_result = Result<Report>(std::move(report));
    }
    m_request.text.fill('\0');
    m_promise.finish();
}

} // namespace octroi::leak
