// SPDX-License-Identifier: GPL-3.0-or-later
// What the audit log says: since when keys have their scopes, and APIs their endpoints.
#include "change/exercisecount.h"

#include <QJsonArray>

namespace octroi::change {

namespace {

QStringList scopesOf(const QJsonObject &key)
{
    QStringList out;
    for (const QJsonValue scope : key.value(QLatin1String("scopes")).toArray())
        out << scope.toString();
    return out;
}

QString placeOf(const QString &apiId, const QString &endpoint)
{
    return apiId + u' ' + endpoint;
}

QSet<QString> endpointsOf(const QJsonObject &api)
{
    QSet<QString> out;
    for (const QJsonValue value : api.value(QLatin1String("endpoints")).toArray()) {
        const QJsonObject endpoint = value.toObject();
        out.insert(endpoint.value(QLatin1String("method")).toString() + u' ' +
                   endpoint.value(QLatin1String("path")).toString());
    }
    return out;
}

} // namespace

bool ExerciseCount::asksWhenGiven() const
{
    for (std::size_t i = 0; i < m_out.keys.size(); ++i) {
        const KeyExercise &k = m_out.keys[i];
        if ((k.version > 1 || m_beneath.contains(i)) && k.doubts.empty() &&
            std::any_of(k.scopes.begin(), k.scopes.end(),
                        [](const ScopeExercise &s) { return s.calls == 0; }))
            return true;
    }
    return false;
}

bool ExerciseCount::given(const QList<domain::AuditEntry> &entries)
{
    for (const domain::AuditEntry &entry : entries) {
        const QDate day = entry.at.toUTC().date();
        if (day < m_out.from)
            return false;
        if (entry.objectType == QLatin1String("api"))
            declared(entry);
        // What was given on the first day is as old as the time that is looked at.
        if (day == m_out.from)
            continue;
        const auto place = m_places.constFind(entry.objectId);
        if (entry.objectType != QLatin1String("key") || place == m_places.constEnd())
            continue;
        const QStringList before = scopesOf(entry.before);
        for (const QString &scope : scopesOf(entry.after)) {
            if (before.contains(scope))
                continue;
            for (ScopeExercise &held : m_out.keys[*place].scopes) {
                if (held.scope == scope && !held.givenOn.isValid())
                    held.givenOn = day;
            }
        }
    }
    return !entries.isEmpty() && entries.last().seq > 1;
}

void ExerciseCount::givenUnknown()
{
    m_declaredUnknown = true;
    for (KeyExercise &key : m_out.keys) {
        if (key.version > 1)
            key.doubts[ExerciseDoubt::Changed];
    }
}

void ExerciseCount::declared(const domain::AuditEntry &entry)
{
    const auto base = [](const QJsonObject &api) { return api.value(QLatin1String("base_path")).toString(); };
    // Under another path none of its endpoints answered these calls.
    const bool moved = base(entry.before) != base(entry.after);
    const QSet<QString> before = endpointsOf(entry.before), after = endpointsOf(entry.after);
    for (const QString &endpoint : after) {
        if (moved || !before.contains(endpoint))
            m_declared[placeOf(entry.objectId, endpoint)].append(entry.seq);
    }
    for (const QString &endpoint : before) {
        if (!after.contains(endpoint))
            m_declared[placeOf(entry.objectId, endpoint)].append(-entry.seq);
    }
}

const std::vector<std::size_t> &ExerciseCount::narrower(const QString &apiId, const QString &endpoint)
{
    const QString place = placeOf(apiId, endpoint);
    const auto known = m_narrowerOf.constFind(place);
    if (known != m_narrowerOf.constEnd())
        return *known;
    std::vector<std::size_t> out;
    const domain::Api *api = m_map.api(apiId);
    const auto all = api ? m_map.narrower(api->basePath, endpoint) : std::vector<EndpointMap::Answering>();
    for (const EndpointMap::Answering &one : all) {
        const QString name = one.endpoint->method + u' ' + one.endpoint->path;
        out.push_back(m_narrow.size());
        m_narrow.push_back({place, placeOf(one.api->id, name), one.endpoint->scopes});
    }
    return *m_narrowerOf.insert(place, out);
}

/// Some calls that were counted under the wide one came before the narrow one was there.
bool ExerciseCount::mayHaveAnswered(const Narrow &narrow) const
{
    if (m_declaredUnknown)
        return true;
    const QList<qint64> its = m_declared.value(narrow.narrow), wides = m_declared.value(narrow.wide);
    if (its.isEmpty())
        return false;
    // Declared together, or the wide one later: it never answered for the narrow one.
    return !(its.size() == 1 && wides.size() == 1 && its.first() > 0 && wides.first() >= its.first());
}

/// It asks for something by which a call would exercise a scope of the key that no call was seen to exercise.
bool ExerciseCount::mayHaveAsked(std::size_t key, const Narrow &narrow)
{
    const Holder &held = holder(key);
    return std::any_of(narrow.scopes.begin(), narrow.scopes.end(), [&](const QString &scope) {
        const int by = held.set.admitting(scope.toStdString());
        return by >= 0 && m_out.keys[key].scopes[std::size_t(held.places[std::size_t(by)])].calls == 0;
    });
}

void ExerciseCount::doubtNarrowed()
{
    for (auto key = m_beneath.cbegin(); key != m_beneath.cend(); ++key) {
        for (const auto &[place, calls] : key.value()) {
            const Narrow &narrow = m_narrow[place];
            if (mayHaveAnswered(narrow) && mayHaveAsked(key.key(), narrow))
                m_out.keys[key.key()].doubts[ExerciseDoubt::Narrowed] += calls;
        }
    }
}

} // namespace octroi::change
