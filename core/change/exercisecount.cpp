// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/exercisecount.h"

#include <algorithm>
#include <mutex>
#include <numeric>

namespace octroi::change {

using backends::Calls;

namespace {

QDate dayOf(qint64 second)
{
    return QDateTime::fromSecsSinceEpoch(second, Qt::UTC).date();
}

struct Sum
{
    qint64 calls = 0;
    QDate last;
};

Sum sumOf(const Calls &calls, const Calls::Group &group)
{
    Sum sum;
    qint64 last = 0;
    for (quint32 i = group.first; i < group.first + group.count; ++i) {
        if (calls.cells[i].calls <= 0)
            continue;
        sum.calls += calls.cells[i].calls;
        last = qMax(last, calls.cells[i].at);
    }
    if (sum.calls > 0)
        sum.last = dayOf(last);
    return sum;
}

void addTo(qint64 &calls, QDate &last, const Sum &sum)
{
    calls += sum.calls;
    if (!last.isValid() || last < sum.last)
        last = sum.last;
}

/// A row without times: calls that this administrator may not see were left out.
bool isUnseen(const Calls &calls, const Calls::Group &group)
{
    return group.count == 0 && calls.endpoints.at(group.endpoint) == QLatin1String("unseen");
}

QStringList linesOf(QByteArrayView view)
{
    return view.isEmpty() ? QStringList() : QString::fromUtf8(view).split(u'\n');
}

} // namespace

ExerciseCount::ExerciseCount(ExerciseReport report, std::vector<domain::Api> apis)
    : m_out(std::move(report))
    , m_map(apis)
    , m_apis(std::move(apis))
    , m_holders(m_out.keys.size())
{
    for (std::size_t i = 0; i < m_out.keys.size(); ++i)
        m_places.insert(m_out.keys[i].keyId, i);
    for (std::size_t i = 0; i < m_out.scopes.size(); ++i)
        m_scopePlaces.insert(m_out.scopes[i].scope, i);
    for (const domain::Api &api : m_apis) {
        for (const domain::Endpoint &endpoint : api.endpoints) {
            for (const QString &scope : endpoint.scopes) {
                if (const auto place = m_scopePlaces.constFind(scope); place != m_scopePlaces.constEnd())
                    ++m_out.scopes[*place].endpoints;
            }
        }
    }
}

const ExerciseCount::Holder &ExerciseCount::holder(std::size_t key)
{
    if (m_holders[key])
        return *m_holders[key];
    QStringList granted;
    for (const ScopeExercise &scope : m_out.keys[key].scopes)
        granted << scope.scope;
    auto made = std::make_unique<Holder>(Holder{domain::GrantedScopes::of(granted), {}});
    const int count = int(made->set.scopes.size() + made->set.wildcards.size());
    for (int place = 0; place < count; ++place)
        made->places.push_back(int(granted.indexOf(made->set.name(place))));
    m_holders[key] = std::move(made);
    return *m_holders[key];
}

const std::optional<QStringList> &ExerciseCount::asked(const QString &apiId, const QString &endpoint)
{
    const QString place = apiId + u' ' + endpoint;
    const auto known = m_asked.constFind(place);
    if (known != m_asked.constEnd())
        return *known;
    std::optional<QStringList> out;
    if (const domain::Api *api = m_map.api(apiId)) {
        const EndpointMap::Answering answering = m_map.answering(api->basePath, endpoint);
        if (answering.endpoint)
            out = answering.endpoint->scopes;
    }
    return *m_asked.insert(place, out);
}

void ExerciseCount::addToKey(std::size_t place, const Calls &calls, const Calls::Group &group)
{
    KeyExercise &key = m_out.keys[place];
    const QString apiId = calls.apis.at(group.api), endpoint = calls.endpoints.at(group.endpoint);
    if (isUnseen(calls, group))
        key.doubts[ExerciseDoubt::Unseen];
    const Sum sum = sumOf(calls, group);
    if (sum.calls == 0)
        return;
    addTo(key.calls, key.last, sum);
    const std::optional<QStringList> &scopes = asked(apiId, endpoint);
    if (!scopes) {
        const bool overflowed = apiId.isEmpty() && endpoint == QLatin1String("overflow");
        key.doubts[overflowed ? ExerciseDoubt::Overflow : ExerciseDoubt::Unmatched] += sum.calls;
        return;
    }
    for (const std::size_t narrow : narrower(apiId, endpoint))
        m_beneath[place][narrow] += sum.calls;
    const Holder &held = holder(place);
    QSet<int> counted;
    for (const QString &wanted : *scopes) {
        const int by = held.set.admitting(wanted.toStdString());
        if (by < 0)
            continue; // was taken from it since
        ScopeExercise &scope = key.scopes[std::size_t(held.places[std::size_t(by)])];
        if (!counted.contains(by))
            addTo(scope.calls, scope.last, sum);
        counted.insert(by);
        const auto same =
            std::find_if(scope.endpoints.begin(), scope.endpoints.end(), [&](const EndpointExercise &e) {
                return e.apiId == apiId && e.endpoint == endpoint && e.asked == wanted;
            });
        EndpointExercise &use = same != scope.endpoints.end()
                                    ? *same
                                    : scope.endpoints.emplace_back(EndpointExercise{apiId, endpoint, wanted});
        addTo(use.calls, use.last, sum);
    }
}

void ExerciseCount::add(const Calls &calls)
{
    std::vector<std::ptrdiff_t> places;
    for (const QString &id : calls.keys)
        places.push_back(m_places.contains(id) ? std::ptrdiff_t(m_places.value(id)) : -1);
    for (const Calls::Group &group : calls.groups) {
        m_out.scopesUnseen |= isUnseen(calls, group);
        if (places[group.key] >= 0)
            addToKey(std::size_t(places[group.key]), calls, group);
        if (m_out.scopes.empty())
            continue;
        const Sum sum = sumOf(calls, group);
        const std::optional<QStringList> &scopes =
            asked(calls.apis.at(group.api), calls.endpoints.at(group.endpoint));
        if (!scopes || sum.calls == 0)
            continue;
        for (const QString &scope : *scopes) {
            const auto place = m_scopePlaces.constFind(scope);
            if (place != m_scopePlaces.constEnd())
                addTo(m_out.scopes[*place].calls, m_out.scopes[*place].last, sum);
        }
    }
}

void ExerciseCount::metered(const QList<domain::UsageRow> &days)
{
    for (const domain::UsageRow &row : days) {
        const QDate day = row.at.toUTC().date();
        if (row.totals.requests > 0 && (!m_out.meteredSince.isValid() || day < m_out.meteredSince))
            m_out.meteredSince = day;
    }
    // The same day is as near as usage by day can tell.
    if (m_out.meteredSince.isValid() && m_out.meteredSince <= m_out.from)
        return;
    for (KeyExercise &key : m_out.keys)
        key.doubts[ExerciseDoubt::Unmetered];
}

void ExerciseCount::hold(const inventory::KeyTable &table, const std::vector<domain::OAuthClient> &clients,
                         const QDateTime &now)
{
    if (m_out.scopes.empty())
        return;
    std::vector<qint64> sets;
    std::vector<QStringList> names;
    {
        const std::shared_lock lock(table.mutex);
        sets.assign(table.scopeSets.size(), 0);
        for (quint32 row = 0; row < table.rows(); ++row) {
            if (!table.isLive(row))
                continue;
            const domain::KeyStatus status = table.statusAt(row, now.toMSecsSinceEpoch());
            if (status != domain::KeyStatus::Revoked && status != domain::KeyStatus::Expired)
                ++sets[table.scopes[row]];
        }
        for (quint32 code = 0; code < sets.size(); ++code)
            names.push_back(sets[code] > 0 ? linesOf(table.scopeSets.view(code)) : QStringList());
    }
    const auto count = [this](const QStringList &granted, qint64 holders, qint64 ScopeUse::*member) {
        if (granted.isEmpty() || holders == 0)
            return;
        const domain::GrantedScopes set = domain::GrantedScopes::of(granted);
        for (ScopeUse &scope : m_out.scopes) {
            if (set.admitting(scope.scope.toStdString()) >= 0)
                scope.*member += holders;
        }
    };
    for (std::size_t code = 0; code < sets.size(); ++code)
        count(names[code], sets[code], &ScopeUse::keys);
    for (const domain::OAuthClient &client : clients) {
        const domain::ClientStatus status = client.statusAt(now);
        if (status != domain::ClientStatus::Revoked && status != domain::ClientStatus::Expired)
            count(client.scopes, 1, &ScopeUse::clients);
    }
}

ExerciseReport ExerciseCount::take()
{
    doubtNarrowed();
    for (KeyExercise &key : m_out.keys) {
        for (ScopeExercise &scope : key.scopes)
            std::stable_sort(scope.endpoints.begin(), scope.endpoints.end(),
                             [](const auto &a, const auto &b) { return a.calls > b.calls; });
    }
    // Proposals are lists, which are not made anew for each comparison.
    std::vector<std::pair<qsizetype, std::size_t>> order;
    for (std::size_t i = 0; i < m_out.keys.size(); ++i)
        order.push_back({m_out.keys[i].proposed().size(), i});
    std::sort(order.begin(), order.end(), [this](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first
                                  : std::tie(m_out.keys[a.second].name, m_out.keys[a.second].keyId) <
                                        std::tie(m_out.keys[b.second].name, m_out.keys[b.second].keyId);
    });
    std::vector<KeyExercise> sorted;
    for (const auto &[proposed, place] : order)
        sorted.push_back(std::move(m_out.keys[place]));
    m_out.keys = std::move(sorted);
    return std::move(m_out);
}

} // namespace octroi::change
