// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"

namespace octroi::authority {

namespace {
constexpr int kEntriesAtOnce = 1000;

/// Scopes that were replaced, in the order of the log.
QList<domain::ScopeSwap> swapsIn(const QList<domain::AuditEntry> &entries)
{
    QList<domain::ScopeSwap> swaps;
    for (const domain::AuditEntry &entry : entries) {
        if (entry.action == QLatin1String("scope.replace"))
            swaps.append({entry.after.value(QLatin1String("replaced")).toString(), entry.objectId});
    }
    return swaps;
}
} // namespace

/// What was done in one transaction is not followed in two halves.
Result<void> Issuer::State::readOn(QList<domain::AuditEntry> &entries) const
{
    while (entries.size() % kEntriesAtOnce == 0) {
        const auto more = store.entriesAfter(entries.last().seq, kEntriesAtOnce);
        if (!more)
            return more.error();
        if (more->isEmpty())
            break;
        entries << *more;
    }
    return {};
}

Result<void> Issuer::State::refreshAll(const ForeignObjects &objects, const QList<domain::ScopeSwap> &swaps)
{
    const auto refreshThose = [&](bool asking, bool others) -> Result<void> {
        for (const auto &[type, id] : objects) {
            const bool isApi = type == QLatin1String("api");
            if (!(isApi ? asking : others))
                continue;
            if (const auto done = refresh(type, id); !done)
                return done;
        }
        return {};
    };
    if (swaps.isEmpty())
        return refreshThose(true, true);
    // As on the node that replaced them: no check on the way is refused.
    return tellReplaced(swaps, [&] { return refreshThose(false, true); }, [&] { return refreshThose(true, false); });
}

Result<bool> Issuer::State::readForeign()
{
    bool news = false;
    for (;;) {
        auto entries = store.entriesAfter(qMax(knownSeq, writtenSeq), kEntriesAtOnce);
        if (!entries)
            return entries.error();
        if (!swapsIn(*entries).isEmpty() && depth == 0) {
            // What is read in several steps must be of one moment: nobody writes meanwhile.
            Result<bool> inside = false;
            ++depth;
            const auto done = store.transact([&]() -> Result<void> {
                inside = readForeign();
                return inside ? Result<void>() : Result<void>(inside.error());
            });
            --depth;
            return done ? inside : Result<bool>(done.error());
        }
        if (!swapsIn(*entries).isEmpty()) {
            if (const auto rest = readOn(*entries); !rest)
                return rest.error();
        }
        ForeignObjects objects; // one that changed often is read once
        for (const domain::AuditEntry &entry : *entries)
            objects.insert({entry.objectType, entry.objectId});
        if (const auto done = refreshAll(objects, swapsIn(*entries)); !done)
            return done.error();
        if (onForeign && !objects.isEmpty()) {
            if (const auto done = onForeign(objects); !done)
                return done.error();
        }
        news = news || !entries->isEmpty();
        if (!entries->isEmpty())
            knownSeq = entries->last().seq;
        if (entries->size() % kEntriesAtOnce != 0 || entries->isEmpty())
            return news;
    }
}

Result<void> Issuer::catchUp()
{
    const auto read = m_state->readForeign();
    return read ? Result<void>() : read.error();
}

bool Issuer::wasBehind()
{
    return std::exchange(m_state->behind, false);
}

void Issuer::onForeignChange(std::function<Result<void>(const ForeignObjects &objects)> changed)
{
    m_state->onForeign = std::move(changed);
}

} // namespace octroi::authority
