// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"
#include "authority/verifier/addresses.h"
#include "crypto/digest.h"

#include <optional>

namespace octroi::authority {

inline constexpr std::string_view kCheckPath = "/v1/check";

/// Which proxies are believed when they tell of a call.
struct ProxyTrust
{
    Networks addresses;                    ///< of proxies; in X-Forwarded-For they are skipped from the right
    std::optional<crypto::Digest> secret;  ///< of X-Octroi-Proxy-Secret, SHA-256: believed from any address
};

/// The caller's request as a proxy told it; empty when nobody who is trusted told anything.
struct ProxyCall
{
    std::string_view method, uri, address;
    bool trusted = false;   ///< by address or secret: what it says of the call besides is believed, too
    bool ambiguous = false; ///< told in two ways that may differ: one of them may be the caller's own
};

/// Three ways to tell: X-Original-Method, X-Original-URI and X-Real-IP (nginx, HAProxy); X-Forwarded-Method,
/// X-Forwarded-Uri and X-Forwarded-For (Caddy, Traefik); the call itself below /v1/check/ (Envoy).
ProxyCall proxyCallOf(const Request &request, const ProxyTrust &trust);

/// True when the target is /v1/check/… .
bool isPrefixed(std::string_view target);
/// The query of the check itself; that of a prefixed target belongs to the call.
std::string_view checkOptions(std::string_view target);
/// One of the parts between '&'.
bool hasOption(std::string_view options, std::string_view wanted);

} // namespace octroi::authority
