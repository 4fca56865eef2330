// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/reckoning.h"

#include "change/foresight.h"
#include "change/quotarun.h"
#include "domain/scope.h"

#include <algorithm>
#include <numeric>

namespace octroi::change {

using backends::Calls;
using backends::CallsRequest;
using domain::Refusal;

namespace {

constexpr qsizetype kMostNames = 100'000;
constexpr qint64 kDay = 86'400;

std::vector<domain::Api> copied(const std::vector<domain::Api> &apis)
{
    return apis;
}

qint64 sumOf(const std::vector<Calls::Cell> &cells)
{
    return std::accumulate(cells.begin(), cells.end(), qint64(0),
                           [](qint64 sum, const Calls::Cell &c) { return sum + c.calls; });
}

/// Whether tokens could not be had, or shown, any more as they were: which call had which is not kept.
bool touchesTokens(const Change &change, const inventory::Inventory &inventory)
{
    if (std::holds_alternative<RevokeClientSecret>(change))
        return true;
    if (const auto *rotate = std::get_if<RotateClientSecret>(&change))
        return rotate->overlapSeconds == 0;
    const auto *update = std::get_if<UpdateClient>(&change);
    const domain::OAuthClient *old = update ? inventory.client(update->client.id) : nullptr;
    if (!old)
        return false;
    const domain::OAuthClient &now = update->client;
    const auto fewer = [](const QStringList &before, const QStringList &after) {
        return std::any_of(before.begin(), before.end(),
                           [&](const QString &b) { return !after.contains(b); });
    };
    return fewer(old->grantTypes, now.grantTypes) || fewer(old->redirectUris, now.redirectUris) ||
           old->auth != now.auth || (now.dpopBound && !old->dpopBound) ||
           (now.requirePar && !old->requirePar) || (now.certificateBound && !old->certificateBound);
}

/// Which call was made with which token, and which of another issuer, is not kept.
bool endsUncounted(const Change &change)
{
    if (const auto *update = std::get_if<UpdateTrustedIssuer>(&change))
        return update->before.enabled && !update->issuer.enabled;
    return std::holds_alternative<RevokeToken>(change) || std::holds_alternative<RevokeTokens>(change) ||
           std::holds_alternative<DeleteTrustedIssuer>(change) ||
           std::holds_alternative<ReplaceScope>(change); // of too many to look at each
}

QString clientIdOf(const Change &change)
{
    return std::visit(
        [](const auto &c) {
            if constexpr (requires { c.clientId; })
                return c.clientId;
            else if constexpr (std::is_same_v<std::decay_t<decltype(c)>, UpdateClient>)
                return c.client.id;
            else
                return QString();
        },
        change);
}

} // namespace

Reckoning::Reckoning(const inventory::Inventory &inventory, const Plan &plan)
    : m_inventory(inventory)
    , m_plan(plan)
    , m_now(inventory.clock().now().toUTC())
    , m_from(QDateTime(m_now.date().addDays(-6), QTime(0, 0), Qt::UTC))
    , m_paper(inventory, plan.items, m_now)
    , m_before(copied(inventory.apis()))
    , m_after(m_paper.apis())
    , m_losers(plan.losers.begin(), plan.losers.end())
{
    m_out.from = m_from;
    m_out.to = m_now;
    for (const PlannedItem &item : plan.items) {
        m_out.atLeast = m_out.atLeast || endsUncounted(item.change);
        if (touchesTokens(item.change, inventory))
            m_tokenClients.insert(clientIdOf(item.change));
    }
    const QStringList clients = askedClients();
    m_askedClients = QSet<QString>(clients.begin(), clients.end());
}

QStringList Reckoning::askedKeys() const
{
    QStringList keys = m_plan.losers;
    for (const QString &id : m_paper.touchedOwners()) {
        if (!m_inventory.application(id))
            continue; // a partner's keys are losers when it ends
        for (const domain::ApiKey &key : m_inventory.keysOf(id)) {
            if (!m_losers.contains(key.id))
                keys << key.id;
        }
    }
    return keys;
}

QStringList Reckoning::askedClients() const
{
    QSet<QString> clients;
    for (const QString &id : m_paper.touchedClients())
        clients.insert(id);
    for (const domain::OAuthClient &client : m_inventory.clients()) {
        const domain::Application *owner = m_inventory.application(client.applicationId);
        if (m_paper.touchesPlan(client.planId) || m_paper.touchedOwners().contains(client.applicationId) ||
            (owner && m_paper.touchedOwners().contains(owner->partnerId)))
            clients.insert(client.id);
    }
    QStringList sorted(clients.begin(), clients.end());
    sorted.sort();
    return sorted;
}

QList<CallsRequest> Reckoning::questions() const
{
    const QStringList keys = askedKeys();
    CallsRequest request;
    request.from = m_from;
    request.to = m_now.addSecs(1); // the second that has begun counts, too, when a minute or an hour begins with it
    request.clientIds = QStringList(m_askedClients.begin(), m_askedClients.end());
    request.apiIds = QStringList(m_paper.touchedApis().begin(), m_paper.touchedApis().end());
    // How many call an API is not known before.
    request.byDay = keys.size() + request.clientIds.size() > kMostByHour;
    QList<CallsRequest> out;
    for (qsizetype at = 0;
         at < keys.size() || (at == 0 && !(request.clientIds.isEmpty() && request.apiIds.isEmpty()));
         at += kMostNames) {
        request.keyIds = keys.mid(at, kMostNames);
        out << request;
        request.clientIds.clear();
        request.apiIds.clear();
    }
    return out;
}

std::vector<quint32> Reckoning::ordered(const Calls &calls)
{
    std::vector<quint32> order(calls.groups.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto place = [&calls](quint32 i) { return std::pair(calls.groups[i].key, calls.groups[i].client); };
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return place(a) < place(b); });
    return order;
}

Standing Reckoning::standing(const QString &keyId, const QString &clientId, bool after) const
{
    Standing s;
    s.keyId = keyId;
    s.clientId = clientId;
    if (!keyId.isEmpty())
        s.key = after ? m_paper.key(keyId) : m_inventory.key(keyId);
    if (!clientId.isEmpty()) {
        const domain::OAuthClient *client = m_inventory.client(clientId);
        s.client = after ? m_paper.client(clientId) : client ? std::optional(*client) : std::nullopt;
    }
    const QString id = s.applicationId();
    const domain::Application *application = after ? m_paper.application(id) : m_inventory.application(id);
    if (!application)
        return s;
    s.rule = application->credentialRule;
    const domain::Partner *partner =
        after ? m_paper.partner(application->partnerId) : m_inventory.partner(application->partnerId);
    s.closed = partner && partner->status == domain::PartnerStatus::Closed;
    return s;
}

const Reckoning::Answers &Reckoning::answers(const QString &apiId, const QString &endpoint)
{
    const QString place = apiId + u' ' + endpoint;
    const auto known = m_answers.constFind(place);
    if (known != m_answers.constEnd())
        return *known;
    Answers out;
    if (const domain::Api *api = m_before.api(apiId)) {
        out.basePath = api->basePath;
        out.before = m_before.answering(api->basePath, endpoint);
        out.after = m_after.answering(api->basePath, endpoint);
    }
    return *m_answers.insert(place, out);
}

Refusal Reckoning::judge(const Standing &s, const EndpointMap::Answering &answering,
                         const QString &apiId) const
{
    const Refusal works = verdictOf(s, m_now);
    // Beyond the groups of a minute it is not known which API was called; of one that is gone no call is let
    // through.
    if (works != Refusal::None || apiId.isEmpty())
        return works;
    return verdictOf(s, answering);
}

void Reckoning::refuse(AffectedCaller &caller, const QString &apiId, const QString &endpoint, Refusal reason,
                       const std::vector<Calls::Cell> &cells)
{
    RefusedCalls refused{caller.keyId, caller.clientId, apiId, endpoint, reason, 0, {}};
    qint64 last = 0;
    for (const Calls::Cell &cell : cells) {
        if (cell.calls <= 0)
            continue;
        refused.calls += cell.calls;
        last = qMax(last, cell.at);
        const qint64 day = (cell.at - m_from.toSecsSinceEpoch()) / kDay;
        m_out.days[std::size_t(std::clamp<qint64>(day, 0, 6))] += cell.calls;
    }
    if (refused.calls == 0)
        return;
    refused.last = QDateTime::fromSecsSinceEpoch(last, Qt::UTC);
    if (!caller.last.isValid() || caller.last < refused.last)
        caller.last = refused.last;
    caller.refused += refused.calls;
    m_out.refused += refused.calls;
    m_out.calls.push_back(std::move(refused));
}

void Reckoning::doubt(Unknowable why, qint64 calls)
{
    if (calls <= 0)
        return;
    m_out.unknown[why] += calls;
    m_out.atLeast = true;
}

/// Of calls that nothing that is kept refuses.
void Reckoning::doubts(const Standing &before, const Standing &after, const Kept &kept)
{
    const qint64 calls = sumOf(kept.cells);
    if (after.key && m_plan.losses.value(after.keyId).places)
        doubt(Unknowable::Places, calls);
    if (!after.clientId.isEmpty() && m_tokenClients.contains(after.clientId))
        doubt(Unknowable::Tokens, calls);
    if (kept.apiId.isEmpty()) {
        const auto lost = m_plan.losses.value(after.keyId);
        if (lost.scopes || lost.apis || !m_paper.touchedApis().isEmpty())
            doubt(Unknowable::Overflow, calls);
        return;
    }
    if (!m_paper.touchedApis().contains(kept.apiId))
        return;
    const Answers &a = answers(kept.apiId, kept.endpoint);
    const auto asksMore = [&] {
        return std::any_of(a.after.endpoint->scopes.begin(), a.after.endpoint->scopes.end(),
                           [&](const QString &s) { return !a.before.endpoint->scopes.contains(s); });
    };
    if (before.keyId.isEmpty() && before.clientId.isEmpty() && a.after.endpoint && a.before.endpoint &&
        asksMore())
        doubt(Unknowable::Issuers, calls);
    doubtPaths(after, kept);
}

/// A new endpoint that takes some paths of the form under which the calls were counted.
void Reckoning::doubtPaths(const Standing &after, const Kept &kept)
{
    const domain::Api *was = m_before.api(kept.apiId), *is = m_after.api(kept.apiId);
    if (!was || !is)
        return;
    const QString path = kept.endpoint.mid(kept.endpoint.indexOf(u' ') + 1),
                  method = kept.endpoint.left(kept.endpoint.indexOf(u' '));
    for (const domain::Endpoint &e : is->endpoints) {
        const bool isNew =
            std::none_of(was->endpoints.begin(), was->endpoints.end(),
                         [&](const domain::Endpoint &o) { return o.method == e.method && o.path == e.path; });
        if (!isNew || (e.method != method && e.method != QLatin1String("*")) || e.path == path ||
            !EndpointMap::covers(was->basePath + path, is->basePath + e.path))
            continue;
        if (verdictOf(after, EndpointMap::Answering{is, &e}) != Refusal::None)
            return doubt(Unknowable::Paths, sumOf(kept.cells));
    }
}

std::size_t Reckoning::credential(const Calls &calls, const std::vector<quint32> &order, std::size_t at,
                                  bool first)
{
    m_out.unitSeconds = qMax(m_out.unitSeconds, calls.unitSeconds);
    const Calls::Group &head = calls.groups[order[at]];
    AffectedCaller caller;
    caller.keyId = calls.keys.at(head.key);
    caller.clientId = calls.clients.at(head.client);
    // A call with a token alone is counted for the client in both places.
    if (caller.keyId == caller.clientId)
        caller.keyId.clear();
    const Standing before = standing(caller.keyId, caller.clientId, false);
    const Standing after = standing(caller.keyId, caller.clientId, true);
    caller.applicationId = before.applicationId();
    std::vector<Kept> kept;
    for (; at < order.size() && calls.groups[order[at]].key == head.key &&
           calls.groups[order[at]].client == head.client;
         ++at) {
        const Calls::Group &group = calls.groups[order[at]];
        Kept one{calls.apis.at(group.api),
                 calls.endpoints.at(group.endpoint),
                 {calls.cells.begin() + group.first, calls.cells.begin() + group.first + group.count}};
        // Was in the answer to the first question already.
        if (!first && (m_paper.touchedApis().contains(one.apiId) || m_askedClients.contains(caller.clientId)))
            continue;
        const Answers &a = answers(one.apiId, one.endpoint);
        if (judge(before, a.before, one.apiId) != Refusal::None)
            continue; // is refused today as well
        m_calling.insert(caller.keyId);
        const Refusal reason = judge(after, a.after, one.apiId);
        if (reason != Refusal::None) {
            refuse(caller, one.apiId, one.endpoint, reason, one.cells);
            continue;
        }
        doubts(before, after, one);
        kept.push_back(std::move(one));
    }
    const QDateTime ends = after.endsAt(), ended = before.endsAt();
    if (!kept.empty() && ends.isValid() && (!ended.isValid() || ends < ended)) {
        caller.endsAt = ends;
        for (const Kept &k : kept)
            caller.later += sumOf(k.cells);
        m_out.later += caller.later;
    }
    const domain::Plan *was = m_inventory.plan(before.planId()), *is = m_paper.plan(after.planId());
    if (!kept.empty() && is && givesLess(was ? *was : domain::Plan(), *is)) {
        const bool rate =
            is->rate > 0 && (!was || was->rate <= 0 || is->rate < was->rate || is->burst < was->burst);
        m_limited.push_back({m_out.callers.size(), *is, rate, std::move(kept), calls.unitSeconds});
        m_out.callers.push_back(std::move(caller));
    } else if (caller.refused > 0 || caller.later > 0) {
        m_out.callers.push_back(std::move(caller));
    }
    return at;
}

} // namespace octroi::change
