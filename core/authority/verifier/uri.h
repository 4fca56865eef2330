// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace octroi::authority {

/// A request target as the endpoint matcher reads it: percent-decoded segments without the query.
/// Reused from call to call so that a check allocates nothing.
class NormalPath
{
public:
    static constexpr int kMaxSegments = 64;

    /// False for whatever two servers might read differently: no leading '/', empty or dot segments,
    /// encoded '/', '\\', '%' or ';', a raw '\\', ';' or '#', control characters, broken escapes. A trailing
    /// slash does not count.
    bool assign(std::string_view target);

    int count() const { return m_count; }
    std::string_view segment(int index) const { return m_segments[std::size_t(index)]; }

    /// The target before its query, for logs.
    static std::string_view withoutQuery(std::string_view target);

private:
    std::string m_text;
    std::array<std::string_view, kMaxSegments> m_segments;
    int m_count = 0;
};

} // namespace octroi::authority
