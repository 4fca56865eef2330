// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/expiries.h"

namespace octroi::inventory {

QMap<QDate, int> expiriesByDay(const Inventory &inventory, const QDate &first, const QDate &last)
{
    constexpr qint64 kDay = 86'400'000;
    const qint64 from = first.startOfDay(Qt::UTC).toMSecsSinceEpoch();
    const qint64 to = last.addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch();
    QMap<QDate, int> days;
    if (to <= from)
        return days;
    std::vector<int> counts(std::size_t((to - from) / kDay), 0);
    const std::shared_ptr<const KeyTable> clients = inventory.clientTable();
    for (const KeyTable *table : {&inventory.keyTable(), clients.get()}) {
        for (quint32 row = 0; table && row < table->rows(); ++row) {
            const qint64 ends = table->ends[row]; // what never ends lies before every time
            if (ends >= from && ends < to && table->isLive(row) && !(table->flags[row] & KeyTable::Revoked))
                ++counts[std::size_t((ends - from) / kDay)];
        }
    }
    for (std::size_t day = 0; day < counts.size(); ++day) {
        if (counts[day] > 0)
            days.insert(first.addDays(qint64(day)), counts[day]);
    }
    return days;
}

QString expiryFilter(const QDate &day)
{
    return QStringLiteral("expires:%1 -status:revoked").arg(day.toString(Qt::ISODate));
}

} // namespace octroi::inventory
