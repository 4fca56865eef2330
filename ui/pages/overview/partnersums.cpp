// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/partnersums.h"

#include "models/format.h"
#include "pages/consumptionwords.h"
#include "usage/rowseries.h"
#include "widgets/charts/scale.h"

namespace octroi::pages {

QList<charts::Bar> partnerBars(const usage::LiveRing &ring, const usage::Window &window, bool bytes,
                               const QHash<QString, double> &week, const inventory::Inventory &inventory)
{
    QHash<QString, qint64> sums;
    for (const usage::Consumer &consumer : ring.keys(window)) {
        const auto key = inventory.key(consumer.id);
        const domain::Application *application = key ? inventory.application(key->applicationId) : nullptr;
        if (application)
            sums[application->partnerId] += bytes ? consumer.bytes : consumer.requests;
    }
    const double seconds = std::max(1.0, window.to - std::max(window.from, double(ring.firstSecond())));
    QList<charts::Bar> bars;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        const domain::Partner *partner = inventory.partner(it.key());
        charts::Bar bar;
        bar.id = it.key();
        bar.label = partner ? partner->name : it.key();
        bar.value = double(it.value()) / seconds;
        bar.number =
            bytes ? models::Format::bytesPerSecond(qint64(bar.value)) : charts::shortNumber(bar.value);
        const auto before = week.constFind(it.key());
        if (before != week.cend())
            bar.delta = ConsumptionWords::signedPercent(usage::change(bar.value, before.value()), bar.warn);
        bars.append(bar);
    }
    std::sort(bars.begin(), bars.end(), [](const charts::Bar &a, const charts::Bar &b) {
        return a.value != b.value ? a.value > b.value : a.label < b.label;
    });
    if (bars.size() > 20)
        bars.resize(20);
    return bars;
}

} // namespace octroi::pages
