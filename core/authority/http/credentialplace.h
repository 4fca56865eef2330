// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace octroi::authority {

/// Where a key may stand besides Authorization and X-API-Key, as the operator says: "header:X-Partner-Key", or
/// "query:api_key" for a parameter of the called URI. Keys only: access tokens are never taken from a query
/// (RFC 9700 section 4.3.2).
struct CredentialPlace
{
    enum class Kind { Header, Query };
    Kind kind = Kind::Header;
    std::string name;

    /// Nothing when the text is none, or names a header that means something else.
    static std::optional<CredentialPlace> of(std::string_view text);
};

/// The value of a parameter of the URI's query as it was written, "" when absent; `twice` is set when it comes again.
std::string_view queryValue(std::string_view uri, std::string_view name, bool &twice);

} // namespace octroi::authority
