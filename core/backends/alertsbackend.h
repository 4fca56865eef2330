// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "domain/alert.h"

namespace octroi::backends {

/// A rule after a change, with the secret that signs its webhook where the change made one; it is shown once.
struct IssuedRule
{
    domain::AlertRule rule;
    std::shared_ptr<Secret> secret = {}; ///< null: none was made
};

/// What became of a test of a webhook.
struct WebhookTest
{
    bool sent = false;
    int status = 0;         ///< of the receiver's answer; 0: there was none
    QString reason, detail; ///< of a test that did not arrive: "webhook_refused", English
};

/// How often a rule would have come true on what is stored.
struct ForetoldAlerts
{
    QDateTime from, to;
    int count = 0;
    bool learning = false; ///< less is known than the rule needs, so that it never comes true yet
};

struct AlertsRequest
{
    bool firing = true;  ///< false: also what has ended
    QString ruleId = {}; ///< "" for all
    QString cursor = {};
    int limit = 200; ///< of a page, 1 to 1000
};

/// When somebody is to be told, and what fires. A backend that keeps rules looks at them by itself, also while no
/// console runs. Writes take the version they are based on, as of the other capabilities.
class AlertsBackend
{
public:
    virtual ~AlertsBackend() = default;
    virtual Task<QList<domain::AlertRule>> alertRules() = 0; ///< oldest first
    virtual Task<IssuedRule> createAlertRule(domain::AlertRule rule, QString idempotencyKey) = 0;
    virtual Task<IssuedRule> updateAlertRule(domain::AlertRule rule) = 0; ///< all members, If-Match its version
    virtual Task<void> removeAlertRule(QString id, qint64 version) = 0;
    virtual Task<IssuedRule> rotateWebhookSecret(QString ruleId, qint64 version) = 0; ///< Conflict, reason webhook_none
    /// Calls the webhook once, saying that it is a test; RateLimited when it was tested a moment ago.
    virtual Task<WebhookTest> testWebhook(QString ruleId) = 0;
    virtual Task<ForetoldAlerts> foretellAlerts(domain::AlertRule rule) = 0; ///< of the last seven days
    virtual Task<Page<domain::Alert>> alerts(AlertsRequest request) = 0;     ///< newest first
    virtual Task<domain::Alert> acknowledgeAlert(QString id, qint64 version) = 0;
    virtual Task<domain::Alert> snoozeAlert(QString id, QDateTime until, qint64 version) = 0; ///< null: not any more
};

namespace wire {
QJsonObject alertRuleBody(const domain::AlertRule &rule);
}

/// Null: this backend cannot.
inline AlertsBackend *alertsOf(Backend *backend)
{
    return dynamic_cast<AlertsBackend *>(backend);
}

} // namespace octroi::backends
