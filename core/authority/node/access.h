// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/node/node.h"
#include "authority/verifier/addresses.h"

namespace octroi::authority {

/// What of the options is read before anything is opened.
struct Access
{
    Networks trusted, plainFrom;
    std::shared_ptr<const crypto::TlsContext> tls;
};

/// Errors: Invalid, and those of the certificates.
Result<Access> accessOf(const Node::Options &options);

/// Logs what is near the end of its life, or beyond it.
void warnOfExpiry(const std::shared_ptr<const crypto::TlsContext> &tls, const QString &file, const Clock &clock);

} // namespace octroi::authority
