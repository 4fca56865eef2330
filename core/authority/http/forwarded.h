// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"
#include "authority/verifier/addresses.h"

namespace octroi::authority {

/// Of all X-Forwarded-For fields the last address that no trusted proxy has, or the first of all: every proxy
/// appends whom it heard, and what stands before is the caller's own word. "" without such a field. `fields` are
/// pairs of name and value.
template <typename Fields>
std::string_view forwardedFor(const Fields &fields, const Networks &trusted)
{
    const auto trimmed = [](std::string_view text) {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
            text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
            text.remove_suffix(1);
        return text;
    };
    std::string_view out;
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        const auto &[name, value] = *field;
        if (!equalIgnoringCase(name, "X-Forwarded-For"))
            continue;
        std::string_view rest = value;
        for (;;) {
            const std::size_t comma = rest.rfind(',');
            const std::string_view one = trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
            if (!one.empty())
                out = one;
            if (!one.empty() && !trusted.contains(one))
                return out;
            if (comma == std::string_view::npos)
                break;
            rest = rest.substr(0, comma);
        }
    }
    return out;
}

} // namespace octroi::authority
