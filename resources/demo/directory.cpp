// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/directory.h"

#include "demo/keytext.h"
#include "demo/random.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

static void loadResource()
{
    Q_INIT_RESOURCE(demo); // a static library's resources are not registered by themselves
}

namespace octroi::demo {

using domain::KeyStatus;

namespace {

constexpr int kRevoked = 28, kExpired = 36, kSuspended = 14, kRotating = 9;
constexpr int kKeys = 400;
constexpr qint64 kDay = 86'400;

QDateTime before(const QDateTime &now, double days)
{
    return now.addSecs(-static_cast<qint64>(days * kDay));
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list << item.toString();
    return list;
}

Rhythm rhythmFromName(const QString &name)
{
    if (name == QLatin1String("office"))
        return Rhythm::Office;
    if (name == QLatin1String("night"))
        return Rhythm::Night;
    if (name == QLatin1String("shop"))
        return Rhythm::Shop;
    if (name == QLatin1String("bursty"))
        return Rhythm::Bursty;
    return Rhythm::Steady;
}

void addPlansScopesApis(authority::Organisation &organisation, Random &random, const QDateTime &now)
{
    for (const QJsonValue &value : source()[QLatin1String("plans")].toArray()) {
        const QJsonObject object = value.toObject();
        domain::Plan plan;
        plan.id = random.base62(10);
        plan.name = object[QLatin1String("name")].toString();
        plan.rate = object[QLatin1String("rate")].toDouble();
        plan.burst = object[QLatin1String("burst")].toInt();
        plan.quotaDay = object[QLatin1String("quota_day")].toInt();
        plan.quotaMonth = object[QLatin1String("quota_month")].toInt();
        plan.createdAt = before(now, 720);
        plan.version = 1;
        organisation.plans << plan;
    }
    for (const QJsonValue &value : source()[QLatin1String("scopes")].toArray()) {
        const QJsonArray row = value.toArray();
        domain::Scope scope;
        scope.name = row[0].toString();
        scope.description = row[1].toString();
        scope.sensitivity = domain::sensitivityFromName(row[2].toString()).value_or(domain::Sensitivity::Low);
        scope.maxLifetimeDays = row[3].toInt();
        scope.createdAt = before(now, 719);
        scope.version = 1;
        organisation.scopes << scope;
    }
    for (const QJsonValue &value : source()[QLatin1String("apis")].toArray()) {
        const QJsonObject object = value.toObject();
        domain::Api api;
        api.id = random.base62(10);
        api.name = object[QLatin1String("name")].toString();
        api.basePath = object[QLatin1String("base_path")].toString();
        for (const QJsonValue &endpoint : object[QLatin1String("endpoints")].toArray()) {
            const QJsonArray row = endpoint.toArray();
            api.endpoints << domain::Endpoint{row[0].toString(), row[1].toString(), {row[2].toString()}};
        }
        api.createdAt = before(now, 718);
        api.version = 1;
        organisation.apis << api;
    }
}

/// An application and what decides the character of its keys.
struct Seat
{
    qsizetype application = 0;
    QJsonObject role;
    domain::PartnerKind kind = domain::PartnerKind::Business;
    bool trial = false, closed = false;
    double size = 1;
    QString host; ///< "bluefern-retail.example"
    int issued = 0;
};

QString hostOf(const QString &partner)
{
    QString host;
    for (const QChar c : partner.normalized(QString::NormalizationForm_D).toLower()) {
        if (c.unicode() == 0xdf)
            host += QLatin1String("ss");
        else if (c.unicode() < 128 && c.isLetterOrNumber())
            host += c;
        else if (c.isSpace() && !host.endsWith(QLatin1Char('-')))
            host += QLatin1Char('-');
    }
    return host + QLatin1String(".example");
}

QList<Seat> addPartners(authority::Organisation &organisation, Random &random, const QDateTime &now)
{
    const QJsonObject roles = source()[QLatin1String("roles")].toObject();
    QList<Seat> seats;
    for (const QJsonValue &value : source()[QLatin1String("partners")].toArray()) {
        const QJsonObject object = value.toObject();
        domain::Partner partner;
        partner.id = random.base62(10);
        partner.name = object[QLatin1String("name")].toString();
        partner.kind = domain::partnerKindFromName(object[QLatin1String("kind")].toString())
                           .value_or(domain::PartnerKind::Business);
        partner.tags = strings(object[QLatin1String("tags")]);
        const bool closed = object[QLatin1String("closed")].toBool();
        partner.status = closed ? domain::PartnerStatus::Closed : domain::PartnerStatus::Active;
        const QString host = hostOf(partner.name);
        partner.contact = QLatin1String("api@") + host;
        partner.createdAt = before(now, random.between(560, 715));
        partner.version = 1 + random.below(4);
        organisation.partners << partner;
        for (const QJsonValue &entry : object[QLatin1String("applications")].toArray()) {
            const QJsonArray row = entry.toArray();
            domain::Application application;
            application.id = random.base62(10);
            application.partnerId = partner.id;
            application.name = row[0].toString();
            application.createdAt = partner.createdAt.addSecs(random.between(1, 60) * kDay);
            application.version = 1;
            Seat seat;
            seat.application = organisation.applications.size();
            seat.role = roles[row[1].toString()].toObject();
            seat.kind = partner.kind;
            seat.trial = partner.tags.contains(QLatin1String("trial"));
            seat.closed = closed;
            seat.size = object[QLatin1String("size")].toDouble(1);
            seat.host = host;
            seats << seat;
            organisation.applications << application;
        }
    }
    return seats;
}

/// Days the strictest of the scopes lets a credential live; 0: no bound.
int lifetimeBound(const QList<domain::Scope> &scopes, const QStringList &granted)
{
    int bound = 0;
    for (const domain::Scope &scope : scopes) {
        if (scope.maxLifetimeDays > 0 && domain::scopesImply(granted, scope.name))
            bound = bound == 0 ? scope.maxLifetimeDays : std::min(bound, scope.maxLifetimeDays);
    }
    return bound;
}

/// Birth and end of a key that works; `soon` keys end within the next thirty days.
void giveLifetime(domain::ApiKey &key, Random &random, const QDateTime &now, int bound, bool soon, bool never)
{
    if (never && bound == 0) {
        key.createdAt = before(now, random.between(40, 540) + random.unit());
        return;
    }
    int remaining = soon ? random.between(1, 30) : random.between(31, 420);
    if (bound > 0)
        remaining = std::min(remaining, bound - 2);
    const int oldest = bound > 0 ? bound - remaining - 1 : 540;
    key.createdAt = before(now, random.between(1, std::max(1, oldest)) + 0.9 * random.unit());
    key.expiresAt = now.addSecs(remaining * kDay - random.between(600, 40'000));
}

void giveState(domain::ApiKey &key, KeyStatus status, Random &random, const QDateTime &now, int bound)
{
    const int kind = random.below(100); // drawn always, so that every key takes the same draws
    giveLifetime(key, random, now, bound, status == KeyStatus::Active && kind < 9, kind >= 9 && kind < 20);
    const double age = random.unit();
    switch (status) {
    case KeyStatus::Active:
        break;
    case KeyStatus::Suspended:
        key.suspendedAt = std::max(key.createdAt.addSecs(3600), before(now, 0.5 + 24 * age));
        break;
    case KeyStatus::Expired:
        key.expiresAt = before(now, 0.3 + 75 * age * age);
        key.createdAt = key.expiresAt.addDays(-(bound > 0 ? bound : 365));
        break;
    case KeyStatus::Revoked:
        key.revokedAt = std::max(key.createdAt.addSecs(3600), before(now, 0.4 + 60 * age * age));
        break;
    case KeyStatus::Rotating:
        // It has worked for a while; its successor is a day or less old.
        if (key.createdAt > before(now, 3))
            key.createdAt = before(now, 3);
        if (key.expiresAt.isValid() && key.expiresAt < now.addDays(8))
            key.expiresAt = now.addDays(8);
        key.retiresAt = now.addSecs(static_cast<qint64>((0.2 + 6 * age) * kDay));
        break;
    }
}

/// Four programs in five are at work, some fell silent, some were never started.
void giveUse(domain::ApiKey &key, Program &program, Random &random, const QDateTime &now, bool test)
{
    const double draw = random.unit();
    const double silentDays = 3 + 75 * random.unit() * random.unit();
    const qint64 recent = random.between(20, 40'000);
    QDateTime end = now;
    for (const QDateTime &stop : {key.suspendedAt, key.expiresAt, key.revokedAt}) {
        if (stop.isValid() && stop < end)
            end = stop;
    }
    if (draw < (test ? 0.35 : 0.06)) {
        program.perDay = 0;
        return;
    }
    if (draw < 0.22)
        key.lastUsedAt = before(end, silentDays);
    else
        key.lastUsedAt = end.addSecs(-recent);
    if (key.lastUsedAt < key.createdAt) {
        key.lastUsedAt = {};
        program.perDay = 0;
    }
}

QString planFor(const QList<domain::Plan> &plans, const Seat &seat)
{
    const int index = seat.kind == domain::PartnerKind::Internal ? 3
                      : seat.trial                               ? 0
                      : seat.size >= 8                           ? 2
                                                                 : 1;
    return plans[index].id;
}

void restrict(domain::ApiKey &key, Program &program, const Seat &seat, Random &random)
{
    static const char *const kNetworks[] = {"203.0.113.0/28", "203.0.113.64/26", "198.51.100.0/24",
                                            "192.0.2.128/25", "2001:db8:4a::/48"};
    if (random.chance(0.24))
        key.restrictions.addresses << QString::fromLatin1(kNetworks[random.below(5)]);
    if (key.name.startsWith(QLatin1String("storefront-web")) || key.name.endsWith(QLatin1String("widget"))) {
        key.restrictions.referrers << QLatin1String("*.") + seat.host;
        program.referrer = QLatin1String("https://www.") + seat.host + QLatin1String("/");
    }
}

void addKey(Directory &directory, Seat &seat, KeyStatus status, Random &random, const QDateTime &now)
{
    authority::Organisation &organisation = directory.organisation;
    domain::ApiKey key;
    Program program;
    const QStringList names = strings(seat.role[QLatin1String("keys")]);
    const int turn = static_cast<int>(seat.application * 3) + seat.issued;
    key.name = names[turn % names.size()];
    const bool test = key.name.endsWith(QLatin1String("-test"));
    key.id = random.base62(10);
    key.applicationId = organisation.applications[seat.application].id;
    key.environment = test ? domain::Environment::Test : domain::Environment::Live;
    key.prefix = QStringLiteral("oct");
    const QJsonArray sets = seat.role[QLatin1String("scopes")].toArray();
    key.scopes = strings(sets[random.below(static_cast<int>(sets.size()))]);
    key.planId = planFor(organisation.plans, seat);
    key.version = 1 + random.below(3);

    program.rhythm = rhythmFromName(seat.role[QLatin1String("rhythm")].toString());
    program.latency = seat.role[QLatin1String("latency")].toDouble(1);
    program.partnerClosed = seat.closed;
    const double spread = random.normal();
    program.perDay = (test ? 6 : 70) * seat.size * std::sqrt(seat.size) *
                     (0.25 + 0.9 * (spread + 2.2) * (spread + 2.2) / 5);
    restrict(key, program, seat, random);
    giveState(key, status, random, now, lifetimeBound(organisation.scopes, key.scopes));
    giveUse(key, program, random, now, test);

    program.secret = keyText(key.environment, key.id, random.base62(32));
    key.last4 = program.secret.right(4);
    program.index = organisation.keys.size();
    organisation.keys << authority::StoredKey{key, keyDigest(program.secret)};
    directory.programs.push_back(std::move(program));
    ++seat.issued;
}

/// The key that takes over from the rotating one at `index`.
void addSuccessor(Directory &directory, std::size_t index, Random &random, const QDateTime &now)
{
    authority::Organisation &organisation = directory.organisation;
    Program program = directory.programs[index];
    domain::ApiKey &old = organisation.keys[program.index].key;
    domain::ApiKey key = old;
    key.id = random.base62(10);
    key.predecessorId = old.id;
    key.createdAt = before(now, 0.05 + random.unit());
    key.retiresAt = {};
    key.lastUsedAt = random.chance(0.5) ? now.addSecs(-random.between(20, 3000)) : QDateTime();
    key.version = 1;
    old.successorId = key.id;
    if (key.lastUsedAt < key.createdAt)
        key.lastUsedAt = {};
    program.perDay = key.lastUsedAt.isValid() ? program.perDay * 0.6 : 0;
    program.secret = keyText(key.environment, key.id, random.base62(32));
    key.last4 = program.secret.right(4);
    program.index = organisation.keys.size();
    organisation.keys << authority::StoredKey{key, keyDigest(program.secret)};
    directory.programs.push_back(std::move(program));
}

} // namespace

const QJsonObject &source()
{
    static const QJsonObject object = [] {
        loadResource();
        QFile file(QStringLiteral(":/octroi/demo/organisation.json"));
        const bool open = file.open(QIODevice::ReadOnly);
        Q_ASSERT(open);
        return open ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return object;
}

Directory generateDirectory(quint64 seed, const QDateTime &now)
{
    Directory directory;
    Random random(seed);
    addPlansScopesApis(directory.organisation, random, now);
    QList<Seat> seats = addPartners(directory.organisation, random, now);

    QList<KeyStatus> deck;
    const auto put = [&deck](KeyStatus status, int count) {
        for (int i = 0; i < count; ++i)
            deck << status;
    };
    put(KeyStatus::Revoked, kRevoked);
    put(KeyStatus::Expired, kExpired);
    put(KeyStatus::Suspended, kSuspended);
    put(KeyStatus::Rotating, kRotating);
    put(KeyStatus::Active, kKeys - kRotating - static_cast<int>(deck.size()));
    random.shuffle(deck);

    std::vector<std::size_t> rotating;
    for (qsizetype i = 0; i < deck.size(); ++i) {
        // Two keys each, and the rest where the traffic is.
        qsizetype seat = i % seats.size();
        if (i >= 2 * seats.size()) {
            do
                seat = random.below(static_cast<int>(seats.size()));
            while (!random.chance((seats[seat].size + 1) / 10) || seats[seat].issued >= 8);
        }
        if (deck[i] == KeyStatus::Rotating)
            rotating.push_back(directory.programs.size());
        addKey(directory, seats[seat], deck[i], random, now);
    }
    for (const std::size_t index : rotating)
        addSuccessor(directory, index, random, now);
    return directory;
}

QList<EndpointProfile> endpointProfiles(const Directory &directory)
{
    QList<EndpointProfile> profiles;
    const QJsonArray rows = source()[QLatin1String("apis")].toArray();
    for (qsizetype i = 0; i < directory.organisation.apis.size(); ++i) {
        const domain::Api &api = directory.organisation.apis[i];
        const QJsonObject row = rows[i].toObject();
        for (const domain::Endpoint &endpoint : api.endpoints) {
            EndpointProfile profile{api.id, api.basePath, endpoint,
                                    row[QLatin1String("latency_ms")].toDouble(40),
                                    row[QLatin1String("bytes")].toInt(4000)};
            if (endpoint.path.endsWith(QLatin1String("/export"))) {
                profile.bytes *= 40;
                profile.latencyMs *= 6;
            } else if (endpoint.path.endsWith(QLatin1Char('}'))) {
                profile.bytes /= 4;
            } else if (endpoint.method != QLatin1String("GET")) {
                profile.bytes /= 8;
                profile.latencyMs *= 1.6;
            }
            profiles << profile;
        }
    }
    return profiles;
}

} // namespace octroi::demo
