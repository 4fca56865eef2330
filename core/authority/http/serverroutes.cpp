// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

#include <QFile>

// Outside of every namespace: the macro names a function of the resource's object file, which the linker
// would else leave out of a static library.
static void useResource()
{
    Q_INIT_RESOURCE(openapi);
}

namespace octroi::authority {

ControlApi::Answer ControlApi::health(Call &)
{
    return jsonResponse(200, healthBody(QStringLiteral("ok")));
}

ControlApi::Answer ControlApi::ready(Call &)
{
    if (m_s.serverState().draining)
        return problem(Error{ErrorCode::Unavailable, {}, QStringLiteral("this octroid is about to stop"), {}, QStringLiteral("draining")});
    // A node that shares its database decides from memory for a while when that is away, and looks for it
    // every second: nobody waits for it here.
    const auto last = m_health ? Result<domain::AuditEntry>(domain::AuditEntry()) : m_s.store.lastEntry();
    if (!last)
        return problem(Error{ErrorCode::Unavailable, {}, last.error().toString(), {}, QStringLiteral("store")});
    if (m_health && m_health->tooLong(m_s.clock.nowMs()))
        return problem(Error{ErrorCode::Unavailable, {}, QStringLiteral("the database has been away for too long"), {}, QStringLiteral("database_unavailable")});
    return jsonResponse(200, healthBody(QStringLiteral("ready")));
}

QJsonObject ControlApi::healthBody(const QString &status) const
{
    if (!m_health || m_health->available())
        return {{QStringLiteral("status"), status}};
    const qint64 lostS = m_health->lostForMs(m_s.clock.nowMs()) / 1000;
    QJsonObject body{{QStringLiteral("status"), QStringLiteral("degraded")},
                     {QStringLiteral("reason"), QStringLiteral("database_unavailable")},
                     {QStringLiteral("database_lost_for_s"), lostS}};
    if (m_health->graceMs() > 0)
        body[QStringLiteral("checks_go_on_for_s")] = qMax(qint64(0), m_health->graceMs() / 1000 - lostS);
    return body;
}

/// Merges the counters of all threads. These answers come from memory, so a full disk, which every tick
/// complains of, does not concern them.
void ControlApi::flushOrKeep()
{
    [[maybe_unused]] const auto flushed = m_s.flushUsage();
}

ControlApi::Answer ControlApi::metrics(Call &)
{
    flushOrKeep();
    std::string out = "# HELP octroi_checks_total Checked calls by verdict.\n# TYPE octroi_checks_total counter\n";
    for (int i = 0; i < domain::kRefusalCount; ++i) {
        out += "octroi_checks_total{verdict=\"" + std::string(i == 0 ? "allowed" : domain::refusalLatin(domain::Refusal(i))) + "\"} "
            + std::to_string(m_s.meter.verdicts()[std::size_t(i)]) + '\n';
    }
    const auto add = [&out](const char *name, const char *type, const char *help, qint64 value) {
        out += std::string("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n' + name + ' ' + std::to_string(value) + '\n';
    };
    const auto server = m_s.serverState();
    out += "# HELP octroi_build_info Version of octroid.\n# TYPE octroi_build_info gauge\noctroi_build_info{version=\"" + m_s.version.toStdString() + "\"} 1\n";
    add("octroi_start_time_seconds", "gauge", "Start of this process, since the epoch.", m_s.startedAt.toSecsSinceEpoch());
    add("octroi_http_connections", "gauge", "Open HTTP connections.", server.connections);
    add("octroi_draining", "gauge", "1 after SIGTERM, while the port is still open.", server.draining ? 1 : 0);
    add("octroi_store_ok", "gauge", "1 while the store answers.", m_s.store.lastEntry() ? 1 : 0);
    add("octroi_keys", "gauge", "Keys in every state.", m_s.verifier.table().keys());
    const FeedCounts &feed = m_s.meter.feed();
    add("octroi_access_lines_total", "counter", "Access-log lines that were counted.", feed.lines);
    add("octroi_access_lines_lost_total", "counter", "Access-log lines that are known to be lost.", feed.lost);
    add("octroi_access_lines_duplicate_total", "counter", "Access-log lines of calls that were counted already; not counted again.", feed.duplicates);
    add("octroi_access_lines_late_total", "counter", "Access-log lines of calls that had been given up as lost; counted.", feed.late);
    add("octroi_access_lines_malformed_total", "counter", "Access-log lines that could not be read.", feed.malformed);
    add("octroi_usage_overflow_total", "counter", "Calls and lines beyond the groups that a minute may have.", m_s.meter.overflowed());
    return Response{200, "text/plain; version=0.0.4; charset=utf-8", std::move(out), {{"Cache-Control", "no-store"}}};
}

ControlApi::Answer ControlApi::openApi(Call &)
{
    useResource();
    QFile file(QStringLiteral(":/octroid/openapi.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return problem(Error{ErrorCode::Internal, {}, QStringLiteral("the document is not part of this program"), {}, {}});
    return Response{200, "application/yaml", file.readAll().toStdString(), {{"Cache-Control", "no-cache"}}};
}

ControlApi::Answer ControlApi::server(Call &)
{
    flushOrKeep();
    return jsonResponse(200, {{QStringLiteral("version"), m_s.version},
                              {QStringLiteral("issuer"), m_s.issuerUrl},
                              {QStringLiteral("started_at"), domain::toRfc3339(m_s.startedAt)},
                              {QStringLiteral("keys"), qint64(m_s.verifier.table().keys())},
                              {QStringLiteral("syslog"), m_s.syslog},
                              {QStringLiteral("node"), m_s.node},
                              {QStringLiteral("time_zone"), QString::fromLatin1(m_s.verifier.calendar().zone().id())},
                              {QStringLiteral("checks"), m_s.meter.checks()}});
}

} // namespace octroi::authority
