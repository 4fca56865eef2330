// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/scopereach.h"

#include "backends/connection.h"
#include "backends/tokensbackend.h"
#include "change/endpointmap.h"

#include <QCoroTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <algorithm>

namespace octroi::change {

namespace {

using backends::Calls;
using Kind = ScopeHolder::Kind;

constexpr qint64 kPieceMs = 6; ///< then the interface has its turn

/// What of a grant gives the scope.
QStringList givenBy(const QStringList &granted, const QString &scope)
{
    QStringList out;
    for (const QString &one : granted) {
        if (domain::scopeImplies(one, scope))
            out << one;
    }
    return out;
}

struct Work
{
    QPointer<inventory::Inventory> inventory;
    std::shared_ptr<std::atomic_bool> cancelled;
    ScopeReach reach;
    QHash<QString, std::size_t> keys, clients; ///< places in reach.holders

    bool over() const { return !inventory || (cancelled && *cancelled); }

    void own(ScopeHolder &holder) const
    {
        const domain::Application *application = inventory->application(holder.applicationId);
        if (!application)
            return;
        holder.application = application->name;
        holder.partnerId = application->partnerId;
        if (const domain::Partner *partner = inventory->partner(application->partnerId)) {
            holder.partner = partner->name;
            holder.works = holder.works && partner->status == domain::PartnerStatus::Active;
        }
    }
    void addKey(const domain::ApiKey &key)
    {
        const auto status = key.statusAt(inventory->clock().now());
        if (status == domain::KeyStatus::Revoked)
            return;
        ScopeHolder holder{Kind::Key, key.id, key.name, key.applicationId, {}, {}, {}, givenBy(key.scopes, reach.scope)};
        holder.works = status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating;
        own(holder);
        keys.insert(key.id, reach.holders.size());
        reach.holders.push_back(std::move(holder));
    }
    void addClients()
    {
        for (const domain::OAuthClient &client : inventory->clients()) {
            const QStringList by = givenBy(client.scopes, reach.scope);
            const auto status = client.statusAt(inventory->clock().now());
            if (by.isEmpty() || status == domain::ClientStatus::Revoked)
                continue;
            ScopeHolder holder{Kind::Client, client.id, client.name, client.applicationId, {}, {}, {}, by};
            holder.works = status == domain::ClientStatus::Active;
            own(holder);
            clients.insert(client.id, reach.holders.size());
            reach.holders.push_back(std::move(holder));
        }
    }
    void addIssuer(const domain::TrustedIssuer &issuer)
    {
        QStringList most = issuer.scopes;
        if (most.isEmpty()) {
            for (const auto &mapping : issuer.scopeMappings)
                most << mapping.scopes;
        }
        QStringList by = givenBy(most, reach.scope);
        by.removeDuplicates();
        if (by.isEmpty())
            return;
        ScopeHolder holder{Kind::Issuer, issuer.id, issuer.name, issuer.applicationId, {}, {}, {}, by};
        holder.works = issuer.enabled;
        own(holder);
        reach.holders.push_back(std::move(holder));
    }
    void addCalls(const Calls &calls, const EndpointMap &map, const QString &basePath);
};

/// Rows whose grant has the scope: many keys have few sets of scopes, each is looked into once.
std::vector<quint32> rowsWith(const inventory::KeyTable &table, const QString &scope)
{
    std::vector<bool> hasIt(table.scopeSets.size());
    for (quint32 code = 0; code < hasIt.size(); ++code)
        hasIt[code] = !givenBy(table.scopeSets.text(code).split(u'\n', Qt::SkipEmptyParts), scope).isEmpty();
    std::vector<quint32> rows;
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (hasIt[table.scopes[row]] && table.isLive(row) && !(table.flags[row] & inventory::KeyTable::Revoked))
            rows.push_back(row);
    }
    return rows;
}

void Work::addCalls(const Calls &calls, const EndpointMap &map, const QString &basePath)
{
    for (const Calls::Group &group : calls.groups) {
        const QString endpoint = calls.endpoints.at(group.endpoint);
        if (group.count == 0 && endpoint == QLatin1String("unseen"))
            reach.unseen = true;
        const auto answering = map.answering(basePath, endpoint);
        if (!answering.endpoint || !answering.endpoint->scopes.contains(reach.scope))
            continue;
        qint64 sum = 0, last = 0;
        for (quint32 i = group.first; i < group.first + group.count; ++i) {
            sum += calls.cells[i].calls;
            last = qMax(last, calls.cells[i].calls > 0 ? calls.cells[i].at : 0);
        }
        const QString key = calls.keys.at(group.key), client = calls.clients.at(group.client);
        const auto place = keys.contains(key) ? std::optional(keys.value(key))
                           : clients.contains(client) ? std::optional(clients.value(client))
                                                      : std::nullopt;
        if (!place || sum <= 0)
            continue;
        ScopeHolder &holder = reach.holders[*place];
        const QDate day = QDateTime::fromSecsSinceEpoch(last, Qt::UTC).date();
        holder.calls += sum;
        // Without the scope itself a wildcard would still let them in.
        holder.refused += holder.by == QStringList{reach.scope} ? sum : 0;
        holder.last = holder.last.isValid() ? qMax(holder.last, day) : day;
        const auto known = std::find_if(holder.endpoints.begin(), holder.endpoints.end(), [&](const auto &e) {
            return e.endpoint == endpoint && e.apiId == calls.apis.at(group.api);
        });
        if (known == holder.endpoints.end()) {
            holder.endpoints.push_back({calls.apis.at(group.api), endpoint, reach.scope, sum, day});
        } else {
            known->calls += sum;
            known->last = qMax(known->last, day);
        }
    }
}

void sort(ScopeReach &reach)
{
    for (ScopeHolder &holder : reach.holders)
        std::stable_sort(holder.endpoints.begin(), holder.endpoints.end(),
                         [](const auto &a, const auto &b) { return a.calls > b.calls; });
    std::stable_sort(reach.holders.begin(), reach.holders.end(), [](const auto &a, const auto &b) {
        return a.calls != b.calls ? a.calls > b.calls : a.name.localeAwareCompare(b.name) < 0;
    });
}

/// False: it is over.
QCoro::Task<bool> gather(std::shared_ptr<Work> work)
{
    QStringList ids;
    {
        const inventory::KeyTable &table = work->inventory->keyTable();
        for (const quint32 row : rowsWith(table, work->reach.scope))
            ids << table.idOf(row);
    }
    QElapsedTimer timer;
    timer.start();
    for (const QString &id : std::as_const(ids)) {
        if (const auto key = work->inventory->key(id))
            work->addKey(*key);
        if (timer.elapsed() < kPieceMs)
            continue;
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (work->over())
            co_return false;
        timer.restart();
    }
    work->addClients();
    co_return true;
}

QCoro::Task<Result<void>> countCalls(std::shared_ptr<Work> work, QPointer<backends::Backend> backend)
{
    const std::vector<domain::Api> apis = work->inventory->apis();
    const auto map = std::make_shared<EndpointMap>(apis);
    QSet<QString> asking;
    for (const auto &[apiId, endpoint] : work->reach.askedAt)
        asking.insert(apiId);
    for (const domain::Api &api : apis) {
        if (!asking.contains(api.id))
            continue;
        backends::CallsRequest question;
        question.from = QDateTime(work->reach.from, QTime(0, 0), Qt::UTC);
        question.to = work->inventory->clock().now();
        question.byDay = true;
        question.apiIds = QStringList{api.id};
        const Result<Calls> calls = co_await backend->usage()->calls(question);
        if (work->over() || !backend)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        if (!calls && calls.error().reason == QLatin1String("too_many_rows")) {
            work->reach.counted = false;
            continue;
        }
        if (!calls)
            co_return calls.error();
        work->addCalls(*calls, *map, api.basePath);
    }
    co_return Result<void>();
}

} // namespace

qint64 ScopeReach::calls() const
{
    qint64 sum = 0;
    for (const ScopeHolder &holder : holders)
        sum += holder.calls;
    return sum;
}

qint64 ScopeReach::refused() const
{
    qint64 sum = 0;
    for (const ScopeHolder &holder : holders)
        sum += holder.refused;
    return sum;
}

qsizetype ScopeReach::users() const
{
    return std::count_if(holders.begin(), holders.end(), [](const ScopeHolder &h) { return h.calls > 0; });
}

qsizetype ScopeReach::partners() const
{
    QSet<QString> ids;
    for (const ScopeHolder &holder : holders) {
        if (!holder.partnerId.isEmpty())
            ids.insert(holder.partnerId);
    }
    return ids.size();
}

qsizetype ScopeReach::count(ScopeHolder::Kind kind) const
{
    return std::count_if(holders.begin(), holders.end(), [kind](const ScopeHolder &h) { return h.kind == kind; });
}

QCoro::Task<Result<ScopeReach>> scopeReach(inventory::Inventory *inventory, ScopeReachWish wish,
                                           std::shared_ptr<std::atomic_bool> cancelled)
{
    const auto work = std::make_shared<Work>();
    const QPointer<backends::Backend> backend(&inventory->backend());
    work->inventory = inventory;
    work->cancelled = cancelled;
    work->reach.scope = wish.scope;
    work->reach.to = inventory->clock().now().toUTC().date();
    work->reach.from = work->reach.to.addDays(1 - qMax(1, wish.days));
    if (!inventory->scope(wish.scope))
        co_return Error{ErrorCode::NotFound, wish.scope, QStringLiteral("there is no such scope"), {}, QStringLiteral("not_found")};
    for (const domain::Api &api : inventory->apis()) {
        for (const domain::Endpoint &endpoint : api.endpoints) {
            if (endpoint.scopes.contains(wish.scope))
                work->reach.askedAt.emplace_back(api.id, endpoint);
        }
    }
    const Error over{ErrorCode::Cancelled, {}, {}, {}, {}};
    const bool gathered = co_await gather(work);
    if (!gathered || !backend)
        co_return over;
    if (backends::TrustBackend *trust = backends::trustOf(backend)) {
        // Who may not see them is told of the rest.
        const Result<QList<backends::HeldIssuer>> issuers = co_await trust->trustedIssuers();
        if (work->over() || !backend)
            co_return over;
        for (const backends::HeldIssuer &held : issuers ? *issuers : QList<backends::HeldIssuer>())
            work->addIssuer(held.issuer);
    }
    // Who knows of no APIs has not seen their calls either.
    work->reach.counted = backend->usage() && backends::can(*backend, backends::Capability::Apis);
    if (work->reach.counted) {
        const Result<void> counted = co_await countCalls(work, backend);
        if (!counted)
            co_return counted.error();
    }
    sort(work->reach);
    co_return std::move(work->reach);
}

} // namespace octroi::change
