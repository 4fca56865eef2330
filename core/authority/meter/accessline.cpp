// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/accessline.h"

#include "domain/json.h"

#include <QJsonDocument>
#include <cmath>

namespace octroi::authority {

namespace {

Error wrong(const char *field, const char *why)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(why), QString::fromLatin1(field), QStringLiteral("line_malformed")};
}

/// Sizes are added up: one absurd line must not spoil the sums.
bool size(const QJsonValue &value, qint64 &out)
{
    if (value.isUndefined() || value.isNull())
        return true;
    const double number = value.toDouble(-1);
    if (!(number >= 0 && number < 1e15))
        return false;
    out = qint64(number);
    return true;
}

Result<AccessLine> checked(AccessLine line, const QJsonObject &o, const char *in, const char *out, const char *duration, double scale)
{
    if (!size(o.value(QLatin1String(in)), line.bytesIn))
        return wrong(in, "is not a size");
    if (!size(o.value(QLatin1String(out)), line.bytesOut))
        return wrong(out, "is not a size");
    const QJsonValue time = o.value(QLatin1String(duration));
    if (time.isDouble())
        line.milliseconds = time.toDouble() * scale;
    if (!std::isfinite(line.milliseconds) || line.milliseconds > 1e10 || (time.isDouble() && line.milliseconds < 0))
        return wrong(duration, "is not a duration");
    if (line.status < 0 || line.status > 999)
        return wrong("status", "is not an HTTP status");
    return line;
}

std::string text(const QJsonObject &o, const char *name, qsizetype limit)
{
    return o.value(QLatin1String(name)).toString().left(limit).toStdString();
}

} // namespace

Result<AccessLine> parseDatagram(std::string_view datagram)
{
    const std::size_t start = datagram.find('{');
    if (start == std::string_view::npos)
        return wrong("line", "holds no JSON object");
    while (!datagram.empty() && (datagram.back() == '\n' || datagram.back() == '\0'))
        datagram.remove_suffix(1);
    const auto json = datagram.substr(start);
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size())));
    if (!document.isObject())
        return wrong("line", "is not a JSON object");
    const QJsonObject o = document.object();
    AccessLine line;
    line.keyId = text(o, "k", 64);
    line.method = text(o, "m", 32);
    line.uri = text(o, "u", 8192);
    line.refusal = text(o, "r", 40);
    line.status = o.value(QLatin1String("s")).toInt(-1);
    line.worker = text(o, "w", 40);
    const QJsonValue n = o.value(QLatin1String("n"));
    line.sequence = n.isDouble() ? n.toInteger(-1) : -1;
    Result<AccessLine> result = checked(std::move(line), o, "bi", "bo", "t", 1000);
    // The body of a refused call, which nginx does not count itself.
    bool number = false;
    const double discarded = o.value(QLatin1String("d")).toString().toDouble(&number);
    if (result && number && discarded >= 0 && discarded < 1e15)
        result->bytesIn += qint64(discarded);
    return result;
}

Result<AccessLine> parseUsageLine(const QJsonObject &o)
{
    AccessLine line;
    for (const char *name : {"method", "uri"}) {
        if (!o.value(QLatin1String(name)).isString())
            return wrong(name, "is not a text");
    }
    if (!o.value(QLatin1String("status")).isDouble())
        return wrong("status", "is not a number");
    line.keyId = text(o, "key_id", 64);
    line.method = text(o, "method", 32);
    line.uri = text(o, "uri", 8192);
    line.refusal = text(o, "refusal", 40);
    line.status = o.value(QLatin1String("status")).toInt(-1);
    const QString at = o.value(QLatin1String("at")).toString();
    if (!at.isEmpty()) {
        const QDateTime time = domain::fromRfc3339(at);
        if (!time.isValid())
            return wrong("at", "is not an RFC 3339 time");
        line.atMs = time.toMSecsSinceEpoch();
    }
    return checked(std::move(line), o, "bytes_in", "bytes_out", "ms", 1);
}

} // namespace octroi::authority
