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

/// Places of names in their order, the same for the same name.
std::vector<quint32> ranksOf(const std::vector<QString> &names)
{
    TextPool pool;
    std::vector<quint32> codes;
    for (const QString &name : names)
        codes.push_back(pool.intern(name));
    const std::vector<quint32> &ranks = pool.ranks();
    for (quint32 &code : codes)
        code = ranks[code];
    return codes;
}

} // namespace

Snapshot::Snapshot()
    : partners(&domain::Partner::id, byName<domain::Partner>)
    , applications(&domain::Application::id, byName<domain::Application>)
    , apis(&domain::Api::id, byName<domain::Api>)
    , scopes(&domain::Scope::name, byName<domain::Scope>)
    , plans(&domain::Plan::id, byName<domain::Plan>)
    , clients(&domain::OAuthClient::id, byName<domain::OAuthClient>)
    , keys(std::make_shared<KeyTable>())
    , clientRows(KeyTable::ofClients())
{
}

void Snapshot::indexApplications()
{
    applicationsOf.clear();
    for (const domain::Application &a : applications.all())
        applicationsOf[a.partnerId].append(a.id);
}

bool Snapshot::putApplication(const domain::Application &application)
{
    const bool isNew = !applications.find(application.id);
    const bool different = applications.put(application);
    namesChanged();
    if (isNew)
        applicationsOf[application.partnerId].append(application.id);
    return different;
}

std::shared_ptr<const Owners> Snapshot::owners(const QString &backend, const KeyTable &table,
                                               std::shared_ptr<const Owners> &last) const
{
    const bool same = last && last->backend == backend && last->byApplication.size() == table.applications.size() &&
                      last->plans.size() == table.plans.size();
    if (same)
        return last;
    auto next = std::make_shared<Owners>();
    next->backend = backend;
    next->revision = ++revision;
    next->byApplication.resize(table.applications.size());
    std::vector<QString> partnerNames, applicationNames;
    for (quint32 code = 0; code < next->byApplication.size(); ++code) {
        Owners::Entry &entry = next->byApplication[code];
        if (const auto *application = applications.find(table.applications.text(code))) {
            entry.application = application->name;
            entry.partnerId = application->partnerId;
            if (const auto *partner = partners.find(application->partnerId)) {
                entry.partner = partner->name;
                entry.tags = partner->tags;
            }
        }
        partnerNames.push_back(entry.partner);
        applicationNames.push_back(entry.application);
    }
    const auto byPartner = ranksOf(partnerNames), byApplication = ranksOf(applicationNames);
    for (size_t code = 0; code < next->byApplication.size(); ++code) {
        next->byApplication[code].partnerRank = byPartner[code];
        next->byApplication[code].applicationRank = byApplication[code];
    }
    for (quint32 code = 0; code < table.plans.size(); ++code) {
        const auto *plan = plans.find(table.plans.text(code));
        next->plans.push_back(plan ? plan->name : QString());
    }
    last = std::move(next);
    return last;
}

} // namespace octroi::inventory
