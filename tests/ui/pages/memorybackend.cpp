// SPDX-License-Identifier: GPL-3.0-or-later
#include "memorybackend.h"

#include <QJsonArray>
#include <QMap>
#include <cmath>

namespace octroi::test {

using backends::IssuedKey;

namespace {

Error gone(const QString &id)
{
    return {ErrorCode::NotFound, id, QStringLiteral("no such object"), {}, {}};
}

template <typename T>
T *findIn(QList<T> &list, const QString &id)
{
    for (T &item : list) {
        if (item.id == id)
            return &item;
    }
    return nullptr;
}

} // namespace

QString MemoryBackend::newId()
{
    return QStringLiteral("mem%1").arg(++m_ids, 7, 36, QLatin1Char('0'));
}

backends::BackendInfo MemoryBackend::info() const
{
    return {QStringLiteral("memory"), QStringLiteral("octroid"), QStringLiteral("http://127.0.0.1:8600"),
            QStringLiteral("0.1.0"), QStringLiteral("console")};
}

backends::BackendState MemoryBackend::state() const
{
    return failure ? backends::BackendState::Failed : backends::BackendState::Online;
}

domain::ApiKey *MemoryBackend::find(const QString &id)
{
    return findIn(keyList, id);
}

// One page is enough for what a test holds.
#define OCTROI_PAGE(Type, method, list)                                                                      \
    MemoryBackend::Task<MemoryBackend::Page<domain::Type>> MemoryBackend::method(QString, int)               \
    {                                                                                                        \
        if (failure)                                                                                         \
            co_return *failure;                                                                              \
        co_return backends::Page<domain::Type>{list, {}};                                                    \
    }
OCTROI_PAGE(Partner, partners, partnerList)
OCTROI_PAGE(Application, applications, applicationList)
OCTROI_PAGE(Api, apis, apiList)
OCTROI_PAGE(Scope, scopes, scopeList)
OCTROI_PAGE(Plan, plans, planList)
#undef OCTROI_PAGE

MemoryBackend::Task<MemoryBackend::Page<domain::ApiKey>> MemoryBackend::keys(QString, QString, int)
{
    if (failure)
        co_return *failure;
    co_return backends::Page<domain::ApiKey>{keyList, {}};
}

#define OCTROI_CREATE(Type, method, list)                                                                    \
    MemoryBackend::Task<domain::Type> MemoryBackend::method(domain::Type object, QString)                    \
    {                                                                                                        \
        if (failure)                                                                                         \
            co_return *failure;                                                                              \
        for (const domain::Type &other : std::as_const(list)) {                                              \
            if (other.name == object.name)                                                                   \
                co_return Error{                                                                             \
                    ErrorCode::Exists, object.name, {}, QStringLiteral("name"), QStringLiteral("exists")};   \
        }                                                                                                    \
        assignId(object, newId());                                                                           \
        object.createdAt = m_clock.now();                                                                    \
        object.version = 1;                                                                                  \
        list << object;                                                                                      \
        co_return object;                                                                                    \
    }
namespace {
template <typename T>
void assignId(T &object, const QString &id)
{
    object.id = id;
}
void assignId(domain::Scope &, const QString &) {}
} // namespace
OCTROI_CREATE(Partner, createPartner, partnerList)
OCTROI_CREATE(Application, createApplication, applicationList)
OCTROI_CREATE(Api, createApi, apiList)
OCTROI_CREATE(Scope, createScope, scopeList)
OCTROI_CREATE(Plan, createPlan, planList)
#undef OCTROI_CREATE

#define OCTROI_UPDATE(Type, method, list)                                                                    \
    MemoryBackend::Task<domain::Type> MemoryBackend::method(domain::Type object)                             \
    {                                                                                                        \
        domain::Type *there = findIn(list, object.id);                                                       \
        if (!there)                                                                                          \
            co_return gone(object.id);                                                                       \
        ++object.version;                                                                                    \
        *there = object;                                                                                     \
        co_return object;                                                                                    \
    }
OCTROI_UPDATE(Partner, updatePartner, partnerList)
OCTROI_UPDATE(Application, updateApplication, applicationList)
OCTROI_UPDATE(Api, updateApi, apiList)
#undef OCTROI_UPDATE

MemoryBackend::Task<domain::Scope> MemoryBackend::updateScope(domain::Scope scope)
{
    for (domain::Scope &there : scopeList) {
        if (there.name != scope.name)
            continue;
        ++scope.version;
        there = scope;
        co_return scope;
    }
    co_return gone(scope.name);
}

MemoryBackend::Task<domain::ApiKey> MemoryBackend::key(QString id)
{
    if (const domain::ApiKey *there = find(id))
        co_return *there;
    co_return gone(id);
}

MemoryBackend::Task<IssuedKey> MemoryBackend::issue(backends::NewKey wanted, QString)
{
    if (failure)
        co_return *failure;
    domain::ApiKey made;
    made.id = newId();
    made.applicationId = wanted.applicationId;
    made.name = wanted.name;
    made.environment = wanted.environment;
    made.prefix = QStringLiteral("oct");
    made.scopes = wanted.scopes;
    made.expiresAt = wanted.expiresAt;
    made.restrictions = wanted.restrictions;
    made.planId = wanted.planId;
    made.createdAt = m_clock.now();
    made.version = 1;
    const QString whole = QStringLiteral("oct_live_%1mV8sYb3RdN0eJgUc5HtXf1PzQa9Wk6Bi4hEo7D").arg(made.id);
    made.last4 = whole.right(4);
    keyList.prepend(made);
    co_return IssuedKey{made, std::make_shared<Secret>(Secret::fromString(whole))};
}

MemoryBackend::Task<domain::ApiKey> MemoryBackend::update(QString id, backends::KeyPatch patch, qint64,
                                                          QString)
{
    domain::ApiKey *there = find(id);
    if (!there)
        co_return gone(id);
    there->name = patch.name.value_or(there->name);
    there->scopes = patch.scopes.value_or(there->scopes);
    there->expiresAt = patch.expiresAt.value_or(there->expiresAt);
    there->restrictions = patch.restrictions.value_or(there->restrictions);
    there->planId = patch.planId.value_or(there->planId);
    ++there->version;
    co_return *there;
}

MemoryBackend::Task<domain::ApiKey> MemoryBackend::suspend(QString id, qint64, QString)
{
    domain::ApiKey *there = find(id);
    if (!there)
        co_return gone(id);
    there->suspendedAt = m_clock.now();
    ++there->version;
    co_return *there;
}

MemoryBackend::Task<domain::ApiKey> MemoryBackend::resume(QString id, qint64, QString)
{
    domain::ApiKey *there = find(id);
    if (!there)
        co_return gone(id);
    there->suspendedAt = {};
    ++there->version;
    co_return *there;
}

MemoryBackend::Task<domain::ApiKey> MemoryBackend::revoke(QString id, qint64, QString)
{
    if (held)
        co_await held->wait();
    if (failure)
        co_return *failure;
    domain::ApiKey *there = find(id);
    if (!there)
        co_return gone(id);
    there->revokedAt = m_clock.now();
    ++there->version;
    co_return *there;
}

MemoryBackend::Task<IssuedKey> MemoryBackend::rotate(QString id, qint64 overlapSeconds,
                                                     QString idempotencyKey)
{
    domain::ApiKey *there = find(id);
    if (!there)
        co_return gone(id);
    backends::NewKey wanted{there->applicationId, there->name,         there->environment, there->scopes,
                            there->expiresAt,     there->restrictions, there->planId};
    auto made = co_await issue(wanted, idempotencyKey);
    if (!made)
        co_return made.error();
    there = find(id);
    there->successorId = made->key.id;
    there->retiresAt = m_clock.now().addSecs(overlapSeconds);
    ++there->version;
    co_return *made;
}

bool MemoryBackend::belongs(const domain::ApiKey &key, const backends::UsageRequest &request) const
{
    if (!request.keyId.isEmpty() && request.keyId != key.id)
        return false;
    for (const domain::Application &application : applicationList) {
        if (application.id == key.applicationId)
            return (request.applicationId.isEmpty() || request.applicationId == application.id) &&
                   (request.partnerId.isEmpty() || request.partnerId == application.partnerId);
    }
    return false;
}

MemoryBackend::Task<QList<domain::UsageRow>> MemoryBackend::usage(backends::UsageRequest request)
{
    if (failure)
        co_return *failure;
    const bool byKey = request.groupBy.contains(QStringLiteral("key")),
               byDay = request.groupBy.contains(QStringLiteral("day"));
    const QDate today = m_clock.now().date();
    QMap<QPair<QString, QDate>, domain::UsageRow> rows;
    for (const domain::ApiKey &key : std::as_const(keyList)) {
        if (!belongs(key, request))
            continue;
        const QList<qint64> days = requestsByDay.value(key.id);
        for (int i = 0; i < days.size(); ++i) {
            const QDate day = today.addDays(i + 1 - days.size());
            if (days.at(i) == 0 || (request.from.isValid() && day < request.from.date()))
                continue;
            domain::UsageRow &row = rows[{byKey ? key.id : QString(), byDay ? day : QDate()}];
            if (byKey)
                row.keyId = key.id;
            if (byDay)
                row.at = QDateTime(day, QTime(0, 0), Qt::UTC);
            row.totals.requests += days.at(i);
            row.totals.refused += days.at(i) / 300;
            row.totals.bytesOut += days.at(i) * 44'000;
            row.totals.measured += days.at(i);
            row.totals.p95 = 84;
        }
    }
    co_return rows.values();
}

MemoryBackend::Task<QList<domain::AuditEntry>> MemoryBackend::entries(qint64, int, QString objectId)
{
    if (failure)
        co_return *failure;
    const domain::ApiKey *key = find(objectId);
    QList<domain::AuditEntry> list;
    if (!key)
        co_return list;
    domain::AuditEntry entry;
    entry.actor = QStringLiteral("console");
    entry.address = QStringLiteral("127.0.0.1");
    entry.objectId = objectId;
    if (key->suspendedAt.isValid()) {
        entry.at = key->suspendedAt;
        entry.action = QStringLiteral("key.suspend");
        list << entry;
    }
    entry.at = key->createdAt;
    entry.action = QStringLiteral("key.issue");
    entry.after = {{QStringLiteral("scopes"), QJsonArray::fromStringList(key->scopes)}};
    list << entry;
    co_return list;
}

domain::ApiKey MemoryBackend::makeKey(const QString &applicationId, const QString &name,
                                      const QStringList &scopes, int index)
{
    static const int ends[] = {1, 2, 3, 5, 6, 6, 8, 9, 11, 13, 24, 60, 120, 240, 300, 0, -20};
    const QDateTime now = m_clock.now();
    domain::ApiKey key;
    key.id = QStringLiteral("%1")
                 .arg((index + 7) * 2654435761LL % 3656158440062976LL + 101559956668416LL, 10, 36,
                      QLatin1Char('0'))
                 .right(10);
    key.applicationId = applicationId;
    key.name = name;
    key.environment = index % 9 == 4 ? domain::Environment::Test : domain::Environment::Live;
    key.prefix = QStringLiteral("oct");
    key.last4 = QStringLiteral("k3Tz");
    key.scopes = scopes;
    key.createdAt = now.addDays(-40 - index * 3);
    const int end = ends[index % 17];
    key.expiresAt = end == 0 ? QDateTime() : now.addDays(end).addSecs(3'700);
    key.lastUsedAt =
        index % 11 == 5 ? QDateTime() : now.addSecs(-(index % 7) * 86'400 * (index % 5) - index * 97);
    if (index % 13 == 6)
        key.suspendedAt = now.addDays(-2);
    if (index % 17 == 9)
        key.revokedAt = now.addDays(-1);
    key.planId = planList.isEmpty() || index % 4 == 3 ? QString() : planList.at(index % planList.size()).id;
    if (index % 6 == 2)
        key.restrictions.addresses = {QStringLiteral("203.0.113.0/28")};
    key.version = 1;
    QList<qint64> days;
    for (int day = 0; day < 30; ++day) {
        const double wave = 1 + 0.4 * std::sin(day * 0.9 + index) + 0.25 * std::sin(day * 2.1 + index * 3);
        days << (key.lastUsedAt.isValid() && day < 30 - (index % 7) * (index % 5)
                     ? qint64(wave * (40 + index * index * 37 % 20'000))
                     : 0);
    }
    requestsByDay.insert(key.id, days);
    return key;
}

void MemoryBackend::fill()
{
    using domain::Sensitivity;
    const QDateTime now = m_clock.now();
    struct Right
    {
        const char *name, *description;
        Sensitivity sensitivity;
        int days;
    };
    static const Right rights[] = {{"catalogue:read", "Read products and prices", Sensitivity::Low, 365},
                                   {"catalogue:write", "Change products", Sensitivity::Medium, 180},
                                   {"invoices:read", "Read invoices", Sensitivity::High, 90},
                                   {"orders:cancel", "Cancel an order in transit", Sensitivity::High, 90},
                                   {"orders:events", "Subscribe to order events", Sensitivity::Low, 365},
                                   {"orders:read", "Read orders and their lines", Sensitivity::Low, 365},
                                   {"orders:write", "Create and change orders", Sensitivity::Medium, 180},
                                   {"shipments:label", "Print and reprint labels", Sensitivity::Medium, 365},
                                   {"shipments:read", "Follow shipments", Sensitivity::Low, 0},
                                   {"stock:read", "Read stock levels", Sensitivity::Low, 0}};
    for (const Right &r : rights)
        scopeList << domain::Scope{QString::fromLatin1(r.name),
                                   QString::fromLatin1(r.description),
                                   r.sensitivity,
                                   r.days,
                                   now.addDays(-400),
                                   1};
    planList << domain::Plan{QStringLiteral("planTrial1"),
                             QStringLiteral("Trial"),
                             5,
                             10,
                             10'000,
                             0,
                             0,
                             0,
                             now.addDays(-300),
                             1}
             << domain::Plan{QStringLiteral("planStand1"),
                             QStringLiteral("Partner standard"),
                             50,
                             100,
                             0,
                             2'000'000,
                             10'000'000,
                             0,
                             now.addDays(-300),
                             1}
             << domain::Plan{QStringLiteral("planPlus01"),
                             QStringLiteral("Partner plus"),
                             250,
                             500,
                             0,
                             300'000,
                             0,
                             90'000'000'000,
                             now.addDays(-300),
                             1};
    const auto endpoint = [](const char *method, const char *path, const char *scope) {
        return domain::Endpoint{
            QString::fromLatin1(method), QString::fromLatin1(path), {QString::fromLatin1(scope)}};
    };
    apiList << domain::Api{QStringLiteral("apiOrders1"),
                           QStringLiteral("Orders"),
                           QStringLiteral("/orders/v1"),
                           {endpoint("GET", "/orders", "orders:read"),
                            endpoint("POST", "/orders", "orders:write"),
                            endpoint("GET", "/orders/{id}", "orders:read"),
                            endpoint("DELETE", "/orders/{id}", "orders:cancel")},
                           now.addDays(-400),
                           1}
            << domain::Api{QStringLiteral("apiCatal01"),
                           QStringLiteral("Catalogue"),
                           QStringLiteral("/catalogue/v2"),
                           {endpoint("GET", "/products", "catalogue:read"),
                            endpoint("PUT", "/products/{id}", "catalogue:write")},
                           now.addDays(-390),
                           1}
            << domain::Api{QStringLiteral("apiStock01"),
                           QStringLiteral("Stock"),
                           QStringLiteral("/stock"),
                           {endpoint("GET", "/levels", "stock:read")},
                           now.addDays(-200),
                           1};
    static const char *partners[] = {"Alderbrook Books",    "Bluefern Retail",     "Copperleaf Press",
                                     "Customer portal",     "Data Platform",       "Granary Cooperative",
                                     "Harbourlight Travel", "Ironbark Aggregates", "Kestrel Parcel",
                                     "Lanternfish Data",    "Northquay Clinics",   "Pinemarten Outdoor",
                                     "Quillon Insurance",   "Saltmarsh Brewing",   "Tesserine Foods"};
    static const char *apps[] = {"Storefront", "Catalogue sync", "Returns desk", "Data exchange"};
    static const char *names[] = {"checkout-live",  "stock-poller", "nightly-export", "label-printer",
                                  "archive-reader", "price-sync",   "fare-quotes",    "milk-planner"};
    int index = 0;
    for (int p = 0; p < 15; ++p) {
        domain::Partner partner;
        partner.id = QStringLiteral("partner%1").arg(p, 3, 10, QLatin1Char('0'));
        partner.name = QString::fromLatin1(partners[p]);
        partner.kind = p == 3 || p == 4 ? domain::PartnerKind::Internal : domain::PartnerKind::Business;
        partner.tags = p % 3 == 1 ? QStringList{QStringLiteral("tier: gold")} : QStringList();
        partner.contact =
            QStringLiteral("api@%1.example").arg(partner.name.section(QLatin1Char(' '), 0, 0).toLower());
        partner.createdAt = now.addDays(-900 + p * 30);
        partner.version = 1;
        partnerList << partner;
        for (int a = 0; a < 1 + p % 4; ++a) {
            domain::Application application{
                QStringLiteral("app%1%2xxxx").arg(p, 2, 10, QLatin1Char('0')).arg(a), partner.id,
                QString::fromLatin1(apps[a]), now.addDays(-300), 1};
            applicationList << application;
            for (int k = 0; k < 1 + (p + a) % 3; ++k, ++index)
                keyList << makeKey(application.id,
                                   QString::fromLatin1(names[index % 8]) +
                                       (index >= 8 ? QStringLiteral("-%1").arg(index / 8 + 1) : QString()),
                                   {scopeList.at(index % 10).name, scopeList.at((index + 5) % 10).name},
                                   index);
        }
    }
}

} // namespace octroi::test
