// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/usagejournal.h"

#include <QHash>
#include <array>

namespace octroi::authority {

namespace {

constexpr char kVersion = 2, kWithoutDimensions = 1; // the latter may be left of an octroid before this one
/// Shared by most groups; the key is not.
constexpr std::array kTexts{&UsageDelta::apiId, &UsageDelta::endpoint, &UsageDelta::refusal, &UsageDelta::clientId, &UsageDelta::scopes};
constexpr std::size_t kFirstTexts = 3; // that kWithoutDimensions has
constexpr std::array kNumbers{&UsageDelta::second,  &UsageDelta::requests, &UsageDelta::refused,
                              &UsageDelta::bytesIn, &UsageDelta::bytesOut, &UsageDelta::measured};

/// Seven bits a byte, the lowest first; the top bit says that more follows.
void putNumber(QByteArray &out, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        out.append(char(value | 0x80));
    out.append(char(value));
}

void putBytes(QByteArray &out, const QByteArray &bytes)
{
    putNumber(out, quint64(bytes.size()));
    out.append(bytes);
}

struct Reader
{
    const char *at, *end;
    bool ok = true;

    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; at != end && shift < 64; shift += 7) {
            const auto byte = quint8(*at++);
            value |= quint64(byte & 0x7F) << shift;
            if (byte < 0x80)
                return value;
        }
        ok = false;
        return 0;
    }
    QByteArray bytes()
    {
        const quint64 size = number();
        if (!ok || size > quint64(end - at)) {
            ok = false;
            return {};
        }
        QByteArray out(at, qsizetype(size));
        at += size;
        return out;
    }
};

} // namespace

QByteArray encodeDeltas(const std::vector<const UsageDelta *> &deltas)
{
    QHash<QString, quint64> places;
    QByteArray texts, rows;
    rows.reserve(qsizetype(deltas.size()) * 40);
    const UsageDelta *before = nullptr;
    std::array<quint64, kTexts.size()> place{};
    for (const UsageDelta *delta : deltas) {
        putBytes(rows, delta->keyId.toUtf8());
        for (std::size_t i = 0; i < kTexts.size(); ++i) {
            const QString &value = delta->*kTexts[i];
            if (!before || value != before->*kTexts[i]) {
                auto known = places.constFind(value);
                if (known == places.constEnd()) {
                    known = places.insert(value, quint64(places.size()));
                    putBytes(texts, value.toUtf8());
                }
                place[i] = *known;
            }
            putNumber(rows, place[i]);
        }
        for (const auto number : kNumbers)
            putNumber(rows, quint64(delta->*number));
        for (const qint64 count : delta->classes)
            putNumber(rows, quint64(count));
        putBytes(rows, delta->histogram);
        putBytes(rows, delta->sizes);
        before = delta;
    }
    QByteArray out(1, kVersion);
    putNumber(out, quint64(places.size()));
    out.append(texts);
    putNumber(out, deltas.size());
    return out.append(rows);
}

bool decodeDeltas(const QByteArray &bytes, QList<UsageDelta> &out)
{
    if (bytes.isEmpty() || (bytes[0] != kVersion && bytes[0] != kWithoutDimensions))
        return false;
    const bool old = bytes[0] == kWithoutDimensions;
    Reader reader{bytes.constData() + 1, bytes.constData() + bytes.size()};
    QStringList texts;
    for (quint64 left = reader.number(); reader.ok && left > 0; --left)
        texts << QString::fromUtf8(reader.bytes());
    for (quint64 left = reader.number(); reader.ok && left > 0; --left) {
        UsageDelta delta;
        delta.keyId = QString::fromUtf8(reader.bytes());
        for (std::size_t i = 0; i < (old ? kFirstTexts : kTexts.size()); ++i) {
            const quint64 place = reader.number();
            if (place >= quint64(texts.size()))
                return false;
            delta.*kTexts[i] = texts[qsizetype(place)];
        }
        for (const auto number : kNumbers)
            delta.*number = qint64(reader.number());
        for (qint64 &count : delta.classes)
            count = qint64(reader.number());
        delta.histogram = reader.bytes();
        if (!old)
            delta.sizes = reader.bytes();
        if (reader.ok)
            out.append(std::move(delta));
    }
    return reader.ok && reader.at == reader.end;
}

} // namespace octroi::authority
