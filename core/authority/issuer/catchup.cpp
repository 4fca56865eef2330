// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"

namespace octroi::authority {

namespace {
constexpr int kEntriesAtOnce = 1000;
}

Result<bool> Issuer::State::readForeign()
{
    bool news = false;
    for (;;) {
        const auto entries = store.entriesAfter(qMax(knownSeq, writtenSeq), kEntriesAtOnce);
        if (!entries)
            return entries.error();
        ForeignObjects objects; // one that changed often is read once
        for (const domain::AuditEntry &entry : *entries)
            objects.insert({entry.objectType, entry.objectId});
        for (const auto &[type, id] : objects) {
            if (const auto done = refresh(type, id); !done)
                return done.error();
        }
        if (onForeign && !objects.isEmpty()) {
            if (const auto done = onForeign(objects); !done)
                return done.error();
        }
        news = news || !entries->isEmpty();
        if (!entries->isEmpty())
            knownSeq = entries->last().seq;
        if (entries->size() < kEntriesAtOnce)
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
