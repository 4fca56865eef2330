// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/importjob.h"

#include "report/csv.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace octroi::models {

namespace {

constexpr int kSampleRows = 3;
constexpr int kRowsAtOnce = 64; ///< issued before their secrets are written down
constexpr int kRowsOfADryRun = 2'000;

/// What the other thread works on; nobody else touches it meanwhile.
struct Source
{
    QFile file;
    std::unique_ptr<report::RowReader> rows;
    QList<report::TableRow> got;
    Result<void> ended;

    void open(const QString &path)
    {
        file.setFileName(path);
        if (!file.open(QIODevice::ReadOnly)) {
            ended =
                Error{ErrorCode::Storage, path, file.errorString(), {}, QStringLiteral("file_unreadable")};
            return;
        }
        auto opened = report::openTable(file);
        if (opened)
            rows = std::move(*opened);
        else
            ended = opened.error();
    }
    void next(int most)
    {
        got.clear();
        report::TableRow row;
        while (rows && ended && got.size() < most) {
            const Result<bool> there = rows->next(row);
            if (!there)
                ended = there.error();
            if (!there || !*there)
                return;
            got.append(row);
        }
    }
};

} // namespace

ImportJob::ImportJob(inventory::Inventory &inventory, change::Spine &spine)
    : m_inventory(inventory)
    , m_run(spine)
{
}

ImportJob::~ImportJob() = default;

QCoro::Task<Result<void>> ImportJob::open(QString path)
{
    const auto self = shared_from_this();
    const auto source = std::make_shared<Source>();
    std::function<void()> work = [source, path] {
        source->open(path);
        source->next(kSampleRows);
    };
    QFuture<void> reading = QtConcurrent::run(std::move(work));
    co_await reading;
    if (!source->rows)
        co_return source->ended;
    m_path = path;
    m_columns = source->rows->columns();
    m_sample = source->got;
    co_return Result<void>();
}

void ImportJob::begin()
{
    *m_cancelled = false;
    m_read = m_done = m_rejected = 0;
    m_fraction = 0;
    m_first.clear();
    m_report.reset();
}

QCoro::Task<Result<void>> ImportJob::run(change::ImportMapping mapping, bool dryRun, QString secretsPath)
{
    const auto self = shared_from_this();
    begin();
    if (!secretsPath.isEmpty() && !dryRun) {
        const QStringList header{QStringLiteral("line"), QStringLiteral("id"),
                                 QStringLiteral("application_id"), QStringLiteral("name"),
                                 QStringLiteral("key")};
        if (const auto opened = m_secrets.open(secretsPath, header); !opened)
            co_return opened;
    }
    m_running = true;
    change::Importer importer(mapping, m_inventory);
    const auto source = std::make_shared<Source>();
    const int most = dryRun ? kRowsOfADryRun : kRowsAtOnce;
    Result<void> ended;
    for (bool first = true; ended; first = false) {
        std::function<void()> work = [source, first, most, path = m_path] {
            if (first)
                source->open(path);
            source->next(most);
        };
        QFuture<void> reading = QtConcurrent::run(std::move(work));
        co_await reading;
        QList<change::ImportRow> rows;
        for (const report::TableRow &row : std::as_const(source->got))
            rows.append(row.broken ? change::Importer::broken(row.line, row.cells, *row.broken)
                                   : importer.row(row.line, row.cells));
        QList<change::ImportResult> results;
        if (dryRun) {
            const QList<change::ImportRow> checked = co_await m_run.check(rows);
            for (const change::ImportRow &row : checked)
                results.append({row, {}});
        } else {
            results = co_await m_run.apply(rows);
        }
        ended = take(results);
        m_read += rows.size();
        m_fraction = source->file.size() > 0 ? double(source->file.pos()) / double(source->file.size()) : 1;
        Q_EMIT progressed();
        if (ended && *m_cancelled)
            ended = Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        else if (ended && rows.size() < most) {
            ended = source->ended;
            break;
        }
    }
    m_secrets.close();
    m_running = false;
    co_return ended;
}

Result<void> ImportJob::take(const QList<change::ImportResult> &results)
{
    Result<void> result;
    for (const change::ImportResult &one : results) {
        if (one.row.rejected) {
            if (const auto noted = reject(one.row); !noted)
                result = noted;
            continue;
        }
        ++m_done;
        if (!one.issued || !one.issued->secret || !m_secrets.isOpen())
            continue;
        const domain::ApiKey &key = one.issued->key;
        if (const auto kept = m_secrets.row(
                {QString::number(one.row.line), key.id, key.applicationId, key.name}, *one.issued->secret);
            !kept)
            result = kept;
    }
    if (m_secrets.isOpen() && result)
        result = m_secrets.flush();
    return result;
}

Result<void> ImportJob::reject(const change::ImportRow &row)
{
    ++m_rejected;
    if (m_first.size() < kMostShown)
        m_first.append(row);
    report::CsvWriter csv;
    if (!m_report) {
        m_report = std::make_unique<QTemporaryFile>();
        if (!m_report->open())
            return Error{ErrorCode::Storage, m_report->fileTemplate(), m_report->errorString(), {}, {}};
        csv.row(QStringList{QStringLiteral("line"), QStringLiteral("reason"), QStringLiteral("detail")} +
                m_columns);
    }
    const Error &error = *row.rejected;
    csv.row(QStringList{
                QString::number(row.line), error.reason.isEmpty() ? errorCodeName(error.code) : error.reason,
                error.field.isEmpty() ? error.detail : error.field + QStringLiteral(": ") + error.detail} +
            row.cells);
    if (m_report->write(csv.bytes()) != csv.bytes().size())
        return Error{ErrorCode::Storage, m_report->fileName(), m_report->errorString(), {}, {}};
    return {};
}

Result<void> ImportJob::saveRejected(const QString &path)
{
    if (!m_report)
        return {};
    m_report->flush();
    QFile::remove(path);
    if (!QFile::copy(m_report->fileName(), path))
        return Error{ErrorCode::Storage, path, QStringLiteral("cannot be written"), {}, {}};
    return {};
}

} // namespace octroi::models
