// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/subject.h"

namespace octroi::pages {

namespace {

Result<QStringList> keysOf(const QString &text, const inventory::Inventory &inventory)
{
    const domain::KeyFilter filter = domain::KeyFilter::parse(text);
    if (!filter.ok())
        return Error{ErrorCode::Invalid, text, filter.error()->detail, {}, filter.error()->reason};
    inventory::KeyWish wish;
    wish.filter = filter.root();
    wish.now = inventory.clock().now();
    const inventory::KeyAnswer answer = inventory.selectNow(wish);
    const std::size_t count = answer.rows.size();
    if (count == 0)
        return Error{ErrorCode::NotFound, text, {}, {}, QStringLiteral("no_key_matches")};
    if (count > std::size_t(domain::LiveFilter::kMostKeys))
        return Error{ErrorCode::TooLarge, text, {}, {}, QStringLiteral("too_many_keys")};
    QStringList ids;
    for (std::size_t i = 0; i < count; ++i)
        ids.append(inventory.keyTable().idOf(answer.rows.at(i)));
    return ids;
}

} // namespace

Result<domain::LiveFilter> Subject::filter(const inventory::Inventory &inventory) const
{
    domain::LiveFilter filter;
    switch (kind) {
    case Kind::All:
        break;
    case Kind::Partner:
        filter.partnerId = id;
        break;
    case Kind::Application:
        filter.applicationId = id;
        break;
    case Kind::Key:
        filter.keyIds = QStringList{id};
        break;
    case Kind::Api:
        filter.apiId = id;
        break;
    case Kind::Endpoint:
        filter.apiId = id.section(QLatin1Char(' '), 0, 0);
        filter.endpoint = id.section(QLatin1Char(' '), 1);
        break;
    case Kind::Scope:
        filter.scope = id;
        break;
    case Kind::Filter: {
        const Result<QStringList> keys = keysOf(id, inventory);
        if (!keys)
            return keys.error();
        filter.keyIds = *keys;
        break;
    }
    }
    return filter;
}

QJsonObject Subject::toJson() const
{
    return {{QStringLiteral("kind"), int(kind)}, {QStringLiteral("id"), id}, {QStringLiteral("name"), name}};
}

Subject Subject::fromJson(const QJsonObject &object)
{
    const int kind = object[QStringLiteral("kind")].toInt();
    const QString id = object[QStringLiteral("id")].toString();
    if (kind <= int(Kind::All) || kind > int(Kind::Filter) || id.isEmpty())
        return {};
    return {Kind(kind), id, object[QStringLiteral("name")].toString(id)};
}

} // namespace octroi::pages
