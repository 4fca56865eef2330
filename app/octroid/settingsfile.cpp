// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include <toml++/toml.h>

using octroi::Error;
using octroi::ErrorCode;
using octroi::Result;

namespace {

Error invalid(const std::string &path, const toml::source_region &where, const std::string &why)
{
    return Error{ErrorCode::Invalid, QString::fromStdString(path + ':' + std::to_string(where.begin.line)),
                 QString::fromStdString(why), {}, QStringLiteral("setting")};
}

std::string expected(const Setting &setting)
{
    switch (setting.kind) {
    case Setting::Kind::Text: return "a text in quotes";
    case Setting::Kind::Number: return "a whole number";
    case Setting::Kind::Switch: return "true or false";
    case Setting::Kind::List: return "a list of texts";
    }
    return {};
}

/// The value as texts; nothing when it has another type.
std::optional<std::vector<std::string>> textsOf(const Setting &setting, const toml::node &node)
{
    std::vector<std::string> out;
    if (setting.kind == Setting::Kind::List && node.is_array()) {
        for (const toml::node &item : *node.as_array()) {
            if (!item.is_string())
                return std::nullopt;
            out.push_back(**item.as_string());
        }
        return out;
    }
    if ((setting.kind == Setting::Kind::Text || setting.kind == Setting::Kind::List) && node.is_string())
        out.push_back(**node.as_string());
    else if (setting.kind == Setting::Kind::Number && node.is_integer())
        out.push_back(std::to_string(**node.as_integer()));
    else if (setting.kind == Setting::Kind::Switch && node.is_boolean())
        out.emplace_back(**node.as_boolean() ? "true" : "false");
    else
        return std::nullopt;
    if (out.front().empty())
        out.clear();
    return out;
}

} // namespace

Result<void> Settings::readFile(const std::string &path)
{
    try {
        const toml::table file = toml::parse_file(path);
        for (const auto &[key, node] : file) {
            const Setting *setting = settingOfFileKey(key.str());
            if (!setting)
                return invalid(path, key.source(), "there is no setting \"" + std::string(key.str()) + '"');
            auto texts = textsOf(*setting, node);
            if (!texts)
                return invalid(path, key.source(), std::string(key.str()) + " is " + expected(*setting));
            set(*setting, std::move(*texts), path + ':' + std::to_string(key.source().begin.line));
        }
    } catch (const toml::parse_error &error) {
        return invalid(path, error.source(), std::string(error.description()));
    }
    return {};
}
