// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/keytable.h"

#include <algorithm>

namespace octroi::inventory {

using domain::ApiKey;

namespace {

constexpr char kSetEnd = '\x1d';

qint64 msOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : KeyTable::kNever;
}

QDateTime timeOf(qint64 ms)
{
    return ms == KeyTable::kNever ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

QStringList linesOf(QByteArrayView text)
{
    return text.isEmpty() ? QStringList() : QString::fromUtf8(text).split(u'\n');
}

quint64 mixed(quint64 x)
{
    x ^= x >> 31;
    x *= 0x9e3779b97f4a7c15U;
    return x ^ (x >> 29);
}

} // namespace

quint32 KeyTable::slotOf(quint64 id) const
{
    const size_t mask = m_slots.size() - 1;
    size_t at = mixed(id) & mask;
    while (m_slots[at] != 0 && ids[m_slots[at] - 1] != id)
        at = (at + 1) & mask;
    return quint32(at);
}

void KeyTable::rehash(size_t slots)
{
    m_slots.assign(slots, 0);
    for (quint32 row = 0; row < ids.size(); ++row)
        m_slots[slotOf(ids[row])] = row + 1;
}

quint32 KeyTable::find(quint64 id) const
{
    if (m_slots.empty())
        return kNone;
    const quint32 there = m_slots[slotOf(id)];
    return there != 0 && isLive(there - 1) ? there - 1 : kNone;
}

quint32 KeyTable::find(const QString &id) const
{
    const quint64 known = packedKnown(id.toUtf8());
    return known ? find(known) : kNone;
}

ApiKey KeyTable::key(quint32 row) const
{
    ApiKey k;
    k.id = unpacked(ids[row]);
    k.applicationId = applications.text(application[row]);
    k.name = names.text(name[row]);
    k.environment = head[row] & 1 ? domain::Environment::Live : domain::Environment::Test;
    k.prefix = prefixes.text(head[row] >> 1);
    k.last4 = QString::fromUtf8(last4Text(last4[row]));
    k.scopes = linesOf(scopeSets.view(scopes[row]));
    if (const quint32 limit = limits[row]) {
        k.restrictions = {partOf(limit, Addresses), partOf(limit, Referrers), partOf(limit, Apis)};
        k.tags = partOf(limit, Tags);
    }
    k.planId = plans.text(plan[row]);
    k.createdAt = timeOf(created[row]);
    k.expiresAt = timeOf(ends[row]);
    k.lastUsedAt = timeOf(lastUsed[row]);
    k.version = versions[row];
    if (const quint32 at = m_extraOf[row]) {
        const Extra &extra = m_extras[at - 1];
        k.expiresAt = timeOf(extra.expires);
        k.retiresAt = timeOf(extra.retires);
        k.suspendedAt = timeOf(extra.suspended);
        k.revokedAt = timeOf(extra.revoked);
        k.successorId = unpacked(extra.successor);
        k.predecessorId = unpacked(extra.predecessor);
    }
    return k;
}

QByteArray KeyTable::limitText(const QByteArray &addresses, const QByteArray &referrers, const QByteArray &apis,
                               const QByteArray &tags)
{
    if (addresses.isEmpty() && referrers.isEmpty() && apis.isEmpty() && tags.isEmpty())
        return {};
    return addresses + kSetEnd + referrers + kSetEnd + apis + kSetEnd + tags;
}

QStringList KeyTable::partOf(quint32 limitCode, Part part) const
{
    QByteArrayView rest = limitSets.view(limitCode);
    for (int skip = int(part); skip > 0; --skip) {
        const qsizetype end = rest.indexOf(kSetEnd);
        if (end < 0)
            return {};
        rest = rest.sliced(end + 1);
    }
    const qsizetype end = rest.indexOf(kSetEnd);
    return linesOf(end < 0 ? rest : rest.first(end));
}

domain::KeyStatus KeyTable::statusAt(quint32 row, qint64 now) const
{
    using Status = domain::KeyStatus;
    const quint8 f = flags[row];
    if (f & Revoked)
        return Status::Revoked;
    if (ends[row] != kNever && ends[row] <= now)
        return Status::Expired;
    return f & Suspended ? Status::Suspended : f & Rotating ? Status::Rotating : Status::Active;
}

std::vector<quint32> KeyTable::rowsOf(const QString &applicationId) const
{
    std::vector<quint32> out;
    const quint32 code = applications.find(applicationId.toUtf8());
    for (quint32 at = code < m_firstOf.size() ? m_firstOf[code] : 0; at != 0; at = m_next[at - 1]) {
        if (isLive(at - 1))
            out.push_back(at - 1);
    }
    return out;
}

KeyTable::Row KeyTable::rowOf(const ApiKey &key)
{
    Row row;
    row.id = packed(key.id.toUtf8());
    row.application = applications.intern(key.applicationId);
    row.name = names.intern(key.name);
    row.head = quint16(headOf(key.prefix.toUtf8(), key.environment));
    row.last4 = last4Of(key.last4.toUtf8());
    row.scopes = scopeSets.intern(key.scopes.join(u'\n'));
    const auto lines = [](const QStringList &list) { return list.join(u'\n').toUtf8(); };
    const domain::Restrictions &r = key.restrictions;
    row.limits = limitSets.intern(
        QByteArrayView(limitText(lines(r.addresses), lines(r.referrers), lines(r.apis), lines(key.tags))));
    row.plan = plans.intern(key.planId);
    row.created = msOf(key.createdAt);
    row.ends = msOf(key.endsAt());
    row.lastUsed = msOf(key.lastUsedAt);
    row.version = key.version;
    row.extra = {msOf(key.expiresAt), msOf(key.retiresAt), msOf(key.suspendedAt), msOf(key.revokedAt),
                 packed(key.successorId.toUtf8()), packed(key.predecessorId.toUtf8())};
    return row;
}

bool KeyTable::put(const ApiKey &key)
{
    const quint32 at = find(key.id);
    if (at != kNone && this->key(at) == key)
        return false;
    put(rowOf(key));
    return true;
}

void KeyTable::put(const Row &given)
{
    Row row = given;
    const Extra &extra = row.extra;
    row.flags = quint8((extra.revoked != kNever ? Revoked : 0) | (extra.suspended != kNever ? Suspended : 0) |
                       (extra.successor ? Rotating : 0));
    ++m_revision;
    const quint32 slot = m_slots.empty() ? 0 : m_slots[slotOf(row.id)];
    if (slot == 0) {
        append(row);
        return;
    }
    const quint32 at = slot - 1;
    const bool moved = application[at] != row.application;
    if (!isLive(at))
        --m_removed;
    if (!isLive(at) || name[at] != row.name || moved)
        ++m_structure;
    if (moved) { // out of the list of the application before
        quint32 *link = &m_firstOf[application[at]];
        while (*link != slot)
            link = &m_next[*link - 1];
        *link = m_next[at];
        if (row.application >= m_firstOf.size())
            m_firstOf.resize(applications.size(), 0);
        m_next[at] = std::exchange(m_firstOf[row.application], slot);
    }
    write(at, row);
}

void KeyTable::append(const Row &row)
{
    ++m_structure;
    if (m_slots.empty() || (ids.size() + 1) * 4 > m_slots.size() * 3)
        rehash(qMax<size_t>(1024, m_slots.size() * 2));
    const auto at = quint32(ids.size());
    const quint32 slot = slotOf(row.id);
    for (auto *column : {&application, &name, &scopes, &limits, &plan, &last4, &m_extraOf, &m_daysOf, &m_next})
        column->push_back(0);
    for (auto *column : {&created, &ends, &lastUsed, &versions, &requests, &byteSums})
        column->push_back(0);
    ids.push_back(row.id);
    head.push_back(0);
    flags.push_back(0);
    m_slots[slot] = at + 1;
    if (row.application >= m_firstOf.size())
        m_firstOf.resize(applications.size(), 0);
    m_next[at] = std::exchange(m_firstOf[row.application], at + 1);
    write(at, row);
}

void KeyTable::write(quint32 at, const Row &row)
{
    application[at] = row.application;
    name[at] = row.name;
    scopes[at] = row.scopes;
    limits[at] = row.limits;
    plan[at] = row.plan;
    last4[at] = row.last4;
    head[at] = row.head;
    flags[at] = row.flags;
    created[at] = row.created;
    ends[at] = row.ends;
    lastUsed[at] = row.lastUsed;
    versions[at] = row.version;
    Extra plain;
    plain.expires = row.ends;
    if (row.extra == plain) {
        m_extraOf[at] = 0;
        return;
    }
    if (m_extraOf[at] == 0) {
        m_extras.emplace_back();
        m_extraOf[at] = quint32(m_extras.size());
    }
    m_extras[m_extraOf[at] - 1] = row.extra;
}

bool KeyTable::remove(const QString &id)
{
    const quint32 row = find(id);
    if (row == kNone)
        return false;
    flags[row] |= Removed;
    ++m_removed;
    ++m_revision;
    ++m_structure;
    return true;
}

void KeyTable::setLastUsed(quint32 row, qint64 ms)
{
    lastUsed[row] = ms;
    ++m_revision;
}

void KeyTable::setUsage(quint32 row, qint64 requestCount, qint64 byteCount)
{
    requests[row] = requestCount;
    byteSums[row] = byteCount;
    ++m_revision;
}

void KeyTable::addDays(quint32 row, const QList<qint32> &values)
{
    if (m_daysOf[row] == 0) {
        m_days.resize(m_days.size() + kDays, 0);
        m_daysOf[row] = quint32(m_days.size() / kDays);
    }
    qint32 *days = m_days.data() + size_t(m_daysOf[row] - 1) * kDays;
    for (int i = 0; i < kDays && i < values.size(); ++i)
        days[i] = qint32(qMin<qint64>(qint64(days[i]) + values.at(i), std::numeric_limits<qint32>::max()));
}

QList<qint32> KeyTable::daysOf(quint32 row) const
{
    if (m_daysOf[row] == 0)
        return QList<qint32>(kDays, 0);
    const qint32 *days = m_days.data() + size_t(m_daysOf[row] - 1) * kDays;
    return {days, days + kDays};
}

void KeyTable::clearUsage()
{
    std::fill(requests.begin(), requests.end(), 0);
    std::fill(byteSums.begin(), byteSums.end(), 0);
    std::fill(m_daysOf.begin(), m_daysOf.end(), 0);
    m_days.clear();
    ++m_revision;
}

} // namespace octroi::inventory
