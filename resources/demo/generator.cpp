// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/directory.h"
#include "demo/organisation.h"

namespace octroi::demo {

namespace {

/// An address inside the network, for a caller that may only call from there.
QString addressIn(const QStringList &networks, qsizetype index)
{
    const QString last = QString::number(1 + index % 14);
    if (networks.isEmpty())
        return QLatin1String("198.51.100.") + QString::number(20 + index % 200);
    const QString base = networks.first().section(QLatin1Char('/'), 0, 0);
    if (base.contains(QLatin1Char(':')))
        return base + last;
    const int start = base.section(QLatin1Char('.'), 3).toInt();
    return base.section(QLatin1Char('.'), 0, 2) + QLatin1Char('.') + QString::number(start + last.toInt());
}

} // namespace

authority::Organisation generateOrganisation(quint64 seed, const QDateTime &now)
{
    Directory directory = generateDirectory(seed, now);
    addUsage(directory, seed, now);
    addHistory(directory, seed, now);
    return std::move(directory.organisation);
}

std::vector<DemoKey> liveKeys(quint64 seed, const QDateTime &now)
{
    const Directory directory = generateDirectory(seed, now);
    const QList<EndpointProfile> profiles = endpointProfiles(directory);
    std::vector<DemoKey> keys;
    for (const Program &program : directory.programs) {
        const domain::ApiKey &key = directory.organisation.keys[program.index].key;
        DemoKey live;
        live.id = key.id;
        live.key = Secret::fromString(program.secret);
        live.name = key.name;
        live.status = key.statusAt(now);
        live.environment = key.environment;
        live.rhythm = program.rhythm;
        live.perDay = program.perDay;
        live.address = addressIn(key.restrictions.addresses, program.index);
        live.referrer = program.referrer;
        live.partnerClosed = program.partnerClosed;
        for (const EndpointProfile &profile : profiles) {
            const Route route{profile.endpoint.method, profile.basePath + profile.endpoint.path,
                              profile.latencyMs * program.latency, profile.bytes};
            const bool allowed =
                std::all_of(profile.endpoint.scopes.begin(), profile.endpoint.scopes.end(),
                            [&](const QString &scope) { return domain::scopesImply(key.scopes, scope); });
            (allowed ? live.allowed : live.denied) << route;
        }
        keys.push_back(std::move(live));
    }
    return keys;
}

} // namespace octroi::demo
