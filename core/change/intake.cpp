// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/intake.h"

#include "domain/json.h"

namespace octroi::change {

QJsonObject jsonOf(const Executed &executed, const QDateTime &now)
{
    return std::visit(
        [&now](const auto &object) {
            if constexpr (requires { domain::toJson(object, now); })
                return domain::toJson(object, now);
            else if constexpr (requires { domain::toJson(object); })
                return domain::toJson(object);
            else
                return QJsonObject();
        },
        executed.object);
}

qint64 versionOf(const Executed &executed)
{
    return std::visit(
        [&executed](const auto &object) {
            if constexpr (requires { object.version; })
                return object.version;
            else
                return executed.version;
        },
        executed.object);
}

void takeIn(inventory::Inventory &inventory, const Change &change, const Executed &executed)
{
    if (const auto *api = std::get_if<DeleteApi>(&change))
        inventory.dropApi(api->apiId);
    if (const auto *scope = std::get_if<DeleteScope>(&change))
        inventory.dropScope(scope->name);
    if (const auto *replaced = std::get_if<ReplaceScope>(&change))
        inventory.dropScope(replaced->name);
    std::visit(
        [&inventory](const auto &object) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(object)>, std::monostate>)
                inventory.take(object);
        },
        executed.object);
}

} // namespace octroi::change
