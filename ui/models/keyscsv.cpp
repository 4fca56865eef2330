// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keyscsv.h"

#include "report/csv.h"

#include <QSaveFile>

namespace octroi::models {

namespace {

constexpr size_t kRowsAtOnce = 5'000;

QString moment(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QStringList cellsOf(const inventory::Parts::Part &part, quint32 row, const QDateTime &now)
{
    const inventory::KeyTable &table = *part.table;
    const inventory::Owners &owners = *part.owners;
    const domain::ApiKey key = table.key(row);
    static const inventory::Owners::Entry nobody;
    const quint32 code = table.application[row];
    const auto &owner = code < owners.byApplication.size() ? owners.byApplication[code] : nobody;
    const quint32 plan = table.plan[row];
    return {key.id,
            key.name,
            owner.partner,
            owner.application,
            owners.backend,
            table.clients() ? QStringLiteral("client") : QStringLiteral("key"),
            table.clients() ? QString() : domain::environmentName(key.environment),
            domain::keyStatusName(key.statusAt(now)),
            key.scopes.join(QLatin1Char(' ')),
            key.restrictions.addresses.join(QLatin1Char(' ')),
            plan < owners.plans.size() ? owners.plans[plan] : QString(),
            moment(key.createdAt),
            moment(key.lastUsedAt),
            moment(key.endsAt()),
            QString::number(table.requests[row]),
            QString::number(table.byteSums[row])};
}

/// Some thousand rows at a time, so that whoever has to write does not wait for the file.
void addRows(report::CsvWriter &csv, const inventory::Parts &parts, const inventory::RowList &rows, size_t from,
             const QDateTime &now)
{
    std::vector<std::shared_lock<std::shared_mutex>> locks;
    for (const auto &part : parts.all()) {
        if (part.table)
            locks.emplace_back(part.table->mutex);
    }
    for (size_t i = from; i < qMin(rows.size(), from + kRowsAtOnce); ++i) {
        const auto &part = parts.all()[inventory::Parts::partOf(rows[i])];
        const quint32 row = inventory::Parts::rowOf(rows[i]);
        if (part.table && row < part.table->rows() && part.table->isLive(row))
            csv.row(cellsOf(part, row, now));
    }
}

} // namespace

Result<void> KeysCsv::write(const QString &path, const inventory::Parts &parts, const inventory::RowList &rows,
                            const QDateTime &now, const std::atomic_bool &cancelled)
{
    QSaveFile file(path);
    const auto failed = [&] { return Error{ErrorCode::Storage, path, file.errorString(), {}, {}}; };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    bool first = true;
    for (size_t from = 0; from < rows.size() || first; from += kRowsAtOnce) {
        report::CsvWriter csv(first);
        if (std::exchange(first, false))
            csv.row({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("partner"),
                     QStringLiteral("application"), QStringLiteral("backend"), QStringLiteral("kind"),
                     QStringLiteral("environment"), QStringLiteral("status"), QStringLiteral("scopes"),
                     QStringLiteral("addresses"), QStringLiteral("plan"), QStringLiteral("created_at"),
                     QStringLiteral("last_used_at"), QStringLiteral("ends_at"), QStringLiteral("requests_30d"),
                     QStringLiteral("bytes_30d")});
        addRows(csv, parts, rows, from, now);
        if (cancelled)
            return Error{ErrorCode::Cancelled, path, {}, {}, {}};
        if (file.write(csv.bytes()) != csv.bytes().size())
            return failed();
    }
    return file.commit() ? Result<void>() : Result<void>(failed());
}

} // namespace octroi::models
