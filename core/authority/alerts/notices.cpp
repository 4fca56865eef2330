// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/notices.h"

#include "authority/alerts/webhooksignature.h"
#include "authority/store/store.h"
#include "base/log.h"
#include "crypto/random.h"
#include "domain/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace octroi::authority {

namespace {

constexpr int kMostAtOnce = 50; ///< calls begun in one second

QByteArray bodyOf(const char *type, const QDateTime &at, const QJsonObject &data)
{
    return QJsonDocument({{QStringLiteral("type"), QString::fromLatin1(type)}, {QStringLiteral("timestamp"), domain::toRfc3339(at)},
                          {QStringLiteral("data"), data}})
        .toJson(QJsonDocument::Compact);
}

/// What the receiver needs of a rule; where it is sent to it knows.
QJsonObject told(const domain::AlertRule &rule)
{
    QJsonObject out = domain::toJson(rule);
    for (const char *name : {"webhook_url", "enabled", "version", "created_at"})
        out.remove(QLatin1String(name));
    return out;
}

const StoredAlertRule *find(const QList<StoredAlertRule> &rules, const QString &id)
{
    const auto it = std::find_if(rules.begin(), rules.end(), [&](const StoredAlertRule &r) { return r.rule.id == id; });
    return it == rules.end() ? nullptr : &*it;
}

QString newNoticeId()
{
    return QStringLiteral("msg_") + QString::fromLatin1(crypto::randomBase62(22));
}

} // namespace

Notices::Notices(Store &store, const Clock &clock, const Options &options, Post post)
    : m_store(store), m_clock(clock), m_options(options), m_post(std::move(post)), m_sender(WebhookPolicy(options.networks), options.timeoutMs)
{
}

Result<void> Notices::tick(const QList<StoredAlertRule> &rules)
{
    const auto waiting = m_store.alerts().rulesToTell();
    if (!waiting)
        return waiting.error();
    for (const QString &id : *waiting) {
        const StoredAlertRule *rule = find(rules, id);
        // A rule that is gone, or tells nobody, has nothing to say.
        StoredAlertRule none;
        none.rule.id = id;
        if (const auto written = write(rule ? *rule : none); !written)
            return written;
    }
    return sendDue(rules);
}

Result<void> Notices::write(const StoredAlertRule &stored)
{
    AlertStore &store = m_store.alerts();
    const bool tells = !stored.rule.webhookUrl.isEmpty();
    const qint64 now = m_clock.nowMs();
    if (tells) {
        const auto last = store.lastNoticeMs(stored.rule.id);
        if (!last)
            return last.error();
        if (*last <= now && now - *last < kBetweenMs)
            return {};
    }
    return m_store.transact([&]() -> Result<void> {
        const auto untold = store.untoldAlerts(stored.rule.id, kMostAlerts);
        if (!untold)
            return untold.error();
        QJsonArray alerts;
        bool fires = false;
        for (const StoredAlert &one : *untold) {
            alerts << domain::toJson(one.alert);
            fires = fires || one.alert.fires();
            if (const auto done = store.putAlert({one.alert, false}); !done)
                return done;
        }
        if (!tells || alerts.isEmpty())
            return {};
        const QJsonObject data{{QStringLiteral("rule"), told(stored.rule)}, {QStringLiteral("alerts"), alerts}};
        return store.putNotice({newNoticeId(), stored.rule.id, QStringLiteral("waiting"),
                                bodyOf(fires ? "alert.firing" : "alert.ended", m_clock.now(), data), now, now, 0, {}});
    });
}

Result<void> Notices::sendDue(const QList<StoredAlertRule> &rules)
{
    AlertStore &store = m_store.alerts();
    const auto due = store.dueNotices(m_clock.nowMs(), kMostAtOnce);
    if (!due)
        return due.error();
    for (AlertNotice notice : *due) {
        const StoredAlertRule *rule = find(rules, notice.ruleId);
        if (!rule || rule->rule.webhookUrl.isEmpty()) {
            notice.state = QStringLiteral("failed");
            notice.failure = QStringLiteral("webhook_removed");
            if (const auto done = store.putNotice(notice); !done)
                return done;
            continue;
        }
        // Written down before it is made: a node that ends meanwhile leaves the next attempt to another one.
        qint64 wait = m_options.retryMs;
        for (int i = 0; i < notice.attempts && wait < m_options.longestRetryMs; ++i)
            wait *= 4;
        const qint64 next = m_clock.nowMs() + m_options.timeoutMs + std::min(wait, m_options.longestRetryMs);
        const auto taken = store.takeNotice(notice.id, notice.attempts, next);
        if (!taken)
            return taken.error();
        if (!*taken)
            continue;
        ++notice.attempts;
        notice.nextMs = next - m_options.timeoutMs;
        attempt(notice, *rule);
    }
    return {};
}

void Notices::attempt(const AlertNotice &notice, const StoredAlertRule &rule)
{
    const qint64 at = m_clock.nowMs() / 1000;
    const QByteArray id = notice.id.toLatin1();
    m_sender.send({rule.rule.webhookUrl, id, notice.body, webhookSignature(rule.webhookSecret, id, at, notice.body), at},
                  [this, notice](const Result<int> &answer) { m_post([this, notice, answer] { answered(notice, answer); }); });
}

void Notices::answered(AlertNotice notice, const Result<int> &answer)
{
    if (answer) {
        notice.state = QStringLiteral("sent");
        notice.failure.clear();
    } else {
        notice.failure = answer.error().reason + QStringLiteral(": ") + answer.error().detail.left(300);
        // 410: whoever was there wants no more.
        const bool gone = answer.error().reason == QLatin1String("webhook_status") && answer.error().detail.endsWith(QLatin1String("410"));
        if (notice.attempts >= m_options.attempts || gone)
            notice.state = QStringLiteral("failed");
        logEvent(LogLevel::Warning, "webhook.not_sent",
                 {{"rule", notice.ruleId}, {"attempt", QString::number(notice.attempts)}, {"error", notice.failure},
                  {"given_up", notice.state == QLatin1String("failed") ? QStringLiteral("true") : QStringLiteral("false")}});
    }
    if (const auto kept = m_store.alerts().putNotice(notice); !kept)
        logEvent(LogLevel::Warning, "webhook.not_noted", {{"rule", notice.ruleId}, {"error", kept.error().toString()}});
}

void Notices::test(const StoredAlertRule &rule, WebhookCall::Done done)
{
    const qint64 at = m_clock.nowMs() / 1000;
    const QByteArray id = newNoticeId().toLatin1();
    const QByteArray body = bodyOf("alert.test", m_clock.now(), {{QStringLiteral("rule"), told(rule.rule)}, {QStringLiteral("alerts"), QJsonArray()}});
    m_sender.send({rule.rule.webhookUrl, id, body, webhookSignature(rule.webhookSecret, id, at, body), at},
                  [this, done = std::move(done)](const Result<int> &answer) { m_post([done, answer] { done(answer); }); });
}

} // namespace octroi::authority
