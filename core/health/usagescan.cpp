// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/usagescan.h"

#include <algorithm>
#include <mutex>

namespace octroi::health {

namespace {

QString textOf(const domain::UsageRow &row)
{
    if (!row.keyId.isEmpty())
        return ObjectId{ObjectKind::Key, row.keyId}.text();
    return row.clientId.isEmpty() ? QString() : ObjectId{ObjectKind::Client, row.clientId}.text();
}

constexpr std::size_t kServerErrors = 3; ///< in UsageTotals::classes

bool isAcceptedClient(const QList<Acceptance> &accepted, Rule rule, const ObjectId &object)
{
    return std::any_of(accepted.begin(), accepted.end(), [&](const Acceptance &a) {
        return a.rule == rule && (!a.object || *a.object == object);
    });
}

bool isStorm(const RecentUse &use, const Policy &policy)
{
    return use.calls >= policy.stormCalls && use.bad * 100 >= qint64(policy.stormPercent) * use.calls;
}

template <typename T>
void sortByCalls(std::vector<std::pair<qint64, T>> &hits, std::vector<T> &out)
{
    std::stable_sort(hits.begin(), hits.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (auto &hit : hits)
        out.push_back(hit.second);
}

} // namespace

RecentUses usesOf(const QList<domain::UsageRow> &byKey, const QList<domain::UsageRow> &byClient)
{
    RecentUses out;
    for (const auto *rows : {&byKey, &byClient}) {
        for (const domain::UsageRow &row : *rows) {
            const QString text = textOf(row);
            if (text.isEmpty())
                continue;
            RecentUse &use = out[text];
            use.calls += row.totals.requests;
            use.bad += row.totals.refused + row.totals.classes[kServerErrors];
        }
    }
    return out;
}

void addRefusals(RecentUses &uses, const QList<domain::UsageRow> &rows)
{
    QHash<QString, qint64> most;
    for (const domain::UsageRow &row : rows) {
        const auto use = uses.find(textOf(row));
        const bool refused = !row.refusal.isEmpty() && row.refusal != QLatin1String("none");
        if (use == uses.end() || !refused || row.totals.requests <= most.value(use.key()))
            continue;
        most[use.key()] = row.totals.requests;
        // What was let through and then failed is more than any refusal.
        use->refusal = row.totals.requests * 2 >= use->bad ? row.refusal : use->refusal;
    }
}

RecentFindings recentFindings(const RecentUses &uses, const ColumnScan &scan, const inventory::KeyTable &table,
                              const QSet<QString> &clients, const Policy &policy, const QList<Acceptance> &accepted)
{
    RecentFindings out;
    std::vector<std::pair<qint64, quint32>> ended, stormy;
    std::vector<std::pair<qint64, ObjectId>> stormyClients;
    const std::shared_lock lock(table.mutex);
    for (auto use = uses.cbegin(); use != uses.cend(); ++use) {
        const auto object = ObjectId::fromText(use.key());
        if (!object || use->calls == 0)
            continue;
        if (object->kind == ObjectKind::Client) {
            if (!policy.isOn(Rule::ErrorStorm) || !isStorm(*use, policy) || !clients.contains(object->id))
                continue;
            if (isAcceptedClient(accepted, Rule::ErrorStorm, *object))
                ++out.accepted[1];
            else
                stormyClients.emplace_back(use->bad, *object);
            continue;
        }
        const quint32 row = table.find(object->id);
        if (row == inventory::KeyTable::kNone || !table.isLive(row))
            continue;
        // What has ended is one finding, not two.
        const bool isEnded = scan.isEnded(row), works = scan.works(row);
        const Rule rule = isEnded ? Rule::EndedCalled : Rule::ErrorStorm;
        if (!policy.isOn(rule) || (!isEnded && !(works && isStorm(*use, policy))))
            continue;
        if (scan.isAccepted(rule, row))
            ++out.accepted[isEnded ? 0 : 1];
        else
            (isEnded ? ended : stormy).emplace_back(isEnded ? use->calls : use->bad, row);
    }
    sortByCalls(ended, out.ended);
    sortByCalls(stormy, out.stormy);
    sortByCalls(stormyClients, out.stormyClients);
    return out;
}

void ScopeGathering::add(Rule rule, quint32 row, qint64 order, const ScopeNote &note)
{
    if (!m_policy.isOn(rule))
        return;
    Part &part = rule == Rule::WideScope ? m_wide : m_unused;
    if (m_scan.isAccepted(rule, row)) {
        ++part.accepted;
        return;
    }
    part.hits.emplace_back(order, row);
    part.notes.insert(row, note);
}

/// The first wildcard of which only some scopes were asked for, and some were not.
std::optional<ScopeNote> ScopeGathering::narrowed(const change::KeyExercise &key) const
{
    if (!key.doubts.empty())
        return std::nullopt;
    for (const change::ScopeExercise &scope : key.scopes) {
        if (!scope.scope.endsWith(QLatin1String(":*")) || scope.calls == 0 || scope.givenOn.isValid())
            continue;
        ScopeNote note;
        note.wildcard = scope.scope;
        for (const change::EndpointExercise &e : scope.endpoints) {
            if (!note.instead.contains(e.asked))
                note.instead << e.asked;
        }
        note.instead.sort();
        const QString stem = scope.scope.chopped(1);
        const bool leavesSome = std::any_of(m_catalogue.begin(), m_catalogue.end(), [&](const QString &name) {
            return name.startsWith(stem) && !note.instead.contains(name);
        });
        if (leavesSome && !note.instead.isEmpty())
            return note;
    }
    return std::nullopt;
}

void ScopeGathering::share(const change::KeyExercise &key)
{
    for (const change::ScopeExercise &scope : key.scopes) {
        ScopeShare &share = m_shares[scope.scope];
        share.scope = scope.scope;
        ++(scope.calls > 0 ? share.used : share.unused);
    }
}

void ScopeGathering::add(const change::ExerciseReport &exercised)
{
    const std::shared_lock lock(m_table.mutex);
    for (const change::KeyExercise &key : exercised.keys) {
        const quint32 row = m_table.find(key.keyId);
        if (row == inventory::KeyTable::kNone)
            continue;
        ScopeNote note;
        note.granted = key.scopes.size();
        note.calls = key.calls;
        note.version = key.version;
        if (key.doubts.empty() && key.calls > 0)
            share(key);
        if (auto narrow = narrowed(key)) {
            narrow->granted = note.granted;
            narrow->calls = note.calls;
            narrow->version = note.version;
            add(Rule::WideScope, row, -key.calls, *narrow);
        }
        note.away = key.proposed();
        if (!note.away.isEmpty())
            add(Rule::UnusedScopes, row, -note.away.size(), note);
    }
}

void ScopeGathering::finish(Report &report)
{
    for (const Rule rule : {Rule::UnusedScopes, Rule::WideScope}) {
        Part &part = rule == Rule::WideScope ? m_wide : m_unused;
        Finding &finding = report.finding(rule);
        std::sort(part.hits.begin(), part.hits.end());
        for (const auto &[order, row] : part.hits)
            finding.keys.push_back(row);
        finding.scopes = part.notes;
        finding.accepted += part.accepted;
    }
    std::vector<ScopeShare> shares;
    for (const ScopeShare &share : std::as_const(m_shares)) {
        if (share.unused > 0)
            shares.push_back(share);
    }
    std::sort(shares.begin(), shares.end(), [](const ScopeShare &a, const ScopeShare &b) {
        return a.unused != b.unused ? a.unused > b.unused : a.scope < b.scope;
    });
    report.finding(Rule::UnusedScopes).shares = std::move(shares);
}

} // namespace octroi::health
