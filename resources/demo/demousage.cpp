// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/directory.h"
#include "demo/random.h"
#include "usage/histogram.h"

#include <algorithm>
#include <array>

namespace octroi::demo {

namespace {

using authority::UsageDelta;
using domain::Refusal;

constexpr qint64 kHour = 3600, kDay = 24 * kHour;
constexpr int kBusyKeys = 60; ///< these are told hour by hour over all thirty days

/// Calls at each hour of the day (UTC), and on each day of the week from Monday on.
struct Pattern
{
    std::array<double, 24> hours;
    std::array<double, 7> days;
};

const Pattern &patternOf(Rhythm rhythm)
{
    static const Pattern steady{{.8,  .75,  .7,  .7,  .75,  .85, .95, 1.05, 1.15, 1.2, 1.2, 1.15,
                                 1.1, 1.15, 1.2, 1.2, 1.15, 1.1, 1.1, 1.05, 1.,   .95, .9,  .85},
                                {1.05, 1.05, 1.05, 1.05, 1.05, .9, .85}};
    static const Pattern office{{.05, .04, .04, .04, .1,  .4, 1.2, 2.1, 2.7, 2.9, 2.7, 2.2,
                                 1.9, 2.3, 2.5, 2.2, 1.4, .6, .3,  .2,  .15, .1,  .08, .06},
                                {1.3, 1.35, 1.35, 1.3, 1.2, .3, .2}};
    static const Pattern night{{2.6, 4.4, 4.8, 3.9, 2.2, .8,  .3,  .25, .25, .25, .25, .3,
                                .3,  .25, .25, .25, .25, .25, .25, .25, .3,  .4,  .7,  1.4},
                               {1., 1., 1., 1., 1., 1., 1.}};
    static const Pattern shop{{.35,  .22,  .16, .14,  .16, .3,  .6,   .9,  1.05, 1.15, 1.2, 1.3,
                               1.25, 1.15, 1.1, 1.15, 1.3, 1.6, 1.95, 2.1, 1.95, 1.5,  .95, .55},
                              {.9, .85, .9, .95, 1.1, 1.25, 1.15}};
    static const Pattern bursty{{.2, .1, .1,  .1, .2,  .4, .8,  2.4, .9,  1.2, .8, 2.8,
                                 .9, 1., 2.2, .9, 1.6, .8, 1.9, .7,  1.2, .5,  .3, .2},
                                {1.1, 1.3, .9, 1.2, 1.1, .7, .6}};
    switch (rhythm) {
    case Rhythm::Steady:
        return steady;
    case Rhythm::Office:
        return office;
    case Rhythm::Night:
        return night;
    case Rhythm::Shop:
        return shop;
    case Rhythm::Bursty:
        return bursty;
    }
    return steady;
}

/// Latency of `count` calls around `median`: nine strata of a right-skewed curve are near enough.
QByteArray latencies(double median, qint64 count, Random &random)
{
    static constexpr std::array<double, 9> factors{.55, .7, .82, .92, 1., 1.15, 1.4, 1.95, 3.4};
    static constexpr std::array<double, 9> shares{.05, .12, .16, .17, .17, .15, .1, .06, .02};
    usage::Histogram histogram;
    const double load = median * (0.92 + 0.16 * random.unit());
    if (count < 12) {
        for (qint64 i = 0; i < count; ++i)
            histogram.add(load * factors[static_cast<std::size_t>(random.below(8))]);
        return histogram.toBytes();
    }
    qint64 rest = count;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const qint64 part = static_cast<qint64>(static_cast<double>(count) * shares[i]);
        if (part > 0)
            histogram.add(load * factors[i], part);
        rest -= part;
    }
    histogram.add(load, rest);
    return histogram.toBytes();
}

/// Fills in what a proxy would have measured of `count` allowed calls.
UsageDelta allowedCalls(const EndpointProfile &profile, const Program &program, qint64 second, qint64 count,
                        Random &random)
{
    UsageDelta delta;
    delta.second = second;
    delta.apiId = profile.apiId;
    delta.endpoint = profile.endpoint.method + QLatin1Char(' ') + profile.endpoint.path;
    delta.requests = delta.measured = count;
    const bool writes = profile.endpoint.method != QLatin1String("GET");
    const double jitter = 0.75 + 0.5 * random.unit();
    delta.bytesIn = count * ((writes ? 1900 : 610) + random.below(90));
    delta.bytesOut = static_cast<qint64>(static_cast<double>(count * profile.bytes) * jitter) + count * 310;
    const qint64 wrong = static_cast<qint64>(static_cast<double>(count) * 0.007 + random.unit());
    const qint64 broken = static_cast<qint64>(static_cast<double>(count) * 0.0012 + random.unit() * 0.9);
    const qint64 moved = writes ? 0 : static_cast<qint64>(static_cast<double>(count) * 0.02 * random.unit());
    delta.classes[2] = std::min(wrong, count);
    delta.classes[3] = std::min(broken, count - delta.classes[2]);
    delta.classes[1] = std::min(moved, count - delta.classes[2] - delta.classes[3]);
    delta.classes[0] = count - delta.classes[1] - delta.classes[2] - delta.classes[3];
    delta.histogram = latencies(profile.latencyMs * program.latency, count, random);
    return delta;
}

UsageDelta refusedCalls(Refusal refusal, qint64 second, qint64 count, Random &random)
{
    UsageDelta delta;
    delta.second = second;
    delta.refusal = domain::refusalName(refusal);
    delta.requests = delta.refused = delta.measured = count;
    delta.bytesIn = count * (540 + random.below(160));
    delta.bytesOut = count * (590 + random.below(60));
    delta.classes[2] = count;
    delta.histogram = latencies(1.6, count, random);
    return delta;
}

/// A span that becomes one delta: where it starts, how long it is, where in it the delta stands.
struct Slot
{
    qint64 start = 0, length = 0, at = 0;
};

QList<Slot> slotsBetween(qint64 from, qint64 to, qint64 now, bool busy, Random &random)
{
    QList<Slot> list;
    qint64 at = from - from % kHour;
    while (at <= to) {
        qint64 length = kHour;
        if (at >= now - 2 * kHour)
            length = busy ? 300 : 900;
        else if (!busy && at < now - 2 * kDay)
            length = 6 * kHour;
        const qint64 end = std::min(at + length, to + 1);
        if (end > from) {
            const qint64 first = std::max(at, from);
            list << Slot{first, end - first, first + random.below(static_cast<int>(end - first))};
        }
        at += length;
    }
    return list;
}

double expectedCalls(const Program &program, const Slot &slot)
{
    double sum = 0;
    for (qint64 t = slot.start; t < slot.start + slot.length; t += 300)
        sum += rhythmAt(program.rhythm, t) *
               static_cast<double>(std::min<qint64>(300, slot.start + slot.length - t));
    return program.perDay * sum / static_cast<double>(kDay);
}

/// Endpoints a key's scopes reach.
QList<EndpointProfile> reachable(const QList<EndpointProfile> &all, const QStringList &scopes)
{
    QList<EndpointProfile> list;
    for (const EndpointProfile &profile : all) {
        if (std::all_of(profile.endpoint.scopes.begin(), profile.endpoint.scopes.end(),
                        [&](const QString &scope) { return domain::scopesImply(scopes, scope); }))
            list << profile;
    }
    return list;
}

void addKeyUsage(QList<UsageDelta> &out, const domain::ApiKey &key, const Program &program,
                 const QList<EndpointProfile> &endpoints, qint64 now, bool busy, Random &random)
{
    static constexpr Refusal kReasons[] = {Refusal::ScopeMissing, Refusal::ScopeMissing,
                                           Refusal::ScopeMissing, Refusal::RateExceeded,
                                           Refusal::UnknownEndpoint};
    const qint64 from = std::max(now - 30 * kDay, key.createdAt.toSecsSinceEpoch());
    const qint64 to = std::min(now, key.lastUsedAt.toSecsSinceEpoch());
    if (from >= to || endpoints.isEmpty())
        return;
    // A tester now and then asks for more than it was given; the others hardly ever.
    const double clumsy = random.chance(0.12) ? 0.012 : 0.0018;
    double refusals = random.unit();
    const auto put = [&](UsageDelta delta) {
        delta.keyId = key.id;
        out << std::move(delta);
    };
    for (const Slot &slot : slotsBetween(from, to, now, busy, random)) {
        const double expected = expectedCalls(program, slot) * (0.8 + 0.4 * random.unit());
        const qint64 count = static_cast<qint64>(
            std::max(0.0, expected + std::sqrt(expected) * random.normal() * .6 + random.unit()));
        if (count == 0)
            continue;
        const qint64 aside = busy && endpoints.size() > 1 ? count * random.between(12, 42) / 100 : 0;
        const qsizetype main = busy ? 0 : random.below(static_cast<int>(endpoints.size()));
        put(allowedCalls(endpoints[main], program, slot.at, count - aside, random));
        if (aside > 0) {
            const qsizetype other = 1 + random.below(static_cast<int>(endpoints.size()) - 1);
            put(allowedCalls(endpoints[other], program, slot.at, aside, random));
        }
        refusals += static_cast<double>(count) * clumsy;
        if (refusals >= 1) {
            const auto refused = static_cast<qint64>(refusals);
            refusals -= static_cast<double>(refused);
            UsageDelta delta = refusedCalls(kReasons[random.below(5)], slot.at, refused, random);
            if (delta.refusal != domain::refusalName(Refusal::UnknownEndpoint))
                delta.apiId = endpoints[main].apiId;
            delta.endpoint = QStringLiteral("other");
            put(std::move(delta));
        }
    }
}

/// Some programs do not notice that their key has ended, and go on trying for days.
void addAfterlife(QList<UsageDelta> &out, const domain::ApiKey &key, qint64 now, Random &random)
{
    QDateTime end;
    Refusal reason = Refusal::None;
    const domain::KeyStatus status = key.statusAt(QDateTime::fromSecsSinceEpoch(now, Qt::UTC));
    if (status == domain::KeyStatus::Revoked) {
        end = key.revokedAt;
        reason = Refusal::Revoked;
    } else if (status == domain::KeyStatus::Expired) {
        end = key.expiresAt;
        reason = Refusal::Expired;
    } else if (status == domain::KeyStatus::Suspended) {
        end = key.suspendedAt;
        reason = Refusal::Suspended;
    }
    const bool stubborn = random.chance(0.4);
    if (reason == Refusal::None || !stubborn)
        return;
    const qint64 from = std::max(end.toSecsSinceEpoch() + 60, now - 30 * kDay);
    for (qint64 at = from; at < std::min(now, from + 9 * kDay); at += 3 * kHour + random.below(20'000)) {
        UsageDelta delta = refusedCalls(reason, at, random.between(1, 12), random);
        delta.keyId = key.id;
        delta.endpoint = QStringLiteral("other");
        out << delta;
    }
}

/// Calls without a key that anyone could name: scanners, typing mistakes.
void addStrangers(QList<UsageDelta> &out, qint64 now, Random &random)
{
    static constexpr Refusal kReasons[] = {Refusal::NoCredential, Refusal::UnknownKey, Refusal::Malformed};
    for (qint64 at = now - 30 * kDay; at < now; at += kHour / 2 + random.below(static_cast<int>(2 * kHour))) {
        UsageDelta delta = refusedCalls(kReasons[random.below(3)], at, random.between(1, 9), random);
        delta.endpoint = QStringLiteral("other");
        out << delta;
    }
}

} // namespace

double rhythmAt(Rhythm rhythm, qint64 second)
{
    const Pattern &pattern = patternOf(rhythm);
    const qint64 day = second / kDay;
    const double hour = static_cast<double>(second % kDay) / static_cast<double>(kHour);
    const auto low = static_cast<std::size_t>(hour) % 24;
    const double part = hour - static_cast<double>(low);
    const double level = pattern.hours[low] * (1 - part) + pattern.hours[(low + 1) % 24] * part;
    // 1970-01-01 was a Thursday.
    return level * pattern.days[static_cast<std::size_t>((day + 3) % 7)];
}

void addUsage(Directory &directory, quint64 seed, const QDateTime &nowTime)
{
    const qint64 now = nowTime.toSecsSinceEpoch();
    const QList<EndpointProfile> all = endpointProfiles(directory);
    std::vector<double> volumes;
    for (const Program &program : directory.programs)
        volumes.push_back(program.perDay);
    std::nth_element(volumes.begin(), volumes.begin() + kBusyKeys, volumes.end(), std::greater<>());
    const double busyFrom = volumes[kBusyKeys];

    QList<UsageDelta> &out = directory.organisation.usage;
    for (std::size_t i = 0; i < directory.programs.size(); ++i) {
        Random random(seed ^ (0x9E3779B97F4A7C15ULL * (i + 1)));
        const Program &program = directory.programs[i];
        const domain::ApiKey &key = directory.organisation.keys[program.index].key;
        if (key.lastUsedAt.isValid() && !program.partnerClosed)
            addKeyUsage(out, key, program, reachable(all, key.scopes), now, program.perDay > busyFrom,
                        random);
        addAfterlife(out, key, now, random);
    }
    Random random(seed ^ 0xD1B54A32D192ED03ULL);
    addStrangers(out, now, random);
    std::stable_sort(out.begin(), out.end(),
                     [](const UsageDelta &a, const UsageDelta &b) { return a.second < b.second; });
}

} // namespace octroi::demo
