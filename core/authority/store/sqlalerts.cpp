// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlalerts.h"

#include <limits>

namespace octroi::authority {

namespace {

constexpr const char *kRuleTable = "alert_rule";
constexpr qint64 kBreakMs = 5 * 60'000; ///< after which what happened meanwhile was not watched

Error unreadable(const QString &id, const Error &why)
{
    return Error{ErrorCode::Damaged, id, why.toString(), {}, QStringLiteral("database_damaged")};
}

Error missing(const QString &id)
{
    return Error{ErrorCode::NotFound, id, QStringLiteral("there is none"), {}, QStringLiteral("not_found")};
}

/// One object of a rule; the rule stands beside it.
QString objectOf(const domain::Alert &alert)
{
    return domain::alertSubjectName(alert.subject) + u':' + alert.subjectId + u':' + alert.detail;
}

Result<QList<StoredAlert>> readAlerts(Statement &s)
{
    QList<StoredAlert> out;
    std::optional<Error> wrong;
    const auto done = s.rows([&](const Statement &row) {
        const auto alert = domain::alertFromJson(row.object(1));
        if (alert)
            out.append({*alert, row.integer(2) != 0});
        else
            wrong = unreadable(row.text(0), alert.error());
    });
    if (!done || wrong)
        return done ? *wrong : done.error();
    return out;
}

Result<QList<AlertNotice>> readNotices(Statement &s)
{
    QList<AlertNotice> out;
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.text(1), row.text(2), row.text(3).toUtf8(), row.integer(4), row.integer(5), int(row.integer(6)), row.text(7)});
    });
    return done ? Result<QList<AlertNotice>>(out) : done.error();
}

} // namespace

Result<StoredAlertRule> SqlAlerts::readRule(const Statement &row) const
{
    const auto rule = domain::alertRuleFromJson(row.object(1));
    if (!rule)
        return unreadable(row.text(0), rule.error());
    const auto secret = m_sealing.opened(kRuleTable, row.text(0).toUtf8(), row.blob(2));
    if (!secret)
        return secret.error();
    return StoredAlertRule{*rule, *secret};
}

Result<QList<StoredAlertRule>> SqlAlerts::alertRules()
{
    QList<StoredAlertRule> out;
    std::optional<Error> wrong;
    Statement s = m_db.statement("SELECT id, definition, webhook_secret FROM alert_rule ORDER BY created_at, id");
    const auto done = s.rows([&](const Statement &row) {
        const auto rule = readRule(row);
        if (rule)
            out << *rule;
        else
            wrong = rule.error();
    });
    if (!done || wrong)
        return done ? *wrong : done.error();
    return out;
}

Result<StoredAlertRule> SqlAlerts::alertRule(const QString &id)
{
    Statement s = m_db.statement("SELECT id, definition, webhook_secret FROM alert_rule WHERE id = ?1");
    const auto row = s.bind(id).step();
    if (!row)
        return row.error();
    return *row ? readRule(s) : missing(id);
}

Result<void> SqlAlerts::putAlertRule(const StoredAlertRule &stored)
{
    return m_db
        .statement("INSERT INTO alert_rule (id, definition, webhook_secret, created_at, version) VALUES (?1, ?2, ?3, ?4, ?5)"
                   " ON CONFLICT (id) DO UPDATE SET definition = ?2, webhook_secret = ?3, created_at = ?4, version = ?5")
        .bind(stored.rule.id, domain::toJson(stored.rule), m_sealing.sealed(kRuleTable, stored.rule.id.toUtf8(), stored.webhookSecret),
              stored.rule.createdAt, stored.rule.version)
        .run();
}

Result<void> SqlAlerts::removeAlertRule(const QString &id)
{
    if (const auto done = m_db.statement("DELETE FROM alert_rule WHERE id = ?1").bind(id).run(); !done)
        return done;
    if (m_db.changes() == 0)
        return missing(id);
    return m_db.statement("DELETE FROM alert_notice WHERE rule_id = ?1 AND state = 'waiting'").bind(id).run();
}

Result<QList<StoredAlert>> SqlAlerts::alerts(const AlertQuery &query)
{
    Statement s = m_db.statement("SELECT id, definition, untold FROM alert WHERE (?1 = 0 OR ended_at IS NULL)"
                                 " AND (?2 = '' OR rule_id = ?2) AND (started_at < ?3 OR (started_at = ?3 AND id < ?4))"
                                 " ORDER BY started_at DESC, id DESC LIMIT ?5");
    s.bind(qint64(query.firing ? 1 : 0), query.ruleId, query.beforeMs > 0 ? query.beforeMs : std::numeric_limits<qint64>::max(), query.beforeId,
           qint64(query.limit));
    return readAlerts(s);
}

Result<StoredAlert> SqlAlerts::alert(const QString &id)
{
    Statement s = m_db.statement("SELECT id, definition, untold FROM alert WHERE id = ?1");
    s.bind(id);
    const auto found = readAlerts(s);
    if (!found)
        return found.error();
    return found->isEmpty() ? Result<StoredAlert>(missing(id)) : found->first();
}

Result<void> SqlAlerts::putAlert(const StoredAlert &stored)
{
    const domain::Alert &alert = stored.alert;
    return m_db
        .statement("INSERT INTO alert (id, rule_id, object, definition, started_at, ended_at, untold) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                   " ON CONFLICT (id) DO UPDATE SET definition = ?4, ended_at = ?6, untold = ?7")
        .bind(alert.id, alert.ruleId, objectOf(alert), domain::toJson(alert), alert.startedAt, alert.endedAt, qint64(stored.untold ? 1 : 0))
        .run();
}

Result<QList<StoredAlert>> SqlAlerts::untoldAlerts(const QString &ruleId, int limit)
{
    Statement s = m_db.statement("SELECT id, definition, untold FROM alert WHERE rule_id = ?1 AND untold = 1 ORDER BY started_at, id LIMIT ?2");
    s.bind(ruleId, qint64(limit));
    return readAlerts(s);
}

Result<QStringList> SqlAlerts::rulesToTell()
{
    QStringList out;
    Statement s = m_db.statement("SELECT DISTINCT rule_id FROM alert WHERE untold = 1 ORDER BY rule_id");
    const auto done = s.rows([&](const Statement &row) { out << row.text(0); });
    return done ? Result<QStringList>(out) : done.error();
}

Result<void> SqlAlerts::putNotice(const AlertNotice &notice)
{
    return m_db
        .statement("INSERT INTO alert_notice (id, rule_id, state, body, created_at, next_at, attempts, failure)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET"
                   " state = ?3, next_at = ?6, attempts = ?7, failure = ?8")
        .bind(notice.id, notice.ruleId, notice.state, QString::fromUtf8(notice.body), notice.createdMs, notice.nextMs, qint64(notice.attempts),
              notice.failure)
        .run();
}

Result<QList<AlertNotice>> SqlAlerts::notices(const QString &ruleId, int limit)
{
    Statement s = m_db.statement("SELECT id, rule_id, state, body, created_at, next_at, attempts, failure FROM alert_notice"
                                 " WHERE rule_id = ?1 ORDER BY created_at DESC, id LIMIT ?2");
    s.bind(ruleId, qint64(limit));
    return readNotices(s);
}

Result<qint64> SqlAlerts::lastNoticeMs(const QString &ruleId)
{
    Statement s = m_db.statement("SELECT coalesce(max(created_at), 0) FROM alert_notice WHERE rule_id = ?1");
    const auto row = s.bind(ruleId).step();
    if (!row)
        return row.error();
    return *row ? s.integer(0) : 0;
}

Result<QList<AlertNotice>> SqlAlerts::dueNotices(qint64 nowMs, int limit)
{
    Statement s = m_db.statement("SELECT id, rule_id, state, body, created_at, next_at, attempts, failure FROM alert_notice"
                                 " WHERE state = 'waiting' AND next_at <= ?1 ORDER BY next_at, id LIMIT ?2");
    s.bind(nowMs, qint64(limit));
    return readNotices(s);
}

Result<bool> SqlAlerts::takeNotice(const QString &id, int attempts, qint64 nextMs)
{
    const auto done = m_db.statement("UPDATE alert_notice SET attempts = attempts + 1, next_at = ?3"
                                     " WHERE id = ?1 AND attempts = ?2 AND state = 'waiting'")
                          .bind(id, qint64(attempts), nextMs)
                          .run();
    return done ? Result<bool>(m_db.changes() == 1) : done.error();
}

Result<std::optional<qint64>> SqlAlerts::holdAlertLease(const QString &holder, qint64 nowMs, qint64 untilMs)
{
    const auto done = m_db.statement("INSERT INTO alert_lease (name, holder, until_at, since_at) VALUES ('alerts', ?1, ?3, ?2)"
                                     " ON CONFLICT (name) DO UPDATE SET holder = ?1, until_at = ?3,"
                                     " since_at = CASE WHEN alert_lease.until_at < ?4 THEN ?2 ELSE alert_lease.since_at END"
                                     " WHERE alert_lease.holder = ?1 OR alert_lease.until_at < ?2")
                          .bind(holder, nowMs, untilMs, nowMs - kBreakMs)
                          .run();
    if (!done)
        return done.error();
    Statement s = m_db.statement("SELECT since_at FROM alert_lease WHERE name = 'alerts' AND holder = ?1");
    const auto row = s.bind(holder).step();
    if (!row)
        return row.error();
    return *row ? std::optional<qint64>(s.integer(0)) : std::optional<qint64>();
}

Result<void> SqlAlerts::giveAlertLeaseBack(const QString &holder, qint64 nowMs)
{
    return m_db.statement("UPDATE alert_lease SET until_at = ?2 WHERE name = 'alerts' AND holder = ?1").bind(holder, nowMs - 1).run();
}

Result<void> SqlAlerts::dropAlertsBefore(qint64 ms)
{
    if (const auto done = m_db.statement("DELETE FROM alert WHERE ended_at < ?1").bind(ms).run(); !done)
        return done;
    return m_db.statement("DELETE FROM alert_notice WHERE created_at < ?1 AND state <> 'waiting'").bind(ms).run();
}

} // namespace octroi::authority
