// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/findingscsv.h"

#include "domain/json.h"
#include "health/evidence.h"
#include "health/fix.h"
#include "report/csv.h"

#include <QSaveFile>

namespace octroi::health {

namespace {

QStringList cellsOf(const Affected &a, Rule rule)
{
    const Evidence &e = a.evidence;
    const QString names = e.wildcard.isEmpty() ? e.names.join(u' ') : e.wildcard + QStringLiteral(" > ") + e.names.join(u' ');
    return {ruleName(rule),
            severityName(severityOf(rule)),
            objectKindName(a.object.kind),
            a.object.id,
            a.name,
            a.application,
            a.partner,
            e.time.isValid() ? domain::toRfc3339(e.time) : QString(),
            e.number > 0 ? QString::number(e.number) : QString(),
            e.total > 0 ? QString::number(e.total) : QString(),
            names,
            fixName(fixOf(rule))};
}

} // namespace

Result<void> writeCsv(QIODevice &out, const Report &report, const std::atomic_bool &cancelled)
{
    const auto put = [&out](const QByteArray &bytes) -> Result<void> {
        if (out.write(bytes) != bytes.size())
            return Error{ErrorCode::Storage, {}, out.errorString(), {}, {}};
        return {};
    };
    report::CsvWriter head;
    head.row({QStringLiteral("rule"), QStringLiteral("severity"), QStringLiteral("kind"), QStringLiteral("id"),
              QStringLiteral("name"), QStringLiteral("application"), QStringLiteral("partner"),
              QStringLiteral("time"), QStringLiteral("number"), QStringLiteral("total"), QStringLiteral("names"),
              QStringLiteral("fix")});
    if (const auto done = put(head.bytes()); !done)
        return done;
    constexpr qint64 kPiece = 1'000; ///< rows in memory at once
    for (const Rule rule : report.found()) {
        const qint64 count = report.finding(rule).count();
        for (qint64 at = 0; at < count; at += kPiece) {
            if (cancelled)
                return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
            report::CsvWriter rows;
            for (qint64 i = at; i < std::min(count, at + kPiece); ++i)
                rows.row(cellsOf(affectedAt(report, rule, i), rule));
            if (const auto done = put(rows.bytes()); !done)
                return done;
        }
    }
    return {};
}

Result<void> writeCsvFile(const QString &path, const Report &report, const std::atomic_bool &cancelled)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    if (const auto done = writeCsv(file, report, cancelled); !done)
        return done;
    if (!file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return {};
}

} // namespace octroi::health
