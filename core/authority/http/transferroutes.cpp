// SPDX-License-Identifier: GPL-3.0-or-later
// Routes that carry very many keys: streams both ways, and the feed of last uses.
#include "authority/http/answers.h"
#include "authority/http/bulkrun.h"
#include "authority/http/snapshotrun.h"

namespace octroi::authority {

namespace {

constexpr int kMostTransfers = 16;
constexpr qsizetype kLongestId = 64;

Response busy()
{
    Response response = problem(Error{ErrorCode::Unavailable,
                                      {},
                                      QStringLiteral("too many bulk streams and snapshots are under way"),
                                      {},
                                      QStringLiteral("transfers_limit")});
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

bool isLines(std::string_view contentType)
{
    const std::string_view type = contentType.substr(0, contentType.find(';'));
    return equalIgnoringCase(type, "application/x-ndjson") || equalIgnoringCase(type, "application/jsonl") ||
           equalIgnoringCase(type, "application/ndjson");
}

Error wrong(const char *field, const QString &value, const char *why)
{
    return Error{ErrorCode::Invalid, value.left(80), QString::fromLatin1(why), QString::fromLatin1(field),
                 QStringLiteral("query_syntax")};
}

/// "<ms>:<id>" of the page before.
Result<std::optional<KeyUse>> useOf(const QString &cursor)
{
    if (cursor.isEmpty())
        return std::optional<KeyUse>();
    const qsizetype colon = cursor.indexOf(QLatin1Char(':'));
    bool ok = false;
    const qint64 ms = cursor.left(colon).toLongLong(&ok);
    if (colon < 0 || !ok)
        return wrong("cursor", cursor, "is not one that was given out");
    return std::optional(KeyUse{cursor.mid(colon + 1), ms});
}

} // namespace

ControlApi::Answer ControlApi::bulkKeys(Call &call)
{
    if (!isLines(call.request.header("Content-Type")) || !call.request.stream)
        return problem(415, QStringLiteral("content_type"), QStringLiteral("this takes application/x-ndjson"), QStringLiteral("Content-Type"));
    const QString returns = call.queryValue("return");
    if (!returns.isEmpty() && returns != QLatin1String("object") && returns != QLatin1String("minimal"))
        return problem(wrong("return", returns, "is neither object nor minimal"));
    if (*m_transfers >= kMostTransfers)
        return busy();
    Caller caller = call.caller;
    caller.idempotencyKey.clear();
    caller.ifMatch.reset();
    auto out = call.target->openDownload({200, "application/x-ndjson", {}, {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}});
    BulkRun::Options options{caller, returns == QLatin1String("object"), [this] { announceChanges(); }, m_transfers};
    std::make_shared<BulkRun>(m_s, std::move(options), call.request.stream, std::move(out))->start();
    return std::nullopt;
}

ControlApi::Answer ControlApi::keySnapshot(Call &call)
{
    const QString after = call.queryValue("after");
    if (after.size() > kLongestId)
        return problem(wrong("after", after, "is not an identifier of a key"));
    const auto last = m_s.store.lastEntry();
    const auto count = m_s.issuer.keyCount();
    if (!last || !count)
        return problem(last ? count.error() : last.error());
    if (*m_transfers >= kMostTransfers)
        return busy();
    Response head{200, "application/x-ndjson", {}, {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}, {"Vary", "Accept-Encoding"}}};
    auto gzip = acceptsGzip(call.request.header("Accept-Encoding")) ? std::make_unique<Gzip>() : nullptr;
    if (gzip)
        head.headers.emplace_back("Content-Encoding", "gzip");
    if (call.headOnly)
        return head;
    const QByteArray first = "{\"seq\":" + QByteArray::number(last->seq) + ",\"at\":" + QByteArray::number(m_s.clock.nowMs()) +
                             ",\"keys\":" + QByteArray::number(*count) + ",\"columns\":" + SnapshotRun::columns() + "}\n";
    head.body = gzip ? gzip->add(first, false) : first.toStdString();
    std::make_shared<SnapshotRun>(m_s, call.target->openDownload(std::move(head)), m_transfers,
                                  std::move(gzip), after)
        ->next();
    return std::nullopt;
}

ControlApi::Answer ControlApi::lastUsedChanges(Call &call)
{
    const QString sinceText = call.queryValue("since"), limitText = call.queryValue("limit");
    bool sinceOk = true, limitOk = true;
    const qint64 since = sinceText.isEmpty() ? 0 : sinceText.toLongLong(&sinceOk);
    const int limit = limitText.isEmpty() ? 10'000 : limitText.toInt(&limitOk);
    if (!sinceOk || since < 0)
        return problem(wrong("since", sinceText, "is not a number of milliseconds"));
    if (!limitOk || limit < 1 || limit > 10'000)
        return problem(wrong("limit", limitText, "is not from 1 to 10000"));
    const auto after = useOf(call.queryValue("cursor"));
    if (!after)
        return problem(after.error());
    if (auto flushed = m_s.flushUsage(); !flushed)
        return problem(flushed.error());
    // What waits for its turn, here or on another node, is named later with an earlier time.
    const qint64 waited = m_health || m_s.meter.usesWait() ? Meter::kUseEveryS : 0;
    const qint64 asOf = (m_s.clock.nowMs() / 1000 - waited) * 1000;
    const auto uses = m_s.issuer.usedSince(since, *after, limit);
    if (!uses)
        return problem(uses.error());
    QJsonArray items;
    for (const KeyUse &use : *uses)
        items.append(QJsonArray{use.id, use.atMs});
    const bool more = uses->size() == limit;
    return jsonResponse(200, {{QStringLiteral("items"), items},
                              {QStringLiteral("as_of"), asOf},
                              {QStringLiteral("next"), more ? QJsonValue(QString::number(uses->last().atMs) +
                                                                         QLatin1Char(':') + uses->last().id)
                                                            : QJsonValue()}});
}

} // namespace octroi::authority
