// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/credentialrule.h"

namespace octroi::domain {

QString credentialRuleName(CredentialRule rule)
{
    switch (rule) {
    case CredentialRule::Either: return QStringLiteral("either");
    case CredentialRule::Key: return QStringLiteral("key");
    case CredentialRule::Token: return QStringLiteral("token");
    case CredentialRule::Both: return QStringLiteral("both");
    }
    return QStringLiteral("either");
}

std::optional<CredentialRule> credentialRuleFromName(const QString &name)
{
    for (const auto rule : {CredentialRule::Either, CredentialRule::Key, CredentialRule::Token, CredentialRule::Both}) {
        if (credentialRuleName(rule) == name)
            return rule;
    }
    return std::nullopt;
}

} // namespace octroi::domain
