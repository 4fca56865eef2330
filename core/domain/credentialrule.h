// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace octroi::domain {

/// What a call has to show. An API and an application each have one; what either of them asks for has to be
/// there: a key by one and a token by the other is both.
enum class CredentialRule {
    Either, ///< a key or a token
    Key,    ///< a key
    Token,  ///< an access token
    Both    ///< a key and an access token of the same application
};
/// "either", "key", "token", "both".
QString credentialRuleName(CredentialRule rule);
std::optional<CredentialRule> credentialRuleFromName(const QString &name);

} // namespace octroi::domain
