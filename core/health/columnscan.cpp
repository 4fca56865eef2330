// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/columnscan.h"

#include "inventory/pieces.h"

#include <algorithm>
#include <mutex>

namespace octroi::health {

namespace {

using domain::KeyStatus;
using inventory::KeyTable;

constexpr std::size_t kPiece = 64 * 1024; ///< rows between two looks at whether to go on
constexpr qint64 kDay = 86'400'000;

/// The first of the four parts of a key's limits are its addresses.
bool hasAddresses(QByteArrayView limits)
{
    return !limits.isEmpty() && limits.front() != '\x1d';
}

} // namespace

ColumnScan::ColumnScan(ScanInput input)
    : m_in(std::move(input))
    , m_table(*m_in.table)
{
}

bool ColumnScan::holdsSensitive(QByteArrayView scopes) const
{
    const std::string_view all(scopes.data(), std::size_t(scopes.size()));
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const std::string_view granted = all.substr(at, end - at);
        at = end + 1;
        const bool wildcard = granted.ends_with(":*");
        const std::string_view stem = wildcard ? granted.substr(0, granted.size() - 1) : granted;
        const auto holds = [&](const std::string &scope) {
            return wildcard ? scope.starts_with(stem) : scope == granted;
        };
        if (std::any_of(m_in.sensitiveScopes.begin(), m_in.sensitiveScopes.end(), holds))
            return true;
    }
    return false;
}

/// What hangs on a code only is answered once a code.
void ColumnScan::prepare()
{
    const std::shared_lock lock(m_table.mutex);
    m_rows = m_table.rows();
    m_closed.assign(m_table.applications.size(), false);
    for (std::size_t code = 0; code < std::min(m_closed.size(), m_in.owners->byApplication.size()); ++code)
        m_closed[code] = m_in.closedPartners.contains(m_in.owners->byApplication[code].partnerId);
    m_sensitive.assign(m_table.scopeSets.size(), false);
    if (m_in.policy.addresses == AddressWish::Sensitive && !m_in.sensitiveScopes.empty()) {
        for (quint32 code = 1; code < m_sensitive.size(); ++code)
            m_sensitive[code] = holdsSensitive(m_table.scopeSets.view(code));
    }
    for (const Acceptance &a : m_in.accepted) {
        if (!a.object)
            m_acceptedAll[std::size_t(a.rule)] = true;
        else if (a.object->kind == ObjectKind::Key)
            m_accepted[std::size_t(a.rule)].insert(m_table.packedKnown(a.object->id.toUtf8()));
    }
}

bool ColumnScan::isAccepted(Rule rule, quint32 row) const
{
    const auto &some = m_accepted[std::size_t(rule)];
    return m_acceptedAll[std::size_t(rule)] || (!some.empty() && some.contains(m_table.ids[row]));
}

bool ColumnScan::isEnded(quint32 row) const
{
    return m_table.isLive(row) && m_table.statusAt(row, m_in.now) == KeyStatus::Expired;
}

bool ColumnScan::works(quint32 row) const
{
    const KeyStatus status = m_table.statusAt(row, m_in.now);
    return status == KeyStatus::Active || status == KeyStatus::Rotating;
}

void ColumnScan::hit(Rule rule, quint32 row, qint64 order, Piece &piece) const
{
    if (!m_in.policy.isOn(rule))
        return;
    if (isAccepted(rule, row))
        ++piece.accepted[std::size_t(rule)];
    else
        piece.hits[std::size_t(rule)].emplace_back(order, row);
}

bool ColumnScan::wantsAddress(quint32 row) const
{
    if (m_in.policy.addresses == AddressWish::Nobody || hasAddresses(m_table.limitSets.view(m_table.limits[row])))
        return false;
    const quint32 scopes = m_table.scopes[row];
    return m_in.policy.addresses == AddressWish::Everybody || (scopes < m_sensitive.size() && m_sensitive[scopes]);
}

/// A key that works and has no successor.
void ColumnScan::lookActive(quint32 row, Piece &piece) const
{
    const Policy &policy = m_in.policy;
    const qint64 now = m_in.now, used = m_table.lastUsed[row], created = m_table.created[row],
                 ends = m_table.ends[row];
    if (ends != KeyTable::kNever && ends <= now + policy.expiringDays * kDay)
        hit(Rule::ExpiringSoon, row, ends, piece);
    if (created == KeyTable::kNever)
        return; // how old it is is not known
    const qint64 quietSince = now - policy.unusedDays * kDay;
    if (created < quietSince && used < quietSince) // never used is smaller than every time
        hit(Rule::Unused, row, used == KeyTable::kNever ? created - now : used, piece);
    if (created < now - policy.secretDays * kDay)
        hit(Rule::OldSecret, row, created, piece);
    // Usage is by day: what was issued on the first day is as old as the time that is looked at.
    const qint64 scopesFrom = now / kDay * kDay - (m_in.scopeDays - 1) * kDay;
    if (created < scopesFrom + kDay && used >= scopesFrom && m_table.scopes[row] != 0)
        piece.exercising.push_back(row);
}

void ColumnScan::look(quint32 row, KeyStatus status, Piece &piece) const
{
    if (m_table.ends[row] == KeyTable::kNever)
        hit(Rule::NeverExpires, row, m_table.created[row], piece);
    const quint32 application = m_table.application[row];
    if (application < m_closed.size() && m_closed[application])
        hit(Rule::ClosedPartner, row, -m_table.requests[row], piece);
    const bool live = m_table.head[row] & 1;
    if (live && m_table.plan[row] == 0)
        hit(Rule::NoPlan, row, -m_table.requests[row], piece);
    if (live && wantsAddress(row))
        hit(Rule::NoAddress, row, -m_table.requests[row], piece);
    if (status == KeyStatus::Active)
        lookActive(row, piece);
}

void ColumnScan::scan(std::size_t from, std::size_t to, Piece &piece) const
{
    const std::shared_lock lock(m_table.mutex);
    to = std::min(to, m_table.rows());
    for (std::size_t at = from; at < to; ++at) {
        const auto row = quint32(at);
        if (!m_table.isLive(row))
            continue;
        const KeyStatus status = m_table.statusAt(row, m_in.now);
        if (status == KeyStatus::Revoked)
            continue;
        ++piece.live;
        if (status == KeyStatus::Active || status == KeyStatus::Rotating)
            look(row, status, piece);
    }
}

void ColumnScan::merge(std::vector<Piece> &pieces, Report &report)
{
    for (const Piece &piece : pieces) {
        report.credentials += piece.live;
        m_exercising.insert(m_exercising.end(), piece.exercising.begin(), piece.exercising.end());
    }
    inventory::inPieces(kRuleCount, [&](std::size_t i) {
        std::vector<Hit> all;
        Finding &finding = report.findings[i];
        for (Piece &piece : pieces) {
            all.insert(all.end(), piece.hits[i].begin(), piece.hits[i].end());
            std::vector<Hit>().swap(piece.hits[i]);
            finding.accepted += piece.accepted[i];
        }
        std::sort(all.begin(), all.end());
        finding.keys.reserve(all.size());
        for (const auto &[order, row] : all)
            finding.keys.push_back(row);
    });
}

bool ColumnScan::run(Report &report, const std::atomic_bool &cancelled)
{
    prepare();
    std::vector<Piece> pieces((m_rows + kPiece - 1) / kPiece);
    inventory::inPieces(pieces.size(), [&](std::size_t i) {
        if (!cancelled)
            scan(i * kPiece, (i + 1) * kPiece, pieces[i]);
    });
    if (!cancelled)
        merge(pieces, report);
    return !cancelled;
}

} // namespace octroi::health
