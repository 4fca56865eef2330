// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/directory.h"
#include "demo/random.h"
#include "domain/json.h"

#include <algorithm>

namespace octroi::demo {

namespace {

using domain::ApiKey;
using domain::AuditEntry;

constexpr int kHistoryDays = 30;
constexpr qsizetype kMostEntries = 64;

AuditEntry entryFor(const ApiKey &key, const QDateTime &at, const QString &action, Random &random)
{
    // Desks, not people: nobody here is anybody.
    static const char *const kActors[] = {"partner-desk", "partner-desk", "security-desk",
                                          "release-pipeline"};
    AuditEntry entry;
    entry.at = at;
    const int actor = random.below(4);
    entry.actor = QString::fromLatin1(kActors[actor]);
    entry.client = actor == 3 ? QStringLiteral("octroictl/0.1.0") : QStringLiteral("octroi/0.1.0");
    entry.address = QStringLiteral("192.0.2.%1").arg(10 + actor);
    entry.action = action;
    entry.objectType = QStringLiteral("key");
    entry.objectId = key.id;
    entry.objectName = key.name;
    return entry;
}

/// The key as it was at its birth.
ApiKey newborn(const ApiKey &key)
{
    ApiKey young = key;
    young.suspendedAt = young.revokedAt = young.retiresAt = young.lastUsedAt = {};
    young.successorId.clear();
    young.version = 1;
    return young;
}

void addKeyEntries(QList<AuditEntry> &out, const ApiKey &key, const QDateTime &now, Random &random)
{
    const QDateTime oldest = now.addDays(-kHistoryDays);
    const auto change = [&](const QDateTime &at, const QString &action, ApiKey before, ApiKey after) {
        if (at < oldest || at > now)
            return;
        AuditEntry entry = entryFor(key, at, action, random);
        before.lastUsedAt = after.lastUsedAt = {};
        entry.before = domain::toJson(before, at);
        entry.after = domain::toJson(after, at);
        out << entry;
    };
    if (key.createdAt >= oldest) {
        AuditEntry entry = entryFor(key, key.createdAt, QStringLiteral("key.issue"), random);
        entry.after = domain::toJson(newborn(key), key.createdAt);
        out << entry;
    }
    ApiKey before = newborn(key);
    if (key.suspendedAt.isValid()) {
        ApiKey after = before;
        after.suspendedAt = key.suspendedAt;
        change(key.suspendedAt, QStringLiteral("key.suspend"), before, after);
    }
    if (key.revokedAt.isValid()) {
        ApiKey after = before;
        after.revokedAt = key.revokedAt;
        change(key.revokedAt, QStringLiteral("key.revoke"), before, after);
    }
    const bool extended = random.chance(0.04);
    const QDateTime when = now.addSecs(-random.between(3600, 27 * 86'400));
    if (extended && key.expiresAt > now.addDays(60) && key.createdAt < when) {
        before.expiresAt = when.addDays(20);
        change(when, QStringLiteral("key.update"), before, newborn(key));
    }
}

} // namespace

void addHistory(Directory &directory, quint64 seed, const QDateTime &now)
{
    Random random(seed ^ 0xA0761D6478BD642FULL);
    const authority::Organisation &organisation = directory.organisation;
    QList<AuditEntry> entries;
    QHash<QString, const ApiKey *> byId;
    for (const authority::StoredKey &stored : organisation.keys)
        byId.insert(stored.key.id, &stored.key);
    for (const authority::StoredKey &stored : organisation.keys) {
        addKeyEntries(entries, stored.key, now, random);
        if (const ApiKey *old = byId.value(stored.key.predecessorId)) {
            AuditEntry entry = entryFor(*old, stored.key.createdAt, QStringLiteral("key.rotate"), random);
            ApiKey before = newborn(*old);
            ApiKey after = before;
            after.successorId = old->successorId;
            after.retiresAt = old->retiresAt;
            entry.before = domain::toJson(before, entry.at);
            entry.after = domain::toJson(after, entry.at);
            entries << entry;
        }
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const AuditEntry &a, const AuditEntry &b) { return a.at < b.at; });
    if (entries.size() > kMostEntries)
        entries = entries.mid(entries.size() - kMostEntries);
    for (qsizetype i = 0; i < entries.size(); ++i)
        entries[i].seq = i + 1;
    directory.organisation.history = entries;
}

} // namespace octroi::demo
