// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/apiimport.h"

#include "domain/name.h"

#include <QSet>
#include <algorithm>

namespace octroi::change {

namespace {

using Mark = ApiImport::Mark;

const domain::Api *findApi(const ApiImportWish &wish, const inventory::Inventory &inventory)
{
    const auto &apis = inventory.apis();
    const auto first = [&apis](auto same) {
        const auto found = std::find_if(apis.begin(), apis.end(), same);
        return found == apis.end() ? nullptr : &*found;
    };
    if (const auto *named = first([key = domain::nameKey(wish.api.name)](const domain::Api &a) {
            return domain::nameKey(a.name) == key;
        }))
        return named;
    return first([&wish](const domain::Api &a) { return a.basePath == wish.api.basePath; });
}

const domain::Endpoint *findEndpoint(const QList<domain::Endpoint> &among, const domain::Endpoint &like)
{
    const auto found = std::find_if(among.begin(), among.end(), [&like](const domain::Endpoint &e) {
        return e.method == like.method && e.path == like.path;
    });
    return found == among.end() ? nullptr : &*found;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QSet<QString> askedBy(const QList<domain::Endpoint> &endpoints)
{
    QSet<QString> out;
    for (const domain::Endpoint &endpoint : endpoints)
        out.unite(QSet<QString>(endpoint.scopes.begin(), endpoint.scopes.end()));
    return out;
}

void compareEndpoints(ApiImport &out, const ApiImportWish &wish, const QList<domain::Endpoint> &before)
{
    for (const domain::Endpoint &endpoint : wish.api.endpoints) {
        const domain::Endpoint *old = findEndpoint(before, endpoint);
        const Mark mark = !old                                              ? Mark::New
                          : sorted(old->scopes) == sorted(endpoint.scopes) ? Mark::Same
                                                                            : Mark::Changed;
        out.endpoints.append({mark, endpoint, old ? old->scopes : QStringList()});
        out.api.endpoints.append(mark == Mark::Same ? *old : endpoint);
    }
    for (const domain::Endpoint &old : before) {
        if (findEndpoint(wish.api.endpoints, old))
            continue;
        out.endpoints.append({wish.keepsGone ? Mark::Same : Mark::Gone, old, old.scopes});
        if (wish.keepsGone)
            out.api.endpoints.append(old);
    }
}

void compareScopes(ApiImport &out, const ApiImportWish &wish, const inventory::Inventory &inventory,
                   const QList<domain::Endpoint> &before)
{
    for (const domain::Scope &wanted : wish.scopes) {
        const domain::Scope *there = inventory.scope(wanted.name);
        const bool describes = !wanted.description.isEmpty() && (!there || there->description != wanted.description);
        const Mark mark = !there ? Mark::New : describes ? Mark::Changed : Mark::Same;
        out.scopes.append({mark, wanted.name, wanted.description, there ? there->description : QString()});
        if (mark == Mark::New) {
            out.changes << CreateScope{wanted};
        } else if (mark == Mark::Changed) {
            domain::Scope changed = *there;
            changed.description = wanted.description;
            out.changes << UpdateScope{changed};
        }
    }
    const QSet<QString> now = askedBy(out.api.endpoints);
    for (const QString &name : askedBy(before)) {
        const bool listed = std::any_of(wish.scopes.begin(), wish.scopes.end(),
                                        [&name](const domain::Scope &s) { return s.name == name; });
        if (!now.contains(name) && !listed)
            out.scopes.append({Mark::Gone, name, {}, {}});
    }
    std::sort(out.scopes.begin(), out.scopes.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
}

} // namespace

qsizetype ApiImport::count(Mark mark) const
{
    return std::count_if(endpoints.begin(), endpoints.end(), [mark](const EndpointLine &l) { return l.mark == mark; });
}

QString importMarkName(ApiImport::Mark mark)
{
    return mark == Mark::New       ? QStringLiteral("new")
           : mark == Mark::Changed ? QStringLiteral("changed")
           : mark == Mark::Gone    ? QStringLiteral("gone")
                                   : QStringLiteral("same");
}

Result<ApiImport> importOf(const ApiImportWish &wish, const inventory::Inventory &inventory)
{
    const domain::Api *there = wish.intoId.isEmpty() ? findApi(wish, inventory) : inventory.api(wish.intoId);
    if (!there && !wish.intoId.isEmpty())
        return Error{ErrorCode::NotFound, wish.intoId, QStringLiteral("there is no such API"), {}, QStringLiteral("not_found")};
    ApiImport out;
    out.api = there ? *there : wish.api;
    out.api.name = wish.api.name;
    out.api.basePath = wish.api.basePath;
    out.api.endpoints.clear();
    QList<domain::Endpoint> before;
    if (there) {
        out.there = *there;
        before = there->endpoints;
    }
    compareEndpoints(out, wish, before);
    compareScopes(out, wish, inventory, before);
    // The order of endpoints decides nothing: another one alone is no change.
    const bool moved = out.count(Mark::Same) == out.endpoints.size() && there;
    if (!there)
        out.changes << CreateApi{out.api};
    else if (!moved || out.api.name != there->name || out.api.basePath != there->basePath)
        out.changes << UpdateApi{out.api};
    return out;
}

} // namespace octroi::change
