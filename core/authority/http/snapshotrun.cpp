// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/snapshotrun.h"

#include "authority/issuer/jsontext.h"

namespace octroi::authority {

SnapshotRun::SnapshotRun(ControlServices &services, std::shared_ptr<EventStream> out,
                         std::shared_ptr<std::atomic<int>> running, std::unique_ptr<Gzip> gzip, QString after)
    : m_s(services)
    , m_out(std::move(out))
    , m_running(std::move(running))
    , m_gzip(std::move(gzip))
    , m_after(std::move(after))
{
    ++*m_running;
}

SnapshotRun::~SnapshotRun()
{
    --*m_running;
    if (!m_ended)
        m_out->abort();
}

QByteArray SnapshotRun::columns()
{
    return R"(["id","application_id","name","environment","prefix","last4","scopes","addresses","referrers","apis","tags","plan_id","created_at","expires_at","suspended_at","revoked_at","retires_at","successor_id","predecessor_id","last_used_at","version"])";
}

void SnapshotRun::append(QByteArray &out, const KeyRow &row)
{
    const auto text = [&out](QByteArrayView value) {
        appendJsonText(out, value);
        out += ',';
    };
    const auto list = [&out](QByteArrayView json) {
        json.isEmpty() ? out += "[]" : out += json;
        out += ',';
    };
    const auto time = [&out](qint64 ms) {
        ms ? out += QByteArray::number(ms) : out += "null";
        out += ',';
    };
    out += '[';
    for (const QByteArrayView value : {row.id, row.applicationId, row.name, row.environment, row.prefix, row.last4})
        text(value);
    for (const QByteArrayView value : {row.scopes, row.addresses, row.referrers, row.apis, row.tags})
        list(value);
    text(row.planId);
    for (const qint64 value : {row.createdMs, row.expiresMs, row.suspendedMs, row.revokedMs, row.retiresMs})
        time(value);
    text(row.successorId);
    text(row.predecessorId);
    time(row.lastUsedMs);
    out += QByteArray::number(row.version);
    out += "]\n";
}

void SnapshotRun::next()
{
    if (!m_out->isOpen())
        return;
    QByteArray lines;
    lines.reserve(kSlice * 256);
    int read = 0;
    const auto done = m_s.issuer.keyRowsAfter(m_after, kSlice, [&](const KeyRow &row) {
        append(lines, row);
        if (++read == kSlice)
            m_after = QString::fromUtf8(row.id);
    });
    if (!done)
        return; // the client sees that the end is missing
    m_keys += read;
    if (read < kSlice)
        lines += "{\"end\":true,\"keys\":" + QByteArray::number(m_keys) + "}\n";
    m_out->write(m_gzip ? m_gzip->add(lines, read < kSlice) : lines.toStdString());
    if (read < kSlice) {
        m_ended = true;
        m_out->close();
        return;
    }
    m_out->whenRoom(kMostUnsent, [self = shared_from_this()] { self->m_s.post([self] { self->next(); }); });
}

} // namespace octroi::authority
