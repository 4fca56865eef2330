// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/uri.h"

namespace octroi::authority {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// Characters that change the meaning of a path for some servers (path parameters, other separators).
bool isTrickery(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 || u == 0x7F || c == '\\' || c == ';' || c == '#';
}

} // namespace

std::string_view NormalPath::withoutQuery(std::string_view target)
{
    return target.substr(0, target.find('?'));
}

bool NormalPath::assign(std::string_view target)
{
    m_count = 0;
    std::string_view path = withoutQuery(target);
    if (path.empty() || path.front() != '/')
        return false;
    path.remove_prefix(1);
    if (!path.empty() && path.back() == '/')
        path.remove_suffix(1);
    else if (path.empty())
        return true;
    if (path.empty())
        return false; // "//"
    m_text.clear();
    m_text.reserve(path.size()); // decoding never grows it, so the views below stay valid
    std::size_t start = 0;
    const auto finishSegment = [&] {
        const std::string_view segment(m_text.data() + start, m_text.size() - start);
        if (segment.empty() || segment == "." || segment == ".." || m_count == kMaxSegments)
            return false;
        m_segments[std::size_t(m_count++)] = segment;
        start = m_text.size();
        return true;
    };
    for (std::size_t i = 0; i < path.size(); ++i) {
        char c = path[i];
        if (c == '/') {
            if (!finishSegment())
                return false;
            continue;
        }
        if (c == '%') {
            if (i + 2 >= path.size())
                return false;
            const int high = hexValue(path[i + 1]), low = hexValue(path[i + 2]);
            if (high < 0 || low < 0)
                return false;
            c = char(high * 16 + low);
            i += 2;
            if (c == '/' || c == '%')
                return false;
        }
        if (isTrickery(c))
            return false;
        m_text += c;
    }
    return finishSegment();
}

} // namespace octroi::authority
