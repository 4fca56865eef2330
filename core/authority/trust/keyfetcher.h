// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "crypto/jose/jwkset.h"
#include "domain/trustedissuer.h"

#include <functional>
#include <memory>

namespace octroi::authority {

/// Fetches keys of trusted issuers on a thread of its own. The destructor gives up what is under way; after
/// it `done` is not called any more.
class KeyFetcher
{
public:
    /// On the fetcher's thread. Errors: Network, Timeout, TooLarge, Protocol, Invalid; `reason` says which:
    /// keys_unreachable, keys_timeout, keys_too_large, keys_none, jwks_syntax, jwks_too_large, kid_twice,
    /// metadata_syntax, metadata_issuer, metadata_jwks_uri.
    using Done = std::function<void(const domain::TrustedIssuer &issuer, Result<crypto::JwkSet> keys)>;

    KeyFetcher(Done done, int timeoutMs);
    ~KeyFetcher();
    KeyFetcher(const KeyFetcher &) = delete;
    KeyFetcher &operator=(const KeyFetcher &) = delete;

    /// From any thread.
    void fetch(const domain::TrustedIssuer &issuer);

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace octroi::authority
