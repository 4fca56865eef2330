// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/livereading.h"

#include "domain/jsonreader.h"

namespace octroi::domain {

QJsonObject toJson(const LiveReading &reading)
{
    QJsonObject o = toJson(static_cast<const LivePoint &>(reading));
    QJsonArray scopes;
    for (const auto &[name, count] : reading.scopes)
        scopes << QJsonObject{{QStringLiteral("scope"), name}, {QStringLiteral("requests"), count}};
    o[QStringLiteral("scopes")] = scopes;
    o[QStringLiteral("in_flight")] = reading.inFlight < 0 ? QJsonValue() : QJsonValue(reading.inFlight);
    return o;
}

Result<LiveReading> liveReadingFromJson(const QJsonObject &object)
{
    const Result<LivePoint> point = livePointFromJson(object);
    if (!point)
        return point.error();
    Reader r(object);
    LiveReading reading(*point);
    for (const QJsonValue v : r.array("scopes")) {
        const QJsonObject scope = v.toObject();
        Reader sr(scope);
        reading.scopes.append({sr.text("scope"), sr.integer("requests")});
    }
    reading.inFlight = r.number("in_flight", -1);
    return r.finish(reading);
}

} // namespace octroi::domain
