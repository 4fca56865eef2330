// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exercisewords.h"

#include "models/format.h"

namespace octroi::models {

using change::ExerciseDoubt;
using change::KeyExercise;
using change::ScopeExercise;

QString ExerciseWords::doubt(ExerciseDoubt doubt, qint64 calls)
{
    switch (doubt) {
    case ExerciseDoubt::Young:
        return tr("The key is younger than this time.");
    case ExerciseDoubt::Unmetered:
        return tr("Usage was not kept for the whole of this time.");
    case ExerciseDoubt::Unmatched:
        return tr("%n call(s) went to endpoints that no API declares: which scope they need is not known.",
                  nullptr, int(calls));
    case ExerciseDoubt::Overflow:
        return tr("%n call(s) were counted without their endpoint.", nullptr, int(calls));
    case ExerciseDoubt::Unseen:
        return tr("It made calls that you may not see.");
    case ExerciseDoubt::Replaced:
        return tr("Another key takes over from it.");
    case ExerciseDoubt::Changed:
        return tr("It was changed, and the audit log does not say when each scope was given.");
    case ExerciseDoubt::Narrowed:
        return tr("%n call(s) went to endpoints of which a narrower one was declared since: which scope they "
                  "need is not known.",
                  nullptr, int(calls));
    }
    return {};
}

QString ExerciseWords::doubts(const KeyExercise &key)
{
    QStringList lines;
    for (const auto &[why, calls] : key.doubts)
        lines << doubt(why, calls);
    return lines.join(u'\n');
}

QString ExerciseWords::proposal(const KeyExercise &key)
{
    const auto away = key.proposed().size();
    if (away > 0)
        return tr("Remove %1 of %2", "scopes").arg(away).arg(key.scopes.size());
    return key.doubts.empty() ? tr("Keep") : tr("In doubt");
}

QString ExerciseWords::use(const KeyExercise &key, const ScopeExercise &scope)
{
    if (scope.calls > 0)
        return tr("%1 · %2", "calls, day of the last")
            .arg(tr("%n call(s)", nullptr, int(scope.calls)), Format::shortDate(scope.last));
    if (scope.givenOn.isValid())
        return tr("given on %1").arg(Format::shortDate(scope.givenOn));
    return key.doubts.empty() ? tr("never", "used") : tr("no call seen");
}

QString ExerciseWords::evidence(const KeyExercise &key, const ScopeExercise &scope,
                                const inventory::Inventory &inventory)
{
    QStringList lines;
    for (const change::EndpointExercise &use : scope.endpoints) {
        const domain::Api *api = inventory.api(use.apiId);
        lines << tr("%1 · %2 · %3", "API, endpoint, calls")
                     .arg(api ? api->name : use.apiId, use.endpoint,
                          tr("%n call(s)", nullptr, int(use.calls)));
    }
    return lines.isEmpty() ? doubts(key) : lines.join(u'\n');
}

} // namespace octroi::models
