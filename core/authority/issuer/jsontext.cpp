// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/jsontext.h"

#include <QJsonArray>
#include <algorithm>
#include <cstdio>

namespace octroi::authority {

namespace {

/// Calls `see` with every character that is not within a text.
template <typename See>
void outsideTexts(std::string_view json, See see)
{
    bool text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (text && c == '\\')
            ++i;
        else if (c == '"')
            text = !text;
        else if (!text && !see(c))
            return;
    }
}

qsizetype membersOf(const QJsonValue &value)
{
    qsizetype out = 0;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        out = object.size();
        for (const QJsonValue &member : object)
            out += membersOf(member);
    } else if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            out += membersOf(item);
    }
    return out;
}

} // namespace

bool nestsDeeper(std::string_view json, int most)
{
    int depth = 0;
    bool deeper = false;
    outsideTexts(json, [&](char c) {
        if (c == '{' || c == '[')
            deeper = ++depth > most;
        else if (c == '}' || c == ']')
            --depth;
        return !deeper;
    });
    return deeper;
}

bool repeatsMember(std::string_view json, const QJsonObject &parsed)
{
    qsizetype written = 0; // each member has one colon
    outsideTexts(json, [&written](char c) {
        written += c == ':' ? 1 : 0;
        return true;
    });
    return written != membersOf(parsed);
}

void appendJsonText(QByteArray &out, QByteArrayView text)
{
    out += '"';
    const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
        return c == '"' || c == '\\' || (c >= 0 && c < 0x20);
    });
    if (plain) {
        out += text;
    } else {
        for (const char c : text) {
            if (c == '"' || c == '\\') {
                out += '\\';
                out += c;
            } else if (c >= 0 && c < 0x20) {
                char escape[8];
                std::snprintf(escape, sizeof escape, "\\u%04x", unsigned(c));
                out += escape;
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

} // namespace octroi::authority
