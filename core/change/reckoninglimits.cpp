// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/quotarun.h"
#include "change/reckoning.h"

#include <algorithm>

// What lower limits would have refused, and the names and the order of the result.
namespace octroi::change {

using backends::Calls;
using backends::CallsRequest;

namespace {

/// Which of two that count the same comes first does not matter; that it is always the same does.
template <typename T>
bool comesFirst(const T &a, const T &b, qint64 ofA, qint64 ofB)
{
    return ofA != ofB ? ofA > ofB : std::tie(a.keyId, a.clientId) < std::tie(b.keyId, b.clientId);
}

} // namespace

std::optional<CallsRequest> Reckoning::monthQuestion() const
{
    CallsRequest request;
    const QDate today = m_from.date();
    request.from = QDateTime(QDate(today.year(), today.month(), 1), QTime(0, 0), Qt::UTC);
    request.to = m_from;
    request.byDay = true;
    for (const Limited &limited : m_limited) {
        if (limited.plan.quotaMonth <= 0 && limited.plan.volumeMonth <= 0)
            continue;
        const AffectedCaller &caller = m_out.callers[limited.caller];
        if (!caller.keyId.isEmpty())
            request.keyIds << caller.keyId;
        else if (!caller.clientId.isEmpty())
            request.clientIds << caller.clientId;
    }
    if (request.from == request.to || (request.keyIds.isEmpty() && request.clientIds.isEmpty()))
        return std::nullopt;
    return request;
}

void Reckoning::limit(const Calls &before)
{
    QHash<QString, std::map<qint64, std::pair<qint64, qint64>>> used; // by key, or else client, and day
    for (const Calls::Group &group : before.groups) {
        const QString &key = before.keys.at(group.key);
        auto &days = used[key.isEmpty() ? before.clients.at(group.client) : key];
        for (quint32 i = group.first; i < group.first + group.count; ++i) {
            auto &[calls, bytes] = days[before.cells[i].at];
            calls += before.cells[i].calls;
            bytes += before.cells[i].bytes;
        }
    }
    for (const Limited &limited : m_limited) {
        const AffectedCaller &caller = m_out.callers[limited.caller];
        run(limited, used.value(caller.keyId.isEmpty() ? caller.clientId : caller.keyId));
    }
    m_limited.clear();
    m_out.quiet = 0;
    for (const QString &id : m_plan.losers)
        m_out.quiet += m_calling.contains(id) ? 0 : 1;
}

void Reckoning::run(const Limited &limited, const std::map<qint64, std::pair<qint64, qint64>> &used)
{
    QuotaRun quota(limited.plan, limited.unitSeconds);
    for (const auto &[at, sums] : used)
        quota.used(at, sums.first, sums.second);
    std::map<qint64, std::vector<std::pair<std::size_t, Calls::Cell>>> times;
    for (std::size_t i = 0; i < limited.kept.size(); ++i) {
        for (const Calls::Cell &cell : limited.kept[i].cells)
            times[cell.at].push_back({i, cell});
    }
    std::map<std::pair<std::size_t, domain::Refusal>, std::vector<Calls::Cell>> refused;
    qint64 let = 0;
    for (const auto &[at, cells] : times) {
        qint64 calls = 0, bytes = 0;
        for (const auto &[group, cell] : cells) {
            calls += cell.calls;
            bytes += cell.bytes;
        }
        const QuotaRun::Step step = quota.step(at, calls, bytes);
        let += calls - step.refused;
        if (step.uncertain)
            doubt(Unknowable::Volume, calls - step.refused);
        // Which of an hour's calls were the last is not known: each endpoint gets its share.
        qint64 left = step.refused, of = calls;
        for (const auto &[group, cell] : cells) {
            const qint64 share = of > 0 ? (left * cell.calls + of - 1) / of : 0;
            of -= cell.calls;
            left -= share;
            if (share > 0)
                refused[{group, step.reason}].push_back({at, share, 0});
        }
    }
    for (const auto &[place, cells] : refused) {
        const Kept &kept = limited.kept[place.first];
        refuse(m_out.callers[limited.caller], kept.apiId, kept.endpoint, place.second, cells);
    }
    if (limited.rate)
        doubt(Unknowable::Rate, let);
}

bool Reckoning::name(std::size_t &at)
{
    constexpr std::size_t kPiece = 2'000;
    const std::size_t end = std::min(at + kPiece, m_out.callers.size());
    for (; at < end; ++at) {
        AffectedCaller &caller = m_out.callers[at];
        if (const auto key = m_inventory.key(caller.keyId)) {
            caller.name = key->name;
        } else if (const domain::OAuthClient *client = m_inventory.client(caller.clientId)) {
            caller.name = client->name;
        }
        const domain::Application *application = m_inventory.application(caller.applicationId);
        if (!application)
            continue;
        caller.application = application->name;
        caller.partnerId = application->partnerId;
        if (const domain::Partner *partner = m_inventory.partner(application->partnerId))
            caller.partner = partner->name;
    }
    return at < m_out.callers.size();
}

Foreseen Reckoning::sorted(Foreseen f)
{
    f.callers.erase(std::remove_if(f.callers.begin(), f.callers.end(),
                                   [](const AffectedCaller &c) { return c.refused == 0 && c.later == 0; }),
                    f.callers.end());
    std::sort(f.callers.begin(), f.callers.end(), [](const AffectedCaller &a, const AffectedCaller &b) {
        return comesFirst(a, b, a.refused + a.later, b.refused + b.later);
    });
    std::sort(f.calls.begin(), f.calls.end(), [](const RefusedCalls &a, const RefusedCalls &b) {
        return a.calls == b.calls && a.keyId == b.keyId ? a.endpoint < b.endpoint
                                                        : comesFirst(a, b, a.calls, b.calls);
    });
    return f;
}

} // namespace octroi::change
