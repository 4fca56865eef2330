// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/livesplit.h"

#include "pages/consumptionwords.h"
#include "pages/usage/splitwords.h"
#include "pages/usage/storedusage.h"
#include "pages/usage/toprows.h"

#include <QHash>
#include <algorithm>

namespace octroi::pages {

namespace {

using LivePoint = domain::LiveReading;

struct PartSums
{
    double requests = 0, refused = 0, bytesIn = 0, bytesOut = 0;
};
using Parts = QHash<QString, PartSums>;

/// The parts of one second.
class Splitter
{
public:
    Splitter(const QString &split, const inventory::Inventory &inventory)
        : m_split(split)
        , m_inventory(inventory)
    {
    }

    bool isKnown() const
    {
        static const QStringList kKnown{QStringLiteral("partner"), QStringLiteral("application"), QStringLiteral("key"),
                                        QStringLiteral("api"),     QStringLiteral("endpoint"),    QStringLiteral("scope"),
                                        QStringLiteral("refusal"), QStringLiteral("status_class")};
        return kKnown.contains(m_split);
    }

    Parts partsOf(const LivePoint &point)
    {
        Parts parts;
        if (m_split == QLatin1String("scope")) {
            for (const auto &[name, count] : point.scopes)
                parts[name].requests += double(count);
        } else if (m_split == QLatin1String("refusal")) {
            for (const auto &[name, count] : point.refusals)
                parts[name].requests = parts[name].refused = double(count);
        } else if (m_split == QLatin1String("status_class")) {
            for (std::size_t i = 0; i < point.totals.classes.size(); ++i)
                parts[QString::number(i + 2) + QLatin1String("xx")].requests = double(point.totals.classes[i]);
        } else if (m_split == QLatin1String("api") || m_split == QLatin1String("endpoint")) {
            for (const LivePoint::PerEndpoint &one : point.endpoints)
                parts[m_split == QLatin1String("api") ? one.apiId : one.apiId + QLatin1Char(' ') + one.endpoint]
                    .requests += double(one.requests);
        } else {
            for (const LivePoint::PerKey &one : point.keys) {
                PartSums &sums = parts[ownerOf(one.keyId)];
                sums.requests += double(one.requests);
                sums.refused += double(one.refused);
                sums.bytesIn += double(one.bytesIn);
                sums.bytesOut += double(one.bytesOut);
            }
        }
        return parts;
    }

private:
    const QString &ownerOf(const QString &keyId)
    {
        const auto known = m_owners.constFind(keyId);
        if (known != m_owners.cend())
            return *known;
        QString owner = keyId;
        if (m_split != QLatin1String("key")) {
            const QString application = applicationOfCredential(keyId, m_inventory);
            const domain::Application *found = m_inventory.application(application);
            owner = m_split == QLatin1String("application") ? application : found ? found->partnerId : QString();
        }
        return *m_owners.insert(keyId, owner);
    }

    const QString m_split;
    const inventory::Inventory &m_inventory;
    QHash<QString, QString> m_owners;
};

QStringList largest(const QList<std::pair<qint64, Parts>> &seconds, int most)
{
    QHash<QString, double> sums;
    for (const auto &[second, parts] : seconds) {
        for (auto it = parts.cbegin(); it != parts.cend(); ++it)
            sums[it.key()] += it->requests;
    }
    QStringList names = sums.keys();
    names.removeIf([&](const QString &name) { return sums[name] <= 0; });
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) {
        return sums[a] != sums[b] ? sums[a] > sums[b] : a < b;
    });
    return names.mid(0, most);
}

} // namespace

QList<usage::NamedSeries> liveSplit(const usage::LiveRing &ring, const usage::Window &window, const QString &split,
                                    const inventory::Inventory &inventory)
{
    Splitter splitter(split, inventory);
    if (!splitter.isKnown())
        return {};
    QList<std::pair<qint64, Parts>> seconds;
    for (const LivePoint &point : ring.points()) {
        if (window.contains(double(point.second)))
            seconds.append({point.second, splitter.partsOf(point)});
    }
    QStringList names = largest(seconds, StoredUsage::kMostParts + 1);
    const bool others = names.size() > StoredUsage::kMostParts;
    if (others)
        names.last() = usage::kOthers;
    QList<usage::NamedSeries> result;
    for (const QString &name : std::as_const(names)) {
        usage::RowSeries series;
        for (const auto &[second, parts] : seconds) {
            PartSums sums = parts.value(name);
            for (auto it = parts.cbegin(); name == usage::kOthers && it != parts.cend(); ++it) {
                if (names.contains(it.key()))
                    continue;
                sums.requests += it->requests;
                sums.refused += it->refused;
                sums.bytesIn += it->bytesIn;
                sums.bytesOut += it->bytesOut;
            }
            const double at = double(second);
            series.requests.push_back({at, sums.requests});
            series.refused.push_back({at, sums.refused});
            series.bytesIn.push_back({at, sums.bytesIn});
            series.bytesOut.push_back({at, sums.bytesOut});
        }
        for (const auto member : {&usage::RowSeries::requests, &usage::RowSeries::refused, &usage::RowSeries::bytesIn,
                                  &usage::RowSeries::bytesOut})
            series.*member = usage::withGaps(series.*member, 1);
        result.append({splitLabel(split, name, inventory), series});
    }
    return result;
}

QString splitLabel(const QString &split, const QString &id, const inventory::Inventory &inventory)
{
    if (id == usage::kOthers)
        return SplitWords::others();
    if (split == QLatin1String("refusal"))
        return id.isEmpty() || id == QLatin1String("none") ? SplitWords::allowed() : ConsumptionWords::refusal(id);
    if (id.isEmpty() || id == QLatin1String(" "))
        return SplitWords::unknown();
    if (split == QLatin1String("partner"))
        return inventory.partner(id) ? inventory.partner(id)->name : id;
    if (split == QLatin1String("application"))
        return inventory.application(id) ? inventory.application(id)->name : id;
    if (split == QLatin1String("key") || split == QLatin1String("client"))
        return credentialName(id, inventory);
    if (split == QLatin1String("api"))
        return inventory.api(id) ? inventory.api(id)->name : id;
    if (split == QLatin1String("endpoint"))
        return endpointLabel(id.section(QLatin1Char(' '), 0, 0), id.section(QLatin1Char(' '), 1), inventory);
    return id;
}

} // namespace octroi::pages
