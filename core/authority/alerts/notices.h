// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/webhooksender.h"
#include "authority/store/alertstore.h"
#include "base/clock.h"

namespace octroi::authority {

class Store;

/// Turns what is untold into webhook calls, at most one a minute for a rule, and makes them until they are heard.
/// Control thread.
class Notices
{
public:
    struct Options
    {
        int timeoutMs = 15'000;          ///< of one attempt
        qint64 retryMs = 5'000;          ///< before the second attempt; four times as long before each next one
        qint64 longestRetryMs = 6 * 3'600'000;
        int attempts = 10;               ///< over about twenty hours
        QStringList networks;            ///< that webhooks may go to beyond public addresses
    };
    using Post = std::function<void(std::function<void()>)>; ///< onto the control thread

    Notices(Store &store, const Clock &clock, const Options &options, Post post);

    /// Whoever holds the lease, once a second.
    Result<void> tick(const QList<StoredAlertRule> &rules);
    /// A call that says it is a test, made now and once; the answer on the control thread.
    void test(const StoredAlertRule &rule, WebhookCall::Done done);
    const WebhookPolicy &policy() const { return m_sender.policy(); }

    static constexpr qint64 kBetweenMs = 60'000; ///< two notifications of a rule
    static constexpr int kMostAlerts = 100;      ///< in one call; what is left comes with the next

private:
    Result<void> write(const StoredAlertRule &rule);
    Result<void> sendDue(const QList<StoredAlertRule> &rules);
    void attempt(const AlertNotice &notice, const StoredAlertRule &rule);
    void answered(AlertNotice notice, const Result<int> &answer);

    Store &m_store;
    const Clock &m_clock;
    const Options m_options;
    Post m_post;
    WebhookSender m_sender; ///< last: its thread ends before the rest goes
};

} // namespace octroi::authority
