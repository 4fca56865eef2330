// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/snapshot.h"

namespace octroi::inventory {

namespace {

template <typename T>
bool byName(const T &a, const T &b)
{
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    if (order != 0)
        return order < 0;
    if constexpr (requires { a.id; })
        return a.id < b.id;
    else
        return a.name < b.name;
}

bool newestFirst(const domain::ApiKey &a, const domain::ApiKey &b)
{
    if (a.createdAt != b.createdAt)
        return a.createdAt > b.createdAt;
    return a.id < b.id;
}

} // namespace

Snapshot::Snapshot()
    : partners(&domain::Partner::id, byName<domain::Partner>)
    , applications(&domain::Application::id, byName<domain::Application>)
    , apis(&domain::Api::id, byName<domain::Api>)
    , scopes(&domain::Scope::name, byName<domain::Scope>)
    , plans(&domain::Plan::id, byName<domain::Plan>)
    , keys(&domain::ApiKey::id, newestFirst)
{
}

void Snapshot::indexApplications()
{
    applicationsOf.clear();
    for (const domain::Application &a : applications.all())
        applicationsOf[a.partnerId].append(a.id);
}

void Snapshot::indexKeys()
{
    keysOf.clear();
    for (const domain::ApiKey &k : keys.all())
        keysOf[k.applicationId].append(k.id);
}

bool Snapshot::putApplication(const domain::Application &application)
{
    const bool isNew = !applications.find(application.id);
    const bool different = applications.put(application);
    if (isNew)
        applicationsOf[application.partnerId].append(application.id);
    return different;
}

bool Snapshot::putKey(const domain::ApiKey &key)
{
    const bool isNew = !keys.find(key.id);
    const bool different = keys.put(key);
    if (isNew)
        keysOf[key.applicationId].prepend(key.id);
    return different;
}

} // namespace octroi::inventory
