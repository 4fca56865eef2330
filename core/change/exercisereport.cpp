// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/exercise.h"

#include <algorithm>

namespace octroi::change {

namespace {

Change without(const KeyExercise &key, const QStringList &away)
{
    backends::KeyPatch patch;
    patch.scopes = QStringList();
    for (const ScopeExercise &s : key.scopes) {
        if (!away.contains(s.scope))
            *patch.scopes << s.scope;
    }
    return UpdateKey{key.keyId, patch, key.version};
}

} // namespace

qsizetype KeyExercise::exercised() const
{
    return std::count_if(scopes.begin(), scopes.end(), [](const ScopeExercise &s) { return s.calls > 0; });
}

QStringList KeyExercise::proposed() const
{
    QStringList out;
    if (!doubts.empty() || calls == 0)
        return out;
    for (const ScopeExercise &s : scopes) {
        if (s.calls == 0 && !s.givenOn.isValid())
            out << s.scope;
    }
    return out;
}

std::optional<Change> KeyExercise::proposal() const
{
    const QStringList away = proposed();
    return away.isEmpty() ? std::nullopt : std::optional<Change>(without(*this, away));
}

QList<Change> takingAway(const ExerciseReport &report, const QStringList &scopes)
{
    QList<Change> out;
    for (const KeyExercise &key : report.keys) {
        QStringList away;
        for (const ScopeExercise &s : key.scopes) {
            if (s.calls == 0 && !s.givenOn.isValid() && scopes.contains(s.scope))
                away << s.scope;
        }
        if (!away.isEmpty() && key.doubts.empty())
            out << without(key, away);
    }
    return out;
}

bool KeyExercise::isUnused() const
{
    return calls == 0 && doubts.empty() && status == domain::KeyStatus::Active;
}

const KeyExercise *ExerciseReport::key(const QString &id) const
{
    const auto found =
        std::find_if(keys.begin(), keys.end(), [&](const KeyExercise &k) { return k.keyId == id; });
    return found == keys.end() ? nullptr : &*found;
}

std::vector<const KeyExercise *> ExerciseReport::proposing() const
{
    std::vector<const KeyExercise *> out;
    for (const KeyExercise &k : keys) {
        if (!k.proposed().isEmpty())
            out.push_back(&k);
    }
    return out;
}

std::vector<const KeyExercise *> ExerciseReport::unused() const
{
    std::vector<const KeyExercise *> out;
    for (const KeyExercise &k : keys) {
        // A call that was refused is one, too: somebody has the key and tries.
        const bool tried = k.lastUsedAt.isValid() && k.lastUsedAt.toUTC().date() >= from;
        if (k.isUnused() && !tried)
            out.push_back(&k);
    }
    return out;
}

std::vector<const ScopeUse *> ExerciseReport::idleScopes() const
{
    std::vector<const ScopeUse *> out;
    for (const ScopeUse &s : scopes) {
        if (s.calls == 0)
            out.push_back(&s);
    }
    return out;
}

} // namespace octroi::change
