// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "domain/application.h"
#include "domain/oauthclient.h"
#include "health/finding.h"
#include "health/policy.h"

#include <memory>

namespace octroi::health {

/// What of the directory the findings name.
struct Directory
{
    QHash<QString, domain::OAuthClient> clients;
    QHash<QString, domain::Application> applications;
    QHash<QString, QString> partners; ///< names by id
};

/// What was found at one moment. Never changed once it is handed out; any thread.
struct Report
{
    QDateTime at;
    Policy policy;
    int scopeDays = 0; ///< over which exercised scopes were counted: those of the policy, or fewer where usage is younger
    std::shared_ptr<const inventory::KeyTable> table; ///< its mutex is held shared where rows are read
    std::shared_ptr<const inventory::Owners> owners;
    std::shared_ptr<const Directory> directory;
    std::array<Finding, kRuleCount> findings; ///< by rule
    std::array<std::optional<Error>, kRuleCount> unchecked; ///< why a rule was not checked
    qint64 credentials = 0;                     ///< keys and clients that are not revoked
    std::array<qint64, kSeverityCount> worst{}; ///< of them, by the severity of their worst finding

    const Finding &finding(Rule rule) const { return findings[std::size_t(rule)]; }
    Finding &finding(Rule rule) { return findings[std::size_t(rule)]; }
    bool wasChecked(Rule rule) const;
    qint64 withFinding() const { return worst[0] + worst[1] + worst[2]; }
    int score() const;
    /// Rules with a finding, most severe first, then most objects.
    std::vector<Rule> found() const;
    std::vector<Rule> passed() const; ///< checked, and nothing found
    ObjectId objectAt(Rule rule, qint64 index) const;
    /// Computes `worst`, once all findings are there.
    void countWorst();
};

/// README.md has the formula. 100 means that there is no finding at all.
int scoreOf(qint64 credentials, const std::array<qint64, kSeverityCount> &worst);

} // namespace octroi::health
