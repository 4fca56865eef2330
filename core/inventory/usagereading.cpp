// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and clients consumed in the last days.
#include "backends/pagedusage.h"
#include "inventory/reading.h"

#include <QCoroTimer>

namespace octroi::inventory {

namespace {

constexpr qsizetype kKeysWithDays = 20'000; ///< of more keys only sums are read: 30 rows each would be too much
constexpr qsizetype kRowsAtOnce = 4'000; ///< then the interface has its turn

Error cancelled()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

/// What keys or clients consumed, gathered page by page: of a million keys a few numbers each, never their rows.
struct GatheredUsage
{
    QDate firstDay;
    bool byDay = false;
    bool ofClients = false;
    std::vector<std::pair<qint64, qint64>> sums = {}; ///< requests and bytes, by row of the table
    QHash<quint32, QList<qint32>> days = {};

    void add(const KeyTable &table, const QList<domain::UsageRow> &rows, qsizetype from)
    {
        sums.resize(table.rows());
        for (qsizetype i = from; i < qMin(rows.size(), from + kRowsAtOnce); ++i) {
            const domain::UsageRow &row = rows.at(i);
            const quint32 at = table.find(ofClients ? row.clientId : row.keyId);
            if (at == KeyTable::kNone)
                continue;
            sums[at].first += row.totals.requests;
            sums[at].second += row.totals.bytesIn + row.totals.bytesOut;
            const qint64 day = firstDay.daysTo(row.at.toUTC().date());
            if (!byDay || !row.at.isValid() || day < 0 || day >= kUsageDays)
                continue;
            QList<qint32> &values = days[at];
            values.resize(kUsageDays);
            values[day] = qint32(qMin<qint64>(values.at(day) + row.totals.requests, std::numeric_limits<qint32>::max()));
        }
    }
    void put(KeyTable &table) const
    {
        table.clearUsage();
        for (quint32 row = 0; row < quint32(sums.size()) && row < table.rows(); ++row) {
            if (sums[row].first != 0 || sums[row].second != 0)
                table.setUsage(row, sums[row].first, sums[row].second);
        }
        for (auto one = days.cbegin(); one != days.cend(); ++one)
            table.addDays(one.key(), one.value());
    }
};

/// All of it as the only page.
Task<Page<domain::UsageRow>> wholeUsage(backends::UsageBackend *source, backends::UsageRequest request)
{
    Result<QList<domain::UsageRow>> rows = co_await source->usage(request);
    // A source of usage that tells no credentials has none to tell of these: that is no reason to know nothing.
    if (!rows && rows.error().reason == QLatin1String("not_in_source"))
        co_return Page<domain::UsageRow>();
    if (!rows)
        co_return rows.error();
    Page<domain::UsageRow> page;
    page.items = std::move(*rows);
    co_return page;
}

} // namespace

Task<void> Inventory::Private::readUsage(qint64 mine)
{
    const auto here = alive;
    const QDateTime now = clock.now();
    Result<void> part = co_await readUsageOf(mine, false);
    if (!*here || stale(mine) || !part)
        co_return part ? Result<void>(cancelled()) : part;
    if (data.clientRows->count() > 0) {
        part = co_await readUsageOf(mine, true);
        if (!*here || stale(mine) || !part)
            co_return part ? Result<void>(cancelled()) : part;
    }
    usageAsOf = now;
    Q_EMIT q->usageChanged();
    co_return Result<void>();
}

Task<void> Inventory::Private::readUsageOf(qint64 mine, bool ofClients)
{
    const auto here = alive;
    const QDateTime now = clock.now();
    const auto into = ofClients ? data.clientRows : data.keys;
    GatheredUsage gathered{now.date().addDays(1 - kUsageDays), qsizetype(into->count()) <= kKeysWithDays, ofClients};
    backends::UsageRequest request;
    request.from = QDateTime(gathered.firstDay, QTime(0, 0), Qt::UTC);
    request.to = now;
    request.groupBy = QStringList{ofClients ? QStringLiteral("client") : QStringLiteral("key")};
    if (gathered.byDay)
        request.groupBy << QStringLiteral("day");
    QString after;
    QSet<QString> seen;
    auto *paged = dynamic_cast<backends::PagedUsage *>(backend.usage());
    do {
        Result<Page<domain::UsageRow>> page = Page<domain::UsageRow>();
        if (paged)
            page = co_await paged->usagePage(request, after);
        else
            page = co_await wholeUsage(backend.usage(), request);
        if (!*here || stale(mine))
            co_return cancelled();
        if (!page)
            co_return page.error();
        for (qsizetype from = 0; from < page->items.size(); from += kRowsAtOnce) {
            gathered.add(*into, page->items, from);
            co_await QCoro::sleepFor(std::chrono::milliseconds(0));
            if (!*here || stale(mine))
                co_return cancelled();
        }
        after = page->next;
        if (!after.isEmpty() && seen.contains(after))
            co_return Error{ErrorCode::Protocol, {}, QStringLiteral("the list does not end"), QStringLiteral("next"), {}};
        seen.insert(after);
    } while (!after.isEmpty());
    stopSelections();
    KeyTable &table = ofClients ? *data.clientRows : *data.keys;
    const std::unique_lock lock(table.mutex);
    gathered.put(table);
    co_return Result<void>();
}

} // namespace octroi::inventory
