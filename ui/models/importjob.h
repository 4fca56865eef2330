// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/import.h"
#include "report/rowreader.h"
#include "report/secretsfile.h"

#include <QFile>
#include <QObject>
#include <QTemporaryFile>
#include <atomic>

namespace octroi::models {

/// A file that is taken in row by row: read in another thread, done through the spine. What is rejected goes
/// into a file at once, so that a million rows fill no memory. It keeps itself until what it waits for has
/// come.
class ImportJob : public QObject, public std::enable_shared_from_this<ImportJob>
{
    Q_OBJECT
public:
    ImportJob(inventory::Inventory &inventory, change::Spine &spine);
    ~ImportJob() override;

    /// Reads the names of the columns and the first rows.
    QCoro::Task<Result<void>> open(QString path);
    const QStringList &columns() const { return m_columns; }
    const QList<report::TableRow> &sample() const { return m_sample; }
    /// All rows from the first; `secretsPath` is for keys that are issued. One at a time.
    QCoro::Task<Result<void>> run(change::ImportMapping mapping, bool dryRun, QString secretsPath);
    void cancel() { *m_cancelled = true; }
    bool isRunning() const { return m_running; }

    qint64 read() const { return m_read; }
    qint64 done() const { return m_done; }
    qint64 rejected() const { return m_rejected; }
    double fraction() const { return m_fraction; } ///< of the file
    const QList<change::ImportRow> &firstRejected() const { return m_first; }
    static constexpr int kMostShown = 500;
    /// Every rejected row with its reason, as CSV. Error: Storage.
    Result<void> saveRejected(const QString &path);

Q_SIGNALS:
    void progressed();

private:
    void begin();
    Result<void> take(const QList<change::ImportResult> &results);
    Result<void> reject(const change::ImportRow &row);

    inventory::Inventory &m_inventory;
    change::ImportRun m_run;
    QString m_path;
    QStringList m_columns;
    QList<report::TableRow> m_sample;
    QList<change::ImportRow> m_first;
    std::unique_ptr<QTemporaryFile> m_report;
    report::SecretsFile m_secrets;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
    qint64 m_read = 0, m_done = 0, m_rejected = 0;
    double m_fraction = 0;
    bool m_running = false;
};

} // namespace octroi::models
