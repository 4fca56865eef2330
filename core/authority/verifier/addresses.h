// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace octroi::authority {

/// 128 bits; IPv4 as ::ffff:a.b.c.d.
using AddressBytes = std::array<std::uint8_t, 16>;

/// A dotted IPv4 or an IPv6 address, without port and without zone.
std::optional<AddressBytes> parseAddress(std::string_view text);

/// Networks in CIDR form, compiled.
class Networks
{
public:
    /// False, and unchanged, when the text is no CIDR.
    bool add(std::string_view cidr);
    bool isEmpty() const { return m_networks.empty(); }
    bool contains(const AddressBytes &address) const;
    bool contains(std::string_view address) const;

private:
    struct Network
    {
        AddressBytes base;
        int bits;
    };
    std::vector<Network> m_networks;
};

/// 127.0.0.0/8 or ::1.
bool isLoopback(std::string_view address);

/// The host of a Referer or Origin value as it was written, "" when it has none.
std::string_view hostOf(std::string_view url);
/// `pattern` is a host name or "*.example.org" (which does not match example.org itself); both ASCII, any case.
bool hostMatches(std::string_view pattern, std::string_view host);

} // namespace octroi::authority
