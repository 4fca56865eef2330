// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/controlapi.h"
#include "authority/http/problem.h"
#include "domain/accountjson.h"
#include "domain/json.h"

#include <QJsonArray>

// The shapes of answers that the routes of all objects share.
namespace octroi::authority {

template <typename T>
QJsonObject wireForm(const T &value, const Clock &clock)
{
    if constexpr (std::is_same_v<T, ListedToken>)
        return toJson(value);
    else if constexpr (requires { domain::toJson(value, clock.now()); })
        return domain::toJson(value, clock.now());
    else
        return domain::toJson(value);
}

/// One object with its ETag; `location` of a creation, else "".
template <typename T>
Response objectResponse(int status, const T &value, const Clock &clock, const QString &location = {})
{
    Response response = jsonResponse(status, wireForm(value, clock));
    response.headers.emplace_back("ETag", '"' + std::to_string(value.version) + '"');
    if (!location.isEmpty())
        response.headers.emplace_back("Location", location.toStdString());
    return response;
}

/// The answer to a change: the object, or the problem with what the object is now when someone else
/// changed it meanwhile.
template <typename T>
Response changeResponse(const Result<T> &changed, const Result<T> &current, const Clock &clock)
{
    if (changed)
        return objectResponse(200, *changed, clock);
    const bool stale = changed.error().code == ErrorCode::PreconditionFailed && current;
    return problem(changed.error(), stale ? wireForm(*current, clock) : QJsonObject());
}

template <typename T>
Response listResponse(const Result<Listing<T>> &listing, const Clock &clock)
{
    if (!listing)
        return problem(listing.error());
    QJsonArray items;
    for (const T &item : listing->items)
        items.append(wireForm(item, clock));
    return jsonResponse(200, {{QStringLiteral("items"), items},
                              {QStringLiteral("next"), listing->next.isEmpty() ? QJsonValue() : QJsonValue(listing->next)}});
}

/// Error: Invalid, reason limit_range.
inline Result<ListQuery> listQuery(const Call &call)
{
    ListQuery query{call.queryValue("filter"), call.queryValue("cursor"), 100, call.caller.limits};
    if (const QString limit = call.queryValue("limit"); !limit.isEmpty()) {
        bool ok = false;
        query.limit = limit.toInt(&ok);
        if (!ok || query.limit < 1 || query.limit > 1000)
            return Error{ErrorCode::Invalid, limit.left(20), QStringLiteral("limit is 1 to 1000"), QStringLiteral("limit"),
                         QStringLiteral("limit_range")};
    }
    return query;
}

} // namespace octroi::authority
