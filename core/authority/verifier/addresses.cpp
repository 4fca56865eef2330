// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/addresses.h"

#include <algorithm>
#include <charconv>

namespace octroi::authority {

namespace {

template <typename T>
bool number(std::string_view text, T &out, int base = 10)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out, base);
    return error == std::errc() && end == text.data() + text.size() && !text.empty() && text.front() != '-';
}

bool parseV4(std::string_view text, std::uint8_t *out)
{
    for (int i = 0; i < 4; ++i) {
        const std::size_t dot = text.find('.');
        if ((dot == std::string_view::npos) != (i == 3))
            return false;
        const std::string_view part = text.substr(0, dot);
        unsigned value = 0;
        if (part.size() > 3 || (part.size() > 1 && part.front() == '0') || !number(part, value) || value > 255)
            return false;
        out[i] = std::uint8_t(value);
        if (i < 3)
            text.remove_prefix(dot + 1);
    }
    return true;
}

/// Groups of 16 bits; returns how many bytes were written, -1 when it is malformed.
int parseGroups(std::string_view text, std::uint8_t *out)
{
    int size = 0;
    if (text.empty())
        return 0;
    for (;;) {
        const std::size_t colon = text.find(':');
        const std::string_view part = text.substr(0, colon);
        if (colon == std::string_view::npos && part.find('.') != std::string_view::npos) {
            if (size > 12 || !parseV4(part, out + size))
                return -1;
            return size + 4;
        }
        unsigned value = 0;
        if (part.size() > 4 || size > 14 || !number(part, value, 16))
            return -1;
        out[size++] = std::uint8_t(value >> 8);
        out[size++] = std::uint8_t(value & 0xFF);
        if (colon == std::string_view::npos)
            return size;
        text.remove_prefix(colon + 1);
    }
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool equalFolded(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

} // namespace

std::optional<AddressBytes> parseAddress(std::string_view text)
{
    AddressBytes out{};
    if (text.find(':') == std::string_view::npos) {
        out[10] = out[11] = 0xFF;
        if (!parseV4(text, out.data() + 12))
            return std::nullopt;
        return out;
    }
    const std::size_t gap = text.find("::");
    AddressBytes head{}, tail{};
    if (gap == std::string_view::npos) {
        if (parseGroups(text, out.data()) != 16)
            return std::nullopt;
        return out;
    }
    const int before = parseGroups(text.substr(0, gap), head.data());
    const int after = parseGroups(text.substr(gap + 2), tail.data());
    if (before < 0 || after < 0 || before + after > 14)
        return std::nullopt;
    std::copy_n(head.begin(), before, out.begin());
    std::copy_n(tail.begin(), after, out.end() - after);
    return out;
}

bool Networks::add(std::string_view cidr)
{
    const std::size_t slash = cidr.find('/');
    const auto base = parseAddress(cidr.substr(0, slash));
    if (!base)
        return false;
    const bool v4 = cidr.find(':') == std::string_view::npos;
    int bits = v4 ? 32 : 128;
    if (slash != std::string_view::npos) {
        int given = 0;
        if (!number(cidr.substr(slash + 1), given) || given > bits)
            return false;
        bits = given;
    }
    m_networks.push_back({*base, v4 ? bits + 96 : bits});
    return true;
}

bool Networks::contains(const AddressBytes &address) const
{
    for (const Network &n : m_networks) {
        const int whole = n.bits / 8, part = n.bits % 8;
        if (!std::equal(address.begin(), address.begin() + whole, n.base.begin()))
            continue;
        const auto mask = std::uint8_t(0xFF00 >> part);
        if (part == 0 || ((address[std::size_t(whole)] ^ n.base[std::size_t(whole)]) & mask) == 0)
            return true;
    }
    return false;
}

bool Networks::contains(std::string_view address) const
{
    const auto parsed = parseAddress(address);
    return parsed && contains(*parsed);
}

bool isLoopback(std::string_view address)
{
    static const Networks loopback = [] {
        Networks out;
        out.add("127.0.0.0/8");
        out.add("::1/128");
        return out;
    }();
    return loopback.contains(address);
}

std::string_view hostOf(std::string_view url)
{
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos)
        return {};
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#"));
    if (const std::size_t user = url.rfind('@'); user != std::string_view::npos)
        url.remove_prefix(user + 1);
    if (!url.empty() && url.front() == '[')
        return url.substr(0, url.find(']') == std::string_view::npos ? url.size() : url.find(']') + 1);
    return url.substr(0, url.find(':'));
}

bool hostMatches(std::string_view pattern, std::string_view host)
{
    if (pattern.substr(0, 2) == "*.") {
        pattern.remove_prefix(1);
        return host.size() > pattern.size() && equalFolded(host.substr(host.size() - pattern.size()), pattern);
    }
    return equalFolded(pattern, host);
}

} // namespace octroi::authority
