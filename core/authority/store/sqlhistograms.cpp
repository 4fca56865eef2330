// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlhistograms.h"

#include <QtEndian>
#include <sqlite3.h>

namespace octroi::authority {

namespace {

QByteArray blobOf(sqlite3_value *value)
{
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return bytes ? QByteArray(bytes, sqlite3_value_bytes(value)) : QByteArray();
}

void answerBlob(sqlite3_context *context, const QByteArray &bytes)
{
    sqlite3_result_blob(context, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
}

/// octroi_merge(a, b): the histogram of both.
void mergeTwo(sqlite3_context *context, int, sqlite3_value **values)
{
    const QByteArray a = blobOf(values[0]);
    const QByteArray b = blobOf(values[1]);
    if (a.isEmpty() || b.isEmpty()) {
        answerBlob(context, a.isEmpty() ? b : a);
        return;
    }
    usage::Histogram h;
    if (!h.mergeBytes(a) || !h.mergeBytes(b))
        sqlite3_result_error(context, "a latency histogram is malformed", -1);
    else
        answerBlob(context, h.toBytes());
}

/// octroi_merged(h): the histogram of a group.
void mergeStep(sqlite3_context *context, int, sqlite3_value **values)
{
    auto **slot =
        static_cast<usage::Histogram **>(sqlite3_aggregate_context(context, sizeof(usage::Histogram *)));
    if (!slot)
        return;
    if (!*slot)
        *slot = new usage::Histogram;
    if (!(*slot)->mergeBytes(blobOf(values[0])))
        sqlite3_result_error(context, "a latency histogram is malformed", -1);
}

void mergeFinal(sqlite3_context *context)
{
    auto **slot = static_cast<usage::Histogram **>(sqlite3_aggregate_context(context, 0));
    if (!slot || !*slot) {
        answerBlob(context, {});
        return;
    }
    answerBlob(context, (*slot)->toBytes());
    delete *slot;
}

} // namespace

Result<void> registerHistogramFunctions(SqliteConnection &connection)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int code = sqlite3_create_function_v2(connection.handle(), "octroi_merge", 2, flags, nullptr, mergeTwo,
                                          nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) {
        code = sqlite3_create_function_v2(connection.handle(), "octroi_merged", 1, flags, nullptr, nullptr,
                                          mergeStep, mergeFinal, nullptr);
    }
    return code == SQLITE_OK ? Result<void>() : connection.error(code);
}

const char *histogramsOfGroup(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? "octroi_merged(u.histogram)"
                                      : "string_agg(int4send(length(u.histogram)) || u.histogram, ''::bytea)"
                                        " FILTER (WHERE length(u.histogram) > 0)";
}

const char *sizesOfGroup(Dialect dialect)
{
    return dialect == Dialect::Sqlite ? "octroi_merged(u.sizes)"
                                      : "string_agg(int4send(length(u.sizes)) || u.sizes, ''::bytea)"
                                        " FILTER (WHERE length(u.sizes) > 0)";
}

bool mergeGroup(Dialect dialect, const QByteArray &bytes, usage::Histogram &into)
{
    if (dialect == Dialect::Sqlite)
        return into.mergeBytes(bytes);
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes.size() - at < 4)
            return false;
        const qsizetype size = qFromBigEndian<qint32>(bytes.constData() + at);
        if (size < 0 || size > bytes.size() - at - 4)
            return false;
        if (!into.mergeBytes(bytes.mid(at + 4, size)))
            return false;
        at += 4 + size;
    }
    return true;
}

} // namespace octroi::authority
